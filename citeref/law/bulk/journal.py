"""How far an import has come, noted in the user's cache folder, so that one that was cut off is taken up again.

The note belongs to one archive (its place, size and date) and one cache. It may lag behind: a text that was
kept after the last note is found to be there already.
"""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path

import msgspec

from citeref.cache import Cache

EVERY = 250
"""Files between two notes."""


class _Note(msgspec.Struct):
    done: int


class Journal:
    """The note of one import. `done` is how many of its files an earlier run has gone through."""

    def __init__(self, archive: Path, cache: Cache, folder: Path | None = None) -> None:
        target = next((str(layer.folder) for layer in cache.layers if layer.writable), "")
        state = archive.stat() if archive.is_file() else None
        sign = (str(archive.absolute()), state and state.st_size, state and state.st_mtime_ns, target)
        self._path = (
            folder or _folder()
        ) / f"{sha256(repr(sign).encode('utf-8', 'replace')).hexdigest()[:32]}.json"
        self.done = self._read()

    def pass_by(self, number: int) -> None:
        """Notes a file that was gone through, now and then."""
        if number % EVERY == 0:
            self.note(number)

    def note(self, number: int) -> None:
        """Notes how many files were gone through. A disk that refuses costs a resumption, no text."""
        new = self._path.with_suffix(f".{os.getpid()}.new")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            new.write_bytes(msgspec.json.encode(_Note(number)))
            os.replace(new, self._path)
        except OSError:
            new.unlink(missing_ok=True)

    def close(self) -> None:
        """Forgets an import that is done."""
        self._path.unlink(missing_ok=True)

    def _read(self) -> int:
        try:
            return max(0, msgspec.json.decode(self._path.read_bytes(), type=_Note).done)
        except (OSError, msgspec.MsgspecError):
            return 0


def _folder() -> Path:
    from platformdirs import user_cache_path

    return user_cache_path("citeref", appauthor=False) / "imports"
