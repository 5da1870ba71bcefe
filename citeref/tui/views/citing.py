"""Who cites this: every sentence of the documents that cites a place of the law, the law itself beside it."""

from __future__ import annotations

from functools import partial

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widget import Widget

from citeref import catalogue
from citeref.errors import CiterefError
from citeref.index.rows import CitationRow
from citeref.ref import Ref
from citeref.tui.bar import Bar
from citeref.tui.language import phrase, say
from citeref.tui.law_pane import LawPane
from citeref.tui.matches import has_all
from citeref.tui.rows import Rows
from citeref.tui.sentences import About, Sentences, sentences
from citeref.tui.text_pane import TextPane
from citeref.tui.trail import Stop
from citeref.tui.views.view import View

_OPEN = {
    "": phrase("citations not matched, or ambiguous"),
    "ambiguous": phrase("ambiguous citations"),
    "unknown": phrase("citations not matched"),
}


class Citing(View):
    """The sentences, fed by the index page by page; those of a stop without `ref` are the citations that lead nowhere
    yet.
    """

    second = "citing-law"

    def __init__(self) -> None:
        super().__init__(id="citing", name="citing")
        self.stop = Stop(view="citing")
        self.words = ""
        self.turned, self._turned_at = 0, -1
        self._shown: tuple[CitationRow, ...] = ()

    def compose(self) -> ComposeResult:
        """The sentences, the text they stand in, the law."""
        with Vertical(classes="first"):
            yield Bar(say("Who cites"), keep=18, id="citing-title")
            yield Sentences()
        yield TextPane(id="citing-text", classes="third")
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

    @property
    def about(self) -> About:
        """What the sentences are about."""
        stop = self.stop
        return About(
            ref=stop.ref, document=stop.document, part=stop.part, words=self.words, quoted=self._quoted()
        )

    def _quoted(self) -> tuple[CitationRow, ...]:
        """The words of the law that are quoted without a citation."""
        if self.stop.ref is None:
            return ()
        found = self.desk.checked.quoting(self.stop.ref, self.stop.document)
        return tuple(row for row in found if has_all(self.words, f"{row.name} {row.snippet}"))

    def refresh_findings(self) -> None:
        """More quotations may be known."""
        if self._quoted() != self._shown:
            self._fetch(self.rows.cursor, self.rows.top)

    def open(self, stop: Stop) -> None:
        """Ask for the sentences."""
        again = (stop.ref, stop.document, stop.part, stop.words)
        fresh = again != (self.stop.ref, self.stop.document, self.stop.part, self.words)
        self.stop, self.words = stop, stop.words
        if fresh:
            self.rows.show([], note=("", say("Looking…")))
        self._titled()
        if stop.ref is not None:
            self.law.show(stop.ref, self.lang)
        self._fetch(stop.row, stop.top)

    def here(self) -> Stop:
        """The list with its cursor."""
        stop = self.stop
        return Stop(
            view="citing",
            ref=stop.ref,
            document=stop.document,
            part=stop.part,
            row=self.rows.cursor,
            top=self.rows.top,
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
        self._fetch(0)

    def seek_count(self) -> str:
        """How many are left."""
        return say("{n} row|{n} rows", n=len(self.rows.items))

    def leave_pane(self) -> bool:
        """Leave the law, or end the filter."""
        if self.in_aside:
            self.rows.focus()
        elif self.words:
            self.seek("")
        else:
            return False
        return True

    @work(exclusive=True, group="citing")
    async def _fetch(self, row: int, top: int = -1) -> None:
        note = (
            "",
            say("No sentence of these documents cites this."),
            say("Esc goes back; {key[go-to]} goes to another place of the law."),
        )
        about = self.about
        self._shown = about.quoted
        try:
            found = await sentences(self.desk.shelf, about, row)
        except CiterefError as error:
            self.rows.show([], note=("", str(error)))
            return
        self.rows.show(found, row, note, top)
        self._titled()

    def _titled(self) -> None:
        at = say("none")
        if self.rows.items:
            at = say("{at} of {count}", at=self.rows.cursor + 1, count=len(self.rows.items))
        self.query_one("#citing-title", Bar).say(f"{say('Who cites')} › {self._about_words()}", at)

    def _about_words(self) -> str:
        """What the list is about, in words."""
        ref, document = self.stop.ref, self.stop.document
        name = catalogue.label(ref, self.lang) if ref else say(_OPEN[self.stop.part])
        if document:
            row = next((row for row in self.desk.seen.documents if row.id == document), self.rows.item)
            name += say(", in {document}", document=row.name if row else "")
        return name

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
        """The text and the law follow the cursor."""
        if self.rows.cursor != self._turned_at:
            self.turned, self._turned_at = 0, self.rows.cursor
        self._titled()
        self.set_timer(self.STILL, partial(self._law_if_still, self.rows.cursor))

    def _law_if_still(self, cursor: int) -> None:
        if cursor == self.rows.cursor:
            self._law()
            text, item = self.query_one(TextPane), self.rows.item
            if text.display and item:
                text.show(item.document, item.citation.span)

    def _law(self) -> None:
        if self.law.display and self.rows.item:
            citation = self.rows.item.citation
            extra = say(" (of {n} places, r turns)", n=len(citation.refs)) if len(citation.refs) > 1 else ""
            self.law.show(self._cited(), self.lang, extra, citation.candidates)
