"""Reading a unit: its items one after the other, each opened only when its turn comes."""

from __future__ import annotations

from collections.abc import Iterator

from citeref.corpus.options import Options
from citeref.corpus.reading.item import Item
from citeref.corpus.units import Files, Lines, Piece, Rows

__all__ = ["Item", "items"]


def items(piece: Piece, options: Options) -> Iterator[Item]:
    """The items of a piece of input, in order."""
    if isinstance(piece, Lines):
        from citeref.corpus.reading import lines

        return lines.items(piece, options)
    if isinstance(piece, Rows):
        from citeref.corpus.reading import rows

        return rows.items(piece, options)
    from citeref.corpus.reading import files, sent

    return files.items(piece, options) if isinstance(piece, Files) else sent.items(piece, options)
