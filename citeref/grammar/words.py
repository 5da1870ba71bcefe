"""The words of citations in 24 languages, ready to be looked up.

One word can play different parts in different languages: « punkts » is a paragraph in Latvian, « punkt » a point in German.
A word whose part is the same wherever it occurs is answered at once; for the others the language of the passage decides.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from importlib.resources import files

import msgspec

UNITS = ("snt", "idt", "prt", "tis", "cpt", "sct", "sch", "anx", "rct", "pnt", "aln", "par", "art")
RANK = {
    "prt": 0,
    "tis": 1,
    "cpt": 2,
    "sct": 3,
    "anx": 3,
    "sch": 3,
    "art": 4,
    "rct": 4,
    "pt": 5,
    "par": 5,
    "aln": 6,
    "pnt": 7,
    "idt": 8,
    "snt": 9,
}
"""Which unit lies inside which: a lower rank is the larger place."""

TYPES = ("reg", "dir", "dec", "reco")
POINTERS = ("same", "said", "this", "that", "its")


class Language(msgspec.Struct, frozen=True):
    """One language's words; the field names are those of `catalogue/languages.json`."""

    art: list[str] = []
    par: list[str] = []
    aln: list[str] = []
    pnt: list[str] = []
    idt: list[str] = []
    rct: list[str] = []
    anx: list[str] = []
    cpt: list[str] = []
    sct: list[str] = []
    sch: list[str] = []
    tis: list[str] = []
    prt: list[str] = []
    snt: list[str] = []
    conj: list[str] = []
    to: list[str] = []
    of: list[str] = []
    ordinals: list[list[str]] = []
    reg: list[str] = []
    dir: list[str] = []
    dec: list[str] = []
    reco: list[str] = []
    regimpl: list[str] = []
    dirimpl: list[str] = []
    decimpl: list[str] = []
    impl: list[str] = []
    dele: list[str] = []
    framw: list[str] = []
    same: list[str] = []
    said: list[str] = []
    this: list[str] = []
    that: list[str] = []
    its: list[str] = []
    stop: list[str] = []
    letters: list[str] = []
    value_first: bool = False


class _File(msgspec.Struct):
    languages: dict[str, Language]


@cache
def languages() -> dict[str, Language]:
    """The 24 languages by their ISO 639-1 code."""
    data = files("citeref.catalogue").joinpath("languages.json").read_bytes()
    return msgspec.json.decode(data, type=_File).languages


class _Bare(dict[int, str]):
    """Each character to what is left of it without accents, worked out when first met."""

    def __missing__(self, code: int) -> str:
        parts = unicodedata.normalize("NFD", chr(code))
        bare = self[code] = "".join(c for c in parts if not unicodedata.combining(c))
        return bare


_BARE = _Bare()


def plain(word: str) -> str:
    """A word without its accents, as hurried and capital writing leaves it."""
    return word if word.isascii() else word.translate(_BARE)


class Lexicon:
    """Words to their parts: `sure` where every language agrees, `by_language` where they do not."""

    def __init__(self, fields: tuple[str, ...]) -> None:
        self.by_language: dict[str, dict[str, str]] = {}
        spoken: dict[str, dict[str, str]] = {}
        for code, language in languages().items():
            for field in fields:
                for word in getattr(language, field):
                    for form in (
                        {word, plain(word)}
                        if len(word) > 3 and word.isalpha() and word.isascii() is False
                        else {word}
                    ):
                        spoken.setdefault(form, {})[code] = field
        self.sure = {
            word: next(iter(parts.values()))
            for word, parts in spoken.items()
            if len(set(parts.values())) == 1
        }
        self.by_language = {word: parts for word, parts in spoken.items() if word not in self.sure}

    def words(self) -> set[str]:
        """Every word the lexicon holds."""
        return self.sure.keys() | self.by_language.keys()


@cache
def units() -> Lexicon:
    """Words for places: article, paragraph, point …"""
    return Lexicon(UNITS)


@cache
def ordinals() -> dict[str, int]:
    """« premier », "second", « tretji » to 1, 2, 3. A number's word that two languages use differently is left out."""
    found: dict[str, set[int]] = {}
    for language in languages().values():
        for number, forms in enumerate(language.ordinals, 1):
            for form in forms:
                found.setdefault(form, set()).add(number)
                found.setdefault(plain(form), set()).add(number)
    return {word: numbers.pop() for word, numbers in found.items() if len(numbers) == 1}


@cache
def glue() -> dict[str, dict[str, str]]:
    """The small words between places, as word → language → "conj", "to" or "of"."""
    found: dict[str, dict[str, str]] = {}
    for code, language in languages().items():
        for field in ("of", "to", "conj"):
            for word in getattr(language, field):
                found.setdefault(word, {})[code] = field
    return found


@cache
def letters() -> dict[str, str]:
    """Bulgarian and Greek point letters to the Latin letter of the same place in the list."""
    latin = "abcdefghijklmnopqrstuvwxyz"
    table: dict[str, str] = {}
    for language in languages().values():
        for place, letter in enumerate(language.letters):
            table[letter] = latin[place]
    return table
