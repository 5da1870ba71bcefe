"""The law alone, where « go to » leads: the page with the place marked, and from there to who cites it."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.widget import Widget

from citeref.ref import Ref
from citeref.tui.language import phrase, say
from citeref.tui.law_pane import LawPane
from citeref.tui.reader import Reader
from citeref.tui.trail import Stop
from citeref.tui.views.view import View


class Law(View):
    """One page of the law."""

    seek_label = phrase("find")
    enter_label = phrase("who cites")

    def __init__(self) -> None:
        super().__init__(id="law", name="law")
        self.stop = Stop(view="law")

    def compose(self) -> ComposeResult:
        """The page."""
        yield LawPane(id="law-alone")

    @property
    def law(self) -> LawPane:
        """The page's pane."""
        return self.query_one(LawPane)

    @property
    def main(self) -> Widget:
        """The text."""
        return self.law.reader

    @property
    def ref(self) -> Ref | None:
        """The place marked."""
        return self.law.ref

    @property
    def lang(self) -> str:
        """The language chosen."""
        return self.stop.lang or self.desk.lang

    def open(self, stop: Stop) -> None:
        """Show a place of the law."""
        self.stop = stop
        self.law.show(stop.ref, self.lang)

    def here(self) -> Stop:
        """The place looked at."""
        return Stop(view="law", ref=self.law.ref, lang=self.stop.lang, outer=self.stop.outer)

    def enter(self) -> None:
        """See every sentence that cites it."""
        self.desk.who_cites()

    def step(self, way: int) -> None:
        """The next match, or the next passage."""
        if self.law.reader.matches:
            self.law.reader.step_match(way)
        else:
            self.law.step(way)

    def seek(self, words: str) -> None:
        """Find words in the page."""
        self.law.reader.find(words)

    def seek_count(self) -> str:
        """Which match of how many."""
        reader = self.law.reader
        if not reader.matches:
            return say("no match")
        return say("{at} of {count}", at=reader.match + 1, count=len(reader.matches))

    def leave_pane(self) -> bool:
        """End the search."""
        if self.law.reader.matches:
            self.law.reader.find("")
            return True
        return False

    @on(Reader.Found)
    def _found(self) -> None:
        self.desk.count_matches()
