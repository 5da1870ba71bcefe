"""The index's file: opened once per thread, safe with several processes, set aside when broken.

Write-ahead logging lets any number of readers go on while one process writes; a second writer waits. A file that a person
named is never set aside, and one opened for reading alone is not touched, wherever it lies. Whatever SQLite says comes
out as `IndexUnusable`, with what to do.
"""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress
from datetime import datetime
from pathlib import Path

from citeref.errors import IndexUnusable
from citeref.index.schema import APPLICATION, TABLES, VERSION
from citeref.visible import file_name

_PATIENCE = 30.0
"""Seconds that a writer waits for another one; each holds the file for the time of a few documents."""

_SMALL = 8_000_000
"""An index of at most so many bytes is checked whole when it is opened, which takes some milliseconds."""

_SQLITE = b"SQLite format 3\0"
_UNWRITABLE = ("readonly", "unable to open")
_BROKEN = ("malformed", "not a database", "disk image", "no such table", "no such column", "checksum")


class Store:
    """Connections to one index file, or to one in memory (`path` None). `notices` say what befell it.

    A file to `keep` is refused where it is broken, instead of set aside; `read_only` also makes none where there is none.
    """

    def __init__(self, path: Path | None, *, keep: bool = False, read_only: bool = False) -> None:
        self.path = path
        self.read_only = read_only
        self._keep = keep or read_only
        self.notices: list[str] = []
        self._threads = threading.local()
        self._lock = threading.RLock()
        self._all: list[sqlite3.Connection] = []
        self._memory: sqlite3.Connection | None = None
        self._age = 0
        if path is None:
            self._memory = self._made(
                sqlite3.connect(":memory:", check_same_thread=False, isolation_level=None)
            )
        else:
            self._open_or_set_aside()

    @contextmanager
    def connection(self) -> Iterator[sqlite3.Connection]:
        """This thread's connection. Raises `IndexUnusable` for anything SQLite has to say."""
        with self._lock if self._memory else nullcontext(), self._plainly():
            yield self._memory or self._mine()

    @contextmanager
    def moment(self) -> Iterator[sqlite3.Connection]:
        """A connection that reads everything as it is now, whatever others write meanwhile."""
        with self.connection() as connection:
            connection.execute("BEGIN")
            try:
                yield connection
            finally:
                with suppress(sqlite3.Error):
                    connection.execute("ROLLBACK")

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """A connection that alone may write; all that is done is kept together, or nothing of it."""
        if self.read_only:
            raise IndexUnusable(
                f"{_shown(self.path)}: opened for reading alone.", "Nothing was written to it."
            )
        with self.connection() as connection:
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                with suppress(sqlite3.Error):
                    connection.execute("ROLLBACK")
                raise

    def set_aside(self, why: str) -> None:
        """Renames the file, so that a new one is made; the old one stays beside it."""
        assert self.path is not None
        self.close()
        aside = self.path.with_name(f"{self.path.name}.{datetime.now():%Y%m%d-%H%M%S-%f}.broken")
        with self._plainly():
            for ending in ("-wal", "-shm", ""):
                with suppress(FileNotFoundError):
                    os.replace(f"{self.path}{ending}", f"{aside}{ending}")
        self.notices.append(
            f"The index {file_name(str(self.path))} {why}; it was set aside as {aside.name} and made again."
        )

    def close(self) -> None:
        """Closes the connections of all threads; the next use opens new ones."""
        with self._lock:
            self._age += 1
            for connection in self._all:
                connection.close()
            self._all.clear()

    def _mine(self) -> sqlite3.Connection:
        if getattr(self._threads, "age", None) != self._age:
            self._threads.connection = self._connected()
            self._threads.age = self._age
        mine: sqlite3.Connection = self._threads.connection
        return mine

    def _open_or_set_aside(self) -> None:
        try:
            with self.connection() as connection:
                small = os.path.getsize(str(self.path)) <= _SMALL
                if small and connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
                    raise Broken(self.path, "was damaged", self._keep)
        except Broken as broken:
            if self._keep:
                self.close()
                raise
            self.set_aside(broken.how)
            with self.connection():
                pass

    def _connected(self) -> sqlite3.Connection:
        assert self.path is not None
        if self.read_only:
            return self._reading(self.path)
        _refuse_foreign(self.path, kept=self._keep)
        try:
            return self._made(self._connect("rwc"))
        except sqlite3.OperationalError as error:
            if not any(sign in str(error) for sign in _UNWRITABLE) or not self.path.exists():
                raise
            return self._made(self._connect("ro&immutable=1"))

    def _reading(self, path: Path) -> sqlite3.Connection:
        """A connection that changes nothing, not even where nothing can be written beside the file."""
        if not path.is_file():
            raise IndexUnusable(f"{_shown(path)}: no such index.", "`citeref corpus` makes one.")
        _refuse_foreign(path, kept=True)
        try:
            return self._made(self._connect("ro"))
        except sqlite3.OperationalError as error:
            if not any(sign in str(error) for sign in _UNWRITABLE):
                raise
        log = path.with_name(f"{path.name}-wal")
        if log.exists() and log.stat().st_size:
            raise IndexUnusable(
                f"{_shown(path)}: was not closed when it was last written.",
                "Open it once where its folder can be written, then copy it.",
            )
        return self._made(self._connect("ro&immutable=1"))

    def _connect(self, mode: str) -> sqlite3.Connection:
        assert self.path is not None
        if not self.read_only:
            self.path.parent.mkdir(parents=True, exist_ok=True)
        address = f"{self.path.absolute().as_uri()}?mode={mode}"
        connection = sqlite3.connect(
            address, uri=True, timeout=_PATIENCE, isolation_level=None, check_same_thread=False
        )
        with self._lock:
            self._all.append(connection)
        return connection

    def _made(self, connection: sqlite3.Connection) -> sqlite3.Connection:
        """The connection, set up, its tables made where they are missing."""
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA cache_size = -32000")
        connection.execute("PRAGMA temp_store = MEMORY")
        version, empty = _state(connection)
        if version not in (0, VERSION):
            raise Broken(self.path, "was made by another version of citeref", self._keep)
        if version == VERSION:
            return connection
        if self.read_only or not empty:
            raise _foreign(self.path)
        with suppress(sqlite3.OperationalError):
            connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("BEGIN IMMEDIATE")
        if connection.execute("PRAGMA user_version").fetchone()[0] == 0:
            for statement in TABLES.split(";\n"):
                connection.execute(statement)
            connection.execute(f"PRAGMA application_id = {APPLICATION}")
            connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.execute("COMMIT")
        return connection

    @contextmanager
    def _plainly(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise _plain(error, self.path, self._keep) from error
        except OSError as error:
            raise IndexUnusable(
                f"{_shown(self.path)}: {error.strerror or error}.", "The documents are untouched."
            ) from error


def _state(connection: sqlite3.Connection) -> tuple[int, bool]:
    """The version of a file and whether it has no table, both as of one moment: another process may be making it."""
    connection.execute("BEGIN")
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    connection.execute("COMMIT")
    return version, not tables


class Broken(IndexUnusable):
    """An index file that is of no use as it is, and why (`how`); it can be set aside and made again."""

    def __init__(self, path: Path | None, how: str, keep: bool = False) -> None:
        hint = (
            "It is left as it is; make another from the documents, with `citeref corpus`."
            if keep
            else "Delete this file; it is made again from the documents."
        )
        super().__init__(f"{_shown(path)}: the index {how}.", hint)
        self.how = how


def is_index(path: str) -> bool:
    """Whether a person who names this file means an index: it is one, or is called like one."""
    try:
        if not os.path.isfile(path):  # what comes through a pipe can be read but once
            return False
        with open(path, "rb") as file:
            head = file.read(100)
    except (OSError, ValueError):
        return False
    return path.endswith(".index") or (
        head.startswith(_SQLITE) and head[68:72] == APPLICATION.to_bytes(4, "big")
    )


def _refuse_foreign(path: Path, *, kept: bool) -> None:
    """Leaves alone a file that is no index: it may be somebody's document or database. In the cache's folder, where only
    indexes are, one that is not `kept` may be what is left of an index.
    """
    try:
        with open(path, "rb") as file:
            head = file.read(100)
    except FileNotFoundError:
        return
    if not head or (path.suffix == ".index" and not kept):
        return
    ours = head.startswith(_SQLITE) and head[68:72] in (
        b"\0\0\0\0",
        APPLICATION.to_bytes(4, "big"),
    )
    if not ours:
        raise _foreign(path)


def _foreign(path: Path | None) -> IndexUnusable:
    return IndexUnusable(
        f"{_shown(path)}: not an index of citeref.", "Give another name; the file is left as it is."
    )


def _plain(error: sqlite3.Error, path: Path | None, keep: bool = False) -> IndexUnusable:
    said, name = str(error), _shown(path)
    if any(sign in said for sign in _BROKEN):
        return Broken(path, "was damaged", keep)
    if "full" in said:
        return IndexUnusable(
            f"{name}: the disk is full.", "Make room, or set XDG_CACHE_HOME to a folder elsewhere."
        )
    if any(sign in said for sign in _UNWRITABLE):
        return IndexUnusable(
            f"{name}: cannot be written.", "Check the folder's permissions, or set XDG_CACHE_HOME to another."
        )
    if "locked" in said or "busy" in said:
        return IndexUnusable(f"{name}: another process is writing to it.", "Try again in a moment.")
    return IndexUnusable(f"{name}: {said}.", "Delete this file; it is made again from the documents.")


def _shown(path: Path | None) -> str:
    return file_name(str(path)) if path else "The index"
