"""Where a page of the law comes from: what it is, its address and date, its hash, and the file it is kept in."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from citeref import catalogue
from citeref.model import Page
from citeref.tui.bar import Bar
from citeref.tui.dates import day
from citeref.tui.language import say
from citeref.tui.law_pane import kind_words
from citeref.tui.reader import Reader
from citeref.tui.screens.dialog import Dialog


class OriginSheet(Dialog[None]):
    """A sheet to read; Esc or i takes it away."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("i,q", "leave", show=False)]

    def __init__(self, page: Page, lang: str) -> None:
        super().__init__()
        self.page, self.of_names = page, lang

    def compose(self) -> ComposeResult:
        """A title and the sheet."""
        with Vertical():
            yield Bar(
                say("Origin › {name}", name=catalogue.name(self.page.ref, self.of_names)), say("Esc leaves")
            )
            yield Reader(bracketed=False)

    def ready(self) -> None:
        """Write the sheet."""
        reader = self.query_one(Reader)
        reader.show(told(self.page))
        reader.focus()


def told(page: Page) -> str:
    """Everything the origin of a page says, a line each."""
    origin = page.origin
    hows = {
        "fetched": say("fetched from its site"),
        "added": say("saved by hand and added"),
        "imported": say("taken from an archive"),
        "built in": say("comes with citeref"),
    }
    lines = (
        (say("what"), kind_words(origin)),
        (say("title"), origin.title),
        (say("language"), origin.lang),
        (say("text as of"), day(origin.version)),
        (say("until"), day(origin.until)),
        (say("address"), origin.final_address or origin.address),
        (say("obtained"), f"{day(origin.fetched)}, {hows[origin.how]}".strip(", ")),
        ("SHA-256", origin.sha256),
        (say("file"), str(page.path)),
        (say("licence"), origin.licence),
        (say("attribution"), origin.attribution),
        (say("note"), origin.note),
    )
    return "\n".join(f"{name:<12} {value}" for name, value in lines if value) + "\n"
