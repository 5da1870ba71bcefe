"""Which words of a sentence belong to which decision: those in its brackets, those before it, those behind it.

Several decisions in one sentence each keep the nearest name, date and amount. A decision in brackets (« Free (SAN-2022-022) ») is
told of before them, one without (« la délibération SAN-2022-022 (Free) ») behind it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from citeref.model import Span

_STOP = re.compile(r"[;\n]|\s[–—]\s|[.!?]\s")


class Zone(NamedTuple):
    """The words of one decision: its number, the brackets around or behind it, the stretches before and after."""

    anchor: Span
    core: Span
    before: Span
    after: Span
    enclosed: bool


def zones(text: str, unit: Span, anchors: Sequence[Span]) -> list[Zone]:
    """A zone for each decision of a sentence, in order."""
    cores = [_core(text, unit, anchor) for anchor in anchors]
    found = []
    for at, (anchor, (core, enclosed)) in enumerate(zip(anchors, cores, strict=True)):
        low = cores[at - 1][0].end if at else unit.start
        high = cores[at + 1][0].start if at + 1 < len(cores) else unit.end
        before = Span(min(max(low, _last_stop(text, low, core.start)), core.start), core.start)
        after = Span(core.end, max(core.end, _first_stop(text, core.end, high)))
        last = at + 1 == len(cores)
        if enclosed and not last:
            after = Span(core.end, core.end)
        if at and not cores[at - 1][1] and not enclosed:
            before = Span(max(before.start, _last_comma(text, before)), core.start)
        found.append(Zone(anchor, core, before, after, enclosed))
    return found


def _core(text: str, unit: Span, anchor: Span) -> tuple[Span, bool]:
    """The brackets that hold a number, or the number with the brackets right behind it."""
    opening = _opening(text, unit.start, anchor.start)
    if opening is not None:
        return Span(opening, _closing(text, opening, unit.end)), True
    behind = re.match(r"[^.;()\n]{0,32}\(", text[anchor.end : unit.end])
    if behind:
        return Span(anchor.start, _closing(text, anchor.end + behind.end() - 1, unit.end)), False
    return anchor, False


def _opening(text: str, low: int, at: int) -> int | None:
    depth = 0
    for offset in range(at - 1, max(low, at - 200) - 1, -1):
        if text[offset] == ")":
            depth += 1
        elif text[offset] == "(":
            if depth == 0:
                return offset
            depth -= 1
    return None


def _closing(text: str, opening: int, high: int) -> int:
    depth = 0
    for offset in range(opening, min(high, opening + 400)):
        depth += (text[offset] == "(") - (text[offset] == ")")
        if depth == 0:
            return offset + 1
    return min(high, opening + 200)


def _last_stop(text: str, low: int, high: int) -> int:
    found = [match.end() for match in _STOP.finditer(text, low, high)]
    return found[-1] if found else low


def _first_stop(text: str, low: int, high: int) -> int:
    found = _STOP.search(text, low, high)
    return found.start() if found else high


def _last_comma(text: str, span: Span) -> int:
    """Between two numbers in a row, what lies before the second one is what follows the last comma or « et »."""
    found = [m.end() for m in re.finditer(r",\s|\s(?:et|and|und|y|e|puis)\s", text[slice(*span)])]
    return span.start + found[-1] if found else span.end
