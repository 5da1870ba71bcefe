"""Dates as documents state them, in the languages of the Union, day and month alone included.

`grammar.dates` reads the dates that citations are made of; a rule also meets « del 25 maggio 2018 », « z dnia 27 kwietnia 2016 r. »
and « 4.5.2016 ».
"""

from __future__ import annotations

import re
from typing import NamedTuple

_MONTHS = """
janvier|january|januar|januari|enero|gennaio|janeiro|stycznia|ledna|januára|ianuarie|tammikuuta|jaanuar|janvāra|sausio|siječnja|januarja|január|januar|ιανουαρίου|януари|janv|jan
février|fevrier|february|februar|februari|febrero|febbraio|fevereiro|lutego|února|februára|februarie|helmikuuta|veebruar|februāra|vasario|veljače|februarja|február|φεβρουαρίου|февруари|févr|fév|feb
mars|march|märz|maart|marzo|março|marca|března|marca|martie|maaliskuuta|märts|marta|kovo|ožujka|marca|március|marts|μαρτίου|март|mar
avril|april|aprilie|abril|aprile|kwietnia|dubna|apríla|huhtikuuta|aprill|aprīļa|balandžio|travnja|aprila|április|απριλίου|април|avr|apr
mai|may|mei|mayo|maggio|maio|maja|května|mája|toukokuuta|maijs|maija|gegužės|svibnja|május|maj|μαΐου|май
juin|june|juni|junio|giugno|junho|czerwca|června|júna|iunie|kesäkuuta|juuni|jūnija|birželio|lipnja|junija|június|ιουνίου|юни|jun
juillet|july|juli|julio|luglio|julho|lipca|července|júla|iulie|heinäkuuta|juuli|jūlija|liepos|srpnja|julija|július|ιουλίου|юли|juill|jul
août|aout|august|agosto|augustus|sierpnia|srpna|augusta|elokuuta|augusti|augusta|rugpjūčio|kolovoza|avgusta|augusztus|αυγούστου|август|aug
septembre|september|septiembre|settembre|setembro|września|září|septembra|septembrie|syyskuuta|septembris|rugsėjo|rujna|szeptember|σεπτεμβρίου|септември|sept|sep
octobre|october|oktober|octubre|ottobre|outubro|października|října|októbra|octombrie|lokakuuta|oktoober|oktobra|spalio|listopada|október|οκτωβρίου|октомври|oct|okt
novembre|november|noviembre|novembro|listopada|listopadu|novembra|noiembrie|marraskuuta|lapkričio|studenoga|νοεμβρίου|ноември|nov
décembre|decembre|december|dezember|diciembre|dicembre|dezembro|grudnia|prosince|decembra|decembrie|joulukuuta|detsember|gruodžio|prosinca|δεκεμβρίου|декември|déc|dec|dez
"""
_NUMBER: dict[str, int] = {}
for _at, _line in enumerate(_MONTHS.split(), 1):
    for _name in _line.split("|"):
        _NUMBER.setdefault(_name, _at)

_NAMES = "|".join(sorted(map(re.escape, _NUMBER), key=len, reverse=True))
_DAY_FIRST = re.compile(
    rf"(?<![\d.])(\d{{1,2}})(?:er|re|st|nd|rd|th|º|°|\.)?\s+(?:de\s+|of\s+)?({_NAMES})\b\.?,?(?:\s+(?:de\s+|del\s+)?(\d{{4}})(?!\d))?",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(
    rf"\b({_NAMES})\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})(?!\d)", re.IGNORECASE
)
_DIGITS = re.compile(r"(?<![\d/.-])(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d\d)(?![\d/])")
_ISO = re.compile(r"(?<![\d-])((?:19|20)\d\d)-(\d\d)-(\d\d)(?![\d-])")


class Stated(NamedTuple):
    """A date in a text: where it stands and its ISO form, `--04-15` without a year."""

    start: int
    end: int
    day: str

    def agrees(self, known: str) -> bool:
        """Whether it may be the date that is known (ISO)."""
        return known.endswith(self.day[1:]) if self.day.startswith("--") else self.day == known


def stated(text: str, start: int = 0, end: int | None = None) -> list[Stated]:
    """Every date of a stretch of text, in order."""
    stop = len(text) if end is None else end
    found = [
        Stated(*m.span(), _iso(m[3] or "", _NUMBER[m[2].lower()], m[1]))
        for m in _DAY_FIRST.finditer(text, start, stop)
    ]
    found += [
        Stated(*m.span(), _iso(m[3], _NUMBER[m[1].lower()], m[2]))
        for m in _MONTH_FIRST.finditer(text, start, stop)
    ]
    found += [
        Stated(*m.span(), _iso(m[4] if len(m[4]) == 4 else "20" + m[4], int(m[3]), m[1]))
        for m in _DIGITS.finditer(text, start, stop)
    ]
    found += [Stated(*m.span(), _iso(m[1], int(m[2]), m[3])) for m in _ISO.finditer(text, start, stop)]
    found = sorted(one for one in found if one.day)
    return [one for at, one in enumerate(found) if not at or one.start >= found[at - 1].end]


def _iso(year: str, month: int, day: str) -> str:
    if not (1 <= month <= 12 and 1 <= int(day) <= 31):
        return ""
    return f"{year or '-'}-{month:02d}-{int(day):02d}"
