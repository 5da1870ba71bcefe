"""The nouns of the house: frozen values that say themselves, and a document with a way back to its source."""

from __future__ import annotations

import msgspec
import pytest

from citeref.model import Authority, Block, Citation, Document, Finding, Passage, Place, Span
from citeref.ref import Ref

GDPR = Ref("eu/reg/2016/679")


def test_a_citation_says_its_words_and_where_they_lead() -> None:
    words, span = "articles 9 et 29", Span(2, 18)
    assert str(Citation(words, span, (GDPR / "art_9", GDPR / "art_29"))) == (
        "'articles 9 et 29' → eu/reg/2016/679/art_9, eu/reg/2016/679/art_29"
    )
    assert str(Citation("ledit règlement", Span(0, 15))) == "'ledit règlement' → open"


def test_a_range_is_shown_by_its_two_ends() -> None:
    ends = (Ref("fr/code/penal/art_226-16"), Ref("fr/code/penal/art_226-24"))
    assert str(Citation("articles 226-16 à 226-24", Span(0, 24), ends, range=True)).endswith(
        "226-16 … fr/code/penal/art_226-24"
    )


def test_citations_are_values() -> None:
    one = Citation("RGPD", Span(0, 4), (GDPR,))
    assert one == Citation("RGPD", Span(0, 4), (GDPR,))
    assert len({one, one}) == 1
    with pytest.raises(AttributeError):
        one.text = "GDPR"  # type: ignore[misc]


def document() -> Document:
    """Two paragraphs under a heading, the second on another page."""
    text = "Avis\n\nLe RGPD, d'abord.\n\nPuis l'article 9."
    return Document(
        name="avis.html",
        text=text,
        blocks=(
            Block(Span(0, 4), "heading", level=1, number=1, line=1),
            Block(Span(6, 23), number=2, line=3),
            Block(Span(25, 42), number=3, line=5, page=2),
        ),
    )


def test_an_offset_has_a_place_in_words_a_person_can_follow() -> None:
    place = document().place(30)
    assert place == Place(paragraph=3, line=5, heading="Avis", page=2)
    assert str(Place(paragraph=12, line=40, page=3)) == "p. 3 §12"


def test_the_block_of_an_offset_is_the_one_that_holds_it_or_the_last_before() -> None:
    read = document()
    assert [read.block(offset).number for offset in (0, 6, 24, 41)] == [1, 2, 2, 3]
    assert read.heading(10).span == Span(0, 4)


def test_a_text_without_blocks_counts_its_lines() -> None:
    assert Document(name="note", text="un\ndeux\ntrois").place(9) == Place(paragraph=1, line=3)


def test_marks_lead_back_to_the_characters_of_the_file() -> None:
    """`le&nbsp;RGPD` is read as « le RGPD »: the space is six characters there."""
    read = Document(
        name="x.html", text="le RGPD", source="le&nbsp;RGPD", marks=((0, 0), (2, 2), (3, 8), (3, 8))
    )
    assert read.at_source((3, 7)) == Span(8, 12)
    assert read.source[slice(*read.at_source((3, 7)))] == "RGPD"
    assert read.at_source((0, 2)) == Span(0, 2)


def test_a_text_that_is_its_own_source_needs_no_marks() -> None:
    assert Document(name="x.txt", text="RGPD").at_source((0, 4)) == Span(0, 4)


def test_an_authority_finds_the_smallest_passage_that_holds_a_place() -> None:
    law = Authority(
        ref=GDPR,
        lang="fr",
        title="RGPD",
        text="Un. Deux.",
        passages=(Passage(GDPR / "art_1", Span(0, 9)), Passage(GDPR / "art_1" / "par_2", Span(4, 9))),
    )
    assert law.passage("eu/reg/2016/679/art_1/par_3") is None


def test_a_finding_says_where_which_rule_and_why() -> None:
    finding = Finding(
        rule="unknown-article", span=Span(0, 11), text="article 103", message="GDPR ends at Article 99"
    )
    assert str(finding) == "unknown-article  article 103: GDPR ends at Article 99"
    placed = msgspec.structs.replace(finding, place=Place(paragraph=31, line=80, page=7))
    assert str(placed).startswith("p. 7 §31  unknown-article")


def test_lines_are_counted_from_where_a_long_paragraph_begins_in_the_file() -> None:
    text = "un\n" * 1000
    document = Document(name="long", text=text, blocks=(Block(Span(0, len(text)), line=7),))
    assert [document.place(offset).line for offset in (0, 2, 3, 2997)] == [7, 7, 8, 1006]
