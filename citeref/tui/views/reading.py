"""A document at one of its citations, and the law that it cites: beside it where there is room, below it
elsewhere.
"""

from __future__ import annotations

from bisect import bisect_right

import msgspec
from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widget import Widget

from citeref.errors import CiterefError
from citeref.model import Span
from citeref.ref import Ref
from citeref.tui.bar import Bar
from citeref.tui.detail import sign
from citeref.tui.findings import NO_CITATION, Noticed
from citeref.tui.language import phrase, say
from citeref.tui.law_pane import LawPane
from citeref.tui.questions import Reading as Read
from citeref.tui.questions import reading
from citeref.tui.reader import Reader
from citeref.tui.rows import Rows
from citeref.tui.sentences import Sentences
from citeref.tui.trail import Stop
from citeref.tui.views.view import View


class Reading(View):
    """The text with every citation marked, the one looked at in brackets."""

    second = "reading-law"
    seek_label = phrase("find")

    def __init__(self) -> None:
        super().__init__(id="reading", name="reading")
        self.stop = Stop(view="reading")
        self.read: Read | None = None
        self.at = -1
        self.turned = 0
        self._pointed = Span(0, 0)

    def compose(self) -> ComposeResult:
        """The citations, the document, the law."""
        with Vertical(id="reading-list", classes="third"):
            yield Bar(say("Citations"))
            yield Sentences()
        with Vertical(classes="first"):
            yield Bar(id="reading-title")
            yield Reader(bracketed=True, id="document")
            yield Bar(id="reading-finding")
        yield LawPane(id="reading-law")

    @property
    def reader(self) -> Reader:
        """The document's text."""
        return self.query_one("#document", Reader)

    @property
    def law(self) -> LawPane:
        """The law."""
        return self.query_one(LawPane)

    @property
    def list(self) -> Sentences:
        """The citations, where there is room for their list."""
        return self.query_one(Sentences)

    @property
    def in_law(self) -> bool:
        """Whether the law has the keyboard."""
        return self.law.reader.has_focus

    @property
    def pane(self) -> Reader:
        """The text that has the keyboard."""
        return self.law.reader if self.in_law else self.reader

    @property
    def main(self) -> Widget:
        """The law where one was there, else the document."""
        return self.law.reader if self.stop.pane == "law" else self.reader

    @property
    def enter_label(self) -> str:  # type: ignore[override]
        """Enter leads from the citation to the law, and from the law to who cites it."""
        return phrase("who cites") if self.in_law else phrase("law")

    @property
    def refs(self) -> tuple[Ref, ...]:
        """The places the citation names."""
        return self.read.rows[self.at].citation.refs if self.read and self.at >= 0 else ()

    @property
    def ref(self) -> Ref | None:
        """The place looked at: in the law what is marked, else what the citation names."""
        return self.law.ref if self.in_law or not self.refs else self.refs[self.turned % len(self.refs)]

    @property
    def lang(self) -> str:
        """The language of the law: the one chosen, else that of the document."""
        return self.stop.lang or (self.read.lang if self.read else "") or self.desk.lang

    def open(self, stop: Stop) -> None:
        """Show a document at an offset, or at its first citation."""
        self.stop = stop
        if self.read and self.read.id == stop.document:
            self._stand(stop)
        else:
            self.read = None
            self.reader.say("", say("Opening…"))
            self._fetch(stop)

    def here(self) -> Stop:
        """The document at the citation looked at."""
        offset = (
            self.read.rows[self.at].citation.span.start if self.read and self.at >= 0 else self.reader.top
        )
        pane = "law" if self.in_law else ""
        return Stop(
            view="reading",
            document=self.stop.document,
            offset=offset,
            top=self.reader.top,
            lang=self.stop.lang,
            pane=pane,
            ref=self.law.ref,
            outer=self.stop.outer,
        )

    def refresh_data(self) -> None:
        """The documents have changed; the one that is open is asked for again."""
        self.stop, self.read = self.here(), None
        self._fetch(self.stop)

    def enter(self) -> None:
        """From the citation to the law; from the law to every sentence that cites it."""
        if self.in_law:
            self.desk.who_cites()
        elif self.list.has_focus:
            self.reader.focus()
        else:
            self.set_class(False, "-toggled")
            self.law.reader.focus()

    def step(self, way: int) -> None:
        """The next match, else the next citation of the document or passage of the law."""
        if self.pane.matches:
            self.pane.step_match(way)
        elif self.in_law:
            self.law.step(way)
        elif self.read and self.read.rows:
            self._pointed = Span(0, 0)
            self._look(max(0, min(self.at + way, len(self.read.rows) - 1)))

    def turn_place(self) -> None:
        """The next place that the citation names."""
        self.turned += 1
        self._law()

    def seek(self, words: str) -> None:
        """Find words in the pane that has the keyboard."""
        self.pane_sought().find(words)

    def pane_sought(self) -> Reader:
        """The pane that a search is for: the prompt has the keyboard while one types."""
        return self.law.reader if self.desk.sought is self.law.reader else self.reader

    def seek_count(self) -> str:
        """Which match of how many."""
        pane = self.pane_sought()
        if not pane.matches:
            return say("no match")
        return say("{at} of {count}", at=pane.match + 1, count=len(pane.matches))

    def leave_pane(self) -> bool:
        """End the search, or leave the law for the document."""
        if self.pane.matches:
            self.pane.find("")
        elif self.in_law or self.list.has_focus:
            self.reader.focus()
        else:
            return False
        return True

    @work(exclusive=True, group="reading")
    async def _fetch(self, stop: Stop) -> None:
        try:
            found = await self.desk.shelf.ask(lambda index: reading(index, stop.document))
        except (CiterefError, LookupError) as error:
            self.reader.say("", str(error), say("Press {key[documents]} for the documents that can be read."))
            return
        if stop is not self.stop:
            return
        self.read, self.at = found, -1
        document = found.document
        headings = [block.span for block in document.blocks if block.kind == "heading"]
        self.reader.show(document.text, headings, [row.citation.span for row in found.rows])
        self.list.show(found.rows)
        self.refresh_findings()
        self._stand(stop)

    def refresh_findings(self) -> None:
        """Mark what the rules have noticed in the document, and say what is wrong with the citation looked at."""
        if self.read:
            self._take_in_quotations()
            self.reader.point_out(*self.desk.checked.marks(self.read.id))
        self._tell_finding()

    @property
    def noticed(self) -> Noticed | None:
        """The finding about the citation looked at, else the one whose words one came for or clicked on."""
        if self.read is None:
            return None
        cited = self.read.rows[self.at].citation.span if self.at >= 0 else Span(0, 0)
        for span in (self._pointed, cited):
            for one in sorted(self.desk.checked.of(self.read.id), key=lambda one: not one.wrong):
                found = one.finding.span
                if span.end > span.start and found.start < span.end and span.start < found.end:
                    return one
        return None

    def _tell_finding(self) -> None:
        bar, said, noticed = self.query_one("#reading-finding", Bar), "", self.noticed
        if noticed is not None:
            finding = noticed.finding
            said = f"{sign(noticed)} {finding.rule}: {finding.message}"
            said += f" ({say('accepted: {reason}', reason=noticed.reason)})" if noticed.reason else ""
        bar.say(said)
        bar.display = bool(said)

    def _take_in_quotations(self) -> None:
        """Walk through the law's words that are quoted without a citation as through citations, once they are known."""
        assert self.read is not None
        cited = [row for row in self.read.rows if row.id != NO_CITATION]
        rows = tuple(
            sorted([*cited, *self.desk.checked.quoted(self.read.id)], key=lambda row: row.citation.span)
        )
        if rows == self.read.rows:
            return
        here = self.read.rows[self.at].citation.span if self.at >= 0 else None
        self.read = msgspec.structs.replace(self.read, rows=rows)
        self.reader.cite([row.citation.span for row in rows])
        self.list.show(rows)
        self.at = next((at for at, row in enumerate(rows) if row.citation.span == here), -1)
        if self.at >= 0:
            self.list.move(self.at)
            self._titled()
        else:
            self._stand(self.stop)

    def _stand(self, stop: Stop) -> None:
        rows = self.read.rows if self.read else ()
        if not rows:
            self.at = -1
            self.law.say(
                say("No citation"), say("No citation of EU or French law was found in this document.")
            )
            self.query_one("#reading-title", Bar).say(self._where(0), say("no citation"))
            self._point(stop)
            self._seek_words(stop)
            return
        at = bisect_right(rows, stop.offset, key=lambda row: row.citation.span.start) - 1
        self._look(max(0, at), stop.top)
        self._point(stop)
        self._seek_words(stop)
        if stop.pane == "law" and stop.ref and stop.ref != self.law.ref:
            self.law.show(stop.ref, self.lang)

    def _point(self, stop: Stop) -> None:
        """Bring the finding at the offset of a stop into sight: it may stand where no citation is."""
        self._point_at(stop.offset)
        if self._pointed.end and stop.top < 0:
            self.reader.bring(self._pointed)

    def _point_at(self, offset: int) -> None:
        """Tell of the finding at an offset, if there is one."""
        spans = [one.finding.span for one in self.desk.checked.of(self.read.id)] if self.read else []
        self._pointed = next((span for span in spans if span.start <= offset < span.end), Span(0, 0))
        self._tell_finding()

    def _seek_words(self, stop: Stop) -> None:
        """Mark the words of a search, beginning at the place found."""
        if stop.words:
            self.reader.find(stop.words, each=True, at=max(0, stop.offset))

    def _look(self, at: int, top: int = -1) -> None:
        assert self.read is not None
        self.at, self.turned = at, 0
        self.reader.look_at(Span(*self.read.rows[at].citation.span), top)
        self._titled()
        self.list.move(at)
        self._tell_finding()
        self._law()

    def _titled(self) -> None:
        """Where one is, and which citation of how many; quotations without a citation are counted for themselves."""
        assert self.read is not None
        row = self.read.rows[self.at]
        alike = [one for one in self.read.rows if (one.id == NO_CITATION) == (row.id == NO_CITATION)]
        at, evidence = alike.index(row) + 1, row.citation.evidence
        if row.id == NO_CITATION:
            title = say("quoted without a citation, {at} of {count}", at=at, count=len(alike))
        else:
            title = say("citation {at} of {count}", at=at, count=len(alike))
            if evidence and row.citation.kind != "url":
                title += say(", by « {words} »", words=evidence[-1])
        self.query_one("#reading-title", Bar).say(self._where(row.citation.span.start), title)

    def _where(self, offset: int) -> str:
        if self.read is None:
            return ""
        document = self.read.document
        place = document.place(offset)
        return f"{document.name} › {place}" + (f" › {place.heading}" if place.heading else "")

    def _law(self) -> None:
        count = len(self.refs)
        turn = (
            say(" ({at} of {count}, r turns)", at=self.turned % count + 1, count=count) if count > 1 else ""
        )
        candidates = self.read.rows[self.at].citation.candidates if self.read else ()
        self.law.show(self.refs[self.turned % count] if count else None, self.lang, turn, candidates)

    @on(Rows.Moved)
    def _chosen(self) -> None:
        """The text follows the list when one walks through that."""
        if self.list.has_focus and self.read and self.list.cursor != self.at:
            self._look(self.list.cursor)

    @on(Reader.Clicked, "#document")
    def _clicked(self, event: Reader.Clicked) -> None:
        """Look at the citation that was clicked."""
        rows = self.read.rows if self.read else ()
        for at, row in enumerate(rows):
            if row.citation.span.start <= event.offset < row.citation.span.end:
                self._look(at)
        self._point_at(event.offset)

    @on(Reader.Found)
    def _found(self) -> None:
        self.desk.count_matches()
