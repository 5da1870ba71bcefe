"""An item of a unit: a line, a row, a file, a member of an archive."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from citeref.corpus.records import Bad, Record


class Item(NamedTuple):
    """What it is called, and how its documents are read: one of most kinds, many of a mailbox."""

    name: str
    read: Callable[[], Iterable[Record | Bad]]
