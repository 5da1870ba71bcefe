"""What the origin files of one layer say, noted in one file so that a long cache need not be read again each time.

The note is a convenience and nothing more: every folder and every origin file is held against the date, size and
number that the disk gives it, and whatever differs, or was touched so lately that the dates cannot tell, is read
anew. A note that is missing, damaged or from another disk is made again.
"""

from __future__ import annotations

import os
import time
import zlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import msgspec

from citeref.cache import files, records
from citeref.cache.layers import Layer
from citeref.errors import CiterefError
from citeref.model import Origin, Page
from citeref.ref import Ref

NAME = ".index"
"""The file at the top of a layer."""

WORTH_NOTING = 300
"""Origin files from which on a note is kept; fewer are read quicker than anybody could see."""

_LATELY = 3_000_000_000
"""Nanoseconds within which two changes may bear one date."""

_AGE = 1.0
"""Seconds for which one process believes what it has just looked at."""

FORM = zlib.crc32(repr(Origin.__struct_fields__).encode())
"""Tells a note of another citeref, whose origins had other fields; it is not read."""

Sign = tuple[int, int, int, int]
"""When a file was modified and changed, its number and its size, as the disk tells them."""

NEVER: Sign = (0, 0, 0, 0)
"""The sign of a file that must be read again."""


class Entry(msgspec.Struct, array_like=True, gc=False):
    """An origin file: its name, the name of its content, and what it says (nothing where it is broken)."""

    name: str
    sign: Sign
    content: str
    origin: Origin | None


class Folder(msgspec.Struct, array_like=True, gc=False):
    """A folder: the origin files in it and the names of the folders in it, both in order."""

    sign: Sign
    entries: list[Entry]
    folders: list[str]


_DECODER = msgspec.json.Decoder(dict[str, Folder])


class Register:
    """The origin files of a layer, in the order of their paths."""

    def __init__(self, layer: Layer) -> None:
        self.layer = layer
        self._folders: dict[str, Folder] = {}
        self._looked = float("-inf")
        self._names: dict[str, list[Path]] | None = None

    def pages(self) -> Iterator[Page]:
        """Every page whose origin can be read."""
        self._look()
        root, name = os.fspath(self.layer.folder), self.layer.name
        for where, folder in self._folders.items():
            for entry in folder.entries:
                told = entry.origin
                if told is not None:
                    path = Path(f"{root}{where}{os.sep}{entry.content}")
                    yield Page(ref=Ref.trusted(told.ref), lang=told.lang, path=path, origin=told, layer=name)

    def also(self, ref: str) -> list[Path]:
        """The origin files of pages that bear a reference as another name; whoever uses them reads them."""
        if self._names is None or time.monotonic() - self._looked > _AGE:
            self._look()
            self._names = self._named()
        return self._names.get(ref, [])

    def forget(self) -> None:
        """The layer was written: looks again next time."""
        self._looked = float("-inf")

    def _named(self) -> dict[str, list[Path]]:
        root, found = os.fspath(self.layer.folder), dict[str, list[Path]]()
        for where, folder in self._folders.items():
            for entry in folder.entries:
                for name in entry.origin.also if entry.origin else ():
                    found.setdefault(name, []).append(Path(f"{root}{where}{os.sep}{entry.name}"))
        return found

    def _look(self) -> None:
        """Brings what is known to what is there, and notes it where that spares the next one some work."""
        known = self._folders or (_noted(self.layer.folder) if self.layer.writable else {})
        self._folders, anew = _gathered(self.layer, known)
        self._names, self._looked = None, time.monotonic()
        count = sum(len(folder.entries) for folder in self._folders.values())
        if anew and self.layer.writable and count >= WORTH_NOTING:
            _note(self.layer.folder, self._folders)


def _gathered(layer: Layer, known: dict[str, Folder]) -> tuple[dict[str, Folder], int]:
    """Every folder under a layer by its path from there, in order, and how much of it is new and worth a note."""
    root = os.fspath(layer.folder)
    found: dict[str, Folder] = {}
    left, anew = [""], 0
    while left:
        where = left.pop()
        sign = _sign(root + where)
        if sign is None:
            continue
        folder = known.get(where)
        if folder is None or folder.sign != sign:
            before, folder = folder, _listed(root + where, _proof(sign), folder, top=not where)
            anew += folder.sign != NEVER and (bool(where) or before is None)
        for at, entry in enumerate(folder.entries):
            path = f"{root}{where}{os.sep}{entry.name}"
            now = _sign(path)
            if now != entry.sign:
                folder.entries[at] = _read(layer, path, entry.name, now)
                anew += folder.entries[at].sign != NEVER
        found[where] = folder
        left.extend(f"{where}{os.sep}{name}" for name in reversed(folder.folders))
    return found, anew + len(known.keys() - found.keys())


def _listed(path: str, sign: Sign, before: Folder | None, *, top: bool) -> Folder:
    """What is in a folder; of the origin files only those that were known before are taken for read."""
    entries, folders = records.listed(path, top=top)
    known = {entry.name: entry for entry in before.entries} if before else {}
    return Folder(sign, [known.get(name) or Entry(name, NEVER, "", None) for name in entries], folders)


def _read(layer: Layer, path: str, name: str, sign: Sign | None) -> Entry:
    try:
        page = records.page_at(layer, Path(path), walked=True)
    except CiterefError:
        return Entry(name, _proof(sign), "", None)
    return Entry(name, _proof(sign), page.path.name, page.origin)


def _sign(path: str) -> Sign | None:
    try:
        state = os.lstat(path)
    except OSError:
        return None
    return state.st_mtime_ns, state.st_ctime_ns, state.st_ino, state.st_size


def _proof(sign: Sign | None) -> Sign:
    """A sign that may be kept: one so young that a second change may bear the same date proves nothing."""
    return NEVER if sign is None or max(sign[:2]) > time.time_ns() - _LATELY else sign


def _noted(root: Path) -> dict[str, Folder]:
    """The note of a layer; nothing where there is none that can be trusted."""
    try:
        head, _, body = files.read(root, root / NAME).partition(b"\n")
        return _DECODER.decode(body) if head == _head(body) else {}
    except (CiterefError, msgspec.MsgspecError, RecursionError):
        return {}


def _note(root: Path, folders: dict[str, Folder]) -> None:
    """Writes the note, at once or not at all; a disk that refuses costs only time."""
    body = msgspec.json.encode(folders)
    with suppress(OSError), files.locked(root):
        files.replace(root / NAME, _head(body) + b"\n" + body)


def _head(body: bytes) -> bytes:
    return b"citeref %08x %08x" % (FORM, zlib.crc32(body))
