"""Laws of other countries by their number: « Ley Orgánica 3/2018 », „zákona č. 110/2019 Sb.“, « Lei n.º 58/2019 »."""

from __future__ import annotations

import re

from citeref.grammar.mention import Mention
from citeref.grammar.text import Text

_LAWS: tuple[tuple[str, str, str], ...] = (
    ("ley orgánica", r"\s+3/2018\b", "es/lopdgdd"),
    ("ley", r"\s+34/2002\b", "es/lssi"),
    ("d.lgs.", r"\s*(?:30 giugno 2003,?\s*)?(?:n\.\s*)?196(?:/2003)?\b", "it/dlgs-196-2003"),
    ("decreto legislativo", r"\s+(?:30 giugno 2003,?\s*)?(?:n\.\s*)?196(?:/2003)?\b", "it/dlgs-196-2003"),
    ("legge", r"\s+(?:20 maggio 1970,?\s*)?(?:n\.\s*)?300(?:/1970)?\b", "it/legge-300-1970"),
    ("lei", r"\s+n\.°\s*58/2019\b", "pt/lei-58-2019"),
    ("legea", r"\s+(?:nr\.\s*)?190/2018\b", "ro/legea-190-2018"),
    ("legii", r"\s+(?:nr\.\s*)?190/2018\b", "ro/legea-190-2018"),
    ("zákon", r"\w*\s+č\.\s*110/2019\b(?:\s+sb\.)?", "cz/110-2019"),
    ("zákon", r"\w*\s+č\.\s*480/2004\b(?:\s+sb\.)?", "cz/480-2004"),
    ("zákon", r"\w*\s+č\.\s*18/2018\b(?:\s+z\.\s?z\.)?", "sk/18-2018"),
    ("ν.", r"\s*4624/2019\b", "gr/4624-2019"),
    ("νόμο", r"\w*\s+4624/2019\b", "gr/4624-2019"),
    ("ustaw", r"\w*\s+z dnia 10 maja 2018\s*r\.(?:\s+o ochronie danych osobowych)?", "pl/uodo"),
    ("data protection act", r"\s+2018\b", "uk/dpa-2018"),
    ("acht um chosaint sonraí", r",?\s+2018\b", "ie/dpa-2018"),
    ("achta um chosaint sonraí", r",?\s+2018\b", "ie/dpa-2018"),
    ("2011. évi cxii.", r"\s+törvény\w*", "hu/infotv"),
    ("loi du 30 juillet 2018", r"", "be/loi-2018-07-30"),
    ("wet van", r"\s+30 juli 2018\b", "be/loi-2018-07-30"),
    ("wet van", r"\s+3 december 2017\b", "be/loi-2017-12-03"),
)

_IN_YEAR = r"(?:n\.?\s?°?\s*|nr\.\s*)?(?P<number>\d{1,4})\s?/\s?(?P<year>(?:19|20)\d\d)(?![\d/])"
_ITALIAN = rf"\s*(?:{_IN_YEAR}|(?:del\s+)?\d{{1,2}}°?\s+[a-z]{{4,9}}\s+(?P<dated>(?:19|20)\d\d),?\s+n\.\s*(?P<of>\d{{1,4}})(?!\d))"
_CZECH = r"\w{0,3}(?:\s(?!č)\w+){0,2}\s+č\.\s*(?P<number>\d{1,4})/(?P<year>(?:19|20)\d\d)\s*"
_NUMBERED: tuple[tuple[str, re.Pattern[str], str], ...] = (
    ("d.lgs.", re.compile(_ITALIAN), "it/dlgs-{}-{}"),
    ("d. lgs.", re.compile(_ITALIAN), "it/dlgs-{}-{}"),
    ("decreto legislativo", re.compile(_ITALIAN), "it/dlgs-{}-{}"),
    ("legge", re.compile(_ITALIAN), "it/legge-{}-{}"),
    ("l.", re.compile(_ITALIAN), "it/legge-{}-{}"),
    ("lei", re.compile(rf"\s+{_IN_YEAR}"), "pt/lei-{}-{}"),
    ("legea", re.compile(rf"\s+{_IN_YEAR}"), "ro/legea-{}-{}"),
    ("legii", re.compile(rf"\s+{_IN_YEAR}"), "ro/legea-{}-{}"),
    ("zákon", re.compile(_CZECH + r"(?:sb|coll)\."), "cz/{}-{}"),
    ("zákon", re.compile(_CZECH + r"(?:z\.\s?z|zb)\."), "sk/{}-{}"),
    ("ν.", re.compile(r"\s*(?P<number>\d{3,4})/(?P<year>(?:19|20)\d\d)(?!\d)"), "gr/{}-{}"),
    ("νόμο", re.compile(r"\w{0,2}\s+(?P<number>\d{3,4})/(?P<year>(?:19|20)\d\d)(?!\d)"), "gr/{}-{}"),
)
"""Laws that go by number and year, whichever they are: the anchor, the number, the shape of the reference."""

_SWEDISH = re.compile(r"\((?P<year>(?:1[6-9]|20)\d\d):(?P<number>\d{1,4})\)")
_SWEDISH_TITLE = re.compile(r"\smed kompletterande bestämmelser till [^.,;()\n]{3,40}förordning(?:en)?(?!\w)")
_SWEDISH_LAW = re.compile(r"(?<!\w)\w{0,40}(?:lag|lagen|balk|balken|förordning|förordningen)\s$")

ANCHORS = tuple(sorted({"(20", "(19", *(a for a, _, ref in _LAWS if ref), *(a for a, _, _ in _NUMBERED)}))
_TABLE: dict[str, list[tuple[re.Pattern[str], str]]] = {}
for _anchor, _pattern, _ref in _LAWS:
    if _ref:
        _TABLE.setdefault(_anchor, []).append((re.compile(_pattern), _ref))


def read(text: Text, start: int, end: int) -> Mention | None:
    """A foreign law at one of the anchor words."""
    low = text.low
    for pattern, ref in _TABLE.get(low[start:end].replace("\n", " "), ()):
        found = pattern.match(low, end)
        if found:
            return Mention(start, found.end(), (ref,), "explicit", "foreign", holds=True)
    if low[start] == "(":
        return _swedish(low, start)
    for anchor, number, shape in _NUMBERED:
        if low.startswith(anchor, start) and start + len(anchor) == end and low[start - 1 : start] != "-":
            found = number.match(low, end)
            if found:
                which, year = _parts(found)
                return Mention(
                    start, found.end(), (shape.format(which, year),), "explicit", "foreign", holds=True
                )
    return None


def _parts(found: re.Match[str]) -> tuple[int, str]:
    """The number and the year of a law, in either order of print."""
    groups = found.groupdict()
    return int(groups["number"] or groups["of"]), groups["year"] or groups["dated"]


def _swedish(low: str, start: int) -> Mention | None:
    """« lagen (2018:218) », « förvaltningslagen (2017:900) »."""
    number = _SWEDISH.match(low, start)
    law = _SWEDISH_LAW.search(low, max(0, start - 48), start) if number else None
    if number is None or law is None:
        return None
    ref = f"se/{number['year']}-{int(number['number'])}"
    title = _SWEDISH_TITLE.match(low, number.end())
    return Mention(law.start(), (title or number).end(), (ref,), "explicit", "foreign", holds=True)
