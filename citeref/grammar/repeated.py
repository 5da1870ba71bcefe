"""Places that stand in the same words as one read before.

Laws repeat themselves, and a text made to be slow does nothing else. What a place is follows from the words around it, unless
the language had to be asked, which the wider passage tells; so the same words are read once, and found again at other offsets.
"""

from __future__ import annotations

from citeref.grammar.items import Item
from citeref.grammar.places import Places
from citeref.grammar.placing import Placer

BEFORE, BEHIND = 120, 700
"""How far from a unit word, in characters, the words decide what place it is; no list that is read whole is longer."""

MOST = 2048
"""Places remembered at once, so that memory stays bounded."""


class Repeated:
    """Reads the places of one text as `Placer.unit` does."""

    def __init__(self, placer: Placer) -> None:
        self._placer = placer
        self._raw = placer.raw
        self._known: dict[tuple[str, int, int, int], tuple[int, list[Places]]] = {}

    def unit(self, start: int, end: int, floor: int) -> list[Places]:
        """The place at a unit word `[start, end)`, or the one it points at, or nothing."""
        near = start - BEFORE if start > BEFORE else 0
        key = (self._raw[near : start + BEHIND], start - near, end - start, min(start - floor, BEFORE))
        known = self._known.get(key)
        if known is not None:
            first, places = known
            return [_moved(place, start - first) for place in places]
        asked = self._placer.passages.asked
        found = self._placer.unit(start, end, floor)
        if self._placer.passages.asked == asked:
            if len(self._known) >= MOST:
                self._known.clear()
            self._known[key] = start, found
        return found


def _moved(place: Places, by: int) -> Places:
    start, end, items, pointer = place
    return Places(
        start + by, end + by, [Item(i.start + by, i.end + by, i.paths, i.range) for i in items], pointer
    )
