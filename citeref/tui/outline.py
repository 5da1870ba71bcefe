"""The headings of a law, as rows: chapters, sections, articles and annexes; the recitals and points have one row together."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

import msgspec

from citeref import catalogue
from citeref.law.beginnings import beginning
from citeref.model import Authority, Passage
from citeref.ref import Ref
from citeref.tui.glyphs import fit
from citeref.tui.matches import has_all
from citeref.tui.rows import Rows
from citeref.tui.sheet import Piece

SHOWN = ("tis", "prt", "cpt", "sct", "art", "anx")
"""The kinds of unit that have a row; of others, only the first of a run."""


class Heading(msgspec.Struct, frozen=True):
    """A row: a unit, how deep it lies, what it is called, its heading, and the offset at which it begins."""

    ref: Ref
    depth: int
    label: str
    heading: str
    start: int


def headings(authority: Authority) -> list[Heading]:
    """The rows of a law, in the order of its text."""
    found: list[Heading] = []
    around: list[Passage] = []
    for passage, last in _shown(authority):
        while around and around[-1].span.end <= passage.span.start:
            around.pop()
        label = passage.label.strip() or catalogue.pinpoint_label(passage.ref, authority.lang)
        if last is not passage:
            number = last.ref.rpartition("_")[2]
            label = f"{catalogue.pinpoint_label(passage.ref, authority.lang)} – {number}"
        start = beginning(authority, passage)
        found.append(Heading(passage.ref, len(around), label, passage.heading, start))
        around.append(passage)
    return found


def _shown(authority: Authority) -> Iterator[tuple[Passage, Passage]]:
    """The units that have a row, each with itself, or the first of a run of recitals or points with the last of it.

    A decision or a law without articles shows its points one by one.
    """
    passages = [passage for passage in authority.passages if passage.ref.pinpoint]
    articles = any(_kind(passage) == "art" for passage in passages)
    for kind, run in groupby(passages, _run if articles else lambda passage: passage.ref):
        units = [passage for passage in run if passage.ref.pinpoint.count("/") == 0 or kind == ""]
        if kind in ("", *SHOWN) or not articles:
            yield from ((unit, unit) for unit in units if _kind(unit) in SHOWN or not articles)
        elif units:
            yield units[0], units[-1]


def _kind(passage: Passage) -> str:
    """The code of the unit itself: « art » for an article, « par » for a paragraph in it."""
    return passage.ref.rpartition("/")[2].partition("_")[0]


def _run(passage: Passage) -> str:
    """The kind of the outermost unit, so that recitals in a row are one run; empty for what has rows one by one."""
    kind = passage.ref.pinpoint.partition("_")[0]
    return "" if kind in SHOWN else kind


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
        before = [at for at, one in enumerate(self.items) if one.start <= offset]
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
