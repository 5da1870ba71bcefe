"""What every view answers to: open at a stop, tell where it stands, follow, step, seek."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from msgspec.structs import replace
from textual.containers import Container

from citeref.ref import Ref
from citeref.tui.bar import Bar
from citeref.tui.language import phrase, say
from citeref.tui.law_pane import LawPane
from citeref.tui.rows import Rows
from citeref.tui.sheet import Sheet
from citeref.tui.trail import Stop

if TYPE_CHECKING:
    from textual.widget import Widget

    from citeref.tui.app import CiterefApp
    from citeref.tui.findings import Noticed


TITLES = {
    "authorities": phrase("Authorities"),
    "citing": phrase("Who cites"),
    "reading": phrase("Document and law"),
    "documents": phrase("Documents"),
    "law": phrase("Law"),
    "findings": phrase("Findings"),
    "matrix": phrase("Matrix"),
    "timeline": phrase("Timeline"),
    "search": phrase("Search"),
}
"""What each view is called."""


class View(Container):
    """One of the places of the program; `second` is the id of the pane that `t` hides or shows."""

    STILL: ClassVar[float] = 0.15
    """Seconds that the cursor rests before the panes beside follow it, so that a key held down draws the list alone."""

    second: ClassVar[str] = ""
    seek_label: ClassVar[str] = phrase("filter")
    enter_label = phrase("open")
    stop: Stop
    _shape: frozenset[str] = frozenset()

    @property
    def desk(self) -> CiterefApp:
        """The app, which holds the desks, the trail and the language."""
        return cast("CiterefApp", self.app)

    @property
    def title(self) -> str:
        """What the view is called, in the language of the interface."""
        return say(TITLES[str(self.name)])

    @property
    def ref(self) -> Ref | None:
        """The piece of law that one looks at, for copy, open and who cites."""
        return None

    @property
    def noticed(self) -> Noticed | None:
        """The finding that one looks at."""
        return None

    @property
    def lang(self) -> str:
        """The language of the law where one is."""
        return self.desk.lang

    @property
    def main(self) -> Widget:
        """The part that gets the keyboard first."""
        raise NotImplementedError

    @property
    def in_aside(self) -> bool:
        """Whether a pane beside the main one has the keyboard."""
        return isinstance(self.app.focused, Sheet) and self.app.focused is not self.main

    def open(self, stop: Stop) -> None:
        """Show a stop."""
        raise NotImplementedError

    def here(self) -> Stop:
        """The stop as it looks now, to come back to."""
        return self.stop

    def enter(self) -> None:
        """Follow what is under the cursor."""

    def step(self, way: int) -> None:
        """The next thing, or the one before."""

    def fold(self, way: int) -> None:
        """Open (1), fold (-1) or turn (0) what is under the cursor."""

    def turn_place(self) -> None:
        """The next place of a citation that names several."""

    def seek(self, words: str) -> None:
        """Find the words, or filter by them; no words end the search."""

    def seek_count(self) -> str:
        """How many were found, in words for the prompt."""
        return ""

    def leave_pane(self) -> bool:
        """Esc: end a search, or leave an inner pane; False when there is nothing to leave."""
        return False

    def refresh_data(self) -> None:
        """The index has changed."""

    def refresh_findings(self) -> None:
        """The rules have noticed more."""

    def ask(self) -> None:
        """Type what to look for, in a view that has a line for it."""

    def turn_language(self) -> None:
        """Show the law in its other language."""
        pane = self.query_one(LawPane)
        other = pane.turn()
        if other:
            self.stop = replace(self.stop, lang=other)
            pane.show(pane.ref, other, pane.extra)
        else:
            self.desk.tell(say("The cache has no other language of this page; {key[fetch]} gets one."))

    def toggle_second(self) -> None:
        """Hide or show the second pane."""
        if self.second:
            self.toggle_class("-toggled")
            if not self.query_one(f"#{self.second}").display:
                self.main.focus()

    def on_resize(self) -> None:
        """More room may show a pane that has not been filled yet."""
        shape = frozenset(self.screen.classes)
        if shape != self._shape:
            self._shape = shape
            self.call_after_refresh(self.follow)

    def follow(self) -> None:
        """Fill the panes beside the main one."""
        if isinstance(self.main, Rows) and self.display:
            self.main.post_message(Rows.Moved(self.main))

    def show_part(self, part: str) -> None:
        """Show what stands beside a law."""

    def tell_origin(self) -> None:
        """Say where the page of law that is shown comes from."""
        from citeref.tui.screens.origin import OriginSheet

        shown = [pane.law for pane in self.query(LawPane) if pane.display and pane.law and pane.law.page]
        if shown and shown[0].page:
            self.app.push_screen(OriginSheet(shown[0].page, self.lang))
        else:
            self.desk.tell(say("No page of the law is shown here."))

    def wake_titles(self) -> None:
        """Mark the title of the pane that has the keyboard."""
        for bar in self.query(Bar).exclude(".still"):
            pane = bar.parent
            bar.wake(pane is not None and self.app.focused is not None and self.app.focused in pane.children)
