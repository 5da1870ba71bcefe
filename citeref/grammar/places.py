"""Places: « articles 5, 6, paragraphe 1, points a) et f) », "point (f) of Article 6(1)", « 6. cikk (1) bekezdés ».

A place is read outwards from its first word into items, one for each place named. Two orders meet: from the large to the
small (« article 6, paragraphe 1 »), and from the small to the large (« paragraphe 1 de l'article 6 »), which `_Parser.chain`
puts right. Finnish, Hungarian, Lithuanian and Latvian print the number before its unit.
"""

from __future__ import annotations

from typing import NamedTuple

from citeref.grammar.items import DOCTRINE, Item, Items, rank
from citeref.grammar.signs import PLURAL, PROVISIONS
from citeref.grammar.tokens import Token
from citeref.grammar.words import RANK


class Places(NamedTuple):
    """What one stretch of text names. `pointer` is (kind, unit) where it leans on a place (« du même article »)."""

    start: int
    end: int
    items: list[Item]
    pointer: tuple[str, str] | None = None


_END = Token("", "", "", -1, -1)
_GENITIVE = ("sl", "hr", "cs", "sk", "pl", "el")
"""Languages that put a smaller place beside the larger one with no word between: « točka (a) člena 9(2) »."""

_UNNUMBERED = ("paragraph", "paragraphs")
"""English words that, after an ordinal, mean what carries no number: "the second paragraph of Article 288 TFEU"."""

_TOP = ("art", "rct", "anx")
_SECTIONED = ("de", "sv", "da", "fi", "cs", "sk", "et", "hu")
"""Languages whose own laws are divided into §§, and the Union's into articles."""


class _Parser(Items):
    def __init__(self, tokens: list[Token], value_first: bool, lang: str) -> None:
        super().__init__(lang)
        self.tokens = tokens
        self.value_first = value_first
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
        if here.kind == "det" and self.at(after + 1).kind == "U" and self.at(after + 2).kind == "V":
            after += 1
            here = self.at(after)
        if here.kind == "det" and self.at(after + 1).kind == "fill":
            after += 1
        following = self.at(after + 1)
        if (
            here.kind == "det"
            and following.kind == "U"
            and self.at(after + 2).kind != "V"
            and RANK[following.what] < rank(items[0].paths[0][0])
        ):
            only_sentence = all(path[-1].startswith("snt_") for item in items for path in item.paths)
            unit = "place" if following.text in PROVISIONS and only_sentence else following.what
            return self._lengthened(items, following.end), (here.what, unit), after + 2
        if here.kind == "det" and here.what == "same" and following.kind == "V" and following.what == "rom":
            return self._lengthened(items, following.end), ("same", "par"), after + 2
        pointed = here.kind == "U" and following.kind == "det" and following.what in ("this", "that", "same")
        if pointed and after > i and RANK[here.what] < rank(items[0].paths[0][0]):
            return self._lengthened(items, following.end), (following.what, here.what), after + 2
        if here.kind in ("U", "V") and self._above(after, items):
            right, pointer, end = self.chain(after)
            if right and rank(right[0].paths[0][0]) < rank(items[0].paths[0][0]):
                return self._composed(items, right), pointer, end
        return items, None, i

    def _above(self, i: int, items: list[Item]) -> bool:
        """Whether the group that begins here is a larger place than the items so far."""
        top = rank(items[0].paths[0][0])
        here, following = self.at(i), self.at(i + 1)
        if here.kind == "U":
            return RANK[here.what] < top
        if following.kind == "U" and (here.what in ("ord", "num", "pn")):
            return RANK[following.what] < top
        if here.what == "num" and (behind := self._run_before(i)):
            return RANK[self.at(behind).what] < top
        return here.what in ("rom", "deg") and top > RANK["par"]

    def _lengthened(self, items: list[Item], end: int) -> list[Item]:
        return [*items[:-1], items[-1]._replace(end=end)]

    def _composed(self, left: list[Item], right: list[Item]) -> list[Item]:
        base = right[0].paths[-1]
        joined = [item._replace(paths=tuple(_in_order(base + path) for path in item.paths)) for item in left]
        return [*self._lengthened(joined, right[0].end), *right[1:]]

    # ---- from the large to the small
    def group(self, i: int) -> tuple[list[Item], int]:
        return self._values_first(i) if self.value_first else self._units_first(i)

    def _units_first(self, i: int) -> tuple[list[Item], int]:
        self.clear()
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
                elif want is None and not items and (behind := self._run_before(i)):
                    self._numbers(i, behind)
                    i = self._past_fill(behind + 1)
                elif want is None and self._value_before(i):
                    unit = self.at(i + 1).what
                    if items and sep == "" and RANK[unit] < rank(items[0].paths[0][0]):
                        break
                    if items and self._other_law(self.at(i + 1), sep):
                        break
                    i = self._past_fill(i + 2)
                    self.add(unit, token, token.start, self.at(i - 1).end, sep)
                elif want is not None:
                    if not self.fits(want.what, token):
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
                        self.section, self.sections = True, want.text == "§§"
                    self.unit = want.what
                    anew = self.section and bool(items) and want.text in ("§", "§§")
                    self.add(want.what, token, want.start, token.end, sep, anew)
                    i, want = i + 1, None
                elif not (self._heads_anew(i, sep) or self.implicit(token, sep)):
                    break
                else:
                    i += 1
                good, sep = i, ""
                continue
            if token.kind == "U":
                if token.what == "prt" and items and self._annexed and self.at(i + 1).kind == "V":
                    if self.at(i + 1).what in ("rom", "num") and not self.smaller("prt", self.at(i + 1)):
                        break
                    i, sep = i + 2, ""
                    good = i
                    continue
                if want is not None and not (want.what == "pnt" and token.what == "rct"):
                    break
                if items and self._other_law(token, sep):
                    break
                top = rank(items[0].paths[0][0]) if items else 99
                if items and (
                    (sep == "" and RANK[token.what] < top)
                    or (sep and top < RANK[token.what] and self._rises(i))
                ):
                    break
                if (
                    sep == "-"
                    and items
                    and token.what == "art"
                    and (len(items[-1].paths[-1]) > 1 or (self.at(i - 1).text == "-" and not self.plural))
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
            if want is not None and token.kind != "fill" and self.at(i + 1).what != "ord":
                break
            if token.kind in (",", "&", "-"):
                if not items:
                    break
                if not (sep == "," and token.kind == "-" and token.text.isalpha()):
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
            elif token.kind == "of" and token.text in ("al", "a") and self.at(i + 1).what == "ord":
                i += 1
            elif token.kind == "of" and items and sep in ("&", ",") and self._unit_after(i):
                i = self._unit_after(i)
            else:
                break
        return items, good

    def _other_law(self, unit: Token, sep: str) -> bool:
        """Whether a section opens a place in another law: „Art. 5 **und § 26** BDSG“, « artiklarna 58.2 och 83 **och 6 kap.** 2 § »."""
        if not sep or self.lang not in _SECTIONED or not self.items[-1].paths[-1][0].startswith("art_"):
            return False
        return unit.text in ("§", "§§", "kap.", "kap")

    def _past_fill(self, i: int) -> int:
        """Past the second word of a unit of two: « 47. uvodno **izjavo** »."""
        return i + 1 if self.at(i).kind == "fill" and self.at(i - 1).what == "rct" else i

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
        return self._rises(i) and rank(self.items[0].paths[0][0]) < RANK[self.at(i).what]

    def _heads_anew(self, i: int, sep: str) -> bool:
        """Whether a bare number is the next article because a place like the last one's follows: « art. 29 al. 1 et **32** al. 1 »."""
        token, unit = self.at(i), self.at(i + 1)
        if not (
            sep and self.items and token.what == "num" and unit.kind == "U" and self.at(i + 2).kind == "V"
        ):
            return False
        last = self.items[-1].paths[-1]
        return len(last) > 1 and last[-1].startswith(unit.what + "_") and self.next_article(token)

    def _value_before(self, i: int) -> bool:
        """Whether the number stands before its unit, as in Slovene « 6. člena » or Swedish « 3 kap. 3 § »."""
        token, unit, more = self.at(i), self.at(i + 1), self.at(i + 2)
        if token.what not in ("num", "pn") or unit.kind != "U":
            return False
        if unit.text in ("§", "kap.", "kap"):
            return self.at(i + 2).kind != "V" or unit.text != "§"
        return (
            unit.what in ("art", "rct", "par", "pnt", "cpt", "sct")
            and more.kind != "V"
            and "|" not in token.text
        )

    def _run_before(self, i: int) -> int:
        """Where the unit stands behind two or more ordinal numbers: « 6. in 7. **člena** »; 0 where none does."""
        j = i
        while (
            self.at(j).what == "num"
            and self.at(j).text.isdecimal()
            and self.at(j + 1).kind in ("&", ",", "-")
        ):
            j += 2
        last, unit = self.at(j), self.at(j + 1)
        dotted = last.what == "num" and last.end - last.start > len(last.text)
        if j == i or not dotted or unit.kind != "U" or unit.what not in ("art", "rct", "par", "pnt", "cpt"):
            return 0
        return j + 1 if self.at(j + 2).kind != "V" else 0

    def _numbers(self, i: int, behind: int) -> None:
        """The numbers from `i` to the unit behind them, each a place of its own, or the ends of a range."""
        unit = self.at(behind)
        if unit.what == "pnt" and self._recital_behind(behind + 1):
            unit = self.at(behind + 1)._replace(start=unit.start)
        for j in range(i, behind, 2):
            token, sep = self.at(j), self.at(j - 1).kind if j > i else ""
            if sep != "-" or not self.stretch(token):
                self.add(unit.what, token, token.start, token.end, "&" if sep else "")
        self.unit = unit.what
        self.items[-1] = self.items[-1]._replace(end=self.at(self._past_fill(behind + 1) - 1).end)

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
        if self.items and sep == "" and RANK[unit.what] < rank(self.items[0].paths[0][0]):
            return i, False
        what = "aln" if unit.text in _UNNUMBERED else unit.what
        j = self._past_fill(j + 1) - 1
        for ordinal in run:
            last = ordinal is run[-1]
            self.add(
                what,
                ordinal,
                ordinal.start,
                self.at(j).end if last else ordinal.end,
                sep if ordinal is run[0] else "&",
            )
        self.unit = what
        return j + 1, True

    # ---- the number before its unit
    def _values_first(self, i: int) -> tuple[list[Item], int]:
        self.clear()
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
        if what == "par" and self.section and self.items and unit.text.startswith("koh"):
            what = "pnt"
        anew = self.section and bool(self.items) and unit.text == "§"
        count = len(self.items)
        if self.fits(what, run[-1][0]):
            while not self.fits(what, run[0][0]):
                self._inner(run.pop(0)[0])
        if not all(self.fits(what, token) for token, _ in run):
            return
        for token, sep in run:
            if sep == "-" and self.stretch(token):
                continue
            first = token is run[0][0]
            if not first and len(self.items) > count:
                last = self.items[-1].paths[-1]
                self.items.append(Item(token.start, token.end, (last[:-1] + self.segments(what, token),)))
            else:
                self.add(what, token, token.start, token.end, before, anew)
        if self.items:
            self.items[-1] = self.items[-1]._replace(end=unit.end)

    def _inner(self, token: Token) -> None:
        """A number in brackets between two articles: « 25. cikk **(6)** vagy a 26. cikk (4) bekezdése »; other values are none of ours."""
        if token.what == "pn" and self.items and self.items[-1].paths[-1][-1].startswith("art_"):
            last = self.items[-1]
            paths = tuple((*path, f"par_{token.text}") for path in last.paths)
            self.items[-1] = last._replace(end=token.end, paths=paths)


def _in_order(path: tuple[str, ...]) -> tuple[str, ...]:
    """A path from the large to the small, where « prvog podstavka stavka 1. točke (d) » named the smallest in between."""
    if len(path) > 1 and path[-1].startswith("aln_") and path[-2].startswith("pnt_"):
        return (*path[:-2], path[-1], path[-2])
    return path


def parse(tokens: list[Token], value_first: bool = False, lang: str = "") -> Places | None:
    """The places that begin at the first token, or None."""
    if not tokens:
        return None
    items, pointer, _ = _Parser(tokens, value_first, lang).chain(0)
    cleaned = [item._replace(paths=tuple(_without_sentences(path) for path in item.paths)) for item in items]
    cleaned = [item for item in cleaned if all(item.paths) and not _from_zero(item.paths[0])]
    if not items or (not cleaned and pointer is None):
        return None
    return Places(items[0].start, items[-1].end, cleaned, pointer)


def _from_zero(path: tuple[str, ...]) -> bool:
    """Whether a number of the path is 0, from which no act counts: a version « 5.1.0 »."""
    return path[-1].endswith(("_0", ".0"))


def _without_sentences(path: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(segment for segment in path if not segment.startswith("snt_"))
