"""The matrix: documents against authorities, and how often the one cites the other; beside it the sentences of a cell."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widget import Widget

from citeref import catalogue
from citeref.errors import CiterefError
from citeref.ref import Ref
from citeref.tui.bar import Bar
from citeref.tui.grid import Grid
from citeref.tui.language import phrase, say
from citeref.tui.matches import has_all
from citeref.tui.sentences import Sentences
from citeref.tui.trail import Stop
from citeref.tui.views.view import View

if TYPE_CHECKING:
    from citeref.index import AuthorityRow, Cell, CitationRow, DocumentRow, Index
    from citeref.tui.questions import Overview

WIDE = 200
"""Documents and authorities of a large index that stand in the grid: those that cite most, and are cited most."""

SOON = 50
"""Sentences shown beside a cell; Enter leads to all."""


class Matrix(View):
    """The grid."""

    second = "matrix-sentences"

    def __init__(self) -> None:
        super().__init__(id="matrix", name="matrix")
        self.stop = Stop(view="matrix")
        self.words = ""
        self.cells: list[Cell] = []
        self.most: Sequence[DocumentRow] = ()
        self.documents: list[DocumentRow] = []
        self.authorities: list[AuthorityRow] = []

    def compose(self) -> ComposeResult:
        """The grid, and the sentences."""
        with Vertical(classes="first"):
            yield Bar(say("Matrix"), keep=12, id="matrix-title")
            yield Grid()
        with Vertical(id="matrix-sentences", classes="second"):
            yield Bar(say("Sentences"))
            yield Sentences()

    @property
    def grid(self) -> Grid:
        """The grid."""
        return self.query_one(Grid)

    @property
    def main(self) -> Widget:
        """The grid."""
        return self.grid

    @property
    def enter_label(self) -> str:  # type: ignore[override]
        """Enter shows the sentences of the cell, or reads one of them."""
        return phrase("read") if isinstance(self.app.focused, Sentences) else phrase("sentences")

    @property
    def ref(self) -> Ref | None:
        """The authority of the column."""
        at = self.grid.column
        return self.authorities[at].ref if at < len(self.authorities) else None

    @property
    def document(self) -> DocumentRow | None:
        """The document of the row."""
        return self.documents[self.grid.row] if self.grid.row < len(self.documents) else None

    def open(self, stop: Stop) -> None:
        """Show the grid, the cursor where it was."""
        self.stop, self.words = stop, stop.words
        if self.cells:
            self._rebuild(stop.document, stop.ref, stop.top)
        self._fetch(stop)

    def here(self) -> Stop:
        """The grid with its cursor."""
        document = self.document.id if self.document else self.stop.document
        return Stop(
            view="matrix",
            ref=self.ref or self.stop.ref,
            document=document,
            words=self.words,
            top=self.grid.top,
        )

    def refresh_data(self) -> None:
        """Other counts."""
        self._fetch(self.here())

    def turn_language(self) -> None:
        """The names in the other language."""
        self.desk.turn_names()
        here = self.here()
        self._rebuild(here.document, here.ref, here.top)

    def enter(self) -> None:
        """The sentences of the cell; from one of them, its document."""
        sentences = self.query_one(Sentences)
        if sentences.has_focus and sentences.item:
            self.desk.read(sentences.item.document, sentences.item.citation.span.start)
        elif self.document and self.ref and self.grid.count:
            here = self.here()
            self.desk.go(Stop(view="citing", ref=self.ref, document=self.document.id, outer=here))
        elif self.document and self.ref:
            name = catalogue.name(self.ref, self.desk.lang)
            self.desk.tell(say("{document} does not cite {name}.", document=self.document.name, name=name))

    def seek(self, words: str) -> None:
        """Keep the documents whose name has the words, or else the authorities."""
        self.words = words
        self._rebuild(self.here().document, self.ref)

    def seek_count(self) -> str:
        """How many rows and columns are left."""
        return f"{len(self.documents)} × {len(self.authorities)}"

    def leave_pane(self) -> bool:
        """Leave the sentences, or end the filter."""
        if isinstance(self.app.focused, Sentences):
            self.grid.focus()
        elif self.words:
            self.seek("")
        else:
            return False
        return True

    @work(exclusive=True, group="matrix")
    async def _fetch(self, stop: Stop) -> None:
        try:
            seen = self.desk.seen
            self.cells, self.most = await self.desk.shelf.ask(partial(_cells, seen=seen))
        except CiterefError as error:
            self.grid.show([], [], {}, note=("", str(error)))
            return
        self._rebuild(stop.document, stop.ref, stop.top)

    def _rebuild(self, document: int, ref: Ref | None, top: int = -1) -> None:
        seen, lang = self.desk.seen, self.desk.lang
        authorities = seen.authorities[:WIDE] if seen.many else seen.authorities
        self.documents = [row for row in self.most if row.citations and has_all(self.words, row.name)]
        self.authorities = list(authorities)
        if self.words and not self.documents:
            self.documents = [row for row in self.most if row.citations]
            self.authorities = [
                row
                for row in authorities
                if has_all(self.words, f"{catalogue.name(row.ref, lang)} {row.ref}")
            ]
        rows = {row.id: at for at, row in enumerate(self.documents)}
        columns = {row.ref: at for at, row in enumerate(self.authorities)}
        counts = {
            (rows[cell.document], columns[cell.authority]): cell.citations
            for cell in self.cells
            if cell.document in rows and cell.authority in columns
        }
        self.grid.show(
            [row.name for row in self.documents],
            [catalogue.name(row.ref, lang) for row in self.authorities],
            counts,
            (rows.get(document, 0), columns.get(ref, 0) if ref else 0),
            self._note(),
            top,
        )
        self._titled()

    def _note(self) -> list[str]:
        if self.words:
            return [
                "",
                say("No document and no authority has « {words} » in its name.", words=self.words),
                say("Press Esc to see all of them."),
            ]
        return self.desk.empty_note(say("No citation of EU or French law was found in these documents."))

    def _titled(self) -> None:
        document, ref = self.document, self.ref
        if document is None or ref is None:
            self.query_one("#matrix-title", Bar).say(f"{say('Matrix')} › {self.desk.place}")
            return
        name = catalogue.name(ref, self.desk.lang)
        many = say(", the first {n} × {m}", n=len(self.documents), m=len(self.authorities))
        self.query_one("#matrix-title", Bar).say(
            f"{say('Matrix')} › {document.name} × {name}",
            say("{n} citation|{n} citations", n=self.grid.count) + (many if self.desk.seen.many else ""),
        )

    def follow(self) -> None:
        """Show the sentences of the cell."""
        self._moved()

    @on(Grid.Moved)
    def _moved(self) -> None:
        self._titled()
        if self.query_one("#matrix-sentences").display:
            self.set_timer(self.STILL, partial(self._preview_if_still, self.grid.row, self.grid.column))

    @on(Grid.Chosen)
    def _chosen(self) -> None:
        self.enter()

    def _preview_if_still(self, row: int, column: int) -> None:
        if (row, column) == (self.grid.row, self.grid.column):
            self._preview()

    @work(exclusive=True, group="preview")
    async def _preview(self) -> None:
        document, ref = self.document, self.ref
        found = []
        if document and ref and self.grid.count:
            ask = partial(_sentences, ref=ref, document=document.id)
            found = await self.desk.shelf.ask(ask)
        note = ("", say("This document does not cite it."))
        self.query_one("#matrix-sentences Bar", Bar).say(say("Sentences"), str(len(found)) if found else "")
        self.query_one(Sentences).show(found, note=note)


def _cells(index: Index, seen: Overview) -> tuple[list[Cell], Sequence[DocumentRow]]:
    """The counts and the documents of the grid: all, or of a large index those that cite most."""
    if not seen.many:
        return index.cells(), seen.documents
    documents = index.documents(limit=WIDE, by="citations")
    return index.cells([row.id for row in documents], [row.ref for row in seen.authorities[:WIDE]]), documents


def _sentences(index: Index, ref: Ref, document: int) -> list[CitationRow]:
    return index.who_cites(ref, document=document, limit=SOON)
