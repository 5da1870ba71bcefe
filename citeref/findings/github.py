"""Findings as the annotations of GitHub Actions: `::error file=…,line=…,title=…::message`, one a line."""

from __future__ import annotations

from citeref.findings.told import Told
from citeref.language import say
from citeref.visible import one_line

LEVELS = {"error": "error", "warning": "warning", "information": "notice"}


def line(one: Told) -> str:
    """One annotation; what it says cannot end it or begin another."""
    finding, spot = one.finding, one.spot
    where = {"file": one.name}
    if spot.line:
        where |= {"line": str(spot.line), "col": str(spot.column), "endLine": str(spot.end_line)}
        where |= {"endColumn": str(spot.end_column)}
    where["title"] = finding.rule
    given = ",".join(f"{key}={_property(value)}" for key, value in where.items())
    nearest = say(" (nearest: {place})", place=finding.suggest) if finding.suggest else ""
    wrong = say("« {words} »: {message}", words=one_line(finding.text), message=one_line(finding.message))
    said = wrong + nearest
    return f"::{LEVELS[finding.severity]} {given}::{_data(said)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
