"""The rows of a PDF joined to paragraphs again, over page breaks and words cut at the end of a row.

A row ends its paragraph where more room than usual follows, where the next row opens a unit of the law or begins a
list item further out, and where the next row's first word would still have had room on it. On another page only the
words tell: a sentence that is not over goes on.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from citeref.law import statute
from citeref.law.eurlex import markers, wording
from citeref.law.lines import Line
from citeref.law.pdf.layout import body_size
from citeref.law.pdf.rows import Row
from citeref.law.tree import fold
from citeref.pdf import hyphens

_WIDER, _OUT = 1.3, 3.0
"""How many times the usual distance ends a paragraph; points by which a list sign stands further out."""

_FULL, _OFTEN = 0.9, 0.06
"""How far a row reaches that goes on in the next, and the share of such rows whose distance is usual."""

_ENDS = (".", ";", ":", "»", "”", "…")
_TAIL = 80
"""Characters at the end of a paragraph in which its last word is."""

_LINKED = re.compile(r"[;,]\s(?:and|or|et|ou|und|oder)\Z")
_NAMES = re.compile(r"\((?:UE|EU|CE|EC|CEE|EEC|EG|EWG|Euratom|JAI|PESC|CFSP)\)")
"""What stands in brackets before the number of an act, and is no sign of a list."""

_FRENCH = re.compile(r"(?:\d{1,3}\s?°|[IVXL]{1,6}(?:\s(?:bis|ter))?\s?[.)]?\s?[–—-])\s")
"""« 4° » and « II. – », the signs of French statutes."""

_RAISED = re.compile(r"\b1\s(er|re|ère)\b")
"""« 1er », whose letters are raised."""

_GLUED = re.compile(r"\A(?:\(\w{1,4}\)|\d{1,3}[.)])(?=[^\W\d]|[‘“«\"'])")
"""A sign that stands so close to its words that the file has no space there."""

_ARTICLE = re.compile(r"Article\s+[\w.*-]{0,13}\w(?:\s(?:bis|ter|quater))?\s*\Z")


def joined(rows: Sequence[Row]) -> list[Line]:
    """The paragraphs of the rows, those set apart by bold letters or in the middle of the page as headings."""
    page = _Page(rows)
    lines: list[list[Row]] = []
    headed = False
    for row in rows:
        if lines and not page.parts(lines[-1], row, headed):
            lines[-1].append(row)
        else:
            headed = bool(lines) and opens(_plain(lines[-1]))
            lines.append([row])
    known = hyphens.words(row.text for row in rows)
    return [Line(text, page.heads(line)) for line in lines if (text := _text(line, known))]


class _Page:
    """What is usual in a file: the distance between rows and the edges of the text."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self.size = body_size(list(rows))
        self.left = min((row.left for row in rows), default=0.0)
        self.right = sorted(row.right for row in rows)[int(len(rows) * 0.98)] if rows else 0.0
        full = self.left + (self.right - self.left) * _FULL
        steps: Counter[float] = Counter()
        for one, other in pairwise(rows):
            down = one.bottom - other.bottom
            if one.page == other.page and one.right > full and 0.98 * one.size < down < 4 * one.size:
                steps[round(down, 1)] += 1
        often = steps.total() * _OFTEN
        self.step = min((step for step, n in steps.items() if n >= often), default=self.size * 1.2)

    def parts(self, line: list[Row], row: Row, headed: bool) -> bool:
        """Whether a row begins a new paragraph after those of a line; `headed` says that these stand where the heading
        of a unit does.
        """
        last, text = line[-1], _plain(line)
        if markers.is_sign(text) and not _is_sign(row.text):
            return False
        if opens(text):
            return True
        if (
            _is_sign(row.text)
            and _is_sign(line[0].text)
            and abs(row.left - line[0].left) < 1
            and _comes_off(text)
        ):
            return True
        if opens(row.text) and (_over(text) or headed or self._apart(last, row)):
            return True
        if row.page != last.page or row.bottom > last.bottom + self.size / 2:
            return self._parts_pages(text, last, row, headed)
        drop = last.bottom - row.bottom
        if drop < last.size / 3:  # the same printed line
            return False
        if last.bold != row.bold or drop > self.step * _WIDER or abs(row.size - last.size) > 0.15 * last.size:
            return True
        if _is_sign(row.text) and (row.left < last.left - _OUT or _over(text)):
            return True
        words = 2 if _over(text) else 4
        return self._had_room(last, row, words) and not (self.centred(last) and self.centred(row))

    def _apart(self, last: Row, row: Row) -> bool:
        """Whether a row stands apart from the one before: on another page, lower than usual, or set as a heading."""
        below = row.page != last.page or last.bottom - row.bottom > self.step * _WIDER
        return below or self.heads([row]) or self.heads([last])

    def _parts_pages(self, text: str, last: Row, row: Row, headed: bool) -> bool:
        if _is_sign(row.text):
            apart = headed or _over(text) or self.heads([last]) or row.left < last.left - _OUT
            return apart or self._had_room(last, row, 2)
        if text.endswith(_ENDS):
            return not row.text[:1].islower() or text.endswith((";", ":"))
        return self.heads([last]) or (row.text[:1].isupper() and self._had_room(last, row, 2))

    def _had_room(self, last: Row, row: Row, words: int) -> bool:
        """Whether the first words of a row would have had room at the end of the one before; one may be tied to the
        next by a space that does not break.
        """
        each = (row.right - row.left) / max(len(row.text), 1)
        first = " ".join(row.text.split()[:words])
        return last.right + each * (len(first) + 1.5) < self.right and not hyphens.cut(last.text)

    def centred(self, row: Row) -> bool:
        """Whether a row stands in the middle of the page, with room on both sides."""
        before, after = row.left - self.left, self.right - row.right
        room = (self.right - self.left) * 0.08
        return min(before, after) > room and abs(before - after) < max(room, 0.2 * (before + after))

    def heads(self, line: Sequence[Row]) -> bool:
        """Whether a line is set apart from the text."""
        return all(row.bold or row.size > self.size * 1.15 or self.centred(row) for row in line)


def opens(text: str) -> bool:
    """Whether a row is the whole label of an article, or begins that of a division or an annex."""
    said = fold(text)
    if len(said) > 200:
        return False
    article = bool(wording.article(said)) or bool(_ARTICLE.match(said))
    division = said[:2].isupper() and wording.division(said) is not None
    return (
        article
        or division
        or (bool(statute.division(said)) and said[:1].isupper())
        or (said[:2].isupper() and wording.annex(said) is not None)
    )


def _plain(line: Sequence[Row]) -> str:
    return fold(" ".join(row.text for row in line))


def _is_sign(text: str) -> bool:
    """Whether a row begins with the sign of a list item, recital or paragraph, or is one."""
    said = _GLUED.sub(r"\g<0> ", fold(text))
    if _NAMES.match(said):
        return False
    leading = markers.leading(said, dotted=True) or wording.paragraph(said, bracketed=True)
    return leading is not None or markers.is_sign(said) or _FRENCH.match(said) is not None


def _comes_off(text: str) -> bool:
    """Whether an item of a list may be over."""
    return text.endswith((",", *_ENDS)) or _LINKED.search(text, max(0, len(text) - _TAIL)) is not None


def _over(text: str) -> bool:
    """Whether a sentence or an item of a list is over."""
    return text.endswith(_ENDS) or _LINKED.search(text, max(0, len(text) - _TAIL)) is not None


def _text(line: Sequence[Row], known: Counter[str]) -> str:
    """The words of a paragraph, words cut at the end of a row made whole."""
    text = ""
    for row in line:
        text = hyphens.join(text, fold(row.text), known)
    return fold(_RAISED.sub(r"1\1", _GLUED.sub(r"\g<0> ", text.replace("\u00ad", ""))))
