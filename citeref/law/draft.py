"""An authority while it is being read: units open and close, text is laid down, and the spans fall out.

The span of a unit holds its words and those of the units inside it, with their labels; its own label and heading stand
just before it. An article's label and heading have lines of their own, a paragraph's « 3. » and a point's « a) » open the
line of their text.
"""

from __future__ import annotations

from citeref.model import Authority, Origin, Passage, Span
from citeref.ref import Ref

TITLED = frozenset({"art", "cpt", "sct", "anx", "tis", "prt"})
"""Units whose label stands on a line of its own."""

APART = TITLED | {"par", "rct", "pt"}
"""Units parted from what stands before them by an empty line; points follow at once."""


class Unit:
    """One unit of the law that is being read."""

    __slots__ = ("end", "heading", "label", "ref", "start")

    def __init__(self, ref: Ref, label: str) -> None:
        self.ref, self.label, self.heading = ref, label, ""
        self.start = self.end = -1

    @property
    def code(self) -> str:
        """What kind of unit it is: art, par, pnt…"""
        return self.ref.rpartition("/")[2].partition("_")[0]


class Draft:
    """The text so far, the units so far, and those still open."""

    def __init__(self, ref: Ref, lang: str) -> None:
        self.ref, self.lang, self.title = ref, lang, ""
        self.stack: list[Unit] = []
        self.units: dict[Ref, Unit] = {}
        self._pieces: list[str] = []
        self._at = 0
        self._gap = 0

    @property
    def place(self) -> Ref:
        """The reference of the unit that is open, or of the authority."""
        return self.stack[-1].ref if self.stack else self.ref

    def open(self, ref: Ref, label: str = "") -> Unit:
        """Begins a unit. A second unit of the same reference is read on as part of what surrounds it."""
        unit = Unit(ref, "")
        self.stack.append(unit)
        self._gap = max(self._gap, 2 if unit.code in APART else 1)
        if ref not in self.units and ref != self.ref:
            self.units[ref] = unit
        if label:
            self.label(label)
        return unit

    def label(self, label: str) -> None:
        """Lays down the printed label of the open unit."""
        unit = self.stack.pop()
        self.line(label)
        if unit.code not in TITLED:
            self._write(" ")
            self._gap = 0
        self.stack.append(unit)
        unit.label = label

    def heading(self, heading: str) -> None:
        """Lays down the official heading of the open unit (and joins the parts of one that is split over lines)."""
        unit = self.stack.pop()
        self.line(heading, 1)
        self.stack.append(unit)
        unit.heading = f"{unit.heading} {heading}".strip()

    def line(self, text: str, gap: int = 1) -> None:
        """Lays down a line of text, one line end after the one before it, or two where `gap` or a unit asks for it."""
        if not text:
            return
        if self._at and self._gap:
            self._write("\n" * max(gap, self._gap))
        self._gap = 1
        for unit in self.stack:
            if unit.start < 0:
                unit.start = self._at
        self._write(text)

    def close(self) -> None:
        """Ends the unit that is open."""
        unit = self.stack.pop()
        unit.end = self._at
        if unit.start < 0:
            unit.start = self._at
        self._gap = max(self._gap, 1)

    def close_to(self, depth: int) -> None:
        """Ends open units until `depth` of them remain."""
        while len(self.stack) > depth:
            self.close()

    def authority(self, origin: Origin | None = None) -> Authority:
        """What has been read, as a value."""
        self.close_to(0)
        text = "".join(self._pieces)
        whole = Passage(self.ref, Span(0, len(text)), "", self.title)
        passages = (Passage(u.ref, Span(u.start, u.end), u.label, u.heading) for u in self.units.values())
        return Authority(
            ref=self.ref,
            lang=self.lang,
            title=self.title,
            text=text,
            passages=(whole, *passages),
            origin=origin,
        )

    def _write(self, text: str) -> None:
        self._pieces.append(text)
        self._at += len(text)
