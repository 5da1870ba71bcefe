"""Everything that is measured of large corpora, in one command and one run, with ratios.

`python -m benchmarks.overview BENCH [--megabytes 8] [--citations 50000 500000 5000000] [--work FOLDER]`: BENCH is the folder of
bench archives. It prints

1. extraction: citeref on one core, the plain two-stage scan of the same bytes and each rival that is installed, then `citeref
   corpus` from JSON Lines to Parquet on one process and on all cores, with its ratio to the scan and its memory;
2. indexes of each number of made-up citations: how quickly they are filled, how large they are, and the memory of the filling;
3. the questions that a person waits for, on each index, and how the answer's time grows with the data;
4. the terminal program on the largest: seconds until an authority is on the screen, and its memory.

Times are processor time where one process is meant, else of the clock: run it on a quiet machine. Indexes that are in the work
folder already are asked again, not made again.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks import corpus_input, corpus_run, index_scale, rivals, screens
from benchmarks.corpora import MEGA, Sample, table, total
from benchmarks.monkey import Terminal
from citeref.index import Index

QUESTIONS = {
    "who cites the most cited passage, first page": "who cites the most cited, first page",
    "table of authorities, 200 most cited": "table: first 200 by count",
    "words of the texts, a rare one": "words: rare, first page",
    "words of the texts, a common one": "words: « article », first page",
    "matrix 200 × 200": "matrix 200 × 200",
    "timeline, first page": "timeline, first page",
}
"""What a person waits for, and its name among the questions of `index_scale`."""


def extraction(texts: Sequence[Sample], repeat: int) -> None:
    """Citeref, the scan and the rivals on one core."""
    print(f"1. Extraction: {len(texts)} documents, {total(texts):.1f} MB\n")
    print(rivals.compared(texts, repeat), end="\n\n")


def corpus(source: list[corpus_input.Text], texts: Sequence[Sample], megabytes: float, work: Path) -> None:
    """`citeref corpus` on one process and on all."""
    scan = rivals.measure(rivals.finder("two-stage scan"), [sample.text for sample in texts], 1).speed
    path = work / "corpus.jsonl"
    documents, _ = corpus_input.write(path, source, int(megabytes * MEGA))
    rows = []
    for jobs in dict.fromkeys((1, len(os.sched_getaffinity(0)))):
        output = work / f"corpus-{jobs}"
        one = corpus_run.run(path, output, jobs)
        speed, cpu = one.megabytes / one.seconds, one.looks[-1].cpu
        rows.append(
            (
                f"{jobs} process{'es' if jobs > 1 else ''}",
                one.megabytes,
                one.citations,
                speed,
                documents / one.seconds,
                one.megabytes / cpu,
                speed / scan,
                corpus_run.memory(one.looks)[2],
                one.output / MEGA,
            )
        )
    headings = [
        "citeref corpus", "MB", "citations", "MB/s", "documents/s", "MB a core-second", "of the scan", "memory MB", "output MB",
    ]  # fmt: skip
    print(table(headings, rows), end="\n\n")


def indexes(folder: Path, counts: Sequence[int]) -> list[Path]:
    """An index of each size, made where it is not there."""
    print("2. Indexes\n")
    paths = [folder / f"{count}.index" for count in counts]
    for path, count in zip(paths, counts, strict=True):
        if path.exists():
            print(f"{count:>9,} citations: {path.stat().st_size / MEGA:,.0f} MB, there already", flush=True)
        else:
            index_scale.make(path, count, texts=True)
    print()
    return paths


def questions(paths: Sequence[Path], repeat: int) -> None:
    """Milliseconds of each question on each index, and how often the smallest's time the largest takes."""
    times: dict[str, list[float]] = {name: [] for name in QUESTIONS}
    for path in paths:
        index = Index.open(path, read_only=True)
        asked = index_scale.questions(index)
        for name, known in QUESTIONS.items():
            times[name].append(statistics.median(_milliseconds(asked[known]) for _ in range(repeat)))
        index.close()
    print("3. Questions, in milliseconds\n")
    rows = [(name, *found, found[-1] / found[0] if found[0] else 0.0) for name, found in times.items()]
    print(table(["question", *(path.stem for path in paths), "times"], rows), end="\n\n")


def _milliseconds(question: object) -> float:
    assert callable(question)
    start = time.perf_counter()
    question()
    return 1000 * (time.perf_counter() - start)


def program(path: Path, folder: Path, repeat: int) -> None:
    """The terminal program on the largest index: its first screen, and what it holds then."""
    first = screens.first_screen(path, folder, (80, 24), repeat)
    terminal = Terminal([sys.executable, "-m", "citeref", str(path), "--ui-lang", "en"], folder)
    terminal.resize(80, 24)
    until = time.monotonic() + 8
    while time.monotonic() < until:
        terminal.read(0.1)
    held = Path(f"/proc/{terminal.pid}/status").read_text().partition("VmRSS:")[2].split()[0]
    while terminal.ended() is None:
        terminal.type("\x11")
        terminal.read(0.2)
    print("4. The terminal program\n")
    print(f"{path.name}: first screen after {first:.2f} s, {int(held) * 1024 / MEGA:.0f} MB")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("bench", type=Path, help="the folder of bench archives")
    parser.add_argument("--legi", type=Path, help="the folder of an unpacked @socialgouv/legi-data")
    parser.add_argument("--megabytes", type=float, default=8.0, help="of text for the finders (8)")
    parser.add_argument(
        "--corpus", type=float, default=60.0, help="megabytes of text for `citeref corpus` (60)"
    )
    parser.add_argument("--citations", type=int, nargs="+", default=[50_000, 500_000, 5_000_000])
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--work", type=Path, help="where indexes are kept (a temporary folder)")
    asked = parser.parse_args()
    source = list(corpus_input.texts(asked.bench, asked.legi))
    if not source:
        parser.error(f"no archives in {asked.bench}")
    texts: list[Sample] = []
    step = max(1, int(sum(len(text.words) for text in source) / (asked.megabytes * MEGA)))
    texts = [Sample(text.name, "?", text.words) for text in source[::step]]
    with tempfile.TemporaryDirectory() as name:
        work = asked.work or Path(name)
        work.mkdir(parents=True, exist_ok=True)
        extraction(texts, asked.repeat)
        corpus(source, texts, asked.corpus, Path(name))
        paths = indexes(work, asked.citations)
        questions(paths, asked.repeat)
        program(paths[-1], Path(name), asked.repeat)


if __name__ == "__main__":
    main()
