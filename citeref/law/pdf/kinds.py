"""Which text of law a PDF is, told from its first page and its running lines.

The Journal's acts bear an ELI at the foot of each page since 2023, the language in the running head, and always their
title; consolidated texts a CELEX number, language and date; judgments their ECLI or case; deliberations, and what
Légifrance prints, their title.
"""

from __future__ import annotations

import re

import msgspec

from citeref import catalogue
from citeref.errors import CacheError
from citeref.law import curia, french, titles
from citeref.law.identify import Identity, of_celex
from citeref.law.languages import TWO
from citeref.law.pdf import tongue
from citeref.law.pdf.printed import Printed
from citeref.ref import Ref

NOTE = "Read from a PDF: where its paragraphs begin is told by its layout."

_ELI = re.compile(r"data\.europa\.eu/eli/(?P<kind>\w+)/(?P<year>\d{4})/(?P<number>\d+)/")
_CONSOLIDATED = re.compile(
    r"\b(?P<celex>0?\d{4}[A-Z]\d{4})\s*[—–-]\s*(?P<lang>[A-Z]{2})\s*[—–-]\s*(?P<date>\d\d\.\d\d\.\d{4})"
)
_JUDGMENT = re.compile(r"ECLI:EU:[CTF]:\d{4}:\d+")
_CASE = re.compile(r"\b([CTF])\s?[-–‑—]\s?(\d{1,4})/(\d\d)\b")
_NATIONAL = re.compile(r"ECLI:FR:\w+:\d{4}:[A-Z0-9.]*\d")
_DELIBERATION = re.compile(
    r"\bd[ée]lib[ée]ration\b.{0,80}?\bn\s?[°ºo]\s?(?P<number>[A-Z\d][\w\s–—‑-]{4,16}\d)", re.IGNORECASE
)
_CNIL = re.compile(r"commission nationale de l['’]informatique|\bCNIL\b", re.IGNORECASE)
_APPEAL = re.compile(r"\bn\s?[°ºo]s?\s*[A-Z]?\s?(?P<number>\d\d-\d\d\.\d{3})\b")
_COUNCIL = re.compile(r"\bN\s?[°ºo]s?\s?(?P<number>\d{6})\b")
_CONSTITUTIONAL = re.compile(r"\bn\s?[°ºo]\s?(?P<number>\d{4}-\d+(?:/\d+)*)\s?(?P<nature>DC|QPC|L|LP|FNR)\b")
_STATUTE = re.compile(
    r"(?:code\s+(?:de|du|des|d['’]|[a-zéè]+)|(?:loi|ordonnance|décret)\b.{0,20}\bn\s?[°ºo]|(?:loi|arrêté|décret) du \d)",
    re.IGNORECASE,
)
_DAY = re.compile(
    r"(?:en vigueur (?:au|depuis le)|derni[eè]re modification(?: le)?\s?:?)\s*(?P<day>\d{1,2}(?:er)?\s\w+\s\d{4})",
    re.IGNORECASE,
)
_FORMULA = re.compile(r"(?:THE|LE|LA|DIE|DER|EL|IL|HET|O|A)\s[^\W\d_]{4,}")
_TITLE = 12
"""Paragraphs of the longest title of an act, above which it must stand."""


def identity(file: Printed) -> Identity | None:
    """What a file is, or None where it does not say. Raises `CacheError` for a corrigendum."""
    for told in (_consolidated, _judged, _deliberation, _court, _act, _statute):
        if (found := told(file)) is not None:
            return msgspec.structs.replace(found, note=NOTE)
    return None


def title(file: Printed) -> str:
    """The title of an act of the Union, from the words of its kind and number to its formula; or an empty string."""
    for at, line in enumerate(file.lines[:_TITLE]):
        kind = titles.is_kind(line.text.split(maxsplit=1)[0]) or line.text[:10].isupper()
        if kind and titles.act_named(line.text):
            parts: list[str] = []
            for more in file.lines[at : at + 6]:
                formula = _FORMULA.match(more.text) and more.text.endswith(",")
                if more.text.startswith("(") or formula or len(" ".join(parts)) > 800:
                    break
                parts.append(more.text)
            return " ".join(parts)
    return ""


def names_deliberation(text: str) -> bool:
    """Whether a line begins with the name and number of a deliberation."""
    return _DELIBERATION.match(text) is not None


def statute_title(file: Printed) -> str:
    """The line that names a French code or law, or an empty string."""
    return next((line.text for line in file.lines[:_TITLE] if _STATUTE.match(line.text)), "")


def _consolidated(file: Printed) -> Identity | None:
    found = _CONSOLIDATED.search(file.top)
    ref = of_celex(found["celex"].rjust(10, "3")) if found else None
    if found is None or ref is None:
        return None
    day, month, year = found["date"].split(".")
    return Identity(ref=ref, lang=found["lang"].lower(), version=f"{year}-{month}-{day}")


def _act(file: Printed) -> Identity | None:
    said = title(file)
    if not said and any(titles.is_correction(line.text) for line in file.lines[:_TITLE]):
        raise CacheError("This is a corrigendum: it says what to change in a law, not what the law says.")
    found = _ELI.search(file.top)
    ref = titles.act(found["kind"], found["year"], found["number"]) if found else None
    ref = ref or (titles.act_named(said) if said else None)
    lang = tongue.of(file, ref) if ref else ""
    return Identity(ref=ref, lang=lang) if ref and lang in TWO.values() else None


def _judged(file: Printed) -> Identity | None:
    ecli = _JUDGMENT.search(file.top[:3000])
    case = _CASE.search(file.head)
    court = any(words in file.head.casefold() for words in curia.LANGUAGES.values())
    if not ecli and not (court and case):
        return None
    first = french.checked(f"eu/cjeu/{case[1]}-{int(case[2])}-{case[3]}") if case and court else None
    first = first or french.of_ecli(ecli[0] if ecli else "")
    ref = curia.known(first) if first else None
    low = file.head.casefold()
    lang = next((code for code, words in curia.LANGUAGES.items() if words in low), "") or tongue.of(file, ref)
    also = curia.others(ref, first, file.top)
    return Identity(ref=ref, lang=lang, also=also) if ref and lang else None


def _deliberation(file: Printed) -> Identity | None:
    found = _DELIBERATION.search(file.head[:3000])
    ref = french.cnil(found["number"]) if found and _CNIL.search(file.top) else None
    return Identity(ref=ref, lang="fr", licence=french.LICENCE, attribution="CNIL") if ref else None


def _court(file: Printed) -> Identity | None:
    """A decision of a French court, by the number and the ECLI in its head."""
    low, ecli = file.head.casefold().replace("’", "'"), _NATIONAL.search(file.top)
    for court, sign in (
        ("conseil constitutionnel", _CONSTITUTIONAL),
        ("cour de cassation", _APPEAL),
        ("conseil d'état", _COUNCIL),
    ):
        found = sign.search(file.head) if court in low[:2500] else None
        if found:
            nature, named = found.groupdict().get("nature") or "", ecli[0] if ecli else ""
            ref = french.decision(court, found["number"], named, nature)
            also = french.others(ref, court, [found["number"]], named, nature)
            return Identity(ref=ref, lang="fr", licence=french.LICENCE, also=also) if ref else None
    return None


def _statute(file: Printed) -> Identity | None:
    said = statute_title(file)
    ref = french.statute(re.sub(r"\s+-\s.*\Z", "", said)) if said else None
    if ref is None or not any(article(line.text) for line in file.lines):
        return None
    day = _DAY.search(file.top)
    return Identity(
        ref=ref,
        lang="fr",
        version=french.day_of(day["day"]) if day else "",
        licence=french.LICENCE,
        attribution="DILA – Légifrance",
    )


def article(text: str) -> str:
    """The segment of the French article that a whole line announces, or an empty string."""
    found = re.fullmatch(r"(?:Article|Art\.)\s+(?P<number>\S.{0,30}?)\s*(?:\([^()]*\))?", text)
    return french.article(found["number"]) if found and not found["number"].endswith((".", ",", ";")) else ""


def known_title(ref: Ref, lang: str) -> str:
    """The official title the catalogue has, or an empty string."""
    return catalogue.title(ref, lang)
