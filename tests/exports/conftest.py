"""Rows for the export tests: ordinary ones, and such as only a hostile document gives."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from citeref import exports
from citeref.exports import Row
from citeref.model import Citation, Place, Span
from citeref.ref import Ref

GDPR = Ref("eu/reg/2016/679")


@pytest.fixture
def row() -> Callable[..., Row]:
    """A row of the words and references given."""

    def made(
        text: str = "article 28-3 du RGPD", *refs: str, document: str = "avis.md", **fields: object
    ) -> Row:
        found = (
            tuple(map(Ref, refs or ("eu/reg/2016/679/art_28/par_3",))) if fields.get("refs") is None else ()
        )
        fields.pop("refs", None)
        place = fields.pop("place", Place(paragraph=2, line=7, heading="Sécurité"))
        citation = Citation(text, Span(10, 10 + len(text)), found, **fields)  # type: ignore[arg-type]
        return exports.row(document, citation, place)  # type: ignore[arg-type]

    return made


@pytest.fixture
def open_row(row: Callable[..., Row]) -> Row:
    """A citation without a certain authority."""
    return row(
        "ladite directive",
        refs=(),
        candidates=(Ref("eu/dir/1995/46"), Ref("eu/dir/2002/58")),
        kind="anaphora",
    )
