"""Content that came from a stream: lines, files of an archive, rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

import msgspec

from citeref.corpus.options import Options
from citeref.corpus.reading.files import parts
from citeref.corpus.reading.item import Item
from citeref.corpus.reading.lines import record
from citeref.corpus.records import Bad, Record
from citeref.corpus.units import Sent


def items(piece: Sent, options: Options) -> Iterator[Item]:
    """What was sent, and what was found bad on the way."""
    for name, data in piece.items:
        yield Item(name, partial(_read, piece.form, name, data, options))
    for bad in piece.bad:
        yield Item(bad.id, partial(_bad, bad))


def _read(form: str, name: str, data: bytes, options: Options) -> Iterable[Record | Bad]:
    if form == "line":
        return record(name, data, options)
    if form == "record":
        return (msgspec.msgpack.decode(data, type=Record),)
    return parts(name, data, options)


def _bad(bad: Bad) -> Iterable[Bad]:
    return (bad,)
