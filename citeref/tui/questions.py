"""The questions the screen asks of the index and of the cache; each runs on a desk's thread, never on the
screen's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from citeref.errors import CiterefError
from citeref.model import Authority, Document, Passage, Span
from citeref.ref import Ref

if TYPE_CHECKING:
    from citeref.cache import Cache
    from citeref.index import AuthorityRow, CitationRow, DocumentRow, Index

FIRST = 4000
"""Characters of a document that are enough to tell its language, where the file does not."""

PAGE = 200
"""Rows asked of the index at a time."""


class Law(msgspec.Struct, frozen=True):
    """The law at a reference. `asked` is what was looked for; `passage` None where the page has no such place
    at all.

    `problem` and `way_out` are said in place of the text where no page can be shown; `headings` are spans of
    the text.
    """

    asked: Ref
    lang: str
    languages: tuple[str, ...] = ()
    authority: Authority | None = None
    passage: Passage | None = None
    headings: tuple[Span, ...] = ()
    problem: str = ""
    way_out: str = ""

    @property
    def exact(self) -> bool:
        """Whether the page has the very place that was asked for."""
        return self.passage is not None and _without_alinea(self.passage.ref) == _without_alinea(self.asked)

    @property
    def ref_of_page(self) -> Ref | None:
        """The place that is marked, perhaps larger than the one asked for; None for a whole authority."""
        found = self.passage.ref if self.passage and self.asked.pinpoint else None
        return found if found and found.pinpoint else None

    @property
    def mark(self) -> Span | None:
        """What to mark: the passage with the label before it; nothing for a whole authority."""
        if self.authority is None or self.passage is None or not self.ref_of_page:
            return None
        start, end = self.passage.span
        text, label = self.authority.text, self.passage.heading or self.passage.label
        before = text.rfind(label, max(0, start - len(label) - 400), start) if label else -1
        if self.passage.label and self.passage.label != label and before > 0:
            earlier = text.rfind(self.passage.label, max(0, before - len(self.passage.label) - 40), before)
            before = earlier if earlier >= 0 else before
        return Span(before if before >= 0 else start, end)


def law(cache: Cache, ref: Ref, lang: str) -> Law:
    """The page that holds a reference, in this language or in another one that the cache has."""
    from citeref.law import show

    languages: tuple[str, ...] = ()
    try:
        languages = cache.languages(ref)
        use = (
            lang
            if lang in languages
            else next((one for one in ("fr", "en", *languages) if one in languages), lang)
        )
        authority, passage = show(ref, use, cache)
    except CiterefError as error:
        return Law(ref, lang, languages, problem=error.what, way_out=error.hint)
    reached = passage if not ref.pinpoint or ref.within(passage.ref) or passage.ref.within(ref) else None
    reached = passage if _without_alinea(passage.ref) == _without_alinea(ref) else reached
    return Law(ref, use, languages, authority, reached, headings(authority))


def headings(authority: Authority) -> tuple[Span, ...]:
    """Where the headings and labels of articles and chapters stand in the text of an authority."""
    found, text = [], authority.text
    for passage in authority.passages:
        if passage.heading:
            at = text.rfind(
                passage.heading, max(0, passage.span.start - len(passage.heading) - 200), passage.span.start
            )
            if at >= 0:
                found.append(Span(text.rfind("\n", 0, at) + 1, at + len(passage.heading)))
    return tuple(sorted(found))


class Overview(msgspec.Struct, frozen=True):
    """What the lists show: authorities (most cited first), documents, and the citations that lead nowhere
    yet.
    """

    authorities: tuple[AuthorityRow, ...] = ()
    documents: tuple[DocumentRow, ...] = ()
    open: tuple[CitationRow, ...] = ()

    @property
    def citations(self) -> int:
        """How many citations the documents hold."""
        return sum(document.citations for document in self.documents)

    @property
    def lang(self) -> str:
        """The language of most documents that say theirs, of those the names of the law are known in."""
        langs = [document.lang for document in self.documents if document.lang]
        return max(set(langs), key=lambda lang: (langs.count(lang), lang == "fr"), default="fr")


def overview(index: Index, complete: bool) -> Overview:
    """Everything the lists need, in one question; the open citations only when all documents are read."""
    authorities = sorted(index.authorities(), key=lambda row: (-row.citations, row.ref.order))
    unknown = tuple(index.open_citations()) if complete else ()
    return Overview(tuple(authorities), tuple(index.documents()), unknown)


def who_cites(index: Index, ref: Ref, offset: int = 0) -> list[CitationRow]:
    """A page of the citations of a place, and of the places inside it."""
    return index.who_cites(ref, limit=PAGE, offset=offset)


class Reading(msgspec.Struct, frozen=True):
    """A document with its citations, in the order of its text."""

    id: int
    document: Document
    lang: str
    rows: tuple[CitationRow, ...]


def reading(index: Index, document: int) -> Reading:
    """A document and its citations."""
    from citeref.grammar.language import Passages

    found = index.document(document)
    rows = sorted(index.citations(document), key=lambda row: row.citation.span)
    lang = found.lang or Passages(found.text[:FIRST].lower()).at(min(FIRST, len(found.text)) // 2)
    return Reading(document, found, lang, tuple(rows))


def _without_alinea(ref: Ref) -> str:
    return "/".join(segment for segment in ref.split("/") if not segment.startswith("aln_"))
