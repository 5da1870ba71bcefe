"""Many documents into one index, a portion at a time: what a corpus is written with.

A portion is some documents that were read together, under a name: a file, or a stretch of one. Its documents and the fact
that it is finished are kept in one transaction, so that a run that was killed begins again where it was, and no document is
lost or there twice. Several portions share a transaction, which is what makes it quick; `prepare` makes the rows of a
document in whatever process reads it. The same portions in the same order give the same rows, however they were cut into
transactions.

    with Bulk.open(Path("corpus.index")) as bulk:
        for name, documents in portions:
            if name not in bulk.finished:
                bulk.add(name, map(prepare, documents))
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from types import TracebackType
from typing import Self

from citeref.errors import IndexUnusable
from citeref.index.prepared import Prepared
from citeref.index.store import Store
from citeref.index.writing import Writer

BATCH = 50_000
"""Citations written together: enough that what they share is written once, few enough to hold in memory."""

LETTERS = 32_000_000
"""Characters of text written together, for documents that cite little."""

SECONDS = 5.0
"""What was taken in so long ago is written with the next portion: more would be lost with a run that is killed."""

_PAGES = 16_000
"""Pages of 4096 bytes that the log takes before it is brought into the file."""


class Bulk:
    """An index that is being filled. Close it, or leave its `with`, which also tidies it, to have everything kept; an error
    that leaves the `with` keeps what was flushed.
    """

    def __init__(self, store: Store, texts: bool) -> None:
        self.texts = texts
        self.store = store
        self._waiting: list[tuple[str, bytes, list[Prepared]]] = []
        self._citations = self._letters = 0
        self._since = time.monotonic()
        self._places: dict[str, int] = {}
        with store.connection() as connection:
            self.finished: dict[str, bytes] = dict(connection.execute("SELECT portion, told FROM finished"))
            connection.execute("PRAGMA cache_size = -200000")
            connection.execute(f"PRAGMA wal_autocheckpoint = {_PAGES}")

    @classmethod
    def open(cls, path: Path, *, texts: bool = True) -> Bulk:
        """The index in a file, made where there is none, else gone on with; `finished` says with which portions, and what
        was told of each. Without `texts` the whole texts and the paragraphs that cite nothing are left out: the file takes
        a half to two thirds of the room, and documents cannot be opened from it. Raises `IndexUnusable`.
        """
        return cls(Store(path, keep=True), texts)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self.tidy()
        self.store.close()

    def add(self, portion: str, documents: Iterable[Prepared], told: bytes = b"") -> None:
        """Takes in a portion with all its documents; `told` is anything the caller wants to find again with it."""
        if portion in self.finished:
            raise IndexUnusable(f"{portion}: this portion is in the index already.", "Leave it out.")
        held = list(documents)
        self.finished[portion] = told
        self._waiting.append((portion, told, held))
        self._citations += sum(len(document.citations) for document in held)
        self._letters += sum(len(text) for document in held for _, text in document.paragraphs)
        late = time.monotonic() - self._since > SECONDS
        if self._citations >= BATCH or self._letters >= LETTERS or late:
            self.flush()

    def holds(self, path: bytes) -> bool:
        """Whether a document of this path is taken in."""
        if any(document.path == path for _, _, documents in self._waiting for document in documents):
            return True
        with self.store.connection() as connection:
            found = connection.execute("SELECT 1 FROM documents WHERE path = ?", (path,)).fetchone()
        return found is not None

    def flush(self) -> None:
        """Keeps what was taken in."""
        waiting, self._waiting = self._waiting, []
        self._citations = self._letters = 0
        self._since = time.monotonic()
        if not waiting:
            return
        try:
            with self.store.transaction() as connection:
                writer = Writer(connection, self._places)
                for _, _, documents in waiting:
                    for document in documents:
                        writer.add(document)
                writer.flush()
                connection.executemany(
                    "INSERT INTO finished VALUES (?, ?)", ((portion, told) for portion, told, _ in waiting)
                )
        except BaseException:
            self._places.clear()
            for portion, _, _ in waiting:
                self.finished.pop(portion, None)
            raise

    def close(self) -> None:
        """Keeps what was taken in, and closes the file."""
        try:
            self.flush()
        finally:
            self.store.close()

    def tidy(self, progress: Callable[[], None] = lambda: None) -> None:
        """Keeps what was taken in and makes the file quick to ask: the words in one list, the log brought in.

        `progress` is called between two steps, each of some tenths of a second; what it raises leaves the file whole, to be
        tidied another time.
        """
        self.flush()
        self._merge(progress)
        with self.store.connection() as connection:
            connection.execute("PRAGMA optimize")
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def _merge(self, progress: Callable[[], None]) -> None:
        """Merges the lists of words step by step, until a step changes nothing (fewer than two pages, says SQLite)."""
        steps = ["-2000"]
        while steps:
            progress()
            with self.store.transaction() as connection:
                before = connection.total_changes
                _merge_step(connection, int(steps[0]))
                if connection.total_changes - before < 2:
                    steps.clear()
                else:
                    steps[0] = "2000"


def _merge_step(connection: sqlite3.Connection, pages: int) -> None:
    connection.execute("INSERT INTO words (words, rank) VALUES ('merge', ?)", (pages,))
