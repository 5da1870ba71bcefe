"""What an index reads: files, standard input, and addresses whose page the cache has; each with a key, a state and its
documents.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

from citeref.documents import Gathered, load, read_parts, shown
from citeref.errors import UnreadableDocument
from citeref.model import Document

Parts = Iterator[tuple[str, Document | UnreadableDocument]]


class File:
    """A file, or standard input where the path is `-`."""

    def __init__(self, path: Path) -> None:
        self.name, self.path = path.name, os.fspath(path)
        self._stdin = self.path == "-"
        self.key = b"-" if self._stdin else os.fsencode(os.path.abspath(path))

    def look(self) -> tuple[int, int] | None:
        """Size and time of change; None where the file cannot be looked at, which its reading will say."""
        try:
            state = os.stat(self.path)
        except (OSError, ValueError):
            return None
        return state.st_size, state.st_mtime_ns

    def load(self) -> bytes:
        """The bytes. Raises `UnreadableDocument`."""
        return sys.stdin.buffer.read() if self._stdin else load(self.path)

    def parts(self, data: bytes) -> Parts:
        """The documents in the bytes. Raises `UnreadableDocument` where there are none."""
        return read_parts(data, "standard input" if self._stdin else self.path)


class Address:
    """An address, read from the page that the cache has of it."""

    def __init__(self, address: str) -> None:
        self.name, self.path, self.key = shown(address), address, os.fsencode(address)

    def look(self) -> tuple[int, int] | None:
        """Never: which page the cache has is asked each time."""
        return None

    def load(self) -> bytes:
        """The bytes of the page. Raises `UnreadableDocument` with the way to get it where there is none."""
        from citeref.documents import addresses

        self._page = addresses.page(self.path)
        return addresses.content(self._page)

    def parts(self, data: bytes) -> Parts:
        """The page as a document."""
        from citeref.documents import addresses

        yield "", addresses.document(self.path, self._page, data)


def sources(gathered: Gathered) -> list[File | Address]:
    """Everything to be read, in order."""
    return [*map(File, gathered.files), *map(Address, gathered.addresses)]
