"""The instruments that have a name: references, dates, identifiers, official titles and the names documents give them.

The data is `instruments.json`, read once when first asked for. A name for a known law is one line there.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import msgspec

from citeref.ref import Ref


class Instrument(msgspec.Struct, frozen=True, gc=False):
    """An act, treaty, code or foreign law.

    `names` are the names met in documents, by ISO 639-1 language; the names listed in `wary` mean other things too.
    `ids` gives the Légifrance id of one version of some articles. Dates are ISO 8601.
    """

    ref: str
    short: dict[str, str]
    date: str = ""
    celex: str = ""
    jorftext: str = ""
    legitext: str = ""
    names: dict[str, list[str]] = {}
    wary: list[str] = []
    title: dict[str, str] = {}
    status: str = "in_force"
    by: str = ""
    ended: str = ""
    in_force: str = ""
    applies: str = ""
    ids: dict[str, str] = {}


class _File(msgspec.Struct):
    instruments: list[Instrument]


@cache
def instruments() -> dict[str, Instrument]:
    """Every instrument of the catalogue, by its reference."""
    data = files("citeref.catalogue").joinpath("instruments.json").read_bytes()
    return {item.ref: item for item in msgspec.json.decode(data, type=_File).instruments}


def instrument(ref: str) -> Instrument | None:
    """The instrument that a reference (or a place inside it) belongs to, or None."""
    return instruments().get(str(Ref.trusted(ref).authority))
