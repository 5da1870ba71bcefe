"""The timeline: decisions cited and documents, by year and month; beside it the sentences that belong to the row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

import msgspec
from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widget import Widget

from citeref.ref import Ref
from citeref.tui.bar import Bar
from citeref.tui.dates import month
from citeref.tui.glyphs import fit
from citeref.tui.language import phrase, say
from citeref.tui.law_pane import LawPane
from citeref.tui.matches import has_all
from citeref.tui.rows import Rows
from citeref.tui.sentences import Sentences
from citeref.tui.sheet import Piece
from citeref.tui.supply import PAGE, Supply
from citeref.tui.trail import Stop
from citeref.tui.views.view import View

if TYPE_CHECKING:
    from citeref.index import CitationRow, Index
    from citeref.index.timeline import Event

SOON = 50
"""Sentences shown beside a row; Enter leads to all."""


class Month(msgspec.Struct, frozen=True):
    """A heading among the rows: a month or a year, and how many rows it has."""

    words: str
    rows: int


class Events(Rows):
    """Months, and under each its decisions and documents; in a `flat` list each row has its whole date instead."""

    flat = False

    def draw(self, item: Any, width: int) -> list[list[Piece]]:
        """One line: day, kind, name and what it is about, citations."""
        if isinstance(item, Month):
            return [[(fit(item.words, width), "strong")]]
        event: Event = item
        day = str(int(event.date[8:10])) if len(event.date) == 10 else ""  # the month stands above
        date = f"{event.date:<10}" if self.flat else f"{day:>2}"
        kind = say("decision") if event.ref else say("document")
        numbers = f"{event.citations:>6} "
        room = width - 16 - len(date) - len(numbers)
        name = fit(f"{event.label}  ", min(room, len(event.label) + 2))
        return [
            [
                (f"  {date}  {fit(kind, 12)}", "quiet"),
                (name, ""),
                (fit(event.note, room - len(name)), "quiet"),
                (numbers, ""),
            ]
        ]


class Timeline(View):
    """The rows, from the earliest on."""

    second = "timeline-sentences"

    def __init__(self) -> None:
        super().__init__(id="timeline", name="timeline")
        self.stop = Stop(view="timeline")
        self.words = ""

    def compose(self) -> ComposeResult:
        """The rows, the sentences, the law."""
        with Vertical(classes="first"):
            yield Bar(say("Timeline"), id="timeline-title")
            yield Events()
        with Vertical(id="timeline-sentences", classes="second"):
            yield Bar(say("Sentences"))
            yield Sentences()
        yield LawPane(id="timeline-law", classes="third")

    @property
    def rows(self) -> Events:
        """The rows."""
        return self.query_one(Events)

    @property
    def main(self) -> Widget:
        """The rows."""
        return self.rows

    @property
    def enter_label(self) -> str:  # type: ignore[override]
        """Enter reads a document, or shows who cites a decision."""
        decision = getattr(self.rows.item, "ref", None) is not None
        return phrase("sentences") if decision and self.rows.has_focus else phrase("read")

    @property
    def ref(self) -> Ref | None:
        """The decision under the cursor."""
        return getattr(self.rows.item, "ref", None)

    def open(self, stop: Stop) -> None:
        """Show the rows, the cursor where it was."""
        self.stop, self.words = stop, stop.words
        self._rebuild(stop.row, stop.top)

    def here(self) -> Stop:
        """The rows with their cursor."""
        return Stop(view="timeline", row=self.rows.cursor, top=self.rows.top, words=self.words)

    def refresh_data(self) -> None:
        """Other documents."""
        self._rebuild(self.rows.cursor)

    def turn_language(self) -> None:
        """The names in the other language."""
        self.desk.turn_names()
        self._rebuild(self.rows.cursor, self.rows.top)

    def enter(self) -> None:
        """Read the document or the sentence; list who cites the decision."""
        sentences, item = self.query_one(Sentences), self.rows.item
        if sentences.has_focus and sentences.item:
            self.desk.read(sentences.item.document, sentences.item.citation.span.start)
        elif self.query_one(LawPane).reader.has_focus or self.ref is not None:
            self.desk.who_cites()
        elif item is not None and not isinstance(item, Month):
            self.desk.read(item.document, -1)

    def seek(self, words: str) -> None:
        """Keep the rows that have the words."""
        self.words = words
        self._rebuild(0)

    def seek_count(self) -> str:
        """How many are left."""
        items = self.rows.items
        months = 0 if isinstance(items, Supply) else sum(isinstance(item, Month) for item in items)
        return say("{n} row|{n} rows", n=len(items) - months)

    def leave_pane(self) -> bool:
        """Leave the pane beside, or end the filter."""
        if self.in_aside:
            self.rows.focus()
        elif self.words:
            self.seek("")
        else:
            return False
        return True

    def _rebuild(self, cursor: int, top: int = -1) -> None:
        from citeref.index.timeline import events

        seen = self.desk.seen
        self.rows.flat = seen.many and not self.words
        if self.rows.flat:
            self._page(cursor, top)
            return
        found = [
            event
            for event in events(seen.documents, seen.authorities, self.desk.lang)
            if has_all(self.words, f"{event.label} {event.note} {event.date} {month(event.date)}")
        ]
        items = list(_under_months(found))
        self._show(items, max(cursor, 1 if items else 0), top, sum(bool(event.date) for event in found))

    @work(exclusive=True, group="timeline")
    async def _page(self, cursor: int, top: int) -> None:
        """The rows of a large index, page by page."""
        shelf, lang = self.desk.shelf, self.desk.lang
        total, dated = await shelf.ask(lambda index: (index.count_events(), index.count_dated()))

        async def page(offset: int, limit: int) -> list[Event]:
            return await shelf.ask(lambda index: index.timeline(lang, limit=limit, offset=offset))

        found = Supply(total, page)
        if len(found):
            await found.load(min(cursor, total - 1) // PAGE)
        self._show(found, cursor, top, dated)

    def _show(self, items: Sequence[Any], cursor: int, top: int, dated: int) -> None:
        self.rows.show(items, cursor, self._note(), top)
        what = say("{n} with a date", n=dated)
        if self.words and self.desk.seen.many:
            first = len(self.desk.seen.documents)
            what += say(", of the first {n} documents and laws", n=first)
        self.query_one("#timeline-title", Bar).say(
            f"{say('Timeline')} › {self.desk.place} › {what}", say("citations")
        )

    def _note(self) -> list[str]:
        if self.words:
            return [
                "",
                say("Nothing here has « {words} » in its name or date.", words=self.words),
                say("Press Esc to see all of them."),
            ]
        return self.desk.empty_note(say("No document could be read here."))

    @on(Rows.Moved)
    def _moved(self, event: Rows.Moved) -> None:
        """Show beside the row what belongs to it."""
        item = self.rows.item
        if event.rows is self.rows and self.query_one("#timeline-sentences").display and item is not None:
            self.set_timer(self.STILL, lambda: self._preview(item) if item is self.rows.item else None)

    @work(exclusive=True, group="preview")
    async def _preview(self, item: Event | Month) -> None:
        found: list[CitationRow] = []
        if not isinstance(item, Month):
            found = await self.desk.shelf.ask(partial(_sentences, event=item))
            law = self.query_one(LawPane)
            if law.display and item.ref is not None:
                law.show(item.ref, self.desk.lang)
            elif law.display:
                law.say(item.label, say("Enter reads this document."))
        title = "" if isinstance(item, Month) else f" › {item.label}"
        self.query_one("#timeline-sentences Bar", Bar).say(say("Sentences") + title)
        self.query_one(Sentences).show(found, note=("", say("No citation here.")))


def _sentences(index: Index, event: Event) -> list[CitationRow]:
    if event.ref is not None:
        return index.who_cites(event.ref, limit=SOON)
    return index.citations(event.document)[:SOON]


def _under_months(found: list[Event]) -> Iterator[Event | Month]:
    """The rows with a heading before each month; what has no date comes under a heading of its own."""
    inside: dict[str, list[Event]] = {}
    for event in found:
        inside.setdefault(event.date[:7], []).append(event)
    for date, events in inside.items():
        yield Month(month(date) if date else say("No date known"), len(events))
        yield from events
