"""An article that its instrument does not have.

## What it sees
An article whose number the instrument cited does not hold: beyond the last one, or missing between two
others. It speaks only where all articles are known, from the catalogue or from an official page in the
cache.

## Why it matters
The reader looks the article up, finds nothing, and wonders what else was not looked up.

## Example
> Le traitement était fondé sur l'article 105 du RGPD.

The GDPR ends at Article 99.

## When it is right to keep it
Where the words cite another text, a contract for instance, name that text beside the number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from citeref import catalogue
from citeref.language import say, spoken
from citeref.model import Citation, Document, Finding
from citeref.ref import Ref
from citeref.rules.bare import bare
from citeref.rules.facts import Facts, place
from citeref.rules.judging import Wrong, judge
from citeref.rules.supposed import supposed

RULE = "unknown-article"

_LETTERED = re.compile(r"\d+[a-h]")
"""The numbers that amendments put in, « 46 bis » among them; « 1O » is a machine's reading of 10."""


def look(document: Document, citations: Sequence[Citation], facts: Facts) -> Iterator[Finding]:
    """Every citation of an article that is not there."""
    yield from judge(RULE, document, citations, lambda ref: _wrong(ref, facts))
    for one in bare(document, citations):
        if (why := _wrong(one.ref, facts)) and not supposed(document.text, one.span):
            yield Finding(
                rule=RULE,
                span=one.span,
                text=document.text[slice(*one.span)],
                message=why.message,
                ref=one.ref,
                place=document.place(one.span.start),
            )


def _wrong(ref: Ref, facts: Facts) -> Wrong | None:
    article = place(ref).article
    if since := facts.too_early(ref.authority, article):
        name = catalogue.name(ref.authority, spoken())
        said = say("{law} has had no Article {number} before {day}", law=name, number=article, day=since)
        return Wrong(article, said)
    known = facts.articles(ref.authority) if article else None
    if not known or article in known or _unlike(article, known):
        return None
    if _inserted(article, known) and not (facts.untouched(ref.authority) and _LETTERED.fullmatch(article)):
        return None
    return Wrong(article, _message(ref, article, known))


def _inserted(article: str, known: Iterable[str]) -> bool:
    """Whether a later act may have put the article there: « 5a » beside a 5 that exists."""
    root = re.match(r"\d+", article)
    return root is not None and root[0] != article and root[0] in known


def _unlike(article: str, known: Iterable[str]) -> bool:
    """Whether a plain number is cited of a code that joins its numbers with a hyphen: an older or a foreign code is meant."""
    return article.isdecimal() and sum("-" in one for one in known) > sum("-" not in one for one in known)


def _message(ref: Ref, article: str, known: Iterable[str]) -> str:
    name = catalogue.name(ref.authority, spoken())
    plain = [int(number) for number in known if number.isdecimal()]
    if article.isdecimal() and plain and int(article) > max(plain):
        return say("{law} ends at Article {number}", law=name, number=max(plain))
    return say("{law} has no Article {number}", law=name, number=article)
