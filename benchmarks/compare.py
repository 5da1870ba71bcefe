"""Citations gained and lost between two versions of citeref over a corpus.

`python -m benchmarks.compare save OUT FOLDER…` with each version, then `python -m benchmarks.compare diff BEFORE AFTER`. A
citation is the same where document, reference and words overlap; one whose reference alone changed is shown as changed.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from benchmarks.corpora import samples, table
from citeref.find import find
from citeref.resolve import resolve

AROUND = 40
"""Characters of the sentence kept on each side of a citation."""


class Cited(NamedTuple):
    """One reference of one citation, with the words around it."""

    document: str
    start: int
    end: int
    ref: str
    kind: str
    before: str
    words: str
    after: str

    def __str__(self) -> str:
        shown = f"{self.before}[{self.words}]{self.after}".replace("\n", " ")
        return f"{self.document}:{self.start}  {self.ref}  {shown}"


def cited(folders: Iterable[Path]) -> Iterator[Cited]:
    """Every reference of every document, open citations with an empty reference."""
    for folder in folders:
        for sample in samples(folder):
            for citation in resolve(find(sample.text)):
                start, end = citation.span
                around = (
                    sample.text[max(0, start - AROUND) : start],
                    citation.text,
                    sample.text[end : end + AROUND],
                )
                for ref in citation.refs or ("",):
                    yield Cited(f"{folder.name}/{sample.name}", start, end, str(ref), citation.kind, *around)


def save(out: Path, folders: Iterable[Path]) -> int:
    """Writes a run as JSON lines; how many references it holds."""
    lines = [json.dumps(one, ensure_ascii=False) for one in cited(folders)]
    out.write_text("\n".join(lines) + "\n", "utf-8", errors="surrogatepass")
    return len(lines)


def load(path: Path) -> list[Cited]:
    """A run that was saved."""
    return [Cited(*json.loads(line)) for line in path.read_text("utf-8", "surrogatepass").split("\n") if line]


class Difference(NamedTuple):
    """What only the later run has, what only the earlier has, and pairs on the same words with another reference."""

    gained: list[Cited]
    lost: list[Cited]
    changed: list[tuple[Cited, Cited]]


def difference(before: list[Cited], after: list[Cited]) -> Difference:
    gained, lost = _without(after, before), _without(before, after)
    changed = []
    places = defaultdict(list)
    for one in gained:
        places[one.document].append(one)
    for old in lost:
        new = next((one for one in places[old.document] if _overlap(one, old)), None)
        if new:
            places[old.document].remove(new)
            changed.append((old, new))
    old_ones, new_ones = ({pair[side] for pair in changed} for side in (0, 1))
    return Difference(
        [g for g in gained if g not in new_ones], [x for x in lost if x not in old_ones], changed
    )


def _without(these: list[Cited], those: list[Cited]) -> list[Cited]:
    """The references of the first run that the second has nowhere on the same words."""
    index = defaultdict(list)
    for one in those:
        index[one.document, one.ref].append(one)
    return [one for one in these if not any(_overlap(one, other) for other in index[one.document, one.ref])]


def _overlap(one: Cited, other: Cited) -> bool:
    return one.start < other.end and other.start < one.end


def report(before: list[Cited], after: list[Cited], limit: int) -> str:
    """Counts by kind of authority where they differ, then the sentences, at most `limit` of each sort."""
    found = difference(before, after)
    counts = {
        "before": Counter(map(_family, before)),
        "after": Counter(map(_family, after)),
        "gained": Counter(map(_family, found.gained)),
        "lost": Counter(map(_family, found.lost)),
        "changed": Counter(_family(old) for old, _ in found.changed),
    }
    families = sorted(counts["gained"] | counts["lost"] | counts["changed"])
    rows = [(family, *(count[family] for count in counts.values())) for family in families]
    rows.append(("all", *(count.total() for count in counts.values())))
    lines = [table(["authority", *counts], rows)]
    for sign, name, ones in (("+", "gained", found.gained), ("-", "lost", found.lost)):
        lines.append(f"\n{len(ones):,} {name}")
        lines.extend(f"{sign} {one}" for one in ones[:limit])
    lines.append(f"\n{len(found.changed):,} changed")
    lines.extend(f"~ {old.ref or 'open'} → {new}" for old, new in found.changed[:limit])
    return "\n".join(lines)


def _family(one: Cited) -> str:
    """« eu/reg », « fr/code », « ecli/EU », or "open"."""
    return "/".join(one.ref.partition(":")[0].split("/")[:2]) or "open"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    verbs = parser.add_subparsers(dest="verb", required=True)
    saving = verbs.add_parser("save", help="read the folders with this version and keep what it finds")
    saving.add_argument("out", type=Path)
    saving.add_argument("folders", nargs="+", type=Path)
    differing = verbs.add_parser("diff", help="what the second run gained and lost")
    differing.add_argument("before", type=Path)
    differing.add_argument("after", type=Path)
    differing.add_argument("--limit", type=int, default=sys.maxsize, help="sentences of each sort (all)")
    asked = parser.parse_args()
    if asked.verb == "save":
        print(f"{save(asked.out, asked.folders):,} references kept in {asked.out}")
    else:
        print(report(load(asked.before), load(asked.after), asked.limit))


if __name__ == "__main__":
    main()
