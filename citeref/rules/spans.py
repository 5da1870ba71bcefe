"""Which citations the rules judge, and where in a citation a finding lies."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from citeref.model import Citation, Document, Finding, Span
from citeref.ref import Ref

SURE = 0.6
"""A citation found with less confidence is not judged: the mistake may be ours."""


def judged(citations: Sequence[Citation]) -> Iterator[tuple[Citation, Ref]]:
    """Every place of every citation that we are sure of."""
    for citation in citations:
        if citation.confidence >= SURE:
            yield from ((citation, ref) for ref in citation.refs)


def finding(
    rule: str,
    document: Document,
    citation: Citation,
    ref: Ref,
    number: str,
    *,
    message: str,
    suggest: Ref | None = None,
    **more: Any,
) -> Finding:
    """A finding on a citation; on the number alone where the citation names several places."""
    span = _number(citation, number) if len(citation.refs) > 1 else citation.span
    return Finding(
        rule=rule,
        span=span,
        text=document.text[slice(*span)],
        message=message,
        ref=ref,
        suggest=suggest,
        place=document.place(span.start),
        **more,
    )


def _number(citation: Citation, number: str) -> Span:
    found = re.search(rf"(?<![\w.]){re.escape(number)}(?!\w)", citation.text)
    if found is None:
        return citation.span
    start = citation.span.start
    return Span(start + found.start(), start + found.end())
