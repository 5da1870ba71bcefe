"""All cores of this machine: a process each, which a document may kill without harm to the others.

A few units are under way at a time, so that memory stays the same however large the input. A process tells in shared memory
which item it is at; when it dies, or sits at one item for too long, a new one takes the unit up without that item.
"""

from __future__ import annotations

import os
import time
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import partial
from multiprocessing import connection

from citeref.corpus.engines import Work
from citeref.corpus.engines.worker import MEMORY, Failure, Worker
from citeref.corpus.records import Bad
from citeref.corpus.units import Made, Unit
from citeref.errors import CiterefError

PATIENCE = 300.0
"""Seconds that one item may take."""

STILLBORN = 5
"""So many processes that end before they have begun end the run: the fault is not the documents'."""

AHEAD = 6
"""Units under way or waiting for an earlier one, for each process."""

HELD = 256 << 20
"""Bytes of what was made that may wait for an earlier unit; no new unit is begun while there are more."""


class Processes:
    """An engine of `jobs` processes (0: one for each core that this process may use), each within so many bytes of memory."""

    def __init__(self, jobs: int = 0, memory: int = MEMORY, patience: float = PATIENCE) -> None:
        self.jobs = jobs or cores()
        self._memory, self._patience = memory, patience

    def run(self, units: Iterable[Unit], work: Work) -> Iterator[Made]:
        """What was made of each unit, in order."""
        crew = Crew(self.jobs, work, self._memory, self._patience)
        try:
            yield from crew.over(iter(units))
        finally:
            crew.end()


def cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class _Task:
    """A unit under way, with the items it is to do without."""

    def __init__(self, unit: Unit) -> None:
        self.unit = unit
        self.without: dict[int, str] = {}


class Crew:
    """Processes at work. They stay for the units that come later, for so many `idle` seconds, and read paths from `folder`."""

    def __init__(
        self,
        jobs: int,
        work: Work,
        memory: int = MEMORY,
        patience: float = PATIENCE,
        folder: str = "",
        idle: float | None = None,
    ) -> None:
        self._jobs, self._patience = jobs, patience
        self._worker = partial(Worker, work, memory, folder, idle)
        self._dismissed = False
        self._idle: list[Worker] = []
        self._busy: dict[Worker, _Task] = {}
        self._ready: deque[Unit] = deque()
        self._order: deque[int] = deque()
        self._made: dict[int, Made] = {}
        self._stillborn = 0

    def over(self, units: Iterator[Unit]) -> Iterator[Made]:
        """What was made of each unit, in order."""
        more = True
        while more or self._ready or self._order:
            while self._ready and self._may_begin():
                self._order.append(self._ready[0].number)
                self._begin(_Task(self._ready.popleft()))
            while self._order and self._order[0] in self._made:
                yield self._made.pop(self._order.popleft())
            if more and len(self._ready) < self._jobs:
                unit = next(units, None)
                more = unit is not None
                self._ready.extend([unit] if unit else [])
            elif self._busy:
                self._listen()

    def _may_begin(self) -> bool:
        if len(self._busy) >= self._jobs or len(self._order) >= AHEAD * self._jobs:
            return False
        return sum(len(made.payload) for made in self._made.values()) < HELD

    def end(self) -> None:
        """Ends every process."""
        for worker in (*self._idle, *self._busy):
            worker.end()
        self._idle.clear()
        self._busy.clear()

    def dismiss(self) -> None:
        """Ends what is under way, from another thread: the one that waits for it gets a `CiterefError`."""
        self._dismissed = True
        for worker in (*self._idle, *self._busy):
            worker.kill()

    def _begin(self, task: _Task) -> None:
        while True:
            if self._dismissed:
                raise CiterefError("The run was stopped.")
            worker = self._idle.pop() if self._idle else self._worker()
            with suppress(OSError):
                worker.take(task.unit, task.without)
                self._busy[worker] = task
                return
            worker.end()

    def _listen(self) -> None:
        """Waits for answers and deaths."""
        ready = connection.wait([worker.answers for worker in self._busy], timeout=1.0)
        for worker in [worker for worker in self._busy if worker.answers in ready]:
            self._hear(worker)
        now = time.monotonic()
        for worker in [worker for worker in self._busy if worker.stuck(now, self._patience)]:
            if not worker.answers.poll():
                self._lost(worker, f"took more than {self._patience:.0f} seconds.")

    def _hear(self, worker: Worker) -> None:
        try:
            answer = worker.answers.recv()
        except (EOFError, OSError):
            self._lost(worker, "")
            return
        task = self._busy.pop(worker)
        self._idle.append(worker)
        if isinstance(answer, Failure):
            self.end()
            answer.throw()
        self._made[task.unit.number] = answer

    def _lost(self, worker: Worker, why: str) -> None:
        """A process is gone: its unit is taken up again, without the item it was at."""
        task, at = self._busy.pop(worker), worker.at
        worker.end()
        if at < 0:
            self._stillborn += 1
            if self._stillborn >= STILLBORN:
                raise CiterefError(
                    f"{STILLBORN} processes ended before they had begun ({worker.death}).",
                    "A machine with little memory may do with --jobs 1.",
                )
        elif at in task.without:
            bad = Bad(
                id=f"unit {task.unit.number}", reason=f"{task.without[at]} So did the rest.", defect=True
            )
            self._made[task.unit.number] = Made(
                unit=task.unit.number, size=task.unit.size, bad=1, defects=1, skipped=(bad,)
            )
            return
        else:
            task.without[at] = why or f"ended the process that read it ({worker.death})."
        self._begin(task)
