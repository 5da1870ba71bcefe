"""The documents: what was read, with the number of citations; beside them their citations; below, what could
not be read.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widget import Widget

from citeref.ref import Ref
from citeref.tui.bar import Bar
from citeref.tui.glyphs import fit
from citeref.tui.language import phrase, say
from citeref.tui.law_pane import LawPane
from citeref.tui.matches import has_all
from citeref.tui.rows import Rows
from citeref.tui.sentences import About, Sentences, sentences
from citeref.tui.sheet import Piece
from citeref.tui.supply import PAGE, Supply
from citeref.tui.trail import Stop
from citeref.tui.views.view import View

if TYPE_CHECKING:
    from citeref.index import DocumentRow, Index


COLUMNS = (phrase("citations"), phrase("laws"), phrase("findings"))
"""The columns of numbers."""


class DocumentRows(Rows):
    """Documents and skipped files, two lines each: name and counts, then title or reason."""

    tall = 2
    root = ""
    findings: Callable[[int], int] = staticmethod(lambda document: 0)

    def folder(self, path: str) -> str:
        """Where a file lies, seen from what was opened; nothing for one that lies there itself."""
        return os.path.relpath(path, self.root) if os.path.dirname(path) != self.root else ""

    def draw(self, item: Any, width: int) -> list[list[Piece]]:
        """Name, language, date and counts; then the title."""
        if hasattr(item, "reason"):
            return [
                [(fit(item.path, width - 2 - len(say("not read"))), "strong"), (say("not read") + "  ", "")],
                [("  ", ""), (fit(f"{item.reason} {item.hint}", width - 2), "quiet")],
            ]
        row: DocumentRow = item
        about = " ".join(filter(None, (row.lang, row.date)))
        harm = (
            say("{encoding}, shown as �", encoding=row.encoding) + "  " if "damaged" in row.encoding else ""
        )
        values = (str(row.citations), str(row.authorities), str(self.findings(row.id) or ""))
        numbers = (
            f" {about}  "
            + "".join(value.rjust(len(say(title)) + 2) for value, title in zip(values, COLUMNS, strict=True))
            + " "
        )
        return [
            [(fit(row.name, width - len(numbers)), "strong"), (numbers, "")],
            [("  ", ""), (fit(f"{harm}{row.title or self.folder(row.path)}", width - 2), "quiet")],
        ]


class Documents(View):
    """The list, with the citations of the document under the cursor where there is room beside it."""

    second = "cited-there"
    enter_label = phrase("read")

    def __init__(self) -> None:
        super().__init__(id="documents", name="documents")
        self.stop = Stop(view="documents")
        self.words = ""

    def compose(self) -> ComposeResult:
        """The list, the citations, the law."""
        with Vertical(classes="first"):
            yield Bar(say("Documents"), id="documents-title")
            yield DocumentRows()
        with Vertical(id="cited-there", classes="second"):
            yield Bar(say("Cites"))
            yield Sentences()
        yield LawPane(id="documents-law", classes="third")

    @property
    def rows(self) -> DocumentRows:
        """The list's rows."""
        return self.query_one(DocumentRows)

    @property
    def main(self) -> Widget:
        """The list."""
        return self.rows

    @property
    def ref(self) -> Ref | None:
        """The law cited by the sentence under the cursor, when one is among the citations."""
        item = self.query_one(Sentences).item
        return (
            item.citation.refs[0]
            if isinstance(self.app.focused, Sentences) and item and item.citation.refs
            else None
        )

    def on_mount(self) -> None:
        """Paths are seen from the first one that was opened."""
        first = os.path.abspath(self.desk.paths[0]) if self.desk.paths else ""
        self.rows.root = first if os.path.splitext(first)[1] == "" else os.path.dirname(first)

    def open(self, stop: Stop) -> None:
        """Show the list, the cursor where it was."""
        self.stop, self.words = stop, stop.words
        self._rebuild(stop.document, stop.row, stop.top)

    def here(self) -> Stop:
        """The list with its cursor."""
        item = self.rows.item
        return Stop(
            view="documents",
            document=getattr(item, "id", 0),
            row=self.rows.cursor,
            top=self.rows.top,
            words=self.words,
        )

    def refresh_data(self) -> None:
        """Other documents; the cursor stays on its row."""
        here = self.here()
        self._rebuild(here.document, here.row)

    def refresh_findings(self) -> None:
        """More has been noticed."""
        self.rows.refresh()

    def enter(self) -> None:
        """Read the document under the cursor, from its first citation or the one chosen beside it."""
        sentences, item = self.query_one(Sentences), self.rows.item
        if sentences.has_focus and sentences.item:
            self.desk.read(sentences.item.document, sentences.item.citation.span.start)
        elif item is not None and hasattr(item, "reason"):
            self.desk.tell(f"{item.path}: {item.reason} {item.hint}".strip(), severity="warning")
        elif item is not None:
            self.desk.read(item.id, -1)

    def seek(self, words: str) -> None:
        """Keep the documents whose name or title has the words."""
        self.words = words
        self._rebuild(self.here().document, 0)

    def seek_count(self) -> str:
        """How many are left."""
        return say("{n} row|{n} rows", n=len(self.rows.items))

    def leave_pane(self) -> bool:
        """Leave the citations, or end the filter."""
        if self.in_aside:
            self.rows.focus()
        elif self.words:
            self.seek("")
        else:
            return False
        return True

    def _rebuild(self, document: int, row: int, top: int = -1) -> None:
        self.rows.findings = self.desk.checked.wrong
        if self.desk.seen.many:
            self._page(self.words, row, top)
            return
        seen, skipped = self.desk.seen.documents, self.desk.skipped
        items: list[Any] = [d for d in seen if has_all(self.words, f"{d.name} {d.title} {d.path}")]
        items += [s for s in skipped if has_all(self.words, s.path)]
        at = next((i for i, item in enumerate(items) if document and getattr(item, "id", 0) == document), row)
        self._show(items, at, top)

    @work(exclusive=True, group="documents")
    async def _page(self, words: str, row: int, top: int) -> None:
        """The documents of a large index, and after them what could not be read, page by page."""
        shelf, skipped = self.desk.shelf, [s for s in self.desk.skipped if has_all(words, s.path)]
        total = await shelf.ask(lambda index: index.count_documents(words))

        async def page(offset: int, limit: int) -> list[Any]:
            ask = partial(_some, words=words, limit=limit, offset=offset)
            rows: list[Any] = await shelf.ask(ask) if offset < total else []
            first = max(0, offset - total)
            return rows + skipped[first : first + limit - len(rows)]

        found = Supply(total + len(skipped), page)
        if len(found):
            await found.load(min(row, len(found) - 1) // PAGE)
        self._show(found, row, top)

    def _show(self, items: Sequence[Any], at: int, top: int) -> None:
        skipped = self.desk.skipped
        note = [
            "",
            say("No document has « {words} » in its name.", words=self.words),
            say("Press Esc to see all of them."),
        ]
        empty = self.desk.empty_note(say("No document could be read here."))
        self.rows.show(items, at, note if self.words else empty, top)
        what = say("{n} read|{n} read", n=self.desk.seen.read) + (
            say(", {n} not read|, {n} not read", n=len(skipped)) if skipped else ""
        )
        self.query_one("#documents-title", Bar).say(
            f"{say('Documents')} › {self.desk.place} › {what}", "  ".join(map(say, COLUMNS))
        )

    @on(Rows.Moved)
    def _moved(self, event: Rows.Moved) -> None:
        """Show beside the list what the document under the cursor cites."""
        item = self.rows.item
        if event.rows is self.rows and self.query_one("#cited-there").display and hasattr(item, "id"):
            self.set_timer(self.STILL, lambda: self._preview(item) if item is self.rows.item else None)

    @work(exclusive=True, group="preview")
    async def _preview(self, item: DocumentRow) -> None:
        found = await sentences(self.desk.shelf, About(document=item.id))
        self.query_one("#cited-there Bar", Bar).say(f"{say('Cites')} › {item.name}", f"{len(found)}")
        note = ("", say("No citation of EU or French law in this document."))
        self.query_one(Sentences).show(found, note=note)

    @on(Rows.Moved)
    def _law_follows(self, event: Rows.Moved) -> None:
        """Show the law that the sentence under the cursor cites."""
        law, item = self.query_one(LawPane), self.query_one(Sentences).item
        if isinstance(event.rows, Sentences) and law.display and item is not None:
            law.show(
                next(iter(item.citation.refs), None), self.desk.lang, candidates=item.citation.candidates
            )


def _some(index: Index, words: str, limit: int, offset: int) -> list[DocumentRow]:
    return index.documents(words=words, limit=limit, offset=offset)
