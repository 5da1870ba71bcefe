"""Paragraphs of a bearable length, and the few words around a citation that fit on a line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from citeref.model import Document, Span

_LONGEST = 2000
_AROUND = 110
_LINE_ENDS = "\n\r\t\v\f\x1c\x1d\x1e\x85\u2028\u2029"
_WORD_END = re.compile(r"\s")


def paragraphs(document: Document) -> Iterator[tuple[int, str]]:
    """The document's blocks with where they start, those of more than 2 000 characters in several pieces."""
    whole = [block.span for block in document.blocks] or [Span(0, len(document.text))]
    for start, end in whole:
        while end - start > _LONGEST:
            cut = document.text.rfind(" ", start + _LONGEST // 2, start + _LONGEST) + 1 or start + _LONGEST
            yield start, document.text[start:cut]
            start = cut
        yield start, document.text[start:end]


def snippet(paragraph: str, span: tuple[int, int]) -> tuple[str, Span]:
    """The words of a paragraph around a stretch of it, on one line, and where the stretch is in them."""
    start, end = max(0, span[0]), min(len(paragraph), max(span))
    left = _left(paragraph, start)
    right = _right(paragraph, max(end, start))
    before, after = "… " if left else "", " …" if right < len(paragraph) else ""
    words = paragraph[left:right]
    for sign in _LINE_ENDS:
        words = words.replace(sign, " ")
    shift = len(before) - left
    return f"{before}{words}{after}", Span(start + shift, max(end, start) + shift)


def _left(paragraph: str, start: int) -> int:
    if start <= _AROUND:
        return 0
    word = _WORD_END.search(paragraph, start - _AROUND, start)
    return word.end() if word else start - _AROUND


def _right(paragraph: str, end: int) -> int:
    if len(paragraph) - end <= _AROUND:
        return len(paragraph)
    blank = max(paragraph.rfind(sign, end, end + _AROUND) for sign in " \n\u00a0")
    return blank if blank > 0 else end + _AROUND
