"""JSON Lines: an object a line, and a document an object.

A stretch of bytes holds the lines that begin in it, as the splits of Hadoop do: neighbours share no line and lose none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import IO, Any

import msgspec

from citeref.corpus.options import Options
from citeref.corpus.places import opened
from citeref.corpus.reading.item import Item
from citeref.corpus.records import Bad, Record
from citeref.corpus.units import Lines
from citeref.documents.loading import megabytes

_CHUNK = 1 << 16
_DECODER = msgspec.json.Decoder()


def items(piece: Lines, options: Options) -> Iterator[Item]:
    """The lines that begin in the piece."""
    with opened(piece.path) as file:
        if piece.start:
            file.seek(piece.start - 1)
            _to_the_end(file)
        yield from lines(file, file.tell(), piece.end, piece.path, options)


def lines(file: IO[bytes], at: int, end: int, path: str, options: Options) -> Iterator[Item]:
    """Each line from offset `at` on that begins before `end`; blank ones are passed over, one too long is not kept."""
    while at < end and (line := file.readline(options.largest + 1)):
        start = at
        at += len(line)
        if len(line) > options.largest and not line.endswith(b"\n"):
            at += _to_the_end(file)
            yield Item(f"{path}@{start}", partial(_too_long, f"{path}@{start}", at - start, options))
        elif not line.isspace():
            yield Item(f"{path}@{start}", partial(record, f"{path}@{start}", line, options))


def record(name: str, line: bytes, options: Options) -> Iterable[Record | Bad]:
    """The document of a line; `name` is its id where it has none."""
    try:
        told = _DECODER.decode(line.removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return (Bad(id=name, reason="no JSON.", hint="Each line is one object."),)
    if not isinstance(told, dict):
        return (
            Bad(id=name, reason="no JSON object.", hint='Each line is one object: {"id": …, "text": …}.'),
        )
    return (of_fields(name, told, options),)


def of_fields(name: str, told: dict[str, Any], options: Options) -> Record | Bad:
    """The document in the fields of an object or the columns of a row."""
    given = told.get(options.id)
    id = name if given is None or given == "" else str(given)
    text = told.get(options.text)
    if not isinstance(text, str):
        return Bad(id=id, reason=f"no text under « {options.text} ».", hint="--text names another field.")
    if len(text) > options.largest:
        return too_large(id, len(text), options)

    def said(field: str) -> str:
        value = told.get(field)
        return "" if value is None else str(value)[:500]

    return Record(id=id, text=text, lang=said("lang"), at=said("at"), title=said("title"), date=said("date"))


def too_large(id: str, size: int, options: Options) -> Bad:
    """What is told of a document that is too large."""
    what = f"{megabytes(size)}, more than the {megabytes(options.largest)} that one document may have."
    return Bad(id=id, reason=what, hint="Split it, or say --largest.")


def _too_long(name: str, size: int, options: Options) -> Iterable[Bad]:
    return (too_large(name, size, options),)


def _to_the_end(file: IO[bytes]) -> int:
    """Goes to the end of the line, and counts the bytes."""
    passed = 0
    while line := file.readline(_CHUNK):
        passed += len(line)
        if line.endswith(b"\n"):
            break
    return passed
