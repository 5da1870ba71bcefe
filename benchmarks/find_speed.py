"""How fast citations are found and resolved: megabytes a second per corpus and language, memory, growth, hostile texts.

`python -m benchmarks.find_speed FOLDER…`. Processor time of one core, the best of `--repeat` passes over whole documents after
a warm-up. Where metslesliens (French only) is installed, it reads a part of the same corpora in the same run.
"""

from __future__ import annotations

import argparse
import multiprocessing
import resource
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from time import process_time

from benchmarks.corpora import MEGA, Sample, chunks, samples, table, total, up_to
from citeref.find import find
from citeref.resolve import resolve

HOSTILE = {
    "« article » only": "article ",
    "digits": "9",
    "nested brackets": "(",
    "article 1(a)(": "article 1(a)(",
    "open quotes": "« ",
    "a list": "articles 28, 29, ",
    "ranges": "1 à ",
    "definitions": '(ci-après "le Règlement") ',
    "ledit article": "ledit article ",
    "companies": "Google ",
    "addresses": "https://eur-lex.europa.eu/",
    "combining marks": "e\u0301",
    "soft hyphens": "ar\u00adticle ",
    "capitals": "ARTICLE L ",
    "no spaces": "article28duRGPD",
}
"""Units that are repeated to the length of the ordinary text they are compared with."""


def citations(texts: Sequence[str]) -> int:
    """How many citations there are, found and resolved."""
    return sum(len(resolve(find(text))) for text in texts)


def seconds(work: Callable[[], object], repeat: int) -> float:
    """The best processor time of several runs."""
    times = []
    for _ in range(repeat):
        start = process_time()
        work()
        times.append(process_time() - start)
    return min(times)


def speed(texts: Sequence[Sample], repeat: int) -> tuple[int, float, int, float]:
    """Documents, megabytes, citations, megabytes a second."""
    plain = [sample.text for sample in texts]
    found = citations(plain)
    return len(texts), total(texts), found, total(texts) / seconds(lambda: citations(plain), repeat)


def peer(texts: Sequence[Sample]) -> tuple[float, int]:
    """Megabytes a second of metslesliens, and what it finds."""
    from metslesliens import donnelescandidats  # type: ignore[import-not-found,import-untyped,unused-ignore]

    start = process_time()
    found = sum(len(donnelescandidats(sample.text)) for sample in texts)
    return total(texts) / (process_time() - start), found


def memory(folders: Sequence[Path], joined: int) -> tuple[float, float]:
    """Megabytes of the process with the texts read and the finder warm, and how much more its peak is afterwards.

    The texts are read one after another, then once more end to end as one document of `joined` characters.
    """
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(_memory, (list(folders), joined))


def _memory(folders: list[Path], joined: int) -> tuple[float, float]:
    texts = [sample for folder in folders for sample in samples(folder)]
    whole = next(chunks(texts, joined))
    citations(["L'article 9 du RGPD."])
    before = _peak()
    for sample in texts:
        citations([sample.text])
    citations([whole])
    return before, _peak() - before


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / MEGA


def growth(texts: Sequence[Sample], characters: int, repeat: int) -> list[tuple[str, float, float]]:
    """A text, ten times the text and a hundred times, as (name, seconds, times the first)."""
    rows: list[tuple[str, float, float]] = []
    short = next(chunks(texts, characters))
    for times in (1, 10, 100):
        text = "\n\n".join([short] * times)
        took = seconds(lambda text=text: citations([text]), repeat)  # type: ignore[misc]
        rows.append((f"{len(text):,} characters", took, took / rows[0][1] if rows else 1.0))
    return rows


def hostile(texts: Sequence[Sample], characters: int) -> list[tuple[str, float, float, float]]:
    """Each hostile text as (name, microseconds a byte, times the ordinary text, times its own first tenth a byte)."""
    rows: list[tuple[str, float, float, float]] = []
    for name, text in (("ordinary text", next(chunks(texts, characters))), *_repeated(characters)):
        cost = _cost(text)
        rows.append((name, cost, cost / rows[0][1] if rows else 1.0, cost / _cost(text[: characters // 10])))
    return rows


def _repeated(characters: int) -> Iterator[tuple[str, str]]:
    for name, unit in HOSTILE.items():
        yield name, (unit * (characters // len(unit) + 1))[:characters]


def _cost(text: str) -> float:
    return seconds(lambda: citations([text]), 1) / len(text.encode()) * 1e6


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folders", nargs="+", type=Path, help="folders of documents (txt, md, html, xml)")
    parser.add_argument("--repeat", type=int, default=3, help="passes, of which the best counts (3)")
    parser.add_argument(
        "--peer", type=float, default=2.0, metavar="MB", help="how much metslesliens reads (2), 0: none"
    )
    parser.add_argument(
        "--length", type=int, default=100_000, help="characters of the text that grows (100000)"
    )
    parser.add_argument(
        "--hostile", type=int, default=1_000_000, help="characters of a hostile text (1000000)"
    )
    asked = parser.parse_args()
    corpora = {folder.name: samples(folder) for folder in asked.folders}
    everything = [sample for texts in corpora.values() for sample in texts]
    if not everything:
        parser.error("no documents in these folders")

    by_lang: dict[str, list[Sample]] = defaultdict(list)
    for sample in everything:
        by_lang[sample.lang].append(sample)
    parts = {**corpora, **{f"language {lang}": texts for lang, texts in by_lang.items()}, "all": everything}
    rows = [(name, *speed(texts, asked.repeat)) for name, texts in parts.items() if texts]
    print(table(["corpus", "documents", "MB", "citations", "MB/s"], rows), end="\n\n")

    if asked.peer and find_spec("metslesliens"):
        part = up_to([s for s in everything if s.lang == "fr"] or everything, asked.peer)
        theirs, found = peer(part)
        _, size, ours_found, ours = speed(part, asked.repeat)
        compared = [
            ("citeref", size, ours_found, ours, ours / theirs),
            ("metslesliens", size, found, theirs, 1.0),
        ]
        print(table(["on one part", "MB", "citations", "MB/s", "times"], compared), end="\n\n")

    before, more = memory(asked.folders, 10_000_000)
    print(f"memory: {before:.0f} MB with the texts, {more:.0f} MB more at the peak\n")
    print(table(["growth", "seconds", "times"], growth(everything, asked.length, asked.repeat)), end="\n\n")
    print(table(["hostile", "µs a byte", "times", "growth"], hostile(everything, asked.hostile)))


if __name__ == "__main__":
    main()
