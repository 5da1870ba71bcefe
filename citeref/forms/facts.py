"""What the forms need to know of an authority: its formal name, its date in words, the people in the case."""

from __future__ import annotations

import re

from citeref.catalogue import decision, title
from citeref.catalogue.labels import formal as formal
from citeref.ref import Ref

MONTHS = {
    "fr": ("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"),
    "en": ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December"),
}  # fmt: skip

_DATED = re.compile(
    rf"\A.*?\b(?:1er|\d{{1,2}}) (?:{'|'.join(MONTHS['fr'] + MONTHS['en'])}) [12]\d{{3}}\b", re.DOTALL
)


def day(iso: str, lang: str) -> str:
    """« 1er mars 2021 » or "1 March 2021" for 2021-03-01; empty for no date."""
    if not iso:
        return ""
    year, month, date = iso.split("-")
    number = "1er" if lang == "fr" and date == "01" else str(int(date))
    return f"{number} {MONTHS[lang][int(month) - 1]} {year}"


def dated(ref: Ref, lang: str) -> str:
    """The official title as far as its date: « Règlement (UE) 2016/679 du Parlement européen et du Conseil du 27 avril
    2016 »; empty where the title has no date.
    """
    found = _DATED.match(title(ref.authority, lang))
    return found[0] if found else ""


def parties(ref: Ref) -> str:
    """The name of a case, or the company that a decision is about; empty where none is known."""
    found = decision(ref)
    return (found.name or found.respondent) if found else ""


def case_number(ref: Ref) -> str:
    """« C-131/12 » for a judgment of the Court of Justice, by its number or its ECLI; empty for others."""
    head = ref.authority.split("/")
    if head[:2] == ["eu", "cjeu"]:
        court, number, year = head[2].split("-")
        return f"{court}-{number}/{year}"
    found = decision(ref)
    return found.number if found and found.body == "cjeu" else ""


def lowered(words: str) -> str:
    """A title that goes on in a sentence: its first letter small, unless the whole first word is capitals."""
    return words if words[:2].isupper() else words[:1].lower() + words[1:]
