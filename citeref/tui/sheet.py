"""What the reader and the rows share: a sheet that draws only the lines on screen, from pieces of text and
named styles.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget

from citeref.tui.glyphs import shown
from citeref.tui.lines import folded
from citeref.tui.moves import MOVES

Piece = tuple[str, str]
"""A text ready to be drawn, and the name of its style: a component class without the widget's prefix, or
empty.
"""


class Sheet(ScrollView, can_focus=True):
    """A scrolling sheet; scrolling is at once, without animation, and lines never run off to the right."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(move.key, move.action, id=move.id, show=False) for move in MOVES
    ]
    ALLOW_SELECT = False
    STYLES = ""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._styles: dict[str, Style] = {}

    def style_of(self, names: str) -> Style:
        """The widget's own style with the named ones laid over it, the last on top; names stand apart by spaces.

        Colours that let something through are mixed with what lies beneath, as Textual does for whole widgets.
        """
        if names not in self._styles:
            self._styles[names] = self._mixed(names.split())
        return self._styles[names]

    def _mixed(self, names: Iterable[str]) -> Style:
        ground, text, style = self.background_colors[1], self.colors[3], Style()
        for name in names:
            over = self.get_component_styles(f"{self.STYLES}--{name}")
            if over.has_rule("background"):
                ground += over.background
            if over.has_rule("color"):
                text = ground.get_contrast_text(over.color.a) if over.auto_color else over.color
            style += over.text_style
        return Style.from_color((ground + text).rich_color, ground.rich_color) + style

    def notify_style_update(self) -> None:
        """Other colours: mix them anew."""
        self._styles.clear()
        super().notify_style_update()

    def strip(self, pieces: Iterable[Piece], over: str = "") -> Strip:
        """One line of pieces, filled up to the width of the sheet; `over` are styles for the whole line."""
        segments = [Segment(text, self.style_of(f"{over} {name}")) for text, name in pieces]
        return Strip(segments).adjust_cell_length(self.scrollable_content_region.width, self.style_of(over))

    def note_line(self, note: Iterable[str], y: int) -> Strip:
        """Line `y` of what is said where there is nothing else to show."""
        lines = folded(note, self.scrollable_content_region.width - 3)
        return self.strip([(f"  {shown(lines[y])}", "")] if y < len(lines) else [])

    def bring_line(self, first: int, count: int) -> None:
        """Bring some lines into sight, with as little scrolling as need be."""
        top, height = self.scroll_offset.y, self.size.height
        if first < top:
            self.go_to_line(first)
        elif height and first + count > top + height:
            self.go_to_line(first + count - height)

    def sized(self, lines: int) -> None:
        """The sheet has so many lines. Nothing else on the screen moves with it, so that nothing is laid out anew."""
        size = Size(self.scrollable_content_region.width, lines)
        if size == self.virtual_size:
            return
        self.set_reactive(Widget.virtual_size, size)
        self.vertical_scrollbar.window_virtual_size = lines
        self.scroll_y = self.validate_scroll_y(self.scroll_y)
        self.refresh()

    def go_to_line(self, line: float) -> None:
        """Bring a line to the top, as far as the sheet reaches."""
        self.scroll_to(y=max(0, line), animate=False, force=True, immediate=True)

    def action_up(self) -> None:
        """One line up."""
        self.go_to_line(self.scroll_offset.y - 1)

    def action_down(self) -> None:
        """One line down."""
        self.go_to_line(self.scroll_offset.y + 1)

    def action_page(self, way: float) -> None:
        """So many pages up or down; one line stays in sight."""
        self.go_to_line(self.scroll_offset.y + int(way * max(2, self.size.height - 1)))

    def action_edge(self, end: int) -> None:
        """To the beginning, or to the end."""
        self.go_to_line(self.virtual_size.height if end else 0)
