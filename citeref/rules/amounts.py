"""Amounts of money as documents state them: « 1,5 million d'euros », "EUR 400,000", « 0,5 M€ », « huit millions d'euros ».

An amount is right when rounding to the figures shown gives it; « environ » and « près de » give it more room.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from citeref.quotes.cues import pattern, words
from citeref.rules.amount_words import HALF, NUMBER, value

_NUMBER = r"\d{1,3}(?:[ \u00a0\u202f.,’']\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d+)?"
_SCALE = (
    r"(?P<{0}>milliards?|billions?|bn|Milliarden?|millions?|millón|millones|milioni|milione|milhões|milhão|miljoen|mln|Mio\.?|Millionen?"
    r"|M|m|k|K|mille|tausend|mila|mil)"
)
_MILLIONS = "millions?|millones|milioni|Millionen|miljoen|milhões"
_EURO = r"(?:€|[Ee]uros?|EUR)"
_GAP = r"[ \u00a0\u202f]"
_AMOUNT = re.compile(
    rf"(?<![\w/.-])(?P<a>{_NUMBER}){_GAP}?(?:{_SCALE.format('sa')}{_GAP}?)?(?:d['’]|de |of |di |in )?{_EURO}(?!\w)"
    rf"|(?:{_EURO}){_GAP}?(?P<b>{_NUMBER})(?:-|{_GAP})?(?:{_SCALE.format('sb')}\b)?"
    rf"|(?<![\w/.-])(?P<c>\d{{1,3}}(?:[.,]\d+)?){_GAP}?(?P<sc>{_MILLIONS})\b(?!{_GAP}(?:{words('citeref.rules', 'counted')})\b)"
)
_WORDED = re.compile(
    rf"(?<![\w-])(?P<number>{NUMBER})(?P<half>{_GAP}{HALF})?{_GAP}(?P<scale>milliards?|billion|millions?|millón|millones|milioni|milione|milhões"
    rf"|milhão|miljoen|Millionen?|mille|thousand|tausend|duizend|mila|mil|tysięcy|miliony?|milionów)(?P<behind>{_GAP}{HALF})?"
    rf"{_GAP}(?:d['’]|de |of |di |in )?{_EURO}(?!\w)",
    re.IGNORECASE,
)
"""An amount in words: « huit millions d'euros »."""
_SCALES = {
    "milliard": 1e9, "billion": 1e9, "bn": 1e9, "million": 1e6, "millón": 1e6, "millone": 1e6, "milion": 1e6, "milhõe": 1e6,
    "milhão": 1e6, "miljoen": 1e6, "mln": 1e6, "mio": 1e6, "m": 1e6, "k": 1e3, "mille": 1e3, "tausend": 1e3, "mila": 1e3,
    "mil": 1e3, "thousand": 1e3, "duizend": 1e3, "tysięcy": 1e3,
}  # fmt: skip
_ABOUT = pattern("citeref.rules", "about", behind=r"\s*(?:EUR\s?|€\s?)?\Z")


class Amount(NamedTuple):
    """An amount of euros: where it stands, its value, the half of its last figure, and whether it is only about right."""

    start: int
    end: int
    euros: float
    step: float
    about: bool

    def agrees(self, known: float) -> bool:
        """Whether it may be a known amount."""
        room = known * 0.12 if self.about else self.step
        return abs(self.euros - known) <= room + 1e-6


def amounts(text: str, start: int = 0, end: int | None = None) -> list[Amount]:
    """Every amount of euros in a stretch of text, in order."""
    found = []
    for match in _AMOUNT.finditer(text, start, len(text) if end is None else end):
        written = match["a"] or match["b"] or match["c"]
        scale = _scale(match["sa"] or match["sb"] or match["sc"] or "")
        value, figures = _value(written, scaled=scale > 1)
        about = bool(_ABOUT.search(text[max(0, match.start() - 25) : match.start()]))
        found.append(Amount(match.start(), match.end(), value * scale, figures * scale, about))
    taken = {one.end for one in found}
    found += [one for one in _worded(text, start, end) if one.end not in taken]
    return sorted(found)


def _worded(text: str, start: int, end: int | None) -> list[Amount]:
    """The amounts whose number is written in words."""
    found = []
    for match in _WORDED.finditer(text, start, len(text) if end is None else end):
        scale, number = _scale(match["scale"]), value(match["number"])
        half = 0.5 if match["half"] or match["behind"] else 0.0
        about = bool(_ABOUT.search(text[max(0, match.start() - 25) : match.start()]))
        if number:
            step = scale * (0.05 if half or number < 1 else 0.5)
            found.append(Amount(match.start(), match.end(), (number + half) * scale, step, about))
    return found


def _scale(word: str) -> float:
    low = word.lower().rstrip(".")
    if low in _SCALES:
        return _SCALES[low]
    return next((value for name, value in _SCALES.items() if len(name) > 2 and low.startswith(name)), 1.0)


def _value(written: str, *, scaled: bool) -> tuple[float, float]:
    """The number and half a unit of its last figure; « 1,500,000 » and « 1 500 000 » group by three."""
    plain = re.sub(r"[ \u00a0\u202f’']", "", written)
    if scaled:
        plain = plain.replace(",", ".")
    elif re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", plain):
        plain = re.sub(r"[.,]", "", plain)
    else:
        plain = re.sub(r"[.,](?=\d{3}(?:\D|\Z))", "", plain).replace(",", ".")
    decimals = len(plain.partition(".")[2])
    try:
        return float(plain), 0.5 * 10**-decimals if scaled else 0.5
    except ValueError:
        return 0.0, 0.0
