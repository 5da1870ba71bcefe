"""The authorities: every piece of law that the documents cite, with counts, as a tree; beside it the
sentences that cite it.
"""

from __future__ import annotations

from functools import partial
from typing import Any

from rich.cells import cell_len
from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widget import Widget

from citeref.ref import Ref
from citeref.tui.bar import Bar
from citeref.tui.glyphs import fit, shown
from citeref.tui.language import phrase, say
from citeref.tui.law_pane import LawPane
from citeref.tui.questions import MOST
from citeref.tui.rows import Rows
from citeref.tui.sentences import About, Sentences, sentences
from citeref.tui.sheet import Piece
from citeref.tui.trail import Stop
from citeref.tui.tree import FOLDED, OPEN, Node, Tree
from citeref.tui.views.view import View

EIGHTHS = " ▏▎▍▌▋▊▉█"
COLUMNS = (phrase("cited"), phrase("docs"), phrase("quoted"))
FINDINGS = phrase("findings")
"""The columns of numbers: citations, documents, citations whose sentence quotes the law, what the rules noticed."""

OPEN_AT_FIRST = 12
"""The first authority with at most so many articles cited is shown open."""


def bar(part: int, whole: int, cells: int) -> str:
    """A bar as long as a part of the whole."""
    eighths = max(1, round(part * cells * 8 / whole)) if part and whole else 0
    return ("█" * (eighths // 8) + EIGHTHS[eighths % 8].strip()).ljust(cells)


class AuthorityRows(Rows):
    """The tree, a row each: name, bar, citations, documents."""

    most = 1

    def draw(self, item: Any, width: int) -> list[list[Piece]]:
        """One line."""
        node: Node = item
        cells = 10 if width >= 90 else 6
        numbers = "".join(value.rjust(size) for value, size in zip(_values(node), sizes(), strict=True))
        label = f"{'  ' * node.depth}{node.sign} {node.label}"
        findings = f"{node.findings or '':>{_size(FINDINGS)}} "
        room = width - cells - len(numbers) - len(findings) - 1
        name = f"{label}  " if cell_len(label) + 2 <= room else fit(label, room)
        return [
            [
                (shown(name), "" if node.depth else "strong"),
                (fit(node.heading, room - cell_len(name)), "quiet"),
                (" " + bar(node.citations, self.most, cells), "bar"),
                (numbers, ""),
                (findings, "strong"),
            ]
        ]


def _size(title: str) -> int:
    """The cells of a column under its title."""
    return len(say(title)) + 2


def sizes() -> list[int]:
    """The cells of the columns of numbers, so that they stand under their titles."""
    return [_size(title) for title in COLUMNS]


def titles() -> str:
    """The titles of the columns of numbers."""
    return "  ".join(say(title) for title in (*COLUMNS, FINDINGS))


def _values(node: Node) -> tuple[str, ...]:
    return str(node.citations), str(node.documents), str(node.quoted or "")


class Authorities(View):
    """The tree, with the citing sentences of the row under the cursor where there is room beside it."""

    second = "citing-now"

    def __init__(self) -> None:
        super().__init__(id="authorities", name="authorities")
        self.branches = Tree()
        self.stop = Stop(view="authorities")
        self.words = ""

    def compose(self) -> ComposeResult:
        """The tree, the sentences, the law."""
        with Vertical(classes="first"):
            yield Bar(say("Authorities"), id="authorities-title")
            yield AuthorityRows()
        with Vertical(id="citing-now", classes="second"):
            yield Bar(say("Cited by"))
            yield Sentences()
        yield LawPane(id="authorities-law", classes="third")

    @property
    def rows(self) -> AuthorityRows:
        """The tree's rows."""
        return self.query_one(AuthorityRows)

    @property
    def main(self) -> Widget:
        """The tree."""
        return self.rows

    @property
    def ref(self) -> Ref | None:
        """What is under the cursor."""
        return self.rows.item.ref if self.rows.item else None

    @property
    def enter_label(self) -> str:  # type: ignore[override]
        """Enter shows the sentences, or from a sentence its document."""
        return phrase("read") if isinstance(self.app.focused, Sentences) else phrase("sentences")

    def open(self, stop: Stop) -> None:
        """Show the tree, the cursor where it was."""
        self.stop, self.words = stop, stop.words
        self._rebuild(cursor=stop.ref, row=stop.row, top=stop.top)

    def here(self) -> Stop:
        """The tree with its cursor."""
        return Stop(
            view="authorities", ref=self.ref, row=self.rows.cursor, top=self.rows.top, words=self.words
        )

    @property
    def part(self) -> str:
        """The kind of citations under the cursor that lead nowhere yet."""
        return self.rows.item.part if self.rows.item else ""

    def refresh_data(self) -> None:
        """Other counts; the cursor stays on its row."""
        seen, tree = self.desk.seen, self.branches
        first = not tree.authorities
        tree.authorities = seen.authorities
        if seen.totals is not None:
            tree.open_ones = {"ambiguous": seen.totals.ambiguous, "unknown": seen.totals.unknown}
        tree.places.clear()
        self._rebuild(cursor=self.stop.ref if first else self.ref)
        if first and seen.authorities and not tree.opened:
            self._open_one([row.ref for row in seen.authorities[:5] if row.exact < row.citations])
        for authority in {ref.authority for ref in tree.opened}:
            self._fetch(authority)

    def refresh_findings(self) -> None:
        """More has been noticed."""
        self._rebuild(cursor=self.ref, row=self.rows.cursor)

    def turn_language(self) -> None:
        """The names in the other language."""
        self.desk.turn_names()
        self._rebuild(cursor=self.ref)

    def enter(self) -> None:
        """From an authority to its sentences; from a sentence to its document."""
        sentences = self.query_one(Sentences)
        if sentences.has_focus and sentences.item:
            self.desk.read(sentences.item.document, sentences.item.citation.span.start)
        elif self.rows.item:
            self.desk.who_cites()

    def fold(self, way: int) -> None:
        """Open a row or go into it, fold it or go up to the one that holds it, or turn it."""
        node: Node | None = self.rows.item
        if node is None or node.ref is None:
            return
        if node.sign == FOLDED and way >= 0:
            self.branches.opened.add(node.ref)
            if node.ref.authority not in self.branches.places:
                self._fetch(node.ref.authority)
            self._rebuild(cursor=node.ref)
        elif node.sign == OPEN and way <= 0:
            self.branches.opened.discard(node.ref)
            self._rebuild(cursor=node.ref)
        elif way > 0:
            self.rows.action_down()
        elif node.depth:
            self._rebuild(cursor=node.ref.parents[0])

    def seek(self, words: str) -> None:
        """Keep the rows that have the words."""
        self.words = words
        self.branches.others = ()
        self._rebuild(cursor=self.ref)
        if words.strip() and self.desk.seen.many:
            self._look_further(words)

    @work(exclusive=True, group="further")
    async def _look_further(self, words: str) -> None:
        """Authorities beyond those held here, by the words of their references."""
        found = await self.desk.shelf.ask(lambda index: index.authorities_by_count(limit=MOST, words=words))
        if words == self.words:
            held = {row.ref for row in self.desk.seen.authorities}
            self.branches.others = tuple(row for row in found if row.ref not in held)
            self._rebuild(cursor=self.ref)

    def seek_count(self) -> str:
        """How many rows are left."""
        return say("{n} row|{n} rows", n=len(self.rows.items))

    def leave_pane(self) -> bool:
        """Leave the sentences, or end the filter."""
        if self.in_aside:
            self.rows.focus()
        elif self.words:
            self.seek("")
        else:
            return False
        return True

    @work(group="places")
    async def _fetch(self, authority: Ref) -> None:
        await self._add_places(authority)
        self._rebuild(cursor=self.ref)

    @work(group="places")
    async def _open_one(self, authorities: list[Ref]) -> None:
        """Open the first authority of which a few places are cited, so that one sees that they open."""
        for authority in authorities:
            await self._add_places(authority)
            if 0 < len(self.branches.places[authority].get(authority, ())) <= OPEN_AT_FIRST:
                self.branches.opened.add(authority)
                break
        self._rebuild(cursor=self.ref)

    async def _add_places(self, authority: Ref) -> None:
        self.branches.add_places(authority, await self.desk.shelf.ask(lambda index: index.places(authority)))

    def _rebuild(self, cursor: Ref | None, row: int = -1, top: int = -1) -> None:
        self.branches.lang, self.branches.findings = self.desk.lang, self.desk.checked.inside
        nodes = self.branches.nodes(self.words)
        self.rows.most = max((node.citations for node in nodes), default=1)
        at = next((i for i, node in enumerate(nodes) if node.ref == cursor and cursor is not None), None)
        row = self.rows.cursor if row < 0 else row
        self.rows.show(nodes, row if at is None else at, self._note(), top)
        seen = self.desk.seen
        where = f"{self.desk.place} › "
        what = say("{n} cited|{n} cited", n=seen.cited)
        if seen.cited > len(seen.authorities):  # must be read whole; every other view names the place
            where, what = "", say("first {n} of {total}", n=len(seen.authorities), total=seen.cited)
        what = f"« {self.words} »" if self.words else what
        self.query_one("#authorities-title", Bar).say(f"{say('Authorities')} › {where}{what}", titles())

    def _note(self) -> list[str]:
        if self.words:
            return [
                "",
                say("No authority has « {words} » in its name.", words=self.words),
                say("Press Esc to see all of them."),
            ]
        return self.desk.empty_note(say("No citation of EU or French law was found in these documents."))

    @on(Rows.Moved)
    def _moved(self, event: Rows.Moved) -> None:
        """Show beside the tree who cites the row under the cursor."""
        if event.rows is self.rows and self.query_one("#citing-now").display:
            self.set_timer(self.STILL, partial(self._preview_if_still, self.rows.item))

    def _preview_if_still(self, item: Node | None) -> None:
        if item is not None and item is self.rows.item:
            self._preview(item)

    @work(exclusive=True, group="preview")
    async def _preview(self, node: Node) -> None:
        found = await sentences(self.desk.shelf, About(ref=node.ref, part=node.part))
        self.query_one("#citing-now Bar", Bar).say(f"{say('Cited by')} › {node.label}", str(len(found)))
        self.query_one(Sentences).show(found)
        law = self.query_one(LawPane)
        if law.display and node.ref is not None:
            law.show(node.ref, self.desk.lang)
        elif law.display:
            law.say(node.label, node.heading)
