"""The rows of a page put together to paragraphs, over columns, page breaks and words cut at the end of a row.

Rows that follow each other downwards in one column are a run. Inside a run a paragraph ends where more room than usual
follows, where the next row is indented, where a list item begins, or where its own last row ends early. The paragraph
at the end of a run goes on in the next run where its sentence does.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from citeref.documents.pdf.rows import Row
from citeref.documents.sheet import Paragraph
from citeref.pdf import hyphens
from citeref.pdf.signs import CUT

_ITEM = re.compile(r"(?:[-–—•·▪◦‣●○■□✓➢]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]|\d{1,2}\s?°|[IVX]{1,5}\.)\s")
_OVER = re.compile(r"[.;:!?…»”\"](?:\s?\[\d{1,3}\])*\Z")
_RAISED = re.compile(r"\b(1|I)\s(er|re|ère)\b")
_APART, _INDENT, _FULL = 1.3, 0.9, 4.0
_LARGE = 1.15
_HEADING = 220
_LEVELS = ((1.6, 1), (1.25, 2), (0.0, 3))
"""How much larger than the text a heading of each level is."""


class Joiner:
    """Puts rows together; `body` is the height of most letters of the file, `known` its words."""

    def __init__(self, pages: Sequence[Sequence[Row]]) -> None:
        every = [row for page in pages for row in page]
        self._known = hyphens.words(row.text for row in every)
        heights: Counter[float] = Counter()
        for row in every:
            heights[round(row.size, 1)] += len(row.text)
        self.body = heights.most_common(1)[0][0] if heights else 10.0
        self._table = self._cell = 0

    def paragraphs(self, pages: Sequence[Sequence[Row]], note: bool = False) -> list[Paragraph]:
        """The paragraphs of the pages, those of the notes each under its number."""
        found: list[Paragraph] = []
        last: list[Row] = []
        edge = 0.0
        for run, right in (pair for page in pages for pair in self._runs(_in_order(page))):
            for number, rows in enumerate(self._split(run, right)):
                if number == 0 and found and self._continues(last, edge, rows, found[-1]):
                    self._add(found[-1], rows)
                else:
                    found.append(self._paragraph(rows, note))
                last, edge = rows, right
        for paragraph in found:
            paragraph.pieces = [_RAISED.sub(r"\1\2", paragraph.text.replace(CUT, ""))]
            paragraph.length = len(paragraph.pieces[0])
        return found

    def _runs(self, page: Sequence[Row]) -> Iterator[tuple[list[Row], float]]:
        """Rows that follow each other down one column, and how far to the right these reach."""
        steps = Counter(
            round(one.bottom - other.bottom, 1)
            for one, other in pairwise(page)
            if 0.8 * one.size < one.bottom - other.bottom < 3 * one.size
        )
        step = steps.most_common(1)[0][0] if steps else 1.2 * self.body
        run: list[Row] = []
        for row in page:
            if run and not _follows(run, row, max(step, 1.1 * row.size)):
                yield run, max(other.right for other in run)
                run = []
            run.append(row)
        if run:
            yield run, max(other.right for other in run)

    def _split(self, run: list[Row], right: float) -> Iterator[list[Row]]:
        """The paragraphs of a run."""
        drops = [one.bottom - other.bottom for one, other in pairwise(run)]
        usual = sorted(drops)[len(drops) // 3] if drops else self.body
        rows = run[:1]
        for one, other in pairwise(run):
            if self._parts(one, other, usual, right, rows[0]):
                yield rows
                rows = []
            rows.append(other)
        yield rows

    def _parts(self, last: Row, row: Row, usual: float, right: float, first: Row) -> bool:
        """Whether a row begins a new paragraph after the last one."""
        if row.opens or last.bottom - row.bottom > _APART * usual:
            return True
        if abs(row.size - last.size) > 0.2 * last.size or (row.bold != last.bold and _OVER.search(last.text)):
            return True
        if row.bold != last.bold and last.bold and len(last.text) < 80 and row.text[:1].isupper():
            return True
        if _ITEM.match(row.text) and (
            _OVER.search(last.text) or last.text.endswith(",") or self._short(last, row, right)
        ):
            return True
        indented = row.left > last.left + _INDENT * row.size and row.left < last.left + 6 * row.size
        if indented and last is not first and _OVER.search(last.text):
            return True
        return self._short(last, row, right) and bool(_OVER.search(last.text) or row.text[:1].isupper())

    def _short(self, last: Row, row: Row, right: float) -> bool:
        """Whether the first word of a row would have had room at the end of the last one."""
        if hyphens.cut(last.text):
            return False
        each = (row.right - row.left) / max(len(row.text), 1)
        return last.right + each * (len(row.text.split(maxsplit=1)[0]) + 3) < right

    def _continues(self, last: list[Row], edge: float, rows: list[Row], before: Paragraph) -> bool:
        """Whether the paragraph at the end of a run goes on in the next, in another column or on another page."""
        one, other = last[-1], rows[0]
        if other.opens or before.kind in ("cell", "heading") or abs(one.size - other.size) > 0.2 * one.size:
            return False
        if self._is_cell(rows) or _ITEM.match(other.text) or one.bold != other.bold:
            return False
        if other.page == one.page and other.bottom < one.bottom:
            return False
        if hyphens.cut(one.text):
            return True
        if _OVER.search(one.text) or one.right < edge - _FULL * one.size:
            return False
        return not other.text[:1].isupper() or not one.text.endswith((".", "!", "?"))

    def _is_cell(self, rows: Sequence[Row]) -> bool:
        return rows[0].shared and len(rows) <= 6

    def _paragraph(self, rows: list[Row], note: bool) -> Paragraph:
        first = rows[0]
        paragraph = Paragraph(page=first.page, pieces=[], links=[])
        if note:
            paragraph.kind, paragraph.note = "note", f"n. {first.opens}" if first.opens else ""
        elif self._is_cell(rows):
            paragraph.kind, paragraph.lies = "cell", self._lies(first)
        elif level := self._level(rows):
            paragraph.kind, paragraph.level = "heading", level
        elif _ITEM.match(first.text):
            paragraph.kind = "item"
        self._row, self._bottom = first, first.bottom
        self._add(paragraph, rows)
        return paragraph

    def _lies(self, row: Row) -> tuple[int, int, int]:
        """The place of a cell: those at one height are a row, and rows of one page a table."""
        self._cell += 1
        return row.page, 1 + round(row.bottom * 4), self._cell

    def _level(self, rows: Sequence[Row]) -> int:
        """The level of the heading that the rows are, 0 for other paragraphs."""
        text = " ".join(row.text for row in rows)
        large = min(row.size for row in rows) / self.body
        if (
            len(text) > _HEADING
            or len(rows) > 4
            or text.endswith((".", ";", ","))
            or not any(map(str.isalpha, text))
        ):
            return 0
        if large > _LARGE or all(row.bold for row in rows):
            return next(level for least, level in _LEVELS if large > least)
        return 0

    def _add(self, paragraph: Paragraph, rows: Sequence[Row]) -> None:
        """Adds rows to a paragraph, words that were cut made whole."""
        text = paragraph.text
        for row in rows:
            joined = hyphens.join(text, row.text, self._known)
            shift = len(joined) - len(row.text)
            paragraph.links += [(start + shift, end + shift, target) for start, end, target in row.links]
            text = joined
        paragraph.pieces, paragraph.length = [text], len(text)


def _follows(run: Sequence[Row], row: Row, step: float) -> bool:
    """Whether a row stands below the last of a run, in the same column."""
    last = run[-1]
    drop = last.bottom - row.bottom
    if row.shared != last.shared and not (last.shared and not row.shared and drop < 1.5 * step):
        return False
    if not 0.3 * row.size < drop < 2.6 * step or (row.shared and last.shared):
        return False
    left, right = min(one.left for one in run[-3:]), max(one.right for one in run[-3:])
    overlap = min(right, row.right) - max(left, row.left)
    return overlap > 0.3 * min(row.right - row.left, right - left)


def _in_order(page: Sequence[Row]) -> Sequence[Row]:
    """The rows of a page; where its two columns were written row by row, the left column before the right."""
    pairs: list[tuple[int, int]] = []
    best: list[tuple[int, int]] = []
    for at, (one, other) in enumerate(pairwise(page)):
        level = abs(one.bottom - other.bottom) < 0.3 * one.size and one.right < other.left
        prose = min(len(one.text), len(other.text)) > 12
        if not (level and prose):
            continue
        if pairs and (at - pairs[-1][0] > 3 or abs(page[pairs[-1][1]].left - other.left) > other.size):
            pairs = []
        pairs.append((at, at + 1))
        best = max(best, pairs, key=len)
    if len(best) < _COLUMNS or _average(page, best) < _PROSE:
        return page
    first, last = best[0][0], best[-1][1]
    right = {second for _, second in best}
    band = range(first, last + 1)
    for at in right:
        page[at].shared = False
    for at in band:
        page[at].shared = False
    ordered = [*(at for at in band if at not in right), *(at for at in band if at in right)]
    return [*page[:first], *(page[at] for at in ordered), *page[last + 1 :]]


_COLUMNS, _PROSE = 6, 25
"""How many rows, of how many characters on the average, make two columns of prose rather than a table."""


def _average(page: Sequence[Row], pairs: Sequence[tuple[int, int]]) -> float:
    return sum(min(len(page[one].text), len(page[other].text)) for one, other in pairs) / len(pairs)
