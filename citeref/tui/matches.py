"""Where words occur in a text, whatever their capitals, accents, apostrophes and spaces: for « find » and «
filter ».
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from citeref.model import Span

_LIKE = {"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‑": "-", "‐": "-"}


class _Plain(dict[int, str]):
    """Each character without accent and capital, always one for one, so that offsets stay."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        base = unicodedata.normalize("NFD", character)[0].lower()
        plain = self[code] = _LIKE.get(character) or (base if len(base) == 1 else character)
        return plain


_PLAIN = _Plain()


def plain(text: str) -> str:
    """The text without accents and capitals; the same length."""
    return text.lower() if text.isascii() else text.translate(_PLAIN)


def pattern(words: str) -> re.Pattern[str] | None:
    """What finds these words in a plain text, blanks of any kind between them; None when there is nothing to
    find.
    """
    parts = [re.escape(part) for part in plain(words).split()]
    return re.compile(r"\s+".join(parts)) if parts else None


def matches(text: str, words: str, chunk: int = 1 << 18) -> Iterator[list[Span]]:
    """The stretches where the words stand, a list for each `chunk` of the text, so that the caller can
    breathe between.
    """
    seek = pattern(words)
    if seek is None:
        return
    for start in range(0, len(text), chunk):
        part = plain(text[start : start + chunk + 256])
        yield [
            Span(start + found.start(), start + found.end())
            for found in seek.finditer(part)
            if found.start() < chunk
        ]


def any_of(text: str, words: str, chunk: int = 1 << 18) -> Iterator[list[Span]]:
    """The words of the text that begin with any of the words, a list for each `chunk` of the text."""
    parts = [re.escape(part) for part in plain(words).split() if any(c.isalnum() for c in part)]
    if not parts:
        return
    seek = re.compile(rf"\b(?:{'|'.join(parts)})\w*")
    for start in range(0, len(text), chunk):
        part = plain(text[start : start + chunk + 256])
        yield [
            Span(start + found.start(), start + found.end())
            for found in seek.finditer(part)
            if found.start() < chunk
        ]


def has_all(words: str, text: str) -> bool:
    """Whether every word typed stands somewhere in the text."""
    low = plain(text)
    return all(word in low for word in plain(words).split())
