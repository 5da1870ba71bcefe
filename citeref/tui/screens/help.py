"""The help sheet: every key of the place where one is, then all the others, from the commands' own words."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from citeref.model import Span
from citeref.tui.bar import Bar
from citeref.tui.keymap import key_of, shown
from citeref.tui.keys import Command
from citeref.tui.language import say
from citeref.tui.moves import MOVES
from citeref.tui.reader import Reader
from citeref.tui.screens.dialog import Dialog

if TYPE_CHECKING:
    from citeref.tui.app import CiterefApp


class HelpSheet(Dialog[None]):
    """A sheet to read; Esc, ? or q take it away."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("question_mark,f1,q", "leave", show=False)]

    def __init__(self, app: CiterefApp) -> None:
        super().__init__()
        self._citeref = app

    def compose(self) -> ComposeResult:
        """A title and the sheet."""
        with Vertical():
            yield Bar(f"{say('Keys')} › {self._citeref.here.title}", say("Esc leaves"))
            yield Reader(bracketed=False)

    def ready(self) -> None:
        """Write the sheet."""
        text, headings = sheet(self._citeref)
        reader = self.query_one(Reader)
        reader.show(text, headings)
        reader.focus()


def sheet(app: CiterefApp) -> tuple[str, list[Span]]:
    """The text of the sheet, and where its headings are."""
    here = [command for command in Command.all.values() if command.offered(app)]
    elsewhere = [command for command in Command.all.values() if not command.offered(app)]
    moving = [(" ".join(map(shown, key_of(move.id, move.key).split(","))), say(move.words)) for move in MOVES]
    moving.append(("Tab", say("Go to the other pane")))
    parts = [(say("Here"), [(command.keys(), command.about()) for command in here]), (say("Moving"), moving)]
    if elsewhere:
        parts.append((say("Elsewhere"), [(command.keys(), command.about()) for command in elsewhere]))
    text, headings = "", []
    for title, entries in parts:
        headings.append(Span(len(text), len(text) + len(title)))
        text += title + "\n" + "\n".join(entry(keys, about) for keys, about in entries) + "\n\n"
    return text.rstrip() + "\n", headings


def entry(keys: str, about: str) -> str:
    """A key and what it does, beside each other, for the narrowest sheet."""
    return textwrap.fill(about, 64, initial_indent=f"{keys:<15} ", subsequent_indent=" " * 16)
