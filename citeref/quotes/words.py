"""Words as they are compared: without case, accents, ligatures, punctuation and spacing, each with its way back.

« œ » is « oe », a soft hyphen is nothing, and a word cut at the end of a line is one word.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from functools import lru_cache
from itertools import accumulate

_WORD = re.compile(r"[^\W_]+(?:(?:\u00ad|[-‐]\n)[^\W_]+)*")
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "\u00ad": "", "-": "", "‐": "", "\n": ""})
_MARKS = re.compile(r"[\u0300-\u036f\u0483-\u0487]+")


@lru_cache(maxsize=1 << 16)
def plain(word: str) -> str:
    """One word as it is compared."""
    if word.isascii() and word.isalnum():
        return word.lower()
    low = word.casefold().translate(_LIGATURES)
    return _MARKS.sub("", unicodedata.normalize("NFKD", low))


class Words:
    """The words of a text: `plain` as compared, `starts` and `ends` as offsets of the text they came from.

    `letters` is all of them in one string, so that two texts which differ in spacing alone are equal there; word
    number `n` begins at `at[n]`.
    """

    __slots__ = ("at", "ends", "letters", "plain", "starts")

    def __init__(self, text: str, start: int = 0, end: int | None = None) -> None:
        found = [match.span() for match in _WORD.finditer(text, start, len(text) if end is None else end)]
        self.starts = [one for one, _ in found]
        self.ends = [two for _, two in found]
        self.plain = [plain(text[one:two]) for one, two in found]
        self.at = [0, *accumulate(map(len, self.plain))]
        self.letters = "".join(self.plain)

    def __len__(self) -> int:
        return len(self.plain)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Where the words `[first, last)` stand in the text."""
        return self.starts[first], self.ends[last - 1]

    def between(self, start: int, end: int) -> tuple[int, int]:
        """The words, as `[first, last)`, that begin inside a stretch of the text."""
        return bisect_left(self.starts, start), bisect_left(self.starts, end)

    def find(self, letters: str, first: int = 0, last: int | None = None) -> tuple[int, int] | None:
        """Where a run of letters stands as whole words, as `[first, last)`, or None."""
        stop = self.at[len(self.plain) if last is None else last]
        at = self.letters.find(letters, self.at[first], stop)
        while at >= 0:
            one = bisect_left(self.at, at)
            two = bisect_left(self.at, at + len(letters))
            if self.at[one] == at and self.at[two] == at + len(letters):
                return one, two
            at = self.letters.find(letters, at + 1, stop)
        return None

    def all(self, letters: str) -> list[tuple[int, int]]:
        """Every place where a run of letters stands as whole words."""
        found, first = [], 0
        while one := self.find(letters, first):
            found.append(one)
            first = one[0] + 1
        return found
