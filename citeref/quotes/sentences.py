"""Where sentences begin and end: not at the full stop of « art. » or « n° 2018-1125 », nor inside a quotation.

A line of its own (a paragraph, an item, a row of a table) ends a sentence too.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache

from citeref.model import Document, Span
from citeref.quotes.cues import words

_END = re.compile(r"[.!?…][»”“’\"')\]]*(?=\s+[«“„‘\"'(\[]?\s*[A-ZÀ-ÖØ-ÞĄ-ŽΑ-ΩА-Я\d—–-])|\n\s*\n|(?<=[.;:])\n")
_SHORT = re.compile(
    rf"(?:\b(?:{words('citeref.quotes', 'short')})|\b(?-i:[A-Z])|\b\d{{1,2}})\.\Z", re.IGNORECASE
)


_GERMAN_DAY = re.compile(
    r"\d{1,2}\.\s+(?:Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)\b"
)


_ORDINAL = re.compile(
    r"\b(?:član|clan|stav|točk|tock|podtočk|alinej|uvodn|člen|clen|odstav|recital)\w*\s+\d{1,3}\.\Z",
    re.IGNORECASE,
)
"""« člankom 28. stavkom 1. Uredbe »: the number of a place is an ordinal in Croatian and Slovene."""


class Sentences:
    """The sentences of a document; `quotations` are stretches inside which none ends."""

    def __init__(self, document: Document, quotations: Sequence[Span] = ()) -> None:
        text = document.text
        starts = {0, *(block.span.start for block in document.blocks)}
        inner = sorted(quotations)
        begins = [one.start for one in inner]
        for found in _END.finditer(text):
            at = bisect_right(begins, found.start()) - 1
            if at >= 0 and found.start() < inner[at].end - 1:
                continue
            if text[found.start()] == "." and _abbreviated(text, found.start()):
                continue
            starts.add(found.end())
        self._starts = sorted(starts)
        self._end = len(text)

    def at(self, offset: int) -> Span:
        """The sentence that an offset is in."""
        at = bisect_right(self._starts, offset) - 1
        return Span(self._starts[at], self._starts[at + 1] if at + 1 < len(self._starts) else self._end)

    def before(self, offset: int) -> Span | None:
        """The sentence before the one that an offset is in."""
        start = self.at(offset).start
        return self.at(start - 1) if start > 0 else None


@lru_cache(maxsize=1 << 14)
def _short(word: str) -> bool:
    return _SHORT.search(word) is not None


def _abbreviated(text: str, at: int) -> bool:
    """Whether the full stop at an offset ends an abbreviation, an initial or a bare number in a list."""
    if text[at + 1 : at + 2] == "\n" and text[at + 1 : at + 3].isspace():
        return False
    if _GERMAN_DAY.match(text, at - 2) or _GERMAN_DAY.match(text, at - 1):
        return True
    if _ORDINAL.search(text, max(0, at - 24), at + 1):
        return True
    word = text[max(0, at - 8) : at + 1]
    if re.search(
        r"(?:^|\s)\d{1,2}\.\Z", word
    ):  # « 28. L'article » numbers a paragraph, « du RGPD, art. 28. » ends one
        return not re.search(r"[^\s]\s+\d{1,2}\.\Z", text[max(0, at - 12) : at + 1])
    return _short(word)
