"""A sheet of plain text to read: what an errand brought and what it did not."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from citeref.tui.bar import Bar
from citeref.tui.language import say
from citeref.tui.reader import Reader
from citeref.tui.screens.dialog import Dialog


class Report(Dialog[None]):
    """A title and a text; Esc, Enter or q take it away."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,q", "leave", show=False)]

    def __init__(self, title: str, text: str) -> None:
        super().__init__()
        self.heading, self.text = title, text

    def compose(self) -> ComposeResult:
        """A title and the text."""
        with Vertical():
            yield Bar(self.heading, say("Esc leaves"))
            yield Reader(bracketed=False)

    def ready(self) -> None:
        """Ready to read."""
        reader = self.query_one(Reader)
        reader.show(self.text)
        reader.focus()
