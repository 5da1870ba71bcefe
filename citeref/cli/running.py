"""How far a long run has come: documents, their rate, and the time that is left, on one line of stderr."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING

from citeref.cli.terminal import say

if TYPE_CHECKING:
    from citeref.corpus import Totals

_EVERY = 0.5
_EVERY_LINE = 60.0


class Progress:
    """Called with the sums so far: draws one line on a terminal, and writes one a minute where stderr is none."""

    def __init__(self, size: int, limit: int = 0) -> None:
        """`size`: bytes of the input; `limit`: documents after which the run ends, 0 for none."""
        self._size, self._limit = size, limit
        self._talks = sys.stderr.isatty()
        self._begun = self._last = time.monotonic()
        self._before: tuple[int, int, int] | None = None
        self._totals: Totals | None = None
        self._shown = False

    def __enter__(self) -> Progress:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.end()

    def __call__(self, totals: Totals, kept: int) -> None:
        """Tells how far it is."""
        self._totals = totals
        if self._before is None:
            self._before = (totals.documents, totals.text_bytes, totals.size)
            if kept:
                left = "nothing is left to do" if totals.size >= self._size else "goes on"
                there = number(totals.documents, "document")
                say(f"citeref: {there} {'is' if totals.documents == 1 else 'are'} there from before; {left}.")
            if self._talks:
                self._write(self.line(self._last))
            return
        now = time.monotonic()
        if now - self._last >= (_EVERY if self._talks else _EVERY_LINE):
            self._last = now
            self._write(self.line(now))

    def line(self, now: float) -> str:
        """The line."""
        totals, before = self._totals, self._before
        assert totals is not None
        assert before is not None
        seconds = max(now - self._begun, 0.001)
        rate = (totals.documents - before[0]) / seconds
        speed = (totals.text_bytes - before[1]) / seconds / 1e6
        at, first, end = totals.size, before[2], self._size
        if self._limit and totals.documents * end > at * self._limit:
            at, first, end = totals.documents, before[0], self._limit
        share, done = (min(at / end, 1.0) if end else 1.0), at - first
        left = max(end - at, 0) * seconds / done if done > 0 else 0.0
        return (
            f"{share:4.0%}  {totals.documents} documents  {rate:.0f}/s  {speed:.1f} MB/s"
            f"{f'  {_time(left)} left' if done > 0 else ''}"
        )

    def kept(self) -> str:
        """What is kept, in words."""
        documents = self._totals.documents if self._totals else 0
        return f"{number(documents, 'document')} {'is' if documents == 1 else 'are'} kept"

    def end(self) -> None:
        """Leaves the terminal's line empty."""
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
            self._shown = False

    def _write(self, line: str) -> None:
        if self._talks:
            self._shown = True
            sys.stderr.write(f"\r\x1b[K{line[:79]}")
        else:
            sys.stderr.write(f"citeref: {line}\n")
        sys.stderr.flush()


def number(count: int, what: str) -> str:
    """So many of something: « 1 document », « 2 000 documents »."""
    return f"{count:,} {what}{'' if count == 1 else 's'}".replace(",", " ")


def _time(seconds: float) -> str:
    """A time in the two largest of hours, minutes and seconds."""
    whole = int(seconds + 0.5)
    if whole >= 3600:
        return f"{whole // 3600} h {whole % 3600 // 60:02} min"
    return f"{whole // 60} min {whole % 60:02} s" if whole >= 60 else f"{whole} s"
