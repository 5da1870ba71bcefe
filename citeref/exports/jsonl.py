"""JSON Lines: an object a citation, one a line."""

from __future__ import annotations

from citeref.exports.json import encoded
from citeref.exports.material import Material
from citeref.exports.rows import Sink


def write(material: Material, out: Sink) -> None:
    """A line for each row."""
    for row in material.rows():
        out.write(encoded(row) + "\n")
