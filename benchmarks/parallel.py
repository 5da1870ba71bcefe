"""One act in all its languages: every language must give the same references, unit by unit.

`python -m benchmarks.parallel UNITS.jsonl[.xz]`, with one `{"lang", "unit", "text"}` a line; `unit` is the place in the act that
the text is (`rct_39`, `art_28/par_3`) and goes into `at=`. What most languages agree on is taken as right; each language's F1
against it is shown, and with `--list` where it differs.
"""

from __future__ import annotations

import argparse
import json
import lzma
from collections import Counter, defaultdict
from pathlib import Path
from time import process_time
from typing import NamedTuple

from benchmarks.corpora import table
from citeref.find import find
from citeref.resolve import resolve

Units = dict[str, dict[str, frozenset[str]]]
"""The references of each unit in each language."""


class Row(NamedTuple):
    """A language: references it shares with the majority, its own, those it lacks, and the three figures."""

    lang: str
    shared: int
    extra: int
    missing: int
    precision: float
    recall: float
    f1: float


def read(path: Path) -> list[dict[str, str]]:
    """The lines of a file, packed with xz or not."""
    data = lzma.decompress(path.read_bytes()) if path.suffix == ".xz" else path.read_bytes()
    return [json.loads(line) for line in data.decode("utf-8").splitlines() if line]


def references(lines: list[dict[str, str]], act: str) -> Units:
    units: Units = defaultdict(dict)
    for line in lines:
        found = resolve(find(line["text"], at=f"{act}/{line['unit']}"))
        units[line["unit"]][line["lang"]] = frozenset(str(ref) for citation in found for ref in citation.refs)
    return units


def agreed(units: Units) -> dict[str, frozenset[str]]:
    """What more than half of the languages have in each unit."""
    most = {}
    for unit, languages in units.items():
        counts = Counter(ref for refs in languages.values() for ref in refs)
        most[unit] = frozenset(ref for ref, count in counts.items() if 2 * count > len(languages))
    return most


def row(lang: str, units: Units, most: dict[str, frozenset[str]]) -> Row:
    pairs = [(languages[lang], most[unit]) for unit, languages in units.items() if lang in languages]
    shared = sum(len(have & want) for have, want in pairs)
    extra = sum(len(have - want) for have, want in pairs)
    missing = sum(len(want - have) for have, want in pairs)
    precision = shared / (shared + extra) if shared + extra else 1.0
    recall = shared / (shared + missing) if shared + missing else 1.0
    both = precision + recall
    return Row(
        lang, shared, extra, missing, precision, recall, 2 * precision * recall / both if both else 0.0
    )


def differences(units: Units, most: dict[str, frozenset[str]], only: str) -> list[str]:
    """Each reference that some languages have and others lack, with the fewer of the two."""
    lines = []
    for unit, languages in units.items():
        for ref in sorted(frozenset().union(*languages.values())):
            have = {lang for lang, refs in languages.items() if ref in refs}
            lack = languages.keys() - have
            if lack and (not only or only in (lack if ref in most[unit] else have)):
                sign, named = ("-", lack) if ref in most[unit] else ("+", have)
                lines.append(f"{unit:16} {sign} {ref:40} {' '.join(sorted(named))}")
    return lines


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("units", type=Path)
    parser.add_argument("--act", default="eu/reg/2016/679", help="the act that the units are of (the GDPR)")
    parser.add_argument(
        "--list",
        metavar="LANG",
        nargs="?",
        const="",
        dest="only",
        help="the differences, of one language or all",
    )
    asked = parser.parse_args()
    lines = read(asked.units)
    start = process_time()
    units = references(lines, asked.act)
    took = process_time() - start
    most = agreed(units)
    rows = [row(lang, units, most) for lang in sorted({line["lang"] for line in lines})]
    alike = sum(len(set(languages.values())) == 1 for languages in units.values())
    print(table(["language", "shared", "extra", "missing", "precision", "recall", "F1"], rows), end="\n\n")
    print(
        f"{len(units)} units, {sum(map(len, most.values()))} agreed references, {alike} units alike in all languages"
    )
    print(f"{sum(len(line['text'].encode()) for line in lines) / 1e6 / took:.1f} MB/s")
    if asked.only is not None:
        print(*differences(units, most, asked.only), sep="\n")


if __name__ == "__main__":
    main()
