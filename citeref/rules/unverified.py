"""Nothing at hand to check against.

## What it sees
Quotations of a law whose page is not in the cache in their language, or that say themselves they are translations. Told once for
each law and language, as information, never as an error.

## Why it matters
Silence could be read as « checked and right ».

## Example
> § 26 BDSG verlangt, dass „…“ (no page of the BDSG at hand)

`citeref fetch REF --lang LANG` brings the page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from citeref import catalogue
from citeref.language import say, spoken
from citeref.model import Citation, Document, Finding
from citeref.ref import Ref
from citeref.rules.facts import Facts

RULE = "unverified"


def look(document: Document, citations: Sequence[Citation], facts: Facts) -> Iterator[Finding]:
    """One finding for each law that is quoted and not at hand."""
    told: dict[tuple[Ref, str], list[Finding]] = {}
    for verdict in facts.verdicts:
        if verdict.kind != "unverified":
            continue
        lang = facts.quoting.language(verdict.quotation)[0]
        authority = verdict.ref.authority
        span = verdict.quotation.span
        one = Finding(
            rule=RULE,
            span=span,
            text=document.text[slice(*span)],
            message="",
            ref=verdict.ref,
            severity="information",
            place=document.place(span.start),
        )
        told.setdefault((authority, lang), []).append(one)
    for (authority, lang), found in told.items():
        name = catalogue.name(authority, spoken())
        message = say(
            "no official text of {law} in « {lang} » is at hand to compare with", law=name, lang=lang
        )
        many = say(" ({n} quotations)", n=len(found)) if len(found) > 1 else ""
        yield msgspec.structs.replace(found[0], message=message + many)
