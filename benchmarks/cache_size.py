"""How quick a large cache is: one page looked up, all listed, all verified.

`python -m benchmarks.cache_size`. A cache of `--pages` pages (10 000) in a temporary folder; median of
`--repeat` runs, in milliseconds; the commands are processes of their own. « Above start » is what a command takes more
than one that lists nothing. The first listing of a cache reads every origin and notes what they say, later ones hold
that note against the disk.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from time import perf_counter, sleep

from benchmarks.corpora import table
from citeref.cache import Cache, Layer, filing, register
from citeref.model import Origin
from citeref.ref import Ref


def fill(folder: Path, pages: int) -> None:
    """Pages of EU acts and CNIL decisions, every fourth a dated version; written without waiting for the disk."""
    for number in range(pages):
        ref = (
            f"eu/reg/{1960 + number % 60}/{number // 60 + 1}" if number % 2 else f"fr/cnil/{number}-{number}"
        )
        ref = f"fr/cnil/SAN-{2000 + number % 20}-{number}" if number % 2 == 0 else ref
        version = "2016-05-04" if number % 4 == 0 else ""
        data = f"<p>{number}</p>".encode()
        record = Origin(
            ref=ref,
            lang="fr",
            sha256=sha256(data).hexdigest(),
            version=version,
            address="https://example.org/",
        )
        place = folder / ref
        place.mkdir(parents=True, exist_ok=True)
        stem = f"fr@{version}" if version else "fr"
        (place / f"{stem}.html").write_bytes(data)
        (place / f"{stem}.json").write_bytes(filing.encoded(record))


def milliseconds(run: Callable[[], object], repeat: int) -> tuple[float, float, float]:
    """The median and the worst by the clock, and the median of the processor's time, also in other processes."""
    times, spent = [], []
    for _ in range(repeat):
        start, used = perf_counter(), _used()
        run()
        times.append((perf_counter() - start) * 1000)
        spent.append((_used() - used) * 1000)
    return statistics.median(times), max(times), statistics.median(spent)


def _used() -> float:
    """Seconds of the processor that this process and those it has waited for have had."""
    return sum(os.times()[:4])


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--pages", type=int, default=10_000, help="pages in the cache (10 000)")
    parser.add_argument("--repeat", type=int, default=5, help="runs of each kind (5)")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "citeref" / "pages"
        fill(folder, asked.pages)
        sleep(3.5)  # a file younger than that is not noted yet
        cache = Cache((Layer("user", folder, True),))
        ref, other = Ref("fr/cnil/SAN-2000-40/pt_3"), Ref("ecli/EU:C:2099:1")
        around = os.environ | {"XDG_CACHE_HOME": name}

        def command(*words: str) -> Callable[[], object]:
            line = [sys.executable, "-m", "citeref", "cache", *words]
            return lambda: subprocess.run(line, check=True, env=around, capture_output=True)

        def anew() -> int:
            return sum(1 for _ in Cache(cache.layers).pages())

        def unnoted() -> int:
            (folder / register.NAME).unlink(missing_ok=True)
            return anew()

        steps: dict[str, Callable[[], object]] = {
            "one page looked up": lambda: cache.page(ref, "fr"),
            "its languages": lambda: cache.languages(ref),
            "all pages, the first time": unnoted,
            "all pages, with the note": anew,
            "a decision that is not there": lambda: Cache(cache.layers).page(other, "fr"),
            "citeref cache list REF": command("list", "fr/cnil/SAN-2000-40"),
            "citeref cache list": command("list"),
            "citeref cache verify": command("verify"),
        }
        times = {step: milliseconds(run, asked.repeat) for step, run in steps.items()}
        print(table(["step", "ms", "worst", "processor"], [(step, *took) for step, took in times.items()]))
        above = times["citeref cache list"][2] - times["citeref cache list REF"][2]
        print(f"citeref cache list, above start: {above:.0f} ms of the processor")


if __name__ == "__main__":
    main()
