"""Pages of our own: their places, labels and headings."""

from __future__ import annotations

import pytest

from citeref.errors import CacheError
from citeref.law import read
from citeref.ref import Ref

PAGE = """<!doctype html><html lang="fr" data-ref="eu/reg/2031/7" data-status="synopsis">
<head><title>Phares</title></head><body><p class="notice">Résumé non officiel.</p>
<section data-place="cpt_1"><h2><span class="label">Chapitre I</span>
<span class="heading">Gardiens</span></h2>
<article data-place="art_1"><span class="label">Article premier</span><h3 class="heading">Devoirs</h3>
<div data-place="art_1/par_2"><p><span class="label">2.</span> Le gardien&nbsp;:</p>
<ul><li data-place="art_1/par_2/pnt_a"><span class="label">a)</span> allume <em>la</em> lampe ;</li>
<li data-place="art_1/par_2/pnt_b"><span class="label">b)</span> écrit.</li></ul><p>Il veille.</p></div>
</article></section></body></html>"""


def test_a_synopsis_is_read_into_its_places() -> None:
    found = read(PAGE.encode(), Ref("eu/reg/2031/7"), "fr")
    words = {p.ref.pinpoint: (p.label, p.heading, found.words(p)) for p in found.passages}
    assert words["art_1"][:2] == ("Article premier", "Devoirs")
    assert words["art_1/par_2"] == ("2.", "", "Le gardien :\na) allume la lampe ;\nb) écrit.\nIl veille.")
    assert words["art_1/par_2/pnt_a"] == ("a)", "", "allume la lampe ;")
    assert words["cpt_1"][:2] == ("Chapitre I", "Gardiens")
    assert found.text.startswith(
        "Résumé non officiel.\n\nChapitre I\nGardiens\n\nArticle premier\nDevoirs\n\n2. Le"
    )
    assert (found.title, found.lang) == ("Phares", "fr")


def test_the_numbered_paragraphs_of_a_decision_are_places_too() -> None:
    page = '<html lang="fr" data-ref="fr/cnil/SAN-2022-009"><body><div data-place="prt_1">'
    page += '<h2 class="label">I. Faits</h2>'
    page += '<div data-place="pt_32"><span class="label">32.</span> Le serveur était ouvert.</div>'
    page += "</div></body></html>"
    found = read(page.encode(), Ref("fr/cnil/SAN-2022-009"), "fr")
    passage = found.passage("fr/cnil/SAN-2022-009/pt_32")
    assert passage is not None
    assert found.words(passage) == "Le serveur était ouvert."


@pytest.mark.parametrize("place", ["art_", "../../etc", "art_1/"])
def test_a_place_that_is_none_is_named(place: str) -> None:
    page = f'<html data-ref="eu/reg/2031/7"><body><p data-place="{place}">x</p></body></html>'
    with pytest.raises(CacheError, match="names no place"):
        read(page.encode(), Ref("eu/reg/2031/7"), "fr")


def test_a_synopsis_of_another_law_or_language_is_not_taken_for_this_one() -> None:
    for ref, lang in (("eu/reg/2031/8", "fr"), ("eu/reg/2031/7", "en")):
        with pytest.raises(CacheError, match="synopsis of eu/reg/2031/7 in « fr »"):
            read(PAGE.encode(), Ref(ref), lang)
