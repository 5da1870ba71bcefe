"""The trail: where the reader has been, back and forward, and which way is outwards."""

from __future__ import annotations

import msgspec

from citeref.ref import Ref


class Stop(msgspec.Struct, frozen=True, kw_only=True):
    """A place in the program that one can come back to.

    `view` is the name of a view; `ref` the piece of law it is about; `document` the number of a document
    in the index (0: none), `offset` a character of it and `top` the first one in sight (-1: none); `pane`
    the part that has the keyboard; `lang` the language chosen for the law, empty for that of the
    document; `row` and `words` the cursor and the filter of a list, `column` that of the matrix; `part` what is
    shown beside a law, or which of the citations that lead nowhere are listed. In a list `top` is the first
    line in sight. `outer` is the stop that Esc leads
    to.
    """

    view: str
    ref: Ref | None = None
    document: int = 0
    offset: int = -1
    top: int = -1
    pane: str = ""
    lang: str = ""
    row: int = 0
    column: int = 0
    part: str = ""
    words: str = ""
    outer: Stop | None = None


class Trail:
    """The stops made so far, and the one where one stands."""

    def __init__(self) -> None:
        self.stops: list[Stop] = []
        self.at = -1

    @property
    def here(self) -> Stop | None:
        """The stop where one stands."""
        return self.stops[self.at] if self.stops else None

    def visit(self, stop: Stop) -> Stop:
        """Go on to a new stop; what lay ahead is forgotten."""
        self.stops[self.at + 1 :] = [stop]
        self.at = len(self.stops) - 1
        return stop

    def keep(self, stop: Stop) -> None:
        """Remember the present stop as it looks now (cursor, offset), before leaving it."""
        if self.stops:
            self.stops[self.at] = stop

    def step(self, way: int) -> Stop | None:
        """Back (-1) or forward (1); None at the end of the trail."""
        if not 0 <= self.at + way < len(self.stops):
            return None
        self.at += way
        return self.stops[self.at]

    def before(self, way: int) -> Stop | None:
        """The stop that `step` would lead to."""
        return self.stops[self.at + way] if 0 <= self.at + way < len(self.stops) else None
