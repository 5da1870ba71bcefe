"""Dates as people write them, in the language of the interface: « 4 May 2016 », « 4 mai 2016 », « May 2016 »."""

from __future__ import annotations

from citeref.tui.language import phrase, say

MONTHS = phrase("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec")


def day(iso: str) -> str:
    """A day (« 2016-05-04 », with or without a time); an empty string for what is none."""
    year, month, date = (*iso[:10].split("-"), "", "", "")[:3]
    if not (month.isdecimal() and date.isdecimal() and 1 <= int(month) <= 12):
        return ""
    return f"{int(date)} {_month(month)} {year}"


def month(iso: str) -> str:
    """The month of a day, or the year of a year alone."""
    year, _, rest = iso.partition("-")
    return f"{_month(rest[:2])} {year}" if rest[:2].isdecimal() and 1 <= int(rest[:2]) <= 12 else year


def _month(number: str) -> str:
    return say(MONTHS).split()[int(number) - 1]
