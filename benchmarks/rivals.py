"""Finders of citations that are installed beside citeref, and a plain two-stage scan, on the same bytes in the same run.

`python -m benchmarks.rivals FOLDER… [--megabytes 4]`: megabytes a second of one core (processor time, the best of `--repeat` passes
after a warm-up), what each takes for a citation, its ratio to citeref, and the memory that it adds, each in a process of its
own. The scan is the least that a finder could do: every trigger word in one pass, then one pattern at each. It knows no lists, no
languages, no acts and no context; it says what the bytes cost. Rivals are run as their own documentation has them used, those that
Python's package index has; arretify, which it has not, and which reads whole prefectural orders into HTML, is not among them.
"""

from __future__ import annotations

import argparse
import multiprocessing
import re
from collections.abc import Callable, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from time import process_time
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from benchmarks.corpora import MEGA, Sample, samples, table, total, up_to
from citeref import __version__

TRIGGERS = (
    "article", "artikel", "artículo", "articolo", "artigo", "art.", "§", "considérant", "recital", "annexe", "annex ",
    "règlement", "regulation", "verordnung", "directive", "richtlinie", "loi n°", "loi du", "décret", "ordonnance",
    "arrêté", "code ", "délibération", "san-", "rgpd", "gdpr", "dsgvo", "ecli:", "c-", "t-", "n°", "eur-lex",
    "legifrance", "celex", "32016",
)  # fmt: skip
"""Words at which the scan stops."""

_PATTERN = re.compile(
    r"(?:articles?|artikel|artículo|articolo|artigo|art\.|§§?)\s?(?:[lrda]\.?\s?)?\d+(?:[-.]\d+)*(?:\(\w+\))*"
    r"|(?:considérants?|recitals?|annexe?s?)\s(?:\d+|[ivx]+)"
    r"|(?:règlement|regulation|verordnung|directive|richtlinie)\s\(?\w{2,3}\)?\s(?:n[°o]\.?\s?)?\d{2,4}/\d{1,4}"
    r"|(?:loi|décret|ordonnance|délibération)\s(?:n°\s?[\d-]+|du\s\d+)|san-\d{4}-\d{3}|[ct]-\d{1,4}/\d\d|ecli:[\w:.]+"
    r"|n°\s?\d[\d-]{3,}|rgpd|gdpr|dsgvo"
)


class Finder(NamedTuple):
    """A way to find citations: how it is called, what it reads, and `prepare`, which gives the count of a text."""

    name: str
    package: str
    reads: str
    prepare: Callable[[], Callable[[str], int]]


class Figure(NamedTuple):
    """What a finder did on some texts: its count of citations, megabytes a second, megabytes of memory added."""

    found: int
    speed: float
    memory: float


def _citeref() -> Callable[[str], int]:
    from citeref.find import find
    from citeref.resolve import resolve

    return lambda text: len(resolve(find(text)))


def _scan() -> Callable[[str], int]:
    triggers = AhoCorasick(TRIGGERS, matchkind=MatchKind.LeftmostLongest)

    def count(text: str) -> int:
        low = text.lower()
        return sum(
            _PATTERN.match(low, start) is not None for _, start, _ in triggers.find_matches_as_indexes(low)
        )

    return count


def _metslesliens() -> Callable[[str], int]:
    from metslesliens import donnelescandidats  # type: ignore[import-not-found,import-untyped,unused-ignore]

    return lambda text: len(donnelescandidats(text))


def _eurlex_corpus() -> Callable[[str], int]:
    from eurlex_corpus.refs import extract_references  # type: ignore[import-not-found,import-untyped,unused-ignore]

    return lambda text: len(extract_references(text, "32016R0679", "fr"))


def _gesetze() -> Callable[[str], int]:
    from gesetze.utils import extract  # type: ignore[import-not-found,import-untyped,unused-ignore]

    return lambda text: len(extract(text))


def _eyecite() -> Callable[[str], int]:
    from eyecite import get_citations  # type: ignore[import-not-found,import-untyped,unused-ignore]

    return lambda text: len(get_citations(text))


FINDERS = (
    Finder("citeref", "citeref", "EU and French law, 24 languages, resolved", _citeref),
    Finder("two-stage scan", "ahocorasick-rs", "trigger words, one pattern each", _scan),
    Finder("metslesliens", "metslesliens", "French", _metslesliens),
    Finder("eurlex-corpus", "eurlex-corpus", "EU acts (one language told)", _eurlex_corpus),
    Finder("gesetze", "gesetze", "German", _gesetze),
    Finder("eyecite", "eyecite", "United States", _eyecite),
)


def finder(name: str) -> Finder:
    """The finder of a name."""
    return next(one for one in FINDERS if one.name == name)


def measure(one: Finder, texts: Sequence[str], repeat: int) -> Figure:
    """What a finder does on these texts, in a process of its own."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(_measured, (one.name, list(texts), repeat))


def _measured(name: str, texts: list[str], repeat: int) -> Figure:
    size = sum(len(text.encode("utf-8", "surrogatepass")) for text in texts)
    before = _peak()
    count = finder(name).prepare()
    found, best = 0, float("inf")
    for _ in range(repeat + 1):
        start = process_time()
        found = sum(map(count, texts))
        best = min(best, process_time() - start)
    return Figure(found, size / MEGA / best, _peak() - before)


def _peak() -> float:
    """The most megabytes this program has held; `getrusage` would count those of the program that started it (Linux)."""
    told = Path("/proc/self/status").read_text()
    return int(told.partition("VmHWM:")[2].split()[0]) * 1024 / MEGA


def installed() -> list[tuple[Finder, str]]:
    """The finders that are there, with their versions."""
    found = []
    for one in FINDERS:
        try:
            own = one.package == "citeref"
            found.append((one, __version__ if own else version(one.package)))
        except PackageNotFoundError:
            print(f"{one.name}: not installed (pip install {one.package})")
    return found


def compared(texts: Sequence[Sample], repeat: int) -> str:
    """All that are installed, on the same texts, as a table; « times citeref » is how much quicker (or slower) one is."""
    plain = [sample.text for sample in texts]
    figures = [(one, number, measure(one, plain, repeat)) for one, number in installed()]
    ours = figures[0][2].speed
    scan = next(figure.speed for one, _, figure in figures if one.name == "two-stage scan")
    rows = [
        (
            f"{one.name} {number}" if one.name != "two-stage scan" else one.name,
            figure.found,
            figure.speed,
            1e3 * total(texts) / figure.speed / figure.found if figure.found else 0.0,
            figure.speed / ours,
            figure.speed / scan,
            figure.memory,
            one.reads,
        )
        for one, number, figure in figures
    ]
    headings = [
        "finder", "found", "MB/s", "ms each", "times citeref", "of the scan", "memory MB", "reads",
    ]  # fmt: skip
    return table(headings, rows)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folders", nargs="+", type=Path, help="folders of documents (txt, md, html, xml)")
    parser.add_argument("--megabytes", type=float, default=4.0, help="how much of them, taken evenly (4)")
    parser.add_argument(
        "--repeat", type=int, default=2, help="passes after the first, of which the best counts (2)"
    )
    asked = parser.parse_args()
    texts = up_to([sample for folder in asked.folders for sample in samples(folder)], asked.megabytes)
    if not texts:
        parser.error("no documents in these folders")
    print(f"{len(texts)} documents, {total(texts):.1f} MB\n")
    print(compared(texts, asked.repeat))


if __name__ == "__main__":
    main()
