"""Where sentences end, for a rule that reads one."""

from __future__ import annotations

import pytest

from citeref.documents import read_text
from citeref.quotes.sentences import Sentences


def sentences(text: str) -> list[str]:
    document = read_text(text, "x")
    found, at, marks = [], 0, Sentences(document)
    while at < len(text):
        span = marks.at(at)
        found.append(text[slice(*span)].strip())
        at = span.end
    return [one for one in found if one]


@pytest.mark.parametrize(
    "text",
    [
        "L'art. 5 et l'al. 2 s'appliquent, cf. p. 12.",
        "Nach Art. 28 Abs. 3 Satz 2 lit. a DSGVO gilt das Urteil vom 16. Juli 2020.",
        "M. Le Gall et Mme Kerdoncuff citent la loi n. 78-17.",
    ],
)
def test_an_abbreviation_and_a_german_day_end_no_sentence(text: str) -> None:
    assert sentences(text) == [text]


def test_a_full_stop_and_a_new_line_end_one() -> None:
    assert sentences("La tour est haute. Elle se voit.\n\nLa cloche aussi") == [
        "La tour est haute.",
        "Elle se voit.",
        "La cloche aussi",
    ]
