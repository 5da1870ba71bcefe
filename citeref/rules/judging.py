"""How a rule goes through the citations: which of them it judges, and where in a citation a finding lies."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from citeref.model import Citation, Document, Finding, Span
from citeref.ref import Ref

SURE = 0.6
"""A citation found with less confidence is not judged: the mistake may be ours."""


class Wrong(NamedTuple):
    """Why a place is off: the number that is, what the law says, and the nearest right place."""

    number: str
    message: str
    nearest: Ref | None = None


def judge(
    rule: str, document: Document, citations: Sequence[Citation], wrong: Callable[[Ref], Wrong | None]
) -> Iterator[Finding]:
    """A finding for each place that is `wrong`, on the number where a citation names several.

    « articles 97 à 101 » stands for five places, of which the text spells two: only those have a finding,
    unless it spells none of the wrong ones.
    """
    for citation in citations:
        if citation.confidence < SURE:
            continue
        off = [(ref, why) for ref in citation.refs if (why := wrong(ref))]
        spelt = [(ref, why, span) for ref, why in off if (span := _span(citation, why.number))]
        for ref, why, span in spelt or [(ref, why, citation.span) for ref, why in off[:1]]:
            yield Finding(
                rule=rule,
                span=span,
                text=document.text[slice(*span)],
                message=why.message,
                ref=ref,
                suggest=why.nearest,
                place=document.place(span.start),
            )


def _span(citation: Citation, number: str) -> Span | None:
    """Where a number stands in a citation: all of it when it names one place, None where it is not spelt
    out.
    """
    if len(citation.refs) == 1:
        return citation.span
    found = re.search(rf"(?<![\w.]){re.escape(number)}(?!\w)", citation.text)
    start = citation.span.start
    return Span(start + found.start(), start + found.end()) if found else None
