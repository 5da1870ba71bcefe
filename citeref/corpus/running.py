"""A run from its plan to its output, whichever engine does the work and whichever sink keeps it."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator

from citeref.corpus.engines import Engine
from citeref.corpus.sinks import Sink
from citeref.corpus.units import Made, Plan, Totals, Unit

Report = Callable[[Totals, int], None]
"""Called with the sums so far and how many units an earlier run had kept."""


def run(plan: Plan, sink: Sink, engine: Engine, report: Report | None = None) -> Totals:
    """Does what of a plan is not yet done, and returns the sums of the whole.

    Raises what the sink raises where the output cannot be taken up or written; an interruption leaves what is kept.
    """
    kept = sink.begin(plan)
    totals = Totals()
    for made in kept.values():
        totals.add(made)
    if report:
        report(totals, len(kept))
    todo = iter(()) if -1 in kept else _todo(plan, kept)
    results = engine.run(todo, sink.work)
    try:
        for made in results:
            sink.keep(made)
            totals.add(made)
            if report:
                report(totals, len(kept))
    finally:
        if isinstance(results, Generator):
            results.close()
    sink.finish(totals)
    return totals


def _todo(plan: Plan, kept: dict[int, Made]) -> Iterator[Unit]:
    return (unit for unit in plan.units() if unit.number not in kept)
