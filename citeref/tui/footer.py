"""The footer: the keys of the place where one is, as many as fit, and the way to all the others."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.strip import Strip
from textual.widget import Widget

from citeref.tui.commands import Help
from citeref.tui.keys import Command

if TYPE_CHECKING:
    from citeref.tui.app import CiterefApp

ALL = " ? all keys "
ASKING = [
    ("Enter", "keeps what was found", Command.all["find"]),
    ("Esc", "ends the search", Command.all["outwards"]),
]
"""The keys while one types words to find."""


class Keys(Widget):
    """The line at the bottom; a click on a word does what its key does."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"keys--key"}

    def __init__(self, app: CiterefApp) -> None:
        super().__init__()
        self._citeref = app
        self._places: list[tuple[int, int, type[Command]]] = []

    def _offered(self) -> list[tuple[str, str, type[Command]]]:
        return [
            (command.keys().partition(" or ")[0], label, command)
            for command in Command.all.values()
            if command.footer and command.offered(self._citeref) and (label := command.label(self._citeref))
        ]

    def render_line(self, y: int) -> Strip:
        """The one line."""
        key_style = self.rich_style + self.get_component_rich_style("keys--key", partial=True)
        room, at = self.size.width - len(ALL), 1
        segments, self._places = [Segment(" ", self.rich_style)], []
        for key, label, command in self._offered() if not self._citeref.asking else ASKING:
            size = cell_len(key) + 1 + cell_len(label)
            if at + size + 2 > room:
                break
            segments += [Segment(key, key_style), Segment(f" {label}  ", self.rich_style)]
            self._places.append((at, at + size, command))
            at += size + 2
        segments.append(Segment(" " * max(0, self.size.width - at - len(ALL)), self.rich_style))
        segments += [Segment(" ?", key_style), Segment(ALL[2:], self.rich_style)]
        self._places.append((self.size.width - len(ALL), self.size.width, Help))
        return Strip(segments).adjust_cell_length(self.size.width, self.rich_style)

    def on_click(self, event: events.Click) -> None:
        """Do what the word says."""
        for start, end, command in self._places:
            if start <= event.x < end:
                self._citeref.action_command(command.id())
