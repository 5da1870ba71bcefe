"""What the index answers with, as frozen values."""

from __future__ import annotations

import msgspec

from citeref.documents import Skipped
from citeref.model import Citation, Place, Span
from citeref.ref import Ref


class Update(msgspec.Struct, frozen=True):
    """What an update did: documents read, found unchanged and gone, and what could not be read.

    `left_out` are files that nobody would expect to be read: pictures in a folder, links to other folders.
    """

    read: int = 0
    unchanged: int = 0
    gone: int = 0
    skipped: tuple[Skipped, ...] = ()
    left_out: tuple[Skipped, ...] = ()


class DocumentRow(msgspec.Struct, frozen=True):
    """A document of the index, with how many citations it has and of how many authorities. `path` is
    absolute; `encoding` says how its bytes were read, and how many of them made no sense.
    """

    id: int
    name: str
    path: str
    title: str = ""
    format: str = ""
    date: str = ""
    lang: str = ""
    citations: int = 0
    authorities: int = 0
    encoding: str = ""


class CitationRow(msgspec.Struct, frozen=True):
    """A citation with the document that makes it (`document` is its id) and the words around it.

    `snippet_span` is where the citation stands in `snippet`, which is a single line. `quoted` says that the citing
    sentence looks as if it quoted the law.
    """

    id: int
    document: int
    name: str
    citation: Citation
    place: Place
    snippet: str
    snippet_span: Span
    quoted: bool = False


class AuthorityRow(msgspec.Struct, frozen=True):
    """An authority, or a place inside one, with how many citations lead to it or into it, from how many
    documents.

    `exact` counts the citations that name this very place, `quoted` those whose sentence quotes something.
    """

    ref: Ref
    citations: int
    documents: int
    exact: int = 0
    quoted: int = 0


class SearchRow(msgspec.Struct, frozen=True):
    """A paragraph that holds the words looked for.

    `span` is where the first of them stands in the document's text, `snippet_span` where in `snippet`.
    """

    document: int
    name: str
    span: Span
    snippet: str
    snippet_span: Span = Span(0, 0)


class UnitRow(msgspec.Struct, frozen=True):
    """A unit of a cached law that holds the words looked for; the spans are as in `SearchRow`."""

    ref: Ref
    lang: str
    span: Span
    snippet: str
    snippet_span: Span = Span(0, 0)


class Totals(msgspec.Struct, frozen=True):
    """How much an index holds. `unknown` and `ambiguous` are the citations that lead nowhere yet, and how many documents
    have any.
    """

    documents: int = 0
    citations: int = 0
    unknown: tuple[int, int] = (0, 0)
    ambiguous: tuple[int, int] = (0, 0)


class Cell(msgspec.Struct, frozen=True):
    """How often one document (its id) cites one authority."""

    document: int
    authority: Ref
    citations: int
