"""The palette: every command by its words, with its key; those that make no sense where one is stand last, and say so."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input

from citeref.tui.bar import Bar
from citeref.tui.glyphs import fit
from citeref.tui.keys import Command
from citeref.tui.language import say
from citeref.tui.matches import has_all
from citeref.tui.rows import Rows
from citeref.tui.screens.dialog import Dialog
from citeref.tui.sheet import Piece

if TYPE_CHECKING:
    from citeref.tui.app import CiterefApp

Entry = tuple[type[Command], bool]
"""A command, and whether it is offered where one is."""


class Commands(Rows, can_focus=False):
    """Commands, a row each: name, what it does, key."""

    def draw(self, item: Any, width: int) -> list[list[Piece]]:
        """One line."""
        command, offered = item
        keys = command.keys()
        name = min(24, width // 3)
        room = width - name - cell_len(keys) - 3
        about = command.about() if offered else say("(not here)") + " " + command.about()
        quiet = "" if offered else "quiet"
        return [
            [
                (fit(command.title(), name), quiet or "strong"),
                (" " + fit(about, room), "quiet"),
                (f"  {keys}", quiet),
            ]
        ]


class Palette(Dialog[type[Command]]):
    """Answers with the command chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move(1)", show=False, priority=True),
        Binding("up", "move(-1)", show=False, priority=True),
        Binding("pagedown", "move(8)", show=False, priority=True),
        Binding("pageup", "move(-8)", show=False, priority=True),
    ]

    def __init__(self, app: CiterefApp) -> None:
        super().__init__()
        self.entries = entries(app)

    def compose(self) -> ComposeResult:
        """A title, the line, the commands."""
        with Vertical():
            yield Bar(say("Commands"), say("Enter does it, ↓ ↑ choose, Esc leaves"))
            yield Input(placeholder=say("words of what you want to do"), compact=True)
            yield Commands()

    def ready(self) -> None:
        """All of them, until something is typed."""
        self.query_one(Input).focus()
        self._show("")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Those that have the words."""
        self._show(event.value)

    def _show(self, words: str) -> None:
        note = ("", say("No command has these words."))
        self.query_one(Commands).show(fitting(self.entries, words), 0, note)

    def action_move(self, way: int) -> None:
        """Another command."""
        rows = self.query_one(Commands)
        rows.move(rows.cursor + way)

    @on(Input.Submitted)
    @on(Rows.Chosen)
    def _chosen(self, event: Input.Submitted | Rows.Chosen) -> None:
        event.stop()
        item = self.query_one(Commands).item
        if item and item[1]:
            self.dismiss(item[0])


def entries(app: CiterefApp) -> list[Entry]:
    """Every command but the palette itself, those offered here first."""
    found = [(command, command.offered(app)) for name, command in Command.all.items() if name != "palette"]
    return sorted(found, key=lambda entry: not entry[1])


def fitting(every: Sequence[Entry], words: str) -> list[Entry]:
    """Those whose name or sentence has the words, in either language; those with the words in their name come first."""
    fits = [
        (command, offered)
        for command, offered in every
        if has_all(words, f"{command.title()} {command.about()} {command.name()} {command.words()}")
    ]
    return sorted(fits, key=lambda entry: (not entry[1], not has_all(words, entry[0].title())))


def open_palette(app: CiterefApp) -> None:
    """Choose a command by its words, and do it."""

    def chosen(command: type[Command] | None) -> None:
        if command:
            command.run(app)

    app.push_screen(Palette(app), chosen)
