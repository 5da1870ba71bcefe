"""The go-to line: type « rgpd 28-3 a », « san-2022-009 » or part of a file's name; proposals come as one
types.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input
from textual.worker import get_current_worker

from citeref import catalogue
from citeref.ref import Ref
from citeref.tui.bar import Bar
from citeref.tui.glyphs import fit
from citeref.tui.language import say
from citeref.tui.matches import has_all
from citeref.tui.rows import Rows
from citeref.tui.screens.dialog import Dialog
from citeref.tui.sheet import Piece

if TYPE_CHECKING:
    from citeref.index import DocumentRow


class Proposals(Rows, can_focus=False):
    """Pieces of law and documents that fit what is typed: (label, what it leads to)."""

    def draw(self, item: Any, width: int) -> list[list[Piece]]:
        """The label, and what it is."""
        label, target = item
        kind = catalogue.heading(target) if isinstance(target, Ref) else say("document")
        room = min(len(kind), width // 2)
        return [[(fit(label, width - room - 1), ""), (" " + fit(kind, room), "quiet")]]


class GoTo(Dialog["Ref | DocumentRow | str"]):
    """Answers with a reference, a document or, where nothing was proposed, the words typed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move(1)", show=False, priority=True),
        Binding("up", "move(-1)", show=False, priority=True),
    ]

    def __init__(self, documents: Sequence[DocumentRow], lang: str) -> None:
        super().__init__()
        self.documents = documents
        self.lang = lang
        self.proposed: str | None = None

    def compose(self) -> ComposeResult:
        """A title, the line, the proposals."""
        with Vertical():
            yield Bar(say("Go to"), say("Enter goes, ↓ ↑ choose, Esc leaves"))
            yield Input(placeholder=say("rgpd 28-3 a, san-2022-009, part of a file's name"), compact=True)
            yield Proposals()

    def ready(self) -> None:
        """Documents first, until something is typed."""
        self.query_one(Input).focus()
        self._proposed("")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Other words, other proposals."""
        self._proposed(event.value)

    @work(exclusive=True, thread=True)
    def _proposed(self, words: str) -> None:
        from citeref.typed import complete, lookup

        found: list[tuple[str, Any]] = []
        if words.strip():
            found = [(catalogue.label(ref, self.lang), ref) for ref in lookup(words)]
            found += [
                (label, ref) for label, ref in complete(words) if ref not in {target for _, target in found}
            ]
        found += [(row.name, row) for row in self.documents if has_all(words, f"{row.name} {row.title}")][:50]
        if not get_current_worker().is_cancelled:
            self.app.call_from_thread(self.while_there, lambda: self._show(words, found))

    def _show(self, words: str, found: list[tuple[str, Any]]) -> None:
        if self.query_one(Input).value == words:
            self.proposed = words
            note = ("", say("Nothing of that name. Try « rgpd 28-3 a » or « article 9 GDPR »."))
            self.query_one(Proposals).show(found, 0, note)

    def action_move(self, way: int) -> None:
        """Another proposal."""
        rows = self.query_one(Proposals)
        rows.move(rows.cursor + way)

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        item = self.query_one(Proposals).item if self.proposed == event.value else None
        self.dismiss(item[1] if item else event.value.strip() or None)

    @on(Rows.Chosen)
    def _chosen(self, event: Rows.Chosen) -> None:
        event.stop()
        self.dismiss(event.rows.item[1])
