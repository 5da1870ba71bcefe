"""The Bluebook's form for the law of the Union (rule 21.9 and table T2 of the 21st edition), as American journals print it.

Long: « Regulation 2016/679, art. 28(3), 2016 O.J. (L 119) 1 (EU) » with the official title in full after the number; short:
« Regulation 2016/679, art. 28(3) ». Kind and number stand without « (EU) »; the Journal goes by year, series, number and page,
then who made the act. A judgment is « Case C-131/12, Google Spain & Google, ECLI:EU:C:2014:317, ¶ 80 (May 13, 2014) », short
without identifier and date. In French the name of the act alone is French.
"""

from __future__ import annotations

import re

from citeref.catalogue import decision, title
from citeref.catalogue.journal import printings
from citeref.forms import usage
from citeref.forms.facts import case_number, formal, parties
from citeref.ref import Ref

_PLACES = {
    "art": "art. {}", "rct": "recital {}", "anx": "annex {}", "cpt": "ch. {}", "sct": "sec. {}", "tis": "tit. {}", "prt": "pt. {}",
    "pt": "¶ {}", "aln": "subpara. {}", "idt": "indent {}",
}  # fmt: skip
_SHORT = ("Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")
_UNION = re.compile(r" \((?:EU|EC|EEC|UE|CE|CEE)\)(?: No| n°)?|/(?:EC|EEC|JHA|CE|CEE|JAI)\b")


def write(ref: Ref, lang: str, long: bool) -> str:
    """A reference for a footnote; the usage of the language for what is no law of the Union."""
    if case_number(ref):
        return _judgment(ref, long)
    if not ref.startswith(
        ("eu/reg", "eu/dir", "eu/dec", "eu/reco", "eu/opin", "eu/joint_action", "eu/treaty")
    ):
        return usage.write(ref, lang, long)
    printed = _journal(ref) if long else ""
    return ", ".join(filter(None, (_act(ref, lang, long), place(ref.pinpoint), printed)))


def place(pinpoint: str) -> str:
    """« art. 28(3)(a) », « recital 39 », « ¶ 80 »."""
    words = ""
    for code, value in (segment.partition("_")[::2] for segment in pinpoint.split("/") if segment):
        if code in ("par", "pnt"):
            words += f"({value})" if words else f"para. ({value})"
        elif code in _PLACES:
            words += (", " if words else "") + _PLACES[code].format(value)
    return words


def _act(ref: Ref, lang: str, long: bool) -> str:
    if ref.startswith("eu/treaty/"):
        return title(ref.authority, lang).replace(" (version consolidée)", "")
    words = formal(ref, lang)
    words = _UNION.sub("", words[:1].upper() + words[1:])
    if not long:
        return words
    whole = title(ref.authority, lang)
    return _UNION.sub("", whole, count=1) if whole else words


def _journal(ref: Ref) -> str:
    """« 2016 O.J. (L 119) 1 (EU) »; empty where the place is not known."""
    found = printings().get(str(ref.authority))
    if not found:
        return ""
    first = found[-1] if ref.startswith("eu/treaty/") else found[0]
    maker = "EU" if first.date >= "2009-12-01" else "EC" if first.date >= "1993-11-01" else "EEC"
    return f"{first.date[:4]} O.J. ({first.series} {first.number}) {first.page}" + (
        f" ({maker})" if maker != "EEC" else ""
    )


def _judgment(ref: Ref, long: bool) -> str:
    found = decision(ref)
    ecli = found.ecli if found else ""
    name = parties(ref).replace(" and ", " & ")
    if not long:
        return ", ".join(filter(None, (f"Case {case_number(ref)}", name, place(ref.pinpoint))))
    date = f" ({_day(found.date)})" if found and found.date else ""
    return ", ".join(filter(None, (f"Case {case_number(ref)}", name, ecli, place(ref.pinpoint)))) + date


def _day(iso: str) -> str:
    year, month, date = iso.split("-")
    return f"{_SHORT[int(month) - 1]} {int(date)}, {year}"
