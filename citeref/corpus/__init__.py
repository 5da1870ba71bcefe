"""The corpus: a folder, an archive or a data set of any size in, its citations out.

>>> from citeref import corpus
>>> plan = corpus.plan(["archive.jsonl"], corpus.Options())                          # doctest: +SKIP
>>> corpus.run(plan, corpus.sink("citations"), corpus.Processes())                   # doctest: +SKIP

An input is cut into units (`cutting`), an engine (`engines`) has each read, searched and resolved (`reading`, `finding`), and a
sink (`sinks`) keeps what was made, once. `extract` is the same for one Arrow record batch, for pipelines of your own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from citeref.corpus.engines import Engine as Engine
    from citeref.corpus.engines import Work as Work
    from citeref.corpus.engines.dask import Dask as Dask
    from citeref.corpus.engines.here import Here as Here
    from citeref.corpus.engines.processes import Processes as Processes
    from citeref.corpus.extracting import extract as extract
    from citeref.corpus.options import Options as Options
    from citeref.corpus.planning import plan as plan
    from citeref.corpus.running import run as run
    from citeref.corpus.sinks import Sink as Sink
    from citeref.corpus.sinks import sink as sink
    from citeref.corpus.units import Made as Made
    from citeref.corpus.units import Plan as Plan
    from citeref.corpus.units import Totals as Totals
    from citeref.corpus.units import Unit as Unit

    SCHEMA: Any

_ROOMS = {
    "Engine": "engines",
    "Work": "engines",
    "Dask": "engines.dask",
    "Here": "engines.here",
    "Processes": "engines.processes",
    "extract": "extracting",
    "Options": "options",
    "plan": "planning",
    "run": "running",
    "Sink": "sinks",
    "sink": "sinks",
    "Made": "units",
    "Plan": "units",
    "Totals": "units",
    "Unit": "units",
}

__all__ = [
    "SCHEMA",
    "Dask",
    "Engine",
    "Here",
    "Made",
    "Options",
    "Plan",
    "Processes",
    "Sink",
    "Totals",
    "Unit",
    "Work",
    "extract",
    "plan",
    "run",
    "sink",
]


def __getattr__(name: str) -> Any:
    """Each name is fetched from its module when first used; `SCHEMA`, the Arrow schema of `extract`, needs pyarrow."""
    if name == "SCHEMA":
        from citeref.corpus.schema import CITATIONS, schema

        value: Any = schema(CITATIONS)
    elif name in _ROOMS:
        from importlib import import_module

        value = getattr(import_module(f"citeref.corpus.{_ROOMS[name]}"), name)
    else:
        raise AttributeError(f"module 'citeref.corpus' has no attribute {name!r}")
    globals()[name] = value
    return value
