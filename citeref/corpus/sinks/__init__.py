"""Where the results go: a folder of Parquet, JSON Lines, or an index that the terminal program opens.

A sink knows which units it has: a run that was killed is taken up where it stood, and none is kept twice.
"""

from __future__ import annotations

import os
from typing import Protocol

from citeref.corpus.engines import Work
from citeref.corpus.units import Kept, Made, Plan, Totals
from citeref.errors import CiterefError

FORMATS = {"parquet": "", "jsonl": ".jsonl", "index": ".index"}
"""The forms of output and the endings that tell them; a name without one of these is a folder of Parquet."""


class Sink(Protocol):
    """Keeps what was made of each unit, once."""

    def begin(self, plan: Plan) -> Kept:
        """Makes ready, and says what is kept already. Raises `CiterefError` where the output is not ours, is that of another
        input, of other options or of another finder, or is being written by another run.
        """

    @property
    def work(self) -> Work:
        """What is done with a unit, wherever that is; ready after `begin`."""

    def keep(self, made: Made) -> None:
        """Keeps what was made of a unit, wholly or not at all; called in the order of the units."""

    def finish(self, totals: Totals) -> None:
        """All units are kept: puts the output together."""

    def close(self) -> None:
        """Lets go of the output, done or not; called once after `begin`."""


def sink(output: str, form: str = "", *, restart: bool = False) -> Sink:
    """The sink of an output, by its form or its ending; « - » is JSON Lines on standard output. `restart` throws away what an
    earlier run has left there. Raises `CiterefError` for a form that does not exist.
    """
    form = form or told(output)
    if form == "jsonl":
        from citeref.corpus.sinks.lines import JsonLines, Standard

        return Standard() if output == "-" else JsonLines(output, restart=restart)
    if form == "index":
        from citeref.corpus.sinks.index import IndexSink

        return IndexSink(output, restart=restart)
    if form != "parquet":
        raise CiterefError(f"« {form} »: no such form of output.", f"There are {', '.join(FORMATS)}.")
    if output == "-":
        raise CiterefError("Parquet is a folder of files.", "Name a folder, or say --format jsonl.")
    from citeref.corpus.sinks.folder import ParquetFolder

    return ParquetFolder(output, restart=restart)


def told(output: str) -> str:
    """The form that an output's ending tells."""
    if output == "-":
        return "jsonl"
    ending = os.path.splitext(output.rstrip("/"))[1].lower()
    return next((form for form, sign in FORMATS.items() if sign and ending == sign), "parquet")
