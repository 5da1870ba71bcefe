"""The sentences that cite: three lines each, where they stand and the words around the citation, which is in
brackets.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import msgspec

from citeref.index.rows import CitationRow
from citeref.model import Span
from citeref.ref import Ref
from citeref.tui.findings import NO_CITATION
from citeref.tui.glyphs import cut, fit, shown
from citeref.tui.language import phrase, say
from citeref.tui.lines import Lines
from citeref.tui.rows import Rows
from citeref.tui.sheet import Piece
from citeref.tui.supply import PAGE, Supply

if TYPE_CHECKING:
    from citeref.index import Index
    from citeref.tui.desk import Desk

KINDS = {"anaphora": phrase("points back"), "url": phrase("by its address"), "described": phrase("described")}
"""How a citation that does not name its law is called on the screen."""


class About(msgspec.Struct, frozen=True, kw_only=True):
    """What a list of citing sentences is about: a place of the law (in one document, with its id); a document alone; or
    the citations that lead nowhere yet, all or of one kind (`part`). `words` keep those that have them. `quoted` are
    quotations of the place without a citation.
    """

    ref: Ref | None = None
    document: int = 0
    part: str = ""
    words: str = ""
    quoted: tuple[CitationRow, ...] = ()

    def count(self, index: Index) -> int:
        """How many sentences there are."""
        return self._count(index) + len(self.quoted)

    def rows(self, index: Index, offset: int, limit: int) -> list[CitationRow]:
        """Some of them: the citations, then what is quoted without one."""
        found = self._rows(index, offset, limit)
        if len(found) < limit and self.quoted:
            first = max(0, offset - self._count(index))
            found = [*found, *self.quoted[first : first + limit - len(found)]]
        return found

    def _count(self, index: Index) -> int:
        if self.ref is None and self.document:
            return index.count_citations(self.document)
        if self.ref is None:
            return index.count_open(self.words, self.part)
        return index.count_citing(self.ref, document=self.document, words=self.words)

    def _rows(self, index: Index, offset: int, limit: int) -> list[CitationRow]:
        if self.ref is None and self.document:
            return index.citations(self.document, limit=limit, offset=offset)
        if self.ref is None:
            return index.open_citations(limit=limit, offset=offset, words=self.words, kind=self.part)
        return index.who_cites(self.ref, limit=limit, offset=offset, document=self.document, words=self.words)


async def sentences(shelf: Desk[Index], about: About, first: int = 0) -> Supply:
    """The sentences, fed page by page; the page that holds row `first` is there already."""

    async def page(offset: int, limit: int) -> list[CitationRow]:
        return await shelf.ask(lambda index: about.rows(index, offset, limit))

    found = Supply(await shelf.ask(about.count), page)
    if len(found):
        await found.load(min(first, len(found) - 1) // PAGE)
    return found


class Sentences(Rows):
    """Citing sentences, a `CitationRow` each."""

    tall = 3

    def draw(self, item: Any, width: int) -> list[list[Piece]]:
        """Where it stands, then two lines of the sentence."""
        said = remark(item)
        where = f"{item.name} › {item.place}" + (f" › {item.place.heading}" if item.place.heading else "")
        room = width - len(said) - 1
        first = [(fit(where, room), "strong"), (f" {cut(shown(said), len(said))}", "quiet")]
        return [first, *sentence(item.snippet, Span(*item.snippet_span), width)]


def remark(row: CitationRow) -> str:
    """What is particular about a citation, in a word or two."""
    citation = row.citation
    if row.id == NO_CITATION:
        return say("quoted, not cited")
    if not citation.refs:
        count = len(citation.candidates)
        return say("{n} candidate|{n} candidates", n=count) if count else say("not known")
    return say(KINDS[citation.kind]) if citation.kind in KINDS else ""


def sentence(snippet: str, span: Span, width: int) -> list[list[Piece]]:
    """Two lines of a snippet, with the cited words in brackets; the citation is always in sight."""
    text = snippet.replace("\n", " ")
    lines = Lines(text, width)
    lines.reach(len(text))
    lines.bracket(span)
    first = lines.at(span.start)
    top = (
        max(0, first - 1)
        if lines.at(max(span.start, span.end - 1)) == first or first + 2 > len(lines)
        else first
    )
    return [list(_pieces(text, lines.span(line), span)) for line in range(top, min(top + 2, len(lines)))]


def _pieces(text: str, line: Span, span: Span) -> Iterator[Piece]:
    cuts = sorted({line.start, line.end, *(offset for offset in span if line.start < offset < line.end)})
    for start, end in pairwise(cuts):
        cited = span.start <= start and end <= span.end
        opens, closes = "[" * (cited and start == span.start), "]" * (cited and end == span.end)
        yield f"{opens}{shown(text[start:end])}{closes}", "citation" if cited else ""
