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
from citeref.pdf import running
from citeref.pdf.running import key

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
    again = running.again(pages, lambda row: _stays(row, size))
    along = {row.text: None for page in pages for row in page if key(row) in again}
    text: list[Row] = []
    notes: list[Row] = []
    for page in pages:
        kept = [row for row in page if key(row) not in again]
        below = _notes(kept, size)
        notes += below
        text += [row for row in kept if row not in below]
    return Parted(text, notes, list(along))


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
