"""Fines that a text gives for a decision: which amounts are told of it, and whether one is another than its own.

The turnover, a ceiling, a penalty payment, the fine of a neighbour in the same sentence, and what a court made of the fine
later are not the decision's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from citeref import catalogue
from citeref.catalogue.decisions import Decision
from citeref.model import Citation, Span
from citeref.quotes.cues import pattern
from citeref.rules.amounts import Amount, amounts
from citeref.rules.case_names import goes_with, names
from citeref.rules.zones import Zone, distance

BESIDE = 40
"""An amount and the name of the company that was fined it stand at most so many characters apart."""

FAR = 170
"""An amount further than this from the number is told of something else."""

_NOT_FINE = pattern("citeref.rules", "not_fine", behind=r"\b[^.;]{0,60}\Z")
_LOWERED = pattern("citeref.rules", "lowered", behind=r"\b[^.;]{0,40}\Z")
_NOT_FINE_BEHIND = pattern("citeref.rules", "not_fine_behind", r"\A[^.;,()]{0,25}?\b")


def other_fine(text: str, zone: Zone, decision: Decision, citations: Sequence[Citation]) -> Amount | None:
    """The amount given for a decision that is not its fine; None where the right one is given, or none."""
    if not decision.fine_eur or "fine_eur" in decision.unverified:
        return None
    right = [float(decision.fine_eur), *(float(part) for _, part in decision.parts)]
    stated = [
        one
        for span in _stretches(text, zone)
        for one in amounts(text, *span)
        if not _neighbours(text, zone, one, decision, citations)
    ]
    if any(one.agrees(known) and _lowered(text, zone, one) for one in stated for known in right):
        return None
    found = [one for one in stated if _is_fine(text, zone, one)]
    if not found or any(one.agrees(known) for one in found for known in right):
        return None
    one = min(found, key=lambda amount: distance(zone.anchor, Span(amount.start, amount.end)))
    return one if distance(zone.anchor, Span(one.start, one.end)) <= FAR else None


def _stretches(text: str, zone: Zone) -> list[Span]:
    """Where the amounts of a decision may stand."""
    listed = re.match(r"\s*\**\s*[:–—,]\s", text[zone.after.start : zone.after.end]) is not None
    if zone.enclosed:
        return [zone.core, zone.before, *([zone.after] if listed else [])]
    return [zone.core, zone.after, zone.before]


def _is_fine(text: str, zone: Zone, amount: Amount) -> bool:
    """Whether no words around an amount say that it is something else than a fine."""
    low = max(min(zone.before.start, zone.core.start), amount.start - 90)
    return not _NOT_FINE.search(text[low : amount.start]) and not _NOT_FINE_BEHIND.match(
        text[amount.end : amount.end + 60]
    )


def _lowered(text: str, zone: Zone, amount: Amount) -> bool:
    """Whether an amount is that of the decision before another one changed it: "EUR 2,500 instead of the EUR 3,000"."""
    low = max(min(zone.before.start, zone.core.start), amount.start - 90)
    return _LOWERED.search(text[low : amount.start]) is not None


def _neighbours(
    text: str, zone: Zone, amount: Amount, decision: Decision, citations: Sequence[Citation]
) -> bool:
    """Whether an amount is told of another decision: in the words of a link that leads there, or beside the name of a company
    that was fined as much.
    """
    for citation in citations:
        start, end = citation.span
        if citation.kind == "url" and start <= amount.start < end and not start <= zone.anchor.start < end:
            other = catalogue.decision(citation.refs[0])
            if other is not None and other.ref != decision.ref:
                return True
    if not any(span.start <= amount.start and amount.end <= span.end for span in (zone.before, zone.after)):
        return False
    low, high = max(zone.before.start, amount.start - BESIDE), min(amount.end + BESIDE, len(text))
    return any(
        other.ref != decision.ref and other.fine_eur and amount.agrees(float(other.fine_eur))
        for named in names(text, Span(low, high))
        if not goes_with(named, decision)
        for other in named.decisions
    )
