"""Judgments by the name that everybody gives them: "Schrems II", « l'arrêt Breyer », « Lindqvist-domen ».

A name that others bear too counts only near a word of the courts, or tied to one.
"""

from __future__ import annotations

import re
from functools import cache

from citeref.catalogue.decisions import Decision, decisions
from citeref.grammar.mention import Mention
from citeref.grammar.pattern import pattern
from citeref.grammar.text import Text

_LED = pattern(
    r"(?<!\w)(?:after|since|post|depuis|après|following|suite à|per|see|voir|cf\.|seit|nach|sinds|na|tras|dopo|após|quotes?|cites?|cité|under|applying|to apply|jurisprudence|doctrine|selon|suivant)[\s-](?:the\s|l'|la\s)?(?:jurisprudence\s)?\Z"
)
_CASE_WORD = pattern(
    r"(?<!\w)(?:arrêts?|jugements?|décisions?|affaires?|judgments?|rulings?|cases?|decisions?|urteile?s?|rechtssachen?|rs\.|sentencias?|asuntos?|sentenz[ae]|causa|arrest|zaak|wyroku?|sprawie|acórdão|hotărârea|cjue|cjce|cjeu|ecj|eugh|tjue|cgue|hvj|court|cour de justice|tribunal)"
    r"(?:\s(?:in|dans|du|de|des|la|le|of|the|court|cour|justice|tribunal|général|cjue|cjeu|l'affaire|v|van|der|in der rechtssache|del|dello?)){0,5}\s?[\"*_(,:]{0,2}\s?\Z"
)
_SET_OFF = pattern(r"\s?(?:[,;:.]|(?:and|et|und|y|e)\s|\([^()\n]{0,24}(?:19|20)\d\d\))")
"""« After Russmedia (December 2025) », « depuis Latombe, »: how a case is named among those who know it."""

_CASE_BEHIND = pattern(
    r"[\"*_]?(?:\se\.a\.|\sand others|\set autres)?[\"*_]?(?:\s(?:and|et|und|y|e)\s[^,.;()\n]{2,40}?)?[\s,]{0,2}\(?\s?(?:judgments?|rulings?|decisions?|cases?|arrêts?|urteil|doctrine|jurisprudence|[ctf]\s?-\s?\d|eu:[ctf]:|ecli:|cjue|cjeu|ecj|eugh|précité|préc\.|cited above|(?:19|20)\d\d\))"
)
"""What stands right behind a name that is a case's."""

_OTHER_CASE = pattern(
    r"(?<!\w)(?:schrems (?:i|ii|1|2)|[^\W\d_]{3,} (?:v\.?|c\.) [^\W\d_]{3,}|[ctf]-\d{1,4}/\d\d|planet ?49|google spain|fashion id)(?!\w)"
)
"""Another case close by, in whose company a name is a case's too."""


@cache
def case_names() -> dict[str, tuple[str, Decision]]:
    """Names of judgments in lower case, as printed and with their decision."""
    return {
        name.lower(): (name, item)
        for item in decisions().values()
        if item.body != "cnil"
        for name in item.aliases
    }


def case_name(text: Text, start: int, end: int) -> Mention | None:
    """A judgment by the name everybody gives it; a name that others bear too only near a word of the courts."""
    name, item = case_names()[text.low[start:end].replace("\n", " ")]
    if text.raw[start:end] != name or text.low[end : end + 1].isalnum():
        return None
    judged = _JUDGED.match(text.low, end) if text.low[end : end + 1] == "-" else None
    if text.low[end : end + 1] == "-" and not judged:
        return None
    if name in item.common and not judged and not _named_as_case(text.low, start, end):
        return None
    if judged:
        end = judged.end()
    return Mention(start, end, (item.ref,), "described", "described", evidence=(name,), confidence=0.8)


_JUDGED = pattern(
    r"-(?:domm?(?:en|ens)?|afgørelsen|avgörandet|målet|sagen|urteils?|entscheidung|rechtsprechung|arrest|uitspraak|ítélet\w{0,4}|ügy\w{0,4}|tuomio\w{0,4}|otsus\w{0,4}|rozsudek|judgment|ruling|case|decision)(?!\w)"
)
"""« Schrems II-**dommen** », „Nowak-**Urteil**“: a word for a judgment tied to the name."""

_COURT_SAYS = pattern(
    r"(?<!\w)(?:cour|cjue|cjce|court|cjeu|ecj|eugh|gerichtshof|tjue|cgue|hof|tribunal|corte)(?!\w)[^.;:()\n]{0,32}?[\s,](?:dans|in|en|nell[ae])\s\Z"
)
"""« la Cour l'a redit **dans** Mousse »: where a court says something."""


def _named_as_case(low: str, start: int, end: int) -> bool:
    """Whether a name that others bear too is used as that of a case."""
    led = _CASE_WORD.search(low, max(0, start - 60), start)
    if led or _CASE_BEHIND.match(low, end):
        return True
    if low[start - 1 : start] == " " and _COURT_SAYS.search(low, max(0, start - 60), start):
        return True
    if _SET_OFF.match(low, end):
        if _LED.search(low, max(0, start - 28), start):
            return True
        around = (max(0, start - 60), min(len(low), end + 60))
        return _OTHER_CASE.search(low, *around) is not None or _sure_names().search(low, *around) is not None
    return False


@cache
def _sure_names() -> re.Pattern[str]:
    """The names of cases that mean nothing else."""
    names = sorted(name for name, (printed, item) in case_names().items() if printed not in item.common)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)")
