"""Words quoted from the law that stand at another place of it.

## What it sees
A quotation that is word for word in the act cited, but not at the article, paragraph, point or recital cited. The article cited
for one of its paragraphs, a paragraph for one of its points, and a point for the opening words of its list are all right.

## Why it matters
The reader opens the page at the place you name, and does not find the words.

## Example
> L'article 7, paragraphe 1, du RGPD affirme qu'« il est aussi simple de retirer que de donner son consentement ».

The sentence is in Article 7(3).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from citeref import catalogue
from citeref.language import say, spoken
from citeref.model import Citation, Document, Finding
from citeref.rules.facts import Facts
from citeref.rules.quoting import finding

RULE = "quote-elsewhere"


def look(document: Document, citations: Sequence[Citation], facts: Facts) -> Iterator[Finding]:
    """Every quotation that is found, but not where it is said to be, with the right place."""
    for verdict in facts.verdicts:
        if verdict.kind == "elsewhere" and verdict.place is not None:
            where = catalogue.label(verdict.place, spoken())
            yield finding(RULE, say("these words are in {place}", place=where), document, verdict)
