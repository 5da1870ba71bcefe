"""How a list reaches the disk: whole or not at all, and never over a file that nobody spoke of."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any

from citeref.errors import ExportError


@contextmanager
def written(path: Path, *, force: bool = False, binary: bool = False) -> Iterator[IO[Any]]:
    """A stream whose content becomes the file when all went well; otherwise the file stays as it was.

    It takes text, or bytes where `binary` is true.

    A link is followed to the file it names; a device or a pipe is written to directly. Raises `ExportError`.
    """
    target = may_write(path, force=force)
    try:
        if target.exists() and not target.is_file():
            with _opened(target, binary) as stream:
                yield stream
            return
        handle, name = tempfile.mkstemp(prefix=f".{target.name[:100]}.", suffix=".part", dir=target.parent)
    except OSError as error:
        raise ExportError(f"{path}: {error.strerror}.", "Name another file or folder with -o.") from error
    try:
        with _opened(handle, binary) as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        os.chmod(name, _mode(target))
        may_write(path, force=force)
        os.replace(name, target)
    except OSError as error:
        raise ExportError(f"{path}: {error.strerror}.", "Nothing was written.") from error
    finally:
        with suppress(OSError):
            os.unlink(name)


def _opened(file: Path | int, binary: bool) -> IO[Any]:
    if binary:
        return open(file, "wb")
    return open(file, "w", encoding="utf-8", errors="backslashreplace", newline="")


def may_write(path: Path, *, force: bool = False) -> Path:
    """The file that would be written, links followed. Raises `ExportError` where it may not be."""
    target = Path(os.path.realpath(path))
    if target.is_dir():
        raise ExportError(f"{path}: a folder.", "Name a file with -o.")
    if target.is_file() and not force:
        raise ExportError(f"{path}: there already.", "Add --force to replace it, or name another file.")
    if not target.parent.is_dir():
        raise ExportError(f"{path}: no folder « {target.parent} ».", "Make it first, or name another.")
    return target


def _mode(target: Path) -> int:
    """The mode of the file that is replaced, or that of any new file of this person."""
    if target.is_file():
        return target.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
