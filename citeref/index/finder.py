"""Which finder made the entries of an index: documents are read again when the finder has changed."""

from __future__ import annotations

import hashlib
import os
from functools import cache
from pathlib import Path

import citeref
from citeref.catalogue.own import fingerprint

_ROOMS = (
    "documents",
    "documents/pdf",
    "documents/word",
    "grammar",
    "catalogue",
    "find.py",
    "resolve.py",
    "pdf",
    "model.py",
    "ref.py",
    "index/quoted.py",
)


def finder(*more: str) -> str:
    """A name for this very finder: its version, the state of its files, and what a person added to the catalogue. `more` are
    other rooms whose work is part of what is kept.
    """
    own, shipped = fingerprint(), _shipped(more)
    return f"{shipped}+{own}" if own else shipped


@cache
def _shipped(more: tuple[str, ...]) -> str:
    """The finder as it comes."""
    digest = hashlib.sha256()
    for room in (*_ROOMS, *more):
        for path in _files(Path(citeref.__file__).parent / room):
            state = os.stat(path)
            digest.update(f"{path.name} {state.st_size} {state.st_mtime_ns}\n".encode())
    return f"{citeref.__version__}+{digest.hexdigest()[:16]}"


def _files(room: Path) -> list[Path]:
    """The files of a room; none in a copy that is not unpacked on disk, where the version must do."""
    if room.is_dir():
        return sorted(
            path for path in room.iterdir() if path.suffix in (".py", ".json", ".tsv", ".toml", ".csv")
        )
    return [room] if room.is_file() else []
