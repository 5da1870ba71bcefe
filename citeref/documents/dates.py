"""The date a document states for itself, as an ISO date: « 2022-04-21 » for « 21 avril 2022 »."""

from __future__ import annotations

import re
from datetime import date

_ISO = re.compile(r"\s*([12]\d{3})[-/]?(0[1-9]|1[0-2])[-/]?(0[1-9]|[12]\d|3[01])(?!\d)")
_DAY_FIRST = re.compile(r"\s*(\d{1,2})[./-](\d{1,2})[./-]([12]\d{3})\b")
_WORDS = re.compile(r"\b(\d{1,2})(?:er|st|nd|rd|th|\.)?\s+([^\W\d_]{3,10})\.?,?\s+([12]\d{3})\b")
_MONTH_FIRST = re.compile(r"\b([^\W\d_]{3,10})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+([12]\d{3})\b")

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "janvier january januar jan janv",
            "février fevrier february februar feb févr fév",
            "mars march märz mar",
            "avril april avr apr",
            "mai may",
            "juin june juni jun",
            "juillet july juli juil jul",
            "août aout august aug",
            "septembre september sept sep",
            "octobre october oktober oct okt",
            "novembre november nov",
            "décembre decembre december dezember déc dec dez",
        ),
        1,
    )
    for name in names.split()
}


def iso(stated: str) -> str:
    """The date in a statement of one, or an empty string where it is none that exists."""
    stated = stated[:100]
    if found := _ISO.match(stated):
        return _checked(int(found[1]), int(found[2]), int(found[3]))
    if found := _DAY_FIRST.match(stated):
        return _checked(int(found[3]), int(found[2]), int(found[1]))
    if found := _WORDS.search(stated):
        return _checked(int(found[3]), _MONTHS.get(found[2].lower(), 0), int(found[1]))
    if found := _MONTH_FIRST.search(stated):
        return _checked(int(found[3]), _MONTHS.get(found[1].lower(), 0), int(found[2]))
    return ""


def _checked(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""
