"""Places: « articles 5, 6, paragraphe 1, points a) et f) », "point (f) of Article 6(1)", « 6. cikk (1) bekezdés ».

A place is read outwards from its first word into items, one for each place named. Two orders meet: from the large to the
small (« article 6, paragraphe 1 »), and from the small to the large (« paragraphe 1 de l'article 6 »), which `_Parser.chain`
puts right. Finnish, Hungarian, Lithuanian and Latvian print the number before its unit.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from citeref.grammar.numbers import latin, roman, segments
from citeref.grammar.pattern import pattern
from citeref.grammar.tokens import PLURAL, Token
from citeref.grammar.words import RANK

LONGEST = 200
"""A range over more places than this is left as its two ends."""


class Item(NamedTuple):
    """One place named: `paths` holds it as segments, or all places of a range, or, with `range`, its two ends."""

    start: int
    end: int
    paths: tuple[tuple[str, ...], ...]
    range: bool = False


class Places(NamedTuple):
    """What one stretch of text names. `pointer` is (kind, unit) where it leans on a place (« du même article »)."""

    start: int
    end: int
    items: list[Item]
    pointer: tuple[str, str] | None = None


_END = Token("", "", "", -1, -1)
DOCTRINE = ("article", "articolo", "artículo", "articulo", "artigo", "articolul", "articol")
"""Singular words after which a hyphen parts article and paragraph (« article 28-3 »); after others it makes a range."""

_SPAN = pattern(r"([a-z]+)_(\d+)-(\d+)\Z")
DASHED = pattern(r"art_\d+-\d+\Z")
_EXPANDED = ("art", "par", "rct", "cpt", "pt", "aln", "sec", "sct")
"""Units whose ranges over whole numbers are each of the places between."""

_UNBRACKETED = ("el", "sv", "da", "fi", "et", "lv", "lt", "hu", "bg", "nl")
"""Languages in which « , b) » after an article begins the next item of the list it stands in, not a point."""

_GENITIVE = ("sl", "hr", "cs", "sk", "pl", "el")
"""Languages that put a smaller place beside the larger one with no word between: « točka (a) člena 9(2) »."""

_UNNUMBERED = ("paragraph", "paragraphs")
"""English words that, after an ordinal, mean what carries no number: "the second paragraph of Article 288 TFEU"."""

_TOP = ("art", "rct", "anx")


def _rank(segment: str) -> int:
    return RANK[segment.partition("_")[0]]


def _level(path: tuple[str, ...], unit: str) -> int:
    """Where a unit stands in a path, counted from 0; -1 where it does not."""
    return next((n for n in range(len(path) - 1, -1, -1) if path[n].startswith(unit + "_")), -1)


class _Parser:
    def __init__(self, tokens: list[Token], value_first: bool, lang: str) -> None:
        self.tokens = tokens
        self.value_first = value_first
        self.lang = lang
        self.closed = False
        self.depth = 0

    def at(self, i: int) -> Token:
        return self.tokens[i] if i < len(self.tokens) else _END

    # ---- from the small to the large
    def chain(self, i: int) -> tuple[list[Item], tuple[str, str] | None, int]:
        items, i = self.group(i)
        if not items:
            return [], None, i
        after = i
        while (
            self.at(after).kind in ("of", "fill")
            or (after > i and self.at(after).what == "its")
            or (after == i and self.at(after).kind == "," and self.at(after + 1).kind == "of")
        ):
            after += 1
        here = self.at(after)
        if here.kind == "det" and self.at(after + 1).kind == "fill":
            after += 1
        following = self.at(after + 1)
        if (
            here.kind == "det"
            and following.kind == "U"
            and self.at(after + 2).kind != "V"
            and RANK[following.what] < _rank(items[0].paths[0][0])
        ):
            return self._lengthened(items, following.end), (here.what, following.what), after + 2
        if here.kind == "det" and here.what == "same" and following.kind == "V" and following.what == "rom":
            return self._lengthened(items, following.end), ("same", "par"), after + 2
        pointed = here.kind == "U" and following.kind == "det" and following.what in ("this", "that", "same")
        if pointed and after > i and RANK[here.what] < _rank(items[0].paths[0][0]):
            return self._lengthened(items, following.end), (following.what, here.what), after + 2
        if here.kind in ("U", "V") and self._above(after, items):
            right, pointer, end = self.chain(after)
            if right and _rank(right[0].paths[0][0]) < _rank(items[0].paths[0][0]):
                return self._composed(items, right), pointer, end
        return items, None, i

    def _above(self, i: int, items: list[Item]) -> bool:
        """Whether the group that begins here is a larger place than the items so far."""
        top = _rank(items[0].paths[0][0])
        here, following = self.at(i), self.at(i + 1)
        if here.kind == "U":
            return RANK[here.what] < top
        if following.kind == "U" and (here.what in ("ord", "num", "pn")):
            return RANK[following.what] < top
        return here.what in ("rom", "deg") and top > RANK["par"]

    def _lengthened(self, items: list[Item], end: int) -> list[Item]:
        return [*items[:-1], items[-1]._replace(end=end)]

    def _composed(self, left: list[Item], right: list[Item]) -> list[Item]:
        base = right[0].paths[-1]
        joined = [item._replace(paths=tuple(base + path for path in item.paths)) for item in left]
        return [*self._lengthened(joined, right[0].end), *right[1:]]

    # ---- from the large to the small
    def group(self, i: int) -> tuple[list[Item], int]:
        return self._values_first(i) if self.value_first else self._units_first(i)

    def _units_first(self, i: int) -> tuple[list[Item], int]:
        self.items: list[Item] = []
        self.plural = self.head_plural = self.abbreviated = self.section = False
        self.unit = ""
        good, sep, want = i, "", None
        items = self.items
        while True:
            token = self.at(i)
            if token.kind == "V":
                if token.what == "ord" and want is None and items and sep and self._climbs_anew(i + 1):
                    break
                if token.what == "ord" and want is None:
                    i, done = self._ordinals(i, sep)
                    if not done:
                        break
                elif want is None and self._value_before(i):
                    unit = self.at(i + 1).what
                    if items and sep == "" and RANK[unit] < _rank(items[0].paths[0][0]):
                        break
                    self._add(unit, token, token.start, self.at(i + 1).end, sep)
                    i += 2
                elif want is not None:
                    if not self._fits(want.what, token):
                        break
                    if want.what == "pnt" and not items and self._recital_behind(i + 1):
                        want = want._replace(what="rct")
                        token = token._replace(end=self.at(i + 1).end)
                        i += 1
                    self.plural = want.text in PLURAL
                    self.abbreviated = want.text not in DOCTRINE
                    if want.what == "art":
                        self.head_plural = self.plural
                    elif not items and want.text in ("§", "§§"):
                        self.section = True
                    self.unit = want.what
                    self._add(want.what, token, want.start, token.end, sep)
                    i, want = i + 1, None
                elif not self._implicit(token, sep):
                    break
                else:
                    i += 1
                good, sep = i, ""
                continue
            if token.kind == "U":
                if token.what == "prt" and items and self._annexed and self.at(i + 1).kind == "V":
                    if self.at(i + 1).what in ("rom", "num") and not self._smaller("prt", self.at(i + 1)):
                        break
                    i, sep = i + 2, ""
                    good = i
                    continue
                if want is not None and not (want.what == "pnt" and token.what == "rct"):
                    break
                top = _rank(items[0].paths[0][0]) if items else 99
                if items and (
                    (sep == "" and RANK[token.what] < top)
                    or (sep and top < RANK[token.what] and self._rises(i))
                ):
                    break
                if (
                    sep == "-"
                    and want is None
                    and items
                    and items[-1].paths[-1][-1].startswith(token.what + "_")
                ):
                    i += 1
                    continue
                want = token if want is None else want._replace(what="rct")
                i += 1
                continue
            if want is not None and token.kind != "fill":
                break
            if token.kind in (",", "&", "-"):
                if not items:
                    break
                sep = token.kind if sep in ("", ",") else sep
                i += 1
            elif token.kind == "fill" and (items or want):
                i += 1
            elif token.kind == "(" and items:
                self.depth += 1
                sep = sep or "("
                i += 1
            elif token.kind == ")" and self.depth:
                self.depth -= 1
                i += 1
                good = i if not sep else good
            elif token.kind == "of" and items and sep in ("&", ",") and self._unit_after(i):
                i = self._unit_after(i)
            else:
                break
        return items, good

    def _recital_behind(self, i: int) -> bool:
        """Whether a word for recitals stands behind the number, as in Czech « bod 39 odůvodnění »."""
        return self.at(i).what == "rct" and self.at(i + 1).kind != "V"

    @property
    def _annexed(self) -> bool:
        """Whether the last place is in an annex; its parts have a segment where they are numbered, none where lettered."""
        return self.items[-1].paths[-1][0].startswith("anx_")

    def _rises(self, i: int) -> bool:
        """Whether the unit here begins a place of its own that climbs: "or **point (a) of Article 9(2)**"."""
        unit = self.at(i)
        if unit.kind != "U":
            return False
        j = i + 1
        while self.at(j).kind in ("V", "&", ",", "-"):
            j += 1
        if self.at(j - 1).kind not in ("V", "U") or (self.at(j).kind != "of" and self.lang not in _GENITIVE):
            return False
        while self.at(j).kind in ("of", "fill"):
            j += 1
        above = self.at(j + 1) if self.at(j).what == "ord" else self.at(j)
        return above.kind == "U" and RANK[above.what] < RANK[unit.what]

    def _unit_after(self, i: int) -> int:
        """Past « de l' » in « et de l'article 9 »: the index of a unit that names a new article; 0 where there is none."""
        while self.at(i).kind in ("of", "fill"):
            i += 1
        token = self.at(i)
        if token.kind != "U" or self.at(i + 1).kind != "V":
            return 0
        last = self.items[-1].paths[0]
        if token.what in _TOP:
            return i if last[0].startswith(_TOP) else 0
        return i if last[-1].startswith(token.what + "_") else 0

    def _climbs_anew(self, i: int) -> bool:
        """Whether a unit after an ordinal begins a climbing place, while the items so far are already whole."""
        return self._rises(i) and _rank(self.items[0].paths[0][0]) < RANK[self.at(i).what]

    def _value_before(self, i: int) -> bool:
        """Whether the number stands before its unit, as in Slovene « 6. člena » or Swedish « 3 kap. 3 § »."""
        token, unit, more = self.at(i), self.at(i + 1), self.at(i + 2)
        if token.what not in ("num", "pn") or unit.kind != "U":
            return False
        if unit.text in ("§", "kap.", "kap"):
            return self.at(i + 2).kind != "V" or unit.text != "§"
        return unit.what in ("art", "rct", "par", "pnt") and more.kind != "V" and "|" not in token.text

    def _ordinals(self, i: int, sep: str) -> tuple[int, bool]:
        run = [self.at(i)]
        j = i + 1
        while self.at(j).kind in (",", "&") and self.at(j + 1).what == "ord":
            run.append(self.at(j + 1))
            j += 2
        while self.at(j).kind == "fill":
            j += 1
        unit = self.at(j)
        if unit.kind != "U":
            return i, False
        if self.items and sep == "" and RANK[unit.what] < _rank(self.items[0].paths[0][0]):
            return i, False
        what = "aln" if unit.text in _UNNUMBERED else unit.what
        for ordinal in run:
            last = ordinal is run[-1]
            self._add(
                what,
                ordinal,
                ordinal.start,
                unit.end if last else ordinal.end,
                sep if ordinal is run[0] else "&",
            )
        self.unit = what
        return j + 1, True

    def _fits(self, unit: str, token: Token) -> bool:
        if unit == "snt":
            return True
        if unit in ("par", "aln", "rct") and token.what == "num" and not self._countable(token.text):
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

    def _prefix(self, unit: str) -> tuple[str, ...]:
        if not self.items or unit in ("art", "rct", "anx", "prt"):
            return ()
        last = self.items[-1].paths[-1]
        if unit == "par" and self.section and last[0].startswith("par_"):
            return last[:1]
        return tuple(
            segment
            for segment in last
            if _rank(segment) < RANK[unit] or (segment is last[0] and self.section)
        )

    def _add(self, unit: str, token: Token, start: int, end: int, sep: str) -> None:
        items = self.items
        if unit == "snt":
            if items:
                items[-1] = items[-1]._replace(end=end)
            else:
                items.append(Item(start, end, (("snt_1",),)))
            return
        prefix = self._prefix(unit)
        path = prefix + self._segments(unit, token)
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

    def _segments(self, unit: str, token: Token) -> tuple[str, ...]:
        if token.what == "num":
            series, _, number = token.text.rpartition("|")
            path = segments(unit, number, series)
            if unit == "art" and (self.plural or self.abbreviated) and DASHED.match(path[0]):
                return (path[0].replace("-", "~"), *path[1:])
            return path
        if token.what in ("let", "pl", "bare"):
            return (f"{unit}_{latin(token.text)}",)
        return (f"{unit}_{token.text}",)

    def _implicit(self, token: Token, sep: str) -> bool:
        """A value without a unit of its own: the next of a list, the end of a range, or a smaller place."""
        items = self.items
        if not items:
            unit = {"deg": "pnt", "let": "pnt", "rom": "par"}.get(token.what, "")
            if unit:
                self.unit = unit
                self._add(unit, token, token.start, token.end, "")
            return bool(unit)
        if sep == "-":
            return self._range(token)
        last = items[-1].paths[-1]
        deep = last[-1].partition("_")[0]
        lettered = token.what in ("let", "pl", "bare")
        if lettered:
            return self._letter(token, sep, last, deep)
        if token.what == "rom":
            if sep in ("", ",") and (deep == "art" or (self.section and len(last) == 1)):
                return self._smaller("par", token)
            return sep in ("&", ",") and self._sibling(_level(last, self.unit), token)
        if token.what == "deg":
            level = _level(last, "pnt")
            return self._sibling(level, token) if level >= 0 and sep else self._smaller("pnt", token)
        if token.what == "pn":
            level = _level(last, "par")
            if level >= 0 and sep:
                return self._sibling(level, token)
            if level < 0 and _level(last, "rct") >= 0 and sep:
                return self._sibling(0, token)
            return self._smaller("par" if level < 0 else "pnt", token)
        if token.what == "num" and not sep and self._roman and len(token.text) == 1:
            items[-1] = items[-1]._replace(end=token.end)
            return True
        if token.what != "num" or not sep or sep == "(":
            return False
        return self._number(token, sep, last, deep)

    def _number(self, token: Token, sep: str, last: tuple[str, ...], deep: str) -> bool:
        compound = "|" in token.text or not token.text.isdecimal()
        if sep == "," and deep == "par" and len(last) == 2 and not self.head_plural and self._from_roman:
            return self._smaller("pnt", token)
        top = _level(last, "art")
        level = _level(last, self.unit)
        if top >= 0 and (compound or (self.head_plural and not (self.plural and self.unit != "art"))):
            level = top
        if level < 0 or last[level].partition("_")[2].isalpha():
            level = (
                top
                if top >= 0 and self.head_plural
                else next((n for n in range(len(last) - 1, -1, -1) if last[n][-1].isdecimal()), -1)
            )
        return self._sibling(level, token)

    @property
    def _from_roman(self) -> bool:
        return self._roman

    _roman = False

    def _letter(self, token: Token, sep: str, last: tuple[str, ...], deep: str) -> bool:
        level = _level(last, "pnt")
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
            return self._smaller("pnt", token)
        if last[level][4:].isdecimal():
            return self._smaller("pnt", token) if sep == "," else False
        return self._sibling(level, token)

    def _smaller(self, unit: str, token: Token) -> bool:
        items = self.items
        old = items[-1]
        path = old.paths[-1] + self._segments(unit, token)
        self._roman = token.what == "rom"
        if len(old.paths) > 1:
            return False
        items[-1] = Item(old.start, token.end, (path,))
        self.unit = unit
        return True

    def _sibling(self, level: int, token: Token) -> bool:
        if level < 0:
            return False
        last = self.items[-1].paths[-1]
        unit = last[level].partition("_")[0]
        if not self._fits(unit, token):
            return False
        self.items.append(Item(token.start, token.end, (last[:level] + self._segments(unit, token),)))
        return True

    def _range(self, token: Token) -> bool:
        old = self.items[-1]
        first = old.paths[-1]
        if len(old.paths) > 1:
            return False
        lettered = token.what in ("let", "pl", "bare")
        level = _level(first, "pnt") if lettered else len(first) - 1
        if lettered and level >= 0 and first[level][4:].isdecimal():
            return False
        if token.what in ("num", "pn", "rom") and level >= 0 and first[level].partition("_")[2].isalpha():
            return False
        if level < 0 or not self._fits(first[level].partition("_")[0], token):
            return False
        unit, _, begin = first[level].partition("_")
        last = first[:level] + self._segments(unit, token)
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

    # ---- the number before its unit
    def _values_first(self, i: int) -> tuple[list[Item], int]:
        self.items = []
        self.plural = self.head_plural = self.section = False
        self.abbreviated = True
        good, before = i, ""
        run: list[tuple[Token, str]] = []
        sep = ""
        while True:
            token = self.at(i)
            if token.kind == "V":
                run.append((token, sep))
                sep = ""
            elif token.kind in (",", "&", "-") and (run or self.items):
                if run:
                    sep = token.kind if sep in ("", ",") else sep
                else:
                    before = token.kind if before in ("", ",") else before
            elif token.kind == "U" and run:
                if token.text == "§" and not self.items:
                    self.section = True
                self._assign(token, run, before)
                run, sep, before = [], "", ""
                good = i + 1
            elif (token.kind == "U" and token.what == "snt") or (
                token.kind in ("fill", "of") and (run or self.items)
            ):
                pass
            elif token.kind == "U" and not self.items and self.at(i + 1).kind == "V":
                return self._units_first(i)
            else:
                break
            i += 1
        return self.items, good

    def _assign(self, unit: Token, run: list[tuple[Token, str]], before: str) -> None:
        what = unit.what
        if what == "pnt" and all(token.what == "ord" for token, _ in run):
            what = "aln"
        count = len(self.items)
        if not all(self._fits(what, token) for token, _ in run):
            return
        for token, sep in run:
            if sep == "-" and self._range(token):
                continue
            first = token is run[0][0]
            if not first and len(self.items) > count:
                last = self.items[-1].paths[-1]
                self.items.append(Item(token.start, token.end, (last[:-1] + self._segments(what, token),)))
            else:
                self._add(what, token, token.start, token.end, before)
        if self.items:
            self.items[-1] = self.items[-1]._replace(end=unit.end)


def parse(tokens: list[Token], value_first: bool = False, lang: str = "") -> Places | None:
    """The places that begin at the first token, or None."""
    if not tokens:
        return None
    items, pointer, _ = _Parser(tokens, value_first, lang).chain(0)
    cleaned = [item._replace(paths=tuple(_without_sentences(path) for path in item.paths)) for item in items]
    if not cleaned or (not any(any(item.paths) for item in cleaned) and pointer is None):
        return None
    return Places(cleaned[0].start, cleaned[-1].end, cleaned, pointer)


def _without_sentences(path: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(segment for segment in path if not segment.startswith("snt_"))
