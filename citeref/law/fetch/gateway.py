"""The questions to the API of Légifrance on PISTE: which text is asked for by which id, and how an id is searched for.

A law or decree comes whole by the id of its consolidated text (LEGITEXT), as it stands on a day; where nobody
knows that id, the API's search finds it by number, or by date for texts of before there were numbers. What is not
consolidated is asked for as the Journal officiel printed it. Of a code one article is asked for, since most codes
are too long to come whole. The questions are those of the API's own guide.
"""

from __future__ import annotations

import re
from typing import Any

import msgspec

from citeref import catalogue
from citeref.catalogue import Instrument
from citeref.law import french
from citeref.law.eurlex.markers import LATIN
from citeref.law.fetch.ways import FOUND, JSON, TODAY, Route
from citeref.ref import Ref

STATUTES = ("fr/loi/", "fr/ordonnance/", "fr/decret/", "fr/arrete/", "fr/constitution")
"""Texts that are asked for whole."""

PRINTED = "As the Journal officiel first printed it: later changes are not in it."

_COURTS = {
    "fr/ce/": ("CETAT", "NUM_DEC"),
    "ecli/FR:CE": ("CETAT", "NUM_DEC"),
    "fr/caa/": ("CETAT", "NUM_DEC"),
    "fr/cc/": ("CONSTIT", "NUM_DEC"),
    "fr/cass/": ("JURI", "NUM_AFFAIRE"),
}
"""The collection that holds a court's decisions, and the field of their numbers."""

_WORDS = re.compile(rf"-(?:{'|'.join(LATIN)})\b(?:-[A-Z]\b)?")


def route(ref: Ref, root: str, at: str = "") -> Route | None:
    """How the API below `root` is asked for a unit of law, as it stands on a day (ISO 8601) or today; None where it
    cannot be.
    """
    instrument, decision = catalogue.instrument(ref), catalogue.decision(ref)
    identity = decision.legifrance if decision else ""
    if ref.startswith("fr/cnil/"):
        asked = consult(root, "cnil", {"textId": identity or FOUND}, identity or ref.rpartition("/")[2])
        return asked if identity else _searched(asked, root, "CNIL", [_exactly("NUM_DELIB", asked.identity)])
    if identity:
        return consult(root, "juri", {"textId": identity}, identity)
    if court := next((court for head, court in _COURTS.items() if ref.startswith(head)), None):
        fond, champ = court
        bare = re.sub(r"-[A-Z]+\Z", "", number_in(ref))
        asked = consult(root, "juri", {"textId": FOUND}, FOUND)
        return _searched(asked, root, fond, [_exactly(champ, bare)])
    if ref.startswith("fr/code/"):
        return _code(ref, root, instrument, at or TODAY, dated=bool(at))
    return _statute(ref, root, instrument, at or TODAY) if ref.startswith(STATUTES) else None


def consult(root: str, room: str, body: dict[str, str], identity: str, *rooms: str) -> Route:
    """A question for one text by its id; further rooms are asked the same where the first has no such text."""
    asks = tuple((f"{root}/consult/{name}", JSON) for name in (room, *rooms))
    return Route(source="piste", asks=asks, question=_json(body), identity=identity)


def number_in(ref: Ref) -> str:
    """The number of a decision by its reference, which may be an ECLI: `FR:CECHR:2022:449209.20220128` is 449209."""
    last = ref.rpartition("/")[2]
    return last.rpartition(":")[2].partition(".")[0] if ref.startswith("ecli/") else last


def number_of(article: str) -> str:
    """The number of an article as Légifrance writes it: `8-bis` is « 8 bis », `1649-quater-B` « 1649 quater B »."""
    return _WORDS.sub(lambda found: found[0].replace("-", " "), article)


def _code(ref: Ref, root: str, known: Instrument | None, day: str, *, dated: bool) -> Route | None:
    """A whole code, or one article of it: by its number, else by the search for what stands on the day."""
    if known is None or not known.legitext:
        return None
    if not ref.pinpoint.startswith("art_"):
        return consult(root, "code", {"textId": known.legitext, "date": day}, known.legitext)
    number = number_of(ref.pinpoint.removeprefix("art_"))
    asked = consult(root, "getArticle", {"id": FOUND}, FOUND)
    name = known.title.get("fr") or next(iter(known.names.get("fr", ())), "")
    filters: list[dict[str, Any]] = [{"facette": "DATE_VERSION", "singleDate": day}]
    if name.startswith("Code "):
        filters.insert(0, {"facette": "NOM_CODE", "valeurs": [name]})
    wanted = [_exactly("NUM_ARTICLE", number)]
    found = _searched(asked, root, "CODE_DATE", wanted, filters, pages="ARTICLE")
    if dated:
        return found
    body = {"id": known.legitext, "num": number}
    return msgspec.structs.replace(consult(root, "getArticleWithIdAndNum", body, number), instead=found)


def _statute(ref: Ref, root: str, known: Instrument | None, day: str) -> Route:
    """A law, ordinance, decree or order, whole."""
    legitext = known.legitext if known else ""
    asked = consult(
        root, "lawDecree", {"textId": legitext or FOUND, "date": day}, legitext or FOUND, "legiPart"
    )
    if legitext:
        return asked
    kind, number = ref.split("/")[1:3]
    if re.fullmatch(r"\d{4}-\d\d-\d\d", number):
        words = {"arrete": "arrêté", "decret": "décret"}.get(kind, kind)
        champ = _exactly("TITLE", f"{words} du {_said(number)}")
        signed = {"facette": "DATE_SIGNATURE", "dates": {"start": number, "end": number}}
        found = _searched(asked, root, "LODA_DATE", [champ], [signed])
    else:
        found = _searched(asked, root, "LODA_DATE", [_exactly("NUM", number)])
    if known is None or not known.jorftext:
        return found
    printed = consult(root, "jorf", {"textCid": known.jorftext}, known.jorftext)
    return msgspec.structs.replace(found, instead=msgspec.structs.replace(printed, note=PRINTED))


def _said(day: str) -> str:
    """A date as French titles have it: « 1er août 2019 »."""
    year, month, number = day.split("-")
    return f"{'1er' if number == '01' else int(number)} {french.MONTHS[int(month) - 1]} {year}"


def _exactly(champ: str, value: str) -> dict[str, Any]:
    """A field of the search that must have this very value."""
    wanted = {"typeRecherche": "EXACTE", "valeur": value, "operateur": "ET"}
    return {"typeChamp": champ, "criteres": [wanted], "operateur": "ET"}


def _searched(
    asked: Route,
    root: str,
    fond: str,
    champs: list[dict[str, Any]],
    filters: list[dict[str, Any]] | None = None,
    pages: str = "DEFAUT",
) -> Route:
    """The same question, once a search in a collection has found the id."""
    body = {
        "fond": fond,
        "recherche": {
            "champs": champs,
            "filtres": filters or [],
            "pageNumber": 1,
            "pageSize": 20,
            "operateur": "ET",
            "sort": "PERTINENCE",
            "typePagination": pages,
        },
    }
    return msgspec.structs.replace(asked, search=(f"{root}/search", _json(body)))


def _json(body: dict[str, Any]) -> str:
    return msgspec.json.encode(body).decode()
