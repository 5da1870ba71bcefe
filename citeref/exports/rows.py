"""What an export says of a citation, field by field: the same in every format, in this order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

import msgspec

from citeref import catalogue
from citeref.model import Citation, Document, Place
from citeref.ref import Ref


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """A citation as other programs receive it.

    `document`: the file as it was named, « standard input » for what was piped in. `start`, `end`: where the
    citation stands in the document's plain text, in characters (code points), the end excluded. `text`: its
    words. `refs`: the places cited, in the order of the text; two with `range` true are the ends of a range.
    `kind`: explicit, short, anaphora, url or described. `confidence`: from 0 to 1. `evidence`: the words
    that led to the authority, where the citation is not explicit. `candidates`: the authorities a person may
    choose from, where `refs` is empty. `place`: paragraph (from 1), line of the file (from 1), heading
    above, page (0 where there are none). `label`: the references in words, in the language `lang`.
    `address`: the official web address of the first one.
    """

    document: str
    start: int
    end: int
    text: str
    refs: tuple[Ref, ...]
    range: bool
    kind: str
    confidence: float
    evidence: tuple[str, ...]
    candidates: tuple[Ref, ...]
    place: Place
    label: str
    address: str
    lang: str


class Sink(Protocol):
    """Where a format writes: anything that takes text."""

    def write(self, text: str, /) -> object:
        """Take the next piece of text."""


def row(document: str, citation: Citation, place: Place, lang: str = "fr") -> Row:
    """The row of one citation."""
    return Row(
        document=document,
        start=citation.span.start,
        end=citation.span.end,
        text=citation.text,
        refs=citation.refs,
        range=citation.range,
        kind=citation.kind,
        confidence=citation.confidence,
        evidence=citation.evidence,
        candidates=citation.candidates,
        place=place,
        label=label(citation, lang),
        address=catalogue.address(citation.refs[0], lang) if citation.refs else "",
        lang=lang,
    )


def rows(pairs: Iterable[tuple[Document, Iterable[Citation]]], lang: str = "fr") -> Iterator[Row]:
    """The rows of documents and their citations, in order."""
    for document, citations in pairs:
        for citation in citations:
            yield row(document.name, citation, document.place(citation.span.start), lang)


INDIRECT = frozenset(("anaphora", "described"))
"""The kinds whose words do not name the authority: lists for people say so."""


def label(citation: Citation, lang: str = "fr") -> str:
    """All places of a citation in words."""
    between = " – " if citation.range else " ; "
    return between.join(catalogue.label(ref, lang) for ref in citation.refs)
