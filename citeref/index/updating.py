"""The errand that brings an index up to date with its files: read, find, resolve, store.

A file of the same size and time of change, made by the same finder, is not opened; one that was touched is
read and its digest compared. What is read is stored a few documents at a time, so that readers see the index
grow and other writers get their turn.
"""

from __future__ import annotations

import hashlib
import os
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from citeref.documents import Skipped, gather, load, read_bytes, skip, skip_defect
from citeref.errors import UnreadableDocument
from citeref.index.finder import finder
from citeref.index.rows import Update
from citeref.index.store import Store
from citeref.index.writing import Entry, State, Writer
from citeref.model import Progress

_WAIT = 0.25
"""Seconds of work that are stored together."""

_FRESH = 2_000_000_000
"""Nanoseconds: a file changed so shortly before it was read may change again with the same time; its digest
decides.
"""


class Updating:
    """One update of an index."""

    def __init__(self, store: Store, progress: Progress | None, stop: Callable[[], bool] | None) -> None:
        self._store = store
        self._progress = progress or (lambda done, total, name: None)
        self._stop = stop or (lambda: False)
        self._finder = finder()
        self._waiting: list[Entry] = []
        self._touched: list[tuple[int, bytes]] = []
        self._since = time.monotonic()
        self._skipped: list[Skipped] = []
        self._read = self._unchanged = 0

    def run(self, paths: Sequence[str]) -> Update:
        """Goes through all files; a stop keeps what was done."""
        gathered = gather(paths)
        self._skipped += gathered.skipped
        known = self._known()
        kept: set[bytes] = set()
        for done, file in enumerate(gathered.files):
            if self._stop():
                self._flush()
                return self._done(0, gathered.left_out)
            self._progress(done, len(gathered.files), file.name)
            path = _key(file)
            if self._take(file, path, known.get(path)):
                kept.add(path)
        self._flush()
        gone = self._remove([path for path in known if path not in kept])
        self._progress(len(gathered.files), len(gathered.files), "")
        return self._done(gone, gathered.left_out)

    def _done(self, gone: int, left_out: tuple[Skipped, ...]) -> Update:
        return Update(self._read, self._unchanged, gone, tuple(self._skipped), left_out)

    def _known(self) -> dict[bytes, State]:
        with self._store.connection() as connection:
            rows = connection.execute("SELECT path, size, modified, sha256, finder FROM documents")
            return {path: State(*state) for path, *state in rows}

    def _take(self, file: Path, path: bytes, known: State | None) -> bool:
        """Reads a file where it has changed; whether it can be read."""
        try:
            state = _look(file)
            if known and state and (known.size, known.modified, known.finder) == (*state, self._finder):
                self._unchanged += 1
                return True
            data = sys.stdin.buffer.read() if path == b"-" else load(file)
            sha256 = hashlib.sha256(data).digest()
            now = State(len(data), _settled(state), sha256, self._finder)
            if known and (known.sha256, known.finder) == (sha256, self._finder):
                self._unchanged += 1
                self._touched.append((now.modified, path))
                return True
            self._waiting.append(_entry(file, path, data, now))
        except UnreadableDocument as error:
            self._skipped.append(skip(file, error.what, error.hint))
            return False
        except Exception as error:
            self._skipped.append(skip_defect(file, error))
            return False
        self._read += 1
        if time.monotonic() - self._since > _WAIT:
            self._flush()
        return True

    def _flush(self) -> None:
        if self._waiting or self._touched:
            with self._store.transaction() as connection:
                connection.executemany("UPDATE documents SET modified = ? WHERE path = ?", self._touched)
                writer = Writer(connection)
                for entry in self._waiting:
                    writer.store(entry)
        self._waiting, self._touched, self._since = [], [], time.monotonic()

    def _remove(self, paths: list[bytes]) -> int:
        if paths:
            with self._store.transaction() as connection:
                writer = Writer(connection)
                for path in paths:
                    found = connection.execute("SELECT id FROM documents WHERE path = ?", (path,)).fetchone()
                    if found:
                        writer.remove(found[0])
        return len(paths)


def _key(file: Path) -> bytes:
    return b"-" if str(file) == "-" else os.fsencode(os.path.abspath(file))


def _look(file: Path) -> tuple[int, int] | None:
    """Size and time of change; None where the file cannot be looked at, which its reading will say."""
    try:
        state = os.stat(file)
    except (OSError, ValueError):
        return None
    return state.st_size, state.st_mtime_ns


def _settled(state: tuple[int, int] | None) -> int:
    """The time of change to remember, 0 (never equal) where it is too fresh to be trusted."""
    return state[1] if state and time.time_ns() - state[1] > _FRESH else 0


def _entry(file: Path, path: bytes, data: bytes, state: State) -> Entry:
    from citeref.find import find
    from citeref.resolve import resolve

    document = read_bytes(data, "standard input" if path == b"-" else file)
    return Entry(path, document, resolve(find(document)), state)
