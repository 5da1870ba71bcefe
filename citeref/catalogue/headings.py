"""The official headings of articles in every language at hand: the GDPR's in all twenty-four, other acts' in French and English.

The data is `headings.json`, read once when first asked for; French and English stand in `structures.json`.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import msgspec

from citeref.catalogue.structures import structure
from citeref.ref import Ref


@cache
def _data() -> dict[str, dict[str, list[str]]]:
    data = msgspec.json.decode(files("citeref.catalogue").joinpath("headings.json").read_bytes())
    return {ref: rows for ref, rows in data.items() if ref != "about"}


@cache
def headings(authority: str, lang: str) -> dict[str, str]:
    """The heading of each article of an act (`{"28": "Sous-traitant"}`) in a language; empty where none is known."""
    known = structure(authority)
    if lang in ("fr", "en"):
        column = 0 if lang == "fr" else 1
        pairs = known.headings if known else {}
        return {article: pair[column] for article, pair in pairs.items() if pair[column]}
    rows = _data().get(str(Ref.trusted(authority).authority), {}).get(lang, [])
    return {str(number): heading for number, heading in enumerate(rows, 1) if heading}


@cache
def spoken_headings(authority: str) -> tuple[str, ...]:
    """The languages in which the headings of an act are known."""
    known = structure(authority)
    ours = ("fr", "en") if known and known.headings else ()
    return (*ours, *_data().get(str(Ref.trusted(authority).authority), {}))
