"""SQLite: a database with a table of documents, of citations and of the places they name, and a view that joins them.

`lines` is the view with the columns of csv. `PRAGMA user_version` is the version of the fields.
"""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from citeref.exports.lines import NAMES, law
from citeref.exports.material import Material
from citeref.exports.rows import Row

TABLES = """
CREATE TABLE documents (id INTEGER PRIMARY KEY, document TEXT NOT NULL UNIQUE);
CREATE TABLE law (
    ref TEXT PRIMARY KEY, authority TEXT NOT NULL, pinpoint TEXT NOT NULL, label TEXT NOT NULL, address TEXT NOT NULL,
    name TEXT NOT NULL, celex TEXT NOT NULL, eli TEXT NOT NULL, ecli TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE citations (
    citation INTEGER PRIMARY KEY, document INTEGER NOT NULL REFERENCES documents (id), start INTEGER NOT NULL,
    "end" INTEGER NOT NULL, text TEXT NOT NULL, range INTEGER NOT NULL, kind TEXT NOT NULL, confidence REAL NOT NULL,
    evidence TEXT NOT NULL, candidates TEXT NOT NULL, paragraph INTEGER, line INTEGER, page INTEGER, heading TEXT NOT NULL,
    note TEXT NOT NULL, lang TEXT NOT NULL
);
CREATE TABLE cited (
    citation INTEGER NOT NULL REFERENCES citations (citation), position INTEGER NOT NULL,
    ref TEXT NOT NULL REFERENCES law (ref), PRIMARY KEY (citation, position)
) WITHOUT ROWID;
"""
_COLUMNS = {"document": "d.document", "citation": "c.citation", "ref": "law.ref", "end": 'c."end"'}
AFTER = f"""
CREATE INDEX cited_ref ON cited (ref);
CREATE INDEX citations_document ON citations (document);
CREATE INDEX law_authority ON law (authority);
CREATE VIEW lines AS
SELECT {", ".join(_COLUMNS.get(name, name) for name in NAMES)}
FROM citations c JOIN documents d ON d.id = c.document LEFT JOIN cited ON cited.citation = c.citation
LEFT JOIN law ON law.ref = cited.ref ORDER BY c.citation, cited.position;
"""


def write(material: Material, out: IO[bytes]) -> None:
    """The database, made in a file of its own and then handed over."""
    from citeref.exports import SCHEMA

    with tempfile.TemporaryDirectory(prefix="citeref-") as folder:
        path = Path(folder) / "citations.sqlite"
        database = sqlite3.connect(path, isolation_level=None)
        try:
            database.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; BEGIN;" + TABLES)
            _fill(database, material)
            database.executescript(f"{AFTER} PRAGMA user_version = {SCHEMA};")
        finally:
            database.close()
        with path.open("rb") as made:
            shutil.copyfileobj(made, out)


def _fill(database: sqlite3.Connection, material: Material) -> None:
    documents: dict[str, int] = {}
    known: set[str] = set()
    cited: list[tuple[int, int, str]] = []
    put = database.execute
    for number, row in enumerate(material.rows(), 1):
        if row.document not in documents:
            documents[row.document] = len(documents) + 1
            put("INSERT INTO documents VALUES (?, ?)", (documents[row.document], _text(row.document)))
        put(
            "INSERT INTO citations VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
            _citation(number, documents[row.document], row),
        )
        for position, ref in enumerate(row.refs, 1):
            if ref not in known:
                known.add(ref)
                put("INSERT INTO law VALUES (?,?,?,?,?,?,?,?,?)", (str(ref), *law(ref, row.lang)))
            cited.append((number, position, str(ref)))
        if len(cited) > 10_000:
            database.executemany("INSERT INTO cited VALUES (?, ?, ?)", _taken(cited))
    database.executemany("INSERT INTO cited VALUES (?, ?, ?)", _taken(cited))


def _taken(cited: list[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    yield from cited
    cited.clear()


def _citation(number: int, document: int, row: Row) -> tuple[object, ...]:
    place = row.place
    about = (
        row.range,
        row.kind,
        row.confidence,
        " | ".join(map(_text, row.evidence)),
        " ".join(row.candidates),
    )
    where = (place.paragraph or None, place.line or None, place.page or None, _text(place.heading))
    words = (number, document, row.start, row.end, _text(row.text))
    return *words, *about, *where, _text(getattr(place, "note", "")), row.lang


def _text(value: str) -> str:
    """A lone surrogate, which no database takes, as its number."""
    return value if value.isascii() else value.encode("utf-8", "backslashreplace").decode()
