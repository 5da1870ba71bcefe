"""What on a page is text of the law, and what is around it: running heads and feet, page numbers, notes.

A running line stands at the same height of many pages and says the same there but for its numbers. Notes are small
rows at the foot of a page that begin with a number in brackets.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import NamedTuple

from citeref.law import statute
from citeref.law.eurlex import wording
from citeref.law.pdf.rows import Row

_EDGE = 4
"""Rows at the top and at the bottom of a page that may be running lines."""

_STEP = 6.0
"""Points by which the height of a running line may differ."""

_NUMBERS = re.compile(r"\d+")
_NOTE = re.compile(r"\(?\s?(?:\d{1,3}|\*{1,2})\s?\)\s*\S|\[\d{1,3}\]|\*\s")
_SMALL = 0.93


class Parted(NamedTuple):
    """The rows of a file: those of the text, of the notes, and the running lines, each running line once."""

    text: list[Row]
    notes: list[Row]
    running: list[str]


def parted(rows: list[Row]) -> Parted:
    """Parts the rows of a file."""
    pages = _pages(rows)
    size = body_size(rows)
    again = _again(pages, size)
    running = {row.text: None for page in pages for row in page if _key(row) in again}
    text: list[Row] = []
    notes: list[Row] = []
    for page in pages:
        kept = [row for row in page if _key(row) not in again]
        below = _notes(kept, size)
        notes += below
        text += [row for row in kept if row not in below]
    return Parted(text, notes, list(running))


def body_size(rows: list[Row]) -> float:
    """The height of most letters."""
    count: Counter[float] = Counter()
    for row in rows:
        count[round(row.size, 1)] += len(row.text)
    return count.most_common(1)[0][0] if count else 0.0


def _pages(rows: list[Row]) -> list[list[Row]]:
    found = defaultdict[int, list[Row]](list)
    for row in rows:
        found[row.page].append(row)
    return [found[number] for number in sorted(found)]


def _again(pages: list[list[Row]], size: float) -> set[tuple[str, int]]:
    """The keys of the running lines: at the edge of at least three pages, and of a quarter of them all; of two in
    a file of two or three.
    """
    count: Counter[tuple[str, int]] = Counter()
    for page in pages:
        heights = sorted({row.bottom for row in page})
        edge = {*heights[:_EDGE], *heights[-_EDGE:]}
        count.update({_key(row) for row in page if row.bottom in edge and not _stays(row, size)})
    least = max(3, len(pages) / 4) if len(pages) > 3 else 2
    return {key for key, number in count.items() if number >= least}


def _key(row: Row) -> tuple[str, int]:
    """What a running line has in common on all pages: its words without numbers, in any order, and its height."""
    words = sorted(_NUMBERS.sub("#", row.text).split())
    return " ".join(words), round(row.bottom / _STEP)


def _stays(row: Row, size: float) -> bool:
    """Whether a row opens a unit of the law or is a note; such rows look alike, but none is a running line."""
    text = row.text
    return bool(
        (_NOTE.match(text) and row.size < size * _SMALL)
        or wording.article(text)
        or (text[:2].isupper() and wording.division(text))
        or statute.division(text)
        or wording.annex(text)
    )


def _notes(page: list[Row], size: float) -> list[Row]:
    """The small rows at the foot of a page, from the first that begins as a note does."""
    low = sorted(page, key=lambda row: -row.bottom)
    start = len(low)
    while start and low[start - 1].size < size * _SMALL:
        start -= 1
    below = low[start:]
    first = next((at for at, row in enumerate(below) if _NOTE.match(row.text)), None)
    return below[first:] if first is not None and start else []
