"""What can only be read from its beginning: archives, packed lines, and what lies in this process's memory.

The parent unpacks, one item at a time, and hands on the bytes; they are read as documents where they arrive.
"""

from __future__ import annotations

import bz2
import gzip
import lzma
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Any

import msgspec

from citeref.corpus.options import Options
from citeref.corpus.places import Place, bytes_of, opened
from citeref.corpus.reading.lines import too_large
from citeref.corpus.records import Bad
from citeref.corpus.units import Rows, Sent
from citeref.documents import formats, shown
from citeref.errors import CiterefError, SourceUnreachable

Stream = Iterator[tuple[str, bytes] | Bad]
_BROKEN = (OSError, EOFError, zlib.error, lzma.LZMAError, ValueError)
_MOST = 5000
"""Items of one unit."""


def sent(place: Place, unit: int, options: Options) -> Iterator[tuple[Sent, int]]:
    """The items of a file in pieces, with the bytes of the file that each took."""
    form, source = _SOURCES.get(place.form, ("file", _whole))
    items: list[tuple[str, bytes]] = []
    bad: list[Bad] = []
    size = told = 0
    with opened(place.path) as file:
        for each in _safely(place, source(place, file, options)):
            if isinstance(each, Bad):
                bad.append(each)
            else:
                items.append(each)
                size += len(each[1])
            if size >= unit or len(items) + len(bad) >= _MOST:
                at = min(file.tell(), place.size)
                yield Sent(form, tuple(items), tuple(bad)), at - told
                items, bad, size, told = [], [], 0, at
    if items or bad or told < place.size:
        yield Sent(form, tuple(items), tuple(bad)), place.size - told


def _safely(place: Place, stream: Stream) -> Stream:
    """The same; where the file breaks off, what came before is kept and the rest told."""
    try:
        yield from stream
    except SourceUnreachable:
        raise
    except CiterefError as error:
        reason = error.what.removeprefix(f"{place.path}: ").removeprefix(f"{shown(place.path)}: ")
        yield Bad(id=place.path, reason=reason, hint="What came before is kept. Get the file again.")
    except _BROKEN as error:
        yield Bad(
            id=place.path,
            reason=f"is damaged or breaks off ({type(error).__name__}).",
            hint="What came before is kept. Get the file again.",
        )


def _whole(place: Place, file: IO[bytes], options: Options) -> Stream:
    yield place.path, bytes_of(place.path, options.largest)


def _lines(place: Place, file: IO[bytes], options: Options) -> Stream:
    """The lines of a packed file, or of one in memory; named by their place in what is unpacked."""
    lower = place.path.lower()
    pack: Callable[[IO[bytes]], Any] = next(
        (open for ending, open in _PACKS.items() if lower.endswith(ending)), lambda stream: stream
    )
    unpacked, at = pack(file), 0
    while line := unpacked.readline(options.largest + 1):
        start, whole = at, len(line) <= options.largest or line.endswith(b"\n")
        at += len(line)
        while not whole and (more := unpacked.readline(1 << 16)):
            at += len(more)
            if more.endswith(b"\n"):
                break
        if not whole:
            yield too_large(f"{place.path}@{start}", at - start, options)
        elif not line.isspace():
            yield f"{place.path}@{start}", line


_PACKS: dict[str, Callable[[IO[bytes]], Any]] = {
    ".gz": lambda file: gzip.GzipFile(fileobj=file),
    ".bz2": bz2.BZ2File,
    ".xz": lzma.LZMAFile,
}


def _tar(place: Place, file: IO[bytes], options: Options) -> Stream:
    from citeref.law.bulk.archive import Archive

    archive = Archive(Path(place.path), file, _readable)
    for name, data in archive.files():
        if _readable(name.lower()):
            yield f"{place.path}/{name.lstrip('./')}", data
    for reason, count in archive.left_out.items():
        for _ in range(count):
            yield Bad(id=place.path, reason=reason.replace("no XML", "no documents"), expected=True)


def _zip(place: Place, file: IO[bytes], options: Options) -> Stream:
    from citeref.documents.zipped import Allowance, Zip

    archive = Zip(file, shown(place.path), Allowance(options.largest), most=10_000_000)
    for name in archive.names:
        inner = f"{place.path}/{name}"
        if not _readable(name.lower()):
            yield Bad(id=inner, reason="files of other kinds", expected=True)
            continue
        archive.said, archive.allowance.left = inner, options.largest
        try:
            yield inner, archive.read(name, options.largest)
        except CiterefError as error:
            yield Bad(id=inner, reason=error.what.removeprefix(f"{inner}: "), hint=error.hint)


def _warc(place: Place, file: IO[bytes], options: Options) -> Stream:
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    from citeref.documents.webarchive import page
    from citeref.documents.zipped import Allowance

    try:
        for number, record in enumerate(ArchiveIterator(file)):
            found = page(record, shown(place.path), Allowance(options.largest))
            if found is None:
                continue
            address, ending, content = found
            name = address if formats.suffix(address) in formats.READ else address + ending
            inner = f"{place.path}#{number}/{name}"
            if isinstance(content, bytes):
                yield inner, content
            else:
                yield Bad(id=inner, reason=content.what, hint=content.hint)
    except (ArchiveLoadFailed, AttributeError, TypeError) as error:
        raise ValueError("a broken web archive") from error


def _parquet(place: Place, file: IO[bytes], options: Options) -> Stream:
    """The rows of a file in memory."""
    from pyarrow import parquet

    from citeref.corpus.reading.rows import items

    for group in range(parquet.ParquetFile(file).num_row_groups):
        for item in items(Rows(place.path, group, 0, 1 << 62), options):
            for each in item.read():
                yield each if isinstance(each, Bad) else (item.name, msgspec.msgpack.encode(each))


def _readable(name: str) -> bool:
    """Whether a member of an archive is one that is read."""
    ending = formats.suffix(name)
    return ending in formats.READ or ending in formats.UNREAD or ending in (".xml", ".csv", ".tsv")


_SOURCES: dict[str, tuple[str, Callable[[Place, IO[bytes], Options], Stream]]] = {
    "lines": ("line", _lines),
    "packed": ("line", _lines),
    "parquet": ("record", _parquet),
    "tar": ("file", _tar),
    "zip": ("file", _zip),
    "warc": ("file", _warc),
}
