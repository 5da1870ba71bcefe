"""One law in every layout gives the same units, with the same words, labels and headings."""

from __future__ import annotations

import re

import lighthouse
import lighthouse_formex
import pytest

from citeref.errors import CacheError
from citeref.law import read
from citeref.law.identify import identify
from citeref.law.titles import act_named
from citeref.model import Authority
from citeref.ref import Ref

LAW = Ref(lighthouse.LAW)
PAGES = {
    "journal": lighthouse.journal(),
    "journal, older": lighthouse.journal(new=False),
    "consolidated": lighthouse.consolidated(),
    "saved from the browser": lighthouse.saved(),
    "before 2004": lighthouse.legacy(),
    "Formex": lighthouse_formex.act(),
    "Formex, consolidated": lighthouse_formex.consolidated(),
}


def folded(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


@pytest.fixture(params=PAGES)
def layout(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def authority(layout: str) -> Authority:
    return read(PAGES[layout].encode(), LAW, "en")


def test_every_layout_gives_the_same_units(layout: str, authority: Authority) -> None:
    expected = dict(lighthouse.UNITS)
    if "consolidated" not in layout:
        expected |= lighthouse.MORE
    if layout != "before 2004":
        expected |= lighthouse.ANNEXED
    found = {passage.ref.pinpoint: passage for passage in authority.passages}
    for place, (label, heading, words) in expected.items():
        passage = found[place]
        assert passage.label.casefold() == label.casefold(), place
        assert passage.heading == heading, place
        if words is not None:
            assert folded(authority.words(passage)) == words, place
    assert set(found) - set(expected) <= {"", "anx_1/pnt_1/pnt_a"}


def test_passages_stand_in_the_order_of_the_text(authority: Authority) -> None:
    starts = [passage.span.start for passage in authority.passages]
    assert starts == sorted(starts)
    assert authority.passages[0].ref == LAW
    assert all(0 <= p.span.start <= p.span.end <= len(authority.text) for p in authority.passages)


def test_a_unit_stands_inside_the_one_its_reference_says(authority: Authority) -> None:
    spans = {passage.ref: passage.span for passage in authority.passages}
    for ref, span in spans.items():
        outer = spans.get(ref.parents[0]) if ref != LAW else None
        assert outer is None or (outer.start <= span.start and span.end <= outer.end), ref


def test_the_printed_label_stands_just_before_the_words(authority: Authority) -> None:
    for passage in authority.passages:
        before = authority.text[: passage.span.start].rstrip().removesuffix(passage.heading).rstrip()
        assert before.endswith(passage.label)


def test_the_title_says_which_law_it_is(authority: Authority) -> None:
    assert authority.title == lighthouse.TITLE


def test_calls_of_notes_and_marks_of_amendment_are_no_words_of_the_law(authority: Authority) -> None:
    law = authority.words(authority.passages[0])
    assert "noted(1)" not in law
    assert "log ()" not in law
    assert not re.search("[►▼◄]", law)


def test_what_follows_the_last_article_is_no_part_of_it(authority: Authority) -> None:
    last = authority.passage(f"{LAW}/art_3")
    assert last is not None
    assert "Done at Sea" not in authority.words(last)
    assert "note" not in authority.words(last)


def test_the_menus_around_a_saved_page_are_left_out() -> None:
    text = read(lighthouse.saved().encode(), LAW, "en").text
    assert "Article 9" not in text
    assert text.count("Article 1\n") == 1


def test_a_statute_quoted_inside_an_article_opens_no_article() -> None:
    quoted = "<table><tr><td><p class='oj-normal'>‘</p></td><td><p class='oj-ti-art'>Article 9</p>"
    quoted += "<div id='009.004'><p class='oj-normal'>4. Quoted.</p></div></td></tr></table>"
    page = lighthouse.journal().replace('<div id="001.003">', f'{quoted}<div id="001.003">')
    refs = {p.ref.pinpoint for p in read(page.encode(), LAW, "en").passages}
    assert "art_9" not in refs
    assert "art_1/par_4" not in refs
    assert "art_1/par_3" in refs


def test_points_in_another_alphabet_count_by_their_place() -> None:
    page = lighthouse.journal().replace("(a)", "а)").replace("(b)", "б)")
    refs = {p.ref.pinpoint for p in read(page.encode(), LAW, "bg").passages}
    assert {"art_1/par_2/pnt_a", "art_1/par_2/pnt_b"} <= refs


def test_an_inserted_article_bears_a_letter_in_its_reference() -> None:
    page = (
        lighthouse.consolidated()
        .replace('id="art_2"', 'id="art_1a"')
        .replace("Article 2<", "Article 1 <i>bis</i><")
    )
    found = read(page.encode(), LAW, "fr").passage(f"{LAW}/art_1a")
    assert found is not None
    assert found.label == "Article 1 bis"


def test_a_list_of_the_second_subparagraph_does_not_hide_the_first() -> None:
    again = "It is no keeper:</p><table><tr><td><p>(a)</p></td><td><p>nor a mouse.</p></td></tr></table><p>"
    first = "A cat may be kept:</p><table><tr><td><p>(a)</p></td><td><p>grey;</p></td></tr></table>"
    page = lighthouse.journal().replace("A cat may be kept.</p>", first).replace("It is no keeper.", again)
    authority = read(page.encode(), LAW, "en")
    words = {p.ref.pinpoint: folded(authority.words(p)) for p in authority.passages}
    assert words["art_1/par_3/pnt_a"] == "grey;"
    assert words["art_1/par_3/aln_2/pnt_a"] == "nor a mouse."


def test_an_inserted_article_that_took_its_neighbour_s_id_goes_by_its_label() -> None:
    second = (
        '<div id="art_1"><p class="title-article-norm">Article 1 <i>bis</i></p><p class="norm">New.</p></div>'
    )
    page = lighthouse.consolidated()
    page = page.replace('<div class="eli-subdivision" id="art_2">', f'{second}<div class="x" id="art_2">')
    found = read(page.encode(), LAW, "fr").passage(f"{LAW}/art_1a")
    assert found is not None
    assert found.label == "Article 1 bis"


def test_the_frame_of_a_page_without_its_act_is_said_to_be_one() -> None:
    frame = '<html><body><div class="Wrapper"><p id="originalTitle"></p><p id="translatedTitle">REGULATION (EU) 2031/7</p>'
    with pytest.raises(CacheError, match="frame"):
        identify((frame + " " * 500).encode())


def test_an_inserted_chapter_bears_a_letter_too() -> None:
    page = lighthouse.consolidated().replace('"cpt_I"', '"cpt_IVBIS"')
    assert read(page.encode(), LAW, "fr").passage(f"{LAW}/cpt_4a") is not None


def test_terms_defined_under_the_numbers_of_paragraphs_are_points() -> None:
    items = "".join(
        f'<div style="margin-left: 24pt; text-indent: -24pt"><p class="norm">{n}. «{word}», une chose;</p></div>'
        for n, word in enumerate(("phare", "brume", "corne"), 1)
    )
    page = f"""<html><body><p class="reference">02031R0007 — FR — 01.02.2032 — 001.001</p>
<p class="title-article-norm">Article premier</p><p class="stitle-article-norm">Définitions</p>
<p class="norm">Aux fins du présent règlement, on entend par:</p>{items}
<p class="title-article-norm">Article 2</p><p class="norm">1. Le phare est:</p>
<p class="norm">2. La brume tombe.</p></body></html>"""
    places = {passage.ref.pinpoint for passage in read(page.encode(), LAW, "fr").passages}
    assert {"art_1/pnt_1", "art_1/pnt_3", "art_2/par_1", "art_2/par_2"} <= places
    assert not {"art_1/par_1", "art_2/pnt_2"} & places


def test_an_act_whose_title_names_a_treaty_is_that_act() -> None:
    treaty = "traité sur le fonctionnement de l'Union européenne"
    title = f"RÈGLEMENT (UE) 2031/7 DE LA COMMISSION relatif à l'application de l'article 9 du {treaty}"
    page = f'<html><title>L_203100007FR.000101.fmx.xml</title><p class="oj-hd-lg">FR</p><p class="oj-doc-ti">{title}</p>'
    found = identify((page + " " * 500).encode())
    assert (found.ref, found.lang) == (LAW, "fr")


@pytest.mark.parametrize(
    ("title", "ref"),
    [
        ("DIRECTIVE 96/9/CE DU PARLEMENT EUROPÉEN ET DU CONSEIL du 11 mars 1996", "eu/dir/1996/9"),
        (
            "DIRECTIVE DU CONSEIL du 10 avril 1995 modifiant la directive 77/388/CEE (95/7/CE)",
            "eu/dir/1995/7",
        ),
        ("RÈGLEMENT (CEE) N° 4064/89 DU CONSEIL", "eu/reg/1989/4064"),
        ("RÈGLEMENT (CE) No 2083/2005 DE LA COMMISSION", "eu/reg/2005/2083"),
        ("RÈGLEMENT (UE) n o 2004/2003 DU PARLEMENT EUROPÉEN", "eu/reg/2003/2004"),
        ("RÈGLEMENT D’EXÉCUTION (UE) 2018/99 DE LA COMMISSION", "eu/reg_impl/2018/99"),
    ],
)
def test_the_numbers_of_the_last_century_and_of_this_one_are_told_apart(title: str, ref: str) -> None:
    assert act_named(title) == ref
