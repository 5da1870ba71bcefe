"""A repealed or void text is relied on as if it were in force.

## What it sees
An act that had been repealed, replaced or declared void by the document's own date, in a sentence that says it governs, applies or
serves as a basis now. Where the sentence says that the act is gone, speaks of the past, or of facts of its time, there is nothing
to say. Without a date of the document, the law of today is the measure.

## Why it matters
The obligations are elsewhere now, and often they are others.

## Example
> Le présent site respecte la directive 95/46/CE, qui régit la collecte de vos données. (2021)

The Directive was repealed on 25 May 2018 by Article 94 of the GDPR.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from citeref import catalogue
from citeref.language import phrase, say, spoken
from citeref.model import Citation, Document, Finding, Span
from citeref.quotes.cues import pattern
from citeref.ref import Ref
from citeref.rules.bare import own_articles
from citeref.rules.facts import Facts
from citeref.rules.stated_dates import stated

RULE = "repealed-text"

_STATES = (phrase("repealed"), phrase("replaced"), phrase("invalid"))
"""What the catalogue calls an act that has come to its end."""

_NOW, _GONE, _STILL, _ENDED = (pattern("citeref.rules", name) for name in ("now", "gone", "still", "ended"))
_CHANGES = pattern("citeref.rules", "changes", behind=r"\b[^.;]{0,30}\Z")
_JUDGMENT = pattern("citeref.rules", "judgment")
_OF_A_YEAR = re.compile(
    r"(?:(?<![\w/])(?:en|in|im Jahre?|nel|en el año|em|w|v roce|v roku|år|i|dès|since|ab|depuis)\s+|\A\s*)"
    r"((?:19|20)\d\d)\b(?![/-]\d)",
    re.IGNORECASE,
)
"""« En 1995 : … »: the sentence tells what the law was in a year."""
_ENDING = ("art_94", "art_59", "art_99", "art_44")


def look(document: Document, citations: Sequence[Citation], facts: Facts) -> Iterator[Finding]:
    """Every act that is relied on although it had ended by the document's day."""
    if own_articles(document) or _JUDGMENT.search(document.text[:1500]):
        return
    told: set[tuple[Ref, Span]] = set()
    acts: set[Ref] = set()
    for citation in citations:
        if not citation.refs or citation.aside or citation.kind in ("url", "anaphora") or citation.lean:
            continue
        ref = citation.refs[0]
        item = catalogue.instrument(ref)
        if (
            ref.startswith("eu/treaty/")
            or item is None
            or not item.ended
            or item.status == "in_force"
            or facts.day < item.ended
        ):
            continue
        if _quoted(citation, facts) or not _relied_on(document, citation, facts, citations, item.ended):
            continue
        sentence = facts.sentences.at(citation.span.start)
        if (ref.authority, sentence) in told or (citation.lean is not None and ref.authority in acts):
            continue
        told.add((ref.authority, sentence))
        span = _with_act(document.text, citation)
        acts.add(ref.authority)
        yield Finding(
            rule=RULE,
            span=span,
            text=document.text[slice(*span)],
            message=_message(ref, facts),
            ref=ref,
            severity="error" if facts.date else "warning",
            suggest=Ref(item.by) if item.by else None,
            proof=_proof(ref),
            place=document.place(span.start),
        )


def _with_act(text: str, citation: Citation) -> Span:
    """The citation of a place with the number of its act beside it, wherever that stands."""
    start, end = citation.span
    year, _, number = citation.refs[0].authority.rpartition("/")
    if not citation.refs[0].pinpoint or not number.isdecimal():
        return citation.span
    shape = re.compile(
        rf"(?:\w+\s+)?(?:\(\w+\)\s*)?(?:n[°o]\s*)?(?:{year[-4:]}|{year[-2:]})/{number}\b|{number}/{year[-4:]}\b"
    )
    before = list(shape.finditer(text, max(0, start - 70), start))
    if before:
        return Span(before[-1].start(), end)
    behind = shape.search(text, end, end + 70)
    return Span(start, behind.end()) if behind else citation.span


def _quoted(citation: Citation, facts: Facts) -> bool:
    """Whether a citation stands inside quoted words: they are somebody else's, most often an older text's."""
    at = bisect_right(facts.quoting.starts, citation.span.start) - 1
    return at >= 0 and facts.quoting.quotations[at].span.end >= citation.span.end


def _relied_on(
    document: Document, citation: Citation, facts: Facts, citations: Sequence[Citation], ended: str
) -> bool:
    """Whether the sentence says that the act governs or applies now."""
    sentence = facts.sentences.at(citation.span.start)
    text = document.text
    low, high = max(sentence.start, citation.span.start - 400), min(sentence.end, citation.span.end + 300)
    around = text[low : citation.span.start] + " " + text[citation.span.end : high]
    if _CHANGES.search(text[low : citation.span.start]):
        return False
    if _STILL.search(around) and not _ENDED.search(around):
        return True
    if _GONE.search(around) or not _NOW.search(around):
        return False
    if any(
        one.day[:4].isdecimal() and one.day < ended and not _own_date(one.day, citation)
        for one in stated(text, low, high)
    ):
        return False
    if any(int(year) < int(ended[:4]) for year in _OF_A_YEAR.findall(around)):
        return False
    if re.search(r"(?<!\d)(?:19[5-9]\d|20[01]\d)(?![\d/])", _plain_years(around)) and not facts.date:
        return False
    return not any(
        ref.pinpoint.startswith(_ENDING) for c in citations for ref in c.refs if low <= c.span.start < high
    )


def _plain_years(around: str) -> str:
    """The words without numbers of acts and their dates."""
    return re.sub(r"\d+/\d+(?:/\w+)?|n°\s*[\d-]+", " ", around)


def _own_date(day: str, citation: Citation) -> bool:
    """Whether a date is that of an act: « la directive 95/46/CE du 24 octobre 1995 », or of another beside it."""
    item = catalogue.instrument(citation.refs[0])
    acts = ("eu/reg", "eu/dir", "eu/dec", "fr/loi/", "fr/ordonnance/", "fr/decret/")
    known = {one.date for ref, one in catalogue.instruments().items() if ref.startswith(acts)}
    return day == (item.date if item else "") or day in known


def _message(ref: Ref, facts: Facts) -> str:
    item = catalogue.instrument(ref)
    assert item is not None
    name = catalogue.name(ref.authority, spoken())
    by = catalogue.name(Ref(item.by), spoken()) if item.by else ""
    alone, together = _ENDINGS.get(item.status, _ENDINGS["repealed"])
    found = say(together if by else alone, law=name, by=by, day=item.ended)
    unknown = say("; the document bears no date, so the law of today is the measure")
    return found if facts.date else found + unknown


def _proof(ref: Ref) -> str:
    """What the catalogue knows of the end of an act."""
    item = catalogue.instrument(ref)
    assert item is not None
    by = f", {catalogue.name(Ref(item.by), spoken())}" if item.by else ""
    words = f"{say(item.status)} {item.ended}{by}"
    return say("{place}: {words}", place=catalogue.name(ref, spoken()), words=words)


_ENDINGS = {
    "repealed": (phrase("{law} was repealed on {day}"), phrase("{law} was repealed by {by} on {day}")),
    "replaced": (phrase("{law} was replaced on {day}"), phrase("{law} was replaced by {by} on {day}")),
    "invalid": (
        phrase("{law} was declared void on {day}"),
        phrase("{law} was declared void by {by} on {day}"),
    ),
}
"""How an act came to its end, without and with what ended it."""
