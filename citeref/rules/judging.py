"""How a rule goes through the citations: which of them it judges, and where in a citation a finding lies."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from citeref import catalogue
from citeref.model import Citation, Document, Finding, Span
from citeref.ref import Ref
from citeref.rules.bare import OTHER
from citeref.rules.facts import inserted
from citeref.rules.supposed import supposed

SURE = 0.6
"""A citation found with less confidence is not judged: the mistake may be ours."""

NEAR = 500
"""How many characters away the authority must be named for a citation that leans on context to be judged.

Over 57 French decisions and opinions, a place that does not exist, in a law last named further away, was
each time a place of another law that the text had meanwhile turned to.
"""


BESIDE = 400
"""How many characters away another act may be named that the place could be of, though its context says otherwise."""


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
    named = _named(citations)
    for citation in citations:
        if _of_another(document.text, citation) or _any_treaty(document.text, citation):
            continue
        off = [
            (ref, why)
            for ref in citation.refs
            if (why := wrong(ref)) and _sure(document.text, citation, ref, named)
        ]
        if not off or supposed(document.text, citation.span, inserted=not off[0][1].number.isdecimal()):
            continue
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


_LAW = re.compile(
    r"(?:\s*(?:,|en|et|and|und|y|e)\s*\d+)*\s+(?:Wet|Loi|Décret|Arrêté|Ordonnance|Act|Law|Gesetz|Ley|Legge|KB|WOG|LCA|D\.\s?Lgs)\b"
)


def _of_another(text: str, citation: Citation) -> bool:
    """Whether a place whose act is only that of its context is followed by the name of a law that we do not know."""
    if citation.lean is None or citation.lean.on != "context":
        return False
    end = citation.span.end
    return _LAW.match(text, end) is not None or OTHER.match(text, end) is not None


def _any_treaty(text: str, citation: Citation) -> bool:
    """Whether « du traité » alone says which treaty is meant: its articles were renumbered twice."""
    if not citation.refs or not citation.refs[0].startswith(("eu/treaty/teu", "eu/treaty/tfeu")):
        return False
    start, end = citation.span
    return not re.search(
        r"TF?[UE]E|A?EUV|Union|unión|unione", text[max(0, start - 80) : end + 80], re.IGNORECASE
    )


def _named(citations: Sequence[Citation]) -> dict[Ref, list[int]]:
    """Where each authority is named, in order of the text."""
    places: dict[Ref, list[int]] = defaultdict(list)
    for citation in citations:
        if not citation.evidence:
            for authority in {ref.authority for ref in citation.refs}:
                places[authority].append(citation.span.start)
    return places


def _sure(text: str, citation: Citation, ref: Ref, named: dict[Ref, list[int]]) -> bool:
    """Whether a place that is off is the author's doing: its article is spelt out, its authority named or
    near.
    """
    if citation.confidence < SURE or not _spelt(ref, citation.text) or _garbled(citation, ref):
        return False
    if _of_its_context(citation) and re.match(r"art_\d+[a-z]", ref.pinpoint) and not inserted(ref):
        return False  # « l'article 46 bis » alone may be of a law of the country
    start = citation.span.start
    if not citation.evidence:
        return not _CHANGES.search(text, max(0, start - 300), start) or not _ITS.search(
            text, max(0, start - 12), start
        )
    if _CHANGES.search(text, max(0, start - 300), start):
        return False
    return _near(named.get(ref.authority, []), citation.span.start, NEAR) and not any(
        act != ref.authority and _near(places, citation.span.start, BESIDE) and _may_have(act, ref)
        for act, places in named.items()
    )


def _of_its_context(citation: Citation) -> bool:
    """Whether only the context says whose place it is."""
    return citation.lean is not None and citation.lean.on == "context"


_CHANGES = re.compile(
    r"\b(?:modifiant|abrogeant|amending|repealing|änder\w+|modificando|por el que se modifica|che modifica)\b[^.;]*\Z"
)
_ITS = re.compile(r"\b(?:son|sa|its|dessen|su|suo|sua)\s+\Z")
"""« modifiant les directives … et notamment son article 71 »: of the act that changes them, not of the last one named."""


def _near(places: list[int], at: int, reach: int) -> bool:
    """Whether one of some sorted places is within reach."""
    after = bisect_left(places, at)
    return any(abs(place - at) <= reach for place in places[max(0, after - 1) : after + 1])


def _may_have(act: Ref, ref: Ref) -> bool:
    """Whether another act named beside has an article of that number, or may have it."""
    if not act.startswith(("eu/reg", "eu/dir", "fr/loi", "fr/decret", "fr/code", "eu/treaty")):
        return False
    structure = catalogue.structure(act)
    head = ref.pinpoint.partition("/")[0]
    if structure is None:
        return True
    if head.startswith("rct_"):
        return structure.recitals < 0 or (head[4:].isdecimal() and int(head[4:]) <= structure.recitals)
    return head.removeprefix("art_") in structure.articles


_GLUED = re.compile(r"[^\W\d_]{5,}\d")


def _garbled(citation: Citation, ref: Ref) -> bool:
    """Whether the number may be the page's: glued to its word as a note's sign is, or in the style of another law (« 4° »)."""
    if re.search(r"\),\s+l['’]article|\),\s+(?:and\s+)?Article", citation.text):
        return True  # « jusqu'au point v), l'article 58 »: two places, not one
    return bool(_GLUED.search(citation.text)) or ("°" in citation.text and ref.startswith("eu/"))


def _spelt(ref: Ref, text: str) -> bool:
    """Whether the words give the number of the article or recital; « ce point » and « point 71 » do not."""
    number = ref.pinpoint.partition("/")[0].partition("_")[2]
    if inserted := re.fullmatch(r"(\d+)[a-z]+", number):  # « 5 bis » is Article 5a
        number = inserted[1]
    return re.search(rf"(?<!\d){re.escape(number)}(?!\d)", text, re.IGNORECASE) is not None


def _span(citation: Citation, number: str) -> Span | None:
    """Where a number stands in a citation: all of it for a single place, None where it is not spelt out."""
    if len(citation.refs) == 1:
        return citation.span
    found = re.search(rf"(?<![\w.]){re.escape(number)}(?!\w)", citation.text)
    start = citation.span.start
    return Span(start + found.start(), start + found.end()) if found else None
