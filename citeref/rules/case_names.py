"""Names of companies and cases that decisions are known by, as they stand in a text.

A name is that of every decision that bears it. Some are everyday words too (« Free », « Orange »), and count only beside a number.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from citeref.catalogue.decisions import Decision, decisions
from citeref.model import Span
from citeref.quotes.words import Words

_FORM = re.compile(
    r"\b(?:and Others|et autres|e\.a\.|SAS|SASU|SA|SARL|SE|Inc\.?|LLC|Limited|Ltd|GmbH|AG|BV|B\.V\.|S\.A\.|Corporation|Company"
    r"|International|Group|Groupe|Ireland|France|Europe|Services|Operations)\b",
    re.IGNORECASE,
)
_SMALL = frozenset(
    [
        "the",
        "of",
        "and",
        "et",
        "de",
        "la",
        "le",
        "les",
        "du",
        "des",
        "l",
        "d",
        "autres",
        "others",
        "not",
        "named",
        "company",
        "société",
        "group",
        "groupe",
        "france",
        "ireland",
        "limited",
        "llc",
        "inc",
        "sa",
        "sas",
        "international",
        "europe",
        "emea",
        "services",
        "v",
        "c",
        "contre",
        "against",
        "case",
        "affaire",
    ]
)


_PLAIN = str.maketrans({"\xa0": " ", "\u202f": " ", "\n": " ", "‑": "-", "’": "'"})


_SEQUEL = re.compile(r"\s(?:II|III|IV|[2-9])\Z")
"""« Schrems II » is another case than « Schrems »."""


class Named(NamedTuple):
    """A name in a text, and the decisions that bear it; `common` where it is an everyday word too."""

    span: Span
    text: str
    decisions: tuple[Decision, ...]
    common: bool


@cache
def _table() -> tuple[AhoCorasick, list[tuple[tuple[Decision, ...], bool]]]:
    rows: dict[str, list[Decision]] = {}
    common: set[str] = set()
    for decision in decisions().values():
        given = {decision.name, decision.respondent, *decision.aliases}
        given |= {_FORM.sub("", decision.respondent).strip(" ,")} if decision.body == "cnil" else set()
        for name in given:
            if len(name) >= 3 and name[0].isupper() and "(" not in name:
                rows.setdefault(name, []).append(decision)
        common |= set(decision.common)
    listed = list(rows)
    values = [
        (tuple({one.ref: one for one in rows[name]}.values()), name in common or len(name) < 5)
        for name in listed
    ]
    return AhoCorasick(listed, matchkind=MatchKind.LeftmostLongest), values


def names(text: str, span: Span) -> list[Named]:
    """The known names in a stretch of text, as whole words with their capital, in order."""
    if span.end <= span.start:
        return []
    finder, values = _table()
    piece = text[slice(*span)].translate(_PLAIN)
    found = []
    for number, start, end in finder.find_matches_as_indexes(piece):
        before, after = piece[start - 1 : start], piece[end : end + 1]
        if (before.isalnum() or after.isalnum()) and before not in "'’":
            continue
        known, common = values[number]
        found.append(Named(Span(span.start + start, span.start + end), piece[start:end], known, common))
    return found


def goes_with(named: Named, decision: Decision) -> bool:
    """Whether a name may be that of a decision: it bears it, its own names hold it, or they share a word that tells. The whole
    name of another party before the same body is that of the other.
    """
    if any(one.ref == decision.ref for one in named.decisions):
        return True
    if _SEQUEL.search(named.text) and named.text not in decision.aliases:
        return False
    own_names = " ".join((decision.name, decision.respondent, decision.subject, *decision.aliases))
    if named.text.lower() in own_names.lower():
        return True
    whole = [one for one in named.decisions if named.text in (one.respondent, one.name)]
    if whole and all(one.body == decision.body for one in whole) and " " in named.text:
        return False
    own = _telling(own_names)
    if own & _telling(named.text):
        return True
    return any(own & _telling(" ".join((one.name, one.respondent))) for one in named.decisions)


@cache
def _telling(text: str) -> frozenset[str]:
    return frozenset(word for word in Words(text).plain if len(word) > 2 and word not in _SMALL)
