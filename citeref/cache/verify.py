"""What can be wrong in a cache folder, found by reading every file of it.

tampered: the content is not the one whose hash was kept. missing: an origin without its content. orphan: a
file that no origin speaks of. malformed: an origin that cannot be read or lies in the wrong place, or a link.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Literal, NamedTuple

import msgspec

from citeref.cache import files, names, records, register
from citeref.errors import CacheError
from citeref.model import Origin

FREE = frozenset(
    {"README.md", "README", "LICENSE", ".gitignore", ".gitattributes", files.LOCK, register.NAME}
)
"""Files a person may keep at the top of a cache beside the pages."""


class Problem(NamedTuple):
    """One file that is not as it should be, and why. `kind` is tampered, missing, orphan or malformed."""

    path: Path
    kind: Literal["tampered", "missing", "orphan", "malformed"]
    what: str


def problems(folder: Path) -> Iterator[Problem]:
    """What is wrong in one folder of pages, in the order of its paths."""
    for where, subfolders, found in os.walk(folder):
        here = Path(where)
        if here == folder:
            subfolders[:] = [name for name in subfolders if name not in ("dossier", ".git")]
            found = [name for name in found if name not in FREE]
        yield from (_link(here / name) for name in sorted(subfolders) if (here / name).is_symlink())
        subfolders[:] = sorted(name for name in subfolders if not (here / name).is_symlink())
        for name in sorted(found):
            yield from _file(folder, here / name)


def _file(root: Path, path: Path) -> Iterator[Problem]:
    if path.is_symlink():
        yield _link(path)
    elif records.is_origin(path.name):
        yield from _pair(root, path)
    elif not _spoken_of(path):
        yield Problem(path, "orphan", "no origin speaks of this file")


def _spoken_of(path: Path) -> bool:
    """Whether the origin beside a file is there and, where it can be read, means this very file."""
    stem, dot, rest = path.name.partition(".")
    origin = path.with_name(f"{stem}.json")
    if dot + rest not in names.ENDINGS or not origin.exists():
        return False
    try:
        return records.content_of(origin, msgspec.json.decode(origin.read_bytes(), type=Origin)) == path
    except (OSError, msgspec.MsgspecError, RecursionError):
        return True


def _pair(root: Path, path: Path) -> Iterator[Problem]:
    try:
        origin = records.origin_of(root, path)
    except CacheError as error:
        yield Problem(path, "malformed", error.what)
        return
    page = records.content_of(path, origin)
    if not page.exists():
        yield Problem(page, "missing", "its origin is here, the page is not")
        return
    try:
        data = files.read(root, page)
    except CacheError as error:
        yield Problem(page, "malformed", error.what)
        return
    if sha256(data).hexdigest() != origin.sha256:
        yield Problem(page, "tampered", "its hash is not the one in its origin file")


def _link(path: Path) -> Problem:
    return Problem(path, "malformed", "a link, which a cache may not hold")
