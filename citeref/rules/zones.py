"""Which words of a sentence belong to which decision: those in its brackets, those before it, those behind it.

Several decisions in one sentence each keep the nearest name, date and amount. A decision in brackets (« Free (SAN-2022-022) ») is
told of before them, one without (« la délibération SAN-2022-022 (Free) ») behind it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from citeref.model import Span

_STOP = re.compile(r"[;\n]|\s[–—]\s")
_END = re.compile(r"[;\n]")
"""What parts the words of two decisions; a dash does so only where there are several."""


LONGEST = 700
"""Brackets hold at most so many characters."""


class Zone(NamedTuple):
    """The words of one decision: its number, the brackets around or behind it, the stretches before and after."""

    anchor: Span
    core: Span
    before: Span
    after: Span
    enclosed: bool


def zones(text: str, unit: Span, anchors: Sequence[Span], *, behind: bool) -> list[Zone]:
    """A zone for each decision of a sentence, in order; `behind` says whether what is told of a decision that stands in no
    brackets follows its number or comes before it.
    """
    bounds = [_bounds(text, unit, anchor, anchors) for anchor in anchors]
    cores = [_core(text, bound, anchor) for bound, anchor in zip(bounds, anchors, strict=True)]
    found = []
    for at, (anchor, bound, (core, enclosed)) in enumerate(zip(anchors, bounds, cores, strict=True)):
        low = max(bound.start, cores[at - 1][0].end if at else bound.start)
        high = min(bound.end, cores[at + 1][0].start if at + 1 < len(cores) else bound.end)
        stop = _STOP if len(anchors) > 1 else _END
        before = Span(min(max(low, _last_stop(stop, text, low, core.start)), core.start), core.start)
        after = Span(core.end, max(core.end, _first_stop(stop, text, core.end, high)))
        if at + 1 < len(cores) and (enclosed or not behind) and after.end == high:
            after = Span(core.end, core.end)
        if at and not enclosed and behind and before.start == low:
            before = Span(core.start, core.start)
        found.append(Zone(anchor, core, before, after, enclosed))
    return found


def _bounds(text: str, unit: Span, anchor: Span, anchors: Sequence[Span]) -> Span:
    """The sentence, or the inside of the brackets where these hold several decisions."""
    opening = _opening(text, unit.start, anchor.start)
    if opening is None:
        return unit
    closing = _closing(text, opening, unit.end)
    many = sum(opening < one.start < closing for one in anchors) > 1
    return Span(opening + 1, max(closing - 1, anchor.end)) if many else unit


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
    for offset in range(at - 1, max(low, at - LONGEST) - 1, -1):
        if text[offset] == ")":
            depth += 1
        elif text[offset] == "(":
            if depth == 0:
                return offset
            depth -= 1
    return None


def _closing(text: str, opening: int, high: int) -> int:
    depth = 0
    for offset in range(opening, min(high, opening + LONGEST)):
        depth += (text[offset] == "(") - (text[offset] == ")")
        if depth == 0:
            return offset + 1
    return high


def _last_stop(stop: re.Pattern[str], text: str, low: int, high: int) -> int:
    found = [match.end() for match in stop.finditer(text, low, high)]
    return found[-1] if found else low


def _first_stop(stop: re.Pattern[str], text: str, low: int, high: int) -> int:
    found = stop.search(text, low, high)
    return found.start() if found else high


def distance(one: Span, two: Span) -> int:
    """How many characters lie between two stretches."""
    return max(two.start - one.end, one.start - two.end, 0)
