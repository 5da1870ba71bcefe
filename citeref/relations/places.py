"""The places of a law by where they stand in its text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from citeref.model import Authority, Passage, Span
from citeref.ref import Ref

READ_WHOLE = frozenset({"art", "par", "rct", "anx", "pt", "enc"})
"""Places whose words are read as one text: inside them, « paragraph 2 » and « point (a) » mean the same wherever they
stand."""


def code(ref: Ref) -> str:
    """The kind of place a reference ends in: art, par, pnt… or an empty string for a whole act."""
    return ref.rpartition("/")[2].partition("_")[0] if ref.pinpoint else ""


class Places:
    """The smallest place that holds an offset, found in the time of a binary search."""

    def __init__(self, authority: Authority, kinds: frozenset[str] | None = None) -> None:
        self._starts: list[int] = []
        self._refs: list[Ref] = []
        open_: list[Passage] = []
        whole, *passages = authority.passages or (Passage(authority.ref, Span(0, len(authority.text))),)
        self._mark(whole.span.start, whole.ref)
        for passage in passages:
            if (kinds and code(passage.ref) not in kinds) or passage.span.end <= passage.span.start:
                continue
            self._close(open_, passage.span.start, whole.ref)
            open_.append(passage)
            self._mark(passage.span.start, passage.ref)
        self._close(open_, len(authority.text) + 1, whole.ref)

    def at(self, offset: int) -> Ref:
        """The smallest place that holds an offset."""
        return self._refs[max(0, bisect_right(self._starts, offset) - 1)]

    def stretches(self, end: int) -> Iterator[tuple[Ref, Span]]:
        """Every stretch of the text up to `end` with the place it stands in, in order."""
        for index, (start, ref) in enumerate(zip(self._starts, self._refs, strict=True)):
            stop = self._starts[index + 1] if index + 1 < len(self._starts) else end
            if start < min(stop, end):
                yield ref, Span(start, min(stop, end))

    def _close(self, open_: list[Passage], before: int, whole: Ref) -> None:
        """Ends the places that end before an offset; what follows them lies in the one around them."""
        while open_ and open_[-1].span.end <= before:
            ended = open_.pop()
            while open_ and open_[-1].span.end <= ended.span.end:
                open_.pop()
            self._mark(ended.span.end, open_[-1].ref if open_ else whole)

    def _mark(self, offset: int, ref: Ref) -> None:
        if self._starts and self._starts[-1] == offset:
            self._refs[-1] = ref
        else:
            self._starts.append(offset)
            self._refs.append(ref)
