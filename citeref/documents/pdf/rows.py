"""The printed rows of a page of a PDF: their words, where they stand, the calls of notes and the links in them.

A row is parted where more room than any space lies between two words, as between the cells of a table. A raised
number is the call of a note and put in brackets: « article 9 » with note 1 is not article 91.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from citeref.pdf.signs import CUT, bold, box, signs

_ENDS = re.compile(rf"[\r\n]+|{CUT}")
_SIGN = re.compile(r"(?:[-–—•·▪◦‣●○■□✓➢\uf0b7]|\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,4})[.)])\Z")
"""The sign of a list item, after which its words stand as far off as they like."""

_DIGITS, _MOST_DIGITS = re.compile(r"\d+"), 3
_SMALL = 0.82
"""How much smaller than the letters before it the number of a call is."""

_WIDE = 1.8
"""The room between two words, in heights of their letters, that no space of a text takes."""

_NEAR = 5
"""Rows among which those of one row of a table are neighbours."""


class Row(msgspec.Struct):
    """One row, or a part of one that stands apart. `page` counts from 1; the others are points from the left and the
    bottom of the page. `calls` are the notes called in it; `links` stretches of its text with their addresses.
    """

    text: str
    page: int
    left: float
    right: float
    bottom: float
    size: float
    bold: bool = False
    calls: tuple[str, ...] = ()
    opens: str = ""
    """The number of the note that the row begins, where it is raised."""
    links: list[tuple[int, int, str]] = []
    shared: bool = False
    """Whether a neighbour stands at the same height, as in the row of a table."""


def rows(text: Any, number: int, links: Sequence[tuple[int, int, str]] = ()) -> list[Row]:
    """The rows of a page, in the order in which the file holds them. `links` are the places of the first and the last
    sign of each link, and its address.
    """
    page = signs(text)
    calls = _calls(text, page)
    found: list[Row] = []
    start = 0
    for end in [*(end.end() for end in _ENDS.finditer(page)), len(page)]:
        for row in _parts(text, page, number, start, end, calls, links):
            if found and _goes_on(found[-1], row):
                _append(found[-1], row)
            else:
                found.append(row)
        start = end
    _share(found)
    return found


def _parts(
    text: Any,
    page: str,
    number: int,
    start: int,
    end: int,
    calls: dict[int, int],
    links: Sequence[tuple[int, int, str]],
) -> Iterator[Row]:
    """The parts of a printed row, set apart by wide room."""
    words = [(found.start() + start, found.end() + start) for found in re.finditer(r"\S+", page[start:end])]
    if not words:
        return
    first = last = words[0]
    left = box(text, first[0])
    for word in words[1:]:
        before, after = box(text, last[1] - 1), box(text, word[0])
        sign = last == first and last[1] - last[0] < 6 and _SIGN.match(page[first[0] : last[1]])
        if before and after and not sign and after[0] - before[1] > _WIDE * (before[3] - before[2]):
            yield from _row(text, page, number, (first[0], last[1]), (left, before), calls, links)
            first, left = word, after
        last = word
    yield from _row(text, page, number, (first[0], last[1]), (left, box(text, last[1] - 1)), calls, links)


def _row(
    text: Any,
    page: str,
    number: int,
    span: tuple[int, int],
    ends: tuple[Any, Any],
    calls: dict[int, int],
    links: Sequence[tuple[int, int, str]],
) -> Iterator[Row]:
    start, stop = span
    middle = box(text, (start + stop) // 2)
    boxes = [room for room in (ends[0], middle, ends[1]) if room]
    if not boxes:
        return
    size = max(top - bottom for _, _, bottom, top in boxes)
    words, places, called, opens = _words(page, start, stop, calls)
    row = Row(
        words,
        number,
        boxes[0][0],
        boxes[-1][1],
        min(room[2] for room in boxes if room[3] - room[2] > _SMALL * size),
        size,
        bold(text, start) and bold(text, stop - 1 - (page[stop - 1] == CUT and stop - 1 > start)),
        tuple(called),
        opens,
    )
    for first, last, target in links:
        if first < stop and last >= start:
            row.links.append((bisect_left(places, max(first, start)), bisect_left(places, last + 1), target))
    yield row


def _words(page: str, start: int, stop: int, calls: dict[int, int]) -> tuple[str, list[int], list[str], str]:
    """The words of a stretch with the calls of notes in brackets; for each sign of them its place on the page; the
    numbers called, and the number that opens the row.
    """
    here = [at for at in calls if start <= at < stop] if calls else []
    if not here:
        return page[start:stop], list(range(start, stop)), [], ""
    pieces: list[str] = []
    places: list[int] = []
    called: list[str] = []
    opens, at = "", start
    for call in here:
        sign = page[call : calls[call]]
        pieces.append(page[at:call])
        places += range(at, call)
        if call == start:
            opens = sign
        else:
            called.append(sign)
            pieces.append(f"[{sign}]")
            places += [call, *range(call, calls[call]), calls[call] - 1]
        at = calls[call]
    pieces.append(page[at:stop])
    places += range(at, stop)
    words = "".join(pieces)
    bare = words.lstrip()
    return bare, places[len(words) - len(bare) :], called, opens


def _calls(text: Any, page: str) -> dict[int, int]:
    """Where raised numbers begin and end."""
    found: dict[int, int] = {}
    for number in _DIGITS.finditer(page):
        start, end = number.span()
        if end - start > 1 and (cut := _raised_end(text, start, end)):
            found[cut] = end
        elif end - start <= _MOST_DIGITS and _is_raised(text, start, _beside(page, start, end)):
            found[start] = end
    return found


def _raised_end(text: Any, start: int, end: int) -> int:
    """Where raised digits begin after ordinary ones, as in « article 9 » with note 1; 0 where none do."""
    for cut in range(max(start + 1, end - _MOST_DIGITS), end):
        if _is_raised(text, cut, cut - 1):
            return cut
    return 0


def _is_raised(text: Any, at: int, beside: int) -> bool:
    """Whether a sign is smaller than one beside it and stands higher."""
    room, other = box(text, at), box(text, beside) if beside >= 0 else None
    if room is None or other is None:
        return False
    height, tall = room[3] - room[2], other[3] - other[2]
    return height < _SMALL * tall and other[2] + 0.05 * tall < room[2] < other[3]


def _beside(page: str, start: int, end: int) -> int:
    """The sign that a number is held against: the one before it in its row, else the one after it, else the last of the
    row before, since the library may begin a new row at a raised sign; -1 for none.
    """
    before = start - 1
    while before >= 0 and page[before] == " ":
        before -= 1
    if before >= 0 and page[before] not in "\r\n":
        return before
    while end < len(page) and page[end] == " ":
        end += 1
    return end if end < len(page) and page[end] not in "\r\n" else _neighbour(page, start)


def _neighbour(page: str, at: int) -> int:
    """The nearest sign in the row before, where the library began a new row at a raised sign; -1 for none."""
    before = at - 1
    while before >= 0 and page[before] in " \r\n":
        before -= 1
    return before


def _goes_on(last: Row, row: Row) -> bool:
    """Whether a row is the rest of the one before, from which a raised sign parts it."""
    size = max(last.size, row.size)
    return abs(last.bottom - row.bottom) < size * 0.7 and -0.3 * size < row.left - last.right < size * 0.9


def _append(last: Row, row: Row) -> None:
    """Adds the rest of a printed row to its first part."""
    if row.opens:
        row.text = f"[{row.opens}]{row.text}"
        row.calls = (row.opens, *row.calls)
        glue = ""
    else:
        closed = row.text[:1] in ").,;:»”’…" or row.left - last.right < 0.12 * last.size
        glue = "" if closed else " "
    shift = len(last.text) + len(glue)
    last.links += [(start + shift, end + shift, target) for start, end, target in row.links]
    last.text += glue + row.text
    last.calls += row.calls
    last.right = row.right
    last.bottom = last.bottom if last.size >= row.size else row.bottom
    last.size = max(last.size, row.size)
    last.bold = last.bold and row.bold


def _share(found: list[Row]) -> None:
    """Notes which rows stand at the same height as a neighbour, as the cells of a table do and columns do not."""
    for at, row in enumerate(found):
        for other in found[at + 1 : at + _NEAR]:
            if abs(other.bottom - row.bottom) < 0.3 * row.size and (
                other.left > row.right or other.right < row.left
            ):
                row.shared = other.shared = True
