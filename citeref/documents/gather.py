"""Which files a person means by the names they typed: files, folders, patterns such as `avis/*.md`, and `-`.

Folders are searched to the bottom, hidden names left out, links to other folders not followed. Nothing is
dropped in silence: what is passed over comes back with its reason.
"""

from __future__ import annotations

import glob
import os
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from citeref.documents.formats import NAMED, READ, UNREAD, suffix, unread
from citeref.documents.loading import shown, unreadable

_ADDRESS = re.compile(r"https?://[^\s/]+", re.I)


class Skipped(msgspec.Struct, frozen=True):
    """A path that was passed over, why, and what can be done; `defect` where the fault is citeref's own."""

    path: str
    reason: str
    hint: str = ""
    defect: bool = False


class Gathered(msgspec.Struct, frozen=True):
    """The files to read, in order and each once, and what was passed over.

    `skipped` are those a person would expect to be read; `left_out` the others met in a folder: pictures,
    programs, links to other folders. `addresses` are those named instead of files, whose pages the cache may have.
    """

    files: tuple[Path, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    left_out: tuple[Skipped, ...] = ()
    addresses: tuple[str, ...] = ()


class _LeftOut(Skipped, frozen=True):
    """A path passed over that nobody would miss."""


def gather(paths: Sequence[str | os.PathLike[str]]) -> Gathered:
    """The files that the paths name; a file named twice, or also lying in a folder named, comes once."""
    files: dict[str, Path] = {}
    skipped: list[Skipped] = []
    left_out: list[Skipped] = []
    addresses: dict[str, None] = {}
    for path in paths:
        if is_address(os.fspath(path)):
            addresses[os.fspath(path)] = None
            continue
        for found in _named(os.fspath(path)):
            if isinstance(found, _LeftOut):
                left_out.append(Skipped(found.path, found.reason, found.hint))
            elif isinstance(found, Skipped):
                skipped.append(found)
            else:
                files.setdefault(os.path.abspath(found) if str(found) != "-" else "-", found)
    return Gathered(tuple(files.values()), tuple(skipped), tuple(left_out), tuple(addresses))


def is_address(path: str) -> bool:
    """Whether what a person named is an address of the web rather than a file."""
    return _ADDRESS.match(path) is not None


def _named(path: str) -> Iterator[Path | Skipped]:
    if path == "-":
        yield Path(path)
    elif os.path.isdir(path):
        yield from _walked(path)
    elif os.path.lexists(path) or not glob.has_magic(path):
        yield _single(path)
    else:
        yield from _matched(path)


def _single(path: str) -> Path | Skipped:
    """A file as it is named, whatever its kind: its reader says what is wrong with it."""
    try:
        os.lstat(path)
    except (OSError, ValueError) as error:
        told = unreadable(path, error) if isinstance(error, OSError) else None
        return skip(
            path, told.what if told else f"{shown(path)}: not a file name.", told.hint if told else ""
        )
    return Path(path)


def skip(path: str | os.PathLike[str], what: str, hint: str = "") -> Skipped:
    """A path passed over; the reason is the error's sentence without the path it begins with."""
    return Skipped(os.fspath(path), what.removeprefix(f"{shown(path)}: "), hint)


def skip_defect(path: str | os.PathLike[str], error: Exception) -> Skipped:
    """A path passed over because citeref itself failed on it, so that the others go on.

    With CITEREF_DEBUG set, the error goes its way instead, for the full account.
    """
    if os.environ.get("CITEREF_DEBUG"):
        raise error
    return Skipped(
        os.fspath(path),
        f"a defect of citeref itself: {type(error).__name__}: {shown(str(error))[:200]}.".replace("..", "."),
        "Please report it; CITEREF_DEBUG=1 gives the full account.",
        defect=True,
    )


def _matched(pattern: str) -> Iterator[Path | Skipped]:
    matches = sorted(glob.iglob(pattern, recursive=True))
    if not matches:
        yield Skipped(
            pattern,
            "no file is named like this.",
            "Patterns are * (any name), ? (any letter), ** (any folder).",
        )
    for match in matches:
        if os.path.isdir(match):
            if not pattern.endswith("**"):
                yield from _walked(match)
        else:
            yield from _sorted_out(match, Counter(), named=True)


def _walked(top: str) -> Iterator[Path | Skipped]:
    """The documents of a folder and of those inside it, folder by folder, by name."""
    others: Counter[str] = Counter()
    waiting = [top]
    while waiting:
        folder = waiting.pop()
        try:
            with os.scandir(folder) as entries:
                inside = sorted((e for e in entries if not e.name.startswith(".")), key=lambda e: e.name)
        except OSError as error:
            told = unreadable(folder, error)
            yield skip(folder, told.what, told.hint)
            continue
        deeper = []
        for entry in inside:
            if entry.is_dir(follow_symlinks=False):
                deeper.append(entry.path)
            else:
                yield from _sorted_out(entry.path, others)
        waiting.extend(reversed(deeper))
    if others:
        kinds = shown(", ".join(kind or "no ending" for kind, _ in others.most_common(5)))
        count = f"{others.total()} file{'s' if others.total() > 1 else ''}"
        yield _LeftOut(top, f"{count} of other kinds ({kinds}).", "Name one to have it read.")


def _sorted_out(path: str, others: Counter[str], named: bool = False) -> Iterator[Path | Skipped]:
    """A file met in a folder: read where it is a document, told where one would expect it to be, counted
    otherwise. `named`: a pattern of the person's own led to it.
    """
    ending = suffix(path)
    if os.path.isdir(path):
        yield _LeftOut(path, "a link to another folder, not followed.", "Name that folder itself.")
    elif os.path.lexists(path) and not os.path.isfile(path):
        yield Skipped(path, "a broken link." if os.path.islink(path) else "a pipe or a device, not a file.")
    elif ending in READ or (named and ending in NAMED):
        yield Path(path)
    elif ending in UNREAD:
        told = unread(ending, shown(path))
        yield skip(path, told.what, told.hint)
    else:
        others[ending] += 1
