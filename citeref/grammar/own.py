"""Numbers of a person's own: « DEC-2024-017 », where `citeref.toml` says what such a number looks like.

The prefix counts as it is written, capitals and all; a blank in it may be a line's end. The number must end where its shape
does: « DEC-2024-0171 » is none of « DEC- » and `####-###`.
"""

from __future__ import annotations

import re

from citeref.catalogue.own import derived, families
from citeref.grammar.mention import Mention
from citeref.grammar.text import Text
from citeref.ref import AUTHORITY


@derived
def _series() -> dict[str, list[tuple[re.Pattern[str], int]]]:
    """The first word of each prefix, to the patterns that begin there and the places of their families."""
    table: dict[str, list[tuple[re.Pattern[str], int]]] = {}
    for place, family in enumerate(families()):
        prefix = Text(family.prefix).raw
        words = r"\s{1,4}".join(map(re.escape, prefix.split()))
        gap = r"\s{0,4}" if prefix[-1:].isspace() else ""
        number = family.number.replace(r"\ ", r"\s")
        pattern = re.compile(rf"{words}{gap}(?P<number>{number})(?!\w|[-/.]\w)")
        table.setdefault(prefix.split()[0], []).append((pattern, place))
    return table


def anchors() -> tuple[str, ...]:
    """Every number of a person's own begins with one of these."""
    return tuple(_series())


def typed(words: str) -> str:
    """The reference of a number that a person typed, in capitals or small; an empty string where it is none."""
    for pattern, place in (one for row in _series().values() for one in row):
        found = re.fullmatch(pattern.pattern, Text(words).raw, re.IGNORECASE)
        ref = families()[place].refer(found["number"].upper()) if found else ""
        if ref and AUTHORITY.fullmatch(ref):
            return ref
    return ""


def read(text: Text, start: int, end: int) -> Mention | None:
    """The number that begins at an anchor, `[start, end)`, the longest where several families have it."""
    best: Mention | None = None
    for pattern, place in _series().get(text.raw[start:end], ()):
        found = pattern.match(text.raw, start)
        if found is None or (best is not None and found.end() <= best.end):
            continue
        ref = families()[place].refer(" ".join(found["number"].split()))
        if AUTHORITY.fullmatch(ref):
            best = Mention(start, found.end(), (ref,), "explicit", "own", holds=True)
    return best
