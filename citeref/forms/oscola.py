"""OSCOLA, the standard of British law faculties (4th edition): no full stops in abbreviations, the place last.

An EU act is followed by its place in the Official Journal, a judgment of the Court of Justice by its ECLI. OSCOLA is
written in English; titles that exist in French only stay French.
"""

from __future__ import annotations

from citeref.catalogue import decision, name, title
from citeref.catalogue.journal import printings
from citeref.forms.facts import case_number, dated, day, formal, parties
from citeref.ref import Ref

_PLACES = {
    "art": "art {}", "rct": "recital {}", "anx": "annex {}", "cpt": "ch {}", "sct": "s {}", "tis": "title {}", "prt": "pt {}",
    "pt": "para {}", "aln": "subpara {}", "idt": "indent {}", "sec": "s {}", "sch": "sch {}", "reg": "reg {}", "cls": "cl {}",
}  # fmt: skip


def write(ref: Ref, lang: str, long: bool) -> str:
    """A reference for a footnote; `long` with the official title in full."""
    return ", ".join(filter(None, (_authority(ref, long), place(ref.pinpoint))))


def place(pinpoint: str) -> str:
    """« art 28(3)(a) », « recital 39 », « para 80 »."""
    words = ""
    for code, value in (segment.partition("_")[::2] for segment in pinpoint.split("/") if segment):
        if code in ("par", "pnt"):
            words += f"({value})" if words else f"para ({value})"
        elif code in _PLACES:
            words += (", " if words else "") + _PLACES[code].format(value)
    return words


def _authority(ref: Ref, long: bool) -> str:
    case = case_number(ref)
    if case:
        found = decision(ref)
        ecli = found.ecli.removeprefix("ECLI:") if found else ""
        return " ".join(filter(None, (f"Case {case}", parties(ref), ecli)))
    if ref.startswith("coe/ecthr/"):
        number = ref.authority.rpartition("/")[2].replace("-", "/")
        return f"App no {number} (ECtHR)"
    if found := decision(ref):
        number = found.number or formal(ref, "en")
        court = found.court or {"cnil": "CNIL", "ce": "Conseil d'État"}.get(found.body, found.body)
        named = f"Délibération {number}" if found.body == "cnil" else f"No {number}"
        return f"{parties(ref) + ', ' if parties(ref) else ''}{named} ({', '.join(filter(None, (court, day(found.date, 'en'))))})"
    return _act(ref, long)


def _act(ref: Ref, long: bool) -> str:
    short, whole = name(ref, "en"), title(ref.authority, "en")
    if ref.startswith("eu/"):
        words = whole if long or ref.startswith("eu/treaty/") else formal(ref, "en")
        known = (
            words
            and short.casefold() not in words.casefold()
            and not long
            and not ref.startswith("eu/treaty/")
        )
        return f"{words or short}{f' ({short})' if known else ''}{_journal(ref)}"
    if ref.startswith("coe/"):
        return f"{whole} ({short})" if whole else short
    return (title(ref.authority, "fr") if long else dated(ref, "fr")) or formal(ref) or short


def _journal(ref: Ref) -> str:
    """« [2016] OJ L119/1 », where the act was first printed and this is known; since 2024 an act's number says it."""
    found = printings().get(str(ref.authority))
    if found:
        first = found[-1] if ref.startswith("eu/treaty/") else found[0]
        return f" [{first.date[:4]}] OJ {first.series}{first.number}/{first.page}"
    head = ref.authority.split("/")
    if head[1].startswith(("reg", "dir", "dec")) and int(head[2]) >= 2024:
        return f" [{head[2]}] OJ L{head[2]}/{head[3]}"
    return ""
