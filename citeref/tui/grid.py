"""The grid of the matrix: documents down, authorities across, and in each cell how often the one cites the other.

Only the cells on screen are drawn. The number is always written; the colour behind it only repeats it.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.strip import Strip

from citeref.tui.glyphs import fit, shown
from citeref.tui.sheet import Piece, Sheet

HEAD = 4
"""Lines of the names of the columns."""

CELL = 9
"""Cells of a column, the space before it included."""

LEVELS = 4

_LONG = re.compile(rf"\S{{{CELL - 1}}}(?=\S)")
"""As much of a long word as a column takes."""


class Grid(Sheet):
    """Rows, columns and counts: `counts[row, column]` by their places in `rows` and `columns`; a first column holds the
    sum of a row.
    """

    STYLES = "grid"
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "grid--quiet", "grid--strong", "grid--cursor", "grid--resting", *(f"grid--heat-{n}" for n in range(1, LEVELS + 1)),
    }  # fmt: skip
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "across(-1)", show=False),
        Binding("right", "across(1)", show=False),
    ]

    class Moved(Message):
        """The cursor stands on another cell."""

    class Chosen(Message):
        """A cell was clicked a second time."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self.rows: Sequence[str] = ()
        self.columns: Sequence[str] = ()
        self.counts: Mapping[tuple[int, int], int] = {}
        self.row = self.column = self.left = 0
        self.note: Sequence[str] = ()
        self._sums: dict[int, int] = {}
        self._heads: dict[int, list[str]] = {}
        self._most = 1

    def show(
        self,
        rows: Sequence[str],
        columns: Sequence[str],
        counts: Mapping[tuple[int, int], int],
        cursor: tuple[int, int] = (0, 0),
        note: Sequence[str] = (),
        top: int = -1,
    ) -> None:
        """Another table; `note` is said where it is empty."""
        self.rows, self.columns, self.counts, self.note = rows, columns, counts, note
        self._sums, self._heads = {}, {}
        self._most = max(counts.values(), default=1)
        for (row, _), count in counts.items():
            self._sums[row] = self._sums.get(row, 0) + count
        self.sized(len(rows) + HEAD)
        self.row = max(0, min(cursor[0], len(rows) - 1))
        self.column = max(0, min(cursor[1], len(columns) - 1))
        if top >= 0:
            self.go_to_line(top)
        self._follow()
        self.refresh()
        self.post_message(self.Moved())

    @property
    def top(self) -> int:
        """The first row in sight."""
        return int(self.scroll_offset.y)

    @property
    def empty(self) -> bool:
        """Whether there is no cell to stand on."""
        return not (self.rows and self.columns)

    @property
    def count(self) -> int:
        """The number under the cursor."""
        return self.counts.get((self.row, self.column), 0)

    def move(self, row: int, column: int) -> None:
        """Put the cursor on a cell."""
        row = max(0, min(row, len(self.rows) - 1))
        column = max(0, min(column, len(self.columns) - 1))
        if (row, column) != (self.row, self.column):
            before, left, top = self.row, self.left, self.top
            self.row, self.column = row, column
            self._follow()
            if (left, top) == (self.left, self.top):
                for line in {before + HEAD, row + HEAD}:
                    self.refresh_lines(line)
                self.refresh_lines(top, HEAD)
            else:
                self.refresh()
            self.post_message(self.Moved())

    def action_up(self) -> None:
        """One row up."""
        self.move(self.row - 1, self.column)

    def action_down(self) -> None:
        """One row down."""
        self.move(self.row + 1, self.column)

    def action_across(self, way: int) -> None:
        """One column to the left or to the right."""
        self.move(self.row, self.column + way)

    def action_page(self, way: float) -> None:
        """So many pages of rows up or down."""
        self.move(self.row + int(way * max(2, self.size.height - HEAD - 1)), self.column)

    def action_edge(self, end: int) -> None:
        """To the first cell, or to the last."""
        self.move(len(self.rows) - 1 if end else 0, len(self.columns) - 1 if end else 0)

    def on_click(self, event: events.Click) -> None:
        """Put the cursor where the mouse points; a second click chooses."""
        row = event.y - HEAD + self.scroll_offset.y
        column = self.left + (event.x - self._label - CELL) // CELL
        if event.y < HEAD or row >= len(self.rows) or event.x < self._label + CELL:
            return
        again = (row, column) == (self.row, self.column) and self.has_focus and event.chain > 1
        self.move(int(row), column)
        if again:
            self.post_message(self.Chosen())

    def on_mouse_scroll_right(self) -> None:
        """Further columns."""
        self._shift(1)

    def on_mouse_scroll_left(self) -> None:
        """Earlier columns."""
        self._shift(-1)

    def on_resize(self) -> None:
        """Keep the cursor in sight."""
        self.sized(len(self.rows) + HEAD)
        self._follow()

    @property
    def _label(self) -> int:
        """The cells for the names of the rows."""
        width = self.scrollable_content_region.width
        longest = max((len(name) for name in self.rows[:200]), default=10) + 2
        return min(longest, max(14, width // 3))

    @property
    def _fit(self) -> int:
        """How many columns are in sight."""
        return max(1, (self.scrollable_content_region.width - self._label - CELL) // CELL)

    def _shift(self, way: int) -> None:
        self.left = max(0, min(self.left + way, len(self.columns) - self._fit))
        self.refresh()

    def _follow(self) -> None:
        self.left = min(max(self.left, self.column - self._fit + 1), self.column)
        top, height = self.scroll_offset.y, self.size.height - HEAD
        if self.row < top:
            self.go_to_line(self.row)
        elif height > 0 and self.row >= top + height:
            self.go_to_line(self.row + 1 - height)

    def render_line(self, y: int) -> Strip:
        """Line `y` of what is in sight: the names of the columns, then the rows."""
        if self.empty:
            return self.strip([(f"  {shown(self.note[y])}", "")] if y < len(self.note) else [])
        columns = range(self.left, min(len(self.columns), self.left + self._fit))
        if y < HEAD:
            total = [""] * (HEAD - 1) + [_ALL]
            pieces: list[Piece] = [(" " * self._label, ""), (total[y].rjust(CELL), "quiet")]
            pieces += [
                (self._head(column)[y].rjust(CELL), "strong" if column == self.column else "")
                for column in columns
            ]
            return self.strip(pieces)
        row = y - HEAD + int(self.scroll_offset.y)
        if row >= len(self.rows):
            return self.strip([])
        here = row == self.row
        pieces = [
            ("▸ " if here else "  ", ""),
            (fit(self.rows[row], self._label - 2), "strong" if here else ""),
            (str(self._sums.get(row, 0)).rjust(CELL), "quiet"),
            *(piece for column in columns for piece in self._cell(row, column)),
        ]
        return self.strip(pieces)

    def _cell(self, row: int, column: int) -> list[Piece]:
        count = self.counts.get((row, column), 0)
        words = str(count) if count else "·"
        heat = f"heat-{self._level(count)}" if count else "quiet"
        if (row, column) == (self.row, self.column):
            return [
                (" ", ""),
                (f"[{words}]".rjust(CELL - 1), "cursor" if self.has_focus else "resting"),
            ]
        return [(" ", ""), (f"{words} ".rjust(CELL - 1), heat)]

    def _level(self, count: int) -> int:
        """How warm a count is, by its logarithm: a few citations differ more than many."""
        return 1 + min(LEVELS - 1, int(LEVELS * math.log(count) / math.log(self._most + 1))) if count else 0

    def _head(self, column: int) -> list[str]:
        """The name of a column on a few short lines, the last one at the bottom."""
        if column not in self._heads:
            name, width = shown(self.columns[column]), CELL - 1
            lines: list[str] = [""]
            for word in _LONG.sub(r"\g<0> ", name).split():
                joined = f"{lines[-1]} {word}".strip()
                lines[-1:] = [joined] if cell_len(joined) <= width else [*filter(None, lines[-1:]), word]
            if len(lines) > HEAD:
                lines[HEAD - 1] = fit(f"{lines[HEAD - 1][: width - 1]}…", width).strip()
            self._heads[column] = [""] * (HEAD - len(lines)) + [
                fit(line, width).strip() for line in lines[:HEAD]
            ]
        return self._heads[column]


_ALL = "Σ"
