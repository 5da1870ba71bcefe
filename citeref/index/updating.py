"""The errand that brings an index up to date with its files: read, find, resolve, store.

A file of the same size and time of change, made by the same finder, is not opened; one that was touched is
read and its digest compared. What is read is stored a few documents at a time, so that readers see the index
grow and other writers get their turn.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Sequence

import msgspec

from citeref.documents import Skipped, gather, skip, skip_defect
from citeref.errors import UnreadableDocument
from citeref.index.finder import finder
from citeref.index.prepared import Entry, Prepared, State, prepare
from citeref.index.rows import Update
from citeref.index.sources import Address, File, sources
from citeref.index.store import Store
from citeref.index.writing import Writer
from citeref.model import Document, Progress

_WAIT = 0.25
"""Seconds of work that are stored together."""

_FRESH = 2_000_000_000
"""Nanoseconds: a file changed so shortly before it was read may change again with the same time; its digest
decides.
"""


class _Known(msgspec.Struct):
    """What the index has of a file: its state, the paths of its documents, and what of it was passed over."""

    state: State
    paths: list[bytes] = []
    passed: tuple[Skipped, ...] = ()
    left: tuple[Skipped, ...] = ()


class _Passed(msgspec.Struct, frozen=True, array_like=True):
    """What of a file was passed over, as it is stored."""

    skipped: tuple[Skipped, ...]
    left: tuple[Skipped, ...]


class Updating:
    """One update of an index."""

    def __init__(self, store: Store, progress: Progress | None, stop: Callable[[], bool] | None) -> None:
        self._store = store
        self._progress = progress or (lambda done, total, name: None)
        self._stop = stop or (lambda: False)
        self._finder = finder()
        self._waiting: list[Prepared] = []
        self._touched: list[tuple[int, bytes]] = []
        self._told: list[tuple[bytes, bytes | None]] = []
        self._since = time.monotonic()
        self._skipped: list[Skipped] = []
        self._left_out: list[Skipped] = []
        self._kept: set[bytes] = set()
        self._read = self._unchanged = 0

    def run(self, paths: Sequence[str]) -> Update:
        """Goes through all files; a stop keeps what was done."""
        gathered = gather(paths)
        self._skipped += gathered.skipped
        self._left_out += gathered.left_out
        known = self._known()
        files = sources(gathered)
        for done, file in enumerate(files):
            if self._stop():
                self._flush()
                return self._done(0)
            self._progress(done, len(files), file.name)
            self._take(file, known.get(file.key))
        self._flush()
        gone = self._remove(
            [path for file in known.values() for path in file.paths if path not in self._kept]
        )
        self._progress(len(files), len(files), "")
        return self._done(gone)

    def _done(self, gone: int) -> Update:
        return Update(self._read, self._unchanged, gone, tuple(self._skipped), tuple(self._left_out))

    def _known(self) -> dict[bytes, _Known]:
        found: dict[bytes, _Known] = {}
        with self._store.connection() as connection:
            rows = connection.execute("SELECT file, path, size, modified, sha256, finder FROM documents")
            for file, path, *state in rows:
                found.setdefault(file, _Known(State(*state))).paths.append(path)
            for file, told in connection.execute("SELECT file, told FROM passed"):
                if file in found:
                    passed = msgspec.msgpack.decode(told, type=_Passed)
                    found[file].passed, found[file].left = passed.skipped, passed.left
        return found

    def _take(self, file: File | Address, known: _Known | None) -> None:
        """Reads a file where it has changed."""
        before = (len(self._skipped), len(self._left_out))
        try:
            looked = file.look()
            was = known.state if known else None
            if known and was and looked and (was.size, was.modified, was.finder) == (*looked, self._finder):
                self._keep(known)
                return
            data = file.load()
            sha256 = hashlib.sha256(data).digest()
            now = State(len(data), _settled(looked), sha256, self._finder)
            if known and was and (was.sha256, was.finder) == (sha256, self._finder):
                self._keep(known)
                self._touched.append((now.modified, file.key))
                return
            self._read_in(file, data, now)
        except UnreadableDocument as error:
            self._skipped.append(skip(file.path, error.what, error.hint))
        except Exception as error:
            self._skipped.append(skip_defect(file.path, error))
        self._tell(file, *before)
        if time.monotonic() - self._since > _WAIT:
            self._flush()

    def _keep(self, known: _Known) -> None:
        """Leaves a file as the index has it, and tells again what of it was passed over."""
        self._kept.update(known.paths)
        self._unchanged += len(known.paths)
        self._skipped += known.passed
        self._left_out += known.left

    def _read_in(self, file: File | Address, data: bytes, state: State) -> None:
        """Every document of a file."""
        for number, (inner, part) in enumerate(file.parts(data)):
            path = f"{file.path}{inner}"
            if isinstance(part, UnreadableDocument):
                told = skip(path, part.what, part.hint)
                (self._left_out if part.expected else self._skipped).append(told)
                continue
            self._skipped += (Skipped(path, notice) for notice in part.notices)
            key = file.key + inner.encode("utf-8", "surrogateescape")
            try:
                self._waiting.append(_entry(key, part, state, file.key, number))
            except Exception as error:
                self._skipped.append(skip_defect(path, error))
                continue
            self._kept.add(key)
            self._read += 1
            if time.monotonic() - self._since > _WAIT:
                self._flush()

    def _tell(self, file: File | Address, skipped: int, left: int) -> None:
        """Notes what of a file was passed over since the lists had these lengths, to be stored with it."""
        passed = _Passed(tuple(self._skipped[skipped:]), tuple(self._left_out[left:]))
        told = msgspec.msgpack.encode(passed) if passed.skipped or passed.left else None
        self._told.append((file.key, told))

    def _flush(self) -> None:
        if self._waiting or self._touched or self._told:
            with self._store.transaction() as connection:
                connection.executemany("UPDATE documents SET modified = ? WHERE file = ?", self._touched)
                writer = Writer(connection)
                for document in self._waiting:
                    writer.add(document)
                writer.flush()
                connection.executemany(
                    "DELETE FROM passed WHERE file = ?", ((file,) for file, _ in self._told)
                )
                connection.executemany(
                    "INSERT INTO passed VALUES (?, ?)", ((file, told) for file, told in self._told if told)
                )
        self._waiting, self._touched, self._told, self._since = [], [], [], time.monotonic()

    def _remove(self, paths: list[bytes]) -> int:
        if paths:
            with self._store.transaction() as connection:
                writer = Writer(connection)
                for path in paths:
                    found = connection.execute("SELECT id FROM documents WHERE path = ?", (path,)).fetchone()
                    if found:
                        writer.remove(found[0])
        return len(paths)


def _settled(state: tuple[int, int] | None) -> int:
    """The time of change to remember, 0 (never equal) where it is too fresh to be trusted."""
    return state[1] if state and time.time_ns() - state[1] > _FRESH else 0


def _entry(path: bytes, document: Document, state: State, file: bytes, part: int) -> Prepared:
    from citeref.find import find
    from citeref.resolve import resolve

    return prepare(Entry(path, document, resolve(find(document)), state, file, part))
