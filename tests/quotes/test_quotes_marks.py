"""Where a document quotes."""

from __future__ import annotations

import pytest

from citeref.documents import read_text
from citeref.quotes.marks import quotations


def quoted(text: str, form: str = "text") -> list[str]:
    document = read_text(text, "x", form)
    return [document.text[slice(*one.span)] for one in quotations(document)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Il dit « la tour est haute » et part.", "la tour est haute"),
        ("He says “the tower is high” and leaves.", "the tower is high"),
        ("Er sagt „der Turm ist hoch“ und geht.", "der Turm ist hoch"),
        ('He says "the tower is high" and leaves.', "the tower is high"),
        ("He says ‘the keeper’s tower is high’ and leaves.", "the keeper’s tower is high"),
        ("Er sagt »der Turm ist hoch« und geht.", "der Turm ist hoch"),
        ("Il dit «la tour est haute».", "la tour est haute"),
    ],
)
def test_every_usual_mark_is_read(text: str, words: str) -> None:
    assert quoted(text) == [words]


def test_a_quotation_inside_another_counts_with_it() -> None:
    assert quoted("Il écrit « la tour dite « des vents » est haute ».") == [
        "la tour dite « des vents » est haute"
    ]


def test_an_apostrophe_opens_nothing() -> None:
    assert quoted("L'article 5 du RGPD n'a qu'un mot d'ordre, aujourd'hui.") == []


def test_between_two_french_quotations_nothing_is_quoted() -> None:
    assert quoted("« Une tour » se voit de loin, et « une cloche » s'entend.") == ["Une tour", "une cloche"]


def test_a_quoted_block_is_a_quotation_without_its_signature() -> None:
    assert quoted("> La tour est haute.\n> — RGPD, article 5\n", "markdown") == ["La tour est haute."]


def test_italics_of_a_page_may_be_a_quotation() -> None:
    page = "<p>Selon lui, <em>la tour est plus haute que le mât</em>&nbsp;!</p>"
    assert quoted(page, "html") == ["la tour est plus haute que le mât"]


def test_a_mark_without_its_partner_swallows_nothing() -> None:
    assert quoted("Il dit « la tour.\n\nUn autre paragraphe » sans rapport.") == []
