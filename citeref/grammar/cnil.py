"""How the CNIL's own acts are written.

A sanction, formal notice or decision carries its series (« SAN-2022-009 », « MED-2021-134 », « DR-2025-061 »); a plain
deliberation only its year and number, which a law may share, so it counts after « délibération » or beside the CNIL's name.
"""

from __future__ import annotations

from citeref.grammar.mention import Mention
from citeref.grammar.pattern import pattern
from citeref.grammar.text import Text

SERIES = ("san", "med", "medp", "dr", "au", "ru", "ns", "mr", "dt", "norme")
ANCHORS = (
    "san-",
    "san ",
    "san–",
    "medp-",
    "med-",
    "med ",
    "medp ",
    "dr-20",
    "délibération",
    "deliberation",
    "délibérations",
    "délib.",
    "délib ",
    "cnil",
)
"""Every act of the CNIL contains one of these; « cnil » only opens the way to a bare number beside it."""

_SERIAL = pattern(r"(san|medp|med|dr)\s?-?\s?((?:19|20)\d\d)\s?-\s?(\d{3})(?![\d-])")
_PLAIN = pattern(
    r"(?:s|\.)?(?:[ ,]+(?!n[°o ]|no)[^\W\d_]+(?:'\s?[^\W\d_]+)?){0,7}?\s*(?:\(\s?)?(?:n\s?°|no\.?|num[ée]ro|nr)?\s*(?:(san|medp|med|dr)\s?-?\s?)?((?:19|20)?\d\d)-(\d{3,4})(?![\d-])"
)
_BESIDE = pattern(
    r"(?:'s)?\s+(?:\(\s?)?((?:19|20)\d\d)-(\d{3})(?![\d-])(?=\s+(?:guideline|recommendation|deliberation|of|du))"
)


def serial(text: Text, start: int) -> Mention | None:
    """An act with its series at an anchor."""
    found = _SERIAL.match(text.low, start)
    if not found:
        return None
    return Mention(
        start,
        found.end(),
        (f"fr/cnil/{found[1].upper()}-{found[2]}-{found[3]}",),
        "explicit",
        "cnil",
        holds=True,
    )


def plain(text: Text, start: int, end: int) -> Mention | None:
    """A deliberation by year and number after its word."""
    found = _PLAIN.match(text.low, end)
    if not found:
        return None
    series = f"{found[1].upper()}-" if found[1] else ""
    number = found[3] if len(found[3]) == 3 else str(int(found[3]))
    return Mention(
        start, found.end(), (f"fr/cnil/{series}{found[2]}-{number}",), "explicit", "cnil", holds=True
    )


def beside(text: Text, start: int, end: int) -> Mention | None:
    """A bare number after the CNIL's name: "the CNIL's 2020-091 guidelines"."""
    found = _BESIDE.match(text.low, end)
    if not found:
        return None
    return Mention(
        found.start(1),
        found.end(),
        (f"fr/cnil/{found[1]}-{found[2]}",),
        "short",
        "cnil",
        holds=True,
        confidence=0.8,
    )
