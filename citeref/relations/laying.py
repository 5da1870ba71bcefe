"""One text laid over another, word by word and sign by sign, whatever quotation marks and spaces either uses."""

from __future__ import annotations

import re
from collections.abc import Iterable

from citeref.model import Span
from citeref.relations.kinds import Edit

LARGEST = 25_000_000
"""Words of one text times words of the other from which on they are not compared, but the one taken for the other: five
thousand words each, more than the longest article.
"""

_TOKEN = re.compile(r"\w+|[^\w\s'’‘`\"“”„«»‹›]")
_WORDS = re.compile(r"\w+")
_MARKS = re.compile(r"\w+|[^\w\s]")
_SAME = str.maketrans("’‘`“”„«»‹›", "'''\"\"\"\"\"''")


class Tokens:
    """The words and signs of a stretch of text, with where each stands.

    `words`: words alone count. `marks`: quotation marks and apostrophes count too, whatever their form.
    """

    def __init__(
        self, text: str, span: Span | None = None, *, words: bool = False, marks: bool = False
    ) -> None:
        start, end = span or Span(0, len(text))
        counted = _WORDS if words else _MARKS if marks else _TOKEN
        self.text = text
        self.spans = [found.span() for found in counted.finditer(text, start, end)]
        self.plain = [text[a:b].translate(_SAME) if marks else text[a:b] for a, b in self.spans]

    def __len__(self) -> int:
        return len(self.spans)

    def around(self, first: int, last: int, edges: tuple[bool, bool]) -> Span:
        """The tokens from `first` to before `last`, with the space before and after them where `edges` say so."""
        before, after = edges
        start = (
            self.spans[first - 1][1] if before else self.spans[first][0] if first < len(self) else self._end
        )
        end = self.spans[last][0] if after else self.spans[last - 1][1] if last > first else start
        return Span(start, max(start, end))

    @property
    def _end(self) -> int:
        return self.spans[-1][1] if self.spans else 0

    def find(self, other: Tokens) -> list[int]:
        """Every token at which the tokens of another text stand here, in the same order, one after the other."""
        if not other.plain:
            return []
        here, sought = "\n" + "\n".join(self.plain) + "\n", "\n" + "\n".join(other.plain) + "\n"
        found, at, counted, index = [], here.find(sought), 0, 0
        while at >= 0:
            index += here.count("\n", counted, at)
            counted = at
            found.append(index)
            at = here.find(sought, at + 1)
        return found


def edits(old: Tokens, new: Tokens, place: Tokens, at: int = 0) -> tuple[Edit, ...]:
    """What turns `old`, whose tokens stand in `place` from token `at` on, into `new`: the fewest words that change,
    with the space around them as `new` has it.
    """
    from difflib import SequenceMatcher

    if len(old) * len(new) > LARGEST:
        span = place.around(at, at + len(old), (False, False))
        return (
            Edit(span, place.text[slice(*span)], new.text[slice(*new.around(0, len(new), (False, False)))]),
        )
    matcher = SequenceMatcher(None, old.plain, new.plain, autojunk=False)
    found = []
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag != "equal":
            edges = bool(i1 and j1), bool(i2 < len(old) and j2 < len(new))
            span, words = place.around(at + i1, at + i2, edges), new.around(j1, j2, edges)
            found.append(Edit(span, place.text[slice(*span)], new.text[slice(*words)]))
    return tuple(found)


def edited(text: str, changes: Iterable[Edit]) -> str:
    """A text after edits."""
    for change in sorted(changes, key=lambda change: change.span, reverse=True):
        text = text[: change.span.start] + change.new + text[change.span.end :]
    return text
