"""Whether a cache stays whole when its writers are killed, and loses nothing when two write at once.

`python -m benchmarks.cache_kills`. Each round starts a process that adds, replaces and takes in pages without
end, kills it (SIGKILL) at a random moment, and has `verify` read every file; then two processes write
`--pages` pages each, half of them the same ones, and all must be there. Needs a system that can fork.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import random
import signal
import tempfile
from itertools import count
from pathlib import Path
from time import perf_counter, sleep

from benchmarks.corpora import table
from citeref.cache import Cache, Layer, warc
from citeref.law import intake
from citeref.ref import Ref

FORK = multiprocessing.get_context("fork")
LAW = Ref("eu/reg/2099/1")
PAGE = '<html lang="en" data-ref="{ref}" data-status="synopsis"><title>Tea</title>' + "".join(
    f'<article data-place="art_{n}"><span class="label">Article {n}</span> <p>Cup {n}.</p></article>'
    for n in range(1, 40)
)
"""A law nobody adopted, long enough to be taken for one."""


def opened(folder: Path) -> Cache:
    return Cache((Layer("user", folder, True),))


def add(folder: Path, archive: Path) -> None:
    """Adds dated versions and replaces a page by one of another length and kind, without end."""
    cache, kinds = opened(folder), ("text/html", "application/json", "application/xml")
    for number in count(random.randrange(1000)):
        data = os.urandom(random.randrange(1, 300_000))
        cache.add(data, LAW, "en", replace=True, content_type=kinds[number % 3])
        cache.add(data, LAW, "en", replace=True, version=f"20{number % 90 + 10}-01-01")


def take(folder: Path, archive: Path) -> None:
    """Takes in an archive of many pages, again and again, each time as if for the first."""
    for _ in count():
        for one in intake.take(archive, opened(folder), replace=True):
            assert one.page, one.why


def archive(path: Path, pages: int) -> Path:
    """An archive of many small laws."""
    with tempfile.TemporaryDirectory() as folder, open(path, "wb") as out:
        cache = opened(Path(folder))
        for number in range(1, pages + 1):
            ref = Ref(f"eu/reg/2098/{number}")
            cache.add(PAGE.format(ref=ref).encode(), ref, "en", status="synopsis")
        warc.write(((page, cache.content(page)) for page in cache.pages()), out, "2026-01-01T00:00:00Z")
    return path


def killed(kills: int, folder: Path, stored: Path) -> tuple[int, int, int]:
    """Kills so many writers and returns how often `verify` found something, how many pages are there, and how
    many writers were killed in the midst of a write (their hidden files still lay there).
    """
    off = midst = 0
    for number in range(kills):
        work = (add, take)[number % 2]
        writer = FORK.Process(target=work, args=(folder, stored))
        writer.start()
        sleep(random.uniform(0.001, 0.12))
        assert writer.pid is not None
        os.kill(writer.pid, signal.SIGKILL)
        writer.join()
        midst += any(True for ending in ("new", "gone") for _ in folder.rglob(f".*.{ending}"))
        off += bool(opened(folder).verify())
    return off, sum(1 for _ in opened(folder).pages()), midst


def write(folder: Path, first: int, pages: int) -> None:
    cache = opened(folder)
    for number in range(first, first + pages):
        cache.add(f"page {number}".encode(), Ref(f"eu/reg/2000/{number}"), "en")


def together(folder: Path, pages: int) -> tuple[int, int, float]:
    """Two writers at once, half of their pages the same: how many are lost, what `verify` finds, seconds."""
    start = perf_counter()
    writers = [FORK.Process(target=write, args=(folder, first, pages)) for first in (1, 1 + pages // 2)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    seconds = perf_counter() - start
    wanted = {f"eu/reg/2000/{number}" for number in range(1, pages + pages // 2 + 1)}
    found = {str(page.ref) for page in opened(folder).pages()}
    failed = sum(writer.exitcode != 0 for writer in writers)
    return len(wanted - found) + failed, len(opened(folder).verify()), seconds


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--kills", type=int, default=200, help="writers killed (200)")
    parser.add_argument("--pages", type=int, default=1000, help="pages of each of the two writers (1000)")
    parser.add_argument("--seed", type=int, default=0, help="of the moments of the kills (0)")
    asked = parser.parse_args()
    random.seed(asked.seed)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        stored = archive(folder / "law.warc.gz", 50)
        off, pages, midst = killed(asked.kills, folder / "kills", stored)
        print(
            table(
                ["killed", "in the midst of a write", "not whole afterwards", "pages"],
                [(asked.kills, midst, off, pages)],
            )
        )
        lost, problems, seconds = together(folder / "two", asked.pages)
        print(
            table(["pages of each", "lost", "problems", "seconds"], [(asked.pages, lost, problems, seconds)])
        )


if __name__ == "__main__":
    main()
