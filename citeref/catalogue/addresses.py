"""Where a reference leads: CELEX number, ELI, and the address of the official page, all by rule.

A CELEX number is sector, year, type letter, number (EUR-Lex, "About CELEX numbers"); an ELI follows the template
`/eli/{type}/{year}/{number}/oj` (Council conclusions 2012/C 325/02). Treaties and French texts go by the catalogue.
"""

from __future__ import annotations

import re

from citeref.catalogue.decisions import decision
from citeref.catalogue.instruments import instrument
from citeref.catalogue.own import NUMBER, additions, numbered
from citeref.catalogue.sites import page_of
from citeref.ref import Ref

_LETTER = {"reg": "R", "dir": "L", "dec": "D", "dec_framw": "F", "reco": "H"}
_TREATY = {
    "teu": ("12016M", "teu_2016"),
    "tfeu": ("12016E", "tfeu_2016"),
    "eaec": ("12016A", "euratom_2016"),
    "char": ("12016P", "char_2016"),
}
_EURLEX = "https://eur-lex.europa.eu/legal-content/{lang}/TXT/?uri="
_COUNCIL = re.compile(
    r"ecli/FR:CE[A-Z]+:\d{4}:(?P<number>\d{5,6})\.(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)\Z"
)
_LEGIFRANCE = "https://www.legifrance.gouv.fr"


def celex(ref: str) -> str:
    """The CELEX number of the act or judgment that a reference belongs to, or an empty string."""
    parts = str(Ref.trusted(ref).authority).split("/")
    known = instrument(ref)
    if known and known.celex:
        return known.celex
    if parts[0] == "eu" and len(parts) == 4 and parts[1] != "edpb":
        kind = parts[1].removesuffix("_impl").removesuffix("_del")
        return f"3{parts[2]}{_LETTER[kind]}{int(parts[3]):04d}" if kind in _LETTER else ""
    if parts[:2] == ["eu", "cjeu"]:
        court, number, year = parts[2].split("-")
        century = "19" if int(year) > 50 else "20"
        return f"6{century}{year}{court}J{int(number):04d}"
    found = decision(ref)
    return found.celex if found else ""


def eli(ref: str) -> str:
    """The ELI of a reference, with its place where ELI has one, or an empty string."""
    authority, place = Ref.trusted(ref).authority, Ref.trusted(ref).pinpoint
    parts = str(authority).split("/")
    if (
        parts[0] != "eu"
        or parts[1] in ("edpb", "wp29", "cjeu")
        or any(s.startswith("pt_") for s in place.split("/"))
    ):
        return ""
    if parts[1] == "treaty":
        if parts[2] not in _TREATY:
            return ""
        base = f"http://data.europa.eu/eli/treaty/{_TREATY[parts[2]][1]}"
    else:
        base = "http://data.europa.eu/eli/" + "/".join(parts[1:])
    place = place.replace("aln_", "sub_")
    return f"{base}/{place}/oj" if place else f"{base}/oj"


def address(ref: str, lang: str = "fr") -> str:
    """The official page that a person opens to read a reference, at its article where the page can do so, or an empty string."""
    authority, place = Ref.trusted(ref).authority, Ref.trusted(ref).pinpoint
    if additions() and (own := _own(authority)):
        return own
    head = str(authority).split("/")
    if head[0] == "fr":
        return _french(authority, place)
    if head[0] == "ecli" and head[1].startswith("EU:"):
        return _EURLEX.format(lang=lang.upper()) + f"ecli:ECLI:{head[1]}"
    if head[0] == "ecli":
        found = decision(ref)
        return (found.address if found else "") or council_of_state(authority)
    if head[0] == "coe":
        return page_of(authority) or _council(head)
    return _union(ref, head, place, lang)


def council_of_state(ref: str) -> str:
    """The Conseil d'État's own page of a decision, whose address needs its number and its day: those of an ECLI, or the
    catalogue's; else an empty string.
    """
    named = _COUNCIL.match(ref)
    if named:
        number, day = named["number"], "-".join(named.group("year", "month", "day"))
    else:
        found = decision(ref) if ref.startswith("fr/ce/") else None
        number, day = ref.rpartition("/")[2], found.date if found else ""
    return f"https://www.conseil-etat.fr/fr/arianeweb/CE/decision/{day}/{number}" if day else ""


def _own(authority: Ref) -> str:
    """The page that a person named for an instrument or a family of numbers of their own."""
    known, family = instrument(authority), numbered(authority)
    if known and known.address:
        return known.address
    return family[0].address.replace(NUMBER, family[1].replace(" ", "%20")) if family else ""


def _union(ref: str, head: list[str], place: str, lang: str) -> str:
    number = celex(ref)
    if head[:2] == ["eu", "treaty"]:
        if head[2] not in _TREATY:
            return ""
        article = place.split("/")[0][4:] if place.startswith("art_") else ""
        number = _TREATY[head[2]][0] + (f"{int(article):03d}" if article.isdecimal() else "/TXT")
        return _EURLEX.format(lang=lang.upper()) + f"CELEX:{number}"
    if not number:
        return ""
    return _EURLEX.format(lang=lang.upper()) + f"CELEX:{number}" + _anchor(place)


def _anchor(place: str) -> str:
    """The fragment of EUR-Lex's page: `#art_6` or `#rct_39`; it has none for points."""
    first = place.split("/")[0]
    return f"#{first}" if first.startswith(("art_", "rct_")) else ""


def _council(head: list[str]) -> str:
    if head[1] == "cets":
        return f"https://www.coe.int/en/web/conventions/full-list?module=treaty-detail&treatynum={int(head[2]):03d}"
    if head[1] == "echr":
        return "https://www.echr.coe.int/european-convention-on-human-rights"
    number = head[2].replace("-", "/")
    return f'https://hudoc.echr.coe.int/eng#{{"appno":["{number}"]}}'


def _french(authority: Ref, place: str) -> str:
    found = decision(authority)
    if found:
        if found.address:
            return found.address
        if page := council_of_state(authority):
            return page
    known = instrument(authority)
    if not known:
        return page_of(authority)
    article = place.split("/")[0][4:] if place.startswith("art_") else ""
    if article in known.ids:
        room = "codes" if authority.startswith("fr/code/") else "loda"
        return f"{_LEGIFRANCE}/{room}/article_lc/{known.ids[article]}"
    if authority.startswith("fr/code/"):
        return f"{_LEGIFRANCE}/codes/texte_lc/{known.legitext}" if known.legitext else ""
    identity = known.jorftext or known.legitext
    return f"{_LEGIFRANCE}/loda/id/{identity}" if identity else ""
