"""What a Dask worker does with a unit: hands it to a process of ours that stays beside it.

So a document that kills or stops a process costs neither the worker nor the units of others, a process is held to its memory as
on one machine, and a worker of many threads keeps many cores busy.
"""

from __future__ import annotations

import multiprocessing
import os
import threading
from contextlib import suppress

import msgspec

from citeref.corpus.edition import refuse_other
from citeref.corpus.engines import Work
from citeref.corpus.engines.processes import Crew
from citeref.corpus.engines.worker import Failure
from citeref.corpus.places import is_address
from citeref.corpus.units import Files, Made, Sent, Unit
from citeref.errors import CiterefError

IDLE = 60.0
"""Seconds after which a process that gets no unit leaves: the one who gave them may be gone without a word."""


class Order(msgspec.Struct, frozen=True, kw_only=True):
    """What the units of a run have in common: its name, the edition of citeref it is of, the folder that paths start from, the
    work, and what an item may take in bytes of memory and seconds.
    """

    run: str
    edition: str
    folder: str
    work: Work
    memory: int
    patience: float


_lock = threading.Lock()
_idle: dict[str, list[Crew]] = {}
_busy: dict[str, list[Crew]] = {}


def do(order: Order, unit: Unit) -> Made | Failure:
    """What was made of a unit, or what ends the run."""
    try:
        refuse_other(order.edition, f"The Dask worker {_address()}")
        _refuse_unseen(order, unit)
        crew = _taken(order)
        try:
            return next(crew.over(iter((unit,))))
        finally:
            _given_back(order.run, crew)
    except CiterefError as error:
        return Failure(error.what, error.hint, error.exit_code)
    except OSError as error:
        return Failure(f"The Dask worker {_address()}: {error}.", "What was done is kept: run it again.", 2)


def let_go(run: str) -> None:
    """The run is over: ends its processes here."""
    with _lock:
        idle, busy = _idle.pop(run, []), _busy.pop(run, [])
    for crew in busy:
        crew.dismiss()
    for crew in idle:
        crew.end()


def _taken(order: Order) -> Crew:
    """A crew for one unit."""
    with _lock:
        waiting = _idle.setdefault(order.run, [])
        crew = waiting.pop() if waiting else _crew(order)
        _busy.setdefault(order.run, []).append(crew)
    return crew


def _given_back(run: str, crew: Crew) -> None:
    with _lock:
        if run in _idle:
            _busy[run].remove(crew)
            _idle[run].append(crew)
            return
    crew.end()


def _crew(order: Order) -> Crew:
    # Dask marks its workers as daemons, which multiprocessing lets have no children; ours leave with the worker by themselves.
    multiprocessing.current_process().__dict__["_config"]["daemon"] = False
    return Crew(1, order.work, order.memory, order.patience, order.folder, IDLE)


def _refuse_unseen(order: Order, unit: Unit) -> None:
    """Raises `CiterefError` where the input is not to be seen from here."""
    piece = unit.piece
    if isinstance(piece, Sent):
        return
    path = next(iter(piece.paths), "") if isinstance(piece, Files) else piece.path
    if path and not is_address(path) and not os.path.lexists(os.path.join(order.folder, path)):
        raise CiterefError(
            f"The Dask worker {_address()} does not see {path} (in {order.folder}).",
            "Its machine needs the same files under the same paths; or name an address (s3://…).",
        )


def _address() -> str:
    """How Dask calls this worker."""
    from distributed import get_worker

    with suppress(ValueError):
        return str(get_worker().address)
    return "here"
