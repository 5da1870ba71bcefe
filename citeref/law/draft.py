"""An authority while it is being read: units open and close, text is laid down, and the spans fall out.

The span of a unit holds its words and those of the units inside it, with their labels; its own label and
heading stand just before it. An article's label and heading have lines of their own, a paragraph's « 3. » and
a point's « a) » open the line of their text.
"""

from __future__ import annotations

from citeref.law import marks
from citeref.model import Authority, Link, Note, Origin, Passage, Span
from citeref.ref import Ref

TITLED = frozenset({"art", "cpt", "sct", "anx", "tis", "prt"})
"""Units whose label stands on a line of its own."""

APART = TITLED | {"par", "rct", "pt"}
"""Units parted from what stands before them by an empty line; points follow at once."""

SUBDIVIDED = frozenset({"art", "par", "pnt"})
"""Units whose unnumbered subparagraphs are counted; recitals and annexes are not cited that way."""

NOWHERE = Ref.trusted("-")
"""The reference of what has none: units opened there, and those inside them, are text only."""


class Unit:
    """One unit of the law that is being read."""

    __slots__ = ("alineas", "by_place", "code", "end", "heading", "items", "label", "ref", "start")

    def __init__(self, ref: Ref, label: str) -> None:
        self.ref, self.label, self.heading = ref, label, ""
        self.code = ref.rpartition("/")[2].partition("_")[0]
        self.start = self.end = -1
        self.alineas: list[list[int]] = []
        self.items = 0
        self.by_place = False


class Draft:
    """The text so far, the units so far, and those still open."""

    def __init__(self, ref: Ref, lang: str) -> None:
        self.ref, self.lang, self.title = ref, lang, ""
        self.stack: list[Unit] = []
        self.units: dict[Ref, Unit] = {}
        self._crossing: dict[Ref, Span] = {}
        self._pieces: list[str] = []
        self._at = self._end = 0
        self._gap = 0
        self._marked: list[tuple[Span, str, str]] = []
        self._noted: dict[str, Note] = {}
        self._related: list[tuple[Ref, Link]] = []

    @property
    def place(self) -> Ref:
        """The reference of the unit that is open, or of the authority."""
        return self.stack[-1].ref if self.stack else self.ref

    def open(self, ref: Ref, label: str = "") -> Unit:
        """Begins a unit. A second unit of the same reference is read on as part of what surrounds it."""
        unit = Unit(ref, "")
        self.stack.append(unit)
        self._gap = max(self._gap, 2 if unit.code in APART else 1)
        if ref not in self.units and ref.startswith(f"{self.ref}/"):
            self.units[ref] = unit
        if label:
            self.label(label)
        return unit

    def label(self, label: str) -> Span:
        """Lays down the printed label of the open unit, and returns where."""
        unit = self.stack.pop()
        laid, label = self.line(label), marks.without(label)
        if unit.code not in TITLED:
            self._write(" ")
            self._gap = 0
        self.stack.append(unit)
        unit.label = label
        return laid

    def rename(self, ref: Ref) -> None:
        """Gives the open unit another reference, where the one it has is taken by an earlier unit."""
        unit = self.stack[-1]
        if self.units.get(unit.ref) is not unit and ref not in self.units:
            unit.ref = ref
            self.units[ref] = unit

    def heading(self, heading: str) -> None:
        """Lays down the official heading of the open unit (and joins the parts of one that is split over
        lines).
        """
        unit = self.stack.pop()
        self.line(heading, 1)
        heading = marks.without(heading)
        self.stack.append(unit)
        unit.heading = f"{unit.heading} {heading}".strip()

    def line(self, text: str, gap: int = 1) -> Span:
        """Lays down a line of text, one line end after the one before it, or two where `gap` or a unit asks
        for it; returns where. Marks in the text are taken out and kept.
        """
        if marks.OPEN in text:
            text, found = marks.lifted(text)
            laid = self.line(text, gap)
            self.keep(found)
            return laid
        if not text:
            return Span(self._at, self._at)
        if self._at and self._gap:
            self._write("\n" * max(gap, self._gap))
        self._gap = 1
        for unit in self.stack:
            if unit.start < 0:
                unit.start = self._at
            if unit.alineas and unit.alineas[-1][0] < 0:
                unit.alineas[-1][0] = self._at
        self._write(text)
        self._end = self._at
        return Span(self._at - len(text), self._at)

    def keep(self, found: tuple[marks.Mark, ...]) -> None:
        """Keeps the marks of the line just laid down, whatever was cut off its beginning."""
        for mark in found:
            start, end = max(0, self._end - mark.start), max(0, self._end - mark.end)
            self._marked.append((Span(start, end), mark.kind, mark.target))
            if mark.kind == marks.NOTE:
                self._noted.setdefault(mark.target, Note(Span(end, self._end), self._sign(start, end)))

    def note_goes_on(self) -> None:
        """The line just laid down belongs to the note before it."""
        if self._noted:
            key, note = self._noted.popitem()
            self._noted[key] = Note(Span(note.span.start, self._end), note.sign)

    def related(self, link: Link) -> None:
        """Keeps a link that the source gives for the open unit as a whole, outside its text."""
        self._related.append((self.place, link))

    def also(self, ref: Ref, span: Span) -> None:
        """Names a stretch of text already laid down that crosses the units: an alinéa of a whole article."""
        self._crossing.setdefault(ref, span)

    def alinea(self, text: str) -> None:
        """Lays down a line that begins an unnumbered subparagraph, or goes on after a list in one."""
        if marks.OPEN in text:
            text, found = marks.lifted(text)
            self.alinea(text)
            self.keep(found)
            return
        unit, gap = self.stack[-1], 1
        if not unit.alineas or not (unit.items and text[:1].islower()):
            if unit.alineas:
                unit.alineas[-1][1] = self._at
                gap = 2 if unit.code in APART else 1
            unit.alineas.append([-1, -1])
            unit.items = 0
        self.line(text, gap)

    def join(self) -> None:
        """Lets the next line stand on the same line as the one before."""
        self._write(" ")
        self._gap = 0

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
        passages = [Passage(u.ref, Span(u.start, u.end), u.label, u.heading) for u in self.units.values()]
        passages += [passage for unit in self.units.values() for passage in self._alineas(unit)]
        passages += [Passage(r, s) for r, s in self._crossing.items() if r not in self.units]
        passages.sort(key=lambda passage: (passage.span.start, -passage.span.end))
        return Authority(
            ref=self.ref,
            lang=self.lang,
            title=self.title,
            text=text,
            passages=(whole, *passages),
            origin=origin,
            links=self._links(),
            notes=self._notes(text),
        )

    def _links(self) -> tuple[Link, ...]:
        """The links of the text in its order, and those that stand outside it."""
        inside = [
            Link(s, target) for s, kind, target in self._marked if kind == marks.LINK and s.end > s.start
        ]
        spans = {unit.ref: Span(max(unit.start, 0), unit.end) for unit in self.units.values()}
        whole = Span(0, self._at)
        outside = [Link(spans.get(ref, whole), one.target, one.kind, one.title) for ref, one in self._related]
        return tuple(sorted(inside, key=lambda link: link.span)) + tuple(outside)

    def _notes(self, text: str) -> tuple[Note, ...]:
        """The notes, each with the places that call it."""
        calls: dict[str, list[int]] = {}
        for span, kind, key in self._marked:
            if kind == marks.CALL:
                calls.setdefault(key, []).append(span.start)
        found = []
        for key, note in self._noted.items():
            start, end = note.span
            start += len(text[start:end]) - len(text[start:end].lstrip(" )]."))
            found.append(Note(Span(start, end), note.sign, tuple(calls.get(key, ()))))
        return tuple(found)

    def _sign(self, start: int, end: int) -> str:
        """The words laid down last, without their brackets."""
        return "".join(self._pieces[-1:])[start - self._at : end - self._at or None].strip("()[] .")

    def _alineas(self, unit: Unit) -> list[Passage]:
        """The unnumbered subparagraphs of an article, paragraph or point that has more than one."""
        if unit.code not in SUBDIVIDED:
            return []
        ends = [*(end for _, end in unit.alineas[:-1]), unit.end]
        spans = (
            [Span(max(start, 0), end) for (start, _), end in zip(unit.alineas, ends, strict=True)]
            if unit.alineas
            else []
        )
        refs = [unit.ref / f"aln_{number}" for number in range(1, len(spans) + 1)]
        return [Passage(ref, span) for ref, span in zip(refs, spans, strict=True)] if len(spans) > 1 else []

    def _write(self, text: str) -> None:
        self._pieces.append(text)
        self._at += len(text)
