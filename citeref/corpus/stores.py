"""Stores that fsspec knows by their addresses (`s3://…`, `https://…`), read from any place by ranges."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any

from citeref.corpus.extra import needed
from citeref.errors import CiterefError, SourceUnreachable, UnreadableDocument
from citeref.visible import one_line

_ADDRESS = re.compile(r"[A-Za-z][\w+.:-]*://")
_LATER = "Try again later: the same command goes on where it stood."
_COPY = "Copy the file here, and name the copy."
_AHEAD = 1 << 16


def is_address(path: str) -> bool:
    """Whether a path is an address for fsspec."""
    return _ADDRESS.match(path) is not None


def system(path: str) -> tuple[Any, str]:
    """The file system of an address and the path in it. Raises `CiterefError` where it is not installed."""
    fsspec = needed("fsspec")
    try:
        found, inner = fsspec.core.url_to_fs(path)
    except (ImportError, ValueError) as error:
        raise UnreadableDocument(
            f"{path}: {error}.".replace("..", "."), "Install what it names, or copy the files here."
        ) from None
    return found, inner


def opened(path: str) -> IO[bytes]:
    """The file at an address. Raises `UnreadableDocument` where there is none, `SourceUnreachable` for a store that does not
    answer, now or while the file is read.
    """
    store, inner = system(path)
    with asking(path):
        file: IO[bytes] = store.open(inner, "rb")
    return file if isinstance(file, io.BufferedIOBase) else io.BufferedReader(_Asked(path, file), _AHEAD)


@contextmanager
def asking(path: str) -> Iterator[None]:
    """Raises `UnreadableDocument` for a file that is not there, `SourceUnreachable` for a store that does not answer."""
    try:
        yield
    except (FileNotFoundError, PermissionError) as error:
        what = (
            "no such file" if isinstance(error, FileNotFoundError) else "its keeper does not let us read it"
        )
        raise UnreadableDocument(f"{path}: {what}.", "Check the address.") from None
    except CiterefError:
        raise
    except Exception as error:
        said = one_line(str(error))[:200].rstrip(".") or type(error).__name__
        raise SourceUnreachable(f"{path}: {said}.", _COPY if "range requests" in said else _LATER) from error


class _Asked(io.RawIOBase):
    """A store's file as Python's own readers want it; what goes wrong on the way is told as `asking` tells it."""

    def __init__(self, path: str, file: IO[bytes]) -> None:
        self._path, self._file = path, file

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return self._file.seekable()

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        with asking(self._path):
            self._file.seek(offset, whence)
            return self._file.tell()

    def tell(self) -> int:
        return self._file.tell()

    def readinto(self, into: Any, /) -> int:
        with asking(self._path):
            data = self._file.read(len(into))
        into[: len(data)] = data
        return len(data)

    def close(self) -> None:
        if not self.closed:
            self._file.close()
        super().close()
