"""CSV: one line a reference, so that a spreadsheet can filter and count them; an open citation has one line
without any.

Comma, UTF-8, CRLF (RFC 4180), or as `Options` say. A cell that a spreadsheet would run as a formula gets an
apostrophe in front, and control characters are shown as signs; `start` and `end` lead to the words as they stand.
"""

from __future__ import annotations

import csv
import re
from functools import lru_cache

from citeref.exports.lines import NAMES, lines
from citeref.exports.material import Material
from citeref.exports.rows import Sink
from citeref.visible import visible

FORMULA = re.compile(r"\s*[=+\-@＝＋－＠].*\w")
"""How a cell begins that Excel, LibreOffice or Numbers may take for a formula."""


def write(material: Material, out: Sink) -> None:
    """The header and the lines."""
    table(material, out, material.options.separator)


def table(material: Material, out: Sink, separator: str) -> None:
    """The same with any separator between the cells."""
    options = material.options
    if options.bom:
        out.write("\ufeff")
    told = csv.writer(out, delimiter=separator, lineterminator="\r\n")
    told.writerow(NAMES)
    for line in lines(material.rows()):
        told.writerow([_written(value, options.decimal) for value in line])


def cell(value: object) -> object:
    """A value as it may stand in a spreadsheet."""
    return _shown(value) if isinstance(value, str) else value


@lru_cache(maxsize=8192)
def _shown(value: str) -> str:
    """The words of a cell; most come again line after line."""
    shown = visible(value)
    return f"'{shown}" if FORMULA.match(shown) or value[:1] in ("\t", "\r", "\n") else shown


def _written(value: object, decimal: str) -> object:
    """A value as text: nothing for none, « yes » for true, a decimal mark as asked."""
    if isinstance(value, str):
        return _shown(value)
    if value is None or value is False:
        return ""
    if value is True:
        return "yes"
    return str(value).replace(".", decimal) if isinstance(value, float) else value
