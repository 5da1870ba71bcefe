"""The scan: where a text may hold a citation, and what each family reads there."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

import ahocorasick

from citeref.catalogue.decisions import decision
from citeref.grammar import addresses, backward, cnil, courts, described, eu, foreign, names, papers, statutes
from citeref.grammar.language import Passages
from citeref.grammar.mention import Mention
from citeref.grammar.places import Item, Places, parse
from citeref.grammar.text import Text
from citeref.grammar.tokens import Reader, Token
from citeref.grammar.words import RANK, languages, ordinals, plain, units

Event = Mention | Places

_SIGNS = frozenset("n° n.° n.os n.o n.°s número números".split())
"""Number signs, with which only a Portuguese paragraph begins."""

_QUIET_UNITS = frozenset(
    "numero nr. nr nrn. nummer nummern no. p p. d. z. b. t. s. st. co. n. no. a del parte partes parti part parts deel delen teil teile dio del. osa osan let. item sub cuid część části časti част μέρος mérous".split()
)
"""Unit words too common to begin a place; they are read inside one."""

_VALUE_NEXT = re.compile(
    r"(?:\s(?:od|da|von|from)(?=\s[\d(]))?(?:\s(?:izjav\w{1,4}|σκέψ\w{1,3}|dal\w{1,4}))?[\s*_\"'„]{0,14}(?:\d|[§(]\s?[\w]|[lrda]\.?\s?\*{0,2}\.?\s?\d|[ivxl]{1,5}(?!\w)|[^\W\d_]{1,3}\s?[)\"']|[^\W\d_]\b)"
)
_ORDINAL_AFTER = re.compile(r"[\s*_]+([^\W\d_]+)")
_BARE_PLACE = re.compile(r"(?<![\w.(§-])\d{1,2}(?:\(\d{1,2}\)\s?\([a-z]\)|\.\d{1,2}\.[a-z](?!\w))")
_NUMBER_ALONE = re.compile(
    r"(?<![\w.,/:(-])(?<!\d\s)(\d{1,4}-\d{1,3}(?:-\d{1,2})?(?:-[a-z]\)?)?|\d{1,2}\.\d{1,2}(?:\.[a-z])?)\s(?:(?:du|of the|of)\s)?$"
)
"""« 226-1 CP », « le 28-3 du RGPD »: a compound number right before the name."""

_ROW = re.compile(
    r"[\s,(]*(?:(?:aff\.|affaires?|case|cases|asunto|rs\.|zaak|precit\w+|précité,?|du|of|and others|e\.a\.|\d{1,2} \w+ \d{4})[\s,(]*){0,3}"
)

_CODE_NUMBER = re.compile(r"[lrd]\.?\s?\d{3,4}-\d{1,3}(?:-\d{1,3})*(?![\w/])")
_BEFORE = re.compile(r"([^\W\d_]+'?)[\s*_]*$")
_NUMBERS_BEFORE = re.compile(
    r"(?<![\w.])((?:\(\d{1,4}[a-z]?\)|\d{1,4}[a-z]?\)?\.?|\([a-zα-ω]\)|[a-zα-ω]\)?)(?:\s?(?:,|-|/|\s(?:ir|bei|arba|ar|un|vai|ja|tai|sekä|és|vagy|illetve|valamint|a|ning|või|in|ter|do|i|te|och|eller|až|kuni|līdz)\s)\s?(?:a\s|az\s)?(?:\d{1,4}[a-z]?\.?|\(?\d{1,3}\)|\(?[a-zα-ω]\)?)){0,12})[\s*_]*$"
)
_HUNGARIAN_BEFORE = re.compile(_NUMBERS_BEFORE.pattern.replace("|valamint|a|", "|valamint|"))
"""In Hungarian « a » is the article, never « and »."""

_SMALLER_BEFORE = re.compile(
    r"((?:(?:[ivx]{1,5}|\d{1,2}°(?:\s?(?:bis|ter))?|\(?[a-z]\)|\d{1,2})(?:,\s|\s(?:et|ou|à|and|or|to)\s))*(?:(?<![\w'])[ivx]{1,5}|(?<!\w)\d{1,2}°(?:\s?(?:bis|ter|quater))?|(?<!\w)\(?[a-z]\)|(?<=au )\d{1,2}|(?<=du )\d{1,2}))"
    r"(?:\s(?:du|de la|de l'|de son|de cet|of the|of|des|del|della|dell'|do|da)\s?(?:même\s|same\s)?)$"
)


@cache
def _automaton() -> ahocorasick.Automaton:
    table: dict[str, list[str]] = {}

    def add(word: str, tag: str) -> None:
        tags = table.setdefault(word, [])
        if tag not in tags:
            tags.append(tag)

    for word in names.TRAPS:
        add(word, "trap")
    for word in names.names():
        add(word, "name")
    for word in units().words():
        if word not in _QUIET_UNITS and not (len(word) == 1 and word != "§"):
            add(word, "unit")
    add("s.", "unit")
    for word in papers.KINDS:
        add(word, "paper")
    for word in eu.kinds():
        add(word, "act")
    for word in backward.nouns():
        add(word, "noun")
    for word in statutes.ANCHORS:
        add(word, "statute")
    for word in foreign.ANCHORS:
        add(word, "foreign")
    for word in backward.LATTER:
        add(word, "latter")
    for word in described.anchors():
        add(word, "described")
    for word in described.case_names():
        add(word.lower(), "casename")
    for word, tag in _FIXED.items():
        for anchor in word.split("|"):
            add(anchor, tag)
    automaton = ahocorasick.Automaton()
    for word, tags in table.items():
        automaton.add_word(word, (len(word), tuple(tags)))
    automaton.make_automaton()
    return automaton


_FIXED = {
    "http://|https://|http%3a|https%3a|www.": "address",
    "san-|san |medp-|med-|med |dr-20|san20": "serial",
    "délibération|deliberation|délibérations|délib.|délib": "deliberation",
    "cnil": "cnil",
    ")(|) (|.1.|.2.|.3.|.4.|.5.|.6.|.7.|.8.|.9.": "glued",
    "|".join(
        f"{letter}{gap}{digit}" for letter in "lrd" for gap in ("", ". ", ".", " ") for digit in range(1, 10)
    ): "series",
    "même i|même v|même x|ce i|ce v|ce x": "roman",
    "c-|t-|f-": "case",
    "ecli:|eu:c:|eu:t:|eu:f:|fr:c": "ecli",
    "n°|no.|nos|n° |no |nº|number|pourvoi": "docket",
    "dc|qpc": "constitutional",
    "convention|konvention|convenio|convenzione|verdrag|convenção|übereinkommen": "convention",
    "cets|stce|ste |ets ": "cets",
    "wp|wp29": "wp",
    "ibid|id.|op. cit.|op.cit.": "ibid",
    "3201|3202|3199|3200|3198|3196|0201|0202|0199|0200|6201|6202|6200|6199|12016|12012|cniltext|legitext|jorftext|legiarti|eli/": "loose",
    "(ue)|(eu)|(ce)|(ec)|(eg)|(ел)|/ce|/ec|/eg": "bare",
}


class Scan:
    """One pass over one text. `events()` gives the mentions and places, in order, none overlapping another."""

    def __init__(self, text: Text, passages: Passages) -> None:
        self.text = text
        self.low = text.low
        self.raw = text.raw
        self.passages = passages
        self.reader = Reader(text, passages)
        self.taken = 0
        self._read: dict[str, Callable[[int, int], list[Event]]] = {
            "trap": self._trap, "name": self._name, "unit": self._unit, "act": self._act, "noun": self._noun, "statute": self._statute,
            "foreign": self._foreign, "paper": self._paper, "latter": self._latter, "serial": self._serial, "deliberation": self._deliberation,
            "cnil": self._cnil, "case": self._case, "ecli": self._ecli, "docket": self._docket, "constitutional": self._constitutional,
            "convention": self._convention, "cets": self._cets, "wp": self._wp, "ibid": self._ibid, "loose": self._loose, "bare": self._bare,
            "address": self._address, "described": self._described, "casename": self._case_name, "glued": self._glued, "series": self._series, "roman": self._roman,
        }  # fmt: skip

    def events(self) -> list[Event]:
        low = self.low
        scanned = low.replace("\n", " ") if "\n" in low else low
        hits = []
        for last, (length, tags) in _automaton().iter(scanned):
            start = last - length + 1
            if start and low[start - 1].isalnum() and low[start].isalnum():
                continue
            hits.append((start, -length, tags))
        hits.sort()
        found: list[Event] = []
        self.companies: list[tuple[int, int]] = []
        for start, length, tags in hits:
            if start < self.taken:
                continue
            end = start - length
            for tag in tags:
                got = self._read[tag](start, end)
                if got:
                    while found and found[-1].end > got[0].start:
                        found.pop()
                    found.extend(got)
                    last = got[-1]
                    if tag != "casename" and (not isinstance(last, Mention) or last.known or tag == "trap"):
                        self.taken = max(self.taken, got[-1].end)
                    break
        found = self._rows(found)
        return described.add(self.text, found, self.companies) if self.companies else found

    def _rows(self, found: list[Event]) -> list[Event]:
        """A case's name joined to the number or ECLI right behind it: « Ryneš (C-212/13) » is one citation."""
        joined: list[Event] = []
        for event in found:
            before = joined[-1] if joined else None
            if (
                isinstance(event, Mention)
                and event.family == "courts"
                and event.holds
                and isinstance(before, Mention)
                and before.evidence
                and before.family == "described"
            ):
                same = decision(event.refs[0])
                if same and same.ref == before.refs[0] and _ROW.fullmatch(self.low, before.end, event.start):
                    joined[-1] = event._replace(start=before.start)
                    continue
            joined.append(event)
        return joined

    # ---- one method for each kind of anchor; each returns what it read, or nothing
    def _closed(self, end: int) -> bool:
        return not self.low[end : end + 1].isalnum()

    def _trap(self, start: int, end: int) -> list[Event]:
        return [Mention(start, end, (), "explicit", "trap")] if self._closed(end) else []

    def _name(self, start: int, end: int) -> list[Event]:
        found = names.read(self.text, start, end, self.passages)
        if found is None:
            return []
        number = _NUMBER_ALONE.search(self.low, max(self.taken, start - 26), start)
        if number and number.end() == start:
            begin = number.start(1)
            place = parse([Token("U", "art", "art", begin, begin), *self.reader.tokens(begin)])
            if place and place.end <= start:
                return [place, found]
        return [found]

    def _act(self, start: int, end: int) -> list[Event]:
        if not self._closed(end) and self.low[end : end + 1] != "'":
            return []
        return [*eu.read(self.text, start, end, self.taken)]

    def _noun(self, start: int, end: int) -> list[Event]:
        if not self._closed(end):
            return []
        found = backward.read(self.text, start, end, self.passages.at(start), self.taken)
        if found and found.pointer and found.pointer[1] == "judgment":
            return [found, *self._points(found)]
        return [found] if found else []

    def _points(self, found: Mention) -> list[Event]:
        """The points of a decision that is only pointed at: « le même arrêt, point 168 », "ibid, paras 70 and 72"."""
        whole = (
            []
            if re.match(r"\W*(?:consid|cons\.)", self.low[found.end : found.end + 12])
            else courts.points(self.text, found.end)
        )
        return [Places(start, end, [Item(start, end, paths)]) for start, end, paths in whole]

    def _statute(self, start: int, end: int) -> list[Event]:
        return [*statutes.read(self.text, start, end)] if self._closed(end) else []

    def _foreign(self, start: int, end: int) -> list[Event]:
        found = foreign.read(self.text, start, end)
        return [found] if found else []

    def _paper(self, start: int, end: int) -> list[Event]:
        return [*papers.paper(self.text, start, end, self.taken)]

    def _latter(self, start: int, end: int) -> list[Event]:
        found = backward.latter(self.text, start)
        return [found] if found else []

    def _serial(self, start: int, end: int) -> list[Event]:
        found = cnil.serial(self.text, start)
        return [found] if found else []

    def _deliberation(self, start: int, end: int) -> list[Event]:
        found = cnil.plain(self.text, start, end)
        return [found] if found else []

    def _cnil(self, start: int, end: int) -> list[Event]:
        found = cnil.beside(self.text, start, end)
        return [found] if found else []

    def _case(self, start: int, end: int) -> list[Event]:
        return [*courts.case(self.text, start, self.taken)]

    def _ecli(self, start: int, end: int) -> list[Event]:
        return [*courts.ecli(self.text, start, self.taken)]

    def _docket(self, start: int, end: int) -> list[Event]:
        return [
            *(
                courts.council_of_state(self.text, start, self.taken)
                or courts.cassation(self.text, start, self.taken)
            ),
        ] or [*courts.strasbourg(self.text, start, self.taken)]

    def _constitutional(self, start: int, end: int) -> list[Event]:
        number = re.search(
            r"(?:n\s?°s?\s?|n[o]s?\.?\s?)?(?:19|20)\d\d-[\d\s/,-]{1,24}\s?$",
            self.low[max(self.taken, start - 40) : start],
        )
        if not number or not self._closed(end):
            return []
        found = courts.constitutional(self.text, start - len(number[0]))
        return [found] if found else []

    def _convention(self, start: int, end: int) -> list[Event]:
        found = papers.convention(self.text, start, end)
        return [found] if found else []

    def _cets(self, start: int, end: int) -> list[Event]:
        found = papers.treaty_number(self.text, start)
        return [found] if found else []

    def _wp(self, start: int, end: int) -> list[Event]:
        return [*papers.working_paper(self.text, start)]

    def _ibid(self, start: int, end: int) -> list[Event]:
        found = backward.ibid(self.text, start)
        return [found, *self._points(found)] if found else []

    def _loose(self, start: int, end: int) -> list[Event]:
        found = addresses.loose(self.text, start)
        return [found] if found else []

    def _bare(self, start: int, end: int) -> list[Event]:
        if _HUNGARIAN_ACT.search(self.low, end, end + 70):
            return []
        if self.low[start] == "/":
            number = re.search(
                r"(?<![\d/])(?:19|20)?\d\d/\d{1,4}$", self.low[max(self.taken, start - 10) : start]
            )
            if not number or not self._closed(end):
                return []
            start -= len(number[0])
        found = eu.bare(self.text, start, end)
        return [found] if found else []

    def _address(self, start: int, end: int) -> list[Event]:
        close, found = addresses.read(self.text, start)
        self.taken = max(self.taken, close)
        return [*found]

    def _described(self, start: int, end: int) -> list[Event]:
        if self._closed(end):
            self.companies.append((start, end))
        return []

    def _case_name(self, start: int, end: int) -> list[Event]:
        found = described.case_name(self.text, start, end)
        return [found] if found else []

    # ---- places
    def _glued(self, start: int, end: int) -> list[Event]:
        """A place without the word « article »: "15(1)(h)", « 6.1.a »; it must be whole, down to the letter."""
        found = _BARE_PLACE.search(self.low, max(self.taken, start - 4), end + 8)
        if not found or not found.start() <= start < found.end():
            return []
        place = parse(
            [Token("U", "art", "art", found.start(), found.start()), *self.reader.tokens(found.start())]
        )
        return [place] if place else []

    def _series(self, start: int, end: int) -> list[Event]:
        """An article of a code without the word « article »: « R413-17 », « L. 212-3 »."""
        if not self.raw[start].isupper() or not _CODE_NUMBER.match(self.low, start):
            return []
        place = parse([Token("U", "art", "art.", start, start), *self.reader.tokens(start)])
        return [place] if place else []

    def _roman(self, start: int, end: int) -> list[Event]:
        """« 7° du même III »: the points stand before, the paragraph was named earlier."""
        if not re.match(r"[IVX]{1,5}(?!\w)", self.raw[end - 1 : end + 6]):
            return []
        before = re.search(
            r"(?<!\w)(?:\d{1,2}°(?:,\s|\s(?:et|ou|à)\s))*\d{1,2}°\s(?:du|de)\s$",
            self.low[max(self.taken, start - 60) : start],
        )
        if not before:
            return []
        place = parse(self.reader.tokens(start - len(before[0])))
        return [place] if place else []

    def _unit(self, start: int, end: int) -> list[Event]:
        low = self.low
        if not (self._closed(end) or low[end - 1] == "."):
            return []
        word = low[start:end]
        if word in _SIGNS and self.passages.at(start) != "pt":
            return []
        begin = self._begin(start, word)
        value = _VALUE_NEXT.match(low, end)
        if begin == start and not value:
            following = _ORDINAL_AFTER.match(low, end)
            if not (following and following[1] in ordinals()):
                return self._pointed(start, end, word)
        if word == "§" and begin == start and not re.match(r"§?\s?\d", low[end : end + 3]):
            return []
        lang = self._tongue(word, start)
        if word not in ("article", "articles") and lang in ("", "de"):
            lang = self.passages.at(start)
        if begin == start and lang in _VALUE_FIRST and word != "§":
            return self._pointed(start, end, word)
        tokens = self.reader.tokens(begin)
        if (
            tokens
            and tokens[0].what == "rom"
            and word in _ROMAN_BEFORE
            and len(tokens) > 1
            and tokens[1].kind == "U"
        ):
            unit = tokens[1]
            more = parse([unit._replace(start=begin), tokens[0], *tokens[2:]])
            return [more] if more else []
        found = parse(tokens, lang in _VALUE_FIRST, lang)
        if found is None and begin != start:
            found = parse(self.reader.tokens(start), lang in _VALUE_FIRST, lang)
        if found is None or found.end <= start:
            return self._pointed(start, end, word)
        return [found]

    def _tongue(self, word: str, start: int) -> str:
        """The language as far as it matters here: whether values stand before their units."""
        lang = _LANGUAGE_OF.get(word) or _telling().get(word)
        return lang or self.passages.at(start)

    def _begin(self, start: int, word: str) -> int:
        """Where the place begins: at the unit, or at the ordinal, number or letter before it."""
        low, floor = self.low, self.taken
        window = low[max(floor, start - 60) : start]
        shift = start - len(window)
        before = _BEFORE.search(window)
        begin = start
        while before and before[1] in ordinals():
            begin = shift + before.start(1)
            earlier = _BEFORE.search(window[: before.start(1)])
            if earlier and earlier[1] in ("et", "and", "und", "y", "e", "en", "i", "och", "ou", "or"):
                further = _BEFORE.search(window[: earlier.start(1)])
                if further and further[1] in ordinals():
                    before = further
                    continue
            break
        lang = self._tongue(word, start)
        if begin == start and word in _ROMAN_BEFORE:
            numeral = re.search(r"(?<!\w)([ivxl]{1,6})\.?\s+$", window)
            if numeral and self.raw[shift + numeral.start(1)].isupper():
                return shift + numeral.start(1)
        if begin == start and (
            lang in _VALUE_FIRST
            or ((lang in _VALUE_BEFORE and window.rstrip()[-1:] in ".)") or word in ("§", "kap.", "cikk"))
        ):
            numbers = (_HUNGARIAN_BEFORE if lang == "hu" else _NUMBERS_BEFORE).search(window)
            if (numbers and any(c.isdigit() for c in numbers[1])) or (numbers and lang in _VALUE_FIRST):
                begin = shift + numbers.start(1)
        if begin <= start:
            while smaller := _SMALLER_BEFORE.search(low[max(floor, begin - 60) : begin]):
                candidate = max(floor, begin - 60) + smaller.start(1)
                roman = re.match(r"[ivx]+", low[candidate:begin])
                if roman and not self.raw[candidate].isupper():
                    break
                begin = candidate
            lone = re.search(r"(?<![\w'])[a-z] du $", low[max(floor, begin - 6) : begin])
            if lone and low[begin].isdigit():
                begin -= len(lone[0])
        return begin

    def _pointed(self, start: int, end: int, word: str) -> list[Event]:
        """A place that only points back: « ledit article », "that paragraph", « article précité »."""
        unit = self.reader.unit(word, start)
        if unit not in ("art", "par", "aln", "pnt", "rct", "cpt", "sct", "anx", "tis"):
            return []
        found = backward.pointer(self.text, start, end, self.passages.at(start), self.taken, unit)
        if found is None:
            return []
        inside = parse(self.reader.tokens(found.end), self._tongue(word, start) in _VALUE_FIRST)
        if inside and inside.items and RANK[inside.items[0].paths[0][0].partition("_")[0]] > RANK[unit]:
            return [inside._replace(start=found.start, pointer=found.pointer)]
        return [Places(found.start, found.end, [], found.pointer)]


_HUNGARIAN_ACT = re.compile(r"\s(?:irányelv|rendelet|határozat)")
"""A kind of act that follows its number; it is read there."""

_ROMAN_BEFORE = frozenset(
    "sadaļas sadaļa osaston osasto cím címe lisa lisas melléklet melléklete mellékletének mellékletben mellékletében priedas priedo priedą priede pielikums pielikuma pielikumā pielikumu liite liitteen liitteessä peatükk peatüki peatükis fejezet fejezete fejezetben luku luvun luvussa skyrius skyriaus skyriuje nodaļa nodaļas nodaļā".split()
)
"""Units whose Roman numeral stands before them: « III lisa », « I. melléklet »."""

_VALUE_FIRST = frozenset(code for code in ("fi", "hu", "lt", "lv"))
_VALUE_BEFORE = frozenset(("sl", "hr", "cs", "sk", "sv", "et", "hu", "da"))
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
def _telling() -> dict[str, str]:
    """Unit words of one language alone."""
    spoken: dict[str, set[str]] = {}
    for code, language in languages().items():
        for field in ("art", "par", "aln", "pnt", "rct"):
            for word in getattr(language, field):
                spoken.setdefault(word, set()).add(code)
                spoken.setdefault(plain(word), set()).add(code)
    return {word: next(iter(codes)) for word, codes in spoken.items() if len(codes) == 1 and len(word) > 3}
