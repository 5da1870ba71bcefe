"""Reading and writing the files of a cache so that nothing is ever half there.

A page is two files, its content and its origin. Both are first written beside their place under a hidden
name, then moved, content first; the origin still waiting under its hidden name lets a reader or the next
writer finish a move that was cut off. Links inside a cache are refused: they could lead anywhere.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path

from citeref.errors import CacheError

LARGEST = 64 * 1024 * 1024
"""Bytes of the largest page kept; the longest act of EU law has nine million."""

LOCK = ".lock"


def waiting(path: Path) -> Path:
    """The hidden name under which a file waits to take its place."""
    return path.with_name(f".{path.name}.new")


def read(root: Path, path: Path) -> bytes:
    """The bytes of a file of the cache. Raises `CacheError` for links, folders, devices and files too large
    to be a page.
    """
    inside(root, path)
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
        with open(handle, "rb") as file:
            if not os.path.isfile(file.fileno()) or os.fstat(file.fileno()).st_size > LARGEST:
                raise CacheError(
                    f"{path} is not a page: no plain file, or too large.", "Move it out of the cache."
                )
            return file.read(LARGEST)
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


def write(root: Path, files: dict[Path, bytes]) -> None:
    """Writes files of one folder, all or nothing, in the order given. Raises `CacheError` when the disk
    refuses.
    """
    folder = next(iter(files)).parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
        inside(root, folder)
        with locked(root):
            for path in files:
                finish(path.parent)
            try:
                for path, data in files.items():
                    _durable(waiting(path), data)
            except BaseException:
                for path in reversed(files):
                    with suppress(OSError):
                        waiting(path).unlink()
                raise
            for path in files:
                os.replace(waiting(path), path)
            _settle(folder)
    except OSError as error:
        raise CacheError(
            f"{folder}: nothing was written, the disk says « {error.strerror} ».",
            "Choose a folder that can be written, or free some room.",
        ) from error


def finish(folder: Path) -> None:
    """Completes or undoes a move that was cut off: a waiting origin whose content has arrived is moved, the
    rest is dropped.
    """
    for left in sorted(
        folder.glob(".*.new"), reverse=True
    ):  # an origin is judged, and dropped, before its content
        place = folder / left.name[1 : -len(".new")]
        twin = waiting(place.with_suffix(".html"))
        if place.suffix == ".json" and not twin.exists() and place.with_suffix(".html").exists():
            os.replace(left, place)
        else:
            left.unlink(missing_ok=True)


def recover(root: Path) -> None:
    """Finishes what writers that were cut off left in a cache, where it may be written."""
    left = {path.parent for path in root.rglob(".*.new")}
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
