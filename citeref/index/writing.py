"""Documents into the index and out of it: every row of one document goes in together, and leaves no trace
when it goes.

Documents wait until `flush`, so that what they share is written once: a place cited a thousand times is one row to change,
and its citations go in side by side.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from citeref.index.positions import position
from citeref.index.prepared import Entry, Prepared, prepare
from citeref.index.schema import SHIFT, numbers
from citeref.index.timeline import day_of, decided
from citeref.ref import Ref

_KNOWN = 500_000
"""Places whose numbers are kept in memory, at about 200 bytes each."""

_COLUMNS = ", ".join("?" * 18)


class Writer:
    """Writes within a transaction that the caller opens and ends. `places` are the numbers of places known from earlier
    transactions that were kept.
    """

    def __init__(self, connection: sqlite3.Connection, places: dict[str, int] | None = None) -> None:
        self._connection = connection
        self._places: dict[str, int] = {} if places is None else places
        self._waiting: list[tuple[int, Prepared]] = []
        self._paths: set[bytes] = set()
        self._next = 0

    def store(self, entry: Entry) -> int:
        """Stores a document in place of what the index had of the same file; its number."""
        number = self.add(prepare(entry))
        self.flush()
        return number

    def add(self, document: Prepared) -> int:
        """Takes a document in, in place of what the index had of the same path; its number. It is there after `flush`."""
        if document.path in self._paths:
            self.flush()
        known = self._connection.execute(
            "SELECT id FROM documents WHERE path = ?", (document.path,)
        ).fetchone()
        if known:
            self.remove(known[0])
        number = known[0] if known else self._number()
        self._waiting.append((number, document))
        self._paths.add(document.path)
        return int(number)

    def flush(self) -> None:
        """Writes the documents that wait."""
        waiting, self._waiting = self._waiting, []
        self._paths.clear()
        if waiting:
            self._add_documents(waiting)
            self._add_texts(waiting)
            self._add_citations(waiting)
            self._total(1, [self._sums(document) for _, document in waiting])

    def remove(self, number: int) -> None:
        """Takes a document out, with everything that was counted for it."""
        run, span = self._connection.execute, numbers(number)
        query = "SELECT citations, unknown, ambiguous FROM documents WHERE id = ?"
        self._total(-1, run(query, (number,)).fetchall())
        tallies = run(
            "SELECT place, citations, exact, quoted FROM tallies WHERE document = ?", (number,)
        ).fetchall()
        self._connection.executemany(
            "DELETE FROM cited WHERE place = ? AND citation BETWEEN ? AND ?",
            ((place, *span) for place, *_ in tallies),
        )
        self._count((-citations, -1, -exact, -quotes, place) for place, citations, exact, quotes in tallies)
        run(
            "INSERT INTO words (words, rowid, text)"
            " SELECT 'delete', id, text FROM paragraphs WHERE id BETWEEN ? AND ?",
            span,
        )
        for table in ("paragraphs", "citations"):
            run(f"DELETE FROM {table} WHERE id BETWEEN ? AND ?", span)
        run("DELETE FROM tallies WHERE document = ?", (number,))
        run("DELETE FROM contents WHERE document = ?", (number,))
        run("DELETE FROM documents WHERE id = ?", (number,))

    def _number(self) -> int:
        """A number that no document has."""
        if not self._next:
            self._next = self._connection.execute("SELECT coalesce(max(id), 0) FROM documents").fetchone()[0]
        self._next += 1
        return self._next

    def _add_documents(self, waiting: list[tuple[int, Prepared]]) -> None:
        run = self._connection.executemany
        run(
            f"INSERT INTO documents VALUES ({_COLUMNS})",
            ((number, *document.about) for number, document in waiting),
        )
        run(
            "INSERT INTO contents VALUES (?, ?)",
            ((number, document.packed) for number, document in waiting if document.packed is not None),
        )

    def _add_texts(self, waiting: list[tuple[int, Prepared]]) -> None:
        rows = [
            ((number << SHIFT) + at, start, text)
            for number, document in waiting
            for at, (start, text) in enumerate(document.paragraphs)
        ]
        self._connection.executemany("INSERT INTO paragraphs VALUES (?, ?, ?)", rows)
        self._connection.executemany(
            "INSERT INTO words (rowid, text) VALUES (?, ?)", ((at, text) for at, _, text in rows)
        )

    def _add_citations(self, waiting: list[tuple[int, Prepared]]) -> None:
        cited: dict[int, list[tuple[int, int]]] = {}
        counts: dict[int, list[int]] = {}
        tallies = []
        self._learn(dict.fromkeys(ref for _, document in waiting for ref, _, _ in document.cited))
        ids = self._places
        for number, document in waiting:
            first = number << SHIFT
            for ref, codes, quotes in document.cited:
                place, exact = ids[ref], sum(code & 1 for code in codes)
                cited.setdefault(place, []).extend((first + (code >> 1), code & 1) for code in codes)
                tallies.append((number, place, len(codes), exact, quotes))
                count = counts.setdefault(place, [0, 0, 0, 0])
                count[0] += len(codes)
                count[1] += 1
                count[2] += exact
                count[3] += quotes
        run = self._connection.executemany
        run(
            "INSERT INTO citations VALUES (?, ?, ?, ?, ?)",
            (
                ((number << SHIFT) + at, (number << SHIFT) + paragraph, kind, quotes_law, kept)
                for number, document in waiting
                for at, (paragraph, kind, quotes_law, kept) in enumerate(document.citations)
            ),
        )
        run(
            "INSERT INTO cited VALUES (?, ?, ?)",
            ((place, at, exact) for place in sorted(cited) for at, exact in cited[place]),
        )
        run("INSERT INTO tallies VALUES (?, ?, ?, ?, ?)", sorted(tallies))
        self._count((*counts[place], place) for place in sorted(counts))

    def _learn(self, places: Iterable[str]) -> None:
        """Gives a number to each place that has none yet, in their order."""
        if len(self._places) > _KNOWN:
            self._places.clear()
        run = self._connection.execute
        for text in places:
            if text in self._places:
                continue
            known = run("SELECT id FROM places WHERE ref = ?", (text,)).fetchone()
            if known is None:
                ref = Ref.trusted(text)
                authority = ref.authority
                date = day_of(ref) if ref == authority and decided(ref) else None
                known = (
                    run(
                        "INSERT INTO places (ref, authority, whole, position, date) VALUES (?, ?, ?, ?, ?)",
                        (text, str(authority), ref == authority, position(ref), date),
                    ).lastrowid,
                )
            self._places[text] = known[0]

    def _count(self, changes: Iterable[tuple[int, ...]]) -> None:
        self._connection.executemany(
            "UPDATE places SET citations = citations + ?, documents = documents + ?, exact = exact + ?,"
            " quoted = quoted + ? WHERE id = ?",
            changes,
        )

    @staticmethod
    def _sums(document: Prepared) -> tuple[int, int, int]:
        return document.about.citations, document.about.unknown, document.about.ambiguous

    def _total(self, sign: int, documents: list[tuple[int, int, int]]) -> None:
        """Counts documents in or out."""
        self._connection.execute(
            "UPDATE totals SET documents = documents + ?, citations = citations + ?, unknown = unknown + ?,"
            " unknown_in = unknown_in + ?, ambiguous = ambiguous + ?, ambiguous_in = ambiguous_in + ?",
            [
                sign * count
                for count in (
                    len(documents),
                    sum(citations for citations, _, _ in documents),
                    sum(unknown for _, unknown, _ in documents),
                    sum(unknown > 0 for _, unknown, _ in documents),
                    sum(ambiguous for _, _, ambiguous in documents),
                    sum(ambiguous > 0 for _, _, ambiguous in documents),
                )
            ],
        )
