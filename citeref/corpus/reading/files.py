"""Files of every kind that citeref reads, and the XML of official sources, where the text itself is law."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from citeref.corpus.options import Options
from citeref.corpus.places import bytes_of, is_address
from citeref.corpus.reading.item import Item
from citeref.corpus.records import Bad, Record
from citeref.corpus.units import Files
from citeref.documents import load, read_parts
from citeref.errors import UnreadableDocument

_PARTS = "parts of files that are no documents"


def items(piece: Files, options: Options) -> Iterator[Item]:
    """The files of a piece."""
    return (Item(path, partial(_file, path, options)) for path in piece.paths)


def _file(path: str, options: Options) -> Iterable[Record | Bad]:
    if is_address(path):
        return parts(path, bytes_of(path, options.largest), options)
    return parts(path, load(path, options.largest), options)


def parts(name: str, data: bytes, options: Options) -> Iterator[Record | Bad]:
    """Every document in the bytes of a file of this name."""
    if name.lower().endswith(".xml"):
        from citeref.corpus.reading import law

        yield law.record(name, data)
        return
    for inner, part in read_parts(data, name):
        id = f"{name}{inner}"
        if isinstance(part, UnreadableDocument):
            reason = part.what.removeprefix(f"{id}: ").removeprefix(f"{name}: ")
            yield Bad(
                id=id, reason=_PARTS if part.expected else reason, hint=part.hint, expected=part.expected
            )
        else:
            yield Record(id=id, text=part.text, title=part.title, date=part.date, document=part)
            yield from (Bad(id=id, reason=notice) for notice in part.notices)
