"""Placing: at a word for a place, what place it is.

A unit word, a glued number or a French series letter is where a place may begin; the value may stand before it (« 6. člena »,
« 2° du I de l'article L. 1111-8 ») or behind. `grammar.plain` reads the commonest shapes in one step; everything else is cut into
tokens and parsed.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from citeref.catalogue.structures import structure
from citeref.grammar import backward, plain
from citeref.grammar.language import Passages
from citeref.grammar.numbers import LATIN
from citeref.grammar.pattern import pattern
from citeref.grammar.places import Places, parse
from citeref.grammar.signs import NTH_ENDS
from citeref.grammar.text import Text
from citeref.grammar.tokens import Reader, Token
from citeref.grammar.words import RANK, UNITS, languages, ordinals
from citeref.grammar.words import plain as unaccented

_SIGNS = frozenset("n° n.° n.os n.o n.°s número números".split())
"""Number signs, with which only a Portuguese paragraph begins."""

_VALUE_NEXT = pattern(
    r"(?:\s(?:od|da|von|from)(?=\s[\d(]))?(?:\s(?:izjav\w{1,4}|σκέψ\w{1,3}|dal\w{1,4}))?[\s*_\"'„]{0,14}(?:\d|[§(]\s?[\w]|[lrda]\.?\s?\*{0,2}\.?\s?\d|[ivxl]{1,5}(?!\w)|[^\W\d_]{1,3}\s?[)\"']|[^\W\d_]\b)"
)
_ORDINAL_AFTER = pattern(r"[\s*_]+([^\W\d_]+)")
_BARE_PLACE = pattern(r"(?<![\w.(§-])(?<!\d/)\d{1,2}(?:\(\d{1,2}\)\s?\([a-z]\)|\.\d{1,2}\.[a-z](?!\w))")
_NUMBER_ALONE = pattern(
    r"(?<![\w.,/:-])(?<!\d\s)(\d{1,4}-\d{1,3}(?:-\d{1,2})?(?:-[a-z]\)?)?|\d{1,2}\.\d{1,2}(?:\.[a-z])?|\d{1,2}\(\d{1,2}\)(?:\s?\([a-z]\))?)\s(?:(?:du|of the|of)\s)?$"
)
"""« 226-1 CP », « le 28-3 du RGPD », "(4(2) GDPR)": a compound number right before the name."""

_SERIES_BEFORE = pattern(r"(?<!\w)[LRDA]\.?\s?\Z")
"""« L. 34-5 CPCE »: the letter before such a number."""

_CODE_ALONE = pattern(r"(?<!\w)(?:le|du|au)\s(?P<one>\d{2,4})\sdu\s\Z")
"""« le 353 du code de procédure pénale »: a code's article by its number alone."""

_PLAIN_ALONE = pattern(
    r"(?<!\w)(?:(?:le|du|au)\s(?P<one>\d{1,3})\s(?:du|de la|de l'|de)|(?P<list>\d{1,3}(?:(?:,\s|,?\s(?:et|and|ou|or)\s|\s?-\s?)\d{1,3})+)(?:\s(?:du|de la|of the))?)\s$"
)
"""« le 21 de NIS 2 », « 13 et 14 RGPD »: plain numbers right before a name, articles where the act has them."""

_CONTRASTED = pattern(
    r"(?<!\w)(?:not|nor|rather than|et non|et pas|ni|plutôt que|nicht|statt|e non|y no|en niet)\s(?:le\s|l'|the\s)?(\d{1,3})\s(?:(?:du|of the|of)\s)?$"
)
"""« l'article 65 …, et non 82 du RGPD »: a plain number set against an article named before."""

_SECTION_BEFORE = pattern(
    r"(?<!\w)ss?\.?\s?(\d{1,3}(?:\(\d{1,2}\)){0,2}(?:(?:,\s|\s(?:and|to|or)\s|-)\d{1,3}(?:\(\d{1,2}\))?)*)\s(?:of the\s)?\Z"
)
_CARRIED_ON = pattern(
    r"(?:,|,?\s(?:ainsi que|et|and|as well as|sowie|und))\s(?:des\s|les\s|à\s|aux\s)?(?P<numbers>\d{1,4}(?:[-(.]\w{1,3}\)?)*(?:(?:,|\set|\sou|\sand)\s\d{1,4}(?:[-(.]\w{1,3}\)?)*){0,8})\s(?:du|de la|de l'|of the|of|der|des)\s?"
)
_CODE_NUMBER = pattern(r"[lrd]\.?\s?\d{3,4}-\d{1,3}(?:-\d{1,3})*(?![\w/])")
_LAST_NUMBER = pattern(r"(?<!\w)\d{1,4}[a-z]?\.?\s*$")
_BEFORE = pattern(r"([^\W\d_]+'?)[\s*_]*$")
_NUMBER_BESIDE = pattern(r"[\d.)*_]\s{0,2}§|§[\s*_]{0,2}\d|§§|[^\W\d_]\s{0,2}§")
_ARTICLE_BEFORE = pattern(
    r"(?:\A|[(,;]\s?|[=:]\s|(?<!\w)(?:et|and|ou|or|de|du|des|les|aux|à|au|l'|avec|with|cf\.|see|voir|of)\s)(?P<number>\d{1,3})\s?\Z"
)
"""« 16 § 1 TFUE »: an article by its number alone, before its paragraph."""

_NTH_BEFORE = pattern(rf"(?<![\w.])\d{{1,3}}{NTH_ENDS}\s$")
_NUMBERS_BEFORE = pattern(
    r"(?<![\w.])((?:\(\d{1,4}[a-z]?\)|\d{1,4}(?:/?[a-z])?\)?\.?|\([a-zα-ω]\)|[a-zα-ω]\)?)(?:\s?(?:,|-|/|\s(?:und|oder|bis|sowie|og|samt|ali|ili|nebo|alebo|oraz|ir|bei|arba|ar|un|vai|ja|tai|sekä|és|vagy|illetve|valamint|a|ning|või|in|ter|do|i|te|och|eller|až|kuni|līdz)\s)\s?(?:a\s|az\s)?(?:\d{1,4}[a-z]?\.?|\(?\d{1,3}\)|\(?[a-zα-ω]\)?)){0,12})[\s*_]*$"
)
_HUNGARIAN_BEFORE = pattern(_NUMBERS_BEFORE.pattern.replace("|valamint|a|", "|valamint|"))
"""In Hungarian « a » is the article, never « and »."""

_SMALLER_BEFORE = pattern(
    r"((?:(?:[ivx]{1,5}|\d{1,2}°(?:\s?(?:bis|ter))?|\(?[a-z]\)|\d{1,2})(?:,\s|\s(?:et|ou|à|and|or|to)\s))*(?:(?<![\w'])[ivx]{1,5}(?:\s(?:bis|ter|quater))?|(?<!\w)\d{1,2}°(?:\s?(?:bis|ter|quater))?|(?<!\w)\(?[a-z]\)|(?<=au )\d{1,2}|(?<=du )\d{1,2}))"
    r"(?:\s(?:du|de la|de l'|de son|de cet|of the|of|des|del|della|dell'|do|da)\s?(?:même\s|same\s)?)$"
)

_LONE_BEFORE = pattern(
    r"(?<![\w'])(?:le|la|au|du|les|des|aux|ni|et|ou|lettre|\A)\s(?P<letters>[a-z](?:(?:,|\set|\sou|\sni)\s(?:(?:le|au|du)\s)?[a-z]){0,6})\s(?:du|de l')\s?$|(?<![\w'])(?P<bare>[a-z])\sdu\s$"
)
"""« le **f** du 1 », « ni le **c ni le f** du paragraphe 1 »: letters without brackets before a larger place."""

_COUNTED_BEFORE = pattern(
    r"(?<!\w)(?:le|la|au|du|les|des|aux|ni|et)\s(?P<numbers>\d{1,2}\)?(?:(?:,|\set|\sou|\sà)\s(?:(?:au|le|du)\s)?\d{1,2}\)?){0,6})\s(?:de l'|du\s|de la\s)(?:même\s)?$"
)
"""« aux **1 et 2** de l'article 9 »: paragraphs by their numbers alone."""

_NUMBERED_CODES = ("fr/code/civil", "fr/code/penal", "fr/code/procedure-civile", "fr/code/procedure-penale")
"""Codes whose articles go by plain numbers."""

_COUNTED_THING = pattern(r"\d{1,2}°(?!\w)|[IVX]{1,5}(?![\w'])")

_LISTING = pattern(r"[:;\n]\s{1,2}$")
"""What stands before the letter of a list's member: « … : **a)** del capo V »."""

_LINKING = frozenset("du la l' le son cet cette the of des del della dell' dell'un do da même same".split())
"""The last words of « du », « de la », « of the »: a smaller place may stand before them."""


@lru_cache(maxsize=8192)
def _ordinary(word: str) -> bool:
    """Whether a word right before a unit is one that leads no smaller place, number or ordinal to it."""
    return len(word) > 1 and word.strip("'").isalpha() and word not in _LINKING and word not in ordinals()


class Placer:
    """Reads the places of one text; `floor` in its methods is the offset before which everything is taken already."""

    def __init__(self, text: Text, passages: Passages) -> None:
        self.text = text
        self.low = text.low
        self.raw = text.raw
        self.passages = passages
        self.reader = Reader(text, passages)

    def glued(self, start: int, end: int, floor: int) -> list[Places]:
        """A place without the word « article »: "15(1)(h)", « 6.1.a »; it must be whole, down to the letter."""
        found = _BARE_PLACE.search(self.low, max(floor, start - 4), end + 8)
        if not found or not found.start() <= start < found.end():
            return []
        return self._article_at(found.start())

    def series(self, start: int, end: int, floor: int) -> list[Places]:
        """An article of a code without the word « article »: « R413-17 », « L. 212-3 »."""
        if not self.raw[start].isupper() or not _CODE_NUMBER.match(self.low, start):
            return []
        return self._article_at(start)

    def _article_at(self, start: int) -> list[Places]:
        place = parse([Token("U", "art", "art.", start, start), *self.reader.tokens(start)])
        return [place] if place else []

    def plainly_numbered(self, start: int, floor: int, authority: str) -> Places | None:
        """The plain numbers right before an act's name: « le 21 de NIS 2 », « 13 et 14 RGPD »; articles that the act is known to have."""
        known = structure(authority)
        if authority.startswith(_NUMBERED_CODES):
            number = _CODE_ALONE.search(self.low, max(floor, start - 16), start)
            found = self._article_at(number.start("one")) if number else []
            return found[0] if found else None
        if not known or not known.articles or not self.low[max(floor, start - 3) : start - 1].strip():
            return None
        number = _PLAIN_ALONE.search(self.low, max(floor, start - 40), start)
        if not number:
            return None
        begin = number.start("one") if number["one"] else number.start("list")
        place = parse([Token("U", "art", "articles", begin, begin), *self.reader.tokens(begin)])
        if place is None or place.end > start:
            return None
        ends = (path[0] for item in place.items for path in item.paths)
        return place if all(article[4:] in known.articles for article in ends) else None

    def section(self, start: int, floor: int) -> Places | None:
        """ "s 170 DPA 2018": the section of a British or Irish act, as their lawyers write it."""
        found = _SECTION_BEFORE.search(self.low, max(floor, start - 30), start)
        if not found:
            return None
        begin = found.start()
        place = parse([Token("U", "sct", "section", begin, begin), *self.reader.tokens(found.start(1))])
        return place._replace(start=begin) if place and place.end <= start else None

    def numbered(self, start: int, floor: int) -> Places | None:
        """The compound number right before a name at `start`: « le 28-3 du RGPD », « 226-1 CP »."""
        words = self.low[max(floor, start - 26) : start].split()
        while words and words[-1] in ("du", "the", "of"):
            words.pop()
        if (
            not words
            or not words[-1].lstrip("(")[:1].isdigit()
            or (len(words) > 1 and self.reader.unit(words[-2], start))
        ):
            return None
        number = _NUMBER_ALONE.search(self.low, max(floor, start - 26), start) or _CONTRASTED.search(
            self.low, max(floor, start - 26), start
        )
        if not number or number.end() != start:
            return None
        begin = number.start(1)
        if letter := _SERIES_BEFORE.search(self.raw, max(floor, begin - 4), begin):
            begin = letter.start()
        place = parse([Token("U", "art", "art", begin, begin), *self.reader.tokens(begin)])
        return place if place and place.end <= start else None

    def carried_on(self, start: int, end: int) -> Places | None:
        """The numbers alone between two acts: « ainsi que 8 et 82 de la »."""
        found = _CARRIED_ON.fullmatch(self.low, start, end)
        if not found:
            return None
        begin = found.start("numbers")
        place = parse([Token("U", "art", "articles", begin, begin), *self.reader.tokens(begin)])
        return place if place and place.end <= end else None

    def roman(self, start: int, end: int, floor: int) -> list[Places]:
        """« 7° du même III »: the points stand before, the paragraph was named earlier."""
        if not re.match(r"[IVX]{1,5}(?!\w)", self.raw[end - 1 : end + 6]):
            return []
        before = re.search(
            r"(?<!\w)(?:\d{1,2}°(?:,\s|\s(?:et|ou|à)\s))*\d{1,2}°\s(?:du|de)\s$",
            self.low[max(floor, start - 60) : start],
        )
        if not before:
            return []
        place = parse(self.reader.tokens(start - len(before[0])))
        return [place] if place else []

    def its(self, start: int, end: int, floor: int) -> list[Places]:
        """« cet article énumère, à ses **1°, 2° et 3°** »: points or paragraphs of the place just named."""
        if not _COUNTED_THING.match(self.raw, end):
            return []
        place = parse(self.reader.tokens(end))
        return [place._replace(pointer=("its", "par"))] if place else []

    def unit(self, start: int, end: int, floor: int) -> list[Places]:
        """The place at a unit word `[start, end)`, or the one it points at, or nothing."""
        low = self.low
        word = low[start:end]
        if low[end : end + 1] == "_" and low[end + 1 : end + 2].isalnum():
            return []
        if word == "§" and (number := _ARTICLE_BEFORE.search(low, max(floor, start - 16), start)):
            return self._article_at(number.start("number"))
        if word == "§" and not _NUMBER_BESIDE.search(low, max(0, start - 5), end + 3):
            return []
        if word in ("body", "bod") and self.passages.at(start) not in ("cs", "sk"):
            return []
        if word in _SIGNS and self.passages.at(start) != "pt":
            return []
        if word == "para" and self.passages.at(start) in ("es", "pt"):
            return []
        begin = self._begin(start, word, floor)
        if begin == start and word in plain.WORDS:
            plainly = plain.read(self.text, start, end, word, self.passages)
            if plainly:
                return [plainly]
        value = _VALUE_NEXT.match(low, end)
        if begin == start and not value:
            following = _ORDINAL_AFTER.match(low, end)
            if not (following and following[1] in ordinals()) or self._counts_next(following.end(), start):
                return self._pointed(start, end, word, floor)
        if word == "§" and begin == start and not re.match(r"§?\s?\d", low[end : end + 3]):
            return []
        lang = self._tongue(word, start)
        if word not in ("article", "articles") and lang in ("", "de"):
            lang = self.passages.at(start)
        if (
            begin == start
            and lang in _VALUE_FIRST
            and word != "§"
            and not self._numeral_behind(end, word, start)
        ):
            return self._pointed(start, end, word, floor)
        tokens = self.reader.tokens(begin)
        if (
            tokens
            and tokens[0].what == "rom"
            and word in _ROMAN_BEFORE
            and len(tokens) > 1
            and tokens[1].kind == "U"
        ):
            if lang in _VALUE_FIRST:
                more = parse(tokens, True, lang)
            else:
                more = parse([tokens[1]._replace(start=begin), tokens[0], *tokens[2:]], lang=lang)
            return [more] if more else []
        found = parse(tokens, lang in _VALUE_FIRST, lang)
        if found is None and begin != start:
            nearest = _LAST_NUMBER.search(low, begin, start)
            again = nearest.start() if nearest and nearest.start() > begin else start
            found = parse(self.reader.tokens(again), lang in _VALUE_FIRST, lang)
        if found is None or found.end <= start:
            return self._pointed(start, end, word, floor)
        return [found]

    def _numeral_behind(self, end: int, word: str, start: int) -> bool:
        """« liitteessä I »: an annex's or chapter's Roman numeral may stand behind its unit in any language."""
        return self.reader.unit(word, start) in ("anx", "cpt", "tis") and bool(
            _NUMERAL_BEHIND.match(self.raw, end)
        )

    def _counts_next(self, end: int, start: int) -> bool:
        """Whether an ordinal belongs to the unit behind it, as always in Estonian: « lõike **esimese** lõigu »."""
        following = _ORDINAL_AFTER.match(self.low, end)
        return bool(following and self.reader.unit(following[1], start)) and self.passages.at(start) == "et"

    def _tongue(self, word: str, start: int) -> str:
        """The language as far as it matters here: whether values stand before their units."""
        lang = _LANGUAGE_OF.get(word) or _telling().get(word)
        if lang:
            return lang
        told = self.passages.at(start)
        speakers = _speakers().get(word, ()) if told in _VALUE_FIRST and word != "§" else ()
        return told if not speakers or told in speakers else min(speakers)

    def _begin(self, start: int, word: str, floor: int) -> int:
        """Where the place begins: at the unit, or at the ordinal, number or letter before it."""
        low = self.low
        near = low[max(floor, start - 20) : start].rsplit(None, 1)
        if not near or (len(near) == 2 and _ordinary(near[1]) and word not in _ROMAN_BEFORE):
            return start
        window = low[max(floor, start - 60) : start]
        words = window.split()
        last = words[-1].rstrip("*_")
        if len(last) == 2 and last[0] in "([":
            last = last[1]
        begin = start
        nth = _NTH_BEFORE.search(window) if last[:1].isdigit() else None
        if nth:
            begin = start - len(nth[0])
        elif last.rpartition("-")[2].lstrip('(*_"') in ordinals():
            begin = self._ordinal(start, window)
        elif last[-1:] in (".", ")") or last[-1:].isdigit() or len(last) == 1 or word in _ROMAN_BEFORE:
            begin = self._valued(start, word, window)
        if begin == start and not self._linked(words):
            return start
        return self._smaller(begin, floor)

    @staticmethod
    def _linked(words: list[str]) -> bool:
        """Whether the last words are « du », « de l' », "of the", with what may be a smaller place before them."""
        n = len(words) - 1
        if words[n] not in _LINKING:
            return False
        while n > 0 and (words[n] in _LINKING or words[n] in ("de", "of")):
            n -= 1
        value = words[n]
        return (
            value[-1] in "°)"
            or value.isdigit()
            or (len(value) == 1 and value.isascii())
            or value.strip("ivx") == ""
            or value in LATIN
        )

    def _ordinal(self, start: int, window: str) -> int:
        """« premier et deuxième alinéas »: where the ordinals before a unit begin."""
        shift = start - len(window)
        begin = start
        before = _BEFORE.search(window)
        while before and before[1] in ordinals():
            begin = shift + before.start(1)
            earlier = _BEFORE.search(window[: before.start(1)])
            if earlier and earlier[1] in ("et", "and", "und", "y", "e", "en", "i", "och", "ou", "or"):
                further = _BEFORE.search(window[: earlier.start(1)])
                if further and further[1] in ordinals():
                    before = further
                    continue
            break
        return begin

    def _valued(self, start: int, word: str, window: str) -> int:
        """« 6. člena », « III lisa »: where the numbers before a unit begin, in languages that print them there."""
        shift = start - len(window)
        if word in _ROMAN_BEFORE:
            numeral = re.search(r"(?<!\w)([ivxl]{1,6})\.?\s+$", window)
            if numeral and self.raw[shift + numeral.start(1)].isupper():
                return shift + numeral.start(1)
        lang = self._tongue(word, start)
        if (
            lang in _VALUE_FIRST
            or (lang in _VALUE_BEFORE and window.rstrip()[-1:] in ".)")
            or (
                lang in _RECITAL_BEFORE
                and self.reader.unit(word, start) in ("rct", "cpt", "sct")
                and window.rstrip()[-1:] == "."
            )
            or word in ("§", "kap.", "cikk")
        ):
            numbers = (_HUNGARIAN_BEFORE if lang == "hu" else _NUMBERS_BEFORE).search(window)
            if numbers and (lang in _VALUE_FIRST or any(c.isdigit() for c in numbers[1])):
                return shift + numbers.start(1)
        return start

    def _smaller(self, begin: int, floor: int) -> int:
        """« 2° du I de l'article 8 »: where the smaller places before a larger one begin."""
        low = self.low
        while smaller := _SMALLER_BEFORE.search(low[max(floor, begin - 60) : begin]):
            candidate = max(floor, begin - 60) + smaller.start(1)
            numeral = re.match(r"[ivx]+", low[candidate:begin])
            if numeral and not self.raw[candidate].isupper():
                break
            if low[candidate + 1 : candidate + 2] == ")" and _LISTING.search(
                low, max(floor, candidate - 3), candidate
            ):
                break
            begin = candidate
        if not low.endswith(("du ", "de l'", "de la ", "même "), floor, begin):
            return begin
        counted = _COUNTED_BEFORE.search(low, max(floor, begin - 40), begin)
        if counted:
            begin = counted.start("numbers")
        lone = _LONE_BEFORE.search(low, max(floor, begin - 40), begin)
        if lone and (low[begin].isdigit() or low.startswith("paragraphe", begin) or self.raw[begin] in "IVX"):
            return lone.start("letters") if lone["letters"] else lone.start("bare")
        return begin

    def _pointed(self, start: int, end: int, word: str, floor: int) -> list[Places]:
        """A place that only points back: « ledit article », "that paragraph", « article précité »."""
        if word in ("sous", "art"):
            return []
        found = backward.pointer(self.text, start, end, self.passages, floor)
        if found is None or found.pointer is None:
            return []
        if word == "titre" and found.pointer[0] != "self":
            return []
        unit = self.reader.unit(word, start)
        if unit not in ("art", "par", "aln", "pnt", "rct", "cpt", "sct", "anx", "tis"):
            return []
        pointer = (found.pointer[0], unit)
        inside = parse(self.reader.tokens(found.end), self._tongue(word, start) in _VALUE_FIRST)
        if inside and inside.items and RANK[inside.items[0].paths[0][0].partition("_")[0]] > RANK[unit]:
            return [inside._replace(start=found.start, pointer=pointer)]
        return [Places(found.start, found.end, [], pointer)]


_ROMAN_BEFORE = frozenset(
    "jaotis jaotise jaotises antraštinė antraštinės antraštinėje antraštinę sadaļas sadaļa osaston osasto cím címe lisa lisas melléklet melléklete mellékletének mellékletben mellékletében priedas priedo priedą priede pielikums pielikuma pielikumā pielikumu liite liitteen liitteessä peatükk peatüki peatükis fejezet fejezete fejezetben luku luvun luvussa skyrius skyriaus skyriuje nodaļa nodaļas nodaļā".split()
)
"""Units whose Roman numeral stands before them: « III lisa », « I. melléklet »."""

_VALUE_FIRST = frozenset(code for code in ("fi", "hu", "lt", "lv"))
_VALUE_BEFORE = frozenset(("sl", "hr", "cs", "sk", "sv", "et", "hu", "da"))
_RECITAL_BEFORE = frozenset(("de", "pl"))
"""Languages where only a recital, a chapter or a section may have its number before it: „der 47. Erwägungsgrund“."""

_NUMERAL_BEHIND = pattern(r"\s[IVX]{1,5}(?!\w)")
_PARTICULAR = frozenset("bg cs da de el et fi hr hu lt lv nl pl sk sl sv".split())
"""Languages that print numbers before their units, or dots, cases or brackets in a way of their own."""

_LANGUAGE_OF = {
    "articles": "en",
    "article": "en",
    "§": "",
    "alinéa": "fr",
    "paragraphe": "fr",
    "considérant": "fr",
    "artikel": "de",
}


@cache
def _speakers() -> dict[str, frozenset[str]]:
    """Unit words with the languages that have them: « čl. » is no Lithuanian, whatever the words around it seem to be."""
    spoken: dict[str, set[str]] = {}
    for code, language in languages().items():
        for field in UNITS:
            for word in getattr(language, field):
                spoken.setdefault(word, set()).add(code)
    return {word: frozenset(codes) for word, codes in spoken.items()}


@cache
def _telling() -> dict[str, str]:
    """Unit words that tell a language, or that only languages without particular habits share."""
    spoken: dict[str, set[str]] = {}
    for code, language in languages().items():
        for field in UNITS:
            for word in getattr(language, field):
                spoken.setdefault(word, set()).add(code)
                spoken.setdefault(unaccented(word), set()).add(code)
    return {
        word: next(iter(codes))
        for word, codes in spoken.items()
        if (len(codes) == 1 and len(word) > 3) or not codes & _PARTICULAR
    }
