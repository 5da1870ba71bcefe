"""Items: the list of places that grows while the tokens of one place are read, one item for each place named.

What a value adds depends on what stands already: the next of a list, the end of a range, or a smaller place inside the last.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from citeref.grammar.numbers import latin, roman, segments
from citeref.grammar.pattern import pattern
from citeref.grammar.tokens import Token
from citeref.grammar.words import RANK

LONGEST = 200
"""A range over more places than this is left as its two ends."""


class Item(NamedTuple):
    """One place named: `paths` holds it as segments, or all places of a range, or, with `range`, its two ends."""

    start: int
    end: int
    paths: tuple[tuple[str, ...], ...]
    range: bool = False


DOCTRINE = ("article", "articolo", "artículo", "articulo", "artigo", "articolul", "articol")
"""Singular words after which a hyphen parts article and paragraph (« article 28-3 »); after others it makes a range."""

_SPAN = pattern(r"([a-z]+)_(\d+)-(\d+)\Z")
DASHED = pattern(r"art_\d+-\d+\Z")
_EXPANDED = ("art", "par", "rct", "cpt", "pt", "aln", "sec", "sct")
"""Units whose ranges over whole numbers are each of the places between."""

_UNBRACKETED = ("el", "sv", "da", "fi", "et", "lv", "lt", "hu", "bg", "nl")
"""Languages in which « , b) » after an article begins the next item of the list it stands in, not a point."""


def rank(segment: str) -> int:
    return RANK[segment.partition("_")[0]]


def level_of(path: tuple[str, ...], unit: str) -> int:
    """Where a unit stands in a path, counted from 0; -1 where it does not."""
    return next((n for n in range(len(path) - 1, -1, -1) if path[n].startswith(unit + "_")), -1)


class Items:
    """The items read so far, the unit that a bare value continues, and whether the words announced a list."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self.closed = False
        self._roman = False
        self.clear()

    def clear(self) -> None:
        """Begin a new group of places."""
        self.items: list[Item] = []
        self.plural = self.head_plural = self.abbreviated = self.section = self.sections = False
        self.unit = ""

    def fits(self, unit: str, token: Token) -> bool:
        if unit == "snt":
            return True
        if unit in ("par", "aln", "rct") and token.what == "num" and not self._countable(token.text):
            return False
        if unit == "aln" and "." in token.text:
            return False
        if unit in ("art", "rct"):
            return token.what in ("num", "ord") or (unit == "rct" and token.what == "pn")
        if unit in ("cpt", "tis", "prt"):
            return token.what in ("rom", "num", "ord")
        if unit == "sct":
            return token.what in ("num", "rom", "ord")
        if unit == "anx":
            return token.what in ("rom", "num", "bare")
        if unit in ("par", "aln", "idt"):
            return token.what in ("num", "pn", "ord", "rom", "deg")
        return True

    @staticmethod
    def _countable(text: str) -> bool:
        """Whether a number can be a paragraph's or a recital's: « 3 », "3(a)", the range « 28-30 », but not « 28-3 »."""
        ends = re.match(r"(\d+)[-–](\d+)", text)
        return ends is None or int(ends[1]) < int(ends[2])

    def _prefix(self, unit: str, token: Token, sep: str) -> tuple[str, ...]:
        if not self.items or unit in ("art", "rct", "anx", "prt"):
            return ()
        last = self.items[-1].paths[-1]
        if (
            unit == "pnt"
            and not sep
            and token.what in ("let", "pl", "bare")
            and last[-1].startswith("pnt_")
            and last[-1][4:].isdecimal()
        ):
            return last
        if unit == "par" and self.section and last[0].startswith("par_"):
            return last[:1]
        return tuple(
            segment for segment in last if rank(segment) < RANK[unit] or (segment is last[0] and self.section)
        )

    def add(self, unit: str, token: Token, start: int, end: int, sep: str, anew: bool = False) -> None:
        """One more place; `anew` where a second § opens one that does not lie in the first."""
        items = self.items
        if unit == "snt":
            if items:
                items[-1] = items[-1]._replace(end=end)
            else:
                items.append(Item(start, end, (("snt_1",),)))
            return
        prefix = () if anew else self._prefix(unit, token, sep)
        path = prefix + self.segments(unit, token)
        if self.section and unit == "par" and not prefix and len(path) == 2 and path[1][4:].isdecimal():
            path = (path[0], "par_" + path[1][4:])
        span = _SPAN.match(path[-1])
        if (
            span
            and unit != "art"
            and unit in _EXPANDED
            and int(span[2]) < int(span[3]) <= int(span[2]) + LONGEST
        ):
            paths = tuple((*path[:-1], f"{unit}_{n}") for n in range(int(span[2]), int(span[3]) + 1))
            if items and prefix and sep != "&" and prefix == items[-1].paths[-1]:
                start = items.pop().start
            items.append(Item(start, end, paths))
            return
        if items and prefix and sep != "&" and prefix == items[-1].paths[-1]:
            start = items.pop().start if not items[-1].range and len(items[-1].paths) == 1 else start
        items.append(Item(start, end, (path,)))

    def segments(self, unit: str, token: Token) -> tuple[str, ...]:
        if token.what == "num":
            series, _, number = token.text.rpartition("|")
            path = segments(unit, number, series)
            if unit == "art" and (self.plural or self.abbreviated) and DASHED.match(path[0]):
                return (path[0].replace("-", "~"), *path[1:])
            return path
        if token.what in ("let", "pl", "bare"):
            return (f"{unit}_{latin(token.text)}",)
        return (f"{unit}_{token.text}",)

    def implicit(self, token: Token, sep: str) -> bool:
        """A value without a unit of its own: the next of a list, the end of a range, or a smaller place."""
        items = self.items
        if not items:
            unit = {"deg": "pnt", "let": "pnt", "rom": "par"}.get(token.what, "")
            if unit:
                self.unit = unit
                self.add(unit, token, token.start, token.end, "")
            return bool(unit)
        if sep == "-":
            return self.stretch(token)
        last = items[-1].paths[-1]
        deep = last[-1].partition("_")[0]
        lettered = token.what in ("let", "pl", "bare")
        if lettered:
            return self._letter(token, sep, last, deep)
        if token.what == "rom":
            if sep in ("", ",") and (deep == "art" or (self.section and len(last) == 1)):
                return self.smaller("par", token)
            return sep in ("&", ",") and self._sibling(level_of(last, self.unit), token)
        if token.what == "deg":
            level = level_of(last, "pnt")
            return self._sibling(level, token) if level >= 0 and sep else self.smaller("pnt", token)
        if token.what == "pn":
            level = level_of(last, "par")
            if level >= 0 and sep:
                return self._sibling(level, token)
            if level < 0 and level_of(last, "rct") >= 0 and sep:
                return self._sibling(0, token)
            if level < 0 and deep == "pnt" and last[-1][4:].isdecimal() and sep:
                return self._sibling(len(last) - 1, token)
            return self.smaller("par" if level < 0 else "pnt", token)
        if token.what == "num" and not sep and self._roman and len(token.text) == 1:
            items[-1] = items[-1]._replace(end=token.end)
            return True
        if token.what != "num" or not sep or sep == "(":
            return False
        return self._number(token, sep, last, deep)

    def _number(self, token: Token, sep: str, last: tuple[str, ...], deep: str) -> bool:
        compound = "|" in token.text or not token.text.isdecimal()
        if self.sections and len(last) > 1 and not compound and int(last[0][4:]) < int(token.text):
            return self._sibling(0, token)
        if sep == "," and deep == "par" and len(last) == 2 and not self.head_plural and self._roman:
            return self.smaller("pnt", token)
        top = level_of(last, "art")
        level = level_of(last, self.unit)
        if top >= 0 and (compound or (self.head_plural and not (self.plural and self.unit != "art"))):
            level = top
        if level < 0 or last[level].partition("_")[2].isalpha():
            level = (
                top
                if top >= 0 and self.head_plural
                else next((n for n in range(len(last) - 1, -1, -1) if last[n][-1].isdecimal()), -1)
            )
        return self._sibling(level, token)

    def _letter(self, token: Token, sep: str, last: tuple[str, ...], deep: str) -> bool:
        level = level_of(last, "pnt")
        if (
            sep == ""
            and level >= 0
            and last[level][4:].isalpha()
            and token.what == "let"
            and not roman(token.text)
        ):
            return False
        if token.what == "let" and level < 0 and sep == "" and self.lang == "da":
            return False
        if sep == "," and token.what == "let" and (self.closed or (level < 0 and self.lang in _UNBRACKETED)):
            return False
        self.closed = self.closed or sep == "&"
        if sep in ("", "(") or level < 0:
            if sep == "&" or (level >= 0 and last[level][4:].isalpha() and token.what == "bare"):
                return False
            return self.smaller("pnt", token)
        if last[level][4:].isdecimal():
            return self.smaller("pnt", token) if sep == "," else False
        return self._sibling(level, token)

    def smaller(self, unit: str, token: Token) -> bool:
        items = self.items
        old = items[-1]
        path = old.paths[-1] + self.segments(unit, token)
        self._roman = token.what == "rom"
        if len(old.paths) > 1:
            return False
        items[-1] = Item(old.start, token.end, (path,))
        self.unit = unit
        return True

    def next_article(self, token: Token) -> bool:
        """A number as the article that follows the last one's in a list."""
        self.unit = "art"
        return self._sibling(level_of(self.items[-1].paths[-1], "art"), token)

    def _sibling(self, level: int, token: Token) -> bool:
        if level < 0:
            return False
        last = self.items[-1].paths[-1]
        unit = last[level].partition("_")[0]
        if not self.fits(unit, token):
            return False
        self.items.append(Item(token.start, token.end, (last[:level] + self.segments(unit, token),)))
        return True

    def stretch(self, token: Token) -> bool:
        old = self.items[-1]
        first = old.paths[-1]
        if len(old.paths) > 1:
            return False
        lettered = token.what in ("let", "pl", "bare")
        level = level_of(first, "pnt") if lettered else len(first) - 1
        if lettered and level >= 0 and first[level][4:].isdecimal():
            return False
        if token.what in ("num", "pn", "rom") and level >= 0 and first[level].partition("_")[2].isalpha():
            return False
        if level < 0 or not self.fits(first[level].partition("_")[0], token):
            return False
        unit, _, begin = first[level].partition("_")
        last = first[:level] + self.segments(unit, token)
        end = last[level].partition("_")[2]
        if begin.isdecimal() and end.isdecimal() and len(last) == level + 1:
            if not int(begin) < int(end):
                return False
            if unit in _EXPANDED and int(end) - int(begin) <= LONGEST:
                paths = tuple((*first[:level], f"{unit}_{n}") for n in range(int(begin), int(end) + 1))
                self.items[-1] = Item(old.start, token.end, paths)
                return True
        elif begin.isdecimal() != end.isdecimal() and "-" not in begin + end and not lettered:
            return False
        self.items[-1] = Item(old.start, token.end, (first, last), True)
        return True
