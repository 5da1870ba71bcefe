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
from citeref.tui.language import phrase, say

if TYPE_CHECKING:
    from citeref.tui.app import CiterefApp

ALL = phrase("all keys")
ASKING = [
    ("Enter", phrase("keeps what was found"), Command.all["find"]),
    ("Esc", phrase("ends the search"), Command.all["outwards"]),
]
"""The keys while one types words to find."""


class Keys(Widget):
    """The line at the bottom; a click on a word does what its key does."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"keys--key"}

    def __init__(self, app: CiterefApp) -> None:
        super().__init__()
        self._citeref = app
        self._places: list[tuple[int, int, type[Command]]] = []

    def _offered(self) -> list[tuple[str, str, type[Command]]]:
        return [
            (command.first_key(), label, command)
            for command in Command.all.values()
            if command.footer and command.offered(self._citeref) and (label := command.label(self._citeref))
        ]

    def render_line(self, y: int) -> Strip:
        """The one line."""
        key_style = self.rich_style + self.get_component_rich_style("keys--key", partial=True)
        more = f" {say(ALL)} "
        room, at = self.size.width - 2 - len(more), 1
        segments, self._places = [Segment(" ", self.rich_style)], []
        for key, label, command in self._offered() if not self._citeref.asking else ASKING:
            label = say(label)
            size = cell_len(key) + 1 + cell_len(label)
            if at + size + 2 > room:
                break
            segments += [Segment(key, key_style), Segment(f" {label}  ", self.rich_style)]
            self._places.append((at, at + size, command))
            at += size + 2
        segments.append(Segment(" " * max(0, room - at), self.rich_style))
        segments += [Segment(" ?", key_style), Segment(more, self.rich_style)]
        self._places.append((room, self.size.width, Help))
        return Strip(segments).adjust_cell_length(self.size.width, self.rich_style)

    def on_click(self, event: events.Click) -> None:
        """Do what the word says."""
        for start, end, command in self._places:
            if start <= event.x < end:
                self._citeref.action_command(command.id())
