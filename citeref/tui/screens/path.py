"""Asking for a file or a folder to read; Tab completes what is typed, as a shell does."""

from __future__ import annotations

import os
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input
from textual.worker import get_current_worker

from citeref.tui.bar import Bar
from citeref.tui.language import say
from citeref.tui.screens.dialog import Dialog

SHOWN = 6
"""Names proposed at a time."""


class PathDialog(Dialog[str]):
    """Answers with the path typed, of something that is there."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("tab", "complete", show=False, priority=True)]

    def compose(self) -> ComposeResult:
        """A title, the line, what could be meant."""
        with Vertical():
            yield Bar(say("Add documents"), say("Tab completes, Enter reads, Esc leaves"))
            yield Input(
                placeholder=say("a file or a folder, as in ~/dossier/avis.pdf"),
                compact=True,
                select_on_focus=False,
            )
            yield Bar(id="path-said")

    def ready(self) -> None:
        """Ready to type."""
        self.query_one(Input).focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Look what could be meant."""
        self._propose(event.value, False)

    def action_complete(self) -> None:
        """As much as all that could be meant have in common."""
        self._propose(self.query_one(Input).value, True)

    @work(exclusive=True, thread=True)
    def _propose(self, words: str, complete: bool) -> None:
        found = proposals(words)
        if not get_current_worker().is_cancelled:
            self.app.call_from_thread(self.while_there, lambda: self._proposed(words, found, complete))

    def _proposed(self, words: str, found: list[str], complete: bool) -> None:
        if (line := self.query_one(Input)).value != words:
            return
        common = os.path.commonprefix(found)  # noqa: RUF071 (letters, as a shell completes)
        if complete and len(common) > len(words):
            line.value = common
            line.cursor_position = len(common)
            return
        names = [os.path.basename(path.rstrip("/")) + "/" * path.endswith("/") for path in found]
        more = say("and {n} more", n=len(names) - SHOWN) if len(names) > SHOWN else ""
        self.query_one("#path-said", Bar).say("  ".join(names[:SHOWN]), more)

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        path = event.value.strip()
        if path and os.path.exists(os.path.expanduser(path)):
            self.dismiss(path)
        elif path:
            self.query_one("#path-said", Bar).say(say("There is no such file or folder."))


def proposals(words: str) -> list[str]:
    """Files and folders that begin as typed, folders with a « / »; as they would be typed, sorted, hidden ones left out."""
    folder, begun = os.path.split(words)
    try:
        names = sorted(os.scandir(os.path.expanduser(folder) or "."), key=lambda entry: entry.name)
    except (OSError, ValueError):
        return []
    fits = [one for one in names if one.name.startswith(begun) and (begun or not one.name.startswith("."))]
    return [os.path.join(folder, one.name) + "/" * one.is_dir() for one in fits]
