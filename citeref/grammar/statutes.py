"""French lois, ordonnances, décrets and arrêtés: « loi n° 78-17 du 6 janvier 1978 », « décret du 29 mai 2019 ».

A text of the Fifth Republic is numbered year-number; an older loi goes by its date. A text named by its date alone takes its
number where the catalogue has it. In English texts: "Act No. 78-17", "Decree No. 2019-536".
"""

from __future__ import annotations

import re

from citeref.catalogue.instruments import instruments
from citeref.catalogue.own import derived
from citeref.grammar.dates import DATE, iso
from citeref.grammar.mention import Mention
from citeref.grammar.pattern import pattern
from citeref.grammar.text import Text

ANCHORS = {
    "loi": "loi", "lois": "loi", "ordonnance": "ordonnance", "ordonnances": "ordonnance", "décret": "decret", "décrets": "decret",
    "decret": "decret", "decrets": "decret", "arrêté": "arrete", "arrêtés": "arrete", "arrete": "arrete", "décr.": "decret", "ord.": "ordonnance",
    "decree": "decret", "decrees": "decret", "act": "loi", "law": "loi", "ordinance": "ordonnance", "l.": "loi", "order": "arrete", "déc.": "decret", "celle": "loi", "celui": "decret",
}  # fmt: skip
"""Words that begin such a text, and the segment of its reference."""

_SIGN = r"(?:n\s?°\s?s?|no\.?|nos\.?|num[ée]ro|n\s*°)\s*"
_NUMBER = pattern(
    rf"(?:\s+(?:organique|constitutionnelle|-loi|portant|modifiée|ministériel|ministérielle))?\s*\(?\s*{_SIGN}(\d{{2,4}}-\d{{1,4}})(?![-\d])|\s+((?:[5-9]\d|(?:19[5-9]|20[0-4])\d)-\d{{1,4}})(?![-\d])"
)
_DATED = pattern(
    rf"(?:\s+(?:organique|constitutionnelle|modifiée?|« [^»]+ »|\"[^\"\n]{{2,40}}\"))?,?\s+(?:du|of|en date du)\s+{DATE}(?:\s*\(?,?\s*{_SIGN}(\d{{2,4}}-\d{{1,4}})(?![-\d])\)?)?"
)
_TAIL = pattern(rf"\s+(?:du|of)\s+{DATE}")
_NOR = pattern(r"[\s,(]*NOR\s?:?\s?([A-Z]{4}\d{7}[A-Z])\b")
"""The registration number that tells arrêtés of one day apart; it is kept as evidence."""

_MORE = pattern(rf"(?:\s*,|\s+et|\s+ou)\s+{_SIGN}(\d{{2,4}}-\d{{1,4}})(?![-\d])")
_EARLIEST = 1789


_TOLD = pattern(
    rf"\s(?:qui|relatif|portant|sur|fixant|encadrant)\s(?:[^\W\d_]+['\s-]){{1,8}}\(\s?{_SIGN}(\d{{4}}-\d{{2,4}})\)"
)
"""« le décret qui encadre le numéro de sécurité sociale (n° 2019-341) »."""

_FRENCH_LAW = pattern(r"(?<!\w)french\s(?:[^\W\d_]+\s){0,2}\Z")
"""What makes "the French Act of 6 January 1978" a law of France."""


@derived
def _by_date() -> dict[tuple[str, str], str]:
    """(kind, date) to the reference of the one text of that date in the catalogue."""
    table: dict[tuple[str, str], list[str]] = {}
    for ref, item in instruments().items():
        parts = ref.split("/")
        if parts[0] == "fr" and len(parts) == 3 and item.date:
            table.setdefault((parts[1], item.date), []).append(ref)
    return {key: refs[0] for key, refs in table.items() if len(refs) == 1}


def read(text: Text, start: int, end: int) -> list[Mention]:
    """The text named at an anchor word, `[start, end)`."""
    low = text.low
    word = low[start:end]
    kind = ANCHORS[word]
    number = _NUMBER.match(low, end)
    if not number and word in ("décret", "arrêté", "ordonnance") and (told := _TOLD.match(low, end)):
        return (
            [Mention(start, told.end(), (f"fr/{kind}/{told[1]}",), "explicit", "statutes", holds=True)]
            if kind != "arrete"
            else []
        )
    if number:
        if word in ("celle", "celui"):
            return []
        if word in ("act", "law", "decree", "order", "ordinance", "l.") and not re.match(
            r"\s*\(?\s*(?:n\s?°|no)|\s+\d{2,4}-", low[end : end + 6]
        ):
            return []
        if kind == "arrete":
            return _dated(text, start, end, kind, word)
        found = [
            Mention(
                start,
                number.end(),
                (f"fr/{kind}/{_number(number)}",),
                "explicit",
                "statutes",
                holds=True,
            )
        ]
        at = number.end()
        while more := _MORE.match(low, at):
            found.append(
                Mention(
                    more.start(1) - 3,
                    more.end(),
                    (f"fr/{kind}/{more[1]}",),
                    "explicit",
                    "statutes",
                    holds=True,
                )
            )
            at = more.end()
        return found
    if word in ("act", "law") and (french := _FRENCH_LAW.search(low, max(0, start - 24), start)):
        return [found._replace(start=french.start()) for found in _dated(text, start, end, kind, "loi")]
    if word in ("act", "law", "l.", "order", "déc."):
        return []
    return _dated(text, start, end, kind, word)


def _number(number: re.Match[str]) -> str:
    return number[1] or number[2] or ""


def _dated(text: Text, start: int, end: int, kind: str, word: str) -> list[Mention]:
    found = _DATED.match(text.low, end)
    if not found:
        number = _NUMBER.match(text.low, end)
        tail = _TAIL.match(text.low, number.end()) if number else None
        if kind == "arrete" and tail:
            return [
                Mention(start, tail.end(), (f"fr/arrete/{iso(tail)}",), "explicit", "statutes", holds=True)
            ]
        return []
    date = iso(found)
    if not date or int(date[:4]) < _EARLIEST:
        return []
    if found[4] and word in ("celle", "celui"):
        return []
    if found[4]:
        return [Mention(start, found.end(), (f"fr/{kind}/{found[4]}",), "explicit", "statutes", holds=True)]
    ref = _by_date().get((kind, date))
    if ref is None and word == "celui":
        ref = _by_date().get(("arrete", date))
    if ref is None:
        if word in ("celle", "celui") or kind not in ("arrete", "loi", "decret", "ordonnance"):
            return []
        ref = f"fr/{kind}/{date}"
    registered = _NOR.match(text.raw, found.end()) if kind == "arrete" else None
    evidence = (text.raw[found.start(1) : found.end(3)], *((registered[1],) if registered else ()))
    return [
        Mention(
            start,
            found.end(),
            (ref,),
            "described" if kind != "arrete" else "explicit",
            "statutes",
            holds=True,
            evidence=evidence,
        )
    ]
