"""French codes and laws: articles, numbered paragraphs, points and alinéas, from every source."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import harbour
import pytest

from citeref import law
from citeref.cache import Cache, Layer
from citeref.errors import CacheError
from citeref.law import french, read
from citeref.law.identify import identify
from citeref.law.statute import division
from citeref.model import Authority
from citeref.ref import Ref

REF = Ref(harbour.REF)
ARTICLE = "art_L212-3"


def said(authority: Authority) -> dict[str, str]:
    return {p.ref.pinpoint: " ".join(authority.words(p).split()) for p in authority.passages}


@pytest.mark.parametrize("source", harbour.WHOLE)
def test_a_code_is_read_down_to_its_points_and_alineas(source: str) -> None:
    data = harbour.WHOLE[source].encode()
    found = identify(data)
    assert (found.ref, found.lang, found.version) == (REF, "fr", "2031-01-01")
    authority = read(data, REF, "fr")
    words = said(authority)
    assert {place: words.get(place) for place in harbour.UNITS} == harbour.UNITS
    labels = {p.ref.pinpoint: p.label for p in authority.passages}
    assert {place: labels.get(place) for place in harbour.DIVISIONS} == harbour.DIVISIONS
    assert "Article 99" not in authority.text


@pytest.mark.parametrize("source", harbour.SINGLE)
def test_a_single_article_is_kept_as_itself(source: str, tmp_path: Path) -> None:
    data = harbour.SINGLE[source].encode()
    cache = Cache((Layer("user", tmp_path, True),))
    page = law.add(data, cache)
    assert (page.ref, page.origin.until, page.origin.status) == (REF / ARTICLE, "", "official")
    assert page.origin.version == "2031-01-01"
    expected = {place: text for place, text in harbour.UNITS.items() if place.startswith(ARTICLE)}
    words = said(law.authority(page, cache))
    assert {place: words.get(place) for place in expected} == expected
    authority, passage = law.show(REF / ARTICLE / "par_1" / "pnt_2" / "pnt_b", "fr", cache)
    assert authority.words(passage) == "à bâbord."


@pytest.mark.parametrize(
    ("printed", "segment"),
    [
        ("1er", "art_1"),
        ("Article premier", "art_1"),
        ("L. 1111-8", "art_L1111-8"),
        ("R*123-4", "art_R*123-4"),
        ("A5332-103", "art_A5332-103"),
        ("226-17", "art_226-17"),
        ("8 bis", "art_8-bis"),
        ("Annexe II", "anx_2"),
        ("liminaire", ""),
    ],
)
def test_the_number_of_an_article_as_it_is_printed(printed: str, segment: str) -> None:
    assert french.article(printed) == segment


@pytest.mark.parametrize(
    ("title", "ref"),
    [
        ("Code pénal", "fr/code/penal"),
        ("Code de la santé publique", "fr/code/sante-publique"),
        ("Code des relations entre le public et l'administration", "fr/code/relations-public-administration"),
        ("LOI n° 2016-1321 du 7 octobre 2016 pour une République numérique (1)", "fr/loi/2016-1321"),
        ("Décret n° 2019-536 du 29 mai 2019", "fr/decret/2019-536"),
        ("Arrêté du 12 janvier 2000 portant interdiction", "fr/arrete/2000-01-12"),
        ("Loi du 29 juillet 1881 sur la liberté de la presse", "fr/loi/1881-07-29"),
        ("Journal de bord", None),
    ],
)
def test_a_title_says_which_text_it_is(title: str, ref: str | None) -> None:
    assert french.statute(title) == ref


@pytest.mark.parametrize(
    ("label", "segment"),
    [
        ("Titre Ier : Des quais", "tis_1"),
        ("TITRE II", "tis_2"),
        ("Chapitre III bis : Des bouées", "cpt_3-bis"),
        ("Section Ire", "sct_1"),
        ("Deuxième partie", ""),
        ("Livre IV", ""),
        ("Dispositions finales", ""),
    ],
)
def test_the_label_of_a_division_says_its_place(label: str, segment: str) -> None:
    assert division(label) == segment


def test_what_lies_in_a_book_has_no_place_but_its_articles() -> None:
    code = json.loads(harbour.piste())
    code["sections"] = [{"title": "Livre Ier", "sections": code["sections"]}]
    words = said(read(json.dumps(code).encode(), REF, "fr"))
    assert "tis_1" not in words
    assert words["art_1"] == "Le port est ouvert."


def test_a_list_of_articles_without_their_words_is_turned_away() -> None:
    code = json.loads(harbour.piste().replace('"content"', '"other"'))
    with pytest.raises(CacheError, match="lists the 2 articles"):
        read(json.dumps(code).encode(), REF, "fr")
    with pytest.raises(CacheError, match="no words of the law"):
        read(b"<?xml version='1.0'?><SECTION_TA><ID>LEGISCTA000000000001</ID></SECTION_TA>", REF, "fr")


def test_divisions_without_end_are_turned_away() -> None:
    deep = "[]"
    for _ in range(200):
        deep = f'[{{"title":"Livre I","sections":{deep}}}]'
    with pytest.raises(CacheError):
        read(f'{{"id":"LEGITEXT000000000009","title":"Code du port","sections":{deep}}}'.encode(), REF, "fr")
    with pytest.raises(CacheError):
        read(("[" * 100_000).encode(), REF, "fr")


def test_the_old_layout_of_legifrance_is_read(real_data: Path) -> None:
    data = (real_data / "data" / "legifrance-html" / "affichTexte.old.JORFTEXT000000567660.html").read_bytes()
    assert identify(data).ref == "fr/arrete/2000-01-12"
    assert "Ã" not in read(data, Ref("fr/arrete/2000-01-12"), "fr").text


@pytest.mark.parametrize(
    ("page", "ref", "articles"),
    [
        ("legifrance-html/section_lc.LEGISCTA000006143404.html", "fr/code/urbanisme", 45),
        ("legi-data/LEGITEXT000031366350.json.gz", "fr/code/relations-public-administration", 474),
        ("dila-xml/LEGIARTI000054354526.xml", "fr/code/transports/art_A5332-103", 1),
        ("piste-json/consult_article.json", "fr/code/civil/art_9", 1),
    ],
)
def test_real_texts_have_all_their_articles(real_data: Path, page: str, ref: str, articles: int) -> None:
    data = (real_data / "data" / page).read_bytes()
    data = gzip.decompress(data) if page.endswith(".gz") else data
    found = identify(data)
    assert found.ref == ref
    places = [p.ref.pinpoint for p in read(data, found.ref, "fr").passages]
    assert sum("/" not in place and place.startswith(("art_", "anx_")) for place in places) == articles
