"""A file's bytes, taken safely: ordinary files only, of a bearable size, with a plain word where one cannot
be had.
"""

from __future__ import annotations

import errno
import os
import stat
from difflib import get_close_matches
from pathlib import Path

from citeref.errors import UnreadableDocument
from citeref.visible import file_name

LIMIT = 100 * 1024 * 1024
"""The largest file read, in bytes, unless the caller says otherwise: the longest acts in force are a tenth of
it.
"""


def shown(path: str | os.PathLike[str]) -> str:
    """A path as it can be printed anywhere."""
    return file_name(os.fspath(path))


def load(path: str | os.PathLike[str], limit: int = LIMIT) -> bytes:
    """The bytes of a file. Raises `UnreadableDocument` where it is missing, empty, too large or no ordinary
    file.
    """
    try:
        _refuse_special(path, os.stat(path).st_mode)
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with open(descriptor, "rb") as file:
            state = os.fstat(descriptor)
            _refuse_special(path, state.st_mode)
            _refuse_large(path, state.st_size, limit)
            data = file.read(limit + 1)
    except OSError as error:
        raise unreadable(path, error) from None
    except ValueError:
        raise UnreadableDocument(f"{shown(path)}: not a file name.") from None
    _refuse_large(path, len(data), limit)
    if not data:
        raise UnreadableDocument(f"{shown(path)}: the file is empty.", "Was it saved completely?")
    return data


def _refuse_special(path: str | os.PathLike[str], mode: int) -> None:
    if stat.S_ISREG(mode):
        return
    if stat.S_ISDIR(mode):
        raise UnreadableDocument(
            f"{shown(path)}: a folder, not a document.", "Give the folder to a command that reads many."
        )
    what = "a pipe" if stat.S_ISFIFO(mode) else "a socket" if stat.S_ISSOCK(mode) else "a device"
    raise UnreadableDocument(
        f"{shown(path)}: {what}, not a file.", "To read from a pipe, give - as the document."
    )


def _refuse_large(path: str | os.PathLike[str], size: int, limit: int) -> None:
    if size > limit:
        raise UnreadableDocument(
            f"{shown(path)}: {megabytes(size)}, more than the {megabytes(limit)} that one document may have.",
            "Split it into several documents.",
        )


def megabytes(size: int) -> str:
    """A size in bytes, in words: « 12 MB »."""
    return (
        f"{size / 1e6:.0f} MB" if size >= 10e6 else f"{size / 1e6:.1f} MB" if size >= 1e5 else f"{size} bytes"
    )


def unreadable(path: str | os.PathLike[str], error: OSError) -> UnreadableDocument:
    """What the system says about a path, in words that name the way out."""
    said = shown(path)
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        return UnreadableDocument(f"{said}: no such file or folder.", _near(Path(path)))
    if error.errno in (errno.EACCES, errno.EPERM):
        return UnreadableDocument(
            f"{said}: this user may not read it.", "Ask its owner, or change its permissions."
        )
    if error.errno == errno.ELOOP:
        return UnreadableDocument(f"{said}: a link that leads back to itself.", "Remove the link.")
    if error.errno == errno.ENAMETOOLONG:
        return UnreadableDocument(f"{said[:80]}…: the name is too long for this system.")
    return UnreadableDocument(f"{said}: {error.strerror or error}.")


def _near(path: Path) -> str:
    """The name in the same folder that was probably meant."""
    try:
        names = os.listdir(path.parent or ".")
    except (OSError, ValueError):
        return ""
    near = get_close_matches(path.name, names[:5000], n=1, cutoff=0.75)
    return f"Did you mean {shown(path.parent / near[0])}?" if near else ""
