"""Lower courts of France: administrative courts of appeal, administrative tribunals, courts of appeal.

« CAA de Paris, 12 mars 2020, n° 19PA00012 » has a number that names the judgment alone: year, two letters for the court's city,
five figures. A tribunal's or a court of appeal's number is counted in each court, so that their reference holds the city:
« TA Montreuil, n° 2004567 » is `fr/ta/montreuil/2004567`, « CA Paris, 12 févr. 2016, n° 15/08624 » `fr/ca/paris/15-08624`.
"""

from __future__ import annotations

import re
import unicodedata

from citeref.grammar.dates import DATE
from citeref.grammar.mention import Mention
from citeref.grammar.pattern import pattern
from citeref.grammar.text import Text

ACRONYMS = ("CAA", "TA ", "T.A. ", "CA ", "C.A. ")
NAMES = ("cour administrative d'appel", "tribunal administratif", "cour d'appel")

_SEATS = (
    "agen aix-en-provence amiens angers bastia besançon bordeaux bourges caen cayenne cergy-pontoise châlons-en-champagne chambéry "
    "clermont-ferrand colmar dijon douai fort-de-france grenoble guadeloupe guyane lille limoges lyon mamoudzou marseille martinique mayotte melun metz montpellier "
    "montreuil nancy nantes nice nîmes nouméa nouvelle-calédonie orléans papeete paris pau poitiers polynésie-française rennes réunion riom rouen saint-denis-de-la-réunion saint-denis "
    "strasbourg toulon toulouse versailles wallis-et-futuna basse-terre"
).split()
"""Where these courts sit, or the territory for which one is named (code de justice administrative, R. 221-3; code de l'organisation judiciaire)."""

_ROW = (
    r"(?:\s*[(,]\s*(?:(?:pôle|ch(?:ambre)?\.?|sect(?:ion)?\.?|réf(?:érés?)?\.?|ord(?:onnance)?\.?|formation)\s?[\w.° ]{0,20}|\d{1,2}(?:e|è|ème|re|ère)\s?[\w. -]{0,24}))*"
    rf"[\s,)]*(?:(?:du\s+|le\s+)?(?:{DATE}|\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{4}}))?[\s,(:]*(?:(?:n\s?°\s?s?|nos?\.?|req(?:uête)?\.?(?:\s?n°)?|rg(?:\s?n°)?|n°\s?rg)\s?:?\s?)"
)
_CITY = rf"(?:\s+(?:de\s+la\s+|de\s+|d'|du\s+)?(?P<city>{'|'.join(sorted(map(re.escape, _SEATS), key=len, reverse=True))})(?!\w))"
_UPPER = pattern(
    rf"(?:caa|cour administrative d'appel)(?:\s+(?:de\s+|d')?[^\W\d_]+(?:-[^\W\d_]+)*)?{_ROW}(?P<number>\d\d[a-z]{{2}}\d{{5}})(?!\d)"
)
_FIRST = pattern(
    rf"(?:ta|t\.a\.|tribunal administratif){_CITY}{_ROW}(?P<number>\d{{7}}|\d{{6}}|\d\d-?\d{{4,5}})(?!\d)(?:/\d(?:-\d)?(?!\d))?"
)
_CIVIL = pattern(rf"(?:ca|c\.a\.|cour d'appel){_CITY}{_ROW}(?P<number>\d\d/\d{{4,5}})(?!\d)")


def read(text: Text, start: int) -> Mention | None:
    """The judgment named at the name of a court; nothing where no number follows its city."""
    low = text.low
    if found := _UPPER.match(low, start):
        return _mention(start, found, f"fr/caa/{found['number'].upper()}")
    if found := _FIRST.match(low, start):
        return _mention(start, found, f"fr/ta/{_slug(found['city'])}/{found['number'].replace('-', '')}")
    if found := _CIVIL.match(low, start):
        return _mention(start, found, f"fr/ca/{_slug(found['city'])}/{found['number'].replace('/', '-')}")
    return None


def _mention(start: int, found: re.Match[str], ref: str) -> Mention:
    return Mention(start, found.end(), (ref,), "explicit", "courts", holds=True)


def _slug(city: str) -> str:
    """A city's name without accents."""
    return "".join(c for c in unicodedata.normalize("NFD", city) if not unicodedata.combining(c))
