"""The strip at the top: the views one can always go to, with their keys; where one is stands in brackets."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.strip import Strip
from textual.widget import Widget

from citeref.tui.commands.places import PLACES, Place

if TYPE_CHECKING:
    from citeref.tui.app import CiterefApp


class Views(Widget):
    """One line; a click on a name goes there. Reading takes the whole screen, so it is hidden then."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"views--key", "views--here"}

    def __init__(self, app: CiterefApp) -> None:
        super().__init__()
        self._citeref = app
        self._places: list[tuple[int, int, type[Place]]] = []

    def render_line(self, y: int) -> Strip:
        """The one line."""
        key_style = self.rich_style + self.get_component_rich_style("views--key", partial=True)
        here_style = self.rich_style + self.get_component_rich_style("views--here", partial=True)
        segments, at, self._places = [], 0, []
        for name, place in PLACES.items():
            key, title = place.first_key(), place.title()
            words = f"{key} {title}"
            if here := name == self._citeref.here.name:
                segments += [Segment(f"[{title}] ", here_style)]
                size = cell_len(title) + 3
            else:
                segments += [Segment(f" {key}", key_style), Segment(f" {title} ", self.rich_style)]
                size = cell_len(words) + 2
            if not here:
                self._places.append((at, at + size, place))
            at += size
        return Strip(segments).adjust_cell_length(self.size.width, self.rich_style)

    def on_click(self, event: events.Click) -> None:
        """Go to the view one points at."""
        for start, end, place in self._places:
            if start <= event.x < end:
                self._citeref.action_command(place.id())
