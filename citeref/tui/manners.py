"""What the program keeps for the person while it runs: the memory of the dossier, the look, the errand, what has changed.

The app is made of this and of the walking between views; it stands apart so that each can be read by itself.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from textual.app import App
from textual.css.query import NoMatches
from textual.timer import Timer
from textual.worker import Worker

from citeref.tui import fetching, looks
from citeref.tui.desk import Desk
from citeref.tui.language import say
from citeref.tui.law_pane import LawPane
from citeref.tui.memory import Memory
from citeref.tui.watching import Seen

if TYPE_CHECKING:
    from citeref.cache import Cache
    from citeref.tui.app import CiterefApp

SAVE_EVERY = 20.0
"""Seconds between two looks whether there is something new to remember."""


class Manners(App[None]):
    """Memory, look, errands and changes on the disk; `memory` without a file forgets at the end."""

    def begin_manners(self, memory: Memory | None, open_cache: Callable[[], Cache]) -> None:
        """Set everything up, before there is a screen."""
        self.memory = memory or Memory()
        self.errands: Desk[Cache] = Desk(open_cache, "errands")
        self.errand: fetching.Errand | None = None
        self.taken_off: set[str] = set()
        self.on_disk = Seen()
        self.others: set[str] = set()
        self.looks: Timer | None = None
        self.notice = ""
        self.to_restore = self.leaving = False
        wanted = looks.wanted(self.memory.kept.theme)
        if wanted in self.available_themes:
            self.theme = wanted

    def start(
        self, errand: Callable[[CiterefApp], Coroutine[Any, Any, None]], group: str, *, exclusive: bool = True
    ) -> Worker[None]:
        """Let an errand run beside the screen; an exclusive one takes the place of the one before it in its group."""
        work: Any = partial(errand, cast("CiterefApp", self))
        return self.run_worker(work, group=group, exclusive=exclusive)

    async def drawn(self) -> None:
        """Wait until what was shown last is on the screen: what comes after it must not hold it up."""
        seen = asyncio.Event()
        self.call_after_refresh(seen.set)
        await seen.wait()

    def restore(self) -> None:
        """Go back to where one was last time, with the trail that led there; where no document is known yet, later."""
        app = cast("CiterefApp", self)
        stops, at = self.memory.recall({row.path: row.id for row in app.seen.documents})
        self.to_restore = not app.seen.documents and bool(self.memory.kept.stops)
        if app.goto or not stops or len(app.trail.stops) > 1 or self.to_restore:
            return
        app.trail.stops, app.trail.at = stops, at
        app.open(stops[at])

    def memory_notice(self) -> tuple[str, ...]:
        """What to say, once, of a memory that could not be read."""
        path, self.memory.notice = self.memory.notice, ""
        if not path:
            return ()
        return (
            say(
                "What was remembered of this dossier could not be read; it is set aside as {path}.", path=path
            ),
        )

    def begin_to_keep(self) -> None:
        """Save now and then, in a thread."""
        for view in self.memory.kept.hidden:
            for found in self.screen_stack[0].query(f"#{view}"):
                found.add_class("-toggled")
        self.set_interval(SAVE_EVERY, self._keep_in_thread)

    def _keep_in_thread(self) -> None:
        self.collect()
        self.run_worker(self.memory.save, thread=True, group="memory", exclusive=True)

    def collect(self) -> None:
        """Tell the memory where one stands."""
        app = cast("CiterefApp", self)
        app.trail.keep(app.here.here())
        self.memory.remember(app.trail.stops, app.trail.at, {row.id: row.path for row in app.seen.documents})
        views = app.screen_stack[0].query("View")
        self.memory.kept.hidden = tuple(str(view.id) for view in views if view.has_class("-toggled"))

    def exit(self, *args: Any, **kwargs: Any) -> None:
        """Leave, and remember where one was."""
        self.leaving = True
        if self.screen_stack:
            self.collect()
        self.memory.save()
        super().exit(*args, **kwargs)

    def _handle_exception(self, error: Exception) -> None:
        """While the program closes, its parts go one by one, and an answer may find its part gone: no defect."""
        found = getattr(error, "error", error)  # a worker wraps what befell it
        if not (isinstance(found, NoMatches) and (self.leaving or not self.is_running)):
            super()._handle_exception(error)

    def law_came(self) -> None:
        """Pages have come: show them where they were missed."""
        for pane in self.screen_stack[0].query(LawPane):
            pane.again()
        cast("CiterefApp", self).here.refresh_data()

    def notice_changes(self, words: str) -> None:
        """Say in the status line, as long as nothing else is said there, that something has changed on the disk."""
        if words != self.notice:
            self.notice = words
            cast("CiterefApp", self).status("")

    def call_off(self) -> bool:
        """Call the errand under way off; False where there is none."""
        under_way = self.errand is not None
        fetching.call_off(cast("CiterefApp", self))
        return under_way
