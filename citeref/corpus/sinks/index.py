"""An index that the terminal program opens: who cites what, the documents themselves, and their words.

A unit goes in within one transaction, together with the note that it is done; units go in in order, so that the same input
gives the same rows.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import msgspec

from citeref.catalogue.own import additions
from citeref.corpus.places import is_address
from citeref.corpus.records import Found
from citeref.corpus.sinks.identity import Identity, identity, refuse_other
from citeref.corpus.sinks.journal import tell_skipped
from citeref.corpus.sinks.working import Working
from citeref.corpus.units import Files, Made, Plan, Totals, Unit
from citeref.documents.text import read as paragraphs
from citeref.errors import CiterefError, IndexUnusable
from citeref.index.schema import VERSION
from citeref.index.store import Store
from citeref.index.writing import Entry, State, Writer
from citeref.model import Citation, Document
from citeref.ref import Ref

_TABLES = (
    "CREATE TABLE IF NOT EXISTS corpus (run BLOB NOT NULL, finished INTEGER NOT NULL)",
    "CREATE TABLE IF NOT EXISTS corpus_units (unit INTEGER PRIMARY KEY, made BLOB NOT NULL)",
)


class _Stored(msgspec.Struct, frozen=True, array_like=True):
    """A document as the work hands it back: `file` says that its id is the path of a file on this machine."""

    id: str
    file: bool
    sha256: bytes
    document: Document
    citations: tuple[Citation, ...]


_ENCODER = msgspec.msgpack.Encoder(enc_hook=str)
_DECODER = msgspec.msgpack.Decoder(list[_Stored], dec_hook=lambda kind, text: Ref.trusted(text))


class IndexSink:
    """The index file; `OUTPUT.skipped.jsonl` beside it tells what could not be read."""

    def __init__(self, output: str, *, restart: bool = False) -> None:
        self._output, self._path, self._restart = output, Path(output), restart
        self._made: dict[int, Made] = {}

    def begin(self, plan: Plan) -> dict[int, Made]:
        """The units that are in the index."""
        self._run = identity(plan, "index", VERSION)
        self._work = IndexWork(plan.options, additions())
        there = self._there()
        if self._restart and there:
            for ending in ("", "-wal", "-shm"):
                Path(f"{self._path}{ending}").unlink(missing_ok=True)
            there = None
        if there:
            refuse_other(self._output, there, self._run)
        self._store = Store(self._path)
        with self._store.transaction() as connection:
            for table in _TABLES:
                connection.execute(table)
            if there is None:
                connection.execute("INSERT INTO corpus VALUES (?, 0)", (msgspec.json.encode(self._run),))
            rows = connection.execute("SELECT made FROM corpus_units ORDER BY unit").fetchall()
        self._made = {made.unit: made for (data,) in rows if (made := msgspec.json.decode(data, type=Made))}
        return dict(self._made)

    @property
    def work(self) -> IndexWork:
        """Hands back the documents with their citations."""
        return self._work

    def keep(self, made: Made) -> None:
        """Stores the documents of a unit, and that it is done."""
        bare = msgspec.structs.replace(made, payload=b"")
        with self._store.transaction() as connection:
            writer = Writer(connection)
            for number, stored in enumerate(_DECODER.decode(made.payload)):
                writer.store(self._entry(stored, made.unit, number, connection))
            connection.execute(
                "INSERT INTO corpus_units VALUES (?, ?)", (made.unit, msgspec.json.encode(bare))
            )
        self._made[made.unit] = bare

    def finish(self, totals: Totals) -> None:
        """Writes the side file, and that all is done."""
        tell_skipped(self._path.with_name(f"{self._path.name}.skipped.jsonl"), self._made)
        with self._store.transaction() as connection:
            connection.execute("UPDATE corpus SET finished = 1")
        self._store.close()

    def _there(self) -> Identity | None:
        """The run that the file holds. Raises `IndexUnusable` for a file that is none of ours."""
        if not self._path.exists() or not self._path.stat().st_size:
            return None
        try:
            with sqlite3.connect(f"{self._path.absolute().as_uri()}?mode=ro", uri=True) as connection:
                found = connection.execute("SELECT run FROM corpus").fetchone()
        except sqlite3.Error:
            raise IndexUnusable(
                f"{self._output}: there already, and not made by a run.", "Name another file."
            ) from None
        finally:
            connection.close()
        try:
            return msgspec.json.decode(found[0], type=Identity) if found else None
        except msgspec.MsgspecError:
            raise CiterefError(
                f"{self._output}: made by another version of citeref.", "Name another file."
            ) from None

    def _entry(self, stored: _Stored, unit: int, number: int, connection: sqlite3.Connection) -> Entry:
        """A document as the index stores it; one whose id is taken gets a number behind it."""
        path = os.path.abspath(stored.id) if stored.file else stored.id
        key = path.encode("utf-8", "surrogateescape")
        if connection.execute("SELECT 1 FROM documents WHERE path = ?", (key,)).fetchone():
            key += f" ({unit}.{number})".encode()
        state = State(len(stored.document.text), 0, stored.sha256, self._run.finder)
        return Entry(key, stored.document, stored.citations, state)


class IndexWork(Working):
    """Reads paragraphs where the input had none, and packs the documents with their citations."""

    def make(self, unit: Unit, documents: Iterator[Found]) -> bytes:
        """The documents, packed."""
        local = isinstance(unit.piece, Files)
        return _ENCODER.encode([_stored(found, local) for found in documents])


def _stored(found: Found, local: bool) -> _Stored:
    record = found.record
    document = record.document or _document(found)
    digest = sha256(record.text.encode("utf-8", "surrogatepass")).digest()
    return _Stored(record.id, local and not is_address(record.id), digest, document, tuple(found.citations))


def _document(found: Found) -> Document:
    """A text with its paragraphs; line ends of Windows keep their two characters, so that offsets stay."""
    record = found.record
    plain = record.text.replace("\r\n", " \n").replace("\r", "\n")
    return Document(
        name=record.id,
        text=plain,
        title=record.title,
        date=record.date,
        lang=found.lang,
        blocks=tuple(msgspec.structs.replace(block, line=0) for block in paragraphs(plain).blocks),
    )
