"""The words of a law, ready to be compared with: each passage a run of words, each run of words a passage.

Reading a regulation into words takes a moment, so the last few are kept.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from functools import cached_property

from citeref.model import Authority, Passage
from citeref.quotes.words import Words
from citeref.recent import Recent
from citeref.ref import Ref

KEPT = 24
"""Laws kept in memory as words."""

_kept: Recent[tuple[str, str, int], Wording] = Recent(KEPT)

_HEAD = 400
"""Characters before a passage in which its own label and heading are looked for."""


def wording(authority: Authority) -> Wording:
    """The words of a law, made once."""
    key = (authority.origin.sha256 if authority.origin else authority.ref, authority.lang, id(authority.text))
    found = _kept.find(key)
    if found is None or found.authority.text is not authority.text:
        found = _kept.keep(key, Wording(authority))
    return found


class Wording:
    """A law as words."""

    def __init__(self, authority: Authority) -> None:
        self.authority = authority
        self.words = Words(authority.text)
        self._by_ref: dict[str, Passage] = {}
        for passage in authority.passages:
            self._by_ref.setdefault(passage.ref, passage)

    @cached_property
    def coded(self) -> tuple[dict[str, str], str]:
        """Each word as one character, and the law as a string of them."""
        codes: dict[str, str] = {}
        for word in self.words.plain:
            codes.setdefault(word, chr(0x10000 + len(codes)))
        return codes, "".join(map(codes.__getitem__, self.words.plain))

    @cached_property
    def _counts(self) -> Counter[str]:
        return Counter(self.words.plain)

    def often(self, word: str) -> float:
        """How much of the law a word makes up."""
        return self._counts[word] / len(self.words) if len(self.words) else 0.0

    @cached_property
    def _starts(self) -> list[tuple[int, int, Passage]]:
        """Passages by where they begin; the larger of two that begin together first."""
        rows = [(self._top(one), -one.span.end, one) for one in self.authority.passages]
        return sorted(rows, key=lambda row: row[:2])

    @cached_property
    def _tops(self) -> list[int]:
        return [row[0] for row in self._starts]

    def _top(self, passage: Passage) -> int:
        """Where the heading of a passage begins, which stands just before its words."""
        start = passage.span.start
        if not passage.heading:
            return start
        at = self.authority.text.rfind(passage.heading, max(0, start - _HEAD), start)
        return at if at >= 0 else start

    def passage(self, ref: str) -> Passage | None:
        """The passage at a reference; « 4(11) » is also the point of an article that numbers no paragraphs."""
        found = self._by_ref.get(ref)
        if found is None:
            head, _, last = ref.rpartition("/")
            code, _, number = last.partition("_")
            other = {"par": "pnt", "pnt": "par"}.get(code)
            found = self._by_ref.get(f"{head}/{other}_{number}") if other else None
        return found

    def run(self, passage: Passage) -> tuple[int, int]:
        """The words of a passage, its heading included, as `[first, last)`."""
        return self.words.between(self._top(passage), passage.span.end)

    def holder(self, first: int, last: int) -> Passage | None:
        """The smallest passage that holds a run of words."""
        start, end = self.words.span(first, last)
        for at in range(bisect_right(self._tops, start) - 1, -1, -1):
            passage = self._starts[at][2]
            if passage.span.end >= end:
                return passage
        return None

    def own(self, passage: Passage) -> list[tuple[int, int]]:
        """The runs of words of a passage that no smaller passage holds: its opening and closing words."""
        first, last = self.run(passage)
        runs, at = [], first
        for child in self.children(passage):
            one, two = self.run(child)
            if one > at:
                runs.append((at, one))
            at = max(at, two)
        return [*runs, (at, last)] if at < last else runs

    def children(self, passage: Passage) -> list[Passage]:
        """The passages directly inside one, in order."""
        depth = passage.ref.count("/") + 1
        at = bisect_right(self._tops, passage.span.start - 1)
        found = []
        for _, _, one in self._starts[at:]:
            if one.span.start >= passage.span.end:
                break
            if one.ref.count("/") == depth and one.ref.startswith(passage.ref + "/"):
                found.append(one)
        return found


def place(passage: Passage | None) -> Ref | None:
    """The reference of a passage."""
    return Ref(passage.ref) if passage else None
