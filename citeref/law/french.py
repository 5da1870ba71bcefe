"""Which reference a French text has, by what its source says of it: title, number, nature, date."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from functools import cache

from citeref import catalogue
from citeref.errors import RefError
from citeref.model import Link, Span
from citeref.ref import Ref

MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()  # noqa: SIM905

LICENCE = "Licence Ouverte 2.0 (Etalab)"

_CNIL = re.compile(
    r"\b(?:(?P<series>[A-Z]{2,4}(?=\s*[-–—‑])|SAN|MEDP?|DR|DT)(?:\s*[-–—‑]\s*|\s+))?"
    r"(?P<year>(?:19|20)?\d{2})\s*[-–—‑]\s*(?P<number>\d{1,4})\b"
)
_LAW = re.compile(
    r"\b(?P<kind>loi|ordonnance|décret|decret)\b[^\d]{0,60}?\bn\s?[°ºo]\s*(?P<number>\d{2,4}\s?[-–‑]\s?\d+)",
    re.IGNORECASE,
)
_DATED = re.compile(
    r"\b(?P<kind>loi|ordonnance|décret|decret|arrêté|arrete)\s+du\s+(?P<date>\d{1,2}(?:er)?\s+\w+\s+\d{4})",
    re.IGNORECASE,
)
_WORDS = re.compile(r"(?P<day>\d{1,2})(?:er)?\s+(?P<month>[^\W\d]+)\s+(?P<year>\d{4})")
_EMPTY = frozenset(
    ["code", "general", "de", "du", "des", "d", "la", "le", "les", "l", "et", "entre", "a", "au", "aux"]
)
_ENDLESS = "2999-01-01"
_TERMS = str.maketrans("–—‑", "---")


def cnil(printed: str) -> Ref | None:
    """The deliberation whose number is printed « SAN-2022-009 », « SAN – 2026-010 », « n° 2018-155 »."""
    found = _CNIL.search(printed)
    if found is None:
        return None
    series = f"{found['series']}-" if found["series"] else ""
    return checked(f"fr/cnil/{series}{found['year']}-{found['number']}")


def statute(title: str, nature: str = "", number: str = "", date: str = "") -> Ref | None:
    """The code, law, ordinance, decree or order of a title; by nature, number and date where they are told."""
    if nature.upper() == "CODE" or title.casefold().startswith("code "):
        return code(title)
    kind = _plain(nature) if _plain(nature) in ("loi", "ordonnance", "decret") else ""
    if kind and re.match(r"\d{2,4}-\d+\Z", number):
        return checked(f"fr/{kind}/{number}")
    if found := _LAW.search(title):
        digits = re.sub(r"\s", "", found["number"]).translate(_TERMS)
        return checked(f"fr/{_plain(found['kind'])}/{digits}")
    dated = _DATED.search(title)
    day = (day_of(dated["date"]) if dated else "") or date
    return checked(f"fr/{_plain(dated['kind'])}/{day}") if dated and day else None


def code(title: str) -> Ref | None:
    """The code of a title: the one the catalogue knows by that name, else by the rule for its slug."""
    known = _codes().get(_plain(title))
    slug = "-".join(w for w in re.findall(r"[a-z0-9]+", _plain(title)) if w not in _EMPTY)
    return known or checked(f"fr/code/{slug}")


def decision(court: str, number: str, ecli: str = "", nature: str = "") -> Ref | None:
    """The decision of a French court: by number where references have that form, else by its ECLI."""
    found = _numbered(court, number, nature) or of_ecli(ecli)
    known = catalogue.decision(found) if found else None
    return Ref(known.ref) if known else found


def others(
    ref: Ref | None, court: str, numbers: Iterable[str], ecli: str = "", nature: str = ""
) -> tuple[Ref, ...]:
    """The references beside `ref` that a source gives a decision: its ECLI, its number, those of appeals joined to it."""
    found = (*(_numbered(court, number, nature) for number in numbers), of_ecli(ecli))
    return tuple(dict.fromkeys(one for one in found if one and one != ref))


def of_ecli(ecli: str) -> Ref | None:
    """The reference of an ECLI, with or without the word before it; None for what is none."""
    return checked(f"ecli/{ecli.removeprefix('ECLI:')}") if ecli else None


def _numbered(court: str, number: str, nature: str = "") -> Ref | None:
    """The decision of a court whose decisions are cited by number."""
    plain = _plain(court)
    if "conseil d'etat" in plain or "conseil d’etat" in plain:
        return checked(f"fr/ce/{re.sub(r'[^0-9]', '', number)}")
    if "administrative" in plain and (found := re.search(r"\b\d\d[A-Z]{2}\d{5}\b", number)):
        return checked(f"fr/caa/{found[0]}")
    if "constitutionnel" in plain and nature:
        return checked(f"fr/cc/{number.partition(' ')[0].removesuffix(f'-{nature}')}-{nature}")
    if "cassation" in plain and (digits := re.search(r"(\d\d)-(\d\d)\.?(\d{3})\b", number)):
        return checked(f"fr/cass/{digits[1]}-{digits[2]}.{digits[3]}")
    return None


def article(number: str) -> str:
    """The segment of an article from its number as printed: « L. 1111-8 », « 1er », « 8 bis »; or empty."""
    text = re.sub(r"^articles?\s+", "", " ".join(number.split()), flags=re.IGNORECASE).translate(_TERMS)
    text = re.sub(r"^(?:premier|1\s?er|1\s?ère)\b", "1", text, flags=re.IGNORECASE)
    if annex := re.match(r"annexe\s*(?P<n>[IVX]+|\d+)?\b", text, re.IGNORECASE):
        from citeref.law.eurlex.wording import number as value

        return f"anx_{value(annex['n'] or '1')}"
    text = re.sub(
        r"^([A-Z]{1,2})\s?\*?\s?\.?\s?(\*?)(?=\d)", lambda m: m[0].replace(".", "").replace(" ", ""), text
    )
    text = re.sub(r"\s+", "-", text.strip(" .:"))
    text = re.sub(r"-([A-Z]{3,}|[Bb]is|[Tt]er)\b", lambda m: m[0].lower(), text)
    try:
        return Ref(f"fr/ddhc/art_{text}").pinpoint
    except RefError:
        return ""


def day_of(words: str) -> str:
    """« 13 novembre 1973 » as an ISO date; empty for what is none."""
    found = _WORDS.search(words)
    month = found["month"].casefold() if found else ""
    if found is None or month not in MONTHS:
        return ""
    return f"{found['year']}-{MONTHS.index(month) + 1:02d}-{int(found['day']):02d}"


def iso(value: object) -> str:
    """A date of an API, milliseconds since 1970 or ISO text, as an ISO date; empty where it has no end."""
    if isinstance(value, (int, float)) and abs(value) < 1e14:
        value = (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=value)).date().isoformat()
    text = str(value or "")[:10]
    return text if re.match(r"\d{4}-\d\d-\d\d\Z", text) and text < _ENDLESS else ""


def link(target: str | None, kind: str | None, side: str | None, title: str) -> Link | None:
    """A link that a source gives beside a text, or None where it leads nowhere. `side` is « source » where the
    text is the one that cites, « cible » where it is the one cited.
    """
    where = target or title
    return Link(Span(0, 0), where, f"{kind or ''} {side or ''}".strip(), title) if where else None


def checked(text: str) -> Ref | None:
    """A reference, or None where the text is no reference."""
    try:
        return Ref(text)
    except RefError:
        return None


@cache
def by_identifier() -> dict[str, Ref]:
    """The statutes of the catalogue by the Légifrance ids of their texts."""
    found: dict[str, Ref] = {}
    for ref, known in catalogue.instruments().items():
        found |= {i: Ref(ref) for i in (known.legitext, known.jorftext) if i}
    return found


def _codes() -> dict[str, Ref]:
    found: dict[str, Ref] = {}
    for ref, known in catalogue.instruments().items():
        if ref.startswith("fr/code/"):
            names = [known.title.get("fr", ""), *known.names.get("fr", ())]
            found |= {_plain(name): Ref(ref) for name in names if name}
    return found


def _plain(text: str) -> str:
    bare = unicodedata.normalize("NFD", text.casefold().replace("’", "'"))
    return " ".join("".join(c for c in bare if not unicodedata.combining(c)).split())
