"""The points and indents of a law: opened by signs in cells of their own, or by signs that begin a line.

Where only the line tells, a sign counts when it begins a list or follows the one before it; « i) » after « h)
» is a letter, after nothing a numeral, and a list inside a list comes back to the outer one at the sign that
goes on there.
"""

from __future__ import annotations

from citeref.law.draft import NOWHERE, Draft, Unit
from citeref.law.eurlex import markers

UNDIVIDED = frozenset({"prt", "tis", "cpt", "sct"})
"""Divisions have no points of their own."""

_LINKING = 12
"""Characters of the longest « ou », “and/or” that stands alone between two points and belongs to the first.
"""


class Points:
    """Opens points in a draft; remembers the open ones that only a line has told."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self._told: list[tuple[int, markers.Sign]] = []

    def open(self, top: Unit, sign: str) -> None:
        """Opens the point or indent that a sign announces inside a unit.

        Alphabets other than the Latin count by their place in the list. A second list of the same unit, in a
        later subparagraph, bears its subparagraph in its references.
        """
        top.items += 1
        name = markers.bare(sign)
        top.by_place = top.by_place or (bool(name) and not markers.is_plain(name))
        segment = (
            f"idt_{top.items}" if not name else f"pnt_{markers.letter(top.items) if top.by_place else name}"
        )
        ref = top.ref / segment
        if ref in self.draft.units and len(top.alineas) > 1:
            ref = top.ref / f"aln_{len(top.alineas)}" / segment
        self.draft.open(NOWHERE if top.code in UNDIVIDED else ref, sign)

    def line(self, text: str, dotted: bool) -> bool:
        """Reads a line as a point where it begins with a sign that may stand here; `dotted` lets « 1. » be
        one.
        """
        found = markers.leading(text, dotted)
        if found is None:
            if self._told and len(text) < _LINKING and text.islower():
                self.draft.line(text)
                return True
            return False
        sign, rest = found
        if not self._goes_on(sign) and not sign.first:
            return False
        self._told.append((len(self.draft.stack), sign))
        self.open(self.draft.stack[-1], sign.text)
        self.draft.alinea(rest)
        return True

    def drop(self) -> None:
        """Closes the points that lines have opened: something else begins."""
        if self._told:
            self.draft.close_to(min(self._told[0][0], len(self.draft.stack)))
            self._told.clear()

    def forget(self) -> None:
        """The points that lines have opened are closed already."""
        self._told.clear()

    def _goes_on(self, sign: markers.Sign) -> bool:
        """Comes back to the list, the innermost first, whose last sign this one follows."""
        for index in range(len(self._told) - 1, -1, -1):
            depth, before = self._told[index]
            if sign.follows(before):
                self.draft.close_to(depth)
                del self._told[index:]
                return True
        return False
