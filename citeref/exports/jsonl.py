"""JSON Lines: an object a citation, one a line."""

from __future__ import annotations

from collections.abc import Iterable

from citeref.exports.json import encoded
from citeref.exports.rows import Row, Sink


def write(rows: Iterable[Row], out: Sink) -> None:
    """A line for each row."""
    for row in rows:
        out.write(encoded(row) + "\n")
