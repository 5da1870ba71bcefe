"""The signs that open the items of a list, « a) », “(ii)”, « 1. », « — », and what place of the law each
names.
"""

from __future__ import annotations

import re
from typing import NamedTuple

DASHES = "—–•·-"

LATIN = "bis ter quater quinquies sexies septies octies nonies decies undecies duodecies terdecies".split()  # noqa: SIM905
"""What French prints after the number of an inserted place: « article 5 bis » is 5a."""

_ALONE = re.compile(
    rf"[«“‘„'\"]?\s*(?:[(\[]?\w{{1,5}}(?:\s(?:{'|'.join(LATIN)}))?\s*[)\].]{{1,2}}|[{DASHES}]|\*)\Z"
)
_LEADING = re.compile(
    rf"(?P<sign>\(\w{{1,4}}\)|\w{{1,4}}\)|[{DASHES}])\s+(?=\S)|(?P<point>\d{{1,3}}\.)\s+(?=\S)"
)
_SUFFIX = re.compile(rf"\s*\b({'|'.join(reversed(LATIN))})\Z")
_PLAIN = re.compile(r"\d{1,3}[a-z]{0,2}\Z|[a-z]{1,6}\Z")
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


class Sign(NamedTuple):
    """A list sign and the ways it may be read: « i) » is the ninth letter or the first Roman numeral."""

    text: str
    readings: tuple[tuple[str, int], ...]

    @property
    def first(self) -> bool:
        """Whether a list may begin with it."""
        return any(value == 1 for _, value in self.readings)

    def follows(self, other: Sign) -> bool:
        """Whether it comes right after another sign of the same list."""
        return any(
            kind == "dash" or (kind, value - 1) in other.readings for kind, value in self.readings
        ) and (("dash", 1) not in self.readings or ("dash", 1) in other.readings)


def is_sign(text: str) -> bool:
    """Whether a whole cell is nothing but a list sign."""
    return len(text) <= 20 and _ALONE.match(text) is not None


def leading(text: str, dotted: bool = False) -> tuple[Sign, str] | None:
    """The sign a line begins with, and the rest of the line; « 1. » counts only where `dotted` says so."""
    found = _LEADING.match(text)
    if found is None or (found["point"] and not dotted):
        return None
    printed = found["sign"] or found["point"]
    return Sign(printed, tuple(_readings(bare(printed)))), text[found.end() :]


def bare(printed: str, apart: str = "") -> str:
    """A sign without its brackets, in lower case; empty for a dash. « a bis) » is aa, « 1 ter. » is 1b.

    `apart` stands between the sign and the letter that « bis » becomes.
    """
    text = printed.strip("()[].«»“”‘’„'\" \t*°" + DASHES).casefold()
    suffix = _SUFFIX.search(text)
    if suffix is None:
        return text.replace(" ", "")
    return text[: suffix.start()] + apart + chr(ord("a") + LATIN.index(suffix[1]))


def is_plain(text: str) -> bool:
    """Whether a bare sign can stand in a reference as it is."""
    return _PLAIN.match(text) is not None


def letter(position: int) -> str:
    """The letter at a position of the alphabet, from 1: a, b… z, aa, ab…"""
    first, last = divmod(position - 1, 26)
    return ("" if first == 0 else chr(ord("a") + first - 1)) + chr(ord("a") + last)


def roman(text: str) -> int:
    """The value of a Roman numeral, 0 where the text is none."""
    values = [_ROMAN.get(sign, 0) for sign in text.casefold()]
    if not values or 0 in values:
        return 0
    return sum(-v if v < max(values[i:]) else v for i, v in enumerate(values))


def _readings(text: str) -> list[tuple[str, int]]:
    if not text:
        return [("dash", 1)]
    if text.isdecimal():
        return [("number", int(text))]
    readings = []
    if len(text) == 1 and "a" <= text <= "z":
        readings.append(("letter", ord(text) - ord("a") + 1))
    elif len(text) == 2 and text[0] == text[1]:
        readings.append(("letter", 26 + ord(text[0]) - ord("a") + 1))
    if value := roman(text):
        readings.append(("roman", value))
    return readings
