"""Files packed as zip, opened with care: nothing is unpacked to the disk, and no member grows without measure.

Word documents, OpenDocument texts and EPUB books are such files, and so are archives of documents. What the file says
of its members' sizes is looked at first, and what comes out is counted, since what it says may be wrong.
"""

from __future__ import annotations

import io
import lzma
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO

from citeref.documents.loading import megabytes
from citeref.errors import UnreadableDocument

MOST_MEMBERS = 20_000
"""Members of one archive."""

LARGEST = 64 * 1024 * 1024
"""Bytes of one member, unpacked."""

MOST = 512 * 1024 * 1024
"""Bytes of all members together, those of archives inside included."""

_DENSE, _SMALL = 200, 4 * 1024 * 1024
"""A member larger than `_SMALL` that unpacks to more than so many times its size is no document but a trap."""

_BROKEN = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError, NotImplementedError)


class Allowance:
    """How many bytes may still be unpacked, counted over archives inside archives."""

    def __init__(self, left: int = MOST) -> None:
        self.left = left


class Zip:
    """An archive in memory, or an open file. Raises `UnreadableDocument` where it is broken, locked, or has more than `most`
    members.
    """

    def __init__(
        self,
        data: bytes | IO[bytes],
        said: str,
        allowance: Allowance | None = None,
        most: int = MOST_MEMBERS,
    ) -> None:
        self.said, self.allowance = said, allowance or Allowance()
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data) if isinstance(data, bytes) else data)
        except (*_BROKEN, UnicodeError, RecursionError, OverflowError) as error:
            raise self._broken(error) from None
        infos = [info for info in self._zip.infolist() if not info.is_dir()]
        if len(infos) > most:
            raise UnreadableDocument(f"{said}: {len(infos)} files in one archive.", "Split it into several.")
        self._infos: dict[str, zipfile.ZipInfo] = {}
        for info in infos:
            self._infos.setdefault(info.filename, info)

    @property
    def names(self) -> Iterator[str]:
        """The members' names, in the order of the archive."""
        return iter(self._infos)

    def __contains__(self, name: str) -> bool:
        return name in self._infos

    def size(self, name: str) -> int:
        """What the archive says a member's size is, in bytes."""
        return self._infos[name].file_size

    def read(self, name: str, limit: int = LARGEST) -> bytes:
        """A member's bytes. Raises `UnreadableDocument` where it is broken, locked or too large."""
        info, said = self._infos[name], f"{self.said}"
        if info.flag_bits & 0x1:
            raise UnreadableDocument(
                f"{said}: locked with a password.", "Unlock it, and save it without one."
            )
        self._refuse(info.file_size, info.compress_size, min(limit, self.allowance.left))
        try:
            with self._zip.open(info) as file:
                data = file.read(min(limit, self.allowance.left) + 1)
        except RuntimeError:
            raise UnreadableDocument(f"{said}: locked with a password.", "Unlock it first.") from None
        except (*_BROKEN, UnicodeError) as error:
            raise self._broken(error) from None
        self._refuse(len(data), info.compress_size, min(limit, self.allowance.left))
        self.allowance.left -= len(data)
        return data

    def _refuse(self, size: int, packed: int, limit: int) -> None:
        if size > _SMALL and size > _DENSE * max(packed, 1):
            raise UnreadableDocument(
                f"{self.said}: unpacks to {size // max(packed, 1)} times its size, as no document does.",
                "Leave it out.",
            )
        if size > limit:
            raise UnreadableDocument(
                f"{self.said}: unpacks to more than {megabytes(limit)}.", "Split it into several documents."
            )

    def _broken(self, error: Exception) -> UnreadableDocument:
        why = str(error).strip().rstrip(".")[:80] or "it breaks off"
        return UnreadableDocument(
            f"{self.said}: the archive is broken ({why}).", "Was it saved or copied completely?"
        )
