"""One process of a run, seen from both sides."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from multiprocessing import connection, resource_tracker
from typing import Any

import msgspec

from citeref.corpus.engines import Work
from citeref.corpus.engines.memory import give_back, limit
from citeref.corpus.units import Made, Unit
from citeref.errors import CiterefError

MEMORY = 2 << 30
"""Bytes that a process may take, where the system can hold it to that."""

START = 60.0
"""Seconds that a process may take to begin, however short its patience with an item is."""

_SPAWN = multiprocessing.get_context("spawn")


class Failure(msgspec.Struct, frozen=True):
    """What ended a unit, and with it the run: the sink's disk is full, a folder is gone."""

    what: str
    hint: str
    code: int

    def throw(self) -> None:
        """Raises it as the error it was."""
        error = CiterefError(self.what, self.hint)
        error.exit_code = self.code
        raise error


@contextmanager
def _undisturbed() -> Iterator[None]:
    """What is started in here never sees Ctrl-C, not even before it has begun; this process sees it right afterwards."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    resource_tracker.ensure_running()  # it would let the signal through again when it starts
    before = signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGINT,))
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class Worker:
    """The process, as the one that gives it work sees it."""

    def __init__(self, work: Work, memory: int, folder: str = "", idle: float | None = None) -> None:
        self._at = _SPAWN.RawValue("q", -1)
        self.answers, theirs = _SPAWN.Pipe()
        self._process = _SPAWN.Process(
            target=serve, args=(theirs, self._at, work, memory, folder, idle), daemon=True
        )
        with _undisturbed():
            self._process.start()
        theirs.close()
        self._seen, self._since = -1, time.monotonic()

    @property
    def at(self) -> int:
        """The number of the item it is at."""
        return int(self._at.value)

    @property
    def death(self) -> str:
        """How it ended, in a few words."""
        self._process.join(5)
        code = self._process.exitcode or 0
        if code >= 0:
            return f"exit code {code}"
        with suppress(ValueError):
            return signal.Signals(-code).name
        return f"signal {-code}"

    def take(self, unit: Unit, without: Mapping[int, str]) -> None:
        """Gives it a unit. Raises `OSError` where it is gone."""
        self._at.value = -1
        self._seen, self._since = -1, time.monotonic()
        self.answers.send((unit, dict(without)))

    def stuck(self, now: float, patience: float) -> bool:
        """Whether it has been at one item for longer than this; one that has not begun loads its programs."""
        if self.at != self._seen:
            self._seen, self._since = self.at, now
        return now - self._since > (patience if self._seen >= 0 else max(patience, START))

    def kill(self) -> None:
        """Kills it; what is left of it goes with `end`."""
        self._process.kill()

    def end(self) -> None:
        """Ends it."""
        self._process.kill()
        self._process.join()
        self.answers.close()


def serve(
    asked: connection.Connection,
    at: Any,
    work: Work,
    memory: int,
    folder: str = "",
    idle: float | None = None,
) -> None:
    """What the process does: one unit after another, until nobody asks any more, or not for so many seconds. Paths are
    those of the folder, where there is one.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_leave_with_parent, daemon=True).start()
    limit(memory)
    give_back()

    def begin(number: int) -> None:
        at.value = number

    with suppress(OSError):
        os.chdir(folder or ".")
    with suppress(EOFError, OSError):
        while asked.poll(idle):
            unit, without = asked.recv()
            asked.send(_done(work, unit, begin, without))


def _done(work: Work, unit: Unit, begin: Any, without: Mapping[int, str]) -> Made | Failure:
    try:
        return work(unit, begin, without)
    except CiterefError as error:
        return Failure(error.what, error.hint, error.exit_code)
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        return Failure(f"{where}{error.strerror or error}.", "What was done is kept: run it again.", 2)
    except Exception as error:
        if os.environ.get("CITEREF_DEBUG"):
            import traceback

            traceback.print_exc(file=sys.stderr)
        return Failure(
            f"a defect of citeref itself: {type(error).__name__}: {error}", "CITEREF_DEBUG=1 says more.", 70
        )


def _leave_with_parent() -> None:
    """Ends this process with the one that started it, so that none goes on writing behind a new run."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)
