"""The desk where questions about files are handed in: a thread of its own for each kind of work.

The screen never waits. A question is a function of the thing behind the desk; its answer is awaited. Two
desks may share one thing: the index reads the documents at one and answers who cites what at the other.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Future
from queue import SimpleQueue
from threading import Lock, Thread
from typing import Any, Generic, TypeVar

T = TypeVar("T")
Answer = TypeVar("Answer")


class Desk(Generic[T]):
    """A thread that opens one thing and answers questions about it, in the order they come."""

    def __init__(self, open_thing: Callable[[], T], name: str) -> None:
        self._open = open_thing
        self._asked: SimpleQueue[tuple[Callable[[T], Any], Future[Any]] | None] = SimpleQueue()
        self._thing: T | None = None
        self._thread = Thread(target=self._serve, name=name, daemon=True)
        self.closed = False

    async def ask(self, question: Callable[[T], Answer]) -> Answer:
        """The answer to a question; raises what the question raises."""
        answer: Future[Answer] = Future()
        self._asked.put((question, answer))
        if not self._thread.is_alive() and not self.closed:
            self._thread.start()
        return await asyncio.wrap_future(answer)

    @property
    def at_work(self) -> bool:
        """Whether its thread still runs: a closed desk ends after the question in hand."""
        return self._thread.is_alive()

    def wait(self, seconds: float) -> None:
        """Wait for the question in hand, at most so long."""
        if self.at_work:
            self._thread.join(seconds)

    def close(self) -> None:
        """No more questions; the thread ends after the one in hand."""
        self.closed = True
        self._asked.put(None)

    def _serve(self) -> None:
        while (asked := self._asked.get()) is not None:
            self._answer(*asked)

    def _answer(self, question: Callable[[T], Any], answer: Future[Any]) -> None:
        if not answer.set_running_or_notify_cancel():
            return
        try:
            if self._thing is None:
                self._thing = self._open()
            answer.set_result(question(self._thing))
        except BaseException as error:
            answer.set_exception(error)


class Once(Generic[T]):
    """Opens a thing for whoever asks first, and gives the same one to all the others."""

    def __init__(self, open_thing: Callable[[], T]) -> None:
        self._open = open_thing
        self._lock = Lock()
        self._thing: T | None = None

    def __call__(self) -> T:
        """The thing; raises what opening it raises, and tries again the next time."""
        with self._lock:
            if self._thing is None:
                self._thing = self._open()
            return self._thing
