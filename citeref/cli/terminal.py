"""The only place that writes to the terminal: data on stdout, talk on stderr, hidden characters shown.

Nothing a document, a file name or a server says reaches a terminal, a pipe or a log as a command.
"""

from __future__ import annotations

import io
import os
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TextIO

from citeref.model import Progress
from citeref.visible import visible


def put(text: str, end: str = "\n") -> None:
    """Data: a text on stdout."""
    _write(sys.stdout, text + end)


def say(text: str) -> None:
    """Talk: a sentence on stderr."""
    _write(sys.stderr, text + "\n")


def put_array(objects: Iterable[str]) -> None:
    """Data: objects, each JSON already, as one array, written as they come."""
    put("[", end="")
    for at, one in enumerate(objects):
        put("," if at else "", end="\n" if at else "")
        put(one, end="")
    put("]")


def more(next_row: object, limit: int | None) -> str:
    """What is said at the end of a list that was cut."""
    return f"; `--limit {(limit or 1) * 10}` shows more" if next_row is not None else ""


class Output:
    """Standard output as a stream, for the writers of exports."""

    def write(self, text: str) -> int:
        """Data, as with `put`."""
        put(text, end="")
        return len(text)


def hush() -> None:
    """Let nothing more be written to stdout: its reader is gone, or its disk full."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):  # a test's stdout has no file number
        sys.stdout = io.StringIO()


@contextmanager
def progress(what: str, patience: float = 0.5) -> Iterator[Progress]:
    """A bar on stderr that fills, on a terminal only and only when the work lasts longer than `patience`
    seconds.
    """
    begun, shown = time.monotonic(), False
    talks = sys.stderr.isatty()

    def report(done: int, total: int, name: str) -> None:
        nonlocal shown
        if talks and time.monotonic() - begun > patience:
            shown = True
            sys.stderr.write(f"\r\x1b[K{what} {_bar(done, total)} {done}/{total}  {visible(name)[:48]}")
            sys.stderr.flush()

    try:
        yield report
    finally:
        if shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()


def _bar(done: int, total: int) -> str:
    """Ten cells, filled as far as the work has come; every terminal has these signs."""
    filled = min(10, 10 * done // total) if total > 0 else 0
    return f"[{'#' * filled}{'.' * (10 - filled)}]"


def _write(stream: TextIO, text: str) -> None:
    if isinstance(stream, io.TextIOWrapper) and stream.errors in ("strict", "surrogateescape"):
        stream.reconfigure(errors="backslashreplace")
    stream.write(visible(text))
