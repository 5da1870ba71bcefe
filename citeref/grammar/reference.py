"""References made of an authority and the places read in a text, in the units that the authority uses."""

from __future__ import annotations

from citeref.catalogue.own import numbered
from citeref.grammar.numbers import settle
from citeref.ref import Ref

_NUMBERED = (
    "eu/cjeu/",
    "eu/edpb/",
    "eu/wp29/",
    "fr/cnil/",
    "ecli/",
    "coe/ecthr/",
    "fr/ce/",
    "fr/cass/",
    "fr/cc/",
)
"""Decisions and papers, whose numbered paragraphs are `pt_`."""


SECTIONED = (
    "de/bdsg",
    "de/tdddg",
    "de/bgb",
    "de/stgb",
    "de/ao",
    "de/uwg",
    "cz/",
    "sk/",
    "fi/",
    "se/",
    "dk/",
    "hu/",
    "uk/dpa",
    "ie/dpa",
    "us/",
)
"""Laws that are divided into sections or §§, so that a bare article is never theirs."""


def adapt(authority: str, path: tuple[str, ...]) -> tuple[str, ...]:
    """The path with the units that an authority uses: sections and schedules in British acts, §§ in German ones."""
    country = authority[:3]
    if country in ("uk/", "ie/"):
        return tuple(
            s.replace("sct_", "sec_")
            if s.startswith("sct_")
            else "sch_" + s[4:]
            if s.startswith("anx_")
            else s
            for s in path
        )
    if country == "de/" and path and path[0].startswith("sct_"):
        return ("par_" + path[0][4:], *path[1:])
    if authority.startswith("fr/cc/") and path and path[0].startswith("rct_"):
        return ("pt_" + path[0][4:], *path[1:])
    if (
        path
        and path[0].startswith(("par_", "pnt_"))
        and path[0][4:].isdecimal()
        and (authority.startswith(_NUMBERED) or numbered(authority))
    ):
        return ("pt_" + path[0][4:], *path[1:])
    return path


def refs_at(authority: str, paths: tuple[tuple[str, ...], ...]) -> tuple[Ref, ...]:
    """The references that paths name in an authority (`at` a place: inside it)."""
    found: list[Ref] = []
    for path in paths:
        for settled in settle(authority, path):
            ref = Ref.trusted("/".join((authority, *adapt(authority, settled))))
            if ref not in found:
                found.append(ref)
    return tuple(found)
