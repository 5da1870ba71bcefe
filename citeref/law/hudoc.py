"""Judgments and decisions of the European Court of Human Rights: the pages of HUDOC, and copies of them whose lines
are lost.

HUDOC prints a judgment as its word processor left it: a paragraph for each paragraph, the number in its words, and
no address of its own. What it is stands in its head: « CASE OF X v. Y », « (Application no. 58170/13) ».
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise

from citeref.law import french, lines
from citeref.law.lines import Line
from citeref.law.opened import Opened
from citeref.law.told import Told
from citeref.law.tree import fold, head_of
from citeref.ref import Ref

ATTRIBUTION = "© Council of Europe / European Court of Human Rights, https://hudoc.echr.coe.int"

_NUMBER = re.compile(
    r"\b(?P<word>Application|Requête)s?\s+n\s?(?:os?|ᵒˢ?|°)\s?\.?\s?°?\s*(?P<number>\d{1,5}/\d\d)\b"
)
_ECLI = re.compile(r"CE:ECHR:\d{4}:\d{4}[A-Z]{3}(?P<number>\d{7})(?P<year>\d\d)\b")
_COURTS = ("european court of human rights", "cour européenne des droits de l'homme")
_NAMES = re.compile(
    r"\b(?:CASE OF|AFFAIRE)\s+.{3,200}?(?=\s*\(|\s+(?:JUDGMENT|ARRÊT|DECISION|DÉCISION)\b|\Z)"
)
_KINDS = re.compile(r"\b(?:JUDGMENT|DECISION|ARRÊT|DÉCISION)\b")
_HEAD = 6000
"""Characters in which a page says what it is."""

_SIGN = re.compile(r"(?<![\w./§-])(?P<number>\d{1,4})\s?\.\s+(?=[^\W\da-zà-ÿ_]|[“\"‘'«(\[])")
_NO_PARAGRAPH = re.compile(
    r"(?:\b(?:Articles?|Rules?|section|sections|no|nos|No|Nos|paragraphs?|§+|pp?|vol|and|et|of|or|to|at|in|on|by|the|than|about)"
    r"\.?|[§(,/–-])\s*\Z"
)
"""What stands before a number that is none of a paragraph: « Article 6. », « Protocol No. 4. »."""

_OPERATIVE = re.compile(r"\b(?:FOR THESE REASONS|PAR CES MOTIFS),?\s")
_CAPITALS = re.compile(
    r"(?<=[.!?”’\")»])\s+(?P<title>(?:[^\Wa-zà-ÿ\d_]['’.,§-]*\s*){6}(?:[^\Wa-zà-ÿ_]['’.,§-]*\s*)*)\Z"
)
_RULES = re.compile(r"(?:[^\Wa-zà-ÿ\d_]{2,}['’,:]*\s+)+")
"""The words that open the operative part: « FOR THESE REASONS, THE COURT, UNANIMOUSLY, »."""


def is_page(page: Opened) -> bool:
    """Whether a web page is a judgment or decision of this court."""
    root = page.html
    if root is None:
        return False
    head = head_of(root, _HEAD)
    named = _NUMBER.search(head) is not None and _KINDS.search(head) is not None
    return named and any(court in head.casefold().replace("’", "'") for court in _COURTS)


def told(page: Opened) -> Told:
    """What a page tells."""
    root = page.html
    assert root is not None
    body = root.find(".//*[@id='document']")
    body = root.find(".//body") if body is None else body
    text = [
        line._replace(heading=line.heading or line.text.isupper())
        for line in lines.of_element(root if body is None else body)
    ]
    head = head_of(root, _HEAD)
    found, name = _NUMBER.search(head), _NAMES.search(head)
    return Told(
        ref=case(found["number"]) if found else None,
        title=fold(name[0]) if name else "",
        lines=text,
        lang="fr" if found and found["word"] == "Requête" else "en",
        licence="Reuse with the source named, by the Court's terms",
        attribution=ATTRIBUTION,
    )


def case(number: str) -> Ref | None:
    """The reference of an application: « 58170/13 »."""
    digits, _, year = number.partition("/")
    return french.checked(f"coe/ecthr/{int(digits)}-{year}")


def of_ecli(ecli: str) -> Ref | None:
    """The application that an ECLI of the court holds: `CE:ECHR:2021:0525JUD005817013` is 58170/13."""
    found = _ECLI.search(ecli)
    return case(f"{int(found['number'])}/{found['year']}") if found else None


def flat(text: str) -> list[Line]:
    """The lines of a judgment that was copied as one: a new one at each number that comes next, at a title in
    capitals, at the operative part and at each of its points.
    """
    operative = [found.start() for found in _OPERATIVE.finditer(text)]
    end = operative[-1] if operative else len(text)
    found: list[Line] = []
    for start, stop in ((0, end), (end, len(text))):
        cuts = [start, *_numbers(text, start, stop), stop]
        for at, until in pairwise(cuts):
            found.extend(_titled(text[at:until]))
    return lines.kept(found)


def _numbers(text: str, start: int, stop: int) -> Iterator[int]:
    """Where the numbers 1, 2, 3… of paragraphs stand, each after the last; one that the copy lost is passed over."""
    places: dict[int, list[int]] = {}
    for found in _SIGN.finditer(text, start, stop):
        if not _NO_PARAGRAPH.search(text, max(0, found.start() - 16), found.start()):
            places.setdefault(int(found["number"]), []).append(found.start())
    number, at = 1, start
    while True:
        later = ((n, bisect_left(places.get(n, ()), at)) for n in range(number, number + 3))
        coming = next(((n, places[n][k]) for n, k in later if k < len(places.get(n, ()))), None)
        if coming is None:
            return
        yield coming[1]
        number, at = coming[0] + 1, coming[1] + 1


def _titled(text: str) -> tuple[Line, ...]:
    """A paragraph, with the title in capitals that the copy has left at its end, or the words that open the
    operative part at its beginning, in a line of their own.
    """
    if _OPERATIVE.match(text) and (opening := _RULES.match(text)):
        return Line(fold(opening[0])), Line(fold(text[opening.end() :]))
    found = _CAPITALS.search(text.rstrip())
    if found is None:
        return (Line(fold(text)),)
    return Line(fold(text[: found.start()])), Line(fold(found["title"]), heading=True)
