"""How soon citeref answers: the import, the first citation, the first line of the command, each in a process of its own.

`python -m benchmarks.start_time`. Wall-clock milliseconds, the median of `--repeat` starts; the bare interpreter stands beside.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
from time import perf_counter

from benchmarks.corpora import table

SENTENCE = "L'article 28-3 du RGPD et la délibération SAN-2022-009."
STEPS = {
    "python alone": "pass",
    "import citeref": "import citeref",
    "import find, resolve": "from citeref import find, resolve",
    "first result": f"from citeref import find, resolve; assert resolve(find({SENTENCE!r}))",
    "second result, in all": f"from citeref import find, resolve; [resolve(find({SENTENCE!r})) for _ in range(2)]",
    "citeref --version": "from citeref.cli import main; main(['--version'], standalone_mode=False)",
    "citeref lookup": "from citeref.cli import main; main(['lookup', 'rgpd 28-3 a'], standalone_mode=False)",
}


def milliseconds(code: str, repeat: int) -> tuple[float, float]:
    """The median and the worst of several fresh processes that run the code."""
    times = []
    for _ in range(repeat):
        start = perf_counter()
        subprocess.run([sys.executable, "-c", code], check=True, stdout=subprocess.DEVNULL)
        times.append((perf_counter() - start) * 1000)
    return statistics.median(times), max(times)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--repeat", type=int, default=11, help="starts of each kind (11)")
    repeat = parser.parse_args().repeat
    milliseconds(STEPS["first result"], 1)  # so that compiled files exist
    rows: list[tuple[str, float, float, float]] = []
    for name, code in STEPS.items():
        median, worst = milliseconds(code, repeat)
        rows.append((name, median, worst, median - rows[0][1] if rows else 0.0))
    print(table(["step", "ms", "worst", "above python"], rows))


if __name__ == "__main__":
    main()
