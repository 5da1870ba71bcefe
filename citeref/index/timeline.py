"""When things were decided and written: the decisions cited by the date of the catalogue, documents by their own."""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from citeref import catalogue
from citeref.index.rows import AuthorityRow, DocumentRow
from citeref.ref import Ref

_YEAR = re.compile(
    r"ecli/[A-Z]{2}:[A-Z0-9]+:(\d{4}):|fr/cnil/(?:[A-Z]{2,4}-)?([12]\d{3})-|fr/cc/([12]\d{3})-"
)
"""The year of a decision that the catalogue does not know, from its number."""


class Event(msgspec.Struct, frozen=True):
    """A decision (`ref`) that is cited, or a document (its id) of the dossier.

    `date` is an ISO date, a year alone, or empty where none is known. `label` names it, `note` says more; `citations`
    counts those of a decision, or those in a document.
    """

    date: str
    label: str
    note: str = ""
    citations: int = 0
    ref: Ref | None = None
    document: int = 0


def events(documents: Iterable[DocumentRow], authorities: Iterable[AuthorityRow], lang: str) -> list[Event]:
    """Decisions and documents from the earliest on; those without a date come last."""
    found = [written(row) for row in documents]
    found += [decision(row, lang) for row in authorities if decided(row.ref)]
    return sorted(found, key=lambda event: (not event.date, event.date, event.document, event.label))


def decided(ref: Ref) -> bool:
    """Whether an authority is a decision of a court or of the CNIL."""
    return catalogue.decision(ref) is not None or ref.startswith(
        (
            "ecli/",
            "eu/cjeu/",
            "coe/ecthr/",
            "fr/cnil/",
            "fr/ce/",
            "fr/cass/",
            "fr/cc/",
            "fr/caa/",
            "fr/ta/",
            "fr/ca/",
        )
    )


def day_of(ref: Ref) -> str:
    """The date of a decision in the catalogue, else the year in its number, else nothing."""
    known, year = catalogue.decision(ref), _YEAR.match(ref)
    return (known.date if known else "") or (next(filter(None, year.groups()), "") if year else "")


def decision(row: AuthorityRow, lang: str) -> Event:
    """An authority that is a decision, as an event."""
    known, date = catalogue.decision(row.ref), day_of(row.ref)
    note = (known.respondent or known.name) if known else ""
    name = catalogue.name(row.ref, lang)
    return Event(date, name, note if note not in name else "", row.citations, ref=row.ref)


def written(row: DocumentRow) -> Event:
    """A document as an event."""
    return Event(row.date, row.name, row.title, row.citations, document=row.id)
