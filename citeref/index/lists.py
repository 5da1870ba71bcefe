"""The lists of an index: documents, authorities and the places in them, when they were decided or written, who cites what.

Each list comes a page at a time, `limit` rows from `offset` on (-1: all), and its length is known without its rows.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from typing import Any, Literal

from citeref.index.rows import AuthorityRow, Cell, DocumentRow, Totals
from citeref.index.store import Store
from citeref.index.timeline import Event, decision, written
from citeref.ref import Ref

_DOCUMENT = "id, name, path, title, format, date, lang, citations, authorities, encoding"
_COUNTS = "ref, citations, documents, exact, quoted"
_ORDERS = {"path": "file, part", "citations": "citations DESC, id"}
_PORTION = 2000
"""Rows held at a time by what goes through a whole list."""


class Lists:
    """Lists of an index."""

    _store: Store

    def documents(
        self,
        *,
        limit: int = -1,
        offset: int = 0,
        words: str = "",
        by: Literal["path", "citations"] = "path",
    ) -> list[DocumentRow]:
        """Documents by path, or those with the most citations first; `words` keep those whose name, title or path has
        all of them.
        """
        having, values = _named(words)
        chosen = f"SELECT id FROM documents {having} ORDER BY {_ORDERS[by]} LIMIT ? OFFSET ?"
        query = f"SELECT {_DOCUMENT} FROM documents WHERE id IN ({chosen}) ORDER BY {_ORDERS[by]}"
        return [_document(row) for row in self._rows(query, *values, limit, offset)]

    def each_document(self) -> Iterator[DocumentRow]:
        """Every document by path, a few in memory at a time."""
        after: tuple[bytes, int, int] = (b"", -1, 0)
        query = f"""
            SELECT {_DOCUMENT}, file, part FROM documents WHERE (file, part, id) > (?, ?, ?)
            ORDER BY file, part, id LIMIT {_PORTION}
        """
        while rows := self._rows(query, *after):
            yield from (_document(row[:-2]) for row in rows)
            after = (rows[-1][-2], rows[-1][-1], rows[-1][0])

    def count_documents(self, words: str = "") -> int:
        """How many rows `documents` has."""
        if not words.strip():
            return self.totals().documents
        having, values = _named(words)
        return int(self._rows(f"SELECT count(*) FROM documents {having}", *values)[0][0])

    def row(self, id: int) -> DocumentRow | None:
        """One document of the list; None where there is none of this number."""
        found = self._rows(f"SELECT {_DOCUMENT} FROM documents WHERE id = ?", id)
        return _document(found[0]) if found else None

    @property
    def has_texts(self) -> bool:
        """Whether documents can be opened from here: their texts may have been left out."""
        return bool(self._rows("SELECT 1 FROM contents LIMIT 1")) or not self.totals().documents

    def totals(self) -> Totals:
        """How much there is, without the rows."""
        documents, citations, *ways = self._rows("SELECT * FROM totals")[0]
        return Totals(documents, citations, (ways[0], ways[1]), (ways[2], ways[3]))

    def authorities(self, *, limit: int = -1, offset: int = 0) -> list[AuthorityRow]:
        """Authorities that are cited, in the order of references, with their counts."""
        return self._counted("whole AND citations > 0 ORDER BY position", limit, offset)

    def authorities_by_count(
        self, *, limit: int = -1, offset: int = 0, words: str = ""
    ) -> list[AuthorityRow]:
        """The same, the most cited first; `words` keep those whose reference has all of them."""
        having, values = _like("ref", words)
        where = f"whole AND citations > 0 {having and f'AND {having}'} ORDER BY citations DESC, position"
        return self._counted(where, limit, offset, *values)

    def count_authorities(self) -> int:
        """How many authorities are cited."""
        return int(self._rows("SELECT count(*) FROM places WHERE whole AND citations > 0")[0][0])

    def places(self, authority: Ref) -> list[AuthorityRow]:
        """The places cited inside an authority, and the larger ones around them, as the law is printed.

        Each count is what `who_cites` gives for the place; `exact` is 0 for a larger place nobody names
        itself.
        """
        where = "authority = ? AND NOT whole AND citations > 0 ORDER BY position"
        return self._counted(where, -1, 0, str(authority))

    def cells(
        self, documents: Iterable[int] | None = None, authorities: Iterable[Ref] | None = None
    ) -> list[Cell]:
        """How often each document cites each authority, of all or of those named; pairs of which neither is there are
        left out.
        """
        query = "SELECT t.document, p.ref, t.citations FROM tallies t JOIN places p ON p.id = t.place WHERE p.whole"
        values = []
        if documents is not None:
            query += " AND t.document IN (SELECT value FROM json_each(?))"
            values.append(json.dumps(list(documents)))
        if authorities is not None:
            named = "SELECT id FROM places WHERE ref IN (SELECT value FROM json_each(?))"
            query += f" AND t.place IN ({named})"
            values.append(json.dumps(list(authorities)))
        rows = self._rows(query, *values)
        return [Cell(document, Ref.trusted(ref), count) for document, ref, count in rows]

    def timeline(self, lang: str = "fr", *, limit: int = -1, offset: int = 0) -> list[Event]:
        """Decisions that are cited and documents, from the earliest on; those without a date come last."""
        dated = self.count_dated()
        found = self._happened("date > ''", limit, offset) if offset < dated else []
        left = limit - len(found) if limit >= 0 else -1
        if left:
            found += self._happened("date = ''", left, max(0, offset - dated))
        return [self._event(kind, number, lang) for kind, number in found]

    def each_event(self, lang: str = "fr") -> Iterator[Event]:
        """The whole timeline, a few rows in memory at a time."""
        for offset in range(0, self.count_events(), _PORTION):
            yield from self.timeline(lang, limit=_PORTION, offset=offset)

    def each_authority(self, by: Literal["reference", "count"] = "reference") -> Iterator[AuthorityRow]:
        """Every authority that is cited, in one of two orders, a few in memory at a time."""
        ask = self.authorities if by == "reference" else self.authorities_by_count
        for offset in range(0, self.count_authorities(), _PORTION):
            yield from ask(limit=_PORTION, offset=offset)

    def count_dated(self) -> int:
        """How many rows of `timeline` have a date."""
        return sum(
            int(self._rows(f"SELECT count(*) FROM {rows} date > ''")[0][0])
            for rows in ("places WHERE date IS NOT NULL AND citations > 0 AND", "documents WHERE")
        )

    def count_events(self) -> int:
        """How many rows `timeline` has."""
        query = "SELECT count(*) FROM places WHERE date IS NOT NULL AND citations > 0"
        return int(self._rows(query)[0][0]) + self.totals().documents

    def _happened(self, dated: str, limit: int, offset: int) -> list[tuple[int, int]]:
        """The kind and number of the rows of a part of the timeline."""
        query = f"""
            SELECT date, 0, id FROM places WHERE date IS NOT NULL AND citations > 0 AND {dated}
            UNION ALL SELECT date, 1, id FROM documents WHERE {dated} ORDER BY 1, 2, 3 LIMIT ? OFFSET ?
        """
        return [(kind, number) for _, kind, number in self._rows(query, limit, offset)]

    def _event(self, kind: int, number: int, lang: str) -> Event:
        if kind:
            row = self.row(number)
            assert row is not None
            return written(row)
        return decision(self._counted("id = ?", -1, 0, number)[0], lang)

    def _counted(self, where: str, limit: int, offset: int, *values: Any) -> list[AuthorityRow]:
        query = f"SELECT {_COUNTS} FROM places WHERE {where} LIMIT ? OFFSET ?"
        return [
            AuthorityRow(Ref.trusted(ref), *counts)
            for ref, *counts in self._rows(query, *values, limit, offset)
        ]

    def _rows(self, query: str, *values: Any) -> list[tuple[Any, ...]]:
        with self._store.connection() as connection:
            return connection.execute(query, values).fetchall()


def _document(row: tuple[Any, ...]) -> DocumentRow:
    number, name, path, *rest = row
    return DocumentRow(number, name, os.fsdecode(path), *rest)


def _named(words: str) -> tuple[str, list[str]]:
    """The condition that a document's name, title or path has all the words."""
    said, values = _like("name || ' ' || title || ' ' || CAST(path AS TEXT)", words)
    return said and f"WHERE {said}", values


def _like(what: str, words: str) -> tuple[str, list[str]]:
    parts = words.split()
    said = " AND ".join([f"{what} LIKE ? ESCAPE '\\'"] * len(parts))
    plain = [part.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") for part in parts]
    return said, [f"%{part}%" for part in plain]
