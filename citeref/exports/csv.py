"""CSV: one line a reference, so that a spreadsheet can filter and count them; an open citation has one line
without any.

Comma, UTF-8, CRLF (RFC 4180). A cell that a spreadsheet would run as a formula gets an apostrophe in front,
and control characters are shown as signs; `start` and `end` lead to the words as they stand.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator

from citeref import catalogue
from citeref.exports.rows import Row, Sink
from citeref.ref import Ref
from citeref.visible import visible

COLUMNS = (
    *("citation", "document", "start", "end", "text", "ref", "authority", "pinpoint", "range", "label"),
    *("kind", "confidence", "evidence", "candidates", "paragraph", "line", "page", "heading", "address"),
)
"""`citation` numbers the citations from 1: lines with the same number are one citation that names several
places.
"""

FORMULA = re.compile(r"\s*[=+\-@＝＋－＠].*\w")
"""How a cell begins that Excel, LibreOffice or Numbers may take for a formula."""


def write(rows: Iterable[Row], out: Sink) -> None:
    """The header and the lines."""
    lines = csv.writer(out, lineterminator="\r\n")
    lines.writerow(COLUMNS)
    for number, row in enumerate(rows, 1):
        lines.writerows([cell(value) for value in line] for line in _lines(number, row))


def cell(value: object) -> object:
    """A value as it may stand in a spreadsheet."""
    if not isinstance(value, str):
        return value
    shown = visible(value)
    return f"'{shown}" if FORMULA.match(shown) or value[:1] in ("\t", "\r", "\n") else shown


def _lines(number: int, row: Row) -> Iterator[tuple[object, ...]]:
    words = (number, row.document, row.start, row.end, row.text)
    about = (row.kind, row.confidence, " | ".join(row.evidence), " ".join(row.candidates))
    where = (row.place.paragraph, row.place.line, row.place.page or "", row.place.heading)
    for ref in row.refs or (None,):
        yield *words, *_law(ref, row), *about, *where, catalogue.address(ref, row.lang) if ref else ""


def _law(ref: Ref | None, row: Row) -> tuple[object, ...]:
    if ref is None:
        return ("", "", "", "", "")
    return (ref, ref.authority, ref.pinpoint, "yes" if row.range else "", catalogue.label(ref, row.lang))
