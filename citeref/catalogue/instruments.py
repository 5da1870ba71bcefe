"""The instruments that have a name: references, dates, identifiers, official titles and the names documents give them.

The data is `instruments.json`, read once when first asked for. A name for a known law is one line there. What a person
adds in `citeref.toml` stands beside it.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from importlib.resources import files

import msgspec

from citeref.catalogue.own import additions, derived
from citeref.config import Forms, OwnInstrument
from citeref.ref import Ref


class Instrument(msgspec.Struct, frozen=True, gc=False):
    """An act, treaty, code or foreign law.

    `names` are the names met in documents, by ISO 639-1 language; the names listed in `wary` mean other things too.
    `status` is "in_force", "repealed", "invalid", "replaced" or "not_in_force"; `by` names what ended it, `ended` the day.
    `ids` gives the Légifrance id of one version of some articles. Dates are ISO 8601. `address` is a page that a person named.
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
    address: str = ""


_PLAIN = str.maketrans("\u2010\u2011\u2012\u2013\u2014\u2018\u2019", "-----''", "")
"""Dashes and apostrophes that a word processor puts into a name."""


class _File(msgspec.Struct):
    instruments: list[Instrument]


@cache
def built_in() -> dict[str, Instrument]:
    """The instruments that come with citeref, by reference."""
    data = files("citeref.catalogue").joinpath("instruments.json").read_bytes()
    return {item.ref: item for item in msgspec.json.decode(data, type=_File).instruments}


@derived
def instruments() -> dict[str, Instrument]:
    """Every instrument of the catalogue, and those a person added, by reference."""
    own = additions().instruments
    return {**built_in(), **{item.ref: _instrument(item) for item in own}} if own else built_in()


def aliases() -> dict[str, dict[str, list[str]]]:
    """The further names a person gave to authorities, as reference → language → names; they are of no language."""
    found: dict[str, dict[str, list[str]]] = {}
    for name, ref in additions().aliases.items():
        found.setdefault(ref, {}).setdefault("", []).extend(_listed(name))
    return found


def forms(item: OwnInstrument) -> list[str]:
    """The names that a person gave to an instrument, in any language."""
    return [name for names in _by_language(item).values() for name in names]


def short(item: OwnInstrument) -> dict[str, str]:
    """What labels call an instrument that a person added, by language."""
    given = item.short or {lang: names[0] for lang, names in _by_language(item).items() if names}
    named = given if isinstance(given, dict) else {"fr": given}
    return {"fr": next(iter(named.values()), item.ref)} | named


def _by_language(item: OwnInstrument) -> dict[str, list[str]]:
    names = item.names if isinstance(item.names, dict) else {"": item.names}
    return {lang: _listed(found) for lang, found in names.items()}


def _listed(found: Forms) -> list[str]:
    """The names as texts are read: accents composed, every dash and apostrophe the plain one."""
    names = (found,) if isinstance(found, str) else found
    return [unicodedata.normalize("NFC", name).translate(_PLAIN) for name in names]


def _instrument(item: OwnInstrument) -> Instrument:
    names = _by_language(item)
    wary = forms(item) if item.wary else []
    return Instrument(item.ref, short(item), names=names, wary=wary, address=item.address)


def instrument(ref: str) -> Instrument | None:
    """The instrument that a reference (or a place inside it) belongs to, or None."""
    return instruments().get(str(Ref.trusted(ref).authority))
