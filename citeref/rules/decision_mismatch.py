"""A decision's number does not go with the company, date, amount or articles given for it.

## What it sees
A number of a deliberation or judgment beside the name of another case, another date than its own, a fine that it did not
impose, or an article that it did not find breached. The day it was published, one company's share of a joint fine, « environ »,
a shortened name, the turnover, a ceiling, a penalty payment and what the rapporteur asked for are all left alone, and so is
every decision whose facts are not known.

## Why it matters
A third of the public documents that give such a number give it with another decision's facts.

## Example
> La CNIL a sanctionné Free (délibération SAN-2022-009).

SAN-2022-009 concerns Dedalus Biologie; Free is SAN-2022-022.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from citeref import catalogue
from citeref.catalogue.decisions import Decision
from citeref.language import phrase, say, spoken
from citeref.model import Citation, Document, Finding, Span
from citeref.quotes.cues import pattern, words
from citeref.ref import Ref
from citeref.rules.case_names import Named, goes_with, names
from citeref.rules.facts import Facts
from citeref.rules.fines import other_fine
from citeref.rules.stated_dates import Stated, stated
from citeref.rules.supposed import mistaken
from citeref.rules.zones import Zone, distance, zones

RULE = "decision-mismatch"


def _cue(name: str, behind: str = r"\b") -> re.Pattern[str]:
    return pattern("citeref.rules", name, behind=behind)


class Off(NamedTuple):
    """One fact that does not go with a number: where it stands, why, and the decision it belongs to."""

    span: Span
    why: str
    meant: Ref | None = None


Row = tuple[Span, Decision, Ref]
"""A decision of a sentence: where its number stands, what is known of it, the reference as written."""


def look(document: Document, citations: Sequence[Citation], facts: Facts) -> Iterator[Finding]:
    """Every decision whose number and facts do not go together; one finding each."""
    units: dict[Span, list[Row]] = {}
    for citation in citations:
        found = _numbered(document, citation)
        if found is None:
            continue
        anchor, decision = found
        unit = _unit(document, facts, citation.span)
        rows = units.setdefault(unit, [])
        if not any(decision.ref == other.ref and anchor.start - seen.end < 60 for seen, other, _ in rows):
            rows.append((anchor, decision, citation.refs[0].authority))
    for unit, rows in units.items():
        if mistaken(document.text[slice(*unit)]):
            continue
        rows.sort(key=lambda row: row[0])
        near = [c for c in citations if unit.start <= c.span.start < unit.end and c.refs]
        readings = [_reading(document, unit, rows, near, behind) for behind in (False, True)[: len(rows)]]
        for anchor, ref, off in min(readings, key=len):
            yield _finding(document, anchor, ref, off)


def _reading(
    document: Document,
    unit: Span,
    rows: Sequence[Row],
    citations: Sequence[Citation],
    behind: bool,
) -> list[tuple[Span, Ref, list[Off]]]:
    """What is off where the facts of a decision come before its number, or behind it; the kinder reading is the author's."""
    parts = zones(document.text, unit, [anchor for anchor, _, _ in rows], behind=behind)
    found = [
        (anchor, ref, list(_off(document, zone, decision, citations)))
        for zone, (anchor, decision, ref) in zip(parts, rows, strict=True)
    ]
    return [one for one in found if one[2]]


def _numbered(document: Document, citation: Citation) -> tuple[Span, Decision] | None:
    """A decision cited by its number, and where the number stands."""
    if citation.kind not in ("explicit", "short") or not citation.refs or citation.evidence:
        return None
    decision = catalogue.decision(citation.refs[0])
    if decision is None:
        return None
    for number in (decision.number, *decision.joined):
        found = re.search(_shape(number), citation.text, re.IGNORECASE) if number else None
        if found:
            start = citation.span.start
            return Span(start + found.start(), start + found.end()), decision
    if "ECLI" in citation.text.upper():
        at = citation.text.upper().index("ECLI")
        return Span(citation.span.start + at, citation.span.end), decision
    return None


def _shape(number: str) -> str:
    """A number as texts write it, with any dash, blank or slash."""
    return "".join(r"[\s/]" if c == "/" else r"[\s‐-―-]*" if c in "- " else re.escape(c) for c in number)


def _unit(document: Document, facts: Facts, span: Span) -> Span:
    """The sentence of a citation, or the row of a table that it is in."""
    block = document.block(span.start)
    if block is not None and block.kind == "cell":
        text = document.text
        start = text.rfind("\n", 0, span.start) + 1
        end = text.find("\n", span.end)
        return Span(start, end if end >= 0 else len(text))
    return facts.sentences.at(span.start)


def _off(document: Document, zone: Zone, decision: Decision, citations: Sequence[Citation]) -> Iterator[Off]:
    text = document.text
    yield from _name(text, zone, decision)
    yield from _date(text, zone, decision, citations)
    if decision.body == "cnil":
        yield from _amount(text, zone, decision, citations)
        yield from _articles(text, zone, decision, citations)


# ---- names
def _name(text: str, zone: Zone, decision: Decision) -> Iterator[Off]:
    if not (decision.respondent or decision.name or decision.aliases):
        return
    beside = [*names(text, zone.core), *(names(text, zone.before))]
    if not zone.enclosed:
        beside += names(text, zone.after)
    if not beside or any(goes_with(named, decision) for named in beside):
        return
    near = [one for one in beside if _close(text, zone, one)]
    if near:
        one = min(near, key=lambda named: distance(zone.anchor, named.span))
        meant = Ref(one.decisions[0].ref) if len(one.decisions) == 1 else None
        concerns = decision.name or decision.respondent
        yield Off(one.span, say("{decision} is {name}", decision=decision.number, name=concerns), meant)


def _close(text: str, zone: Zone, named: Named) -> bool:
    """Whether a name is said of the decision: in its brackets, or not far before or behind; an everyday word only side by side."""
    gap = _between(text, zone.anchor, named.span)
    if named.common:
        return (
            re.fullmatch(
                r"[\s,;:()|«»\"“”–—-]*(?:(?:la |the )?(?:société|sociétés|company|c/|affaire|case)\s+)?",
                gap,
                re.I,
            )
            is not None
        )
    return zone.core.start <= named.span.start < zone.core.end or len(gap) <= 130


def _between(text: str, one: Span, two: Span) -> str:
    return text[one.end : two.start] if one.end <= two.start else text[two.end : one.start]


# ---- dates
_PUBLISHED = _cue("published", r"\b[^.;:()]{0,28}\Z")
_DECIDES = _cue("decides")
_BY = (
    r"\s*,?\s*(?:\([A-Z]{1,6}\)\s*)?(?:,\s*|\(\s*|:\s*|rendue?\s+|en date\s+)?"
    r"(?:du|of|vom|de|del|dell['’]|van|dated|datée? du|z dnia|do)?\s*(?:le\s+|the\s+)?"
)
_BEHIND = re.compile(_BY + r"\Z", re.IGNORECASE)
_AHEAD = re.compile(
    rf"\s*(?:,|\)|\()?\s*(?:(?:{words('citeref.rules', 'beside_date')})\s*[.,]?\s*){{0,4}}"
    r"(?:[A-ZÀ-Ý][^,;()\n]{1,60}(?:,\s*|\s*(?=\()))?(?:n°\s*|\(|aff\.\s*|case\s*)?\Z",
    re.IGNORECASE,
)
_LEADS = re.compile(
    r"\s*,\s*(?:(?:req|requête|requêtes|aff|case|no|n°|nos|n°s)\b\.?\s*°?\s*){0,2}", re.IGNORECASE
)
_COURTS = ("fr/ce", "fr/cass", "fr/cc", "eu/cjeu", "eu/gc", "ecli/", "fr/cnil")
"""What stands between a date and the number of its decision; whose decisions are cited so."""
_TOLD = pattern("citeref.rules", "dated", behind=r"\s*\Z")


def _date(text: str, zone: Zone, decision: Decision, citations: Sequence[Citation]) -> Iterator[Off]:
    if len(decision.date) != 10 or "date" in decision.unverified:
        return
    found = [
        one
        for one in _dates(text, zone, decision)
        if not _of_another(text, zone.anchor, one, decision, citations)
    ]
    if not found or any(one.agrees(decision.date) for one in found):
        return
    off = min(found, key=lambda one: distance(zone.anchor, Span(one.start, one.end)))
    yield Off(
        Span(off.start, off.end),
        say("{decision} is of {known}", decision=decision.number, known=decision.date),
    )


def _of_another(
    text: str, anchor: Span, date: Stated, decision: Decision, citations: Sequence[Citation]
) -> bool:
    """Whether a date is that of another act or decision: inside the words that cite it, right behind its number (« (décision
    n° 449694 du 22 juillet 2022) ») or right before it.
    """
    for one in citations:
        inside = one.span.start <= date.start and date.end <= one.span.end
        follows = one.span.start >= anchor.end and _BEHIND.fullmatch(text, one.span.end, date.start)
        leads = _LEADS.fullmatch(text, date.end, one.span.start) and not _BEHIND.fullmatch(
            text, anchor.end, date.start
        )
        other = catalogue.decision(one.refs[0])
        if one.kind == "url" or (other is not None and other.ref == decision.ref):
            continue
        if not inside and leads and other is None and not one.refs[0].startswith(_COURTS):
            continue
        if (inside and not one.span.start <= anchor.start < one.span.end) or follows or leads:
            return True
    return False


def _dates(text: str, zone: Zone, decision: Decision) -> Iterator[Stated]:
    """The dates that the words give as the decision's own."""
    low, high = min(zone.core.start, zone.before.start), max(zone.core.end, zone.after.end)
    for one in stated(text, low, high):
        lead = text[max(low, one.start - 60) : one.start]
        if "\t" in text[zone.before.start : zone.after.end] and not one.day.startswith("--"):
            yield one  # the row of a table
            continue
        if one.start >= zone.anchor.end:
            gap = text[zone.anchor.end : one.start]
            direct = _BEHIND.fullmatch(gap) is not None
            inside = one.start < zone.core.end
            told = _TOLD.search(gap)
            if (
                direct
                or ((inside or len(gap) < 60) and told and not _PUBLISHED.search(gap))
                or (inside and re.search(r"[,(]\s*\Z", gap) and not _PUBLISHED.search(gap))
            ):
                yield one
        elif not _PUBLISHED.search(lead):
            gap = text[one.end : zone.anchor.start]
            core = one.start >= zone.core.start
            if one.day.startswith("--") and not core:
                continue
            if _AHEAD.fullmatch(gap) or (core and len(gap) < 60) or _condemned(text, one, zone, gap):
                yield one


def _condemned(text: str, one: Stated, zone: Zone, gap: str) -> bool:
    """« Le 29 décembre 2022, X était condamnée à … (SAN-2022-025) », « fined … on 15 June (deliberation …) »."""
    if len(gap) > 160 or not zone.enclosed or re.search(r"(?<!\w)(?:\d{1,2}\s+\w+\s+\d{4})", gap):
        return False
    head = text[max(zone.before.start, one.start - 12) : one.start]
    verb = _DECIDES.search(text, zone.before.start, zone.anchor.start)
    return (
        verb is not None
        and re.search(r"(?:\A|\W)(?:le|on|the|el|il|am)?\s*\Z", head, re.IGNORECASE) is not None
    )


# ---- amounts
def _amount(text: str, zone: Zone, decision: Decision, citations: Sequence[Citation]) -> Iterator[Off]:
    one = other_fine(text, zone, decision, citations)
    if one is not None and decision.fine_eur:
        words = phrase("the fine of {decision} is {amount} euros")
        yield Off(
            Span(one.start, one.end),
            say(words, decision=decision.number, amount=_grouped(decision.fine_eur)),
        )


# ---- articles
_BREACH, _NOT_FOUND = _cue("breach"), _cue("not_breached")


def _articles(text: str, zone: Zone, decision: Decision, citations: Sequence[Citation]) -> Iterator[Off]:
    """An article said to be breached that the decision did not find breached."""
    if not decision.breached or decision.basis.startswith("not seen") or "breached" in decision.unverified:
        return
    low, high = (zone.before.start if zone.enclosed else zone.core.start), zone.after.end
    said = text[low:high]
    breach = _BREACH.search(said)
    if breach is None or _NOT_FOUND.search(said):
        return
    at = low + breach.start()
    for citation in citations:
        if not (low <= citation.span.start < high) or citation.kind == "url" or not citation.refs:
            continue
        ref = citation.refs[0]
        if not ref.pinpoint.startswith("art_") or citation.span.start < at or citation.span.start - at > 160:
            continue
        article = ref.authority / ref.pinpoint.partition("/")[0]
        if not any(Ref(one).within(article) or article.within(one) for one in decision.breached):
            yield Off(
                citation.span,
                say(
                    "{decision} did not find {place} breached",
                    decision=decision.number,
                    place=catalogue.label(article, spoken()),
                ),
            )
            return


# ---- findings
def _finding(document: Document, anchor: Span, ref: Ref, off: Sequence[Off]) -> Finding:
    start = min(anchor.start, *(one.span.start for one in off))
    end = max(anchor.end, *(one.span.end for one in off))
    meant = next((one.meant for one in off if one.meant), None)
    return Finding(
        rule=RULE,
        span=Span(start, end),
        text=document.text[start:end],
        message="; ".join(one.why for one in off),
        ref=ref,
        suggest=meant,
        proof=_known(ref),
        place=document.place(start),
    )


def _known(ref: Ref) -> str:
    """What the catalogue holds of a decision, in one line."""
    found = catalogue.decision(ref)
    if found is None:
        return ""
    fine = f"{_grouped(found.fine_eur)} euros" if found.fine_eur else ""
    return ", ".join(filter(None, (found.number, found.name or found.respondent, found.date, fine)))


def _grouped(euros: int) -> str:
    """An amount in groups of three figures."""
    return f"{euros:,}".replace(",", " ")
