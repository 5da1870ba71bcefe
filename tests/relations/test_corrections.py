"""Corrigenda laid over the text, and versions held against each other."""

from __future__ import annotations

import json
import time
from pathlib import Path

import ferry
import pytest
from hypothesis import given
from hypothesis import strategies as st

from citeref import law
from citeref.cache import Cache
from citeref.errors import CacheError, PageNotFound
from citeref.law import corrigendum, read
from citeref.law.identify import identify
from citeref.law.opened import opened
from citeref.model import Span
from citeref.ref import Ref
from citeref.relations import changes, corrected, relations
from citeref.relations.corrections import corrections
from citeref.relations.laying import Tokens, edited, edits
from citeref.relations.versions import differences

LAW = ferry.LAW
GDPR = Ref("eu/reg/2016/679")


def test_a_corrigendum_is_kept_under_the_act_by_its_date(cache: Cache) -> None:
    page = law.add(ferry.CORRIGENDUM.encode(), cache)
    assert (page.ref, page.lang) == (LAW / "cor_2033-03-07", "en")
    authority, passage = law.show(LAW / "cor_2033-03-07" / "pt_1", "en", cache)
    assert "in the evening and at noon" in authority.words(passage)
    assert cache.page(LAW, "en") is None


def test_a_corrigendum_says_what_to_change_where() -> None:
    found = corrigendum.told(opened(ferry.CORRIGENDUM.encode()))
    assert found is not None
    assert (found.date, found.journal, len(found.changes)) == ("2033-03-07", "L 99/1", 5)
    assert [bool(change.old) for change in found.changes] == [True, True, True, False, True]
    assert found.changes[4].where == "On page 1, Article 1"


def test_each_change_is_applied_or_said_not_to_be_found(journal: Cache) -> None:
    law.add(ferry.CORRIGENDUM.encode(), journal)
    evening = relations(LAW / "art_2" / "par_2" / "pnt_b", "en", journal)
    (one,) = evening.corrections
    assert (one.state, one.date, one.journal) == ("applied", "2033-03-07", "L 99/1")
    authority, passage = law.show(LAW / "art_2" / "par_2" / "pnt_b", "en", journal)
    words = corrected(authority.words(passage), passage.span.start, evening.corrections)
    assert words == "in the evening and at noon."
    assert [c.state for c in relations(LAW / "rct_6", "en", journal).corrections] == ["applied"]
    assert [c.state for c in relations(LAW / "art_3", "en", journal).corrections] == ["not located"]
    assert [c.state for c in relations(LAW / "art_4", "en", journal).corrections] == ["not located"]
    assert [c.state for c in relations(LAW / "art_1", "en", journal).corrections] == ["applied"]
    assert relations(LAW / "art_2" / "par_1", "en", journal).corrections == ()


def test_a_text_that_has_the_new_words_is_left_alone(cache: Cache) -> None:
    law.add(ferry.journal(evenings="evening and at noon").encode(), cache)
    law.add(ferry.CORRIGENDUM.encode(), cache)
    (one,) = relations(LAW / "art_2" / "par_2" / "pnt_b", "en", cache).corrections
    assert (one.state, one.edits) == ("already there", ())


def test_a_corrigendum_of_a_hundred_thousand_lines_is_read_in_little_time() -> None:
    begun = time.process_time()
    told = corrigendum.changes(
        ["Page 1", "for:", "‘a’", "read:", *["‘b" for _ in range(100_000)], "for: ‘" * 50_000]
    )
    assert time.process_time() - begun < 2
    assert told[0].old == "a"


def test_two_texts_too_long_to_compare_are_taken_one_for_the_other() -> None:
    old, new = Tokens("a b " * 4_000), Tokens("b c " * 4_000)
    (one,) = edits(old, new, old)
    assert edited(old.text, [one]).split() == new.text.split()


def test_a_corrigendum_without_a_date_or_an_act_is_refused() -> None:
    for broken in (
        ferry.CORRIGENDUM.replace("7.3.2033", ""),
        ferry.CORRIGENDUM.replace("Regulation (EU) 2033/5", "the said act"),
    ):
        with pytest.raises(CacheError):
            identify(broken.encode())


def test_the_places_that_a_consolidated_text_changes_are_told(journal: Cache) -> None:
    law.add(ferry.consolidated(evenings="evening", hay="oats").encode(), journal)
    older, newer, found = changes(LAW, "en", journal)
    assert (older, newer) == ("", "2034-02-01")
    assert [(d.ref.pinpoint, [(e.old.strip(), e.new.strip()) for e in d.edits]) for d in found] == [
        ("art_2/par_2", [("hay", "oats")]),
        ("art_2/par_2/pnt_b", [("evenings", "evening")]),
    ]


def test_one_version_has_nothing_to_be_held_against(journal: Cache) -> None:
    with pytest.raises(PageNotFound, match="Only 1 version"):
        changes(LAW, "en", journal)


TEXTS = st.text(alphabet="ab ,.'’(\n", max_size=40)


@given(TEXTS, TEXTS, TEXTS)
def test_edits_turn_one_text_into_the_other(before: str, old: str, new: str) -> None:
    whole = f"zz {before} yy {old} xx"
    start = len(f"zz {before} yy ")
    place, tokens = Tokens(whole, Span(start, len(whole) - 3), marks=True), Tokens(old, marks=True)
    fresh = Tokens(new, marks=True)
    if tokens.plain and fresh.plain:
        result = edited(whole, edits(tokens, fresh, place, 0))
        assert result.startswith(whole[:start])
        assert Tokens(result, Span(start, len(result) - 2), marks=True).plain[: len(fresh)] == fresh.plain


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_every_change_of_the_gdpr_corrigendum_is_found(real_data: Path, lang: str) -> None:
    folder = real_data / "data/eurlex-gdpr"
    page = folder / f"32016R0679R(02).corrigendum.{lang}.xhtml"
    source = corrigendum.told(opened(page.read_bytes()))
    assert source is not None
    assert (source.place, source.journal) == (GDPR / "cor_2018-05-23", "L 127/2")
    authority = read((folder / f"32016R0679.oj.{lang}.xhtml").read_bytes(), GDPR, lang)
    found = corrections(authority, [source])
    assert [one.state for one in found] == ["applied"] * {"en": 15, "fr": 21}[lang]
    whole = edited(authority.text, [edit for one in found for edit in one.edits])
    for one in found:
        last = one.new.rpartition("\n")[2].partition("…")[0].rstrip(" [")
        assert Tokens(whole, marks=True).find(Tokens(last, marks=True)), one.where


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_the_journal_and_the_consolidated_text_differ_where_the_answer_key_says(
    real_data: Path, lang: str
) -> None:
    folder = real_data / "data/eurlex-gdpr"
    older = read((folder / f"32016R0679.oj.{lang}.xhtml").read_bytes(), GDPR, lang)
    newer = read((folder / f"02016R0679-20160504.consolidated.{lang}.html").read_bytes(), GDPR, lang)
    key = json.loads((real_data / "data/gdpr-structured/gdpr-corrigendum-diff.json").read_text("utf-8"))[lang]
    found = [
        one.ref.pinpoint.replace("/par_", ".").replace("/pnt_", ".").replace("_", ".")
        for one in differences(older, newer)
    ]
    assert [unit.replace("/idt.", ".—#") for unit in found] == [row["unit"] for row in key]
