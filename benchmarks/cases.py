"""What a benchmark shows for reading: cases with a few words around them, gathered by kind."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import NamedTuple

from citeref.ref import Ref

AROUND = 30
"""Characters of the sentence shown on either side."""


class Case(NamedTuple):
    """A miss, a find that the key has not, or a difference: its sort, where it stands, the reference, and the words around it."""

    sort: str
    where: str
    ref: str
    words: str

    @property
    def kind(self) -> str:
        """What cases have in common: family of the authority, codes of the place, and the linked or cited words without figures."""
        shape = re.sub(r"_[^/]*", "", "/".join([*self.ref.split("/")[:2], Ref.trusted(self.ref).pinpoint]))
        inner = re.search(r"\[(.*?)\]", self.words)
        return f"{shape.rstrip('/')} « {re.sub('[0-9]+', '9', inner[1] if inner else self.words)[:40]} »"


def excerpt(text: str, start: int, end: int) -> str:
    """The words in brackets, long ones cut, with what stands around them."""
    inner = text[start:end] if end - start <= 2 * AROUND else f"{text[start : start + AROUND]}…"
    shown = f"{text[max(0, start - AROUND) : start]}[{inner}]{text[end : end + AROUND]}"
    return " ".join(shown.split())


def listed(cases: list[Case], sort: str, limit: int) -> str:
    """The most frequent kinds of a sort, each with its first case."""
    kinds: dict[str, list[Case]] = defaultdict(list)
    for case in cases:
        if case.sort == sort:
            kinds[case.kind].append(case)
    lines = [f"\n{sum(map(len, kinds.values())):,} {sort}"]
    for kind in sorted(kinds, key=lambda name: -len(kinds[name]))[:limit]:
        first = kinds[kind][0]
        lines.append(f"  {len(kinds[kind]):4}  {kind}\n        {first.where}  {first.ref}  {first.words}")
    return "\n".join(lines)
