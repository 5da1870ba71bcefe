"""The headings of a law, as rows: chapters, sections, articles and annexes; the recitals and points have one row together."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from citeref import catalogue
from citeref.model import Authority, Passage, Span
from citeref.ref import Ref
from citeref.tui.glyphs import fit
from citeref.tui.matches import has_all
from citeref.tui.rows import Rows
from citeref.tui.sheet import Piece

SHOWN = ("tis", "prt", "cpt", "sct", "art", "anx")
"""The kinds of unit that have a row; of others, only the first of a run."""


class Heading(msgspec.Struct, frozen=True):
    """A row: a unit, how deep it lies, what it is called, and its heading."""

    ref: Ref
    depth: int
    label: str
    heading: str
    span: Span


def headings(authority: Authority) -> list[Heading]:
    """The rows of a law, in the order of its text."""
    found: list[Heading] = []
    around: list[Passage] = []
    for passage in _shown(authority):
        while around and around[-1].span.end <= passage.span.start:
            around.pop()
        label = passage.label or catalogue.pinpoint_label(passage.ref, authority.lang)
        found.append(Heading(passage.ref, len(around), label.strip(), passage.heading, passage.span))
        around.append(passage)
    return found


def _shown(authority: Authority) -> Iterator[Passage]:
    """The units that have a row; a decision or a law without articles shows its points one by one."""
    passages = [passage for passage in authority.passages if passage.ref.pinpoint]
    kinds = [passage.ref.pinpoint.rpartition("/")[2].partition("_")[0] for passage in passages]
    articles = "art" in kinds
    before = ""
    for kind, passage in zip(kinds, passages, strict=True):
        top = passage.ref.pinpoint.count("/") == 0
        first = kind != before
        division = kind in SHOWN and (top or kind != "art")
        if division or (top and (first or not articles)):
            yield passage
        before = kind if top else before


class Outline(Rows):
    """The headings; the one of the place looked at has the cursor."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self.all: list[Heading] = []
        self.words = ""

    def load(self, authority: Authority | None) -> None:
        """The headings of another law."""
        self.all = headings(authority) if authority else []
        self.keep("")

    def keep(self, words: str) -> None:
        """The headings that have the words."""
        self.words = words
        kept = [one for one in self.all if not words or has_all(words, f"{one.label} {one.heading}")]
        self.show(kept, self.cursor)

    def point(self, offset: int) -> None:
        """Put the cursor on the heading under which an offset stands."""
        before = [at for at, one in enumerate(self.items) if one.span.start <= offset]
        if before:
            self.move(before[-1])

    def draw(self, item: Any, width: int) -> list[list[Piece]]:
        """One line: label and heading."""
        heading: Heading = item
        label = f"{'  ' * heading.depth}{heading.label}"
        name = fit(label, min(width, len(label) + 2))
        return [
            [(name, "strong" if heading.heading else ""), (fit(heading.heading, width - len(name)), "quiet")]
        ]
