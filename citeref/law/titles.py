"""How the titles of acts begin in the languages of the Union, and which act a title names."""

from __future__ import annotations

import re

from citeref import catalogue
from citeref.errors import RefError
from citeref.ref import Ref

TREATIES = {"E": "eu/treaty/tfeu", "M": "eu/treaty/teu", "P": "eu/treaty/char"}
"""By their letter in CELEX numbers."""

_REGULATION = """
regulation règlement verordnung reglamento regolamento regulamento verordening forordning förordning
asetus rozporządzenie nařízení nariadenie uredba регламент κανονισμός κανονισμοσ regulamentul
rialachán regula reglamentas rendelet määrus regolament
"""
_DIRECTIVE = """
directive richtlinie directiva direttiva diretiva richtlijn direktiv direktiivi dyrektywa směrnice
smernica direktiva директива οδηγία οδηγια treoir direktīva irányelv direktiiv
"""
_DECISION = """
decision décision beschluss entscheidung decisión decisione decisão besluit afgørelse beslut päätös
decyzja rozhodnutí rozhodnutie odluka sklep решение απόφαση αποφαση decizia cinneadh lēmums
sprendimas határozat otsus deċiżjoni
"""
_CORRECTION = """
corrigendum rectificatif berichtigung corrección rettifica retificação rectificatie berigtigelse
rättelse oikaisu sprostowanie oprava korigendum popravek ispravak поправка διορθωτικό rectificare
ceartúchán kļūdu klaidų helyesbítés parandus rettifika
"""
_KINDS = (
    ("reg", _REGULATION),
    ("dir", _DIRECTIVE),
    ("dec", _DECISION),
    ("dec_framw", "décision-cadre rahmenbeschluss"),
)
_KIND = {word: kind for kind, words in _KINDS for word in words.split()}
_CORRECTIONS = frozenset(_CORRECTION.split())
_DERIVED = {
    "_impl": ("implementing", "d'exécution", "durchführung"),
    "_del": ("delegated", "délégué", "déléguée"),
}
_ANY = ("reg", "dir", "dec", "reg_impl", "dec_impl", "reg_del")
_CONSOLIDATED = re.compile(r"\(version consolidée\)|\(consolidated version\)|consolidated version of the")
_NUMBER = re.compile(r"(\d{1,4})/(\d{1,4})\b")
_FIRST = re.compile(r"\D*(\d{1,4})/(\d{1,4})\b")
_NUMBERED = re.compile(r"\bn\s?[°ºo]\.?\s*\Z", re.IGNORECASE)
_LAST_YEAR = 2060
_BEHIND = re.compile(r"\((\d{2})/(\d{1,4})/[A-Z]{2,4}\)")
"""« DIRECTIVE 96/9/CE », where the number follows the kind, and « DIRECTIVE DU CONSEIL … (85/577/CEE) »."""


def is_correction(title: str) -> bool:
    """Whether a title is that of a corrigendum, which is no law by itself."""
    return title.casefold().partition(" ")[0] in _CORRECTIONS


def is_kind(word: str) -> bool:
    """Whether a word is what some language calls a regulation, directive or decision."""
    return word.casefold() in _KIND


def act_named(title: str) -> Ref | None:
    """The act that a title names: the one the catalogue knows, else the one its first word and number say."""
    words = [word.replace("’", "'") for word in title.casefold().split()[:4]]
    kind = next((_KIND[word] for word in words if word in _KIND), None)
    found = _FIRST.match(title) or _BEHIND.search(title) or _NUMBER.search(title)
    if found is None:
        return None
    derived = next((d for d, signs in _DERIVED.items() if any(sign in words for sign in signs)), "")
    kinds = (f"{kind}{derived}", f"{kind}_impl", f"{kind}_del") if kind else _ANY
    refs = [act(k, year, number) for k in kinds for year, number in _pairs(found, title)]
    known = [ref for ref in refs if ref and catalogue.known(ref)]
    return known[0] if known else refs[0] if kind and refs else None


def treaty(title: str, lang: str) -> Ref | None:
    """The treaty whose official title stands in a title; treaties bear no number, and the title of an act that only
    names one begins with the act's own kind.
    """
    if any(word in _KIND for word in title.casefold().split()[:2]):
        return None
    words = _plain(title)
    return next(
        (Ref(t) for t in TREATIES.values() if (_plain(catalogue.title(t, lang)) or "?") in words), None
    )


def _pairs(found: re.Match[str], title: str) -> list[tuple[str, str]]:
    """Which of two numbers may be the year, the likelier first: « n° 2083/2005 » has it behind. Of two digits it is
    one of the last century, and only where no other is a year.
    """
    pairs = [found.groups(), found.groups()[::-1]]
    if _NUMBERED.search(title, 0, found.start(1)):
        pairs.reverse()
    years = [(year, number) for year, number in pairs if 1950 <= int(year) <= _LAST_YEAR]
    short = [(f"19{year}", number) for year, number in pairs if len(year) == 2 and year >= "50"]
    return years or short


def act(kind: str, year: str, number: str) -> Ref | None:
    """The reference of an act by kind, year and number, or None where there is no such kind."""
    try:
        return Ref(f"eu/{kind}/{year}/{int(number)}")
    except RefError:
        return None


def _plain(title: str) -> str:
    return _CONSOLIDATED.sub("", title.casefold().replace("’", "'")).strip()
