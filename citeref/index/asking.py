"""What the index answers about citations and words, a page of rows at a time.

`limit` and `offset` count rows; -1 is no limit. Words are asked for as people type them: all of them, capitals and
accents aside, each may be only begun where a list is filtered.
"""

from __future__ import annotations

from typing import Any

from citeref.index.rows import Cell, CitationRow, SearchRow, Totals
from citeref.index.schema import SHIFT, numbers, read_detail
from citeref.index.snippets import snippet
from citeref.index.store import Store
from citeref.model import Span
from citeref.ref import Ref

CITATION = f"""
    SELECT c.id, c.detail, c.quoted, p.start, p.text, d.id, d.name
    FROM citations c JOIN documents d ON d.id = c.id >> {SHIFT} LEFT JOIN paragraphs p ON p.id = c.paragraph
"""
OPENED, CLOSED = "\x02", "\x03"
_OPEN = {"": "", "unknown": "AND open = 1", "ambiguous": "AND open = 2"}
_NO_NUMBERS = (0, (1 << 63) - 1)


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
        chosen, values = _citing(ref, within, document, words)
        query = f"{CITATION} WHERE c.id IN ({chosen} ORDER BY citation LIMIT ? OFFSET ?) ORDER BY c.id"
        return [citation(row) for row in self._rows(query, *values, limit, offset)]

    def count_citing(self, ref: Ref, *, document: int = 0, words: str = "") -> int:
        """How many rows `who_cites` has for a place and all inside it."""
        chosen, values = _citing(ref, True, document, words)
        return int(self._rows(f"SELECT count(*) FROM ({chosen})", *values)[0][0])

    def open_citations(
        self, *, limit: int = -1, offset: int = 0, words: str = "", kind: str = ""
    ) -> list[CitationRow]:
        """The citations whose authority is not known, or not decided between several.

        `kind` asks for one sort: "unknown" or "ambiguous".
        """
        having, values = _having("c.id", "c.paragraph", words)
        query = f"{CITATION} WHERE c.open {_OPEN[kind]} {having} ORDER BY c.id LIMIT ? OFFSET ?"
        return [citation(row) for row in self._rows(query, *values, limit, offset)]

    def count_open(self, words: str = "", kind: str = "") -> int:
        """How many rows `open_citations` has."""
        having, values = _having("c.id", "c.paragraph", words)
        query = f"SELECT count(*) FROM citations c WHERE c.open {_OPEN[kind]} {having}"
        return int(self._rows(query, *values)[0][0])

    def totals(self) -> Totals:
        """How much there is, without the rows."""
        documents, citations = self._rows("SELECT count(*), total(citations) FROM documents")[0]
        query = f"SELECT count(*), count(DISTINCT id >> {SHIFT}) FROM citations WHERE open {{}}"
        counts = [tuple(self._rows(query.format(_OPEN[kind]))[0]) for kind in ("unknown", "ambiguous")]
        return Totals(documents, int(citations), *counts)

    def cells(self) -> list[Cell]:
        """How often each document cites each authority; pairs of which neither is there are left out."""
        query = """
            SELECT t.document, p.ref, t.citations FROM tallies t JOIN places p ON p.id = t.place
            WHERE p.ref = p.authority
        """
        return [Cell(document, Ref.trusted(ref), count) for document, ref, count in self._rows(query)]

    def search(self, words: str, limit: int = 100, offset: int = 0) -> list[SearchRow]:
        """The paragraphs that hold all these words, accents and capitals aside; the last may be begun."""
        asked = as_query(words)
        if not asked:
            return []
        rows = self._rows(
            f"""
            SELECT d.id, d.name, p.start, p.text, highlight(words, 0, char(2), char(3))
            FROM words JOIN paragraphs p ON p.id = words.rowid
                JOIN documents d ON d.id = words.rowid >> {SHIFT}
            WHERE words MATCH ? ORDER BY words.rowid LIMIT ? OFFSET ?
            """,
            asked,
            limit,
            offset,
        )
        return [_found(*row) for row in rows]

    def count_found(self, words: str) -> int:
        """How many paragraphs `search` finds."""
        asked = as_query(words)
        query = "SELECT count(*) FROM words WHERE words MATCH ?"
        return int(self._rows(query, asked)[0][0]) if asked else 0

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


def marked(paragraph: str, start: int, shown: str) -> tuple[Span, str, Span]:
    """Where the first word found stands in the whole text and in a snippet of its paragraph, from the words as FTS
    marks them.
    """
    first = max(0, shown.find(OPENED))
    last = max(first, shown.find(CLOSED, first) - 1)
    words, where = snippet(paragraph, (first, last))
    return Span(start + first, start + last), words, where


def as_query(words: str, begun: bool = False) -> str:
    """What a person typed as a query: each word quoted, so that none of its signs is an operator.

    The last word may be begun, or with `begun` every one.
    """
    parts = [part.replace('"', '""').replace("\0", "") for part in words.split()]
    parts = [part for part in parts if any(c.isalnum() for c in part)]
    if begun:
        return " ".join(f'"{part}"*' for part in parts)
    return " ".join(f'"{part}"' for part in parts) + ("*" if parts and not words[-1:].isspace() else "")


def _citing(ref: Ref, within: bool, document: int, words: str) -> tuple[str, list[Any]]:
    having, values = _having("citation", "(SELECT paragraph FROM citations WHERE id = citation)", words)
    first, last = numbers(document) if document else _NO_NUMBERS
    query = f"""
        SELECT citation FROM cited WHERE place = (SELECT id FROM places WHERE ref = ?)
        AND citation BETWEEN ? AND ? {"" if within else "AND exact"} {having}
    """
    return query, [str(ref), first, last, *values]


def _having(number: str, paragraph: str, words: str) -> tuple[str, list[Any]]:
    """The condition that a citation's paragraph or the name of its document has the words."""
    if not words.strip():
        return "", []
    asked = as_query(words, begun=True)
    names = f"{number} >> {SHIFT} IN (SELECT id FROM documents WHERE name LIKE ? ESCAPE '\\')"
    like = "%" + "%".join(_plain(part) for part in words.split()) + "%"
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
