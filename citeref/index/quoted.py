"""Whether the law is quoted where it is cited: quotation marks in the citing sentence, or a quotation set under it.

Only the look of the sentence decides here; whether the words are those of the law is another question, and this
module is the place for a better answer. A term in quotation marks (« ci-après "le Règlement" ») is no quotation,
nor are the marks around somebody's speech in which the citation itself stands.
"""

from __future__ import annotations

import re

from citeref.model import Citation, Document, Span

WORDS = 4
"""A quotation has at least so many words; fewer are a term or a title."""

FAR = 1200
"""Characters of a sentence looked at before and behind a citation."""

_QUOTATION = re.compile(r'«[^«»]{12,4000}»|“[^“”]{12,4000}”|"[^"]{12,4000}"')
_END = re.compile(r"[.!?…][»”\"']?\s+(?=[«“\"'A-ZÀ-ÖØ-Þ(\d-])")


def quoted(document: Document, citation: Citation) -> bool:
    """Whether the sentence of a citation holds a quotation, or one that is set apart follows it."""
    text, block = document.text, document.block(citation.span.start)
    low, high = block.span if block else (0, len(text))
    return _in_sentence(text, citation.span, Span(low, max(high, citation.span.end))) or _set_apart(
        document, citation.span, high
    )


def _in_sentence(text: str, cited: Span, paragraph: Span) -> bool:
    low, high = max(paragraph.start, cited.start - FAR), min(paragraph.end, cited.end + FAR)
    around = [Span(low + found.start(), low + found.end()) for found in _QUOTATION.finditer(text[low:high])]
    if not around:
        return False
    sentence = _sentence(text, cited, Span(low, high), around)
    return any(
        one.start < sentence.end
        and sentence.start < one.end
        and not (one.start <= cited.start and cited.end <= one.end)
        and len(text[slice(*one)].split()) > WORDS
        for one in around
    )


def _sentence(text: str, cited: Span, within: Span, quotations: list[Span]) -> Span:
    """The sentence of a citation; a full stop inside a quotation ends none."""
    ends = [within.start + found.end() for found in _END.finditer(text[slice(*within)])]
    ends = [end for end in ends if not any(one.start < end < one.end for one in quotations)]
    start = max((end for end in ends if end <= cited.start), default=within.start)
    return Span(start, min((end for end in ends if end >= cited.end), default=within.end))


def _set_apart(document: Document, cited: Span, end: int) -> bool:
    """Whether the paragraph ends in a colon and a block of quotation follows."""
    if not document.text[cited.end : end].rstrip().endswith(":"):
        return False
    after = document.block(end + 2)
    return after is not None and after.kind == "quote" and after.span.start >= end
