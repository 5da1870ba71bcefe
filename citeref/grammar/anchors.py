"""Anchors: the words at which a scan stops, and the matcher that finds them all in one pass.

Two automata read a text: one over its lower-case copy for words that may be written either way, one over the text as it stands
for acronyms, so that « les » and « peu » are never mistaken for LES and PEU. Anchors inside longer words are dropped here.
"""

from __future__ import annotations

from collections.abc import Iterable

from citeref.catalogue.own import derived
from citeref.grammar import (
    backward,
    case_names,
    described,
    eu,
    foreign,
    journal,
    names,
    own,
    papers,
    spoken,
    statutes,
    tribunals,
)
from citeref.grammar.automaton import Automaton
from citeref.grammar.text import SLIPS, Text
from citeref.grammar.words import units

_QUIET_UNITS = frozenset(
    "numero nr. nr nrn. nummer nummern no. p p. d. z. b. t. s. st. co. n. no. a del parte partes parti parti part parts deel delen teil teile dio del. osa osan let. item sub cuid część části časti część μέρος mérous".split()
)
"""Unit words too common to begin a place; they are read inside one."""

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
    "à son |à ses |en son |en ses |dans son |dans ses ": "its",
    "c-|t-|f-": "case",
    "ecli:|eu:c:|eu:t:|eu:f:|fr:c": "ecli",
    "n°|no.|nos|n° |no |nº|number|pourvoi": "docket",
    "dc|qpc": "constitutional",
    "convention|conv.|konvention|convenio|convenzione|verdrag|convenção|übereinkommen": "convention",
    "cets|stce|ste |ets ": "cets",
    "wp|wp29": "wp",
    "ibid|id.|op. cit.|op.cit.": "ibid",
    "3201|3202|3199|3200|3198|3196|0201|0202|0199|0200|6201|6202|6200|6199|12016|12012|cniltext|legitext|jorftext|legiarti|eli/": "loose",
    "(ue)|(eu)|(ce)|(ec)|(eg)|(ел)|/ce|/ec|/eg|/cee|/eec|/ewg": "bare",
}

_WHOLE = frozenset(
    ("trap", "act", "noun", "statute", "described", "constitutional", "unit", "name", "casename")
)
"""Kinds of anchor that are whole words: a letter or digit behind one makes it another word."""


_JOINING = frozenset("article articles artikel artículo artículos articolo articoli artigo artigos".split())
"""Words that a copy often runs into their number (« article26 »), as it does acronyms and a footnote's (« TFUE31 »)."""

_SLIP = ("slip",)

PIECE = 1 << 20
OVERLAP = 400
"""How many characters are searched at once, and how far a piece reaches into the next: farther than any name is long."""


Hit = tuple[int, int, tuple[str, ...]]
"""An anchor in a text: where it begins, its end with a minus sign, and what it announces."""


class _Matcher:
    """The anchors of one spelling, with what each announces and whether it must begin and end a word.

    Those of Latin-1 letters are sought in the text encoded with one byte a character, where offsets are those of the text and
    which is quicker; those of other letters in the text itself, where it has any of these letters.
    """

    def __init__(self, table: dict[str, list[str]]) -> None:
        latin = [word for word in table if max(word) < "\u0100"]
        others = [word for word in table if max(word) >= "\u0100"]
        self.latin = Automaton([word.encode("latin-1") for word in latin])
        self.others = Automaton(others) if others else None
        self.alphabet = {letter for word in others for letter in word if letter >= "\u0100"}
        words = latin + others
        self.first_other = len(latin)
        self.tags = [tuple(table[word]) for word in words]
        self.opens = [word[0].isalnum() for word in words]
        self.closes = [word[-1].isalnum() and all(tag in _WHOLE for tag in table[word]) for word in words]
        self.joins = [
            word in _JOINING or (len(word) > 3 and (word.isupper() or word in names.SMALL_TOO))
            for word in words
        ]

    def hits(self, text: str, letters: set[str]) -> list[Hit]:
        """The anchors of a text that has these letters beyond ASCII, piece by piece, so that memory stays bounded."""
        opens, closes, joins, tags = self.opens, self.closes, self.joins, self.tags
        seek_others = self.others is not None and not self.alphabet.isdisjoint(letters)
        found: list[Hit] = []
        for at in range(0, len(text), PIECE):
            before = text[at - 1] if at else " "
            piece = f"{text[at : at + PIECE + OVERLAP]} {before}".replace("\n", " ")
            last = min(PIECE, len(text) - at)
            matches = self.latin.matches(piece.encode("latin-1", "replace"))
            if seek_others:
                first = self.first_other
                matches += [(first + n, s, e) for n, s, e in self.others.matches(piece)]  # type: ignore[union-attr]
            found += [
                (at + start, -at - end, tags[n])
                for n, start, end in matches
                if start < last
                and not (opens[n] and piece[start - 1].isalnum())
                and not (
                    closes[n]
                    and piece[end].isalnum()
                    and not (joins[n] and piece[end].isdigit() and piece[start - 1] in " '’(")
                )
            ]
        return found


def hits(text: Text) -> list[Hit]:
    """Every anchor of the text, in the order of the text, the longest of one place first.

    Where scanners' slips turn up, the text is mended first.
    """
    words, acronyms = _matchers()
    letters = text.letters
    small = {letter.lower() for letter in letters}
    found = words.hits(text.low, small)
    if any(tags == _SLIP for _, _, tags in found):
        text.mend()
        found = [hit for hit in words.hits(text.low, small) if hit[2] != _SLIP]
    found += acronyms.hits(text.raw, letters)
    found.sort()
    return found


@derived
def _matchers() -> tuple[_Matcher, _Matcher]:
    table: dict[str, list[str]] = {}
    upper: dict[str, list[str]] = {}

    def add(words: Iterable[str], tag: str) -> None:
        for word in words:
            tags = table.setdefault(word, [])
            if tag not in tags:
                tags.append(tag)

    add(names.TRAPS, "trap")
    for word in names.names():
        capitals = names.capitals(word)
        if capitals:
            upper |= {spelling: ["name"] for spelling in capitals}
        else:
            add([word], "name")
    add(spoken.sought(), "spoken")
    add(
        (w for w in units().words() if w not in _QUIET_UNITS and not (len(w) == 1 and w != "§")),
        "unit",
    )
    add(("s.",), "unit")
    add(papers.KINDS, "paper")
    add(eu.kinds(), "act")
    add(backward.nouns(), "noun")
    add(statutes.ANCHORS, "statute")
    add(foreign.ANCHORS, "foreign")
    add(tribunals.NAMES, "tribunal")
    add(backward.LATTER, "latter")
    add(described.anchors(), "described")
    add((word.lower() for word in case_names.case_names()), "casename")
    add(SLIPS, "slip")
    for anchors, tag in _FIXED.items():
        add(anchors.split("|"), tag)
    for anchor in tribunals.ACRONYMS:
        upper.setdefault(anchor, []).append("tribunal")
    for anchor in journal.ANCHORS:
        upper.setdefault(anchor, []).append("journal")
    for anchor in own.anchors():
        upper[anchor] = ["own", *upper.get(anchor, [])]
    return _Matcher(table), _Matcher(upper)
