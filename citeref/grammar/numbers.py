"""Numbers of articles: read as they are written, settled when the authority is known.

« 28-3 » is Article 28(3) of the GDPR and article 28-3 of a French code: hyphens, dots and strokes stay glued to the number
until the instrument is known, and `settle` then parts them or keeps them. Brackets and letters are never in doubt.
"""

from __future__ import annotations

import re
from functools import lru_cache

from citeref.grammar.pattern import pattern
from citeref.ref import SEGMENT

LATIN = (
    "bis",
    "ter",
    "quater",
    "quinquies",
    "sexies",
    "septies",
    "octies",
    "novies",
    "nonies",
    "decies",
    "undecies",
    "duodecies",
    "terdecies",
)
_LETTER_OF = {
    "bis": "a",
    "ter": "b",
    "quater": "c",
    "quinquies": "d",
    "sexies": "e",
    "septies": "f",
    "octies": "g",
    "novies": "h",
    "nonies": "h",
    "decies": "i",
    "undecies": "j",
    "duodecies": "k",
    "terdecies": "l",
}
"""How EUR-Lex numbers an article that French and Italian print with a Latin word: « article 4 bis » is `art_4a`."""

ROMAN = pattern(r"(?=[ivxl])(?:x{0,3}|x?l)(?:ix|iv|v?i{0,3})\Z")
_VALUE = {"i": 1, "v": 5, "x": 10, "l": 50}

_TAIL = (
    r"(?:[-./](?:\d{1,4}(?!\d)°?|[a-zα-ω](?![\w])|[ivx]{1,4}(?!\w))\)?"
    r"|\s?\(\s?(?:\d{1,3}[a-z]?|[a-zа-щ]|[ivx]{1,4}|[α-ω]{1,3})\s?\)"
    rf"|[\s-](?:{'|'.join(LATIN)})\b(?!\s*\d)|(?<=\d)(?:{'|'.join(LATIN)})\b"
    r"|(?<=\d)[a-zа-щ](?![\w'])(?!\)))"
)
CLUSTER = pattern(
    rf"(?!\d{{1,2}}[-./]\d{{1,2}}[-./](?:19|20)?\d\d(?!\d))\d{{1,5}}(?!\d)(?:(?:er|re|ère|ème|eme|e|th|rd|nd|st)(?!\w)|\.?°|\.o(?!\w))?(?:{_TAIL})*"
)
"""A number with all that is glued to it: 28, 28(3)(a), 28-3, 6.1.f, 8-I-2°, 4 bis."""

_ATOM = pattern(rf"([-./(]|\s)?\s?(\d+[a-z](?=\s?\))|\d+|{'|'.join(LATIN)}|[^\W\d_]+)")
_SUFFIX = pattern(r"(?<=\d)(?:(?:er|re|ère|ème|eme|e|th|rd|nd|st)(?!\w)|\.?°|\.o(?!\w))")


def roman(text: str) -> int:
    """The value of a lower-case Roman numeral up to 89; 0 where it is none."""
    if not ROMAN.match(text):
        return 0
    total = 0
    for letter, following in zip(text, text[1:] + "\0", strict=True):
        value = _VALUE[letter]
        total += -value if _VALUE.get(following, 0) > value else value
    return total


@lru_cache(maxsize=4096)
def segments(unit: str, text: str, series: str = "") -> tuple[str, ...]:
    """The path of one number: `("art_28-3",)` for « 28-3 », `("art_28", "par_3", "pnt_a")` for "28(3)(a)".

    `unit` is the place the number names, `series` the letter before a French number (« L », « R* »).
    """
    text = _SUFFIX.sub("", text)
    atoms = _ATOM.findall(text)
    base = series + atoms[0][1]
    path: list[str] = []
    for separator, value in atoms[1:]:
        if value in LATIN:
            base, path = _glue(base, path, "-" + value)
        elif value[0].isdecimal():
            if separator == "(" or path:
                path.append(("pnt_" if path or unit in ("par", "pnt") else "par_") + value)
            else:
                base += (":" if separator == "/" else separator) + value
        elif (
            separator == "-"
            and roman(value)
            and not (unit == "art" and len(value) == 1 and value not in "ivx")
        ):
            path.append(f"par_{roman(value)}")
        elif separator == "-" and len(value) == 1 and value.isupper():
            base += "-" + value
        elif not separator and not path:
            base += latin(value) if len(value) == 1 else value
        else:
            path.append(f"pnt_{latin(value)}")
    return (f"{unit}_{base}", *path)


def _glue(base: str, path: list[str], text: str) -> tuple[str, list[str]]:
    return (base, [*path[:-1], path[-1] + text]) if path else (base + text, path)


@lru_cache(maxsize=512)
def latin(letter: str) -> str:
    """A point's letter as the reference writes it: Bulgarian « з » and Greek « η » are both h."""
    from citeref.grammar.words import letters

    return letters().get(letter, letter)


_PLAIN = ("eu/", "coe/", "uk/gdpr", "fr/cnil/", "fr/arrete/")
_ARTICLE = pattern(r"art_([A-Z*]*)(\d+)((?:[-.:~]\w+)*)\Z")


def numbers_plainly(authority: str) -> bool:
    """Whether an authority numbers its articles 1, 2, 3, so that « 28-3 » and « 6.1 » name a paragraph."""
    return authority.startswith(_PLAIN)


@lru_cache(maxsize=4096)
def settle(authority: str, path: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """The places that a path names in an authority, each as a well-formed path: several for a range such as « 32-36 »."""
    return tuple(
        found if all(map(SEGMENT.match, found)) else tuple(filter(None, map(_mended, found)))
        for found in _settled(authority, path)
    )


_HEAD = pattern(r"([a-z]+)_(\d+)[^a-z]?([a-z]+)?")


def _mended(segment: str) -> str:
    """A segment that references can hold: « annexe I bis » is `anx_1A`, « chapitre 3.4 » the chapter 3 it lies in; or empty."""
    if SEGMENT.match(segment):
        return segment
    head = _HEAD.match(segment)
    if head is None:
        lowered = segment.lower()
        return lowered if SEGMENT.match(lowered) else ""
    code, number, tail = head.groups()
    if code == "anx" and tail in _LETTER_OF:
        return f"anx_{number}{_LETTER_OF[tail].upper()}"
    return f"{code}_{number}"


def _settled(authority: str, path: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    if not path or not path[0].startswith("art_"):
        return (path,)
    found = _ARTICLE.match(path[0])
    if not found:
        return (path,)
    series, number, rest = found.groups()
    if not rest:
        return (path,)
    if numbers_plainly(authority) and not series:
        return _plain(number, rest, path[1:])
    if authority.startswith(("es/", "it/", "pt/")) and rest[0] == "." and rest[1:].isdecimal():
        return ((f"art_{number}", f"par_{rest[1:]}", *path[1:]),)
    if ":" in rest:
        return ((f"art_{series}{number}", *path[1:]),)
    return ((f"art_{series}{number}{rest.replace('~', '-')}", *path[1:]),)


def _plain(number: str, rest: str, more: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    parts = re.findall(r"([-.:~])(\w+)", rest)
    if len(parts) == 1 and parts[0][0] in "~:" and parts[0][1].isdecimal() and int(number) < int(parts[0][1]):
        last = int(parts[0][1])
        if parts[0][0] == ":":
            return ((f"art_{number}", *more), (f"art_{last}", *more))
        if last - int(number) <= 100:
            return tuple((f"art_{n}", *more) for n in range(int(number), last + 1))
    path = [f"art_{number}"]
    for _, value in parts:
        if value in _LETTER_OF:
            path[-1] += _LETTER_OF[value]
        elif len(value) == 1 and value.isupper():
            path[-1] += value.lower()
        elif value.isdecimal() and len(path) == 1:
            path.append(f"par_{value}")
        else:
            path.append(f"pnt_{latin(value)}")
    return ((*path, *more),)
