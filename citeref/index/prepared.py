"""A document made ready for the index: everything that can be worked out without the file's tables, so that other
processes may do it and hand it over.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from citeref.index.quoted import quoted
from citeref.index.schema import detail, pack
from citeref.index.snippets import paragraphs
from citeref.model import Citation, Document
from citeref.ref import Ref


class State(msgspec.Struct, frozen=True):
    """What a file looked like when it was read: size in bytes, time of change in nanoseconds, digest, and the
    finder.
    """

    size: int
    modified: int
    sha256: bytes
    finder: str


class Entry(msgspec.Struct, frozen=True):
    """A document read and searched, ready to be stored. `path` is its absolute name in bytes, `file` that of the file it
    lies in (empty: it is a file itself), and `part` its number there.
    """

    path: bytes
    document: Document
    citations: Sequence[Citation]
    state: State
    file: bytes = b""
    part: int = 0


class About(NamedTuple):
    """The columns of `documents` after the number."""

    path: bytes
    file: bytes
    part: int
    name: str
    title: str
    format: str
    date: str
    lang: str
    citations: int
    authorities: int
    unknown: int
    ambiguous: int
    encoding: str
    size: int
    modified: int
    sha256: bytes
    finder: str


class Prepared(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """The rows of one document, its own number left out; it can be pickled.

    `packed` is the whole text, None where it is left out.
    `paragraphs` are pairs of start and text. `citations` hold the number of the paragraph (counted from 0), the kind of open
    citation, whether the law is quoted, and the packed detail. `cited` names each place with its citations and how many of
    them quote: a citation is its number in the document, doubled, plus 1 where it names this very place.
    """

    about: About
    packed: bytes | None
    paragraphs: list[tuple[int, str]]
    citations: list[tuple[int, int, bool, bytes]]
    cited: list[tuple[str, list[int], int]]

    @property
    def path(self) -> bytes:
        """The document's own name."""
        return self.about.path


def prepare(entry: Entry, *, texts: bool = True) -> Prepared:
    """The rows of a document. Without `texts` the whole text is left out, and so are the paragraphs that cite nothing."""
    document, state = entry.document, entry.state
    found = sorted(entry.citations, key=lambda citation: citation.span)
    pieces = list(paragraphs(document))
    at = _places_of(found, [start for start, _ in pieces])
    if not texts:
        kept = sorted(set(at))
        pieces = [pieces[number] for number in kept]
        new = {old: number for number, old in enumerate(kept)}
        at = [new[number] for number in at]
    rows, cited = _cited(document, found, at)
    about = About(
        path=entry.path,
        file=entry.file or entry.path,
        part=entry.part,
        name=document.name,
        title=document.title,
        format=document.format,
        date=document.date,
        lang=document.lang,
        citations=len(found),
        authorities=len({ref.authority for citation in found for ref in citation.refs}),
        unknown=sum(kind == 1 for _, kind, _, _ in rows),
        ambiguous=sum(kind == 2 for _, kind, _, _ in rows),
        encoding=document.encoding,
        size=state.size,
        modified=state.modified,
        sha256=state.sha256,
        finder=state.finder,
    )
    packed = pack(document) if texts else None
    return Prepared(about, packed, pieces, rows, cited)


def _places_of(found: Sequence[Citation], starts: Sequence[int]) -> list[int]:
    """The number of the paragraph in which each citation begins."""
    numbers, number = [], 0
    for citation in found:
        while number + 1 < len(starts) and starts[number + 1] <= citation.span.start:
            number += 1
        numbers.append(number)
    return numbers


def _cited(
    document: Document, found: Sequence[Citation], at: Sequence[int]
) -> tuple[list[tuple[int, int, bool, bytes]], list[tuple[str, list[int], int]]]:
    rows = []
    cited: dict[Ref, list[int]] = {}
    quotes: dict[Ref, int] = {}
    for number, (citation, paragraph) in enumerate(zip(found, at, strict=True)):
        quotes_law = quoted(document, citation)
        kept = detail(citation, document.place(citation.span.start))
        rows.append((paragraph, _open(citation), quotes_law, kept))
        named = set(citation.refs)
        for place in named.union(*(ref.parents for ref in named)):
            cited.setdefault(place, []).append(2 * number + (place in named))
            quotes[place] = quotes.get(place, 0) + quotes_law
    return rows, [(str(place), cited[place], quotes[place]) for place in sorted(cited, key=str)]


def _open(citation: Citation) -> int:
    """Whether a citation leads nowhere yet: 1 when nothing is known, 2 when a person must choose, else 0."""
    return 0 if citation.refs else 2 if citation.candidates else 1
