"""Places in their commonest shapes, each read in one step.

Most places are an article with its number and perhaps a paragraph, a subparagraph and a point (« article 5, paragraphe 1, point a) »),
a list of plain numbers (« articles 13, 14 et 22 », « article 6, paragraphes 1 et 2 ») or a numeral (« annexe II »). One expression
reads such a shape; what follows must then show that the place ends there. All else is for the parser, which would read these
shapes alike, only slower.
"""

from __future__ import annotations

from citeref.grammar.followers import END, NEXT, VALUE, follower
from citeref.grammar.items import DASHED, DOCTRINE, LONGEST, Item
from citeref.grammar.language import Passages
from citeref.grammar.numbers import roman, segments
from citeref.grammar.pattern import pattern
from citeref.grammar.places import Places
from citeref.grammar.text import Text
from citeref.grammar.words import ordinals

_NUMBERED = {
    "article": "art", "art.": "art", "art": "art", "artikel": "art", "artículo": "art", "articolo": "art", "artigo": "art", "articolul": "art",
    "considérant": "rct", "recital": "rct", "paragraphe": "par", "paragraph": "par", "alinéa": "aln", "point": "pnt",
}  # fmt: skip
"""Words whose places are mostly one number, with their unit."""

_LISTED = {
    "articles": "art", "paragraphes": "par", "paragraphs": "par", "considérants": "rct", "recitals": "rct", "points": "pnt",
}  # fmt: skip
"""Words that announce a list of numbers."""

_DIVISIONS = {"annexe": "anx", "annex": "anx", "chapitre": "cpt", "chapter": "cpt", "section": "sct"}
"""Words whose places are mostly a numeral or a number."""

_ONE = pattern(
    r"[ \n]?(?:([lrd])\.? ?)?"
    r"(\((\d{1,3})\)|\d{1,4}(?:-\d{1,3}(?!\d)){0,3}(?:er\b)?(?:\.\d{1,2}(?!\d)(?:\.[a-z](?!\w))?)?"
    r"(?:\s?\(\d{1,2}\)(?:\s?\([a-z]\))?|\([a-hjkm-uwyz]\))?)"
    r"(?:,?[ \n](?:paragraphe|paragraph|§) ?(\d{1,2})(?:er\b)?)?"
    r"(?:, ([^\W\d_]{5,9}) alinéa(?!\w))?"
    r"(?:,?[ \n](?:point|sous|lettre) (?:([a-z])\)|(\d{1,3})(?![\w.(°/-])\)?))?"
)
"""A unit's number with what often follows: series letter, number, number in brackets, paragraph, subparagraph, point, its number."""

_MORE = pattern(
    r"[ \n](\d{1,4})(?:,? (?:paragraphes|paragraphs) (\d{1,3}))?(?:(?:, | et | ou | and | or | à | to )\d{1,4}(?![\w(./°-]))*"
)
"""Numbers after a plural, or the paragraphs of one article."""

_LINK = pattern(r"(, | et | ou | and | or | à | to )(\d+)")
_NUMERAL = pattern(r" (?:([ivx]{1,5})|(\d{1,2}))(?![\w(°'-])")
_BREAK = pattern(r" *\r?\n *\r?\n")
_STRICT = pattern(r",?[ \n][^\W\d_]")

_MONTHS = frozenset(
    "jan feb fév fev mar mär már mrt apr avr abr ápr may mai maj máj mag mei jun jui jul aug aoû ago sep oct okt nov dec déc dez dic gen ene out ott set giu lug".split()
)
"""How months begin: behind a number and more than a single blank, they make it the day of a date."""


def _ends(text: Text, start: int, at: int) -> bool:
    """Whether what stands at an offset shows that the place from `start` ends there."""
    low, raw = text.low, text.raw
    sign = low[at : at + 1]
    if sign == "" or sign in ';:]"<|':
        return True
    if sign == ".":
        after = raw[at + 1 : at + 3]
        return after[:1] in (" ", "\n") and (len(after) < 2 or after[1].isupper() or after[1] == "\n")
    if sign == ")":
        return "(" in low[max(0, start - 80) : start]
    first = True
    for _ in range(5):
        following = NEXT.match(low, at)
        if following is None:
            break
        word = following[1]
        kind = follower(word)
        if kind == VALUE:
            return False
        if kind == END:
            return word[:3] not in _MONTHS or (first and _STRICT.match(low, at) is not None)
        at = following.end()
        first = False
    return low[at : at + 1] in (";", ":", "]") or _BREAK.match(low, at) is not None


def _bracketed(low: str, at: int) -> bool:
    """Whether a bracket stands open before an offset, so that one behind closes it."""
    return low.rfind("(", max(0, at - 120), at) > low.rfind(")", max(0, at - 120), at)


def read(text: Text, start: int, end: int, word: str, passages: Passages) -> Places | None:
    """The place at a unit word `[start, end)` where its shape is one of the common ones; None sends it to the parser."""
    unit = _NUMBERED.get(word)
    if unit is not None:
        one = _one(text, start, end, word, unit)
        return one or (_several(text, start, end, word, unit, passages) if word == "article" else None)
    unit = _LISTED.get(word)
    if unit is not None:
        return _several(text, start, end, word, unit, passages)
    unit = _DIVISIONS.get(word)
    return _division(text, start, end, unit) if unit is not None else None


def _one(text: Text, start: int, end: int, word: str, unit: str) -> Places | None:
    low = text.low
    found = _ONE.match(low, end)
    if found is None:
        return None
    close = found.end()
    series, number, bracketed, par, nth, letter, point = found.groups()
    if low[close : close + 1] == ")" and number[-2:-1] == "." and number[-1].isalpha() and _own(low, close):
        close += 1
    if not _ends(text, start, close) or ((point or unit == "pnt") and not _closed(low, close)):
        return None
    if unit != "art":
        if bracketed and unit == "rct":
            number = bracketed
        if series or par or not number.isdigit() or (unit == "pnt" and close > found.end(2)):
            return None
        path: tuple[str, ...] = (f"{unit}_{number}",)
    else:
        if (
            bracketed
            or (series and ("." in number or not text.raw[found.start(1)].isupper()))
            or (par and not (number.isdigit() or series or number == "1er"))
        ):
            return None
        path = segments("art", number, series.upper() if series else "")
        if word not in DOCTRINE and DASHED.match(path[0]):
            path = (path[0].replace("-", "~"), *path[1:])
        if par:
            path = (*path, f"par_{par}")
    if nth:
        count = ordinals().get(nth)
        if count is None or path[-1].startswith(("pnt_", "aln_", "rct_")):
            return None
        path = (*path, f"aln_{count}")
    if letter or point:
        path = (*path, f"pnt_{letter or point}")
    return Places(start, close, [Item(start, close, (path,))])


def _own(low: str, at: int) -> bool:
    """Whether the bracket at an offset is that of the letter before it, as what follows shows: « 5.1.f) du RGPD »."""
    return low[at + 1 : at + 2] in (" ", ",", ";", ":", "\n") or low[at + 1 : at + 3] in (". ", ".\n")


def _closed(low: str, at: int) -> bool:
    """Whether a bracket right before or behind an offset is told: behind, it closes an open one; before, none was open."""
    if low[at - 1] == ")":
        return not _bracketed(low, at - 1)
    return low[at : at + 1] != ")" or _bracketed(low, at)


def _several(text: Text, start: int, end: int, word: str, unit: str, passages: Passages) -> Places | None:
    """« articles 13, 14 et 22 », « article 6, paragraphes 1 à 3 »: plain numbers, each a place, a range all between its ends."""
    found = _MORE.match(text.low, end)
    if found is None:
        return None
    number, par = found.groups()
    close = found.end()
    if (par is None) == (word == "article") or not _ends(text, start, close):
        return None
    if text.low[close : close + 1] == ")" and not _bracketed(text.low, close):
        return None
    base: tuple[str, ...] = (f"art_{number}",) if par else ()
    unit = "par" if par else unit
    value = par or number
    close = found.end(2 if par else 1)
    items = [Item(start, close, ((*base, f"{unit}_{value}"),))]
    for link in _LINK.finditer(text.low, close, found.end()):
        sep, value = link.groups()
        if sep in (" ou ", " or ", " to ") and passages.at(link.start() + 1) not in _SPOKEN[sep]:
            return None
        if sep in (" à ", " to "):
            last = items[-1]
            first = int(last.paths[-1][-1][4:])
            if len(last.paths) > 1 or not first < int(value) <= first + LONGEST or unit == "pnt":
                return None
            paths = tuple((*base, f"{unit}_{n}") for n in range(first, int(value) + 1))
            items[-1] = Item(last.start, link.end(), paths)
        else:
            items.append(Item(link.start(2), link.end(), ((*base, f"{unit}_{value}"),)))
    return Places(start, found.end(), items)


_SPOKEN = {" ou ": ("fr", "pt"), " or ": ("en",), " to ": ("en",)}
"""Languages in which a small word joins two numbers."""


def _division(text: Text, start: int, end: int, unit: str) -> Places | None:
    found = _NUMERAL.match(text.low, end)
    if (
        found is None
        or text.low[found.end() : found.end() + 1] in (".", ")")
        or not _ends(text, start, found.end())
    ):
        return None
    numeral, number = found.groups()
    if numeral:
        value = roman(numeral)
        if not value or not text.raw[found.start(1) : found.end()].isupper():
            return None
        number = str(value)
    return Places(start, found.end(), [Item(start, found.end(), ((f"{unit}_{number}",),))])


WORDS = frozenset((*_NUMBERED, *_LISTED, *_DIVISIONS))
"""Unit words that this module may read."""
