"""Decisions as Judilibre hands them out (JSON), and the records of collections that wrap a decision's plain text.

The text is plain, its lines ended as the court ended them; `zones` give offsets into it and are not needed to
find the numbered paragraphs. Courts of appeal and tribunals have neither ECLI nor numbers of their own kind.
"""

from __future__ import annotations

import re
from typing import Any

from citeref.law import curia, french, hudoc, lines
from citeref.law.opened import Opened, mended
from citeref.law.told import Told
from citeref.ref import Ref

_COURTS = {
    "cc": "Cour de cassation",
    "ca": "Cour d'appel",
    "tj": "Tribunal judiciaire",
    "tcom": "Tribunal de commerce",
}
_NUMBERED = {
    "BE/APD": re.compile(r"\bn\s?°\s?(\d{1,4})/(20\d\d)\b", re.IGNORECASE),
    "LU/CNPD": re.compile(r"\bn\s?°\s?(\d{1,3}FR)/(20\d\d)\b", re.IGNORECASE),
}
"""How the authorities of Belgium and Luxembourg number their decisions, in the titles of a collection of them."""

_THREE = {"eng": "en", "fra": "fr", "fre": "fr"}


def is_record(page: Opened) -> bool:
    """Whether a JSON value is one decision with its text."""
    value = page.value
    return (
        isinstance(value, dict) and isinstance(value.get("text"), str) and ("id" in value or "_id" in value)
    )


def told(page: Opened) -> Told:
    """What a decision tells."""
    value = page.value
    return _collected(value) if "_source" in value else _judilibre(value)


def _judilibre(value: dict[str, Any]) -> Told:
    court = _said(value, "jurisdiction")
    court = _COURTS.get(court, court)
    number, day = _said(value, "number"), french.iso(_said(value, "decision_date"))
    before, inside, after = (lines.of_text(part) for part in _parts(value))
    ref, ecli = french.decision(court, number, _said(value, "ecli")), _said(value, "ecli")
    numbers = [str(one) for one in value.get("numbers") or () if isinstance(one, str)]
    title = ", ".join(filter(None, (court, _said(value, "chamber"), day, number)))
    return Told(
        ref=ref,
        also=french.others(ref, court, [number, *numbers], ecli),
        title=title,
        lines=[*before, *inside, *after],
        among=range(len(before), len(before) + len(inside)) if before or after else None,
        address=f"https://www.courdecassation.fr/decision/{_said(value, 'id')}",
        licence=french.LICENCE,
        attribution="Cour de cassation, Judilibre",
    )


def _parts(value: dict[str, Any]) -> tuple[str, str, str]:
    """The text before, in and after the decision itself, from the statement of facts to the operative part; the
    annexes repeat the parties' pleas, whose numbers are not the court's.
    """
    zones = value.get("zones")
    spans = [
        (zone["start"], zone["end"])
        for name in ("expose", "moyens", "motivations", "dispositif")
        for zone in (zones.get(name) if isinstance(zones, dict) else None) or []
        if isinstance(zone, dict) and isinstance(zone.get("start"), int) and isinstance(zone.get("end"), int)
    ]
    text = value["text"]
    start, end = (min(s for s, _ in spans), max(e for _, e in spans)) if spans else (0, len(text))
    return text[:start], text[start:end], text[end:]


def _collected(value: dict[str, Any]) -> Told:
    """A record of a collection: its source says how to name it."""
    language = _said(value, "language", "lang") or (
        "en" if value["_source"] in ("EU/CURIA", "CoE/HUDOC") else "fr"
    )
    text = mended(value["text"])
    ref, ecli = _named(value), french.of_ecli(_said(value, "ecli"))
    case = curia.of_celex(_said(value, "celex_id")) or hudoc.of_ecli(_said(value, "ecli"))
    return Told(
        ref=ref,
        also=tuple(one for one in (case, ecli) if one and one != ref),
        title=_said(value, "title"),
        lines=hudoc.flat(text)
        if value["_source"] == "CoE/HUDOC" and "\n" not in text
        else lines.of_text(text),
        lang=_THREE.get(language, language[:2]),
        address=_said(value, "url"),
        note="Kept from a collection of texts, not from the site of its author.",
    )


def _named(value: dict[str, Any]) -> Ref | None:
    source = value["_source"]
    if source == "FR/CNIL":
        return french.cnil(_said(value, "numero"))
    if source == "FR/Judilibre":
        court = _COURTS.get(_said(value, "jurisdiction"), "")
        return french.decision(court, _said(value, "number"), _said(value, "ecli"))
    if serial := _NUMBERED.get(source if isinstance(source, str) else ""):
        found = serial.search(_said(value, "title"))
        return french.checked(f"{source.lower()}/{found[1]}-{found[2]}") if found else None
    case = curia.of_celex(_said(value, "celex_id"))
    ecli = _said(value, "ecli").removeprefix("ECLI:")
    return curia.known(case) if case else french.checked(f"ecli/{ecli}") if ecli else None


def _said(value: dict[str, Any], *names: str) -> str:
    return next((mended(found) for name in names if isinstance(found := value.get(name), str) and found), "")
