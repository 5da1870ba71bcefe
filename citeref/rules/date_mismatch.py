"""A law, decree, regulation or directive with another date than its own.

## What it sees
A date that is given as that of the act (« du », "of", « vom »…, or « adopté le ») and is not the one it bears; a French law,
ordinance or decree whose number and date are of two different years. The day of publication, of entry into force or of
application is not the date of an act, and is left alone where the words say which it is.

## Why it matters
With a wrong date the act is not found, or another one is.

## Example
> Le règlement (UE) 2016/679 du 25 mai 2018 garantit un droit d'accès.

The Regulation is of 27 April 2016; it applies from 25 May 2018.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from citeref import catalogue
from citeref.language import say, spoken
from citeref.model import Citation, Document, Finding, Fix, Span
from citeref.quotes.cues import words
from citeref.ref import Ref
from citeref.rules.facts import Facts
from citeref.rules.stated_dates import Stated, stated
from citeref.rules.supposed import mistaken

RULE = "date-mismatch"

_INSTITUTION = words("citeref.rules", "institutions")
_BY = (
    rf"(?:(?:du|de la|of the|des|del|della|dello|do|da|van het|van de)?\s*(?:{_INSTITUTION})"
    rf"(?:\s*(?:,|et|and|und|y|e|en|i)?\s*(?:du|de la|of the|des|del|della|dello|do|da|van de|en de)?\s*(?:{_INSTITUTION}))?)?"
)
_LEAD = re.compile(
    rf"\s*\)?\s*(?:\((?:RGPD|GDPR|DSGVO|[A-Z][\w ]{{1,30}})\)\s*)?,?\s*{_BY}\s*,?\s*(?:modifiée?\s+|en date\s+)?"
    rf"(?:{words('citeref.rules', 'of_date')})\s+(?:le\s+|the\s+|el\s+|dia\s+)?\Z",
    re.IGNORECASE,
)
_JOURNAL = re.compile(r"\W*(?:JO|OJ|ABl|DO|GU|PB|Dz\.)\b")
_PAPER = re.compile(
    r"\b(?:guidelines|lignes directrices|leitlinien|directrices|linee guida|opinion|avis|recommendations?)\b",
    re.I,
)
_FRENCH = re.compile(r"fr/(?:loi|ordonnance|decret)/(\d{2,4})-\d+")
_JUDGED = ("eu/reg", "eu/dir", "eu/dec", "fr/loi/", "fr/ordonnance/", "fr/decret/", "eu/reco")


def look(document: Document, citations: Sequence[Citation], facts: Facts) -> Iterator[Finding]:
    """Every act that is given another date than its own."""
    text = document.text
    for citation in citations:
        if not citation.refs or citation.kind in ("url", "anaphora") or citation.lean is not None:
            continue
        authority = citation.refs[-1].authority
        if not authority.startswith(_JUDGED) or _JOURNAL.match(citation.text):
            continue
        found = _date(document, citation)
        if found is None or not (why := _wrong(authority, found)):
            continue
        if mistaken(text[slice(*facts.sentences.at(citation.span.start))]):
            continue
        start = citation.span.start
        span = Span(start, found.end)
        known = _known(authority)
        yield Finding(
            rule=RULE,
            span=span,
            text=text[slice(*span)],
            message=why,
            ref=authority,
            suggest=_other(authority, found),
            proof=say("{place}: {words}", place=catalogue.name(authority, spoken()), words=known)
            if known
            else "",
            fix=_fix(text, found, known),
            place=document.place(start),
        )


def _date(document: Document, citation: Citation) -> Stated | None:
    """The date that the words right behind a citation give the act."""
    text, end = document.text, citation.span.end
    inside = stated(text, citation.span.start, end)
    if inside and _LEAD.search(text[citation.span.start : inside[-1].start]):
        return inside[-1]
    for found in stated(text, end, min(len(text), end + 130))[:1]:
        lead = text[end : found.start]
        of_paper = ("adopt" in lead or "(WP" in lead) and _PAPER.search(
            text, max(0, citation.span.start - 160), citation.span.start
        )
        if _LEAD.fullmatch(_without_act(lead)) and not found.day.startswith("--") and not of_paper:
            return found
    return None


def _without_act(lead: str) -> str:
    """The words between without the act's name: a place's citation ends before « de la loi n° 78-17 »."""
    named = re.match(
        r"\s*,?\s*(?:du|de la|de l['’]|of|of the|of that|der|des|del|della|do|da|van)\s+(?:même\s+|la\s+|le\s+)?"
        r"(?:règlement|directive|décision|loi|ordonnance|décret|Regulation|Directive|Decision|Act|Verordnung|Richtlinie|reglamento|regolamento|direttiva|directiva|regulamento|verordening|richtlijn)"
        r"(?:\s+d['’]exécution|\s+déléguée?)?\s*(?:\([A-Z, ]+\))?\s*(?:n[°º]|No|nr\.?|Nr\.?|n\.)?\s*\d[\d/-]*\d(?:/[A-Z]{2,4})?",
        lead,
        re.IGNORECASE,
    )
    return lead[named.end() :] if named else lead


def _wrong(authority: Ref, found: Stated) -> str:
    known, name = _known(authority), catalogue.name(authority, spoken())
    if known:
        if found.agrees(known) or len(known) < 10:
            return ""
        return say("{law} is of {known}, not of {day}", law=name, known=known, day=found.day)
    french = _FRENCH.match(authority)
    if french and not found.day.startswith("--"):
        year = french[1] if len(french[1]) == 4 else "19" + french[1]
        if found.day[:4] != year:
            return say("its number says {year}, its date {other}", year=year, other=found.day[:4])
    return ""


def _known(authority: Ref) -> str:
    item = catalogue.instrument(authority)
    return item.date if item else ""


def _other(authority: Ref, found: Stated) -> Ref | None:
    """The act of the same kind that bears the date, where there is just one."""
    kind = authority.rsplit("/", 1)[0]
    same = [
        ref
        for ref, item in catalogue.instruments().items()
        if item.date == found.day and ref.startswith(kind)
    ]
    return Ref(same[0]) if len(same) == 1 and same[0] != authority else None


def _fix(text: str, found: Stated, known: str) -> Fix | None:
    """The right date in the form of the wrong one, where only the day or the year is another."""
    if len(known) != 10 or found.day.startswith("--") or found.day[5:7] != known[5:7]:
        return None
    words = text[found.start : found.end]
    right = words.replace(found.day[:4], known[:4])
    day = str(int(found.day[8:]))
    if found.day[8:] != known[8:]:
        right = re.sub(rf"(?<!\d)0?{day}(?!\d)", str(int(known[8:])), right, count=1)
    return Fix(Span(found.start, found.end), right) if right != words else None
