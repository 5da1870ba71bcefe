"""Documents into the index and out of it: every row of one document goes in together, and leaves no trace
when it goes.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec

from citeref.index.quoted import quoted
from citeref.index.schema import SHIFT, detail, numbers, pack
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


class Writer:
    """Writes within one transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._places: dict[Ref, int] = {}

    def store(self, entry: Entry) -> int:
        """Stores a document in place of what the index had of the same file; its number."""
        known = self._connection.execute("SELECT id FROM documents WHERE path = ?", (entry.path,)).fetchone()
        if known:
            self.remove(known[0])
        number = self._add_document(entry, known[0] if known else None)
        paragraph_numbers = self._add_paragraphs(number, entry.document)
        self._add_citations(number, entry, paragraph_numbers)
        return number

    def remove(self, number: int) -> None:
        """Takes a document out, with everything that was counted for it."""
        run, span = self._connection.execute, numbers(number)
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

    def _add_document(self, entry: Entry, number: int | None) -> int:
        document, state = entry.document, entry.state
        authorities = {ref.authority for citation in entry.citations for ref in citation.refs}
        stored = self._connection.execute(
            "INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                number,
                entry.path,
                entry.file or entry.path,
                entry.part,
                document.name,
                document.title,
                document.format,
                document.date,
                document.lang,
                len(entry.citations),
                len(authorities),
                document.encoding,
                state.size,
                state.modified,
                state.sha256,
                state.finder,
            ),
        ).lastrowid
        assert stored is not None
        self._connection.execute("INSERT INTO contents VALUES (?, ?)", (stored, pack(document)))
        return stored

    def _add_paragraphs(self, number: int, document: Document) -> list[int]:
        """Stores the paragraphs; where each begins in the text."""
        first = number << SHIFT
        rows = [(first + at, start, text) for at, (start, text) in enumerate(paragraphs(document))]
        self._connection.executemany("INSERT INTO paragraphs VALUES (?, ?, ?)", rows)
        self._connection.executemany(
            "INSERT INTO words (rowid, text) VALUES (?, ?)", ((at, text) for at, _, text in rows)
        )
        return [start for _, start, _ in rows]

    def _add_citations(self, number: int, entry: Entry, starts: list[int]) -> None:
        first, paragraph = number << SHIFT, 0
        rows, cited = [], []
        tallies: Counter[Ref] = Counter()
        exacts: Counter[Ref] = Counter()
        quotes: Counter[Ref] = Counter()
        for at, citation in enumerate(sorted(entry.citations, key=lambda citation: citation.span)):
            while paragraph + 1 < len(starts) and starts[paragraph + 1] <= citation.span.start:
                paragraph += 1
            kept = detail(citation, entry.document.place(citation.span.start))
            quotes_law = quoted(entry.document, citation)
            rows.append((first + at, first + paragraph, _open(citation), quotes_law, kept))
            named = set(citation.refs)
            around = named.union(*(ref.parents for ref in named))
            tallies.update(around)
            exacts.update(named)
            quotes.update(around if quotes_law else ())
            cited += [(place, first + at, place in named) for place in around]
        self._connection.executemany("INSERT INTO citations VALUES (?, ?, ?, ?, ?)", rows)
        self._learn(tallies)
        ids = self._places
        self._connection.executemany(
            "INSERT INTO cited VALUES (?, ?, ?)",
            sorted((ids[place], at, exact) for place, at, exact in cited),
        )
        self._connection.executemany(
            "INSERT INTO tallies VALUES (?, ?, ?, ?, ?)",
            ((number, ids[place], count, exacts[place], quotes[place]) for place, count in tallies.items()),
        )
        self._count((count, 1, exacts[place], quotes[place], ids[place]) for place, count in tallies.items())

    def _learn(self, places: Counter[Ref]) -> None:
        """Gives a number to each place that has none yet."""
        new = [place for place in places if place not in self._places]
        self._connection.executemany(
            "INSERT OR IGNORE INTO places (ref, authority) VALUES (?, ?)",
            ((str(place), str(place.authority)) for place in new),
        )
        for place in new:
            found = self._connection.execute("SELECT id FROM places WHERE ref = ?", (str(place),))
            self._places[place] = found.fetchone()[0]

    def _count(self, changes: Iterable[tuple[int, int, int, int, int]]) -> None:
        self._connection.executemany(
            "UPDATE places SET citations = citations + ?, documents = documents + ?, exact = exact + ?,"
            " quoted = quoted + ? WHERE id = ?",
            changes,
        )


def _open(citation: Citation) -> int:
    """Whether a citation leads nowhere yet: 1 when nothing is known, 2 when a person must choose, else 0."""
    return 0 if citation.refs else 2 if citation.candidates else 1
