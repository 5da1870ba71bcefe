"""How one text is asked for: the questions, what must be in the answer, and the second way where there is one."""

from __future__ import annotations

import msgspec

FOUND = "{found}"
"""Stands in an address, a question or an identity for the id that a search has found."""

TODAY = "{today}"
"""Stands in a question for the date of the day it is asked."""

JSON = "application/json"


class Route(msgspec.Struct, frozen=True, kw_only=True):
    """How one authority is asked for.

    `asks` are (address, type) in turn; `question` is the body of a POST, empty for a GET; `search` (address,
    body) finds the id that `FOUND` stands for; `identity` must be in the answer. `instead` is the way to try
    where this one finds nothing. `note` is what a reader of the page must know. `why` says why there is nothing
    to ask.
    """

    source: str = ""
    asks: tuple[tuple[str, str], ...] = ()
    question: str = ""
    search: tuple[str, str] | None = None
    identity: str = ""
    instead: Route | None = None
    note: str = ""
    why: str = ""
