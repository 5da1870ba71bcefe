"""What law there is, as data: instruments, their names and structure, decisions, and the addresses they lead to."""

from __future__ import annotations

from citeref.catalogue.addresses import address, celex, council_of_state, eli
from citeref.catalogue.decisions import Decision, decision
from citeref.catalogue.instruments import Instrument, instrument, instruments
from citeref.catalogue.labels import label, name, pinpoint_label
from citeref.catalogue.own import numbered, use
from citeref.catalogue.structures import Structure, heading, structure
from citeref.ref import Ref

__all__ = [
    "Decision",
    "Instrument",
    "Structure",
    "address",
    "authorities",
    "celex",
    "council_of_state",
    "decision",
    "eli",
    "heading",
    "instrument",
    "instruments",
    "known",
    "label",
    "name",
    "pinpoint_label",
    "structure",
    "title",
    "use",
]


def known(ref: str) -> bool:
    """Whether the catalogue has the authority that a reference belongs to, or a person's own family of numbers."""
    return (
        instrument(ref) is not None
        or decision(ref) is not None
        or numbered(Ref.trusted(ref).authority) is not None
    )


def title(ref: str, lang: str = "fr") -> str:
    """The official long title of an instrument, or an empty string."""
    found = instrument(ref)
    return found.title.get(lang) or found.title.get("fr", "") if found else ""


def authorities() -> tuple[Ref, ...]:
    """Every authority of the catalogue, instruments first, then decisions."""
    from citeref.catalogue.decisions import decisions

    return tuple(Ref.trusted(ref) for ref in (*instruments(), *decisions()))
