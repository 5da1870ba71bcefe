"""Jump labels: a letter or two over everything in sight that one can go to, and the letters take one there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from textual import events
from textual.app import ComposeResult
from textual.widgets import Static

from citeref.tui.glyphs import SIZES
from citeref.tui.law_pane import LawPane
from citeref.tui.reader import Reader
from citeref.tui.rows import Rows
from citeref.tui.screens.dialog import Dialog

if TYPE_CHECKING:
    from citeref.tui.app import CiterefApp
    from citeref.tui.views.view import View

LETTERS = "sdfjklmqhgaezrtyuiopwxcvbn"
"""The letters of labels, those under the fingers first on an AZERTY keyboard (and nearly so on others)."""


class Target(NamedTuple):
    """Something in sight: where it stands on the screen, and what going there does."""

    x: int
    y: int
    go: Callable[[], None]


class JumpScreen(Dialog[Callable[[], None]]):
    """The labels over the screen; answers with what the letters typed lead to."""

    def __init__(self, targets: Sequence[Target]) -> None:
        super().__init__()
        self.targets = dict(zip(labels(len(targets)), targets, strict=True))
        self.typed = ""

    def compose(self) -> ComposeResult:
        """A label for each."""
        for label, target in self.targets.items():
            sign = Static(label, classes="jump", markup=False)
            sign.styles.offset = (target.x, target.y)
            sign.styles.width = len(label)
            yield sign

    def on_key(self, event: events.Key) -> None:
        """A letter narrows the labels down; one that none begins with ends the jump."""
        if not event.character or event.character not in LETTERS:
            return
        event.stop()
        self.typed += event.character
        left = [label for label in self.targets if label.startswith(self.typed)]
        if not left:
            self.dismiss(None)
        elif left == [self.typed]:
            self.dismiss(self.targets[self.typed].go)
        else:
            for sign, label in zip(self.query(".jump"), self.targets, strict=True):
                sign.display = label in left


def labels(count: int) -> list[str]:
    """So many labels, none the beginning of another: single letters, or pairs where those do not suffice."""
    if count <= len(LETTERS):
        return list(LETTERS[:count])
    return ["".join(pair) for pair in product(LETTERS, repeat=2)][:count]


def jump(app: CiterefApp) -> None:
    """Show the labels, then go where the letters lead."""

    def chosen(go: Callable[[], None] | None) -> None:
        if go:
            go()

    found = sorted(targets(app.here), key=lambda target: (target.y, target.x))[: len(LETTERS) ** 2]
    if found:
        app.push_screen(JumpScreen(found), chosen)


def targets(view: View) -> Iterator[Target]:
    """Every row, citation and passage of the law in sight."""
    for rows in view.query(Rows):
        if rows.is_on_screen and rows.size.height:
            yield from _rows(rows)
    for reader in view.query(Reader):
        if reader.is_on_screen and reader.size.height:
            yield from _places(reader, _offsets(view, reader))


def _rows(rows: Rows) -> Iterator[Target]:
    region, top = rows.content_region, int(rows.scroll_offset.y)
    first = -(-top // rows.tall)
    last = min(len(rows.items), (top + region.height - 1) // rows.tall + 1)
    for at in range(first, last):
        yield Target(region.x, region.y + at * rows.tall - top, _to_row(rows, at))


def _to_row(rows: Rows, at: int) -> Callable[[], None]:
    def go() -> None:
        rows.focus()
        rows.move(at)

    return go


def _offsets(view: View, reader: Reader) -> list[int]:
    """Where citations or passages begin in a text, in its order."""
    pane = reader.parent
    if isinstance(pane, LawPane):
        found = pane.law.authority if pane.law else None
        return sorted({one.span.start for one in found.passages if one.ref.pinpoint}) if found else []
    read = getattr(view, "read", None)
    return [row.citation.span.start for row in read.rows] if read else []


def _places(reader: Reader, offsets: Sequence[int]) -> Iterator[Target]:
    region, top = reader.content_region, int(reader.scroll_offset.y)
    lines = [
        (line, reader.lines.span(line)) for line in range(top, min(top + region.height, len(reader.lines)))
    ]
    for line, span in lines:
        for at in offsets:
            if span.start <= at < span.end:
                x = reader.indent + sum(SIZES[character] for character in reader.text[span.start : at])
                yield Target(
                    region.x + min(x, region.width - 2), region.y + line - top, _to_place(reader, at)
                )


def _to_place(reader: Reader, at: int) -> Callable[[], None]:
    def go() -> None:
        reader.focus()
        reader.post_message(Reader.Clicked(reader, at))

    return go
