"""One-line bars: the title of a pane, and the line that says what is going on."""

from __future__ import annotations

from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from citeref.tui.glyphs import cut, shown


class Bar(Widget):
    """A line with words on the left and on the right; where room is short, the left ones give way.

    `keep` is how many characters at their end stay all the same: a pinpoint tells more than a name.
    """

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"bar--awake"}

    def __init__(
        self,
        left: str = "",
        right: str = "",
        *,
        rule: str = " ",
        keep: int = 0,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.keep = keep
        self.left, self.right, self.rule, self.awake = left, right, rule, False

    def say(self, left: str, right: str = "") -> None:
        """Show other words."""
        if (left, right) != (self.left, self.right):
            self.left, self.right = left, right
            self.refresh()

    def wake(self, awake: bool) -> None:
        """Show by a sign whether the pane beneath has the keyboard."""
        if awake != self.awake:
            self.awake = awake
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """The one line."""
        width = self.size.width
        right = cut(shown(self.right), max(0, width - 12)).rstrip() if self.right else ""
        tail = f" {right} " if right else ""
        head = (
            f"{'▸' if self.awake else self.rule}{self.rule if self.rule != ' ' else ''} {shown(self.left)} "
        )
        room = width - cell_len(tail)
        if cell_len(head) > room:
            end = min(self.keep, room // 3)
            head = cut(head, room - end - 1).rstrip() + head[len(head.rstrip()) - end :]
        fill = self.rule * max(0, room - cell_len(head))
        style = self.rich_style
        if self.awake:
            style += self.get_component_rich_style("bar--awake", partial=True)
        return Strip([Segment(head + fill + tail, style)]).adjust_cell_length(width, style)
