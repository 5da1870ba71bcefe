"""The names by which jurists and the press speak of the Union's acts, in the twenty-four languages and in every case.

The data is `spoken.json`. Its `names` go from reference to language to names; what stands under the empty reference begins
like a name and is none. A name may hold groups in braces: `{akt|akta|aktu} o podatkih` is three names, `{|EU-}direktiv` is
two, and a group of one word, `{akt}`, stands for the forms that `words` lists for the language. Acronyms stand apart, for they are
read as they are written. The names of `wary` mean other things too.

Names are many and most are never met, so they are kept by how they open, and written out when the opening has been found.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from itertools import product

import msgspec

Name = tuple[str, str, str, bool]
"""A name with its groups, the reference and the language it belongs to, and whether it is wary."""

_OPENING = re.compile(r"([^\s{]{9}(?=\S*\Z)|(?:\{[^}]*\}|[^\s{])+)(?:\s((?:\{[^}]*\})*[^\s{]{0,2}))?")
"""A name's first word, or what of it is enough if the name is one word, and what begins the second; groups and all."""

_ENOUGH = 9
"""How many letters of a single word are enough to look closer."""

_GROUP = re.compile(r"\{([^}]*)\}")


class _File(msgspec.Struct):
    words: dict[str, dict[str, str]]
    names: dict[str, dict[str, list[str]]]
    acronyms: dict[str, dict[str, list[str]]]
    wary: list[str]


@cache
def _file() -> _File:
    return msgspec.json.decode(files("citeref.catalogue").joinpath("spoken.json").read_bytes(), type=_File)


def written_out(name: str, lang: str) -> list[str]:
    """Every name that a name with groups stands for. Raises `KeyError` where `words` lacks the word of a group."""
    if "{" not in name:
        return [name]
    parts = _GROUP.split(name)
    words = _file().words.get(lang, {})
    choices = [
        (part if "|" in part else words[part]).split("|") if number % 2 else (part,)
        for number, part in enumerate(parts)
        if part
    ]
    full = ["".join(chosen) for chosen in product(*choices)]
    return full if " " not in name else [" ".join(one.split()) for one in full]


@cache
def openings() -> dict[str, list[list[Name]]]:
    """How the names open, in lower case, with the names that may open so: one word, and two letters of a second."""
    wary = set(_file().wary)
    alike: dict[tuple[str, str, str], list[Name]] = {}
    for ref, spoken in _file().names.items():
        for lang, names in spoken.items():
            for name in names:
                words = _OPENING.match(name)
                first, second = words.groups("") if words else (name, "")
                alike.setdefault((lang, first, second), []).append((name, ref, lang, name in wary))
    found: dict[str, list[list[Name]]] = {}
    for (lang, first, second), group in alike.items():
        seconds = {second} if "{" not in second else {word[:2] for word in written_out(second, lang)}
        for word in written_out(first, lang):
            blank = word.find(" ")
            if blank > 0:
                shorts = {word[: blank + 3].rstrip()}
            elif seconds == {""}:
                shorts = {word[:_ENOUGH]}
            else:
                shorts = {f"{word} {after}" for after in seconds}
            for short in shorts:
                groups = found.setdefault(short.lower(), [])
                if not groups or groups[-1] is not group:
                    groups.append(group)
    return found


@cache
def sought() -> list[str]:
    """Every opening, with accents and without, as `openings.json` lists them; a test holds the list to the names."""
    return msgspec.json.decode(
        files("citeref.catalogue").joinpath("openings.json").read_bytes(), type=list[str]
    )


def acronyms() -> dict[str, dict[str, list[str]]]:
    """The acronyms, as reference → language → acronyms."""
    return _file().acronyms


def wary() -> list[str]:
    """The names that mean other things too."""
    return _file().wary


def spoken() -> dict[str, dict[str, list[str]]]:
    """Every name in full that is not wary, as reference → language → names; some ten thousand."""
    careful = frozenset(wary())
    return {
        ref: {
            lang: [full for name in names if name not in careful for full in written_out(name, lang)]
            for lang, names in by.items()
        }
        for ref, by in _file().names.items()
    }
