"""The finder against publishers' own links, and one act against itself in another language.

`python -m benchmarks.answer_keys [DATA]`, where DATA holds the folders `akoma-ntoso`, `dila-xml`, `eurlex-acts` and `bench` of real
pages. A link is found where citeref has its reference, or a place inside it, on the linked words or right before them (« article 28
du [règlement] »); where the publisher names no words, anywhere in the unit. A find is beyond the key where the publisher links its
authority nowhere in the unit; most such finds are true, since publishers link sparingly, so they are for reading, not for a
floor. One is wrong by the key itself where the publisher links those very words to a law that citeref has no string for.
Excerpts show at most 30 characters on either side.
"""

from __future__ import annotations

import argparse
import os
import re
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from benchmarks.cases import Case, excerpt, listed
from benchmarks.corpora import table
from benchmarks.publishers import NOWHERE, Link, Unit, units
from benchmarks.two_languages import acts, pair
from citeref.find import find
from citeref.model import Citation
from citeref.ref import Ref
from citeref.resolve import resolve

BEFORE = 24
"""Characters between a place and the words of its act that a link may stand on: « article 4, point 1), dudit [règlement] »."""


_BETWEEN = re.compile(r"[\s,]*(?:(?:et|ou|à|,)\s*[\d.-]+[\s,]*)*(?:du|de la|de l['’]|des|dudit|de ladite)\s+")
"""What may stand between a place and its act: further places and « du »."""


class Score(NamedTuple):
    """A file: links of its key, found, links without a string, finds, those the key has, and the two figures."""

    file: str
    links: int
    found: int
    unmapped: int
    finds: int
    in_key: int
    recall: float
    precision: float


def found_by(link: Link, citations: Iterable[Citation]) -> bool:
    """Whether a citation has the link's reference where the link stands."""
    for citation in citations:
        start, end = citation.span
        near = link.start == NOWHERE or (start < link.end and end > link.start - BEFORE)
        if near and any(_has(ref, link.ref) for ref in citation.refs):
            return True
    return False


def _has(ref: Ref, wanted: str) -> bool:
    """Whether a reference is the one wanted or a place inside it."""
    return Ref.trusted(numbered(ref)).within(numbered(wanted))


def numbered(ref: str) -> str:
    """The reference as CELEX numbers it, which tells no delegated or implementing act from the others; « reg_del » is « reg »."""
    return re.sub(r"(?<=^eu/...)_(?:del|impl)(?=/)", "", ref)


def contradicted(unit: Unit, citation: Citation) -> bool:
    """Whether the publisher links the cited words, or those right after a place, to a law that has no string here."""
    start, end = citation.span
    after = min(
        (link.start for link in unit.links if link.end > start and link.start != NOWHERE), default=NOWHERE
    )
    return any(
        not link.ref
        and link.start == after != NOWHERE
        and (link.start < end or _BETWEEN.fullmatch(unit.text[end : link.start]))
        for link in unit.links
    )


def judge(unit: Unit) -> tuple[int, int, list[Case]]:
    """Links found, finds that the key has, and the cases to read. Finds in the unit's own act count only against the key."""
    citations = [
        citation for citation in resolve(find(unit.text, at=unit.at or None)) if citation.kind != "url"
    ]
    key = [link for link in unit.links if link.ref]
    missed = [link for link in key if not found_by(link, citations)]
    own = Ref(unit.at).authority if unit.at else ""
    authorities = {numbered(Ref(link.ref).authority) for link in key}
    where = f"{unit.file} {unit.place}"
    cases = [Case("missed", where, link.ref, _linked(unit, link)) for link in missed]
    good = 0
    for citation in citations:
        against = contradicted(unit, citation)
        for ref in citation.refs:
            known = numbered(ref.authority) in authorities and not against
            good += known
            if against or not (known or ref.authority == own):
                sort = "against the key" if against else "beyond the key"
                cases.append(Case(sort, where, str(ref), excerpt(unit.text, *citation.span)))
    return len(key) - len(missed), good, cases


def _linked(unit: Unit, link: Link) -> str:
    return link.said[:60] if link.start == NOWHERE else excerpt(unit.text, link.start, link.end)


def scores(these: Iterable[Unit]) -> tuple[list[Score], list[Case]]:
    """A row for each file, and the cases of all."""
    rows, cases = [], []
    files: dict[str, list[Unit]] = defaultdict(list)
    for unit in these:
        files[unit.file].append(unit)
    for file, own in files.items():
        judged = [judge(unit) for unit in own]
        links = sum(bool(link.ref) for unit in own for link in unit.links)
        unmapped = sum(len(unit.links) for unit in own) - links
        found, good = sum(one[0] for one in judged), sum(one[1] for one in judged)
        cases += (new := [case for one in judged for case in one[2]])
        finds = good + sum(case.sort != "missed" for case in new)
        rows.append(_score(file, links, found, unmapped, finds, good))
    return rows, cases


def _score(file: str, links: int, found: int, unmapped: int, finds: int, good: int) -> Score:
    return Score(
        file,
        links,
        found,
        unmapped,
        finds,
        good,
        found / links if links else 1.0,
        good / finds if finds else 1.0,
    )


def together(rows: list[Score]) -> Score:
    """All files as one."""
    return _score("all", *(sum(int(row[place]) for row in rows) for place in range(1, 6)))


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    default = Path(os.environ.get("CITEREF_TEST_DATA", Path(__file__).parents[2] / "shared")) / "data"
    parser.add_argument("data", type=Path, nargs="?", default=default, help="the folder of real pages")
    parser.add_argument("--limit", type=int, default=12, help="files, and kinds of each sort, that are shown")
    parser.add_argument("--all", action="store_true", help="every case, one a line, in place of the kinds")
    asked = parser.parse_args()
    if not asked.data.is_dir():
        parser.exit(3, f"{asked.data}: no such folder. The real pages of law are not part of citeref.\n")
    _publishers(asked)
    _languages(asked)


def _publishers(asked: argparse.Namespace) -> None:
    head = ["file", "links", "found", "no string", "finds", "in key", "recall", "precision"]
    for publisher, these in units(asked.data).items():
        if not these:
            print(f"\n{publisher}: no file of theirs in {asked.data}")
            continue
        rows, cases = scores(these)
        shown = sorted(rows, key=lambda row: -row.links)[: asked.limit]
        print(f"\n{publisher}: {len(rows)} files", table(head, [*shown, together(rows)]), sep="\n")
        _show(cases, ["missed", "against the key", "beyond the key"], asked)


def _languages(asked: argparse.Namespace) -> None:
    print("\nFrench and English")
    both = {ref: act for ref, act in acts(asked.data / "eurlex-acts").items() if act.keys() >= {"fr", "en"}}
    if not both:
        print(f"no act in both languages in {asked.data / 'eurlex-acts'}")
        return
    pairs = [pair(ref, act["fr"], act["en"]) for ref, act in both.items()]
    head = ["act", "units", "alike", "shared", "only fr", "only en", "agreement"]
    print(table(head, [row for row, _ in pairs]))
    sorts = ["only fr", "only en", "unit only fr", "unit only en"]
    _show([case for _, cases in pairs for case in cases], sorts, asked)


def _show(cases: list[Case], sorts: list[str], asked: argparse.Namespace) -> None:
    if asked.all:
        print(*(f"{case.sort}  {case.where}  {case.ref}  {case.words}" for case in cases), sep="\n")
        return
    print(*(listed(cases, sort, asked.limit) for sort in sorts), sep="\n")


if __name__ == "__main__":
    main()
