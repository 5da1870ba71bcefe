"""What the index answers about citations and words, a page of rows at a time.

`limit` and `offset` count rows; -1 is no limit. Words are asked for as people type them: all of them, capitals and
accents aside, each may be only begun where a list is filtered.
"""

from __future__ import annotations

from typing import Any

from citeref.index.rows import CitationRow, SearchRow
from citeref.index.schema import SHIFT, numbers, read_detail
from citeref.index.snippets import snippet
from citeref.index.store import Store
from citeref.index.words import as_query, quick_query
from citeref.model import Span
from citeref.ref import Ref

CITATION = f"""
    SELECT c.id, c.detail, c.quoted, p.start, p.text, d.id, d.name
    FROM citations c JOIN documents d ON d.id = c.id >> {SHIFT} LEFT JOIN paragraphs p ON p.id = c.paragraph
"""
OPENED, CLOSED = "\x02", "\x03"
_OPEN = {"": "", "unknown": "AND open = 1", "ambiguous": "AND open = 2"}
_NO_NUMBERS = (0, (1 << 63) - 1)

MOST = 10_000
"""Paragraphs with given words are counted no further: a word that is everywhere would take a second to count."""


MANY = 20_000
"""Citations of a place that are looked through for words in no time."""

STEPS = 6
"""Looking from a paragraph with the words to the citations of a place costs as much as looking through so many of them."""

STEPS_OF_A_PAGE = 30
"""The same where a page of them is enough, for which only some of the citations need be looked through."""


class Asking:
    """Questions to the tables of an index."""

    _store: Store

    def who_cites(
        self,
        ref: Ref,
        *,
        within: bool = True,
        limit: int = 1000,
        offset: int = 0,
        document: int = 0,
        words: str = "",
    ) -> list[CitationRow]:
        """The citations of a place, and of the places inside it when `within`, document by document.

        Documents come in the order in which they were first read. `document` asks for those of one document alone,
        `words` for those whose paragraph or document's name has them.
        """
        chosen, values = self._citing(ref, within, document, words, STEPS_OF_A_PAGE)
        total = (
            self.count_citing(ref, within=within, document=document) if offset and not words.strip() else 0
        )
        way, limit, offset = _from_the_nearer_end(total, limit, offset)
        query = f"{CITATION} WHERE c.id IN ({chosen} ORDER BY citation {way} LIMIT ? OFFSET ?) ORDER BY c.id"
        return [citation(row) for row in self._rows(query, *values, limit, offset)]

    def count_citing(self, ref: Ref, *, within: bool = True, document: int = 0, words: str = "") -> int:
        """How many rows `who_cites` has for a place."""
        if words.strip():
            chosen, values = self._citing(ref, within, document, words, STEPS)
            return int(self._rows(f"SELECT count(*) FROM ({chosen})", *values)[0][0])
        column = "citations" if within else "exact"
        query = f"SELECT {column} FROM places WHERE ref = ?"
        if document:
            place = "(SELECT id FROM places WHERE ref = ?)"
            query = f"SELECT {column} FROM tallies WHERE place = {place} AND document = ?"
        found = self._rows(query, str(ref), *([document] if document else []))
        return int(found[0][0]) if found else 0

    def open_citations(
        self, *, limit: int = -1, offset: int = 0, words: str = "", kind: str = ""
    ) -> list[CitationRow]:
        """The citations whose authority is not known, or not decided between several.

        `kind` asks for one sort: "unknown" or "ambiguous".
        """
        having, values = _having("c.id", "c.paragraph", words)
        chosen = (
            f"SELECT c.id FROM citations c WHERE c.open {_OPEN[kind]} {having} ORDER BY c.id LIMIT ? OFFSET ?"
        )
        query = f"{CITATION} WHERE c.id IN ({chosen}) ORDER BY c.id"
        return [citation(row) for row in self._rows(query, *values, limit, offset)]

    def count_open(self, words: str = "", kind: str = "") -> int:
        """How many rows `open_citations` has."""
        if not words.strip():
            unknown, ambiguous = self._rows("SELECT unknown, ambiguous FROM totals")[0]
            return int({"": unknown + ambiguous, "unknown": unknown, "ambiguous": ambiguous}[kind])
        having, values = _having("c.id", "c.paragraph", words)
        query = f"SELECT count(*) FROM citations c WHERE c.open {_OPEN[kind]} {having}"
        return int(self._rows(query, *values)[0][0])

    def search(self, words: str, limit: int = 100, offset: int = 0) -> list[SearchRow]:
        """The paragraphs that hold all these words, accents and capitals aside; the last may be begun."""
        asked = self._quick(words)
        if not asked:
            return []
        found = "SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid LIMIT ? OFFSET ?"
        numbers = [row[0] for row in self._rows(found, asked, limit, offset)]
        if not numbers:
            return []
        rows = self._rows(
            f"""
            SELECT d.id, d.name, p.start, p.text, highlight(words, 0, char(2), char(3))
            FROM words JOIN paragraphs p ON p.id = words.rowid
                JOIN documents d ON d.id = words.rowid >> {SHIFT}
            WHERE words MATCH ? AND words.rowid BETWEEN ? AND ? ORDER BY words.rowid
            """,
            asked,
            numbers[0],
            numbers[-1],
        )
        return [_found(*row) for row in rows]

    def count_found(self, words: str, most: int = MOST) -> int:
        """How many paragraphs `search` finds; one more than `most` where there are still more."""
        asked = self._quick(words)
        query = "SELECT count(*) FROM (SELECT 1 FROM words WHERE words MATCH ? LIMIT ?)"
        return int(self._rows(query, asked, most + 1)[0][0]) if asked else 0

    def _citing(self, ref: Ref, within: bool, document: int, words: str, steps: int) -> tuple[str, list[Any]]:
        """The numbers of the citations of a place, from whichever side has less to look at: its citations or the words."""
        asked = as_query(words, begun=True) if words.strip() and not document else ""
        citations = self.count_citing(ref, within=within) if asked else 0
        if citations > MANY:
            few = citations // steps
            query = "SELECT count(*) FROM (SELECT 1 FROM words WHERE words MATCH ? LIMIT ?)"
            if self._rows(query, asked, few + 1)[0][0] <= few:
                return _by_words(ref, within, words, asked)
        return _by_place(ref, within, document, words)

    def _quick(self, words: str) -> str:
        citations = self._rows("SELECT citations FROM totals")[0][0]
        with self._store.connection() as connection:
            return quick_query(connection, words, citations)

    def _rows(self, query: str, *values: Any) -> list[tuple[Any, ...]]:
        with self._store.connection() as connection:
            return connection.execute(query, values).fetchall()


def citation(row: tuple[int, bytes, int, int | None, str | None, int, str]) -> CitationRow:
    """A row of `CITATION` as the screen has it."""
    number, kept, quoted, start, paragraph, document, name = row
    detail = read_detail(kept)
    span, at = detail.citation.span, start or 0
    words, where = snippet(paragraph or detail.citation.text, (span.start - at, span.end - at))
    return CitationRow(number, document, name, detail.citation, detail.place, words, where, bool(quoted))


def _from_the_nearer_end(total: int, limit: int, offset: int) -> tuple[str, int, int]:
    """A page of a list of `total` rows, counted from whichever end is nearer: its way, limit and offset."""
    if limit < 0 or offset <= total // 2:
        return "ASC", limit, offset
    rows = max(0, min(limit, total - offset))
    return "DESC", rows, max(0, total - offset - rows)


def marked(paragraph: str, start: int, shown: str) -> tuple[Span, str, Span]:
    """Where the first word found stands in the whole text and in a snippet of its paragraph, from the words as FTS
    marks them.
    """
    first = max(0, shown.find(OPENED))
    last = max(first, shown.find(CLOSED, first) - 1)
    words, where = snippet(paragraph, (first, last))
    return Span(start + first, start + last), words, where


def _by_place(ref: Ref, within: bool, document: int, words: str) -> tuple[str, list[Any]]:
    having, values = _having("citation", "(SELECT paragraph FROM citations WHERE id = citation)", words)
    first, last = numbers(document) if document else _NO_NUMBERS
    query = f"""
        SELECT citation FROM cited WHERE place = (SELECT id FROM places WHERE ref = ?)
        AND citation BETWEEN ? AND ? {"" if within else "AND exact"} {having}
    """
    return query, [str(ref), first, last, *values]


def _by_words(ref: Ref, within: bool, words: str, asked: str) -> tuple[str, list[Any]]:
    """The same, found from the paragraphs and the documents that have the words."""
    cited = f"""
        CROSS JOIN cited x ON x.place = (SELECT id FROM places WHERE ref = ?)
        AND x.citation BETWEEN m.document << {SHIFT} AND ((m.document + 1) << {SHIFT}) - 1 {"" if within else "AND x.exact"}
    """
    query = f"""
        SELECT x.citation AS citation
        FROM (SELECT rowid AS paragraph, rowid >> {SHIFT} AS document FROM words WHERE words MATCH ?) m
        {cited} CROSS JOIN citations c ON c.id = x.citation AND c.paragraph = m.paragraph
        UNION SELECT x.citation FROM (SELECT id AS document FROM documents WHERE name LIKE ? ESCAPE '\\') m {cited}
    """
    return query, [asked, str(ref), _like(words), str(ref)]


def _like(words: str) -> str:
    return "%" + "%".join(_plain(part) for part in words.split()) + "%"


def _having(number: str, paragraph: str, words: str) -> tuple[str, list[Any]]:
    """The condition that a citation's paragraph or the name of its document has the words."""
    if not words.strip():
        return "", []
    asked = as_query(words, begun=True)
    names = f"{number} >> {SHIFT} IN (SELECT id FROM documents WHERE name LIKE ? ESCAPE '\\')"
    like = _like(words)
    if not asked:
        return f"AND {names}", [like]
    found = f"{paragraph} IN (SELECT rowid FROM words WHERE words MATCH ?)"
    return f"AND ({names} OR {found})", [like, asked]


def _plain(part: str) -> str:
    """A word for LIKE, in which % and _ have their own meaning."""
    return part.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _found(document: int, name: str, start: int, paragraph: str, shown: str) -> SearchRow:
    span, words, where = marked(paragraph, start, shown)
    return SearchRow(document, name, span, words, where)
