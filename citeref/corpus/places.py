"""Where an input lies: files, folders and patterns on this machine, and addresses (`s3://…`) that fsspec knows.

A folder is gone through to the bottom, folder by folder and by name, hidden names left out and links to other folders not
followed; no list of all files is held, however many there are.
"""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator, Sequence
from typing import IO

import msgspec

from citeref.corpus import stores
from citeref.corpus.records import Bad
from citeref.corpus.stores import asking
from citeref.corpus.stores import is_address as is_address
from citeref.documents import formats, shown
from citeref.documents.loading import megabytes, unreadable
from citeref.errors import UnreadableDocument

_FORMS = (
    ("lines", (".jsonl", ".ndjson")),
    ("packed", (".jsonl.gz", ".ndjson.gz", ".jsonl.bz2", ".ndjson.bz2", ".jsonl.xz", ".ndjson.xz")),
    ("parquet", (".parquet",)),
    ("warc", (".warc", ".warc.gz")),
    ("tar", (".tar.gz", ".tgz", ".tar", ".tar.xz", ".txz", ".tar.bz2", ".tbz2")),
    ("zip", (".zip",)),
)
_OWN = (*formats.READ, ".xml", ".csv", ".tsv")


class Place(msgspec.Struct, frozen=True):
    """A file of the input: its path as named, its `form` (« lines », « file », …), its bytes, and what tells its state."""

    path: str
    form: str
    size: int
    state: str


def shared(path: str) -> bool:
    """Whether another process finds the same file under the path; what lies in this one's memory must be sent to it."""
    return not path.partition("://")[0].endswith("memory")


def form(path: str) -> str:
    """How a file is cut, by its name: « file » where it is one document or a few."""
    lower = path.lower()
    return next((form for form, endings in _FORMS if lower.endswith(endings)), "file")


def opened(path: str) -> IO[bytes]:
    """A file's bytes as a stream that can be sought. Raises `UnreadableDocument`."""
    if is_address(path):
        return stores.opened(path)
    try:
        return open(path, "rb")
    except OSError as error:
        raise unreadable(path, error) from None


def bytes_of(path: str, largest: int) -> bytes:
    """The bytes at an address. Raises `UnreadableDocument` where there are too many, or none."""
    with opened(path) as file, asking(path):
        data = file.read(largest + 1)
    if len(data) > largest:
        raise UnreadableDocument(
            f"{shown(path)}: more than the {megabytes(largest)} that one document may have."
        )
    if not data:
        raise UnreadableDocument(f"{shown(path)}: the file is empty.", "Was it saved completely?")
    return data


def places(inputs: Sequence[str], without: Sequence[str] = ()) -> Iterator[Place | Bad]:
    """Every file of the inputs, in order, and what of them cannot be read. `without` are paths passed over: our own output."""
    passed = {os.path.abspath(path) for path in without}
    for path in inputs:
        if is_address(path):
            yield from _remote(path)
        elif os.path.isdir(path):
            yield from _walked(path, passed)
        elif os.path.lexists(path) or not glob.has_magic(path):
            yield _named(path)
        else:
            yield from _matched(path, passed)


def _named(path: str) -> Place:
    """A file that a person named. Raises `UnreadableDocument` where it is not there."""
    try:
        state = os.stat(path)
    except OSError as error:
        raise unreadable(path, error) from None
    return Place(path, form(path), state.st_size, str(state.st_mtime_ns))


def _matched(pattern: str, passed: set[str]) -> Iterator[Place | Bad]:
    matches = sorted(glob.iglob(pattern, recursive=True))
    if not matches:
        raise UnreadableDocument(
            f"{shown(pattern)}: no file is named like this.",
            "Patterns are * (any name), ? (any letter), ** (any folder).",
        )
    for match in matches:
        if os.path.isdir(match):
            if not pattern.endswith("**"):
                yield from _walked(match, passed)
        elif os.path.abspath(match) not in passed:
            yield from _sorted_out(match)


def _walked(top: str, passed: set[str]) -> Iterator[Place | Bad]:
    waiting = [top]
    while waiting:
        folder = waiting.pop()
        if os.path.abspath(folder) in passed:
            continue
        try:
            with os.scandir(folder) as entries:
                inside = sorted((one for one in entries if one.name[:1] != "."), key=lambda one: one.name)
        except OSError as error:
            told = unreadable(folder, error)
            yield Bad(id=folder, reason=told.what.removeprefix(f"{shown(folder)}: "), hint=told.hint)
            continue
        deeper = []
        for entry in inside:
            if entry.is_dir(follow_symlinks=False):
                deeper.append(entry.path)
            elif os.path.abspath(entry.path) not in passed:
                yield from _sorted_out(entry.path)
        waiting.extend(reversed(deeper))


def _sorted_out(path: str) -> Iterator[Place | Bad]:
    """A file met in a folder: read where it is of a known kind, told where one would expect it, counted otherwise."""
    ending = formats.suffix(path)
    if os.path.isdir(path):
        yield Bad(id=path, reason="links to other folders", expected=True)
    elif not os.path.isfile(path):
        reason = "a broken link." if os.path.islink(path) else "a pipe or a device, not a file."
        yield Bad(id=path, reason=reason)
    elif ending in formats.UNREAD:
        told = formats.unread(ending, shown(path))
        yield Bad(id=path, reason=told.what.removeprefix(f"{shown(path)}: "), hint=told.hint)
    elif form(path) != "file" or ending in _OWN:
        yield _named(path)
    else:
        yield Bad(id=path, reason=f"files of other kinds ({ending or 'no ending'})", expected=True)


def _remote(path: str) -> Iterator[Place | Bad]:
    protocol, _, behind = path.partition("://")
    if "::" in behind:
        raise UnreadableDocument(
            f"{path}: an address inside another.", "Name the archive itself: what lies in it is read."
        )
    system, inner = stores.system(path)
    with asking(path):
        if glob.has_magic(inner):
            found = system.glob(inner, detail=True)
        elif system.isdir(inner):
            found = system.find(inner, detail=True)
        else:
            found = {inner: system.info(inner)}
    if not found:
        raise UnreadableDocument(f"{path}: no file there.", "Check the address.")
    for name in sorted(found):
        info = found[name]
        if info.get("type") != "file":
            continue
        address = name if is_address(name) else f"{protocol}://{name}"
        ending = formats.suffix(name)
        if form(name) == "file" and ending not in _OWN and len(found) > 1:
            yield Bad(id=address, reason=f"files of other kinds ({ending or 'no ending'})", expected=True)
            continue
        state = next(
            (str(info[key]) for key in ("ETag", "etag", "mtime", "LastModified", "created") if info.get(key)),
            "",
        )
        yield Place(address, form(name), int(info.get("size") or 0), state)
