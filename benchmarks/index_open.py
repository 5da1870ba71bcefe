"""How soon the terminal program stands on an index, and what it takes: `python -m benchmarks.index_open INDEX... [--cold]`.

*First screen* is wall-clock time from the start of the process until the authorities with their counts and keys stand on a
real (pseudo) terminal of 80 × 24; *a key* is the time until the cursor has moved on the key sent then. Processor time is that
of the process until the key was answered, *memory* its largest resident size two seconds later, when what is done beside the
screen has begun. With `--cold` the index's pages are dropped from the system's memory before each start (Linux).
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.corpora import table
from benchmarks.monkey import Terminal

LEFT_ALONE = 2.0
"""Seconds that the program runs by itself before its memory is read."""


def drop(path: Path) -> None:
    """Forget what the system holds of a file in memory, so that it is read from the disk."""
    file = os.open(path, os.O_RDONLY)
    os.posix_fadvise(file, 0, 0, os.POSIX_FADV_DONTNEED)
    os.close(file)


def opened(path: Path, cold: bool) -> tuple[float, float, float, float]:
    """Seconds until the first screen, and until a key is answered; processor seconds; megabytes."""
    if cold:
        drop(path)
    with tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        terminal = Terminal([sys.executable, "-m", "citeref", str(path), "--ui-lang", "en"], Path(folder))
        _wait(terminal, (b"cited  docs", "█".encode(), b"sentences"), began)
        first = time.perf_counter() - began
        terminal.sent.clear()
        terminal.type("\x1b[B")
        _wait(terminal, ("▸".encode(),), began)
        key = time.perf_counter() - began
        processor = _processor(terminal.pid)
        until = time.monotonic() + LEFT_ALONE
        while time.monotonic() < until:
            terminal.read(0.1)
        memory = _peak(terminal.pid)
        while terminal.ended() is None:
            terminal.type("\x11")
            terminal.read(0.2)
    return first, key, processor, memory


def _wait(terminal: Terminal, signs: tuple[bytes, ...], began: float) -> None:
    while not all(sign in terminal.sent for sign in signs):
        terminal.read(0.01)
        if time.perf_counter() - began > 60:
            raise SystemExit(f"no screen after 60 s: {bytes(terminal.sent[-2000:])!r}")


def _processor(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _peak(pid: int) -> float:
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024


def main() -> None:
    """A line an index: the middle and the worst of several starts."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("indexes", type=Path, nargs="+")
    parser.add_argument("--repeat", type=int, default=5)
    parser.add_argument("--cold", action="store_true")
    given = parser.parse_args()
    rows = []
    for path in given.indexes:
        firsts, keys, processors, memories = zip(
            *(opened(path.resolve(), given.cold) for _ in range(given.repeat)), strict=True
        )
        median = statistics.median
        rows.append(
            (
                path.name,
                median(firsts),
                max(firsts),
                median(keys),
                max(keys),
                median(processors),
                max(memories),
            )
        )
    print(table(["index", "first screen s", "worst", "a key s", "worst", "processor s", "memory MB"], rows))


if __name__ == "__main__":
    main()
