"""Reading and writing the files of a cache so that nothing is ever half there.

A page is two files, its content and its origin. Both are first written beside their place under a hidden
name, then moved, content first; the origin still waiting under its hidden name lets a reader or the next
writer finish a move that was cut off. Links inside a cache are refused: they could lead anywhere.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress
from hashlib import sha256
from pathlib import Path
from stat import S_ISREG

import msgspec

from citeref.cache import names
from citeref.errors import CacheError
from citeref.model import Origin

LARGEST = 64 * 1024 * 1024
"""Bytes of the largest page kept; the longest act of EU law has nine million."""

LOCK = ".lock"


def waiting(path: Path) -> Path:
    """The hidden name under which a file waits to take its place."""
    return path.with_name(f".{path.name}.new")


def leaving(path: Path) -> Path:
    """The hidden mark that a file is to go once the one that replaces it, under another ending, is in place."""
    return path.with_name(f".{path.name}.gone")


def read(root: Path, path: Path, *, walked: bool = False) -> bytes:
    """The bytes of a file of the cache. Raises `CacheError` for links, folders, devices and files too large
    to be a page. `walked`: the folders on the way are known to be no links.
    """
    if not walked:
        inside(root, path)
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
        with open(handle, "rb") as file:
            state = os.fstat(file.fileno())
            if not S_ISREG(state.st_mode) or state.st_size > LARGEST:
                raise CacheError(
                    f"{path} is not a page: no plain file, or too large.", "Move it out of the cache."
                )
            return file.read(min(LARGEST, state.st_size + 1))
    except FileNotFoundError:
        raise CacheError(f"{path} is missing.", "`citeref cache verify` says what else is.") from None
    except OSError as error:
        raise CacheError(f"{path} cannot be read: {error.strerror}.") from error


def inside(root: Path, path: Path) -> None:
    """Refuses a path that leaves the cache, or that goes through a link inside it."""
    here = str(root)
    steps = os.path.relpath(path, root).split(os.sep)
    for step in steps:
        here = f"{here}{os.sep}{step}"
        if step == os.pardir or os.path.islink(here):
            raise CacheError(
                f"{path} is reached through a link, which a cache may not hold.", "Put the file itself there."
            )


@contextmanager
def writing(root: Path, folder: Path) -> Iterator[None]:
    """The folder, made and held by this writer alone; whatever the disk refuses is said as a `CacheError`."""
    try:
        root.mkdir(parents=True, exist_ok=True)
        with locked(root):
            folder.mkdir(parents=True, exist_ok=True)
            inside(root, folder)
            finish(folder)
            yield
    except OSError as error:
        raise CacheError(
            f"{folder}: nothing was written, the disk says « {error.strerror} ».",
            "Choose a folder that can be written, or free some room.",
        ) from error


def put(files: dict[Path, bytes], gone: tuple[Path, ...] = ()) -> None:
    """Writes files of one folder, all or nothing, in the order given: each content before its origin. `gone`
    are files to remove once that is done.
    """
    try:
        for path, data in files.items():
            _durable(waiting(path), data)
        for path in gone:
            _durable(leaving(path), b"")
    except BaseException:
        for left in (*map(leaving, gone), *map(waiting, reversed(files))):
            with suppress(OSError):
                left.unlink()
        raise
    for path in files:
        os.replace(waiting(path), path)
    folder = next(iter(files)).parent
    _settle(folder)
    for path in gone:
        path.unlink(missing_ok=True)
        leaving(path).unlink(missing_ok=True)


def replace(path: Path, data: bytes) -> None:
    """Writes one file that can be made again: whole or not at all, but without waiting for the disk."""
    new = waiting(path)
    new.unlink(missing_ok=True)
    new.write_bytes(data)
    os.replace(new, path)


def drop(origin: Path, content: Path) -> None:
    """Removes the two files of a page, both or none: the content is marked as leaving before its origin goes."""
    _durable(leaving(content), b"")
    origin.unlink(missing_ok=True)
    _settle(content.parent)
    content.unlink(missing_ok=True)
    leaving(content).unlink(missing_ok=True)


def prune(root: Path, folder: Path) -> None:
    """Removes a folder that has become empty, and those above it that have."""
    with suppress(OSError):
        while folder != root:
            folder.rmdir()
            folder = folder.parent


def finish(folder: Path) -> None:
    """Completes or undoes what was cut off: a waiting origin whose content has arrived is moved, the rest is
    dropped; a file marked as leaving goes once no origin speaks of it.
    """
    hidden = sorted(name for name in os.listdir(folder) if name.startswith(".")) if folder.is_dir() else []
    left = [folder / name for name in hidden if name.endswith(".new")]
    for path in sorted(left, key=lambda path: not path.name.endswith(".json.new")):
        place = folder / path.name[1 : -len(".new")]
        if _arrived(path):
            os.replace(path, place)
        else:
            path.unlink(missing_ok=True)
    for path in (folder / name for name in hidden if name.endswith(".gone")):
        place = folder / path.name[1 : -len(".gone")]
        if not _spoken_of(place):
            place.unlink(missing_ok=True)
        path.unlink(missing_ok=True)


def _arrived(origin: Path) -> bool:
    """Whether a waiting file is an origin whose very content is in place."""
    if not origin.name.endswith(".json.new") or origin.name.endswith(f"{names.JSON}.new"):
        return False
    try:
        told = msgspec.json.decode(origin.read_bytes(), type=Origin)
        stem = origin.name[1 : -len(".json.new")]
        data = origin.with_name(stem + names.ending(told.content_type)).read_bytes()
    except (OSError, msgspec.MsgspecError, RecursionError):
        return False
    return sha256(data).hexdigest() == told.sha256


def _spoken_of(content: Path) -> bool:
    """Whether the origin beside a content is that of this very file."""
    stem = content.name.partition(".")[0]
    try:
        told = msgspec.json.decode(content.with_name(f"{stem}.json").read_bytes(), type=Origin)
    except (OSError, msgspec.MsgspecError, RecursionError):
        return False
    return stem + names.ending(told.content_type) == content.name


def recover(root: Path) -> None:
    """Finishes what writers that were cut off left in a cache, where it may be written."""
    left = {path.parent for ending in ("new", "gone") for path in root.rglob(f".*.{ending}")}
    with suppress(OSError), locked(root) if left else nullcontext():
        for folder in sorted(left):
            finish(folder)


@contextmanager
def locked(root: Path) -> Iterator[None]:
    """One writer at a time; goes on without a lock where the system has none or nothing can be written."""
    try:
        from fcntl import LOCK_EX, flock

        lock = os.open(root / LOCK, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o644)
    except (ImportError, OSError):
        yield
        return
    try:
        flock(lock, LOCK_EX)
        yield
    finally:
        os.close(lock)


def _durable(path: Path, data: bytes) -> None:
    path.unlink(missing_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o644)
    with open(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _settle(folder: Path) -> None:
    """Asks the disk to keep the names too (a folder cannot be opened that way everywhere)."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
