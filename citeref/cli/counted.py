"""The table of authorities as the index counts it: a line an authority, written as it comes, however many there are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

from citeref.cli.terminal import more, put, put_array, say

if TYPE_CHECKING:
    from typing import Literal

    from citeref.index import AuthorityRow, Index

PLACES = 12
"""Places of an authority that a line of text tells, the most cited ones."""


def print_counted(
    index: Index, form: str, lang: str, sort: Literal["reference", "count"], limit: int | None
) -> None:
    """The authorities with their counts and places on stdout, and how much there is on stderr."""
    rows = index.each_authority(sort)
    shown = islice(rows, limit)
    if form == "json":
        put_array(_objects(index, shown, lang))
    else:
        for line in _lines(index, shown, lang):
            put(line)
    totals = index.totals()
    left = totals.unknown[0] + totals.ambiguous[0]
    opened = f", {left} citation{'s' * (left != 1)} left open" if left else ""
    count = index.count_authorities()
    plural = "y" if count == 1 else "ies"
    say(
        f"{count} authorit{plural}, {totals.citations} citation{'s' * (totals.citations != 1)}"
        f" in {totals.documents} document{'s' * (totals.documents != 1)}{opened}{more(next(rows, None), limit)}."
    )


def _lines(index: Index, rows: Iterable[AuthorityRow], lang: str) -> Iterator[str]:
    from citeref import catalogue
    from citeref.visible import one_line

    for row in rows:
        documents = f", {row.documents} documents" if row.documents > 1 else ""
        yield f"{one_line(catalogue.name(row.ref, lang))}  ({row.citations}{documents})  {row.ref}"
        if row.exact < row.citations:
            places = sorted(
                (one for one in index.places(row.ref) if one.exact),
                key=lambda one: (-one.exact, one.ref.order),
            )
            told = ", ".join(f"{_place(one, lang)} ({one.exact})" for one in places[:PLACES])
            rest = f", and {len(places) - PLACES} more places" if len(places) > PLACES else ""
            yield f"    {told}{rest}"


def _place(row: AuthorityRow, lang: str) -> str:
    from citeref import catalogue

    return catalogue.pinpoint_label(row.ref, lang) or row.ref.pinpoint


def _objects(index: Index, rows: Iterable[AuthorityRow], lang: str) -> Iterator[str]:
    from citeref import catalogue
    from citeref.exports.json import encoded
    from citeref.table import group

    for row in rows:
        places = index.places(row.ref) if row.exact < row.citations else []
        yield encoded(
            {
                "ref": row.ref,
                "name": catalogue.name(row.ref, lang),
                "group": group(row.ref),
                "citations": row.citations,
                "documents": row.documents,
                "exact": row.exact,
                "quoted": row.quoted,
                "places": [
                    {
                        "ref": one.ref,
                        "label": catalogue.pinpoint_label(one.ref, lang),
                        "citations": one.citations,
                        "documents": one.documents,
                        "exact": one.exact,
                        "quoted": one.quoted,
                    }
                    for one in places
                ],
                "address": catalogue.address(row.ref, lang),
            }
        )
