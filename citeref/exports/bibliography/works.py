"""What a bibliography says of an authority: a work with its title, number, date, makers, and where it was published."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

import msgspec

from citeref import catalogue
from citeref.catalogue.journal import printings
from citeref.exports.lines import ecli
from citeref.exports.material import Material
from citeref.forms.facts import case_number, dated, formal, parties
from citeref.ref import Ref
from citeref.table import GROUPS, group

Kind = Literal["act", "case", "report", "treaty"]


class Work(msgspec.Struct, frozen=True, kw_only=True):
    """An authority as a bibliography has it; what is not known is empty.

    `kind`: "act" (made by a legislator or a government), "case" (decided), "report" (guidelines, opinions, deliberations
    that sanction nobody) or "treaty". `maker` is the legislator, court or body, `journal` the official journal with its
    short name, `volume` and `page`. `cited` are the places cited, in words; `count` the citations.
    """

    ref: Ref
    kind: Kind
    title: str
    short: str
    lang: str
    number: str = ""
    date: str = ""
    maker: str = ""
    jurisdiction: str = ""
    journal: str = ""
    journal_short: str = ""
    volume: str = ""
    page: str = ""
    address: str = ""
    celex: str = ""
    eli: str = ""
    ecli: str = ""
    status: str = ""
    cited: tuple[str, ...] = ()
    count: int = 0

    @property
    def key(self) -> str:
        """An identifier of ASCII letters, digits and hyphens that stays the same from list to list."""
        return re.sub(r"[^A-Za-z0-9]+", "-", self.ref).strip("-")


def works(material: Material) -> Iterator[Work]:
    """Every authority cited, in the order of a table of authorities."""
    places: dict[Ref, set[Ref]] = {}
    counts: dict[Ref, int] = {}
    for row in material.rows():
        for ref in row.refs:
            places.setdefault(ref.authority, set()).add(ref)
        for authority in {ref.authority for ref in row.refs}:
            counts[authority] = counts.get(authority, 0) + 1
    names = [name for _, name in GROUPS]
    for authority in sorted(places, key=lambda ref: (names.index(group(ref)), ref.order)):
        cited = sorted((ref for ref in places[authority] if ref.pinpoint), key=lambda ref: ref.order)
        told = tuple(catalogue.pinpoint_label(ref, material.lang) for ref in cited)
        yield work(authority, material.lang, told, counts[authority])


def work(ref: Ref, lang: str, cited: tuple[str, ...] = (), count: int = 0) -> Work:
    """What is known of one authority."""
    known, found = catalogue.instrument(ref), catalogue.decision(ref)
    kind = kind_of(ref)
    title = catalogue.title(ref, lang) or parties(ref) or catalogue.name(ref, lang)
    printed = printings().get(str(ref), ())
    first = printed[-1 if ref.startswith("eu/treaty/") else 0] if printed else None
    journal, short = _journal(ref, lang) if kind in ("act", "treaty") else ("", "")
    return Work(
        ref=ref,
        kind=kind,
        title=title.removesuffix(" (usual translation)"),
        short=catalogue.name(ref, lang),
        lang=lang
        if catalogue.title(ref, lang) != catalogue.title(ref, "fr")
        else ("fr" if ref.startswith("fr/") else lang),
        number=number(ref),
        date=(known.date if known else "") or (found.date if found else "") or _day(ref),
        maker=_maker(ref, lang, kind),
        jurisdiction=_jurisdiction(ref),
        journal=journal if first or ref.startswith("fr/") else "",
        journal_short=short if first or ref.startswith("fr/") else "",
        volume=f"{first.series} {first.number}" if first else "",
        page=str(first.page) if first else "",
        address=catalogue.address(ref, lang),
        celex=catalogue.celex(ref),
        eli=catalogue.eli(ref),
        ecli=ecli(ref),
        status=known.status if known and known.status != "in_force" else "",
        cited=cited,
        count=count,
    )


def kind_of(ref: Ref) -> Kind:
    """What kind of work an authority is."""
    head = ref.authority.split("/")
    if head[:2] in (["eu", "treaty"], ["coe", "echr"], ["coe", "cets"]):
        return "treaty"
    if head[:2] in (["eu", "edpb"], ["eu", "wp29"]) or head[1] in ("reco", "opin"):
        return "report"
    if head[:2] == ["fr", "cnil"]:
        return "case" if head[2].startswith(("SAN", "MED")) else "report"
    if head[0] == "ecli" or head[1] in ("cjeu", "ecthr", "ce", "cc", "cass", "caa", "ta", "ca"):
        return "case"
    return "act"


def number(ref: Ref) -> str:
    """The number as people write it: « 2016/679 », « 78-17 », « C-131/12 », « SAN-2022-009 »; empty where there is none."""
    head = ref.authority.split("/")
    if case := case_number(ref):
        return case
    found = catalogue.decision(ref)
    if found and found.number:
        return found.number
    if head[:2] in (["coe", "cets"], ["coe", "ecthr"]):
        return head[2].replace("-", "/") if head[1] == "ecthr" else f"STCE {head[2]}"
    if head[:2] == ["eu", "edpb"]:
        return f"{int(head[4]):02d}/{head[3]}"
    if head[0] == "eu" and len(head) == 4:
        spelt = re.search(r"(\d+/\d+)", formal(ref, "en"))
        return spelt[1] if spelt else f"{head[2]}/{head[3]}"
    if head[0] == "fr" and head[1] in ("code", "constitution", "ddhc"):
        return ""
    return head[-1] if re.match(r"[\dA-Z]", head[-1]) and not _DATE.match(head[-1]) else ""


_DATE = re.compile(r"[12]\d{3}-\d\d-\d\d\Z")


def _day(ref: Ref) -> str:
    """The date that the reference itself has: an arrêté, or an old loi without a number."""
    last = ref.authority.rpartition("/")[2]
    return last if _DATE.match(last) else ""


def _jurisdiction(ref: Ref) -> str:
    head = ref.authority.split("/")
    if head[0] == "ecli":
        return head[1][:2].lower()
    return head[0] if len(head[0]) == 2 else "coe.int"


_MAKERS = {
    "fr": {
        "cjeu": "CJUE",
        "edpb": "CEPD",
        "wp29": "Groupe de l'article 29",
        "ecthr": "CEDH",
        "treaty": "Union européenne",
    },
    "en": {
        "cjeu": "CJEU",
        "edpb": "EDPB",
        "wp29": "Article 29 Working Party",
        "ecthr": "ECtHR",
        "treaty": "European Union",
    },
}
_COURTS = {
    "ce": "Conseil d'État",
    "cc": "Conseil constitutionnel",
    "cass": "Cour de cassation",
    "cnil": "CNIL",
}


def _maker(ref: Ref, lang: str, kind: Kind) -> str:
    """Who made it: the court, the body, or the authors that the official title names."""
    head, found = ref.authority.split("/"), catalogue.decision(ref)
    names = _MAKERS[lang]
    if found:
        return found.court or names.get(found.body) or _COURTS.get(found.body, found.body.upper())
    if head[0] == "ecli":
        return names["cjeu"] if head[1].startswith("EU:") else head[1].split(":")[1]
    if head[0] == "coe" and kind == "treaty":
        return "Conseil de l'Europe" if lang == "fr" else "Council of Europe"
    if head[1] in names:
        return names[head[1]]
    if head[0] == "fr" and head[1] in ("caa", "ta", "ca"):
        return formal(ref, lang).partition(",")[0]
    if (head[0] == "fr" and kind == "case") or head[1] == "cnil":
        return _COURTS.get(head[1], head[1].upper())
    return _authors(ref, lang) if head[0] == "eu" else ""


_BY = re.compile(
    r"(?:\)|\d|E{1,2}C|C{1,2}E|JAI|JHA)\s+(?:du |de la |of the |of )(.+?),?(?: du | of )?\s*(?:1er|\d{1,2}) \w+ \d{4}\Z"
)


def _authors(ref: Ref, lang: str) -> str:
    """« Parlement européen et Conseil », from the words between the number and the date of the title."""
    found = _BY.search(dated(ref, lang))
    if not found:
        return ""
    return re.sub(r"\bet du |\bet de la ", "et ", re.sub(r"\band of the ", "and ", found[1]))


def _journal(ref: Ref, lang: str) -> tuple[str, str]:
    """The official journal and its short name."""
    if ref.startswith("eu/"):
        old = catalogue.instrument(ref)
        before = bool(old and old.date and old.date < "2003-02-01")
        if lang == "fr":
            return (
                "Journal officiel des Communautés européennes"
                if before
                else "Journal officiel de l'Union européenne",
                "JO",
            )
        return (
            "Official Journal of the European Communities"
            if before
            else "Official Journal of the European Union",
            "OJ",
        )
    if ref.startswith(("fr/loi", "fr/decret", "fr/ordonnance", "fr/arrete")):
        return ("Journal officiel de la République française", "JORF")
    return ("", "")
