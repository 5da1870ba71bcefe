"""Places that cite no law: a document's own articles, headings, « article 9 ci-dessus », the clauses of a contract."""

from __future__ import annotations

import re

from citeref.grammar.owners import Tongue, governed, owned
from citeref.grammar.pattern import pattern
from citeref.grammar.places import Places
from citeref.grammar.text import Text

_INTERNAL = pattern(
    r"[\s,)]*\s(?:ci-avant|ci-après|ci-dessus|ci-dessous|supra|infra|above|below|hereof|herein|hereto|hereunder|des présentes|des présentes conditions|de la proposition de loi|du projet de loi|of the proposal|of the bill)\b"
)
_PRECEDED = pattern(
    r"(?:\b(?:this|these|présent|présente|the present|mon|ma|my|our|notre|nos|votre|your|their|leur|leurs|amendement|amendment|produit|salle|room|poste|bureau|ext\.|lot|norme|rfc|rule|clause|clauses|page|p\.|chapitre du livre|mio|mia|meu|mein|meinem|mijn|mój|min|mitt)[\s\"]+)$"
)
_BILL = pattern(
    r"(?:amendements?|amendments?)\s(?:n°\s?|no\.?\s?)?\d{1,4}\.?\s*$|(?:amendements?|amendments?|proposition de loi|projet de loi|\bbill\b)[^.;\n]{0,60}$"
)
_BILLS = ("amend", "de loi", "bill")
"""Parts of words of which any mention of a bill has one."""

_HEADING = pattern(r"(?:^|\n)[ \t#>*_|\"-]*$")
_TITLE_AFTER = pattern(r"[ \t*_]*(?:\n|$|[-:.|][ \t*_]|\s-\s|\.-)")
_NAMED = pattern(r"\s[^\W\d_]+(?:\s[^\W\d_]+)?\"")
"""What makes a quoted place the name of something: "Article 6 status"."""

_OPERATIVE = pattern(r"[.;]\s*$")

_CLAUSE = 800
"""How far back, in characters, the number of the clause is sought that a place stands in."""

CONTRACTS = frozenset("bail lease loyer statuts satzung mietvertrag mietvertrages".split())
"""Nouns of private texts that govern no data: once a place is said to be one's, the bare articles after it are its own too, until a law is named."""


def internal(low: str, end: int) -> bool:
    """Whether the words behind a place say that it is the text's own: « ci-dessus », "hereof", « des présentes »."""
    return _INTERNAL.match(low, end) is not None


def heads(text: Text, place: Places) -> bool:
    """Whether a place is a heading: alone on its line, or with its title behind it."""
    return bool(
        text.raw[place.start].isupper()
        and len(place.items) == 1
        and _TITLE_AFTER.match(text.low, place.end)
        and _HEADING.search(text.low[max(0, place.start - 30) : place.start])
    )


def private(text: Text, place: Places, tongue: Tongue) -> bool:
    """Whether a place is the document's own, or something else's: a heading, « article 9 ci-dessus », « article 12 du bail »."""
    low, start, end = text.low, place.start, place.end
    if internal(low, end) or governed(low, end, tongue, text.raw) or owned(low, start):
        return True
    before = low[max(0, start - 90) : start]
    if (before[-1:].isspace() and _PRECEDED.search(before[-30:])) or (
        any(word in before for word in _BILLS) and _BILL.search(before)
    ):
        return True
    if (
        text.raw[start] == "A"
        and len(place.items) == 1
        and _OPERATIVE.search(before[-30:])
        and re.match(r"\s?:\s", low[end : end + 3])
    ):
        return True
    if re.match(r"-[^\W\d_]{3,}", low[end : end + 5]) or (
        low[start - 1 : start] == '"' and len(place.items[0].paths[0]) == 1 and _NAMED.match(low, end)
    ):
        return True
    return _numbered_alike(low, start, place.items[0].paths[0][0]) or heads(text, place)


def _numbered_alike(low: str, start: int, article: str) -> bool:
    """Whether « article 5.1 » stands in a paragraph that is numbered 5 itself: a contract's own."""
    own = re.match(r"art_(\d+)\.\d+\Z", article) if "." in article else None
    if own is None:
        return False
    line = low.rfind("\n", max(0, start - _CLAUSE), start) + 1
    if (line or start < _CLAUSE) and re.match(rf"[ \t#>*_-]*{own[1]}\.\d", low[line : line + 12]):
        return True
    beside = re.search(rf"(?<![\d.]){own[1]}\.\d{{1,2}}\s+$", low[max(0, start - 10) : start - 2])
    return beside is not None
