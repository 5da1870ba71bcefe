"""A Dask cluster: one of this machine's own, or one that is there already, by the address of its scheduler.

The workers need the same citeref, and the same files under the same paths. Only a few units are with the cluster at a time. A
unit whose worker dies is given to another one; one that workers keep dying of is done here, as in a plain run.
"""

from __future__ import annotations

import os
import time
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import CancelledError
from contextlib import ExitStack, contextmanager, suppress
from typing import Any
from uuid import uuid4

from citeref.corpus.edition import edition
from citeref.corpus.engines import Work, dask_worker
from citeref.corpus.engines.dask_cluster import cluster
from citeref.corpus.engines.processes import AHEAD, PATIENCE, Processes, cores
from citeref.corpus.engines.worker import MEMORY, Failure
from citeref.corpus.extra import needed
from citeref.corpus.units import Made, Sent, Unit
from citeref.errors import CiterefError, SourceUnreachable
from citeref.visible import one_line

WAIT = 60.0
"""Seconds that a run waits for a worker where the cluster has none."""

ANSWER = 10.0
"""Seconds that a scheduler has to answer at all."""

SENT = 256 << 20
"""Bytes of units sent along that are with the scheduler at most."""

_LOOK = 2.0
"""Seconds between two looks at the workers."""


class Dask:
    """An engine of Dask workers: those of the scheduler at an address (`tcp://host:8786`), or `jobs` of this machine's own (0: one
    for each core). Each does a unit at a time for each of its threads, in a process of its own within so many bytes of `memory`.
    """

    def __init__(
        self,
        jobs: int = 0,
        scheduler: str = "",
        *,
        memory: int = MEMORY,
        patience: float = PATIENCE,
        wait: float = WAIT,
    ) -> None:
        self.distributed = needed("distributed")
        self._jobs, self._scheduler = jobs or cores(), scheduler
        self._memory, self._patience, self._wait = memory, patience, wait

    def run(self, units: Iterable[Unit], work: Work) -> Iterator[Made]:
        """What was made of each unit, in order."""
        order = dask_worker.Order(
            run=f"citeref-{uuid4().hex}",
            edition=edition(),
            folder=os.getcwd(),
            work=work,
            memory=self._memory,
            patience=self._patience,
        )
        here = Processes(1, self._memory, self._patience)
        with self._client() as client, _Run(client, order, here, self._wait) as run:
            yield from run.over(units)

    @contextmanager
    def _client(self) -> Iterator[Any]:
        """A client of the cluster. Raises `CiterefError` where there is none."""
        with ExitStack() as stack:
            address = self._scheduler or stack.enter_context(cluster(self._jobs))
            yield stack.enter_context(self._connected(address))

    def _connected(self, address: str) -> Any:
        """A client that has reached the scheduler. Raises `CiterefError`."""
        made = self.distributed.Client
        client = made.__new__(made)
        try:
            client.__init__(address, timeout=ANSWER, set_as_default=False)
            return client
        except (OSError, TimeoutError) as error:
            client.close()  # one that was never begun may stop a later one for ever when it is collected
            raise SourceUnreachable(
                f"{address}: no Dask scheduler answers there ({one_line(str(error))}).",
                "`dask scheduler` starts one; without --scheduler this machine does the work.",
            ) from None
        except ValueError as error:
            raise CiterefError(
                f"{address}: no address of a scheduler ({one_line(str(error))}).",
                "One is like tcp://host:8786.",
            ) from None


class _Run:
    """The units that are with the cluster, in order."""

    def __init__(self, client: Any, order: dask_worker.Order, here: Processes, wait: float) -> None:
        self._client, self._order, self._here, self._wait = client, order, here, wait
        self._waiting: deque[tuple[Unit, Any]] = deque()
        self._threads = 0
        self._looked = 0.0
        self._alone = time.monotonic()

    def __enter__(self) -> _Run:
        return self

    def __exit__(self, *error: object) -> None:
        """Calls off what is under way."""
        for _, future in self._waiting:
            with suppress(Exception):
                future.cancel()
        with suppress(Exception):
            self._client.run(dask_worker.let_go, self._order.run, on_error="ignore")

    def over(self, units: Iterable[Unit]) -> Iterator[Made]:
        """What was made of each unit."""
        for unit in units:
            while self._waiting and (self._full(unit) or self._waiting[0][1].done()):
                yield self._first()
            self._waiting.append((unit, self._given(unit)))
        while self._waiting:
            yield self._first()

    def _given(self, unit: Unit) -> Any:
        key = f"{self._order.run}-{unit.number}"
        return self._client.submit(dask_worker.do, self._order, unit, key=key, pure=False)

    def _full(self, unit: Unit) -> bool:
        """Whether enough is with the cluster."""
        self._look()
        if len(self._waiting) >= AHEAD * max(self._threads, 1):
            return True
        return sum(map(_sent, (unit, *(one for one, _ in self._waiting)))) > SENT

    def _first(self) -> Made:
        """What was made of the first of them, once it is there."""
        from distributed import KilledWorker

        unit, future = self._waiting[0]
        error = self._error(future)
        if isinstance(error, KilledWorker):
            answer = next(iter(self._here.run([unit], self._order.work)))
        elif error:
            raise self._refused(error)
        else:
            answer = future.result()
        self._waiting.popleft()
        if isinstance(answer, Failure):
            answer.throw()
        return answer

    def _error(self, future: Any) -> BaseException | None:
        """What a unit failed of, if it did, once it is done."""
        while True:
            self._look()
            with suppress(TimeoutError):
                try:
                    error: BaseException | None = future.exception(timeout=_LOOK)
                    return error
                except CancelledError:
                    raise self._gone() from None

    def _look(self) -> None:
        """Counts the threads of the workers, now and then. Raises `SourceUnreachable` where there have been none for too long."""
        now = time.monotonic()
        if now - self._looked < _LOOK:
            return
        try:
            self._threads = sum(self._client.nthreads().values())
        except Exception:
            raise self._gone() from None
        self._looked = now
        if self._threads:
            self._alone = now
        elif now - self._alone > self._wait:
            raise SourceUnreachable(
                f"{self._address}: the Dask cluster has had no worker for {self._wait:.0f} seconds.",
                f"`dask worker {self._address}` starts one. What was done is kept.",
            )

    @property
    def _address(self) -> str:
        return str(self._client.scheduler.address)

    def _gone(self) -> CiterefError:
        return SourceUnreachable(
            "The Dask scheduler is gone, or has called the run off.",
            "What was done is kept: the same command goes on where it stood.",
        )

    def _refused(self, error: BaseException) -> CiterefError:
        """A unit did not come to its worker: citeref is not there, or Dask fails."""
        while error.__cause__:
            error = error.__cause__
        return CiterefError(
            f"{self._address}: a unit could not be handed over ({type(error).__name__}: {one_line(str(error))[:200]}).",
            f"The scheduler and each worker need citeref {self._order.edition}.",
        )


def _sent(unit: Unit) -> int:
    """Bytes that go along with a unit."""
    return sum(len(data) for _, data in unit.piece.items) if isinstance(unit.piece, Sent) else 0
