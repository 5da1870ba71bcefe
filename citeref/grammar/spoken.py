"""The spoken names of the Union's acts, read on from where one opens: „Akta o digitalnih storitvah“, « tekoälysäädöksen ».

Only the openings are sought in a text. What follows one is compared without accents, so that hurried and capital writing
match as well.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from citeref.catalogue import spoken
from citeref.grammar.words import plain

CEDILLA = str.maketrans("\u0219\u021b", "\u015f\u0163")
"""The comma under a Romanian s or t, to the cedilla that older keyboards have."""


class Spoken(NamedTuple):
    """What a text goes on with behind an opening, without accents, and the authority this makes; none if `ref` is empty."""

    ending: str
    ref: str
    langs: frozenset[str]
    wary: bool


def sought() -> list[str]:
    """The openings, from the list that is kept of them: made out of the names anew they would double the time of a start."""
    return spoken.sought()


@cache
def openings() -> dict[str, list[list[spoken.Name]]]:
    """The openings with accents and without, each with the names that may open so."""
    known = spoken.openings()
    found = dict(known)
    accented = "\n".join(opening for opening in known if not opening.isascii())
    for variant in (plain(accented), accented.translate(CEDILLA)):
        for opening, form in zip(accented.split("\n"), variant.split("\n"), strict=True):
            if form != opening:
                found[form] = [*found.get(form, ()), *known[opening]]
    return found


def read(low: str, start: int, end: int) -> tuple[int, list[Spoken]]:
    """The longest names that begin as the words at `[start, end)` do, and where they end; no names where there is none."""
    close, found = start, list[Spoken]()
    for opening in _within(low[start:end].replace("\n", " ")):
        reached, names = _read_on(low, start + len(opening), _endings(opening))
        if reached > close:
            close, found = reached, names
    return close, found


@cache
def _known() -> frozenset[str]:
    return frozenset(sought())


@lru_cache(maxsize=8192)
def _within(words: str) -> tuple[str, ...]:
    """The openings that these words begin with."""
    known = _known()
    return tuple(words[:size] for size in range(3, len(words) + 1) if words[:size] in known)


def _read_on(low: str, at: int, endings: list[Spoken]) -> tuple[int, list[Spoken]]:
    far = low[at : at + len(endings[0].ending) + 1].replace("\n", " ")
    follows = plain(far)
    if len(follows) == len(far):
        for number, first in enumerate(endings):
            reach = len(first.ending)
            if follows.startswith(first.ending) and not follows[reach : reach + 1].isalnum():
                return at + reach, [one for one in endings[number:] if one.ending == first.ending]
    return 0, []


@cache
def _endings(opening: str) -> list[Spoken]:
    """What may follow an opening, written out, the longest first."""
    found: dict[tuple[str, str], set[str]] = {}
    careful: set[str] = set()
    begins = plain(opening)
    for name, ref, lang, wary in (name for names in openings()[opening] for name in names):
        for full in spoken.written_out(name, lang):
            folded = plain(full.lower())
            if folded.startswith(begins):
                ending = folded[len(begins) :]
                found.setdefault((ending, ref), set()).add(lang)
                if wary:
                    careful.add(ending)
    known = [
        Spoken(ending, ref, frozenset(langs), ending in careful) for (ending, ref), langs in found.items()
    ]
    return sorted(known, key=lambda one: -len(one.ending))
