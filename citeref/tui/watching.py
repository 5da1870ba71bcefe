"""Noticing that files change on the disk: a look at sizes and times every few seconds, in a thread.

Nothing is read again by itself: the line above the keys says what has changed, and a key reads it.
"""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import Iterable
from typing import TYPE_CHECKING

import msgspec

from citeref.tui.language import say

if TYPE_CHECKING:
    from citeref.tui.app import CiterefApp

EVERY = 3.0
"""Seconds between two looks; a look that took long is followed by a longer rest."""

REST = 60
"""How many times as long as the look itself the rest is, at least."""

State = tuple[int, int]
"""Size and time of change; (-1, -1) for what is not there."""


class Seen(msgspec.Struct, frozen=True):
    """How the files and the folders that hold them looked."""

    files: dict[str, State] = {}
    folders: dict[str, State] = {}


def snapshot(paths: Iterable[str]) -> Seen:
    """How these files look now, and the folders they lie in."""
    files = {path: _state(path) for path in paths}
    return Seen(
        files, {folder: _state(folder) for folder in sorted({os.path.dirname(path) for path in files})}
    )


def changed(before: Seen, now: Seen, gathered: Iterable[str] | None) -> tuple[int, int, int]:
    """How many files have changed, are gone, are new; `gathered` is what a new search of the folders found, if any."""
    gone = sum(state == _GONE and before.files[path] != _GONE for path, state in now.files.items())
    other = sum(state not in (_GONE, before.files[path]) for path, state in now.files.items())
    return other, gone, len(set(gathered) - set(before.files)) if gathered is not None else 0


def start(app: CiterefApp) -> None:
    """Remember how everything looks, and begin to look now and then."""
    app.start(_remember, "watch")


def look(app: CiterefApp) -> None:
    """Look at once."""
    app.start(_look, "watch")


async def _remember(app: CiterefApp) -> None:
    """How everything looks now, for the looks to come; then the first of them is due."""
    from citeref.tui.shelving import wanted

    paths = [row.path for row in app.seen.documents]
    if app.seen.many:
        paths = await app.shelf.ask(lambda index: [row.path for row in index.each_document()])
    app.on_disk = await asyncio.to_thread(snapshot, paths)
    app.others = set(await asyncio.to_thread(wanted, app, None))
    if app.looks is None:
        app.looks = app.set_timer(EVERY, lambda: look(app))


async def _look(app: CiterefApp) -> None:
    before, began = app.on_disk, time.monotonic()
    if not app.busy:
        found = await asyncio.to_thread(_compare, app, before, app.others)
        if app.on_disk is before and not app.busy:
            app.notice_changes(say_changes(*found) if any(found) else "")
    if app.looks is not None and not app.stopping.is_set():
        app.looks.stop()
        app.looks = app.set_timer(max(EVERY, REST * (time.monotonic() - began)), lambda: look(app))


def _compare(app: CiterefApp, before: Seen, others: set[str]) -> tuple[int, int, int]:
    from citeref.tui.shelving import wanted

    now = snapshot(before.files)
    if now.folders == before.folders:
        return changed(before, now, None)
    fresh = [path for path in wanted(app, None) if path not in others]
    return changed(before, now, [*before.files, *fresh])


def say_changes(other: int, gone: int, new: int) -> str:
    """« 2 files changed, 1 new: u reads them again »."""
    parts = [
        say("{n} file changed|{n} files changed", n=other) if other else "",
        say("{n} gone|{n} gone", n=gone) if gone else "",
        say("{n} new|{n} new", n=new) if new else "",
    ]
    return say("On the disk: {what}. {key[update]} reads again.", what=", ".join(filter(None, parts)))


_GONE = (-1, -1)


def _state(path: str) -> State:
    try:
        state = os.stat(path)
    except (OSError, ValueError):
        return _GONE
    return state.st_size, state.st_mtime_ns
