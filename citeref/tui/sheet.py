"""What the reader and the rows share: a sheet that draws only the lines on screen, from pieces of text and
named styles.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding, BindingType
from textual.scroll_view import ScrollView
from textual.strip import Strip

Piece = tuple[str, str]
"""A text ready to be drawn, and the name of its style: a component class without the widget's prefix, or
empty.
"""


class Sheet(ScrollView, can_focus=True):
    """A scrolling sheet; scrolling is at once, without animation, and lines never run off to the right."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "up", show=False),
        Binding("down,j", "down", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown,space", "page(1)", show=False),
        Binding("home", "edge(0)", show=False),
        Binding("end", "edge(1)", show=False),
    ]
    ALLOW_SELECT = False
    STYLES = ""

    def style_of(self, names: str) -> Style:
        """The widget's own style with the named ones laid over it, the last on top; names stand apart by
        spaces.
        """
        style: Style = self.rich_style
        for name in names.split():
            style += self.get_component_rich_style(f"{self.STYLES}--{name}", partial=True)
        return style

    def strip(self, pieces: Iterable[Piece], over: str = "") -> Strip:
        """One line of pieces, filled up to the width of the sheet; `over` are styles for the whole line."""
        styles: dict[str, Style] = {}
        segments = []
        for text, name in (*pieces, ("", "")):
            style = styles.get(name) or styles.setdefault(name, self.style_of(f"{over} {name}"))
            segments.append(Segment(text, style))
        return Strip(segments[:-1]).adjust_cell_length(
            self.scrollable_content_region.width, segments[-1].style
        )

    def go_to_line(self, line: float) -> None:
        """Bring a line to the top, as far as the sheet reaches."""
        self.scroll_to(y=max(0, line), animate=False, force=True, immediate=True)

    def action_up(self) -> None:
        """One line up."""
        self.go_to_line(self.scroll_offset.y - 1)

    def action_down(self) -> None:
        """One line down."""
        self.go_to_line(self.scroll_offset.y + 1)

    def action_page(self, way: int) -> None:
        """A page up or down; one line stays in sight."""
        self.go_to_line(self.scroll_offset.y + way * max(1, self.size.height - 1))

    def action_edge(self, end: int) -> None:
        """To the beginning, or to the end."""
        self.go_to_line(self.virtual_size.height if end else 0)
