"""The numbers that court sites give their pages, for decisions whose number the address does not say.

HUDOC names a judgment by `001-` and a count, the Court of Cassation's site by 24 hexadecimal signs; neither holds the number by
which the decision is cited. The data is `sites.json`: facts, each seen beside the application or appeal that it names.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import msgspec


class _Sites(msgspec.Struct):
    hudoc: dict[str, str]
    judilibre: dict[str, str]


@cache
def _sites() -> _Sites:
    return msgspec.json.decode(files("citeref.catalogue").joinpath("sites.json").read_bytes(), type=_Sites)


def decision_on(number: str) -> str:
    """The decision that a page of HUDOC or of the Court of Cassation holds, by the site's own number; empty where unknown."""
    known = _sites()
    return known.hudoc.get(number) or known.judilibre.get(number.lower(), "")


@cache
def _pages() -> dict[str, str]:
    known = _sites()
    pages = {ref: f"https://hudoc.echr.coe.int/eng?i={number}" for number, ref in known.hudoc.items()}
    return pages | {
        ref: f"https://www.courdecassation.fr/decision/{number}" for number, ref in known.judilibre.items()
    }


def page_of(ref: str) -> str:
    """The address of a decision's own page on its court's site, where its number there is known, or an empty string."""
    return _pages().get(ref, "")
