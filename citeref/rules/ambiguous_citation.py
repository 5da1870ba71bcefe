"""A citation that may mean several laws.

## What it sees
A place whose law is not named near it, while the document names several that may have it. It stays open; the finding lists the
candidates. Told as information.

## Why it matters
A reader has to guess, and so has everyone who follows the link.

## Example
> … l'article 4 … (in a text that discusses both the GDPR and Directive 2002/58/EC)

## When it is right to keep it
Where the reader cannot be mistaken.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from citeref import catalogue
from citeref.language import say, spoken
from citeref.model import Citation, Document, Finding
from citeref.rules.facts import Facts

RULE = "ambiguous-citation"


def look(document: Document, citations: Sequence[Citation], facts: Facts) -> Iterator[Finding]:
    """Every citation that was left open between several laws."""
    for citation in citations:
        if citation.candidates and not citation.refs:
            names = [catalogue.label(ref, spoken()) for ref in citation.candidates[:4]]
            yield Finding(
                rule=RULE,
                span=citation.span,
                text=citation.text,
                message=_message(names),
                severity="information",
                place=document.place(citation.span.start),
            )


def _message(names: Sequence[str]) -> str:
    if len(names) == 1:
        return say("may be {law}", law=names[0])
    return say("may be {laws} or {law}", laws=", ".join(names[:-1]), law=names[-1])
