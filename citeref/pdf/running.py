"""The lines that run along the head and the foot of the pages: at the same height of many pages, and the same there but
for their numbers.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

_EDGE = 4
"""Rows at the top and at the bottom of a page that may be running lines, unless the reader knows better."""

_STEP = 6.0
"""Points by which the height of a running line may differ."""

_NUMBERS = re.compile(r"\d+")


class Printed(Protocol):
    """A row of a page; `bottom` is in points from the foot of the page."""

    @property
    def text(self) -> str: ...

    @property
    def bottom(self) -> float: ...


R = TypeVar("R", bound=Printed)


def key(row: Printed) -> tuple[str, int]:
    """What a running line has in common on all pages: its words without numbers, in any order, and its height."""
    words = sorted(_NUMBERS.sub("#", row.text).split())
    return " ".join(words), round(row.bottom / _STEP)


def again(
    pages: Sequence[Sequence[R]], stays: Callable[[R], bool], rows: int = _EDGE
) -> set[tuple[str, int]]:
    """The keys of the running lines: at the edge of at least three pages, and of a quarter of them all; of two in
    a file of two or three. Rows that `stays` holds are never taken for one; `rows` is how many at either edge may be.
    """
    count: Counter[tuple[str, int]] = Counter()
    for page in pages:
        heights = sorted({row.bottom for row in page})
        edge = {*heights[:rows], *heights[-rows:]}
        count.update({key(row) for row in page if row.bottom in edge and not stays(row)})
    least = max(3, len(pages) / 4) if len(pages) > 3 else 2
    return {key for key, number in count.items() if number >= least}
