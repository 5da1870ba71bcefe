"""The rows: a list of any length, drawn row by row from what the index gives, with a cursor one can see
without colour.

A list that is long is fed page by page (`Supply`); a row that has not come yet is drawn as « … ».
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar, Self

from textual import events, work
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip

from citeref.tui.sheet import Piece, Sheet
from citeref.tui.supply import PAGE, Supply


class Rows(Sheet):
    """A list with a cursor. Each item takes `tall` lines, and `draw` says what stands on them."""

    STYLES = "rows"
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "rows--cursor", "rows--resting", "rows--quiet", "rows--strong", "rows--citation", "rows--bar",
    }  # fmt: skip
    tall = 1

    class Moved(Message):
        """The cursor stands on another row."""

        def __init__(self, rows: Rows) -> None:
            super().__init__()
            self.rows = rows

    class Chosen(Message):
        """A row was clicked a second time, or Enter pressed on it."""

        def __init__(self, rows: Rows) -> None:
            super().__init__()
            self.rows = rows

    def __init__(self, id: str | None = None) -> None:
        self._drawn: dict[tuple[int, int], list[list[Piece]]] = {}
        super().__init__(id=id)
        self.items: Sequence[Any] = ()
        self.cursor = 0
        self.note: Sequence[str] = ()

    @property
    def item(self) -> Any:
        """The item under the cursor; None in an empty list, and until it has come."""
        return self.items[self.cursor] if 0 <= self.cursor < len(self.items) else None

    @property
    def top(self) -> int:
        """The first line in sight."""
        return int(self.scroll_offset.y)

    def show(self, items: Sequence[Any], cursor: int = 0, note: Sequence[str] = (), top: int = -1) -> None:
        """Other items; `note` is said when there are none. With `top`, the screen begins with that line."""
        self.items, self.note = items, note
        if isinstance(items, Supply):
            items.want = self._bring_page
        self.sized(len(items) * self.tall)
        self.cursor = max(0, min(cursor, len(items) - 1))
        if top >= 0:
            self.go_to_line(top)
            self.call_after_refresh(self._return_to, top, items)
        self._follow()
        self.refresh()
        self.post_message(self.Moved(self))

    def _return_to(self, top: int, items: Sequence[Any]) -> None:
        """Begin the screen with a line again, once the list has its size."""
        if items is self.items:
            self.go_to_line(top)
            self._follow()

    def _bring_page(self, page: int) -> None:
        self._load(page)

    @work(group="supply")
    async def _load(self, page: int) -> None:
        """Bring a page of rows that somebody looks at."""
        items = self.items
        if isinstance(items, Supply):
            await items.load(page)
            if items is self.items:
                self.refresh()
                if self.cursor // PAGE == page:
                    self.post_message(self.Moved(self))

    def draw(self, item: Any, width: int) -> list[list[Piece]]:
        """The lines of one item: `tall` lists of pieces, in at most `width` cells."""
        raise NotImplementedError

    def move(self, cursor: int) -> None:
        """Put the cursor on a row."""
        cursor = max(0, min(cursor, len(self.items) - 1))
        if cursor != self.cursor:
            for row in (self.cursor, cursor):
                self.refresh_lines(row * self.tall, self.tall)
            self.cursor = cursor
            self._follow()
            self.post_message(self.Moved(self))

    def action_up(self) -> None:
        """One row up."""
        self.move(self.cursor - 1)

    def action_down(self) -> None:
        """One row down."""
        self.move(self.cursor + 1)

    def action_page(self, way: float) -> None:
        """So many pages of rows up or down."""
        self.move(self.cursor + int(way * max(2, self.size.height // self.tall - 1)))

    def action_edge(self, end: int) -> None:
        """To the first row, or to the last."""
        self.move(len(self.items) - 1 if end else 0)

    def on_click(self, event: events.Click) -> None:
        """Put the cursor where the mouse points; a second click chooses."""
        row = (event.y + self.scroll_offset.y) // self.tall
        if row < len(self.items):
            again = row == self.cursor and self.has_focus and event.chain > 1
            self.move(row)
            if again:
                self.post_message(self.Chosen(self))

    def on_resize(self) -> None:
        """Keep the cursor in sight."""
        self.sized(len(self.items) * self.tall)
        self._follow()

    def on_focus(self) -> None:
        """The cursor looks awake."""
        self.refresh()

    def on_blur(self) -> None:
        """The cursor looks at rest."""
        self.refresh()

    def _follow(self) -> None:
        self.bring_line(self.cursor * self.tall, self.tall)

    def refresh(
        self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False
    ) -> Self:
        """What was drawn is drawn anew."""
        self._drawn.clear()
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def _lines(self, row: int, width: int) -> list[list[Piece]]:
        """The lines of a row, drawn once for all of them."""
        lines = self._drawn.get((row, width))
        if lines is None:
            item = self.items[row]
            lines = [[("…", "quiet")]] if item is None else self.draw(item, width)
            self._drawn[row, width] = lines
        return lines

    def render_line(self, y: int) -> Strip:
        """Line `y` of what is in sight."""
        if not self.items:
            return self.note_line(self.note, y)
        row, part = divmod(y + self.scroll_offset.y, self.tall)
        if row >= len(self.items):
            return self.strip([])
        here = row == self.cursor
        width = self.scrollable_content_region.width - 2
        lines = self._lines(row, width)
        pieces = [("▸ " if here and part == 0 else "  ", ""), *(lines[part] if part < len(lines) else [])]
        return self.strip(pieces, ("cursor" if self.has_focus else "resting") if here else "")
