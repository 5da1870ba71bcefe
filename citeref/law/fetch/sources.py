"""Who has which law, and how they are asked for it: the official sites, their hosts, their terms.

Cellar answers by CELEX number, type and language. The API of Légifrance (on PISTE, the State's gateway) and
Judilibre (the Cour de cassation's) answer those who have registered. The sites for people are asked for one
page at its own address, and for nothing that their address does not name.
"""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import quote, urlsplit

import msgspec

from citeref import catalogue
from citeref.law.fetch import gateway
from citeref.law.fetch.ways import FOUND, JSON, Route
from citeref.law.languages import THREE
from citeref.ref import Ref

CELLAR = "https://publications.europa.eu/resource/celex"
"""Where acts are asked for by their CELEX number."""

HTML = ("application/xhtml+xml", "text/html")
"""What Cellar is asked for, in turn: acts of before 2004 are HTML only."""

_ITEM = re.compile(r"(?<=\bi=)00\d-\d{4,7}\Z")
_OPEN = "Licence Ouverte 2.0 (Etalab)"


class Source(NamedTuple):
    """A site: its hosts, and the licence and the words of attribution that its texts ask for."""

    hosts: frozenset[str]
    licence: str = ""
    attribution: str = ""


SOURCES = {
    "cellar": Source(frozenset({"publications.europa.eu", "eur-lex.europa.eu"})),
    "piste": Source(frozenset({"api.piste.gouv.fr", "oauth.piste.gouv.fr"}), _OPEN, "DILA – Légifrance"),
    "judilibre": Source(frozenset({"api.piste.gouv.fr"}), _OPEN, "Cour de cassation – Judilibre"),
    "legifrance": Source(
        frozenset({"www.legifrance.gouv.fr", "legifrance.gouv.fr"}), _OPEN, "DILA – Légifrance"
    ),
    "cnil": Source(frozenset({"www.cnil.fr", "cnil.fr"}), "", "CNIL, www.cnil.fr"),
    "hudoc": Source(
        frozenset({"hudoc.echr.coe.int"}),
        "Reuse with the source named, by the Court's terms",
        "© Council of Europe / European Court of Human Rights, https://hudoc.echr.coe.int",
    ),
    "conseil-etat": Source(frozenset({"www.conseil-etat.fr"}), "", "Conseil d'État, www.conseil-etat.fr"),
}
"""The sites that are asked, by the name a plan gives them. Cellar's terms are in `identify.attribution`."""


class Sites(msgspec.Struct, frozen=True):
    """The addresses where the sources are asked. `pages` stands in the place of the hosts of sites for people."""

    cellar: str = CELLAR
    ecli: str = "https://publications.europa.eu/resource/ecli"
    piste: str = "https://api.piste.gouv.fr/dila/legifrance/lf-engine-app"
    judilibre: str = "https://api.piste.gouv.fr/cassation/judilibre/v1.0"
    hudoc: str = "https://hudoc.echr.coe.int/app/conversion/docx/html/body"
    pages: str = ""


SITES = Sites()


def unit(ref: Ref) -> Ref:
    """What is asked for to have a reference: its authority, but of a French code only the article."""
    first = ref.pinpoint.split("/")[0]
    return ref.authority / first if ref.startswith("fr/code/") and first.startswith("art_") else ref.authority


def route(ref: Ref, lang: str, sites: Sites, able: frozenset[str], version: str = "", at: str = "") -> Route:
    """How a unit of law is asked for in a language; `able` names the sources a person has an account with.

    `version` is the date of a consolidated text of EU law, `at` the day on which a French text stands as wanted.
    """
    if ref.startswith(("eu/", "ecli/EU:")):
        if at:
            return Route(why="EU law is asked for by the date of a consolidated text (--consolidated)")
        return _union(ref, lang, sites, version)
    if version:
        return Route(
            why="consolidated texts are asked for by their date in EU law only; of French law, --at a day"
        )
    if not ref.startswith(("fr/", "ecli/FR:")):
        return _strasbourg(ref, sites) or Route(why="no source that a program may ask is known here")
    if lang != "fr":
        return Route(why=f"French law is published in French, not in « {lang} »")
    judged = _judilibre(ref, sites) if ref.startswith(("fr/cass/", "ecli/FR:CCASS:")) else None
    asked = gateway.route(ref, sites.piste, at) if "piste" in able else None
    if at:
        return asked or Route(why=_lacking(ref, False))
    if judged and "judilibre" in able:
        return judged
    return asked or _at_its_address(ref, sites) or Route(why=_lacking(ref, judged is not None))


def consolidated(number: str, version: str) -> str:
    """The CELEX number of an act's text as consolidated on a day (ISO 8601), or nothing where there can be none."""
    return f"0{number[1:]}-{version.replace('-', '')}" if number.startswith("3") else ""


def _union(ref: Ref, lang: str, sites: Sites, version: str) -> Route:
    number = catalogue.celex(ref)
    if version:
        number = consolidated(number, version)
        if not number:
            return Route(why="only acts have consolidated texts")
    if not number and not ref.startswith("ecli/"):
        return Route(why="no source that a program may ask is known here")
    if lang not in THREE:
        return Route(why=f"EU law is not published in « {lang} »")
    root, name = (sites.cellar, number) if number else (sites.ecli, f"ECLI:{ref.removeprefix('ecli/')}")
    address = f"{root}/{quote(name, safe='')}"
    return Route(source="cellar", asks=tuple((address, kind) for kind in HTML), identity=number or name)


def _strasbourg(ref: Ref, sites: Sites) -> Route | None:
    """The text of a judgment of the European Court of Human Rights, where HUDOC's own number for it is known."""
    found = _ITEM.search(catalogue.address(ref)) if ref.startswith("coe/ecthr/") else None
    if found is None:
        return None
    asks = ((f"{sites.hudoc}?library=ECHR&id={found[0]}", HTML[1]),)
    return Route(source="hudoc", asks=asks, identity=found[0])


def _judilibre(ref: Ref, sites: Sites) -> Route:
    name = f"ECLI:{ref.removeprefix('ecli/')}" if ref.startswith("ecli/") else ref.rpartition("/")[2]
    search = (f"{sites.judilibre}/search?query={quote(name, safe='')}", "")
    asks = ((f"{sites.judilibre}/decision?id={FOUND}&resolve_references=true", JSON),)
    return Route(source="judilibre", asks=asks, search=search, identity=name)


def _at_its_address(ref: Ref, sites: Sites) -> Route | None:
    """The page for people, where a site has the whole text at one address (a code has a page per article)."""
    if ref.startswith("fr/code/") and not ref.pinpoint:
        return None
    address = catalogue.council_of_state(ref) or catalogue.address(ref, "fr")
    parts = urlsplit(address)
    source = next((name for name, site in SOURCES.items() if parts.hostname in site.hosts), "")
    if not source or parts.path in ("", "/"):
        return None
    room = "/codes/texte_lc/"
    if ref.startswith("fr/code/") and parts.path.startswith(room):
        return None
    where = f"{sites.pages}{parts.path}" if sites.pages else address
    last = parts.path.strip("/").rpartition("/")[2]
    named = ref.rpartition("/")[2] if source == "cnil" else last
    return Route(source=source, asks=((where, HTML[1]),), identity=named)


def _lacking(ref: Ref, judged: bool) -> str:
    """What a person would need for the source that has it."""
    if judged:
        return "no source that a program may ask without an account; Judilibre needs CITEREF_JUDILIBRE_KEY"
    if ref.startswith(
        ("fr/cnil/", "fr/code/", "fr/ce/", "fr/caa/", "fr/cc/", "ecli/FR:CE", *gateway.STATUTES)
    ):
        return (
            "no source that a program may ask without an account; the API of Légifrance needs "
            "CITEREF_PISTE_CLIENT_ID and CITEREF_PISTE_CLIENT_SECRET"
        )
    return "no source that a program may ask is known here"
