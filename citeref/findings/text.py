"""Findings as a person reads them at the terminal: where, which rule, what is wrong, what proves it."""

from __future__ import annotations

from citeref import catalogue
from citeref.findings.told import Told
from citeref.language import say, spoken
from citeref.model import Finding
from citeref.visible import file_name, one_line

SIGNS = {"error": "!", "warning": "?", "information": "i"}
SHOWN = 220
"""Characters of a proof that are shown; the JSON forms give all of it."""


def head(name: str) -> str:
    """The line above the findings of a document."""
    return file_name(name)


def lines(one: Told) -> list[str]:
    """One finding: a line with what is wrong, then the law's words and the nearest right place, as far as known."""
    finding = one.finding
    spot = f":{one.spot.line}" if one.spot.line else ""
    where = f"{finding.place}{spot}"
    sign = SIGNS[finding.severity]
    words = short(one_line(finding.text), 120)
    wrong = say("« {words} »: {message}", words=words, message=one_line(finding.message))
    found = [f"{sign} {where:<12} {finding.rule:<20} {wrong}"]
    found += [f"{'':36}{line}" for line in proof(finding)]
    if one.reason:
        found.append(f"{'':36}{say('accepted: {reason}', reason=one_line(one.reason))}")
    return found


def proof(finding: Finding) -> list[str]:
    """The law's words with their place and page, and the nearest right place."""
    found = []
    if finding.proof:
        page = f" [{page_of(finding)}]" if finding.page_sha256 else ""
        where = catalogue.label(finding.passage, spoken()) if finding.passage else say("known")
        words = short(one_line(finding.proof), SHOWN)
        found.append(say("{place}: {words}", place=where, words=words) + page)
    if finding.suggest:
        near = catalogue.label(finding.suggest, spoken())
        found.append(say("nearest: {place} ({ref})", place=near, ref=finding.suggest))
    return found


def page_of(finding: Finding) -> str:
    """The page that proves a finding: its date and the beginning of its hash."""
    sign = finding.page_sha256[:12]
    if not finding.page_date:
        return f"page sha256 {sign}"
    return say("page of {day}, sha256 {sign}", day=finding.page_date, sign=sign)


def short(text: str, length: int) -> str:
    """A text cut to a length, with a sign that it was."""
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"
