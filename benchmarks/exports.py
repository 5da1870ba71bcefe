"""How soon 100 000 citations are written, and in how much memory: each format in a process of its own.

`python -m benchmarks.exports`. Rows are made one by one, so what a format holds back shows in its peak. Seconds of the processor
and of the clock, which grows on a busy machine, megabytes of the whole process; the limit of a list is 10 s and 250 MB.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter, process_time

from benchmarks.corpora import table
from citeref import exports
from citeref.exports import FORMATS, Row
from citeref.model import Citation, Place, Span
from citeref.ref import Ref

ACTS = (
    "eu/reg/2016/679",
    "eu/dir/2002/58",
    "eu/reg/2024/1689",
    "fr/code/penal",
    "fr/loi/78-17",
    "fr/cnil/SAN-2022-009",
)
SECONDS, MEGABYTES = 10, 250


def rows(count: int) -> Iterator[Row]:
    """Rows as a large dossier gives them: 1 000 documents, a dozen acts, 100 articles each, one in twenty left open."""
    for number in range(count):
        document = f"dossier/conclusions-{number * 1000 // count:04d}.docx"
        ref = Ref.trusted(f"{ACTS[number % len(ACTS)]}/art_{number % 97 + 1}/par_{number % 5 + 1}")
        words = (
            f"l'article {number % 97 + 1}, paragraphe {number % 5 + 1}, du texte visé au point {number % 300}"
        )
        start = number % 5000 * 90
        refs = () if number % 20 == 19 else (ref,)
        candidates = () if refs else (ref.authority, Ref.trusted("eu/dir/1995/46"))
        citation = Citation(
            words, Span(start, start + len(words)), refs, confidence=0.95, candidates=candidates
        )
        place = Place(number % 400 + 1, number % 900 + 1, "Sur la sécurité des traitements", number % 40 + 1)
        yield exports.row(document, citation, place)


def once(format: str, count: int) -> None:
    """Write one format and tell seconds, megabytes and the size of the file."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "out"
        begun, busy = perf_counter(), process_time()
        exports.write(format, rows(count), path)
        took, busy = perf_counter() - begun, process_time() - busy
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (
            1024 if sys.platform != "darwin" else 1024 * 1024
        )
        print(f"{busy:.2f} {took:.2f} {peak:.0f} {path.stat().st_size / 1e6:.1f}")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--count", type=int, default=100_000, help="citations (100 000)")
    parser.add_argument("--once", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.once:
        once(asked.once, asked.count)
        return
    told = []
    for name, format in FORMATS.items():
        if format.documents:
            continue
        command = [sys.executable, "-m", "benchmarks.exports", "--once", name, "--count", str(asked.count)]
        seconds, took, peak, size = map(
            float, subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
        )
        within = "yes" if seconds < SECONDS and peak < MEGABYTES else "NO"
        told.append((name, seconds, took, peak, size, within))
    print(table(["format", "s", "clock s", "MB", "file MB", "within"], told))


if __name__ == "__main__":
    main()
