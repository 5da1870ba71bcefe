"""The graph of an index, row by row: what is cited, by whom, together with what, and when.

Rows are tuples, in the order that the tables of `citeref graph` have them. All are read as of one moment, also while
another process writes; little is held in memory, whatever the size of the index: a month for each document, and the counts of
one place at a time, or those of the pairs that were asked for.
"""

from __future__ import annotations

import os
import re
import sqlite3
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import combinations, groupby
from operator import itemgetter
from typing import Any

from citeref.index.schema import SHIFT

Row = tuple[Any, ...]
Months = Counter[int]

_DATE = re.compile(r"([12]\d{3})(?:-(0[1-9]|1[0-2]))?(?!\d)")
_COUNTS = "citations, documents, exact, quoted"


class Graph:
    """What a connection reads of the graph; `most` is how many authorities are paired and how many passages listed."""

    def __init__(self, connection: sqlite3.Connection, most: int) -> None:
        self._connection, self.most = connection, most
        self._months = self._documents_months()

    def totals(self) -> Row:
        """Documents and citations, and those of the citations that lead nowhere yet: unknown, ambiguous."""
        query = "SELECT documents, citations, unknown, ambiguous FROM totals"
        return tuple(self._connection.execute(query).fetchone())

    def documents(self) -> Iterator[Row]:
        """Path, name, title, date, language, citations, authorities of every document, in the order they were read."""
        query = "SELECT path, name, title, date, lang, citations, authorities FROM documents ORDER BY id"
        for path, *rest in self._connection.execute(query):
            yield (os.fsdecode(path), *rest)

    def authorities(self) -> Iterator[Row]:
        """Reference, date (of a decision, else empty) and counts of every authority cited, in the order of references."""
        query = f"""
            SELECT ref, ifnull(date, ''), {_COUNTS} FROM places WHERE whole AND citations > 0 ORDER BY position
        """
        yield from self._connection.execute(query)

    def units(self) -> Iterator[Row]:
        """Reference, authority and counts of every place inside an authority that is cited, authority by authority."""
        query = f"""
            SELECT ref, authority, {_COUNTS} FROM places WHERE NOT whole AND citations > 0 ORDER BY authority, position
        """
        yield from self._connection.execute(query)

    def passages(self) -> list[Row]:
        """Number, reference, authority and counts of the places inside authorities that are named most, from the first on."""
        query = f"""
            SELECT id, ref, authority, {_COUNTS} FROM places WHERE NOT whole AND exact > 0
            ORDER BY exact DESC, id LIMIT ?
        """
        return self._connection.execute(query, (self.most,)).fetchall()

    def cites(self) -> Iterator[Row]:
        """Document (its path), reference, authority, citations, those that name this very place, those that quote: a row for
        each document and each place that it cites, or cites something inside of.
        """
        query = """
            SELECT d.path, p.ref, p.authority, t.citations, t.exact, t.quoted
            FROM tallies t CROSS JOIN documents d ON d.id = t.document CROSS JOIN places p ON p.id = t.place
        """
        for path, *rest in self._connection.execute(query):
            yield (os.fsdecode(path), *rest)

    def over_time(self) -> Iterator[Row]:
        """Reference, year, month, citations, documents: for every authority, and then for the passages, each month of the
        documents that cite it. Year and month are None where they are not known.
        """
        query = "SELECT id, ref FROM places WHERE whole AND citations > 0 ORDER BY position"
        for place, ref in self._connection.execute(query):
            yield from self._dated(place, ref)
        for place, ref, *_ in self.passages():
            yield from self._dated(place, ref)

    def together(self) -> Iterator[Row]:
        """Two references, in how many documents both are cited, and in how many each: every pair of the most cited authorities
        that some document cites, the pair with most documents first.
        """
        query = """
            SELECT id, ref, documents FROM places WHERE whole AND citations > 0 ORDER BY citations DESC, position LIMIT ?
        """
        named = {place: (ref, count) for place, ref, count in self._connection.execute(query, (self.most,))}
        ranks = {place: rank for rank, place in enumerate(named)}
        pairs: Counter[tuple[int, int]] = Counter()
        rows = self._connection.execute("SELECT document, place FROM tallies")
        for _, cited in groupby(rows, itemgetter(0)):
            pairs.update(combinations(sorted(ranks[place] for _, place in cited if place in ranks), 2))
        order = list(named.values())
        for (one, other), count in sorted(pairs.items(), key=lambda pair: (-pair[1], pair[0])):
            (first, of_first), (second, of_second) = order[one], order[other]
            yield first, second, count, of_first, of_second

    def _dated(self, place: int, ref: str) -> Iterator[Row]:
        citations, documents = self._by_month(place)
        for month in sorted(citations):
            year, number = divmod(month, 100)
            yield ref, year or None, number or None, citations[month], documents[month]

    def _by_month(self, place: int) -> tuple[Months, Months]:
        """How many citations of a place, and how many documents with one, each month has."""
        citations, documents = Counter[int](), Counter[int]()
        last, months = -1, self._months
        for (citation,) in self._connection.execute("SELECT citation FROM cited WHERE place = ?", (place,)):
            document = citation >> SHIFT
            month = months[document]
            citations[month] += 1
            if document != last:
                documents[month] += 1
                last = document
        return citations, documents

    def _documents_months(self) -> array[int]:
        """The month of each document, by its number."""
        most = self._connection.execute("SELECT ifnull(max(id), 0) FROM documents").fetchone()[0]
        months = array("i", bytes(4 * (most + 1)))
        dated: Iterable[tuple[int, str]] = self._connection.execute(
            "SELECT id, date FROM documents WHERE date > ''"
        )
        for number, date in dated:
            months[number] = month_of(date)
        return months


def month_of(date: str) -> int:
    """Year and month of a date as one number, 202405 for « 2024-05-02 »; 202400 for a year alone, 0 for no date."""
    found = _DATE.match(date)
    return int(found[1]) * 100 + int(found[2] or 0) if found else 0
