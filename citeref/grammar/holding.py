"""What an act can hold: which articles, recitals, annexes and paragraphs may be its own, as far as its structure is known."""

from __future__ import annotations

import re
from collections.abc import Iterable

from citeref.catalogue.structures import structure
from citeref.grammar.numbers import numbers_plainly
from citeref.grammar.reference import SECTIONED
from citeref.ref import Ref

_UNLETTERED = tuple(
    f"fr/code/{name}"
    for name in (
        "civil",
        "penal",
        "procedure-penale",
        "procedure-civile",
        "impots",
        "douanes",
        "instruments-monetaires",
        "travail-maritime",
    )
)
"""The French codes that number articles without L., R. or D., so that a bare « article 35-3 » can be theirs."""

_LEADING = re.compile(r"art_([A-Z*]*)(\d+)([-.~:]?)")


def can_hold(authority: Ref, paths: Iterable[tuple[str, ...]]) -> bool:
    """Whether an act can have such places: a series letter is a French code's, a known act ends somewhere."""
    for path in paths:
        if not path:
            continue
        if path[0].startswith(("sch_", "sct_")) and not authority.startswith(("uk/dpa", "ie/")):
            return False
        article = _LEADING.match(path[0])
        if not article:
            if path[0].startswith("anx_"):
                known = structure(authority)
                if not authority.startswith("eu/") or (known and known.annexes == 0):
                    return False
            if path[0].startswith(("rct_", "cpt_")) and authority.startswith("fr/code/"):
                return False
            if path[0].startswith("rct_") and not _has_recital(authority, path[0][4:]):
                return False
            continue
        series, number, glued = article.groups()
        if authority.startswith(SECTIONED):
            return False
        if series:
            if not authority.startswith("fr/code/"):
                return False
        elif numbers_plainly(authority):
            known = structure(authority)
            if (
                known
                and known.articles
                and number not in known.articles
                and path[0][4:] not in known.articles
            ):
                return False
            if not known and glued == "-" and int(number) > 150:
                return False
        elif (glued == "." and authority.startswith("fr/")) or (
            authority.startswith("fr/code/") and not authority.startswith(_UNLETTERED)
        ):
            return False
    return True


def _has_recital(authority: Ref, number: str) -> bool:
    """Whether an authority can have a recital of that number: an act of the Union, and no treaty."""
    if not authority.startswith("eu/") or authority.startswith("eu/treaty/"):
        return False
    known = structure(authority)
    return not (known and known.recitals > 0 and number.isdecimal() and int(number) > known.recitals)


def has_paragraph(base: Ref, paths: tuple[tuple[str, ...], ...]) -> bool:
    known = structure(base)
    article = base.pinpoint.split("/")[0]
    if not known or not article.startswith("art_"):
        return True
    count = known.articles.get(article[4:], -1)
    if count == 0 and known.points(article[4:]):
        return True
    for path in paths:
        if path[0].startswith("par_") and path[0][4:].isdecimal() and count >= 0 and int(path[0][4:]) > count:
            return False
    return True
