"""Terms that a document defines for an authority: « (ci-après "le Règlement") », `"the Regulation" means …`, and their uses."""

from __future__ import annotations

import re

from citeref.grammar.mention import Mention
from citeref.grammar.names import names
from citeref.grammar.pattern import pattern
from citeref.grammar.places import Places
from citeref.grammar.text import Text
from citeref.model import Citation, Lean, Span

_HEREAFTER = pattern(
    r"[^.;\n(]{0,220}?\(\s?(?:(?:ci-après|ci après|hereinafter|hereafter|im folgenden|nachfolgend|en adelante|di seguito|hierna|désormais|a seguir|dalej|dite?|dénommée?|referred to as|called|"
    r"respectivement|ou|or|i\.e\.)[^()\"]{0,40})?[,:]?\s?(?:(?:le|la|l'|les|the|der|die|das|el|lo|il|de|het|o|a)\s?)?\"\s?(?:(?:le|la|l'|les|the|der|die|das|el|lo|il|de|het|o|a)\s?)?(?P<term>[^()\"\n]{2,40}?)\s?\""
)
_MEANS = pattern(
    r"\"\s?(?:(?:le|la|l'|the)\s?)?(?P<term>[^()\"\n]{2,40}?)\s?\"\s?(?:\)?,?\s?)(?:means?|refers? to|shall mean|désigne|s'entend d[eu]|s'entend|vise|bezeichnet|se refiere|:)[^.;\n]{0,60}$"
)
_HEADS = pattern(
    r"(?:règlement|directive|loi|code|décret|arrêté|charte|convention|traité|ordonnance|décision|texte|délibération|regulation|directive|act|law|code|charter|convention|treaty|decision|verordnung|richtlinie|gesetz|reglamento|"
    r"regolamento|direttiva|verordening|richtlijn|rozporządzenie|règlement ue|lignes directrices|guidelines)\b|[A-Z][A-Z0-9&. -]{1,10}\Z",
    re.I,
)


def definitions(text: Text, events: list[Mention | Places]) -> dict[int, tuple[str, ...]]:
    """The terms that each mention is given, by its number among the events, as printed."""
    if '"' not in text.low:
        return {}
    found: dict[int, tuple[str, ...]] = {}
    for i, event in enumerate(events):
        if (
            not isinstance(event, Mention)
            or not event.holds
            or event.family == "described"
            or (not event.refs and event.pointer is None)
        ):
            continue
        limit = min(
            event.end + 280,
            events[i + 1].start
            if i + 1 < len(events) and not _inside_title(events[i + 1], event)
            else event.end + 280,
        )
        if text.low.find('"', max(0, event.start - 110), limit + 60) < 0 or _CHANGED.search(
            text.low, max(0, event.start - 40), event.start
        ):
            continue
        after = _HEREAFTER.match(text.low, event.end, limit + 60)
        terms = []
        if after and after.start("term") - 30 <= limit:
            term = text.raw[after.start("term") : after.end("term")].strip()
            if _defines(term):
                terms.append(term)
        means = _MEANS.search(text.low, max(0, event.start - 110), event.start)
        if means:
            term = text.raw[means.start("term") : means.end("term")].strip()
            if _defines(term):
                terms.append(term)
        if terms:
            found[i] = tuple(terms)
    return found


_CHANGED = pattern(
    r"(?:abrogeant|modifiant|complétant|remplaçant|repealing|amending|supplementing|replacing|aufhebung|änderung|derog\w+|modific\w+|abrog\w+|intrekking|wijziging)\s(?:of\s|von\s|van\s|della?\s|la\s|le\s|les\s|l'|the\s|der\s|de\s|il\s)*\Z"
)
"""What stands before the acts that a title says it repeals or amends: a definition behind them is the title's own act."""


def _defines(term: str) -> bool:
    """Whether a quoted term can be a name given here: it begins with a capital, and is no name that everybody knows already."""
    if not _HEADS.match(term) or term.islower():
        return False
    return not any(not name.wary for name in names().get(term.lower(), ()))


def _inside_title(event: Mention | Places, holder: Mention) -> bool:
    """Whether the next event may be part of the holder's long title: « … et abrogeant la directive 95/46/CE »."""
    return isinstance(event, Mention) and event.start - holder.end < 260


_NUMBERED = pattern(r"[\w-]|\s*\(?\s?(?:[A-Z]{2,4}\)\s*)?(?:n°|no\.?\s)?\s?\d")
"""What makes a defined word another word, or the beginning of an act's own number."""


def uses(
    text: Text, original: str, terms: dict[int, tuple[str, ...]], taken: list[Citation]
) -> list[Citation]:
    """Every later use of a defined term that no other citation covers."""
    covered = sorted(citation.span for citation in taken)
    found: list[Citation] = []
    raw = text.raw
    for printed in {term for group in terms.values() for term in group}:
        start = -1
        while (start := raw.find(printed, start + 1)) >= 0:
            end = start + len(printed)
            if (
                raw[start - 1 : start].isalnum()
                or raw[start - 1 : start] in ("'", "-", "_")
                or _NUMBERED.match(raw, end)
            ):
                continue
            span = Span(*text.span(start, end))
            if not _overlaps(covered, span) and '"' not in raw[max(0, start - 2) : start]:
                found.append(
                    Citation(
                        original[slice(*span)], span, (), "anaphora", lean=Lean(("",), "defined", printed)
                    )
                )
    return found


def _overlaps(covered: list[Span], span: Span) -> bool:
    from bisect import bisect_left

    at = bisect_left(covered, span)
    return (at < len(covered) and covered[at].start < span.end) or (
        at > 0 and covered[at - 1].end > span.start
    )
