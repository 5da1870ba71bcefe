"""The multi-pattern matcher: every word of a set, wherever it stands, in one pass over a text.

It is compiled at once to the form that is soon ready and small. A process that reads much compiles a small set further, to the
tables of an automaton, which read twice as fast; those of a large set would take 25 MB.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ahocorasick_rs import AhoCorasick, BytesAhoCorasick, Implementation, MatchKind

SETTLED = 1_000_000
"""How many characters a process has read when compiling further is worth its time."""

SMALL = 30_000
"""Letters, in all words together, of the largest set whose tables are worth their memory."""


class Automaton:
    """Finds words, all of them `str` or all `bytes`, in texts of the same type."""

    def __init__(self, words: Sequence[str] | Sequence[bytes]) -> None:
        self._words = words
        self._read = 0 if sum(map(len, words)) <= SMALL else SETTLED
        self._compiled = self._compile(Implementation.ContiguousNFA)

    def _compile(self, implementation: Implementation) -> Any:
        kind: Any = BytesAhoCorasick if isinstance(self._words[0], bytes) else AhoCorasick
        return kind(self._words, matchkind=MatchKind.Standard, implementation=implementation)

    def matches(self, text: str | bytes) -> list[tuple[int, int, int]]:
        """Every word in the text, overlapping or not, as (its number in the set, start, end)."""
        if self._read < SETTLED:
            self._read += len(text)
            if self._read >= SETTLED:
                self._compiled = self._compile(Implementation.DFA)
        found: list[tuple[int, int, int]] = self._compiled.find_matches_as_indexes(text, overlapping=True)
        return found
