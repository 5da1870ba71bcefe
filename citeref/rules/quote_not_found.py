"""Words quoted as the law's own that it does not have.

## What it sees
Ten words or more that a sentence lends to an act, and that stand nowhere in it, in no version and no language at hand.
Words lent to somebody else beside a citation (a contract, a witness, a court) are left alone.

## Why it matters
An invented quotation is the mistake that courts fine.

## Example
> L'article 30 du RGPD est clair : « le registre est remis chaque année à la CNIL par lettre recommandée ».

Nothing of the kind is in the Regulation.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from citeref import catalogue
from citeref.language import say, spoken
from citeref.model import Citation, Document, Finding
from citeref.rules.facts import Facts
from citeref.rules.quoting import finding

RULE = "quote-not-found"


def look(document: Document, citations: Sequence[Citation], facts: Facts) -> Iterator[Finding]:
    """Every long quotation that stands nowhere in the act it is lent to."""
    for verdict in facts.verdicts:
        if verdict.kind == "not-found":
            name = catalogue.name(verdict.ref.authority, spoken())
            yield finding(RULE, say("nothing like this is in {law}", law=name), document, verdict)
