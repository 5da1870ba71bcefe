"""Recitals, references both ways, notes, links and languages of a place."""

from __future__ import annotations

from pathlib import Path

import ferry
import pytest

from benchmarks.recitals import LEAST, computed, measured
from citeref import law
from citeref.cache import Cache
from citeref.errors import PageNotFound
from citeref.law import read
from citeref.model import Authority, Link, Span
from citeref.ref import Ref
from citeref.relations import Act, Kinship, act, relations
from citeref.relations.links import refs
from citeref.relations.references import references

LAW = ferry.LAW


def kin(found: tuple[Kinship, ...]) -> list[tuple[str, str, str]]:
    return [(one.recital.pinpoint, one.article.pinpoint, one.grounds) for one in found]


def test_recitals_go_to_the_article_that_shares_their_rare_words(authority: Authority) -> None:
    pairs = kin(Act(authority).kinships)
    assert ("rct_2", "art_1", "wording") in pairs
    assert ("rct_3", "art_2", "wording") in pairs
    assert ("rct_4", "art_2", "wording") in pairs
    assert ("rct_6", "art_3", "wording") in pairs
    assert not [pair for pair in pairs if pair[0] == "rct_5" and pair[2] != "order"]


def test_a_pair_shows_the_words_it_rests_on_and_the_paragraph_it_is_nearest_to(journal: Cache) -> None:
    hay = next(one for one in relations(LAW / "rct_4", "en", journal).recitals if one.grounds == "wording")
    assert hay.place == LAW / "art_2" / "par_2"
    assert any("hay" in word.casefold() or "offered" in word for word in hay.words)
    assert 0 < hay.score <= 2


def test_a_paragraph_has_the_recitals_of_its_article_that_are_not_nearer_to_another(journal: Cache) -> None:
    first = relations(LAW / "art_2" / "par_1", "en", journal).recitals
    second = relations(LAW / "art_2" / "par_2", "en", journal).recitals
    assert "rct_4" not in {one.recital.pinpoint for one in first}
    assert "rct_4" in {one.recital.pinpoint for one in second}


def test_a_recital_that_names_an_article_of_its_act_belongs_to_it() -> None:
    page = ferry.journal(
        **{"Nothing here is like anything": "Fish is paid under Article 4 of this Regulation"}
    )
    pairs = kin(Act(read(page.encode(), LAW, "en")).kinships)
    assert ("rct_5", "art_4", "named") in pairs


def test_the_same_page_gives_the_same_pairs_in_the_same_order(authority: Authority) -> None:
    again = read(ferry.journal().encode(), LAW, "en")
    assert Act(authority).kinships == Act(again).kinships


def test_references_stand_in_the_smallest_place_and_lead_to_what_they_name(authority: Authority) -> None:
    found = {(one.at.pinpoint, one.text): [str(ref) for ref in one.refs] for one in references(authority)}
    assert found["art_2/par_1", "Article 1"] == [LAW / "art_1"]
    assert found["art_2/par_1", "Paragraph 2"] == [LAW / "art_2" / "par_2"]
    assert found["art_3/par_1", "Directive 2030/4/EU"] == ["eu/dir/2030/4"]
    for one in references(authority):
        assert authority.text[slice(*one.span)] == one.text


def test_what_leads_out_of_a_place_and_what_leads_into_it(journal: Cache) -> None:
    goats = relations(LAW / "art_2", "en", journal)
    assert [one.text for one in goats.outgoing] == ["Article 1"]
    assert {one.at.pinpoint for one in goats.incoming} == {"art_4/par_1"}
    hay = relations(LAW / "art_2" / "par_2" / "pnt_a", "en", journal)
    assert [one.text for one in hay.incoming] == ["Article 2(2), point (a)"]


def test_inside_a_chapter_its_own_articles_are_not_outside(journal: Cache) -> None:
    chapter = relations(LAW / "cpt_1", "en", journal)
    assert {ref for one in chapter.outgoing for ref in one.refs} == {"eu/dir/2030/4"}
    assert chapter.incoming == ()
    assert {one.article.pinpoint for one in chapter.recitals} >= {"art_1", "art_2", "art_3"}


def test_a_footnote_is_told_where_it_is_called(journal: Cache) -> None:
    (note,) = relations(LAW / "art_4" / "par_1", "en", journal).notes
    assert (note.note.sign, note.words) == ("1", "OJ L 281, 23.11.1995, p. 31.")
    assert relations(LAW / "art_3", "en", journal).notes == ()


def test_a_link_is_told_with_what_its_address_names() -> None:
    page = ferry.journal(fish='<a href="http://data.europa.eu/eli/reg/2016/679/oj">fish</a>')
    authority = read(page.encode(), LAW, "en")
    passage = authority.passage(LAW / "art_4")
    assert passage is not None
    (link,) = Act(authority).of(passage).links
    assert (link.at.pinpoint, link.words, link.refs) == ("art_4/par_1", "fish", ("eu/reg/2016/679",))


def test_the_other_languages_at_hand_are_told(journal: Cache) -> None:
    law.add(ferry.journal().replace(">EN<", ">DE<").encode(), journal, ref=LAW, lang="de")
    assert relations(LAW / "art_1", "en", journal).languages == ("de",)


def test_a_consolidated_text_borrows_the_recitals_of_the_journal(journal: Cache) -> None:
    law.add(ferry.consolidated().encode(), journal)
    found = relations(LAW / "art_1", "en", journal, at="2035-01-01")
    assert [one.recital.pinpoint for one in found.recitals if one.grounds == "wording"] == ["rct_2"]


def test_a_recital_is_shown_from_the_journal_where_the_consolidated_text_is_at_hand_too(
    journal: Cache,
) -> None:
    law.add(ferry.consolidated().encode(), journal)
    authority, passage = law.show(LAW / "rct_3", "en", journal)
    assert authority.words(passage) == ferry.RECITALS[2]


def test_links_of_a_code_are_named_by_their_words_where_the_address_says_only_the_code() -> None:
    code = Ref("fr/code/civil")
    authority = Authority(ref=code, lang="fr", title="", text="")
    address = "/affichCodeArticle.do?cidTexte=LEGITEXT000006070721&idArticle=LEGIARTI000000000001"
    assert refs(Link(Span(0, 0), address), "9", authority) == (code / "art_9",)
    assert refs(Link(Span(0, 0), "LEGIARTI000000000001"), "Code civil - art. 16-1 (VD)", authority) == (
        code / "art_16-1",
    )
    assert refs(Link(Span(0, 0), "/eli/reg_ue/2016/679/jo"), "ledit acte", authority) == ("eu/reg/2016/679",)
    assert refs(Link(Span(0, 0), "http://[broken"), "rien", authority) == ()


def test_an_act_is_worked_out_once(journal: Cache) -> None:
    authority, _ = law.show(LAW / "art_1", "en", journal)
    assert act(authority, journal) is act(authority, journal)


def test_without_a_page_the_error_says_how_to_get_one(cache: Cache) -> None:
    with pytest.raises(PageNotFound):
        relations(LAW / "art_1", "en", cache)


@pytest.mark.parametrize("lang", LEAST)
def test_the_recitals_of_the_gdpr_are_given_as_well_as_before(real_data: Path, lang: str) -> None:
    page = real_data / f"data/eurlex-gdpr/32016R0679.oj.{lang}.xhtml"
    found = measured(computed(read(page.read_bytes(), Ref("eu/reg/2016/679"), lang)))
    recall, precision = LEAST[lang]
    assert found.recall >= recall
    assert found.precision >= precision


def test_the_erasure_of_data_stands_between_its_neighbours(real_data: Path) -> None:
    page = real_data / "data/eurlex-gdpr/32016R0679.oj.en.xhtml"
    gdpr = Ref("eu/reg/2016/679")
    authority = read(page.read_bytes(), gdpr, "en")
    passage = authority.passage(gdpr / "art_17")
    assert passage is not None
    found = Act(authority).of(passage)
    assert {one.recital.pinpoint for one in found.recitals} == {"rct_65", "rct_66"}
    assert {ref.pinpoint for one in found.outgoing for ref in one.refs} >= {"art_9/par_3", "art_89/par_1"}
    assert {one.at.pinpoint for one in found.incoming} >= {"art_19", "art_20/par_3"}
