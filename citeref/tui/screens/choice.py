"""A short list to choose from: with the cursor and Enter, with a letter, or with a double click."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from rich.cells import cell_len
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from citeref.tui.bar import Bar
from citeref.tui.glyphs import fit
from citeref.tui.language import say
from citeref.tui.rows import Rows
from citeref.tui.screens.dialog import Dialog
from citeref.tui.sheet import Piece

LETTERS = "abcdefhilmnopqrstuvwxyz"
"""The letters that choose; those that move (j, k, g) are left out."""

Item = tuple[str, str, Any]
"""What is chosen: a name, what it means or looks like, and the value that the choice answers with."""


class Items(Rows):
    """The list, an `Item` each, with its letter."""

    names = 1

    def draw(self, item: Any, width: int) -> list[list[Piece]]:
        """Letter, name, meaning."""
        letter, (name, about, _) = item
        return [
            [
                (f"{letter} ", "strong"),
                (fit(name, self.names), ""),
                ("  " + fit(about, max(0, width - self.names - 4)), "quiet"),
            ]
        ]


class Choice(Dialog[Any]):
    """Answers with the value of the item chosen, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "choose", show=False, priority=True)]

    def __init__(self, title: str, items: Sequence[Item], *, at: int = 0) -> None:
        super().__init__()
        self.heading = title
        self.choices = [(LETTERS[i] if i < len(LETTERS) else " ", item) for i, item in enumerate(items)]
        self.at = at

    def compose(self) -> ComposeResult:
        """A title and the list."""
        with Vertical():
            yield Bar(self.heading, say("Enter or a letter chooses, Esc leaves"))
            yield Items()

    def ready(self) -> None:
        """As tall as the list, where there is room."""
        rows = self.query_one(Items)
        rows.names = min(34, max((cell_len(item[0]) for _, item in self.choices), default=1))
        rows.styles.height = min(len(self.choices), 16)
        rows.show(self.choices, self.at)
        rows.focus()

    def on_key(self, event: events.Key) -> None:
        """A letter chooses its item."""
        for letter, item in self.choices:
            if event.character == letter != " ":
                event.stop()
                self.dismiss(item[2])
                return

    def action_choose(self) -> None:
        """The item under the cursor."""
        item = self.query_one(Items).item
        self.dismiss(item[1][2] if item else None)

    @on(Rows.Chosen)
    def _chosen(self, event: Rows.Chosen) -> None:
        event.stop()
        self.action_choose()
