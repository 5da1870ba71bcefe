"""A document, as a pane beside a list: its text with every citation marked, at the place the list is about."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical

from citeref.errors import CiterefError
from citeref.model import Span
from citeref.tui.bar import Bar
from citeref.tui.language import say
from citeref.tui.questions import Reading, reading
from citeref.tui.reader import Reader

if TYPE_CHECKING:
    from citeref.tui.app import CiterefApp


class TextPane(Vertical):
    """A document at a span; the document last shown stays at hand."""

    def __init__(self, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.read: Reading | None = None
        self.wanted: tuple[int, Span, str] | None = None

    def compose(self) -> ComposeResult:
        """A title and a reader."""
        yield Bar(rule="─", keep=12)
        yield Reader(bracketed=True)

    @property
    def reader(self) -> Reader:
        """The text."""
        return self.query_one(Reader)

    @property
    def at(self) -> tuple[int, int]:
        """The document and the offset looked at; (0, 0) for none."""
        return (self.wanted[0], self.wanted[1].start) if self.wanted else (0, 0)

    def say(self, title: str, *note: str) -> None:
        """No document to show: why."""
        self.read, self.wanted = None, None
        self.query_one(Bar).say(title)
        self.reader.say("", *note)

    def show(self, document: int, span: Span, words: str = "") -> None:
        """Show a document at a span; `words` are marked where they begin a word."""
        self.wanted = (document, span, words)
        if self.read and self.read.id == document:
            self._stand()
        else:
            self.query_one(Bar).say("…")
            self._fetch(document)

    @work(exclusive=True, group="text")
    async def _fetch(self, document: int) -> None:
        app = cast("CiterefApp", self.app)
        try:
            found = await app.shelf.ask(lambda index: reading(index, document))
        except (CiterefError, LookupError) as error:
            self.say(say("Document"), str(error))
            return
        if self.wanted and self.wanted[0] == document:
            self.read = found
            headings = [block.span for block in found.document.blocks if block.kind == "heading"]
            self.reader.show(found.document.text, headings, [row.citation.span for row in found.rows])
            self.reader.point_out(*app.checked.marks(document))
            self._stand()

    def _stand(self) -> None:
        assert self.read is not None
        assert self.wanted is not None
        _, span, words = self.wanted
        self.reader.look_at(span)
        self.reader.matches = []
        if words:
            self.reader.find(words, each=True, at=span.start)
        place = self.read.document.place(span.start)
        heading = f" › {place.heading}" if place.heading else ""
        self.query_one(Bar).say(f"{self.read.document.name} › {place}{heading}")

    @on(Reader.Found)
    def _found(self, event: Reader.Found) -> None:
        event.stop()

    @on(Reader.Clicked)
    def _clicked(self, event: Reader.Clicked) -> None:
        event.stop()
