"""What the word behind a place says of it: that the place ends before it, or that it may go on.

A word that no citation contains is an end; « du », « et », « the » may lead on, so the word behind them is asked in turn.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from citeref.grammar.numbers import LATIN, roman
from citeref.grammar.pattern import pattern
from citeref.grammar.signs import FILLERS, PROVISIONS, pointers
from citeref.grammar.words import glue, letters, ordinals, units

END, JOINT, VALUE = range(3)
"""Kinds of follower: a word of no citation, one between places, one that may be a place's unit or value."""

NEXT = pattern(r"(?=[ ,\n]) *,? *(?:\r?\n *)?([^\W\d_]++'?+)(?!-)")
"""The next word of the same paragraph, with a comma before it at the most; none that a hyphen ties to another (« il-paragrafu »)."""


@cache
def _places() -> frozenset[str]:
    """Words that can be a value or begin a place of their own."""
    found = {word.strip(".'") for word in units().words()}
    return frozenset(found | set(ordinals()) | set(LATIN) | set(letters()))


@lru_cache(maxsize=16384)
def follower(word: str) -> int:
    """What a lower-case word, with the apostrophe it ends in, says where it stands behind a place."""
    if word[-1] == "'":
        return JOINT if word in glue() else VALUE if word[:-1] in _places() else END
    if word == "à":
        return JOINT
    if (
        len(word) == 1
        or "α" <= word[0] <= "ω"
        or roman(word)
        or word in _places()
        or word in PROVISIONS
        or word[:5] == "izjav"
    ):
        return VALUE
    return JOINT if word in glue() or word in FILLERS or word in pointers() else END


def ended(low: str, at: int) -> bool:
    """Whether the words behind an offset lead to none of a citation, three joints at the most being passed over."""
    for _ in range(4):
        following: re.Match[str] | None = NEXT.match(low, at)
        if following is None:
            return False
        kind = follower(following[1])
        if kind != JOINT:
            return kind == END
        at = following.end()
    return False
