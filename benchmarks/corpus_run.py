"""How quick a run over a corpus is, how much of the cores it uses, whether its memory stays flat, and whether it is linear.

`python -m benchmarks.corpus_run BENCH [--legi FOLDER] [--megabytes 1000] [--twice]`: builds an input of so many megabytes of text
from the folder of bench archives and an unpacked `@socialgouv/legi-data`, repeated as often as it takes, runs `citeref corpus` over
it and looks at its processes twice a second (Linux). « wanted » is the share of the cores that the run would have used with nobody
else on the machine: time on a core and time waiting for one. « idle » is the share of its workers' lives in which they did neither,
but waited for work or for the disk. `--twice` runs twice the input too, and gives the ratio.
"""

from __future__ import annotations

import argparse
import json
import os
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from itertools import pairwise
from pathlib import Path
from statistics import mean
from typing import NamedTuple

from benchmarks.corpora import table
from benchmarks.corpus_input import texts, write

_TICK = os.sysconf("SC_CLK_TCK")
_PAGE = os.sysconf("SC_PAGE_SIZE")


class Look(NamedTuple):
    """The processes at one moment: seconds since the start, bytes of the parent and of its workers, seconds on a core and
    waiting for one, of all of them; the share of the workers' lives in which they did neither.
    """

    at: float
    parent: int
    workers: int
    cpu: float
    waited: float
    idle: float


class Run(NamedTuple):
    """A run: megabytes of text, documents, citations, seconds, and what was seen on the way."""

    megabytes: float
    documents: int
    citations: int
    seconds: float
    looks: list[Look]
    output: int


def tree(top: int) -> Iterator[int]:
    """A process and all it has started."""
    yield top
    try:
        children = Path(f"/proc/{top}/task/{top}/children").read_text().split()
    except OSError:
        return
    for child in children:
        yield from tree(int(child))


class Watch:
    """Looks at a process and what it has started; the time of those that ended is kept."""

    def __init__(self, top: int) -> None:
        self._top, self._begun = top, time.monotonic()
        self._spent: dict[int, tuple[float, float]] = {}
        self._lives: dict[int, float] = {}
        self._workers: set[int] = set()

    def look(self) -> Look:
        memory = {}
        for process in tree(self._top):
            try:
                fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
                waited = sum(
                    int(Path(f"/proc/{process}/task/{thread}/schedstat").read_text().split()[1])
                    for thread in os.listdir(f"/proc/{process}/task")
                )
            except OSError:
                continue
            self._spent[process] = ((int(fields[11]) + int(fields[12])) / _TICK, waited / 1e9)
            memory[process] = int(fields[21]) * _PAGE
            born = int(fields[19]) / _TICK
            if b"spawn_main" in Path(f"/proc/{process}/cmdline").read_bytes():
                self._workers.add(process)
            self._lives[process] = time.clock_gettime(time.CLOCK_BOOTTIME) - born
        parent = memory.pop(self._top, 0)
        cpu, waited_all = (sum(column) for column in zip(*self._spent.values(), strict=True))
        return Look(
            time.monotonic() - self._begun, parent, sum(memory.values()), cpu, waited_all, self._idle()
        )

    def _idle(self) -> float:
        """The share of the workers' lives in which they were not on a core nor waiting for one."""
        workers = [process for process in self._spent if process in self._workers]
        lives = sum(self._lives[process] for process in workers)
        spent = sum(sum(self._spent[process]) for process in workers)
        return max(0.0, 1 - spent / lives) if lives else 0.0


def run(source: Path, output: Path, jobs: int) -> Run:
    """Runs over an input, and looks on."""
    command = [sys.executable, "-m", "citeref", "corpus", str(source), str(output), "--jobs", str(jobs)]
    begun = time.monotonic()
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    watch, looks = Watch(process.pid), []
    while process.poll() is None:
        looks.append(watch.look())
        time.sleep(0.5)
    seconds = time.monotonic() - begun
    if process.returncode not in (0, 4):
        raise SystemExit(f"the run ended with {process.returncode}")
    totals = sums(output)
    size = sum(one.stat().st_size for one in output.rglob("*")) if output.is_dir() else output.stat().st_size
    return Run(totals["text_bytes"] / 1e6, totals["documents"], totals["citations"], seconds, looks, size)


def sums(output: Path) -> dict[str, int]:
    """What a run says it has done."""
    if output.suffix == ".index":
        with closing(sqlite3.connect(output)) as connection:
            told = [json.loads(made) for (made,) in connection.execute("SELECT told FROM finished")]
        return {name: sum(made[name] for made in told) for name in ("text_bytes", "documents", "citations")}
    manifest = output / "corpus.json" if output.is_dir() else output.with_name(f"{output.name}.json")
    totals: dict[str, int] = json.loads(manifest.read_bytes())["totals"]
    return totals


def memory(looks: list[Look]) -> tuple[float, float, float]:
    """Megabytes of all processes in the first and in the last tenth of a run, on the average, and the most."""
    steady = [look for look in looks if look.workers]
    tenth = max(1, len(steady) // 10)
    sums = [(look.parent + look.workers) / 1e6 for look in steady]
    return mean(sums[:tenth]), mean(sums[-tenth:]), max(sums)


def tenths(looks: list[Look]) -> str:
    """Megabytes of all processes in each tenth of a run, on the average."""
    steady = [(look.parent + look.workers) / 1e6 for look in looks if look.workers]
    cuts = [len(steady) * at // 10 for at in range(11)]
    return " ".join(f"{mean(steady[low:high]):.0f}" for low, high in pairwise(cuts) if high > low)


def report(runs: list[Run], jobs: int) -> str:
    """The figures of runs as a table."""
    rows = []
    for one in runs:
        first, last, most = memory(one.looks)
        final = one.looks[-1]
        rows.append(
            (
                f"{one.megabytes:.0f} MB",
                one.documents,
                one.citations,
                one.seconds,
                one.documents / one.seconds,
                one.megabytes / one.seconds,
                one.megabytes / final.cpu,
                f"{final.cpu / final.at / jobs:.0%}",
                f"{(final.cpu + final.waited) / final.at / jobs:.0%}",
                f"{final.idle:.1%}",
                first,
                last,
                f"{last / first - 1:+.1%}",
                most,
                max(look.parent for look in one.looks) / 1e6,
                one.output / 1e6,
            )
        )
    headings = (
        "text", "documents", "citations", "seconds", "documents/s", "MB/s", "MB a core-second", "cores used", "wanted", "idle",
        "MB first tenth", "last tenth", "change", "most", "parent", "output MB",
    )  # fmt: skip
    columns = [[heading, *(row[at] for row in rows)] for at, heading in enumerate(headings)]
    return table(["", *(f"run {number}" for number in range(1, len(runs) + 1))], columns)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("bench", type=Path, help="the folder of bench archives")
    parser.add_argument("--legi", type=Path, help="the folder of an unpacked @socialgouv/legi-data")
    parser.add_argument("--megabytes", type=float, default=1000, help="of text (1000)")
    parser.add_argument("--output", default="out", help="out (Parquet), out.jsonl, out.index (out)")
    parser.add_argument(
        "--jobs", type=int, default=len(os.sched_getaffinity(0)), help="processes (all cores)"
    )
    parser.add_argument("--twice", action="store_true", help="twice the input too")
    asked = parser.parse_args()
    source = list(texts(asked.bench, asked.legi))
    runs = []
    with tempfile.TemporaryDirectory() as name:
        for share in (1, 2) if asked.twice else (1,):
            path = Path(name) / f"in-{share}.jsonl"
            documents, rounds = write(path, source, int(asked.megabytes * share * 1e6))
            print(f"{documents} documents; {len(source)} texts, begun {rounds} times", flush=True)
            runs.append(run(path, Path(name) / f"{share}-{asked.output}", asked.jobs))
            path.unlink()
    print(report(runs, asked.jobs))
    for one in runs:
        print(f"MB in each tenth: {tenths(one.looks)}")
    if asked.twice:
        one, two = runs
        cpu = two.looks[-1].cpu / one.looks[-1].cpu
        print(
            f"twice the input: {two.seconds / one.seconds:.2f} times the seconds, {cpu:.2f} times the processor time"
        )


if __name__ == "__main__":
    main()
