"""Findings as a person reads them at the terminal: where, which rule, what is wrong, what proves it."""

from __future__ import annotations

from citeref import catalogue
from citeref.findings.told import Told
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
    found = [f"{sign} {where:<12} {finding.rule:<20} « {words} »: {one_line(finding.message)}"]
    found += [f"{'':36}{line}" for line in proof(finding)]
    if one.reason:
        found.append(f"{'':36}accepted: {one_line(one.reason)}")
    return found


def proof(finding: Finding) -> list[str]:
    """The law's words with their place and page, and the nearest right place."""
    found = []
    if finding.proof:
        page = f" [{page_of(finding)}]" if finding.page_sha256 else ""
        where = f"{catalogue.label(finding.passage, 'en')}: " if finding.passage else "known: "
        found.append(f"{where}{short(one_line(finding.proof), SHOWN)}{page}")
    if finding.suggest:
        found.append(f"nearest: {catalogue.label(finding.suggest, 'en')} ({finding.suggest})")
    return found


def page_of(finding: Finding) -> str:
    """The page that proves a finding: its date and the beginning of its hash."""
    day = f"page of {finding.page_date}, " if finding.page_date else "page "
    return f"{day}sha256 {finding.page_sha256[:12]}"


def short(text: str, length: int) -> str:
    """A text cut to a length, with a sign that it was."""
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"
