"""Who does the work: processes of this machine, or an engine that is there already.

An engine is anything with `run`. The work is a callable that can be pickled: it reads a unit, searches it, and returns what was
made of it, having written what the sink wants written. It may run twice for one unit, on any machine that sees the same
files, and does the same each time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol

from citeref.corpus.finding import Begin
from citeref.corpus.finding import nobody as nobody
from citeref.corpus.units import Made, Unit


class Work(Protocol):
    """What is done with a unit. `begin` is called with the number of the item that comes next, and `without` names items that
    are to be passed over, with the reason: so an engine whose process died of an item goes on with the others.
    """

    def __call__(self, unit: Unit, begin: Begin = ..., without: Mapping[int, str] | None = ...) -> Made:
        """Reads, finds, and returns what was made."""


class Engine(Protocol):
    """Runs the work over units."""

    def run(self, units: Iterable[Unit], work: Work) -> Iterator[Made]:
        """What was made of each unit, in the order of the units, with only a few under way at a time: memory stays bounded
        however many there are. Closing the iterator stops the work.
        """
