"""Which of the results of a search is the text asked for; never one that only mentions it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from citeref import catalogue
from citeref.law import french
from citeref.law.fetch.gateway import STATUTES, number_in
from citeref.law.fetch.judging import plain
from citeref.law.opened import mended
from citeref.ref import Ref

_COURTS = ("conseil d'état", "conseil d’état", "cour de cassation", "caa de ", "cour administrative d")
"""How the titles of decisions begin, where their number stands between commas."""

_DEEPEST = 20
_MARK = re.compile(r"</?mark>")


def ids(data: dict[str, Any], ref: Ref, identity: str) -> set[str]:
    """The ids among the results of a search that are those of a unit of law."""
    results = [result for result in _list(data.get("results")) if isinstance(result, dict)]
    if ref.startswith("fr/code/"):
        return _articles(results, ref)
    if ref.startswith(STATUTES):
        return _statutes(results, ref)
    wanted = plain(identity if "{" not in identity else number_in(ref))
    return {found for title in _titles(results) if _names(title, wanted) and (found := _id(title))}


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _titles(results: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """What a result says of its text, with the result's own nature."""
    for result in results:
        for title in _list(result.get("titles")) or [result]:
            if isinstance(title, dict):
                nature = title.get("nature") or result.get("nature")
                yield {**title, "nature": nature if isinstance(nature, str) else ""}


def _id(title: dict[str, Any]) -> str:
    identity = str(title.get("id") or "").partition("_")[0]
    return identity if identity.isalnum() else ""


def _words(title: dict[str, Any]) -> str:
    return mended(_MARK.sub("", str(title.get("title") or ""))).strip()


def _statutes(results: list[dict[str, Any]], ref: Ref) -> set[str]:
    """The consolidated texts that bear the reference's own kind and number; of one date, that of the Journal's id
    where it is known.
    """
    known = catalogue.instrument(ref)
    found = set()
    for title in _titles(results):
        own = french.statute(_words(title), title["nature"])
        cid = known.jorftext if known and known.jorftext else ""
        right = cid == title.get("cid") if cid and title.get("cid") else own == ref
        if right and _id(title).startswith("LEGITEXT"):
            found.add(_id(title))
    return found


def _articles(results: list[dict[str, Any]], ref: Ref) -> set[str]:
    """The articles with the reference's number, in the results that are of its code."""
    known = catalogue.instrument(ref)
    ours = [
        result
        for result in results
        if known and any(_id(title) == known.legitext for title in _titles([result]))
    ]
    return {
        _id(extract)
        for result in ours
        for extract in _extracts(result, 0)
        if french.article(str(extract.get("num") or extract.get("title") or "")) == ref.pinpoint
        and _id(extract).startswith("LEGIARTI")
    }


def _extracts(node: dict[str, Any], depth: int) -> Iterator[dict[str, Any]]:
    """The articles quoted below a result or a section of it."""
    yield from (one for one in _list(node.get("extracts")) if isinstance(one, dict))
    for section in _list(node.get("sections")):
        if isinstance(section, dict) and depth < _DEEPEST:
            yield from _extracts(section, depth + 1)


def _names(title: dict[str, Any], wanted: str) -> bool:
    """Whether a text bears a number itself, in a field or in its title."""
    own = [title.get(key) for key in ("number", "ecli", "num")] + _list(title.get("numbers"))
    if wanted in {plain(str(name)) for name in own if name}:
        return True
    words = _words(title)
    return _in_title(wanted, plain(words)) or _in_row(wanted, words)


def _in_title(wanted: str, title: str) -> bool:
    """« DÉLIBÉRATIONSAN-2022-009DU15AVRIL2022 » bears SAN-2022-009, and not SAN-2022-00."""
    before, found, after = title.partition(wanted)
    opens = ("DÉLIBÉRATION", "DÉLIBÉRATIONN°", "DÉCISION", "DÉCISIONN°", "RESTREINTEN°", "RESTREINTE")
    return bool(found) and before.endswith(opens) and not after[:1].isdigit()


def _in_row(wanted: str, title: str) -> bool:
    """« Conseil d'État, 10ème chambre, 28/01/2022, 449209 » bears its number between commas; « Décision 2021-817
    DC - … » before a dash.
    """
    parts = [plain(part) for part in title.split(",")]
    court = title.casefold().startswith(_COURTS)
    if court and wanted in parts[1:]:
        return True
    head = plain(title.partition(" - ")[0])
    return head.removeprefix("DÉCISION").removeprefix("N°").replace("-", "") == wanted.replace("-", "")
