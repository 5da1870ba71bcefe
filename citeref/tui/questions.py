"""The questions the screen asks of the index and of the cache; each runs on a desk's thread, never on the
screen's.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import msgspec

from citeref.errors import CiterefError, PageNotFound
from citeref.model import Authority, Document, Page, Passage, Span
from citeref.ref import Ref

if TYPE_CHECKING:
    from citeref.cache import Cache
    from citeref.index import AuthorityRow, CitationRow, DocumentRow, Index, Totals
    from citeref.relations import Relations

MOST = 5000
"""Authorities and documents that the lists hold in memory."""

FIRST = 4000
"""Characters of a document that are enough to tell its language, where the file does not."""


class Law(msgspec.Struct, frozen=True):
    """The law at a reference. `asked` is what was looked for; `passage` None where the page has no such place
    at all.

    `problem` and `way_out` are said in place of the text where no page can be shown, `missing` when there is none;
    `headings` are spans of the text.
    """

    asked: Ref
    lang: str
    languages: tuple[str, ...] = ()
    authority: Authority | None = None
    passage: Passage | None = None
    headings: tuple[Span, ...] = ()
    page: Page | None = None
    problem: str = ""
    way_out: str = ""
    missing: bool = False

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
        from citeref.law.beginnings import beginning

        return Span(beginning(self.authority, self.passage), self.passage.span.end)


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
        return Law(
            ref,
            lang,
            languages,
            problem=error.what,
            way_out=error.hint,
            missing=isinstance(error, PageNotFound),
        )
    reached = passage if not ref.pinpoint or ref.within(passage.ref) or passage.ref.within(ref) else None
    reached = passage if _without_alinea(passage.ref) == _without_alinea(ref) else reached
    return Law(ref, use, languages, authority, reached, headings(authority), cache.page(ref, use))


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


def margin(index: Index, authority: Authority, wrong: Callable[[Ref], int]) -> list[tuple[int, str]]:
    """How often each unit of a law is cited, with its offset, and « ! » where something is wrong with a citation of it; where
    two begin on one line, the larger is told.
    """
    from citeref.law.beginnings import beginning

    counts = {row.ref: row.citations for row in index.places(authority.ref)}
    notes: list[tuple[int, str]] = []
    line = -1
    for passage in authority.passages:
        if (count := counts.get(passage.ref, 0)) and passage.ref.pinpoint:
            at = beginning(authority, passage)
            end = authority.text.find("\n", at)
            if at > line:
                notes.append((at, f"{count}×{'!' * (wrong(passage.ref) > 0)}"))
                line = end if end >= 0 else len(authority.text)
    return notes


def related(cache: Cache, ref: Ref, lang: str) -> Relations | None:
    """What a place of the law is related to; None where its page cannot be read."""
    from citeref.relations import relations

    try:
        return relations(ref, lang, cache)
    except CiterefError:
        return None


class Overview(msgspec.Struct, frozen=True):
    """What the lists show: authorities (most cited first), documents, and how many citations lead nowhere yet.

    Of an index of more than `MOST` authorities or documents these are the first ones; `cited` and `totals` count all.
    """

    authorities: tuple[AuthorityRow, ...] = ()
    documents: tuple[DocumentRow, ...] = ()
    totals: Totals | None = None
    cited: int = 0

    @property
    def many(self) -> bool:
        """Whether there are more documents or authorities than are held here: lists then come by the page."""
        return self.cited > len(self.authorities) or self.read > len(self.documents)

    @property
    def read(self) -> int:
        """How many documents there are."""
        return self.totals.documents if self.totals else len(self.documents)

    @property
    def open(self) -> int:
        """How many citations lead nowhere yet."""
        return self.totals.unknown[0] + self.totals.ambiguous[0] if self.totals else 0

    @property
    def citations(self) -> int:
        """How many citations the documents hold."""
        return self.totals.citations if self.totals else 0

    @property
    def lang(self) -> str:
        """The language of most documents that say theirs, of those the names of the law are known in."""
        langs = [document.lang for document in self.documents if document.lang]
        return max(set(langs), key=lambda lang: (langs.count(lang), lang == "fr"), default="fr")


def overview(index: Index) -> Overview:
    """Everything the lists need, in one question."""
    authorities = tuple(index.authorities_by_count(limit=MOST))
    cited = len(authorities) if len(authorities) < MOST else index.count_authorities()
    return Overview(authorities, tuple(index.documents(limit=MOST)), index.totals(), cited)


class Reading(msgspec.Struct, frozen=True):
    """A document with its citations, in the order of its text."""

    id: int
    document: Document
    lang: str
    rows: tuple[CitationRow, ...]
    row: DocumentRow | None = None


def reading(index: Index, document: int) -> Reading:
    """A document and its citations."""
    from citeref.grammar.language import Passages

    found = index.document(document)
    rows = sorted(index.citations(document), key=lambda row: row.citation.span)
    lang = found.lang or Passages(found.text[:FIRST].lower()).at(min(FIRST, len(found.text)) // 2)
    return Reading(document, found, lang, tuple(rows), index.row(document))


def _without_alinea(ref: Ref) -> str:
    return "/".join(segment for segment in ref.split("/") if not segment.startswith("aln_"))
