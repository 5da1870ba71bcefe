"""Whether a cache stays whole when its writers are killed, and loses nothing when two write at once.

`python -m benchmarks.cache_kills`. Each round starts a process that writes to a cache without end, kills it (SIGKILL) at a
random moment, and has `verify` read every file: writers that add and replace pages, remove them, take in a web archive, fetch
from a server on this machine that sends slowly, and import an archive of open data. Then two processes write `--pages` pages
each, half of them the same ones, and all must be there. Needs a system that can fork.
"""

from __future__ import annotations

import argparse
import io
import multiprocessing
import os
import random
import signal
import tarfile
import tempfile
from collections.abc import Callable
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from pathlib import Path
from threading import Thread
from time import perf_counter, sleep
from typing import NamedTuple

from benchmarks.corpora import table
from citeref.cache import Cache, Layer, register, warc
from citeref.law import bulk, intake
from citeref.law.fetch import Sites, fetch, plan
from citeref.law.web import Web
from citeref.ref import Ref

FORK = multiprocessing.get_context("fork")
LAW = Ref("eu/reg/2099/1")
PAGE = '<html lang="en" data-ref="{ref}" data-status="synopsis"><title>Tea</title>' + "".join(
    f'<article data-place="art_{n}"><span class="label">Article {n}</span> <p>Cup {n}.</p></article>'
    for n in range(1, 40)
)
"""A law nobody adopted, long enough to be taken for one."""

ACT = """<html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title>
<link rel="canonical" href="https://eur-lex.europa.eu/eli/reg/2097/{number}/oj/eng"/></head><body>
<p class="oj-ti-art">Article 1</p><p class="oj-normal">{words}</p><p class="oj-ti-art">Article 2</p></body></html>"""
TEXT = """<TEXTE_CNIL><META><META_COMMUN><ID>CNILTEXT{number:012}</ID></META_COMMUN><META_SPEC><META_CNIL><TITRE>x</TITRE>
<NUMERO>SAN-2097-{number:03}</NUMERO></META_CNIL></META_SPEC></META><BLOC_TEXTUEL><CONTENU><p>{words}</p></CONTENU>
</BLOC_TEXTUEL></TEXTE_CNIL>"""


def opened(folder: Path) -> Cache:
    return Cache((Layer("user", folder, True),))


class Stored(NamedTuple):
    """What the writers draw from: a web archive, two archives of open data, the host of the server."""

    archive: Path
    data: tuple[Path, Path]
    host: str


def add(folder: Path, stored: Stored) -> None:
    """Adds dated versions and replaces a page by one of another length and kind, without end."""
    cache, kinds = opened(folder), ("text/html", "application/json", "application/xml")
    for number in count(random.randrange(1000)):
        data = os.urandom(random.randrange(1, 300_000))
        cache.add(data, LAW, "en", replace=True, content_type=kinds[number % 3])
        cache.add(data, LAW, "en", replace=True, version=f"20{number % 90 + 10}-01-01")


def take(folder: Path, stored: Stored) -> None:
    """Takes in an archive of many pages, again and again, each time as if for the first."""
    for _ in count():
        cache = opened(folder)
        for page in list(cache.pages()):
            cache.remove(page)
        for one in intake.take(stored.archive, opened(folder), replace=True):
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


def remove(folder: Path, stored: Stored) -> None:
    """Adds pages, lists them (which notes them) and removes them, without end."""
    cache = opened(folder)
    for number in count(random.randrange(1000)):
        page = cache.add(b"tea" * (number % 90 + 1), LAW / f"art_{number % 20 + 1}", "fr", replace=True)
        if number % 5 == 0:
            list(opened(folder).pages())
        cache.remove(page)


def ask(folder: Path, stored: Stored) -> None:
    """Fetches acts from the server on this machine, new ones and again those that are there, without end."""
    sites = Sites(cellar=f"http://{stored.host}/celex")
    rules = Web(hosts=frozenset({stored.host}), scheme="http", private=True, pause=0)
    cache = opened(folder)
    for number in count(random.randrange(1000)):
        ref = Ref(f"eu/reg/2097/{number % 300 + 1}")
        fetch(plan(ref, "en", cache, refresh=True, sites=sites), cache, web=rules)


def bring(folder: Path, stored: Stored) -> None:
    """Imports one archive of open data after the other, each with other words and a list of withdrawn texts."""
    for number in count(random.randrange(2)):
        bulk.bring_in(stored.data[number % 2], opened(folder), journals=folder.parent / "journals")


WRITERS = {"add": add, "remove": remove, "add an archive": take, "fetch": ask, "import": bring}


def killed(
    work: Callable[[Path, Stored], None], kills: int, folder: Path, stored: Stored
) -> tuple[int, int, int]:
    """Kills so many writers and returns how often `verify` found something, how many pages are there, and how
    many writers were killed in the midst of a write (their hidden files still lay there).
    """
    off = midst = 0
    for _ in range(kills):
        writer = FORK.Process(target=work, args=(folder, stored))
        writer.start()
        sleep(random.uniform(0.001, 0.2))
        assert writer.pid is not None
        assert writer.is_alive(), f"{work.__name__} ended by itself"
        os.kill(writer.pid, signal.SIGKILL)
        writer.join()
        midst += any(True for ending in ("new", "gone") for _ in folder.rglob(f".*.{ending}"))
        off += bool(opened(folder).verify())
    return off, sum(1 for _ in opened(folder).pages()), midst


def warm(folder: Path, stored: Stored) -> None:
    """Does each kind of work once here, so that the processes that are killed begin with it at once."""
    list(intake.take(stored.archive, opened(folder)))
    sites, rules = (
        Sites(cellar=f"http://{stored.host}/celex"),
        Web(hosts=frozenset({stored.host}), scheme="http", private=True),
    )
    fetch(plan(Ref("eu/reg/2097/1"), "en", opened(folder), sites=sites), opened(folder), web=rules)


class Acts(BaseHTTPRequestHandler):
    """A server that has every regulation of 2097, each in three pieces."""

    def do_GET(self) -> None:
        number = int(self.path[-4:])
        body = ACT.format(number=number, words="lamp " * 4000).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/xhtml+xml")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        with suppress(OSError):
            for start in range(0, len(body), len(body) // 3 + 1):
                self.wfile.write(body[start : start + len(body) // 3 + 1])
                self.wfile.flush()
                sleep(0.004)

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


def texts(path: Path, words: str) -> Path:
    """An archive of open data: 150 deliberations, in the midst of which 30 are withdrawn."""
    with tarfile.open(path, "w:gz") as tar:
        for number in range(1, 151):
            _pack(tar, f"cnil/{number}.xml", TEXT.format(number=number, words=words).encode())
            if number == 75:
                gone = "".join(f"cnil/CNILTEXT{n:012}\n" for n in range(1, 31))
                _pack(tar, "liste_suppression_cnil.dat", gone.encode())
    return path


def _pack(tar: tarfile.TarFile, name: str, data: bytes) -> None:
    head = tarfile.TarInfo(name)
    head.size = len(data)
    tar.addfile(head, io.BytesIO(data))


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
    parser.add_argument("--only", nargs="*", choices=WRITERS, help="these writers only")
    parser.add_argument("--pages", type=int, default=1000, help="pages of each of the two writers (1000)")
    parser.add_argument("--seed", type=int, default=0, help="of the moments of the kills (0)")
    asked = parser.parse_args()
    random.seed(asked.seed)
    register.WORTH_NOTING = 1  # so that the note is written, and its writer killed, in caches this small
    server = ThreadingHTTPServer(("127.0.0.1", 0), Acts)
    Thread(target=server.serve_forever, daemon=True).start()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        data = (texts(folder / "one.tar.gz", "Lamps."), texts(folder / "two.tar.gz", "Lanterns."))
        stored = Stored(archive(folder / "law.warc.gz", 50), data, f"127.0.0.1:{server.server_port}")
        warm(folder / "warm", stored)
        rows = []
        for writer in asked.only or WRITERS:
            off, pages, midst = killed(WRITERS[writer], asked.kills, folder / writer, stored)
            rows.append((writer, asked.kills, midst, off, pages))
        print(table(["writer", "killed", "in the midst of a write", "not whole afterwards", "pages"], rows))
        lost, problems, seconds = together(folder / "two", asked.pages)
        print(
            table(["pages of each", "lost", "problems", "seconds"], [(asked.pages, lost, problems, seconds)])
        )


if __name__ == "__main__":
    main()
