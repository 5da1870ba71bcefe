"""A run from its plan to its output, whichever engine does the work and whichever sink keeps it."""

from __future__ import annotations

from collections.abc import Callable, Generator
from itertools import islice

from citeref.corpus.engines import Engine
from citeref.corpus.sinks import Sink
from citeref.corpus.units import Kept, Plan, Totals

Report = Callable[[Totals, int], None]
"""Called with the sums so far and how many units an earlier run had kept."""


def run(plan: Plan, sink: Sink, engine: Engine, report: Report | None = None) -> Totals:
    """Does what of a plan is not yet done, and returns the sums of the whole.

    Raises what the sink raises where the output cannot be taken up or written; an interruption leaves what is kept.
    """
    try:
        kept = sink.begin(plan)
        if report:
            report(kept.totals, kept.units)
        if not kept.whole:
            _do(plan, kept, sink, engine, report)
            sink.finish(kept.totals)
        return kept.totals
    finally:
        sink.close()


def _do(plan: Plan, kept: Kept, sink: Sink, engine: Engine, report: Report | None) -> None:
    totals, before = kept.totals, kept.units
    results = engine.run(islice(plan.units(), before, None), sink.work)
    try:
        for made in results:
            sink.keep(made)
            totals.add(made)
            if report:
                report(totals, before)
    finally:
        if isinstance(results, Generator):
            results.close()
