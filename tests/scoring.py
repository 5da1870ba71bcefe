"""How many of the marked citations are found, and how much else: precision, recall and F1 over a marked set.

What is counted are pairs (stretch, reference). A pair found is right where a marked pair has that reference, or names it as
an alternative, and the stretches overlap; each marked pair counts once. Neither right nor wrong are a second find of a right
pair, whatever is marked `optional`, and a whole act named beside a place of it (« article 28 du RGPD »).

`python tests/scoring.py tests/gold` prints the figures, with `--wrong` each miss and false alarm, with `--floors` floors a
point below them for `tests/gold/floors.toml`.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from citeref.find import find
from citeref.model import Span
from citeref.ref import Ref
from citeref.resolve import resolve

LONGEST = 400
"""A longer stretch points at nothing."""

BESIDE = 60
"""How far from its place, in characters, an act may be named without being a second citation."""

SLACK = 0.01
"""How far below what is measured a floor is set."""


class Marked(NamedTuple):
    """One reference of a marked citation. `good` holds it and its alternatives; none for a trap."""

    span: Span
    good: frozenset[str]
    kind: str
    optional: bool

    def answers(self, found: Found) -> bool:
        return found.ref in self.good and found.span.end - found.span.start <= LONGEST and self.touches(found)

    def touches(self, found: Found) -> bool:
        return self.span.start < found.span.end and found.span.start < self.span.end


class Found(NamedTuple):
    """One reference that the finder gave, and where."""

    span: Span
    ref: str


class Tally:
    """Right, false and missed pairs of one part of the set."""

    def __init__(self) -> None:
        self.right = self.false = self.missed = 0

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.false) if self.right + self.false else float(not self.missed)

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


class Scores:
    """Tallies by part (« language fr », « kind short », « family cnil », « overall ») and, in words, what went wrong."""

    def __init__(self) -> None:
        self.parts: dict[tuple[str, str], Tally] = defaultdict(Tally)
        self.wrong: list[tuple[str, str]] = []
        self.traps = self.sprung = 0

    def of(self, group: str) -> dict[str, Tally]:
        return {name: tally for (kind, name), tally in sorted(self.parts.items()) if kind == group}

    def count(self, row: dict[str, Any], what: str, span: Span, ref: str, kind: str) -> None:
        """Notes one pair as "right", "false" or "missed"."""
        for part in (("overall", "all"), ("language", row["lang"]), ("kind", kind), ("family", family(ref))):
            tally = self.parts[part]
            setattr(tally, what, getattr(tally, what) + 1)
        if what != "right":
            text = row["text"]
            around = f"{text[max(0, span.start - 30) : span.start]}[{text[slice(*span)]}]{text[span.end : span.end + 30]}"
            self.wrong.append((row["lang"], f"{what:6} {row['id']:9} {ref}  {around!r}"))


def family(ref: str) -> str:
    """The kind of authority, as the reports name it: « union acts », « french codes »."""
    segments = ref.split("/")
    match segments[:2]:
        case ["eu", "treaty"]:
            return "treaties"
        case ["eu", "edpb" | "wp29"]:
            return "papers"
        case ["ecli", _] | ["eu", "cjeu"] | ["coe", "ecthr"] | ["fr", "ce" | "cass" | "cc"]:
            return "judgments"
        case ["eu", _]:
            return "union acts"
        case ["coe", _]:
            return "conventions"
        case ["fr", "code"]:
            return "french codes"
        case ["fr", "cnil"]:
            return "cnil"
        case ["fr", _]:
            return "french laws"
    return "other countries"


def score(rows: Iterable[dict[str, Any]]) -> Scores:
    """The figures over passages with `id`, `lang`, `text` and `citations`."""
    scores = Scores()
    for row in rows:
        marked = list(_marked(row["citations"]))
        false = _right(
            scores, row, [m for m in marked if m.good and not m.optional], list(_found(row["text"]))
        )
        false = [found for found in false if not _excused(found, marked)]
        for found in false:
            over = [m.kind for m in marked if m.touches(found) and not m.optional]
            scores.count(row, "false", found.span, found.ref, over[0] if over else "elsewhere")
        traps = [m for m in marked if m.kind == "trap" and not m.optional]
        scores.traps += len(traps)
        scores.sprung += sum(any(trap.touches(found) for found in false) for trap in traps)
    return scores


def _marked(citations: list[dict[str, Any]]) -> Iterator[Marked]:
    for citation in citations:
        span = Span(citation["start"], citation["end"])
        optional = citation.get("optional", False) or citation.get("confidence") == "arguable"
        for ref in citation["refs"]:
            good = frozenset([ref, *citation.get("alt", {}).get(ref, [])])
            yield Marked(span, good, citation["kind"], optional)
        if not citation["refs"]:
            yield Marked(span, frozenset(), citation["kind"], optional)


def _found(text: str) -> Iterator[Found]:
    pairs = dict.fromkeys(Found(c.span, str(ref)) for c in resolve(find(text)) for ref in c.refs)
    yield from pairs


def _right(scores: Scores, row: dict[str, Any], marked: list[Marked], found: list[Found]) -> list[Found]:
    """Counts the marked pairs as right or missed; gives back what answers none of them."""
    free = list(found)
    answered = []
    for pair in marked:
        best = max(
            (f for f in free if pair.answers(f)), key=lambda f: _shared(pair.span, f.span), default=None
        )
        if best:
            free.remove(best)
            answered.append(pair)
        scores.count(row, "right" if best else "missed", pair.span, min(pair.good, key=len), pair.kind)
    return [f for f in free if not any(pair.answers(f) for pair in answered)]


def _shared(one: Span, other: Span) -> int:
    return min(one.end, other.end) - max(one.start, other.start)


def _excused(found: Found, marked: list[Marked]) -> bool:
    """Whether a find is neither right nor wrong."""
    if any(m.optional and (m.answers(found) if m.good else m.touches(found)) for m in marked):
        return True
    return found.ref == Ref(found.ref).authority and _beside(found, marked)


def _beside(found: Found, marked: list[Marked]) -> bool:
    places = [m for m in marked if any(ref.startswith(found.ref + "/") for ref in m.good)]
    return not any(m.touches(found) for m in marked) and any(
        -_shared(m.span, found.span) <= BESIDE for m in places
    )


def read(path: Path) -> list[dict[str, Any]]:
    """The marked passages of a file, or of every `.jsonl` file of a folder."""
    files = sorted(path.glob("*.jsonl")) if path.is_dir() else [path]
    return [
        json.loads(line) for file in files for line in file.read_text("utf-8").splitlines() if line.strip()
    ]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path, help="a .jsonl file of marked passages, or a folder of such files")
    parser.add_argument("--wrong", metavar="LANG", nargs="?", const="", help="list misses and false alarms")
    parser.add_argument(
        "--floors", metavar="NAME", help="print floors under this heading, a point below the figures"
    )
    asked = parser.parse_args()
    scores = score(read(asked.gold))
    print(floors(asked.floors, scores) if asked.floors else table(scores))
    if asked.wrong is not None:
        print(*(line for lang, line in scores.wrong if asked.wrong in ("", lang)), sep="\n")


def table(scores: Scores) -> str:
    """The figures as a table for people."""
    lines = [f"{'':28} precision  recall      F1   right  false  missed"]
    lines.extend(
        f"{group:9}{name:19} {t.precision:9.4f} {t.recall:7.4f} {t.f1:7.4f} {t.right:7} {t.false:6} {t.missed:7}"
        for group in ("overall", "language", "kind", "family")
        for name, t in scores.of(group).items()
    )
    return "\n".join([*lines, f"traps: {scores.traps}, sprung: {scores.sprung}"])


def floors(name: str, scores: Scores) -> str:
    """The floors as TOML: F1 less a point for each part that has marked pairs, and the traps that may be sprung."""
    lines = [f"[{name}]", f"sprung = {scores.sprung}"]
    for group in ("overall", "language", "kind", "family"):
        lines.append(f"\n[{name}.{group}]")
        for part, tally in scores.of(group).items():
            if tally.right + tally.missed:
                key = f'"{part}"' if " " in part else part
                lines.append(f"{key} = {max(0.0, int((tally.f1 - SLACK) * 1000) / 1000):.3f}")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
