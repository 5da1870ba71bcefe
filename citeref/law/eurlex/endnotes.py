"""The footnotes of pages from before 2004, which mark neither them nor their calls: « (1) JO n° L 197… » at the end.

The lines at the end of the page that begin with numbers in their order are the notes. A call is the same number in
brackets inside a sentence, where no number and no word for a place stands before it: « article 56 (2) » is none.
"""

from __future__ import annotations

import re
from itertools import pairwise

import msgspec

from citeref.model import Authority, Note, Span

MOST = 200
"""Notes that are looked for; the longest of those acts have some sixty."""

_LINE = re.compile(r"\((\d{1,3})\)\s+(?=\S)")
_JOURNAL = re.compile(r"(?:JO|OJ|ABl|GU|PB|DO|EFT|EGT|EYVL|EE)\b")
"""How the second line of a note begins."""

_CALL = r"(?<=[^\W\d_\s]|[.»’\"])\s?\({}\)(?=[\s,.;:])"
_PLACE = re.compile(
    r"\b(?:paragraphs?|paragraphes?|points?|articles?|arts?|subparagraphs?|annex|annexe|absatz|artikel|numéros?|no|and|et|or|ou|to|à)\Z",
    re.IGNORECASE,
)


def noted(authority: Authority) -> Authority:
    """The same text with the notes at its end told as notes."""
    lines = _tail(authority)
    if not lines:
        return authority
    found, at, first = [], 0, lines[0][1].start
    for sign, span in lines:
        call = _called(authority.text, sign, at, first)
        found.append(Note(span, sign, (call,) if call else ()))
        at = call or at
    return msgspec.structs.replace(authority, notes=tuple(found))


def _tail(authority: Authority) -> list[tuple[str, Span]]:
    """The numbered lines at the end of the text, after the last article; one that restarts at 1 goes on."""
    text, found = authority.text, []
    end = until = len(text)
    last = max((p.span.end for p in authority.passages[1:]), default=0)
    while end > last:
        start = max(text.rfind("\n", 0, end) + 1, last)
        line = _LINE.match(text, start, end)
        if line is None and text[start:end].strip() and not _JOURNAL.match(text, start, end):
            break
        if line:
            found.append((line[1], Span(line.end(), until)))
            until = _end(text, start)
        end = start - 1
    found.reverse()
    numbers = [int(sign) for sign, _ in found]
    going_on = all(b in (a + 1, 1) for a, b in pairwise(numbers))
    return found if numbers[:1] == [1] and going_on and len(numbers) <= MOST else []


def _end(text: str, at: int) -> int:
    """Where the words before an offset end."""
    while at and text[at - 1].isspace():
        at -= 1
    return at


def _called(text: str, sign: str, start: int, end: int) -> int:
    """Where a note is called, or 0: the first place after the call before it that can be nothing else."""
    for found in re.compile(_CALL.format(sign)).finditer(text, start, end):
        before = text[max(0, found.start() - 20) : found.start()]
        if not _PLACE.search(before):
            return found.end()
    return 0
