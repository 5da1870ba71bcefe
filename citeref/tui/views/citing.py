"""Who cites this: every sentence of the documents that cites a place of the law, the law itself beside it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widget import Widget

from citeref import catalogue
from citeref.ref import Ref
from citeref.tui.bar import Bar
from citeref.tui.language import phrase, say
from citeref.tui.law_pane import LawPane
from citeref.tui.questions import PAGE, who_cites
from citeref.tui.rows import Rows
from citeref.tui.sentences import Sentences
from citeref.tui.trail import Stop
from citeref.tui.views.view import View

if TYPE_CHECKING:
    from citeref.index import CitationRow


class Citing(View):
    """The sentences, asked of the index a page at a time; those of a stop without `ref` are the citations not
    known.
    """

    second = "citing-law"

    def __init__(self) -> None:
        super().__init__(id="citing", name="citing")
        self.stop = Stop(view="citing")
        self.words = ""
        self.found: list[CitationRow] = []
        self.kept: list[CitationRow] = []
        self.complete = False
        self.turned = 0

    def compose(self) -> ComposeResult:
        """The sentences, and the law."""
        with Vertical(classes="first"):
            yield Bar(say("Who cites"), keep=18, id="citing-title")
            yield Sentences()
        yield LawPane(id="citing-law", classes="second")

    @property
    def rows(self) -> Sentences:
        """The sentences."""
        return self.query_one(Sentences)

    @property
    def law(self) -> LawPane:
        """The law beside."""
        return self.query_one(LawPane)

    @property
    def main(self) -> Widget:
        """The sentences."""
        return self.rows

    @property
    def enter_label(self) -> str:  # type: ignore[override]
        """Enter leads into the document."""
        return phrase("who cites") if self.law.reader.has_focus else phrase("read it there")

    @property
    def ref(self) -> Ref | None:
        """The place that the sentence under the cursor cites."""
        return self.law.ref if self.law.reader.has_focus else self._cited() or self.stop.ref

    @property
    def lang(self) -> str:
        """The language the law is shown in."""
        return self.stop.lang or self.desk.lang

    def open(self, stop: Stop) -> None:
        """Ask for the sentences."""
        self.stop, self.words = stop, stop.words
        self.found, self.kept, self.complete = [], [], False
        self.rows.show([], note=("", say("Looking…")))
        self._titled()
        if stop.ref is not None:
            self.law.show(stop.ref, self.lang)
        self._more(until=max(PAGE, stop.row + 1))

    def here(self) -> Stop:
        """The list with its cursor."""
        stop = self.stop
        return Stop(
            view="citing",
            ref=stop.ref,
            row=self.rows.cursor,
            words=self.words,
            lang=stop.lang,
            outer=stop.outer,
        )

    def refresh_data(self) -> None:
        """The documents have changed: ask again."""
        self.open(self.here())

    def enter(self) -> None:
        """Go into the document at the sentence; from the law, see who cites what is marked there."""
        if self.law.reader.has_focus:
            self.desk.who_cites()
        elif self.rows.item:
            self.desk.read(self.rows.item.document, self.rows.item.citation.span.start)

    def turn_place(self) -> None:
        """The next place that the citation names."""
        self.turned += 1
        self._law()

    def seek(self, words: str) -> None:
        """Keep the sentences that have the words."""
        self.words = words
        self.kept = self.rows.filtered(self.found, words)
        self._filled(self.rows.cursor)
        if not self.complete:
            self._more(until=100_000)

    def seek_count(self) -> str:
        """How many are left."""
        return say("{at} of {count}", at=len(self.rows.items), count=len(self.found))

    def leave_pane(self) -> bool:
        """Leave the law, or end the filter."""
        if self.law.reader.has_focus:
            self.rows.focus()
        elif self.words:
            self.seek("")
        else:
            return False
        return True

    @work(exclusive=True, group="citing")
    async def _more(self, until: int) -> None:
        """Ask for more sentences, until there are so many."""
        stop = self.stop
        while len(self.found) < until and not self.complete:
            at, ref = len(self.found), stop.ref
            if ref is None:
                page = list(self.desk.seen.open)
                self.complete = True
            else:
                page = await self.desk.shelf.ask(partial(who_cites, ref=ref, offset=at))
                self.complete = len(page) < PAGE
            if stop is not self.stop:
                return
            self.found.extend(page)
            self.kept.extend(self.rows.filtered(page, self.words))
            self._filled(self.stop.row if at == 0 else self.rows.cursor)

    def _filled(self, cursor: int) -> None:
        note = (
            "",
            say("No sentence of these documents cites this."),
            say("Esc goes back; g goes to another place of the law."),
        )
        self.rows.show(self.kept, cursor, note)
        self._titled()

    def _titled(self) -> None:
        ref = self.stop.ref
        name = catalogue.label(ref, self.lang) if ref else say("citations not known, or ambiguous")
        more = "" if self.complete else "+"
        count = f"{len(self.rows.items)}{more}"
        at = say("{at} of {count}", at=self.rows.cursor + 1, count=count) if self.rows.items else say("none")
        self.query_one("#citing-title", Bar).say(f"{say('Who cites')} › {name}", at)

    def _cited(self) -> Ref | None:
        """The place under the cursor that the list is about, or the first one."""
        item = self.rows.item
        if item is None or not item.citation.refs:
            return None
        asked = self.stop.ref
        refs: tuple[Ref, ...] = item.citation.refs
        about = [ref for ref in refs if asked and ref.within(asked)] or refs
        return about[self.turned % len(about)]

    @on(Rows.Moved)
    def _moved(self) -> None:
        """The law follows the cursor, and the index gives more rows near the end."""
        self.turned = 0
        self._titled()
        if not self.complete and self.rows.cursor > len(self.found) - PAGE // 4:
            self._more(until=len(self.found) + PAGE)
        self.set_timer(0.05, partial(self._law_if_still, self.rows.cursor))

    def _law_if_still(self, cursor: int) -> None:
        if cursor == self.rows.cursor:
            self._law()

    def _law(self) -> None:
        if self.law.display and self.rows.item:
            citation = self.rows.item.citation
            extra = say(" (of {n} places, r turns)", n=len(citation.refs)) if len(citation.refs) > 1 else ""
            self.law.show(self._cited(), self.lang, extra, citation.candidates)
