"""The work in this very process, one unit after the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from citeref.corpus.engines import Work
from citeref.corpus.units import Made, Unit


class Here:
    """An engine without processes: for a few documents, and for looking at what happens."""

    def run(self, units: Iterable[Unit], work: Work) -> Iterator[Made]:
        """What was made of each unit."""
        return map(work, units)
