"""The identifiers of EU law and of judgments: ELI, CELEX, ECLI."""

from __future__ import annotations

from citeref import catalogue
from citeref.ref import Ref


def eli(ref: Ref, lang: str, long: bool) -> str:
    """The European Legislation Identifier, down to the place."""
    return catalogue.eli(ref)


def celex(ref: Ref, lang: str, long: bool) -> str:
    """The CELEX number of the act or judgment."""
    return catalogue.celex(ref.authority)


def ecli(ref: Ref, lang: str, long: bool) -> str:
    """The European Case Law Identifier of a judgment, with « ECLI: » before it."""
    if ref.startswith("ecli/"):
        return f"ECLI:{ref.authority.removeprefix('ecli/')}"
    found = catalogue.decision(ref)
    return found.ecli if found else ""
