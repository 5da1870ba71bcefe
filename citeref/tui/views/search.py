"""Search: words in all documents and in the law at hand, with the sentences in which they stand; beside them the place."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from textual import events, on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widget import Widget
from textual.widgets import Input

from citeref import catalogue
from citeref.errors import CiterefError
from citeref.index import UnitRow
from citeref.index.asking import MOST
from citeref.model import Span
from citeref.ref import Ref
from citeref.tui.bar import Bar
from citeref.tui.glyphs import fit
from citeref.tui.language import phrase, say
from citeref.tui.law_pane import LawPane
from citeref.tui.rows import Rows
from citeref.tui.sentences import sentence
from citeref.tui.sheet import Piece
from citeref.tui.supply import Supply
from citeref.tui.text_pane import TextPane
from citeref.tui.trail import Stop
from citeref.tui.views.view import View

if TYPE_CHECKING:
    from citeref.index import Index, SearchRow
    from citeref.index.laws import Laws

SOON = 0.15
"""Seconds after the last letter before the words are looked for."""


class FoundRows(Rows):
    """What was found: paragraphs of documents, then units of law; three lines each."""

    tall = 3

    def draw(self, item: Any, width: int) -> list[list[Piece]]:
        """Where it stands, then two lines with the words in brackets."""
        if isinstance(item, UnitRow):
            kind, where = f" {say('law')}, {item.lang} ", catalogue.label(item.ref, item.lang)
        else:
            kind, where = f" {say('document')} ", item.name
        first = [(fit(where, width - len(kind)), "strong"), (kind, "quiet")]
        return [first, *sentence(item.snippet, Span(*item.snippet_span), width)]


class Search(View):
    """The line one types in, what was found, and the place beside it."""

    second = "search-beside"
    seek_label = phrase("words")

    def __init__(self) -> None:
        super().__init__(id="search", name="search")
        self.stop = Stop(view="search")
        self.words = ""
        self.counts = (0, 0)
        self.read_laws = ""
        self._begun = False

    def compose(self) -> ComposeResult:
        """The line, the list; the text and the law beside, of which one is shown."""
        with Vertical(classes="first"):
            with Horizontal(id="search-line"):
                yield Bar(say("search"), id="search-label", classes="still")
                yield Input(
                    compact=True,
                    select_on_focus=False,
                    placeholder=say("words, as in « notification violation »"),
                )
            yield Bar(id="search-count", classes="still")
            yield FoundRows()
        with Vertical(id="search-beside", classes="second"):
            yield TextPane()
            yield LawPane()

    @property
    def rows(self) -> FoundRows:
        """What was found."""
        return self.query_one(FoundRows)

    @property
    def line(self) -> Input:
        """Where one types."""
        return self.query_one(Input)

    @property
    def law(self) -> LawPane:
        """The law beside."""
        return self.query_one(LawPane)

    @property
    def main(self) -> Widget:
        """The line while nothing is found, else the list."""
        return self.rows if len(self.rows.items) and self.stop.pane != "line" else self.line

    @property
    def enter_label(self) -> str:  # type: ignore[override]
        """Enter opens the place."""
        return phrase("who cites") if self.law.reader.has_focus else phrase("open")

    @property
    def ref(self) -> Ref | None:
        """The law under the cursor."""
        return getattr(self.rows.item, "ref", None)

    def open(self, stop: Stop) -> None:
        """Show what was found for the words of the stop."""
        self.stop = stop
        if not self._begun:
            self._begun = True
            self._take_in_laws()
        if self.line.value != stop.words:
            with self.line.prevent(Input.Changed):
                self.line.value = stop.words
            self.line.cursor_position = len(stop.words)
        if stop.words != self.words or not stop.words:
            self._look(stop.words, stop.row, stop.top)
        else:
            self.rows.show(self.rows.items, stop.row, self._note(), stop.top)

    def here(self) -> Stop:
        """The list with its cursor."""
        pane = "line" if self.line.has_focus else ""
        return Stop(view="search", row=self.rows.cursor, top=self.rows.top, words=self.words, pane=pane)

    def refresh_data(self) -> None:
        """The documents have changed: look again."""
        self._look(self.words, self.rows.cursor, self.rows.top)

    def ask(self) -> None:
        """Type other words."""
        self.line.focus()
        self.line.action_select_all()

    def enter(self) -> None:
        """Open the place, the words marked in it."""
        item, here = self.rows.item, self.here()
        if self.law.reader.has_focus:
            self.desk.who_cites()
        elif item is not None and isinstance(item, UnitRow):
            self.desk.go(Stop(view="law", ref=item.ref, lang=item.lang, words=self.words, outer=here))
        elif item is not None:
            self.desk.read(item.document, item.span.start, self.words)

    def seek(self, words: str) -> None:
        """The line of the app is not used here; ending a search leaves the words."""

    def leave_pane(self) -> bool:
        """From the line or the place beside to the list."""
        if self.app.focused is not self.rows and len(self.rows.items):
            self.rows.focus()
            return True
        return False

    def on_key(self, event: events.Key) -> None:
        """Down leads from the line to what was found; up from the first row to the line."""
        if event.key == "down" and self.line.has_focus and len(self.rows.items):
            self.rows.focus()
            event.stop()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self.set_timer(SOON, partial(self._look_if_still, event.value))

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if event.value != self.words:
            self._look(event.value)
        self.rows.focus()

    def _look_if_still(self, words: str) -> None:
        if words == self.line.value and words != self.words:
            self._look(words)

    @work(exclusive=True, group="search")
    async def _look(self, words: str, row: int = 0, top: int = -1) -> None:
        self.words = words
        try:
            documents = await self.desk.shelf.ask(lambda index: index.count_found(words))
            units = await self.desk.laws.ask(lambda laws: laws.count_laws(words))
        except CiterefError as error:
            self.rows.show([], 0, ("", str(error)))
            return
        self.counts, documents = (documents, units), min(documents, MOST)
        found = Supply(documents + units, partial(self._page, words, documents))
        if len(found):
            await found.load(row // 200)
        self.rows.show(found, row, self._note(), top)
        self._counted()

    async def _page(
        self, words: str, documents: int, offset: int, limit: int
    ) -> Sequence[SearchRow | UnitRow]:
        """Rows from an offset on: those of the documents first, then those of the law."""
        found: list[SearchRow | UnitRow] = []
        if offset < documents:
            found += await self.desk.shelf.ask(
                partial(_in_documents, words=words, limit=min(limit, documents - offset), offset=offset)
            )
        if len(found) < limit:
            rest = partial(_in_laws, words=words, limit=limit - len(found), offset=max(0, offset - documents))
            found += await self.desk.laws.ask(rest)
        return found

    def _counted(self) -> None:
        documents, units = self.counts
        words = say("{documents} in documents, {units} in the law", documents=documents, units=units)
        if documents > MOST:
            words = say(
                "more than {documents} in documents, the first of them here; {units} in the law",
                documents=MOST,
                units=units,
            )
        self.query_one("#search-count", Bar).say(self.read_laws or (words if self.words.strip() else ""))

    def _note(self) -> list[str]:
        if not self.words.strip():
            return [
                "",
                say("Type words to find in all documents and in the law at hand."),
                say("All of them must stand in one paragraph; capitals and accents do not matter."),
                say("Enter goes to what was found, Esc leaves."),
            ]
        return [
            "",
            say("No paragraph has all of these words."),
            say("Fewer words, or the beginning of one, find more; s types others."),
        ]

    @work(group="laws")
    async def _take_in_laws(self) -> None:
        """Read the pages of the cache that are new, then look again."""
        self.read_laws = say("reading the laws at hand…")
        self._counted()
        stop = self.desk.stopping.is_set
        try:
            fresh = await self.desk.digest.ask(lambda both: both[0].update(both[1], stop=stop))
        except CiterefError as error:
            fresh = 0
            self.desk.tell(str(error), severity="warning")
        self.read_laws = ""
        self._counted()
        if fresh and self.words:
            self._look(self.words, self.rows.cursor, self.rows.top)

    @on(Rows.Moved)
    def _moved(self, event: Rows.Moved) -> None:
        item = self.rows.item
        if event.rows is self.rows and self.query_one("#search-beside").display and item is not None:
            self.set_timer(self.STILL, lambda: self._preview(item) if item is self.rows.item else None)

    def _preview(self, item: SearchRow | UnitRow) -> None:
        text, law = self.query_one(TextPane), self.law
        law.display = isinstance(item, UnitRow)
        text.display = not law.display
        if isinstance(item, UnitRow):
            law.show(item.ref, item.lang, words=self.words)
        else:
            text.show(item.document, item.span, self.words)


def _in_documents(index: Index, words: str, limit: int, offset: int) -> list[SearchRow]:
    return index.search(words, limit, offset)


def _in_laws(laws: Laws, words: str, limit: int, offset: int) -> list[UnitRow]:
    return laws.search_laws(words, limit, offset)
