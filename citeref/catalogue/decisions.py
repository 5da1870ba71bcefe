"""Decisions that documents describe without their number: their facts, as data.

The data is `decisions.json`, read once when first asked for. A date is that of the decision; `published` is the day it was
made public, which press articles often give instead.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import msgspec

from citeref.ref import Ref


class Decision(msgspec.Struct, frozen=True, gc=False):
    """A deliberation of the CNIL or a judgment. `body` is "cnil", "cjeu", "ce" or "court"; `alias` a second reference.

    `aliases` are the names that texts give the respondent or the case; those also in `common` mean other things too.
    `parts` are the shares of a joint fine, in euros, and `unverified` the facts here that no official page was seen for.
    """

    ref: str
    body: str
    kind: str
    date: str = ""
    published: str = ""
    number: str = ""
    respondent: str = ""
    name: str = ""
    measure: str = ""
    fine_eur: int | None = None
    breached: list[str] = []
    basis: str = ""
    subject: str = ""
    ecli: str = ""
    celex: str = ""
    legifrance: str = ""
    alias: str = ""
    court: str = ""
    reviews: str = ""
    joined: list[str] = []
    aliases: list[str] = []
    common: list[str] = []
    parts: list[tuple[str, int]] = []
    unverified: list[str] = []

    @property
    def address(self) -> str:
        """The official page of the decision on Légifrance, or an empty string."""
        kind = {"CNILTEXT": "cnil", "CETATEXT": "ceta", "JURITEXT": "juri"}.get(self.legifrance[:8], "")
        return f"https://www.legifrance.gouv.fr/{kind}/id/{self.legifrance}" if kind else ""


class _File(msgspec.Struct):
    decisions: list[Decision]


@cache
def decisions() -> dict[str, Decision]:
    """Every decision of the catalogue, by its reference."""
    data = files("citeref.catalogue").joinpath("decisions.json").read_bytes()
    return {item.ref: item for item in msgspec.json.decode(data, type=_File).decisions}


@cache
def _aliases() -> dict[str, str]:
    return {item.alias: item.ref for item in decisions().values() if item.alias}


def decision(ref: str) -> Decision | None:
    """The decision that a reference (or a place inside it) belongs to, under either of its references, or None."""
    authority = str(Ref.trusted(ref).authority)
    return decisions().get(authority) or decisions().get(_aliases().get(authority, ""))
