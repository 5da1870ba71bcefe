"""Which lines of a decision begin its numbered paragraphs, among sub-headings, lists and quotations that carry
numbers too.

The paragraphs of a decision are numbered through the whole text. A sub-heading « 2. Sur le manquement… » or a
quoted statute « 2. Lors de l'évaluation… » may bear the very number that comes next: of several lines with one
number, between the paragraph before and the one after, the first counts that is neither.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from citeref.law.lines import Line

_DOTTED = re.compile(r"(?P<n>[1-9]\d{0,3})\s?[.)](?:\s+(?=\S)|(?=[^\W\d]|[«“\"'’(\[…‘]))")
_BARE = re.compile(r"(?P<n>[1-9]\d{0,3})\.?\s+(?=\S)")
_SENTENCE = (".", ":", ";", ",", "»", "”", "’", '"', ")", "]", "…")
_HEADING = 250
"""Characters of the longest sub-heading."""

_OPEN = 12
"""Lines after which a quotation that was never closed counts as over."""


_LONG = 10
"""Paragraphs after which a number may be missing, lost by whoever copied the text."""


class Numbered(NamedTuple):
    """A line that begins a numbered paragraph: its index, number, printed label and the rest of it."""

    line: int
    number: int
    label: str
    rest: str


def paragraphs(lines: Sequence[Line]) -> list[Numbered]:
    """The numbered paragraphs of a decision, or none where its text is not numbered through."""
    return next((found for sign in (_DOTTED, _BARE) if _through(found := _chain(lines, sign), lines)), [])


def heads(line: Line) -> bool:
    """Whether a line reads as a sub-heading: set apart by the page, or short and no sentence."""
    return line.heading or (len(line.text) <= _HEADING and not line.text.rstrip().endswith(_SENTENCE))


def _chain(lines: Sequence[Line], sign: re.Pattern[str]) -> list[Numbered]:
    quoted = quotations(lines)
    places: dict[int, list[Numbered]] = {}
    for index, line in enumerate(lines):
        if found := sign.match(line.text):
            number = int(found["n"])
            rest = line.text[found.end() :]
            places.setdefault(number, []).append(Numbered(index, number, found[0].strip(), rest))
    first: list[Numbered] = []
    while nearest := _next(places, first):
        first.append(nearest)
    chosen: list[Numbered] = []
    after = len(lines)
    for earliest in reversed(first):
        between = [c for c in places[earliest.number] if earliest.line <= c.line < after]
        best = min(between, key=lambda c: (heads(lines[c.line]) + 2 * quoted[c.line], c.line))
        chosen.append(best)
        after = best.line
    return chosen[::-1]


def _next(places: dict[int, list[Numbered]], before: Sequence[Numbered]) -> Numbered | None:
    """The nearest line with the number that goes on; in a long text one number may be missing, where the two
    after it are there.
    """
    number, line = (before[-1].number, before[-1].line) if before else (0, -1)
    found = _after(places, number + 1, line)
    if found or number < _LONG:
        return found
    skipped = _after(places, number + 2, line)
    return skipped if skipped and _after(places, number + 3, skipped.line) else None


def _after(places: dict[int, list[Numbered]], number: int, line: int) -> Numbered | None:
    return next((c for c in places.get(number, ()) if c.line > line), None)


def _through(found: Sequence[Numbered], lines: Sequence[Line]) -> bool:
    """Whether the numbers run through the text: a good part of it stands between the first and the last of
    them, and they begin sentences, no items of a list (in a long text broken into short lines that cannot be told).
    """
    if len(found) < 2:
        return False
    size = sum(len(line.text) for line in lines)
    inside = sum(len(line.text) for line in lines[found[0].line : found[-1].line + 1])
    headed = sum(heads(lines[one.line]) for one in found)
    listed = sum(lines[one.line].text.endswith((";", ",")) for one in found)
    sure = (headed + listed) * 2 < len(found) or len(found) >= _LONG
    return inside * 10 >= size * 3 and sure


def quotations(lines: Iterable[Line]) -> list[bool]:
    """For each line, whether it begins inside a quotation that an earlier one has opened."""
    found, depth, since = [], 0, 0
    for line in lines:
        found.append(depth > 0)
        text = line.text
        depth += text.count("«") - text.count("»") + text.count("“") - text.count("”")
        depth = max(depth, 0)
        if text.count('"') % 2:
            depth = 0 if depth else 1
        since = since + 1 if depth else 0
        if since > _OPEN:
            depth = since = 0
    return found
