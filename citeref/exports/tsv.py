"""TSV: the lines of csv with a tab between the cells, for databases, R and copying into a spreadsheet.

A tab inside a cell becomes spaces; cells that hold a line end or a quotation mark are quoted, as in csv.
"""

from __future__ import annotations

from citeref.exports.csv import table
from citeref.exports.material import Material
from citeref.exports.rows import Sink


def write(material: Material, out: Sink) -> None:
    """The header and the lines."""
    table(material, out, "\t")
