"""An archive read as a stream: one pass, never more in memory than one text, and no more than it may hold.

Of an archive from the net nothing is believed. Sizes are counted as they are unpacked, names are only shown,
and links, devices and sparse files are passed by.
"""

from __future__ import annotations

import bz2
import gzip
import lzma
import os
import tarfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Any

from citeref.errors import CacheError, UnreadableDocument
from citeref.law.bulk import withdrawn

LARGEST = 32 * 1024 * 1024
"""Bytes of the largest file taken, and of the largest head of a file."""

RATIO, ALLOWANCE = 200, 64 * 1024 * 1024
"""An archive may unpack to `ALLOWANCE` bytes and then to `RATIO` times what was read; real ones reach 20 times."""

_CHUNK = 1 << 16

_PACKS: dict[bytes, Callable[[IO[bytes]], Any]] = {
    b"\x1f\x8b": lambda file: gzip.GzipFile(fileobj=file),
    b"BZh": bz2.BZ2File,
    b"\xfd7zXZ\0": lzma.LZMAFile,
}
"""How an archive is unpacked, by its first bytes."""


class Archive:
    """A tar archive, packed (gzip, bzip2, xz) or not. `read` and `size` are bytes of the file itself.

    `file` is the archive where it is already open; `wanted` tells by a name in small letters whether a file is a text.
    """

    def __init__(
        self, path: Path, file: IO[bytes] | None = None, wanted: Callable[[str], bool] | None = None
    ) -> None:
        self.path = path
        self.left_out: Counter[str] = Counter()
        self._wanted = wanted or _is_xml
        try:
            self._file = file or open(path, "rb")  # noqa: SIM115  the archive is the context manager
            self.size = self._file.seek(0, os.SEEK_END)
            self._file.seek(0)
            head = self._file.read(512)
            self._file.seek(0)
        except OSError as error:
            raise UnreadableDocument(f"{path}: {error.strerror}.") from error
        unpack = next((unpack for sign, unpack in _PACKS.items() if head.startswith(sign)), None)
        if unpack is None and head[257:262] != b"ustar":
            self._file.close()
            raise CacheError(f"{path}: no tar archive.", "DILA's archives end in .tar.gz.")
        self._stream: Any = _Stream(unpack(self._file) if unpack else self._file, self._file)

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    @property
    def read(self) -> int:
        """How many bytes of the file have been read."""
        return self._file.tell()

    def files(self) -> Iterator[tuple[str, bytes]]:
        """The name and content of every XML file and every list of withdrawn texts. Raises `CacheError` where the archive
        is damaged or breaks off.
        """
        count = 0
        try:
            with tarfile.open(fileobj=self._stream, mode="r:", errorlevel=2) as tar:
                while (member := tar.next()) is not None:
                    vars(tar)["members"].clear()  # tarfile remembers every head it has read
                    count += 1
                    data = self._content(tar, member)
                    if data is not None:
                        yield member.name, data
        except (
            tarfile.TarError,
            OSError,
            EOFError,
            zlib.error,
            lzma.LZMAError,
            ValueError,
            OverflowError,
            RecursionError,
        ) as error:
            raise CacheError(
                f"{self.path}: the archive is damaged or breaks off after {count} files ({_why(error)}).",
                "What came before is kept. Get the archive again and import it once more.",
            ) from error

    def _content(self, tar: tarfile.TarFile, member: tarfile.TarInfo) -> bytes | None:
        """The bytes of a file that is a text, or None; why not is counted, but for folders."""
        if member.isdir():
            return None
        name = member.name.lower()
        if not member.isreg() or member.sparse is not None:
            self.left_out["links, devices and other things that are no files"] += 1
        elif member.size > LARGEST:
            self.left_out[f"files of more than {LARGEST >> 20} MiB"] += 1
        elif not self._wanted(name) and not withdrawn.is_list(name):
            self.left_out["files that are no XML"] += 1
        else:
            return self._bytes(tar, member)
        return None

    @staticmethod
    def _bytes(tar: tarfile.TarFile, member: tarfile.TarInfo) -> bytes:
        opened = tar.extractfile(member)
        data = opened.read() if opened else b""
        if len(data) != member.size:
            raise EOFError("a file is cut off")
        return data


def _is_xml(name: str) -> bool:
    return name.endswith(".xml")


class _Stream:
    """The unpacked archive as tarfile wants it: read and skipped forwards only, and counted."""

    def __init__(self, unpacked: Any, packed: IO[bytes]) -> None:
        self._unpacked, self._packed, self._at = unpacked, packed, 0

    def read(self, size: int = -1) -> bytes:
        """The next bytes. Raises `ValueError` for a request that no true archive makes, or for a bomb."""
        if not 0 <= size <= LARGEST + tarfile.RECORDSIZE:
            raise ValueError("a head of absurd length")
        parts: list[bytes] = []
        while size > 0 and (part := self._unpacked.read(min(size, _CHUNK))):
            self._counted(len(part))
            parts.append(part)
            size -= len(part)
        return b"".join(parts)

    def seek(self, position: int, whence: int = 0) -> int:
        """Skips forwards."""
        if whence or position < self._at:
            raise ValueError("a step backwards")
        while self._at < position:
            part = self._unpacked.read(min(position - self._at, _CHUNK))
            if not part:
                raise EOFError("unexpected end of data")
            self._counted(len(part))
        return self._at

    def tell(self) -> int:
        """How many bytes have been unpacked."""
        return self._at

    def _counted(self, more: int) -> None:
        self._at += more
        if self._at > ALLOWANCE + RATIO * self._packed.tell():
            raise ValueError(f"it unpacks to more than {RATIO} times its size")


def _why(error: BaseException) -> str:
    """The cause in a few words; tarfile's own words may quote the archive."""
    if isinstance(error, ValueError) and not isinstance(error, UnicodeError):
        return str(error)[:60] if str(error).startswith(("a ", "it ")) else "a head that is no head"
    return {"EOFError": "it ends too early", "RecursionError": "heads within heads"}.get(
        type(error).__name__, "its bytes do not add up"
    )
