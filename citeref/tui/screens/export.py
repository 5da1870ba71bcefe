"""The export dialog: what one looks at becomes a file.

A file that is there is replaced only when Enter is pressed again.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input

from citeref.errors import CiterefError, ExportError
from citeref.exports import ENDINGS as NAMES
from citeref.exports import row, write
from citeref.tui.bar import Bar
from citeref.tui.held import row_of
from citeref.tui.language import say
from citeref.tui.screens.dialog import Dialog
from citeref.tui.sentences import About

if TYPE_CHECKING:
    from citeref.index import CitationRow, Index
    from citeref.tui.app import CiterefApp
    from citeref.tui.trail import Stop

ENDINGS = tuple(NAMES)

MOST = 200_000
"""Citations that are written from here: they are held in memory, and the screen waits for them."""


def hint() -> str:
    """What Tab does."""
    return say("Tab turns the format: {endings}", endings=", ".join(ENDINGS))


class ExportDialog(Dialog[None]):
    """A file name; its ending says the format, and Tab turns from one to the next."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("tab", "turn", show=False, priority=True)]

    def __init__(self, app: CiterefApp) -> None:
        super().__init__()
        self._citeref = app
        self.stop = app.here.here()
        self.confirmed = ""

    def compose(self) -> ComposeResult:
        """A title, the file name, what may go wrong."""
        with Vertical():
            yield Bar(f"{say('Export')} › {what(self._citeref, self.stop)}", say("Enter writes, Esc leaves"))
            yield Input(value="citations.csv", compact=True, select_on_focus=False)
            yield Bar(hint(), id="export-said")

    def ready(self) -> None:
        """Ready to type."""
        self.query_one(Input).focus()

    def action_turn(self) -> None:
        """The next format."""
        line = self.query_one(Input)
        path = Path(line.value)
        known = path.suffix in ENDINGS
        after = ENDINGS[(ENDINGS.index(path.suffix) + 1) % len(ENDINGS)] if known else ENDINGS[0]
        line.value = str(path.with_suffix(after)) if path.name else f"citations{after}"
        line.cursor_position = len(line.value)

    @on(Input.Changed)
    def _changed(self) -> None:
        if self.confirmed:
            self.confirmed = ""
            self.say(hint())

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        name = event.value.strip()
        path = Path(name).expanduser()
        if path.suffix not in ENDINGS:
            self.say(
                say("The name must end in {endings}: the ending says the format.", endings=", ".join(ENDINGS))
            )
        elif path.exists() and self.confirmed != name:
            self.confirmed = name
            self.say(say("{name} exists. Enter again replaces it; Esc keeps it.", name=path.name))
        else:
            self._write(path)

    def say(self, words: str) -> None:
        """Say something under the line."""
        self.query_one("#export-said", Bar).say(words)

    @work(exclusive=True)
    async def _write(self, path: Path) -> None:
        self.say(say("Writing…"))
        app, stop, force = self._citeref, self.stop, bool(self.confirmed)
        try:
            count = await app.shelf.ask(lambda index: export(index, stop, path, app.here.lang, force))
        except (CiterefError, OSError) as error:
            self.say(str(error))
            return
        app.tell(say("{n} citation written to {path}|{n} citations written to {path}", n=count, path=path))
        self.dismiss(None)


def what(app: CiterefApp, stop: Stop) -> str:
    """What would be written, in words."""
    if stop.view == "reading":
        row = row_of(app, stop.document)
        return say("citations of {name}", name=row.name) if row else say("citations of this document")
    if stop.view in ("citing", "law") and stop.ref:
        from citeref import catalogue

        row = row_of(app, stop.document)
        within = say(", in {document}", document=row.name) if row else ""
        return say("who cites {what}", what=catalogue.label(stop.ref, app.lang)) + within
    return say("citations not known") if stop.view == "citing" else say("all citations")


def export(index: Index, stop: Stop, path: Path, lang: str, force: bool) -> int:
    """Write what a stop is about; answers how many citations. Runs on the index's thread.

    Raises `ExportError` where there are none: a list of nothing is no use to anybody.
    """
    if stop.view not in ("reading", "law", "citing") and index.totals().citations > MOST:
        raise ExportError(
            say("{n} are too many here.", n=index.totals().citations),
            say("`citeref export {file}` can.", file=index.path.name if index.path else ""),
        )
    found = chosen(index, stop)
    if not found:
        raise ExportError(
            say("There is no citation here to write."), say("Esc, then a, then e takes all of them.")
        )
    write(
        NAMES[path.suffix], [row(one.name, one.citation, one.place, lang) for one in found], path, force=force
    )
    return len(found)


def chosen(index: Index, stop: Stop) -> list[CitationRow]:
    """The citations that a stop is about, document by document."""
    if stop.view == "reading":
        return list(index.citations(stop.document))
    if stop.view == "law":
        return index.who_cites(stop.ref, limit=-1) if stop.ref else []
    if stop.view == "citing":
        about = About(ref=stop.ref, document=stop.document, part=stop.part, words=stop.words)
        return about.rows(index, 0, -1)
    return list(index.citations())
