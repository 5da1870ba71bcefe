"""The reader: a document or the law as prose, with citations, a marked place and matches, drawn line by line.

Only the lines on screen are drawn. What is marked is marked by signs as well as by style: brackets around the
citation one stands on, a bar beside the passage of the law, « ! » beside a finding, so that nothing depends on
colour. Text can be selected with the mouse; what is copied is the text itself, whole lines again.
"""

from __future__ import annotations

import asyncio
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import ClassVar

from textual import events, work
from textual.geometry import Offset
from textual.message import Message
from textual.selection import Selection
from textual.strip import Strip

from citeref.model import Span
from citeref.tui.glyphs import SIZES, shown
from citeref.tui.lines import Lines
from citeref.tui.matches import any_of, matches
from citeref.tui.sheet import Piece, Sheet

GUTTER = 2
"""Cells before the text, for signs; a margin of notes comes before them."""

_FAR = 1 << 60
AT_ONCE = 2_000_000
"""Characters laid before the first look (about a twentieth of a second); longer texts are finished while one
reads.
"""


class Reader(Sheet):
    """A text to read.

    `bracketed` says whether the mark is a citation (brackets) or a passage (a bar beside it).
    """

    ALLOW_SELECT = True
    STYLES = "reader"
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "reader--heading", "reader--citation", "reader--mark", "reader--passage",
        "reader--match", "reader--found", "reader--finding", "reader--margin", "reader--selected",
    }  # fmt: skip

    class Clicked(Message):
        """Somebody clicked on the text; `offset` is the character."""

        def __init__(self, reader: Reader, offset: int) -> None:
            super().__init__()
            self.reader = reader
            self.offset = offset

        @property
        def control(self) -> Reader:
            """The reader that was clicked."""
            return self.reader

    class Found(Message):
        """The number of matches changed, or the one looked at."""

    def __init__(self, *, bracketed: bool, id: str | None = None) -> None:
        super().__init__(id=id)
        self.bracketed = bracketed
        self.text = ""
        self.note: Sequence[str] = ()
        self.lines = Lines("", 80)
        self.mark: Span | None = None
        self.matches: list[Span] = []
        self.match = -1
        self._layers: list[tuple[Sequence[Span], str]] = []
        self._findings: Sequence[Span] = ()
        self._told: Sequence[Span] = ()
        self._margin: Sequence[tuple[int, str]] = ()
        self._indent = GUTTER
        self._clicked = 0
        self._aim: tuple[int, int | None] | None = None
        self._height = 0

    def show(self, text: str, headings: Sequence[Span] = (), citations: Sequence[Span] = ()) -> None:
        """Another text, from its beginning; spans are sorted and in characters of the text."""
        self.text, self.note, self.mark = text, (), None
        self.matches, self.match = [], -1
        self._layers = [(headings, "heading"), (citations, "citation")]
        self._findings, self._told, self._margin, self._indent = (), (), (), GUTTER
        self._lay()
        self.go_to_line(0)

    def point_out(self, findings: Sequence[Span], told: Sequence[Span] = ()) -> None:
        """Mark what the rules noticed, what is wrong and what is only told; sorted spans."""
        if (findings, told) != (self._findings, self._told):
            self._findings, self._told = findings, told
            self.refresh()

    def cite(self, citations: Sequence[Span]) -> None:
        """Mark other citations in the same text; sorted spans."""
        self._layers[1:] = [(citations, "citation")]
        self.refresh()

    def annotate(self, notes: Sequence[tuple[int, str]]) -> None:
        """A few cells of notes before the lines that hold these offsets (sorted); the place looked at stays."""
        if notes == self._margin:
            return
        keep, wide = self.top, self.indent
        self._margin = notes
        self._indent = GUTTER + max((len(note) for _, note in notes), default=0)
        if self.indent != wide:
            self._lay()
            self.go_to_line(self.lines.at(keep))
        self.refresh()

    @property
    def indent(self) -> int:
        """Cells before the text."""
        return self._indent

    def say(self, *note: str) -> None:
        """No text: a few lines that say why and what to do next."""
        self.show("")
        self.note = note
        self.refresh()

    def look_at(self, span: Span | None, top: int = -1) -> None:
        """Mark a place and bring it into sight; with `top`, the screen begins with that character."""
        self.mark = span
        self.lines.bracket(span if self.bracketed else None)
        self._sized()
        if top >= 0:
            self._aim = (top, 0)
            self.go_to_line(self.lines.at(top))
        elif span is not None:
            self.bring(span)
        self.refresh()

    def bring(self, span: Span) -> None:
        """Bring a place into sight; it stays where it is when it is well in sight already."""
        self._aim = None if self.size.height else (span.start, None)
        first, top, height = self.lines.at(span.start), self.scroll_offset.y, self.size.height
        self._sized()
        last = min(self.lines.at(max(span.start, span.end - 1)), first + height // 2)
        if not (top + (first > 0) <= first and last < top + height - 1):
            self.go_to_line(first - height // 4)

    @property
    def top(self) -> int:
        """The offset of the first character in sight."""
        return self.lines.starts[min(self.scroll_offset.y, len(self.lines) - 1)] if len(self.lines) else 0

    @work(exclusive=True, group="find")
    async def find(self, words: str, each: bool = False, at: int = -1) -> None:
        """Mark every place where the words stand, and go to the first from `at` or from here on.

        With `each`, every word is marked where it begins a word of the text.
        """
        self.matches, self.match = [], -1
        top = at if at >= 0 else self.mark.start if self.mark else self.top
        for found in any_of(self.text, words) if each else matches(self.text, words):
            self.matches.extend(found)
            if self.match < 0 and self.matches and self.matches[-1].start >= top:
                self.step_match(0, bisect_left(self.matches, (top, 0)))
            await asyncio.sleep(0)
        if self.match < 0 and self.matches:
            self.step_match(0, 0)
        self.refresh()
        self.post_message(self.Found())

    def step_match(self, way: int, at: int | None = None) -> None:
        """Go to the next match, or the one before; after the last comes the first."""
        if self.matches:
            self.match = ((self.match if at is None else at) + way) % len(self.matches)
            self.bring(self.matches[self.match])
        self.refresh()
        self.post_message(self.Found())

    def on_resize(self, event: events.Resize) -> None:
        """Lay the lines for the new width; what one was looking at stays in sight."""
        keep, row = self.top, 0
        height = event.size.height
        if self._aim is not None:
            keep = self._aim[0]
            row = height // 4 if self._aim[1] is None else self._aim[1]
        elif self.mark is not None:
            at = self.lines.at(self.mark.start) - self.scroll_offset.y
            if 0 <= at < max(1, self._height):
                keep, row = self.mark.start, min(at, height // 2)
        self._lay()
        line = self.lines.at(keep)
        self._sized()
        self.go_to_line(line - row)
        if height:
            self._aim, self._height = None, height

    def on_click(self, event: events.Click) -> None:
        """Tell which character was clicked."""
        line = self.scroll_offset.y + event.y
        if line < len(self.lines):
            self._clicked = self._offset(line, event.x - self.indent)
            if event.chain == 1:
                self.post_message(self.Clicked(self, self._clicked))

    @property
    def select_container(self) -> Reader:
        """A third click selects no more than the second."""
        return self

    def text_select_all(self) -> None:
        """A second click selects the paragraph."""
        start = self.text.rfind("\n", 0, self._clicked) + 1
        end = self.text.find("\n", self._clicked)
        places = (self._place(start), self._place(end if end >= 0 else len(self.text)))
        self.screen.selections = {self: Selection.from_offsets(*places)}

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The text that is selected, as it stands in the document."""
        return self.text[slice(*self._selected(selection))], "\n"

    def selection_updated(self, selection: Selection | None) -> None:
        """Another stretch is selected."""
        self.refresh()

    def _selected(self, selection: Selection) -> Span:
        ends = []
        for place, otherwise in ((selection.start, 0), (selection.end, len(self.text))):
            inside = place is not None and place.y < len(self.lines)
            ends.append(
                self._offset(place.y, place.x - self.indent) if place is not None and inside else otherwise
            )
        return Span(*ends)

    def _place(self, offset: int) -> Offset:
        """Where an offset is drawn, in cells of the whole sheet."""
        line = self.lines.at(offset)
        cells = sum(self._cells(at) for at in range(self.lines.starts[line], offset))
        return Offset(self.indent + cells, line)

    def _cells(self, at: int) -> int:
        """The cells of a character, with the brackets that stand around the mark."""
        mark = self.mark if self.bracketed else None
        brackets = (at == mark.start) + (at == mark.end - 1) if mark is not None else 0
        return SIZES[self.text[at]] + brackets

    def _offset(self, line: int, cells: int) -> int:
        start, end = self.lines.span(line)
        for at in range(start, end):
            cells -= self._cells(at)
            if cells < 0:
                return at
        return end

    def _lay(self) -> None:
        width = self.scrollable_content_region.width - self.indent
        self.lines = Lines(self.text, width if width > 0 else 78)
        self.lines.reach(min(len(self.text), AT_ONCE))
        if self.bracketed:
            self.lines.bracket(self.mark)
        self._sized()
        if not self.lines.complete:
            self._finish(self.lines)

    @work(exclusive=True, group="lines")
    async def _finish(self, lines: Lines) -> None:
        """Lay the rest of a long text, a little at a time."""
        while not lines.complete:
            lines.step(1 << 18)
            await asyncio.sleep(0.01)
        self._sized()

    def _sized(self) -> None:
        self.sized(len(self.lines))

    def render_line(self, y: int) -> Strip:
        """Line `y` of what is in sight."""
        if not self.text:
            return self.note_line(self.note, y)
        line = y + self.scroll_offset.y
        if line >= len(self.lines):
            return self.strip([])
        return self.strip(self._pieces(self.lines.span(line))).apply_offsets(0, line)

    def _pieces(self, line: Span) -> Iterator[Piece]:
        mark = self.mark
        marked = mark is not None and line.start < mark.end and mark.start < max(line.end, line.start + 1)
        found = self.matches[self.match] if 0 <= self.match < len(self.matches) else None
        sought = found is not None and found.start < line.end and line.start < found.end
        sign = "» " if sought else "  " if not marked else "▸ " if self.bracketed else "▌ "
        if self._findings and any(one.start >= line.start for one in _within(self._findings, line)):
            sign = f"{sign[0]}!"
        elif self._told and any(one.start >= line.start for one in _within(self._told, line)):
            sign = f"{sign[0]}i"
        if self._margin:
            yield self._note(line), "margin"
        yield sign, "mark" if marked or sought else "finding" if sign[1] == "!" else ""
        layers = [*self._layers, (self._findings, "finding"), (self.matches, "match")]
        if marked and mark is not None:
            layers.insert(3, ([mark], "mark" if self.bracketed else "passage"))
        if found is not None:
            layers.append(([found], "found"))
        if selection := self.text_selection:
            layers.append(([self._selected(selection)], "selected"))
        here = [(span, name) for spans, name in layers for span in _within(spans, line)]
        cuts = sorted(
            {line.start, line.end, *(c for span, _ in here for c in span if line.start < c < line.end)}
        )
        for start, end in pairwise(cuts):
            name = " ".join(name for span, name in here if span.start <= start and end <= span.end)
            opens = self.bracketed and mark is not None and mark.start == start
            closes = self.bracketed and mark is not None and mark.end == end
            yield f"{'[' * opens}{shown(self.text[start:end])}{']' * closes}", name

    def _note(self, line: Span) -> str:
        width = self.indent - GUTTER
        at = bisect_left(self._margin, (line.start, ""))
        if at < len(self._margin) and self._margin[at][0] < max(line.end, line.start + 1):
            return self._margin[at][1].rjust(width)
        return " " * width


def _within(spans: Sequence[Span], line: Span) -> Iterator[Span]:
    """The spans of a sorted list that touch a line."""
    at = max(0, bisect_right(spans, (line.start, _FAR)) - 1)
    while at < len(spans) and spans[at].start < line.end:
        if spans[at].end > line.start:
            yield spans[at]
        at += 1
