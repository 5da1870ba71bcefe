"""What on a page of a PDF is not its text: lines that run along the pages, page numbers, and the notes at the foot."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from citeref.documents.pdf.rows import Row
from citeref.pdf import running

_PAGE = re.compile(
    r"(?:page|p\.|seite|pagina|página)?\s*[-–—|]?\s*\d{1,4}(?:\s*(?:/|sur|of|von|de|di)\s*\d{1,4})?\s*[-–—|]?\Z",
    re.I,
)
_NOTE = re.compile(r"\(?(\d{1,3})[\s.)\t]+(?=\S)")
_BARE = re.compile(r"(\d{1,3})\s+(?=\S)")
_EDGE, _GAP = 3, 1.5
"""Rows at the head and at the foot of a page that may run along the pages, and how many times their height they stand off
from the text.
"""

_SMALL = 0.93
_LOW = 0.5
"""The share of a page's height below which a note without a raised number may begin."""


class Parted(NamedTuple):
    """The rows of the pages: those of the text, and those of the notes."""

    text: list[list[Row]]
    notes: list[list[Row]]


def parted(pages: Sequence[list[Row]]) -> Parted:
    """Parts the rows of the pages."""
    size = _body(pages)
    called = [{sign for row in page for sign in row.calls} for page in pages]

    apart = {id(row) for page in pages for row in _edges(page)}

    def stays(row: Row) -> bool:
        note = _BARE.match(row.text)
        return id(row) not in apart or (note is not None and note[1] in called[row.page - 1])

    along = running.again(pages, stays, _EDGE) if len(pages) > 1 else set()
    text: list[list[Row]] = []
    notes: list[list[Row]] = []
    for page in pages:
        kept = _unnumbered([row for row in page if running.key(row) not in along])
        start = _notes(kept, size)
        text.append(kept[:start])
        notes.append(kept[start:])
    return Parted(text, notes)


def _edges(page: Sequence[Row]) -> list[Row]:
    """The few rows at the head and at the foot of a page that stand apart from its text."""
    high = sorted(page, key=lambda row: -row.bottom)
    found: list[Row] = []
    for ordered in (high, high[::-1]):
        heights: list[float] = []
        for at, row in enumerate(ordered):
            beside = heights and abs(row.bottom - heights[-1]) < 0.3 * row.size
            if heights and not beside:
                if abs(row.bottom - heights[-1]) > _GAP * row.size:
                    found += [other for other in ordered[:at] if not other.opens]
                    break
                if len(heights) == _EDGE:
                    break
            if not beside:
                heights.append(row.bottom)
    return found


def _body(pages: Sequence[list[Row]]) -> float:
    """The height of most letters."""
    count: Counter[float] = Counter()
    for page in pages:
        for row in page:
            count[round(row.size, 1)] += len(row.text)
    return count.most_common(1)[0][0] if count else 0.0


def _unnumbered(page: list[Row]) -> list[Row]:
    """The rows without the page's number, at its head or its foot."""
    if len(page) < 2:
        return page
    low, high = min(row.bottom for row in page), max(row.bottom for row in page)
    return [
        row for row in page if not (row.bottom in (low, high) and _PAGE.match(row.text) and _alone(row, page))
    ]


def _alone(row: Row, page: Sequence[Row]) -> bool:
    """Whether a row stands further from all others than rows of a text do."""
    return all(other is row or abs(other.bottom - row.bottom) > _GAP * row.size for other in page)


def _notes(page: list[Row], size: float) -> int:
    """Where the notes of a page begin: at a row that opens with a raised number called on the page, or at a small one
    that opens with a number, and after which nothing stands higher.
    """
    called = {sign for row in page for sign in row.calls}
    top = max((row.bottom for row in page), default=0.0)
    lowest = float("-inf")
    start = len(page)
    for at in range(len(page) - 1, -1, -1):
        row = page[at]
        if row.bottom + row.size < lowest:
            break
        lowest = max(lowest, row.bottom)
        if row.opens and (row.opens in called or row.bottom < top * _LOW):
            start = at
        elif not row.opens and (found := (_NOTE if row.size < size * _SMALL else _BARE).match(row.text)):
            low = row.bottom < top * _LOW
            if low and (found[1] in called or row.size < size * _SMALL):
                start = at
                row.opens, row.text = found[1], row.text[found.end() :]
    return start
