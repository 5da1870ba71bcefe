"""Asking why a finding is right to keep: one line, kept with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input

from citeref.tui.bar import Bar
from citeref.tui.language import say
from citeref.tui.screens.dialog import Dialog

if TYPE_CHECKING:
    from citeref.tui.findings import Noticed


class ReasonDialog(Dialog[str]):
    """Answers with the reason typed."""

    def __init__(self, noticed: Noticed) -> None:
        super().__init__()
        self.noticed = noticed

    def compose(self) -> ComposeResult:
        """What is accepted, the line, what is missing."""
        finding = self.noticed.finding
        with Vertical():
            yield Bar(say("Accept « {rule} »", rule=finding.rule), say("Enter keeps it, Esc leaves"))
            yield Bar(finding.message)
            yield Input(
                placeholder=say("why it is right as it is, as in « our own translation »"),
                compact=True,
                select_on_focus=False,
            )
            yield Bar(id="reason-said")

    def ready(self) -> None:
        """Ready to type."""
        self.query_one(Input).focus()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        if event.value.strip():
            self.dismiss(event.value.strip())
        else:
            self.query_one("#reason-said", Bar).say(say("Say why it is right to keep it."))
