"""How a rule goes through the citations: which of them it judges, and where in a citation a finding lies."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from citeref.model import Citation, Document, Finding, Span
from citeref.ref import Ref
from citeref.rules.bare import OTHER

SURE = 0.6
"""A citation found with less confidence is not judged: the mistake may be ours."""

NEAR = 500
"""How many characters away the authority must be named for a citation that leans on context to be judged.

Over 57 French decisions and opinions, a place that does not exist, in a law last named further away, was
each time a place of another law that the text had meanwhile turned to.
"""


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
        if _of_another(document.text, citation):
            continue
        off = [(ref, why) for ref in citation.refs if (why := wrong(ref)) and _sure(citation, ref, named)]
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


def _named(citations: Sequence[Citation]) -> dict[Ref, list[int]]:
    """Where each authority is named, in order of the text."""
    places: dict[Ref, list[int]] = defaultdict(list)
    for citation in citations:
        if not citation.evidence:
            for authority in {ref.authority for ref in citation.refs}:
                places[authority].append(citation.span.start)
    return places


def _sure(citation: Citation, ref: Ref, named: dict[Ref, list[int]]) -> bool:
    """Whether a place that is off is the author's doing: its article is spelt out, its authority named or
    near.
    """
    if citation.confidence < SURE or not _spelt(ref, citation.text) or _garbled(citation, ref):
        return False
    if not citation.evidence:
        return True
    places = named.get(ref.authority, [])
    at = bisect_left(places, citation.span.start)
    return any(abs(place - citation.span.start) <= NEAR for place in places[max(0, at - 1) : at + 1])


_GLUED = re.compile(r"[^\W\d_]{5,}\d")


def _garbled(citation: Citation, ref: Ref) -> bool:
    """Whether the number may be the page's: glued to its word as a note's sign is, or in the style of another law (« 4° »)."""
    return bool(_GLUED.search(citation.text)) or ("°" in citation.text and ref.startswith("eu/"))


def _spelt(ref: Ref, text: str) -> bool:
    """Whether the words give the number of the article or recital; « ce point » and « point 71 » do not."""
    number = ref.pinpoint.partition("/")[0].partition("_")[2]
    return re.search(rf"(?<!\d){re.escape(number)}(?!\d)", text, re.IGNORECASE) is not None


def _span(citation: Citation, number: str) -> Span | None:
    """Where a number stands in a citation: all of it for a single place, None where it is not spelt out."""
    if len(citation.refs) == 1:
        return citation.span
    found = re.search(rf"(?<![\w.]){re.escape(number)}(?!\w)", citation.text)
    start = citation.span.start
    return Span(start + found.start(), start + found.end()) if found else None
