"""A quotation departs from the words of the law.

## What it sees
Words quoted as the law's own that differ from the passage cited. Capitals, spacing, punctuation and the kind of quotation
mark count as equal; « […] », an ellipsis, a bracketed letter or gloss and the letters of a list are fair quoting. The Official
Journal's wording and the corrected one are both right, and so is every language at hand. Words of another act, put in
this one's mouth, are told here too. Quotations of three words or fewer are not judged.

## Why it matters
A reader who finds one quotation bent will doubt the next ten.

## Example
> L'article 32 du RGPD exige « un niveau de sécurité approprié au risque ».

The Regulation says « adapté ».

## When it is right to keep it
Where you translate yourself, say so beside the quotation.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from citeref import catalogue
from citeref.language import say, spoken
from citeref.model import Citation, Document, Finding, Fix, Span
from citeref.rules.facts import Facts
from citeref.rules.quoting import Verdict, finding

RULE = "quote-differs"


def look(document: Document, citations: Sequence[Citation], facts: Facts) -> Iterator[Finding]:
    """Every quotation whose words are not quite those of the law."""
    for verdict in facts.verdicts:
        if verdict.kind == "differs":
            found = finding(RULE, _message(verdict), document, verdict)
            yield msgspec.structs.replace(found, fix=_fix(document, verdict))


def _message(verdict: Verdict) -> str:
    place = catalogue.label(verdict.ref, spoken())
    if not verdict.changed:
        other = catalogue.label(verdict.place, spoken()) if verdict.place else say("another act")
        return say("these are the words of {other}, not of {place}", other=other, place=place)
    said, printed = verdict.changed[0]
    more = len(verdict.changed) - 1
    behind = say(" (and {n} more)", n=more) if more else ""
    if said and printed:
        found = say("{place} says « {printed} », not « {said} »", place=place, printed=printed, said=said)
    elif said:
        found = say("{place} does not have « {said} »", place=place, said=said)
    else:
        found = say("{place} also has « {printed} », left out without a sign", place=place, printed=printed)
    return found + behind


def _fix(document: Document, verdict: Verdict) -> Fix | None:
    """The law's word in place of the one that differs, where a single word or two stand for as many."""
    if len(verdict.changed) != 1 or verdict.wording is None:
        return None
    said, printed = verdict.changed[0]
    if not said or not printed or max(len(said.split()), len(printed.split())) > 3:
        return None
    start, end = verdict.quotation.span
    text = document.text[start:end]
    if text.count(said) != 1:
        return None
    at = start + text.index(said)
    return Fix(Span(at, at + len(said)), printed)
