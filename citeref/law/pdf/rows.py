"""The printed rows of a PDF file: their words, and where on the page they stand."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple

from citeref.errors import CacheError
from citeref.pdf.signs import CUT, bold, box, signs
from citeref.pdf.turns import TURN

MOST_PAGES, MOST_SIGNS = 3000, 20_000_000
"""Pages and characters of the longest file read; a code has fifteen hundred of the one, four million of the other."""

SCANNED = 40
"""Characters a page has on the average where it is text; a picture of a page has none, or a stamp."""

_SMALL, _NOTES = 0.85, 0.93
"""How much smaller than its brackets the number of a call is, and than the text a note."""

_CALL = re.compile(r"[^\S\r\n]*(?P<open>\()\s*(?P<sign>\d{1,3}|\*{1,3})\s*\)")
_CLOSING = frozenset(").,;:»”’…")

_ENDS = re.compile(rf"[\r\n]+|{CUT}")


class Row(NamedTuple):
    """One row, without the calls of notes. `page` counts from 0; the others are points from the left and the bottom of the
    page. `size` is the height of its letters.
    """

    text: str
    page: int
    left: float
    right: float
    bottom: float
    size: float
    bold: bool = False


def rows(data: bytes) -> list[Row]:
    """The rows of a file, in the order in which it holds them. Raises `CacheError` for a file that is broken, locked
    with a password, or has no text.
    """
    with TURN, _opened(data) as document:
        if len(document) > MOST_PAGES:
            raise CacheError(f"This PDF has {len(document)} pages, no law is so long.")
        found: list[Row] = []
        count = 0
        for number in range(len(document)):
            page = document[number]
            text = page.get_textpage()
            count += text.count_chars()
            if count > MOST_SIGNS:
                raise CacheError("This PDF is far too long to be a law.")
            found.extend(_of_page(text, number))
            text.close()
            page.close()
        if count < SCANNED * len(document):
            raise CacheError(
                "This PDF has no text: it is scanned, a picture of each page.",
                "Make a text layer (`ocrmypdf in.pdf out.pdf`), or save the web page of the law instead.",
            )
        return found


@contextmanager
def _opened(data: bytes) -> Iterator[Any]:
    try:
        import pypdfium2
    except ImportError as error:
        raise CacheError(
            "PDF files are read with pypdfium2, which is not installed.", "`pip install pypdfium2` does so."
        ) from error
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower()
        why = "is locked with a password" if locked else "cannot be opened: it is broken or cut off"
        raise CacheError(f"This PDF {why}.", "Save it again from the official site.") from error
    try:
        yield document
    except pypdfium2.PdfiumError as error:
        raise CacheError("This PDF breaks off: a page of it cannot be read.") from error
    finally:
        document.close()


def _of_page(text: Any, number: int) -> Iterator[Row]:
    """The rows of one page; where a word is cut the library goes on without a new row, and it begins one at a raised
    sign: both are put right here.
    """
    page = signs(text)
    calls = _calls(text, page)
    start, last = 0, None
    for end in [*(found.end() for found in _ENDS.finditer(page)), len(page)]:
        row = _row(
            text,
            number,
            page,
            [at for at in range(start, end) if at not in calls] if calls else range(start, end),
        )
        start = end
        if row is not None and last is not None and _goes_on(last, row):
            last = _one(last, row)
        elif row is not None:
            if last is not None:
                yield last
            last = row
    if last is not None:
        yield last


def _goes_on(last: Row, row: Row) -> bool:
    """Whether a row is the rest of the one before, from which a raised sign parts it."""
    level = abs(last.bottom - row.bottom) < max(last.size, row.size) * 0.7
    return level and -1 < row.left - last.right < last.size * 1.5


def _one(last: Row, row: Row) -> Row:
    """Two parts of a printed row as one."""
    closed = row.text[0] in _CLOSING or row.left - last.right < 0.12 * last.size
    text = f"{last.text}{'' if closed else ' '}{row.text}"
    bigger = last if last.size >= row.size else row
    return Row(text, last.page, last.left, row.right, bigger.bottom, bigger.size, last.bold and row.bold)


def _row(text: Any, number: int, page: str, places: Sequence[int]) -> Row | None:
    """The row of the signs at some places; None where it says nothing."""
    printed = (
        page[places[0] : places[-1] + 1]
        if isinstance(places, range) and places
        else "".join(page[at] for at in places)
    )
    words = printed.strip()
    if not words:
        return None
    before = len(printed) - len(printed.lstrip())
    held = places[before : before + len(words)]
    boxes = [room for at in (held[0], held[len(held) // 2], held[-1]) if (room := box(text, at))]
    if not boxes:
        return None
    size = max(top - bottom for _, _, bottom, top in boxes)
    bottom = min(room[2] for room in boxes)
    heavy = all(bold(text, at) for at in (held[0], held[-1 - (words[-1] == CUT and len(held) > 1)]))
    return Row(words, number, boxes[0][0], boxes[-1][1], bottom, size, heavy)


def _calls(text: Any, page: str) -> set[int]:
    """The places of the calls of notes, with the space before them: numbers in brackets that are smaller than these. One
    at the head of a small row is no call but the note itself.
    """
    body = _height(text, page)
    found: set[int] = set()
    for call in _CALL.finditer(page):
        bracket, digit = box(text, call.start("open")), box(text, call.start("sign"))
        if bracket is None or digit is None:
            continue
        height = bracket[3] - bracket[2]
        begins = page[max(0, call.start() - 1)] in "\r\n" or call.start() == 0
        if digit[3] - digit[2] < height * _SMALL and not (begins and height < body * _NOTES):
            after = page[call.end() : call.end() + 1]
            space = call.start() if not after.isalnum() else call.start("open")
            found.update(
                at for at in range(space, call.end()) if page[at] not in "\r\n" or at > call.start("open")
            )
    return found


def _height(text: Any, page: str) -> float:
    """The height of most letters of a page, by a sample of them."""
    heights: Counter[float] = Counter()
    for at in range(0, len(page), 25):
        if page[at].isalpha() and (room := box(text, at)):
            heights[round(room[3] - room[2], 1)] += 1
    return heights.most_common(1)[0][0] if heights else 0.0
