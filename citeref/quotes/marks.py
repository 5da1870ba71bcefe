"""Where a document quotes: between quotation marks of every usual kind, in quoted blocks, in italics.

A quotation is told by its marks alone here; whose words they are is for `lending` to say. Quotations inside one another
count once, the outer one.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Literal, NamedTuple

from citeref.model import Block, Document, Span

LONGEST = 6000
"""A quotation has at most so many characters; a mark without its partner would swallow the document."""

Kind = Literal["marks", "block", "italics"]

_MARK = re.compile(r"[«»‹›“”„‟\"‘’‚]")
_WORD = re.compile(r"[^\W_]+")
_FRENCH = re.compile(r"(?:\A|[\s(\['’])«")
"""A guillemet that opens as the French ones do; in a text that has one, « » » opens nothing."""


class Quotation(NamedTuple):
    """Quoted words, without their marks, and how they are marked."""

    span: Span
    kind: Kind = "marks"


def quotations(document: Document) -> list[Quotation]:
    """Every quotation of a document with a word in it, in order of the text."""
    text = document.text
    opening = "»" if "»" in text and not _FRENCH.search(text) else "«"
    marked = [one for block in _stretches(document) for one in _in_block(text, block, opening)]
    marked.sort()
    starts = [one.start for one in marked]
    found = [Quotation(one) for one in marked]
    for block in document.blocks:
        if block.kind == "quote" and not _touches(block.span, marked, starts):
            found.extend(_block(document.text, block))
    blocks = sorted([*marked, *(one.span for one in found if one.kind == "block")])
    begins = [one.start for one in blocks]
    free = (one for one in _italics(document) if not _touches(one, blocks, begins))
    return sorted([*found, *(Quotation(one, "italics") for one in free)])


def _touches(span: Span, others: list[Span], starts: list[int]) -> bool:
    at = bisect_right(starts, span.start) - 1
    before = at >= 0 and others[at].end > span.start
    after = at + 1 < len(others) and others[at + 1].start < span.end
    return before or after


def _stretches(document: Document) -> Iterator[Span]:
    """The paragraphs in which marks are paired; neighbouring quoted blocks are one."""
    if not document.blocks:
        yield Span(0, len(document.text))
        return
    start, end, kind = -1, -1, ""
    for block in document.blocks:
        if block.kind == "quote" == kind and block.span.start - end <= 2:
            end = block.span.end
            continue
        if start >= 0:
            yield Span(start, end)
        start, end, kind = block.span.start, block.span.end, block.kind
    yield Span(start, end)


def _in_block(text: str, block: Span, opening: str) -> Iterator[Span]:
    """The outermost quotations of a paragraph; `opening` is the guillemet that opens one."""
    end = block.start
    marks = list(_MARK.finditer(text, *block))
    for number, mark in enumerate(marks):
        if mark.start() < end:
            continue
        if mark[0] in "«»" and mark[0] != opening:
            continue
        close = _close(text, marks, number, block)
        if close is None or close - mark.start() > LONGEST:
            continue
        span = _trimmed(text, mark.end(), close)
        if span:
            yield span
        end = close + 1


def _close(text: str, marks: list[re.Match[str]], number: int, block: Span) -> int | None:
    """Where the quotation that a mark opens ends, or None where it opens none."""
    mark, at = marks[number][0], marks[number].start()
    match mark:
        case "«" | "»":
            return _partner(marks, number, "«»" if mark == "«" else "»«")
        case "‹":
            return _partner(marks, number, "‹›")
        case "„" | "“" | "‟":
            return _curly(marks, number)
        case "”" if _opens(text, at, block):
            return _nordic(text, marks, number, block)
        case '"':
            return _straight(text, marks, number, block) if _opens(text, at, block) else None
        case "‘" | "‚":
            return _single(text, marks, number, block)
    return None


def _opens(text: str, at: int, block: Span) -> bool:
    """Whether a mark that may open or close stands where one opens: after a blank and before a word."""
    before = text[at - 1] if at > block.start else " "
    after = text[at + 1] if at + 1 < block.end else " "
    return (before.isspace() or before in "([—–-:;'’«“/|") and (not after.isspace() or after in "\xa0\u202f")


def _partner(marks: list[re.Match[str]], number: int, pair: str) -> int | None:
    """The closing mark of a pair that may lie inside itself."""
    depth = 0
    for mark in marks[number:]:
        depth += (mark[0] == pair[0]) - (mark[0] == pair[1])
        if depth == 0:
            return mark.start()
    return next((mark.start() for mark in marks[number + 1 :] if mark[0] == pair[1]), None)


def _curly(marks: list[re.Match[str]], number: int) -> int | None:
    """The closing mark of „…“, „…” and “…”."""
    closing = '“”"' if marks[number][0] == "„" else '”"'
    depth = 1
    for mark in marks[number + 1 :]:
        if mark[0] in closing:
            depth -= 1
        elif mark[0] in "„“":
            depth += 1
        if depth == 0:
            return mark.start()
    return next((mark.start() for mark in marks[number + 1 :] if mark[0] in closing), None)


def _straight(text: str, marks: list[re.Match[str]], number: int, block: Span) -> int | None:
    """The next straight mark that stands where one closes."""
    for mark in marks[number + 1 :]:
        if mark[0] == '"' and not (_opens(text, mark.start(), block) and text[mark.start() - 1].isspace()):
            return mark.start()
    return None


def _nordic(text: str, marks: list[re.Match[str]], number: int, block: Span) -> int | None:
    """The closing mark of ”…”, whose two marks are the same, as in Swedish and Finnish."""
    for mark in marks[number + 1 :]:
        if mark[0] in "“„":
            return None
        if mark[0] == "”":
            return None if _opens(text, mark.start(), block) else mark.start()
    return None


def _single(text: str, marks: list[re.Match[str]], number: int, block: Span) -> int | None:
    """The closing mark of ‘…’, which an apostrophe looks like: one that no letter follows."""
    for mark in marks[number + 1 :]:
        if mark[0] in "’‘" and not (mark.end() < block.end and text[mark.end()].isalnum()):
            return mark.start()
    return None


def _block(text: str, block: Block) -> Iterator[Quotation]:
    """A quoted block, without the line that says whose words they are (« — RGPD, article 16 »)."""
    signature = re.search(r"(?m)^\s*(?:—|–|--|―)\s", text[slice(*block.span)])
    end = block.span.start + signature.start() if signature else block.span.end
    span = _trimmed(text, block.span.start, end)
    if span:
        yield Quotation(span, "block")


def _trimmed(text: str, start: int, end: int) -> Span | None:
    """A stretch without the blanks at its ends; None without a word in it."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if _WORD.search(text, start, end) else None


_EMPHASIS = {
    "html": re.compile(r"<(em|i|q|cite)\b[^>]*>(?P<words>.{12,4000}?)</\1>", re.S | re.I),
    "markdown": re.compile(
        r"(?<![\w*_\\])([*_])(?![\s*_])(?P<words>[^*_\n]{12,4000}?)(?<![\s*_\\])\1(?![\w*_])"
    ),
}


def _italics(document: Document) -> Iterator[Span]:
    """What a page sets in italics, as stretches of the text."""
    pattern = _EMPHASIS.get(document.format)
    if pattern is None or not document.marks:
        return
    at_source = [source for _, source in document.marks]
    for found in pattern.finditer(document.source):
        ends = (_forward(document, at_source, offset) for offset in found.span("words"))
        if span := _trimmed(document.text, *ends):
            yield span


def _forward(document: Document, at_source: list[int], offset: int) -> int:
    """An offset of the file as one of the text."""
    at = max(0, bisect_right(at_source, offset) - 1)
    text, source = document.marks[at]
    limit = document.marks[at + 1][0] if at + 1 < len(document.marks) else len(document.text)
    return min(text + offset - source, limit)
