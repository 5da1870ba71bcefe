"""An index at scale: how quickly it is filled, and how soon it answers, at 1, 10 and 100 times the size.

`python -m benchmarks.index_scale FOLDER --citations 50000 500000 5000000` writes an index of so many made-up citations for
each size into FOLDER, with the writer that a corpus is written with, and asks each what the screens ask. Documents have 20
to 200 citations; authorities, the places inside them and the words of the text follow Zipf's law. An index that is there
already is asked again, not made again. Filling is told in processor time, answers in milliseconds on the clock: the middle and
the worst of `--repeat`. With `--cold` what the system and SQLite hold of the file is dropped before each question (Linux).
`benchmarks.index_open` tells how soon the terminal program stands on such an index.
"""

from __future__ import annotations

import argparse
import random
import resource
import statistics
import time
from bisect import bisect
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate
from pathlib import Path

from benchmarks.index_open import drop
from citeref.index import Index
from citeref.index.bulk import Bulk
from citeref.index.prepared import Entry, State, prepare
from citeref.model import Block, Citation, Document, Span
from citeref.ref import Ref

SYLLABLES = (
    "ba",
    "co",
    "du",
    "fi",
    "ga",
    "lo",
    "me",
    "ni",
    "po",
    "ra",
    "se",
    "ti",
    "vo",
    "xe",
    "hal",
    "mer",
    "tin",
    "sol",
)
STATE = State(1, 1, b"", "made up")
PORTION = 200


class Zipf:
    """Numbers from 0 on, the n-th as often as 1/(n+1)."""

    def __init__(self, size: int, chance: random.Random) -> None:
        self._sums = list(accumulate(1 / (n + 1) for n in range(size)))
        self._chance = chance

    def __call__(self) -> int:
        return bisect(self._sums, self._chance.random() * self._sums[-1])


def authority(number: int) -> str:
    """The authority of a rank: acts among the first, decisions among the many that are cited seldom."""
    year, at = 1990 + number % 35, number // 35 + 1
    if number < 40:
        return f"fr/code/livre-{chr(97 + number % 26)}{chr(97 + number // 26)}"
    kind = number % 4
    if kind == 0:
        return f"eu/reg/{year}/{at}"
    if kind == 1:
        return f"fr/loi/{year}-{at}"
    return f"eu/cjeu/C-{at}-{year % 100:02}" if kind == 2 else f"fr/ce/{400000 + number}"


def place(rank: int, authority: str, chance: random.Random) -> str:
    """A place inside an authority; decisions are cited whole or at a paragraph."""
    if not authority.startswith(("eu/reg", "fr/loi", "fr/code")):
        return authority if chance.random() < 0.8 else f"{authority}/pt_{rank % 90 + 1}"
    whole = f"{authority}/art_{rank + 1}"
    return whole if chance.random() < 0.6 else f"{whole}/par_{chance.randrange(1, 5)}"


def documents(citations: int, seed: int = 8) -> Iterator[tuple[int, Document, list[Citation]]]:
    """Documents until there are so many citations: a paragraph for one or two of them, and one for none."""
    chance = random.Random(seed)
    ranks, places = Zipf(max(200, citations // 40), chance), Zipf(400, chance)
    words = [
        "".join(chance.choices(SYLLABLES, k=chance.randrange(1, 5)))
        for _ in range(max(4000, citations // 100))
    ]
    common = Zipf(len(words), chance)
    made = number = 0
    while made < citations:
        number += 1
        parts: list[str] = []
        blocks: list[Block] = []
        found: list[Citation] = []
        at = 0
        wanted = int(20 + 180 * chance.random() ** 3)
        while len(found) < wanted:
            start = at
            for _ in range(chance.choice((0, 1, 1, 2))):
                filling = " ".join(words[common()] for _ in range(12)) + " "
                law = authority(ranks())
                ref = place(places(), law, chance)
                cited = f"article {ref.rpartition('_')[2]} of {law}"
                open_one = chance.random() < 0.04
                span = Span(at + len(filling), at + len(filling) + len(cited))
                refs = () if open_one else (Ref.trusted(ref),)
                other = (Ref.trusted(law),) if open_one and chance.random() < 0.5 else ()
                found.append(Citation(cited, span, refs, candidates=other))
                parts += (filling, cited, " ")
                at = span.end + 1
            tail = " ".join(words[common()] for _ in range(14)) + ".\n"
            parts.append(tail)
            at += len(tail)
            blocks.append(Block(Span(start, at - 1), number=len(blocks) + 1, line=len(blocks) + 1))
        made += len(found)
        date = f"{1995 + number % 30}-{number % 12 + 1:02}-{number % 28 + 1:02}"
        name = f"decision-{number:07}.txt"
        yield (
            number,
            Document(name=name, text="".join(parts), date=date, lang="fr", blocks=tuple(blocks)),
            found,
        )


def make(path: Path, citations: int, texts: bool) -> None:
    """Fill an index, and tell the cost of the two halves: the rows, made in any process, and the writer."""
    rows = writer = 0.0
    letters = held = 0
    waiting = []
    begun = time.perf_counter()
    with Bulk.open(path, texts=texts) as bulk:
        for number, document, found in documents(citations):
            start = time.process_time()
            file = f"/corpus/{number // 1000:05}/{document.name}".encode()
            waiting.append(prepare(Entry(file, document, found, STATE), texts=texts))
            rows += time.process_time() - start
            letters, held = letters + len(document.text), held + len(found)
            if len(waiting) == PORTION:
                start = time.process_time()
                bulk.add(str(number), waiting)
                writer += time.process_time() - start
                waiting = []
        start = time.process_time()
        bulk.add("last", waiting)
        bulk.flush()
        writer += time.process_time() - start
        start = time.process_time()
    closing = time.process_time() - start
    size = path.stat().st_size
    print(
        f"{held:>9,} citations, {letters / 1e6:,.0f} MB of text: rows {held / rows:,.0f}/s, writer {held / writer:,.0f}/s"
        f" ({letters / 1e6 / writer:.1f} MB/s), closing {closing:.1f} s, {time.perf_counter() - begun:.0f} s in all;"
        f" file {size / 1e6:,.0f} MB ({size / letters:.2f} × the text),"
        f" memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB",
        flush=True,
    )


def questions(index: Index) -> dict[str, Callable[[], object]]:
    """What the screens ask, by name."""
    top = index.authorities_by_count(limit=50)
    most, rare = top[0].ref, top[-1].ref
    some = index.documents(limit=1)[0]
    ids = [row.id for row in index.documents(limit=200, by="citations")]
    word = index.document(some.id).text.split()[5] if index.has_texts else "article"
    return {
        "who cites the most cited, first page": lambda: index.who_cites(most, limit=200),
        "… its last page": lambda: index.who_cites(most, limit=200, offset=top[0].citations - 200),
        "… its middle": lambda: index.who_cites(most, limit=200, offset=top[0].citations // 2),
        "… count": lambda: index.count_citing(most),
        "… with a word, first page": lambda: index.who_cites(most, limit=200, words=word),
        "… with a word, count": lambda: index.count_citing(most, words=word),
        "who cites the fiftieth, first page": lambda: index.who_cites(rare, limit=200),
        "table: first 200 by count": lambda: index.authorities_by_count(limit=200),
        "table: first 200 in order": lambda: index.authorities(limit=200),
        "table: the 5000 most cited": lambda: index.authorities_by_count(limit=5000),
        "places of the most cited": lambda: index.places(most),
        "words: rare, first page": lambda: index.search(word + " "),
        "words: rare, count": lambda: index.count_found(word + " "),
        "words: « article », first page": lambda: index.search("article "),
        "words: « article », count": lambda: index.count_found("article "),
        "words: two common ones": lambda: (index.search("article of "), index.count_found("article of ")),
        "words: begun « art »": lambda: (index.search("art"), index.count_found("art")),
        "words: begun « b »": lambda: (index.search("b"), index.count_found("b")),
        "matrix 200 × 200": lambda: index.cells(documents=ids, authorities=[row.ref for row in top]),
        "timeline, first page": lambda: index.timeline(limit=200),
        "timeline, page 50": lambda: index.timeline(limit=200, offset=9800),
        "open citations, first page": lambda: index.open_citations(limit=200),
        "open citations, one kind": lambda: index.open_citations(limit=200, kind="ambiguous"),
        "totals": lambda: index.totals(),
        "documents, first page": lambda: index.documents(limit=200),
        "documents, last page": lambda: index.documents(limit=200, offset=index.totals().documents - 200),
        "documents with words": lambda: index.documents(limit=200, words="0777"),
    }


def ask(paths: Sequence[Path], repeat: int, cold: bool) -> None:
    """A line a question, a column an index: the middle and the worst of several times, in milliseconds."""
    results: dict[str, list[str]] = {}
    for path in paths:
        with_index = Index.open(path, read_only=True)
        for name in questions(with_index):
            times = []
            for _ in range(repeat):
                index = Index.open(path, read_only=True) if cold else with_index
                question = questions(index)[name]
                if cold:
                    index.close()  # its pages in memory go with the connection
                    drop(path)
                start = time.perf_counter()
                question()
                times.append(1000 * (time.perf_counter() - start))
            results.setdefault(name, []).append(f"{statistics.median(times):8.1f} ({max(times):6.1f})")
        with_index.close()
    print(f"{'milliseconds: middle (worst)':40}" + "".join(f"{path.stem:>20}" for path in paths))
    for name, row in results.items():
        print(f"{name:40}" + "".join(f"{cell:>20}" for cell in row))


def main() -> None:
    """Make what is not there, and ask."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--citations", type=int, nargs="+", default=[50_000, 500_000, 5_000_000])
    parser.add_argument("--repeat", type=int, default=5)
    parser.add_argument("--no-texts", action="store_true", help="Leave the whole texts out.")
    parser.add_argument("--cold", action="store_true", help="Drop the file from memory before each question.")
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    paths = [given.folder / f"{count}.index" for count in given.citations]
    for path, count in zip(paths, given.citations, strict=True):
        if not path.exists():
            make(path, count, not given.no_texts)
    ask(paths, given.repeat, given.cold)


if __name__ == "__main__":
    main()
