"""Taking documents in: what the index knows is shown at once, then what has changed is read, with progress in
the status line.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from textual.worker import Worker

from citeref.errors import CiterefError
from citeref.tui.findings import check_all
from citeref.tui.language import say
from citeref.tui.questions import overview

if TYPE_CHECKING:
    from citeref.index import Index, Update
    from citeref.tui.app import CiterefApp

GROWING = ("authorities", "documents", "matrix", "timeline")
"""The lists that grow before one's eyes while documents are read; the others wait for the end."""

TELL_EVERY, SHOW_EVERY = 0.1, 1.0
"""Seconds between two looks at the progress, and between two looks at what has been found so far."""


def update(app: CiterefApp) -> None:
    """Start reading what is new or changed, unless that goes on already."""
    if app.index_file:
        app.tell(say("This index is shown as it is; nothing is read again."))
    elif app.busy:
        app.tell(say("The documents are being read already."))
    else:
        app.start(take_in, "intake")


async def begin(app: CiterefApp) -> None:
    """What the index knows already; nothing where it cannot be read."""
    try:
        await show_lists(app)
    except CiterefError as error:
        app.tell(str(error), severity="error")


async def opened(app: CiterefApp) -> None:
    """An index that a person named is there; nothing is to be read."""
    app.busy = False
    app.status("")
    await begin(app)
    if app.to_restore:
        app.restore()
    app.start(check_all, "checks")


async def take_in(app: CiterefApp) -> None:
    """Read what is new or changed, and say what came of it."""
    from citeref.tui import watching
    from citeref.tui.shelving import paths_to_read

    app.busy, app.notice = True, ""
    app.status(say("Looking for new and changed documents…"))
    progress = Progress(app)
    done: Update | None = None
    notices: tuple[str, ...] = ()

    def read(index: Index) -> tuple[Update, tuple[str, ...]]:
        paths = paths_to_read(app)
        return index.update(paths, progress=progress, stop=app.stopping.is_set), index.notices

    try:
        done, notices = await app.scan.ask(read)
        app.skipped = () if done is None else done.skipped
    except CiterefError as error:
        notices = (str(error),)
    finally:
        app.busy = False
        app.status("")
    await begin(app)
    watching.start(app)
    _report(app, done, (*app.memory_notice(), *notices))
    if app.to_restore:
        app.restore()
    app.start(check_all, "checks")


def _report(app: CiterefApp, done: Update | None, notices: tuple[str, ...]) -> None:
    """What a person must know comes first: the state of the index, then the files that were passed over."""
    warnings = list(notices)
    if done and done.skipped:
        warnings.append(
            say("{n} could not be read: {key[documents]} shows which, and why.", n=len(done.skipped))
        )
    if warnings:
        app.tell(" ".join(warnings), severity="warning")
    elif done and (done.read or done.gone):
        app.tell(
            say("{n} read|{n} read", n=done.read)
            + (say(", {n} gone|, {n} gone", n=done.gone) if done.gone else "")
        )


async def show_lists(app: CiterefApp) -> None:
    """Ask the index for the lists, and show them."""
    first = not app.seen.documents
    app.seen = await app.shelf.ask(overview)
    if first and app.seen.documents:
        app.lang = app.seen.lang if app.seen.lang in ("fr", "en") else "en"
    if app.here.name in GROWING or not app.busy:
        app.here.refresh_data()


class Progress:
    """Called on the thread that reads; now and then it lets the screen know."""

    def __init__(self, app: CiterefApp) -> None:
        self._app = app
        self._told = self._shown = time.monotonic()
        self._showing: Worker[None] | None = None

    def __call__(self, done: int, total: int, name: str) -> None:
        """`done` of `total` documents are read, `name` is the one in hand."""
        now, loop = time.monotonic(), self._app._loop
        if now - self._told > TELL_EVERY and loop is not None and not self._app.stopping.is_set():
            self._told = now
            loop.call_soon_threadsafe(self._tell, done, total, name)

    def _tell(self, done: int, total: int, name: str) -> None:
        app = self._app
        if app.busy and app.is_running:
            bar = f"▕{'█' * (16 * done // max(1, total)):<16}▏"
            app.status(
                say("Reading {done} of {total} {bar} {name}", done=done, total=total, bar=bar, name=name)
            )
            shown = self._showing is None or self._showing.is_finished
            if shown and time.monotonic() - self._shown > SHOW_EVERY:
                self._shown = time.monotonic()
                self._showing = app.start(show_lists, "lists", exclusive=False)
