"""Dates as French and English write them, and the ISO form."""

from __future__ import annotations

import re

from citeref.grammar.pattern import pattern

_MONTHS = {
    "janvier": 1, "février": 2, "fevrier": 2, "mars": 3, "avril": 4, "mai": 5, "juin": 6, "juillet": 7, "août": 8, "aout": 8, "septembre": 9,
    "octobre": 10, "novembre": 11, "décembre": 12, "decembre": 12, "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6,
    "july": 7, "august": 8, "september": 9, "october": 10, "november": 11, "december": 12, "janv.": 1, "févr.": 2, "avr.": 4, "juill.": 7,
    "sept.": 9, "oct.": 10, "nov.": 11, "déc.": 12, "dec.": 12, "jan.": 1, "feb.": 2, "apr.": 4, "aug.": 8, "mar.": 3, "fév.": 2, "april.": 4,
    "januar": 1, "februar": 2, "märz": 3, "juni": 6, "juli": 7, "oktober": 10, "dezember": 12, "enero": 1, "febrero": 2, "marzo": 3, "abril": 4, "mayo": 5,
    "junio": 6, "julio": 7, "agosto": 8, "septiembre": 9, "octubre": 10, "noviembre": 11, "diciembre": 12, "gennaio": 1, "febbraio": 2, "aprile": 4,
    "maggio": 5, "giugno": 6, "luglio": 7, "settembre": 9, "ottobre": 10, "dicembre": 12, "januari": 1, "februari": 2, "maart": 3, "mei": 5, "augustus": 8,
}  # fmt: skip

DATE = (
    r"(\d{1,2})(?:er|\.|\s?°)?\s+("
    + "|".join(sorted(map(re.escape, _MONTHS), key=len, reverse=True))
    + r")\s+(\d{4})(?!\d)"
)
"""A date in words, with three groups: day, month, year."""

_WORDS = pattern(DATE)
_ENGLISH = pattern(
    r"(january|february|march|april|may|june|july|august|september|october|november|december)\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)"
)
_DIGITS = pattern(r"(?<![\d/.])(\d{1,2})[./](\d{1,2})[./](\d{4})(?!\d)")
_ISO = pattern(r"(?<!\d)((?:19|20)\d\d)-(\d\d)-(\d\d)(?!\d)")


def iso(found: re.Match[str], first: int = 1) -> str:
    """The ISO form of a match of `DATE` whose groups begin at `first`; empty where no calendar has the day."""
    day, month, year = int(found[first]), _MONTHS[found[first + 1]], int(found[first + 2])
    return f"{year:04d}-{month:02d}-{day:02d}" if 1 <= day <= 31 else ""


def dates(low: str, start: int = 0, end: int | None = None) -> list[tuple[int, int, str]]:
    """Every whole date of a stretch of lower-case text, as (start, end, ISO date), in order."""
    stop = len(low) if end is None else end
    found = [(m.start(), m.end(), iso(m)) for m in _WORDS.finditer(low, start, stop)]
    english = _ENGLISH.finditer(low, start, stop)
    found += [(m.start(), m.end(), f"{m[3]}-{_MONTHS[m[1]]:02d}-{int(m[2]):02d}") for m in english]
    digits = _DIGITS.finditer(low, start, stop)
    found += [(m.start(), m.end(), f"{m[3]}-{int(m[2]):02d}-{int(m[1]):02d}") for m in digits]
    found += [(m.start(), m.end(), m[0]) for m in _ISO.finditer(low, start, stop)]
    return sorted(found)
