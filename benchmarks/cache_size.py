"""How quick a large cache is: one page looked up, all listed, all verified.

`python -m benchmarks.cache_size`. A cache of `--pages` pages (10 000) in a temporary folder; median of
`--repeat` runs, in milliseconds; the commands are processes of their own.
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
from time import perf_counter

from benchmarks.corpora import table
from citeref.cache import Cache, Layer, filing
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


def milliseconds(run: Callable[[], object], repeat: int) -> tuple[float, float]:
    times = []
    for _ in range(repeat):
        start = perf_counter()
        run()
        times.append((perf_counter() - start) * 1000)
    return statistics.median(times), max(times)


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
        cache = Cache((Layer("user", folder, True),))
        ref = Ref("fr/cnil/SAN-2000-40/pt_3")
        around = os.environ | {"XDG_CACHE_HOME": name}

        def command(*words: str) -> Callable[[], object]:
            line = [sys.executable, "-m", "citeref", "cache", *words]
            return lambda: subprocess.run(line, check=True, env=around, capture_output=True)

        steps: dict[str, Callable[[], object]] = {
            "one page looked up": lambda: cache.page(ref, "fr"),
            "its languages": lambda: cache.languages(ref),
            "all pages, in Python": lambda: sum(1 for _ in cache.pages()),
            "citeref cache list": command("list"),
            "citeref cache list REF": command("list", "fr/cnil/SAN-2000-40"),
            "citeref cache verify": command("verify"),
        }
        print(
            table(
                ["step", "ms", "worst"],
                [(step, *milliseconds(run, asked.repeat)) for step, run in steps.items()],
            )
        )


if __name__ == "__main__":
    main()
