"""The Official Journal of the Union: « JO L 119 du 4.5.2016, p. 1 », "[2016] OJ L 119/1", „ABl. L, 2024/1689, 12.7.2024“.

A number of the Journal holds many acts, so that a reference names one by series, number, year and the page where it begins;
which act begins there is the catalogue's to know. Where it does not know, nothing is read. Since October 2023 each act is a
number by itself, with the act's own number. The forms are those of the Interinstitutional Style Guide (3.1), of the Court of
Justice (OJ 2016 L 119, p. 1) and of OSCOLA.
"""

from __future__ import annotations

import re

from citeref.catalogue.journal import acts
from citeref.grammar.eu import numbered
from citeref.grammar.mention import Mention
from citeref.grammar.pattern import pattern
from citeref.grammar.text import Text

_NAMES = (
    "JO|JOUE|JOCE|JOL|OJ|OJEU|OJEC|ABl.|ABl. EU|ABl. EG|ABl|DO|DOUE|DOCE|GU|GUUE|GUCE|PB|EUT|EFT|EGT|EUVL|EYVL|Dz.U.|Dz. U.|Dz. Urz.|"
    "Dz.Urz.|Úř. věst.|Ú. v. EÚ|Ú. v. ES|Ú. v.|UL|SL|HL|ОВ|ΕΕ|EE|ELT|OV|OL|ĠU|IO"
).split("|")
"""What the Journal is called in each language, as its own footnotes shorten it."""

_SIGNS = ("n° ", "no ", "No ", "Nr. ")

ANCHORS = tuple(
    f"{name} {sign}{series}"
    for name in _NAMES
    for sign in ("", *(_SIGNS if name[:2] in ("JO", "OJ", "AB") else ()))
    for series in ("L", "C", *(("19", "20") if not sign else ()))
)

_HEAD = pattern(
    rf"(?:{'|'.join(sorted((re.escape(name.lower()) for name in _NAMES), key=len, reverse=True))})\s"
    r"(?:(?P<year>(?:19|20)\d\d),?\s)?(?:(?:n\s?°|no|nr\.)\s?)?(?P<series>[lc])(?:\s?[aei]{1,2}(?=\s))?,?\s?(?P<number>\d{1,3})(?!\d|\.\d)\.?"
)
_DAY = pattern(
    r",?\s?(?:[^\W\d_]{1,3}\.?\s)?\(?(?:\d{1,2}\s?[./]\s?\d{1,2}\s?[./]\s?(?P<last>\d\d(?!\d)|(?:19|20)\d\d)"
    r"|(?P<first>(?:19|20)\d\d)[. ]\s?\d{1,2}[. ]\s?\d{1,2}(?!\d)|\d{1,2}(?:er|\.)?\s[^\W\d_]{3,12}\s(?P<worded>(?:19|20)\d\d))\)?\.?(?:\sг\.)?"
)
_PAGE = pattern(
    r",?\s?(?:(?:pp|pag|p|blz|bl|str|стр|s|σσ|σελ|σ|lk|lch|lgh)\.?\s?(?P<after>\d{1,4})(?!\d)(?:\s?-\s?\d{1,4})?"
    r"|(?P<before>\d{1,4})(?:\s?-\s?\d{1,4})?\.?\s?(?:lpp|o)(?!\w)\.?)"
)
_SLASHED = pattern(r"/(\d{1,4})(?!\d|[./]\d)")
_YEAR_BEFORE = pattern(r"\[((?:19|20)\d\d)\]\s?\Z")
_NUMBERED = pattern(r"[^\W\d]+\.?\s(?:[^\W\d]+\.?\s){0,2}l,?\s(20[2-9]\d)/(\d{1,5})(?!\d)")


def read(text: Text, start: int) -> Mention | None:
    """The act that a reference to the Journal names; nothing where the catalogue has none, or more than one, at that place."""
    low = text.low
    found = _NUMBERED.match(low, start)
    if found:
        ref = numbered(found[1], found[2])
        return Mention(start, found.end(), (ref,), "explicit", "journal") if ref else None
    head = _HEAD.match(low, start)
    if not head:
        return None
    begin, end = start, head.end()
    year, page = head["year"] or "", ""
    if before := _YEAR_BEFORE.search(low, max(0, start - 8), start):
        begin, year = before.start(), before[1]
    if slashed := _SLASHED.match(low, end):
        page, end = slashed[1], slashed.end()
    if day := _DAY.match(low, end):
        year, end = day["last"] or day["first"] or day["worded"] or "", day.end()
    if not page and (printed := _PAGE.match(low, end)):
        page, end = printed["after"] or printed["before"] or "", printed.end()
    if not (year and page):
        return None
    act = acts().get((head["series"].upper(), int(head["number"]), _whole(year), int(page)))
    return Mention(begin, end, (act,), "explicit", "journal") if act else None


def _whole(year: str) -> int:
    """A year in four figures; the Journal began in 1952."""
    return int(year) if len(year) == 4 else int(year) + (1900 if year >= "52" else 2000)
