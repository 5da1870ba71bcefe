"""Rows that come a page at a time: a list knows its length at once and asks for what is looked at.

Rows not there yet are `None`, drawn as « … ». Only the pages last looked at are kept, so that a list of any length
takes the room of a few screens.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

PAGE = 200
"""Rows asked of the index at a time."""

KEPT = 24
"""Pages kept."""

Ask = Callable[[int, int], Awaitable[Sequence[Any]]]
"""Answers with the rows from an offset on, at most so many."""


class Supply(Sequence[Any]):
    """`total` rows; `want` is told the number of a page that is not there, once until it is filled."""

    def __init__(self, total: int, ask: Ask) -> None:
        self.total = total
        self.ask = ask
        self.want: Callable[[int], None] = lambda page: None
        self._pages: OrderedDict[int, Sequence[Any]] = OrderedDict()
        self._asked: set[int] = set()

    def __len__(self) -> int:
        return self.total

    def __getitem__(self, at: Any) -> Any:
        if isinstance(at, slice):
            return [self[one] for one in range(*at.indices(self.total))]
        if not 0 <= at < self.total:
            raise IndexError(at)
        number, row = divmod(at, PAGE)
        page = self._pages.get(number)
        if page is None:
            if number not in self._asked:
                self._asked.add(number)
                self.want(number)
            return None
        self._pages.move_to_end(number)
        return page[row] if row < len(page) else None

    async def load(self, number: int) -> None:
        """Ask for a page and keep it."""
        self._asked.add(number)
        try:
            rows = await self.ask(number * PAGE, PAGE)
        finally:
            self._asked.discard(number)
        self._pages[number] = rows
        while len(self._pages) > KEPT:
            self._pages.popitem(last=False)
