"""An index that the terminal program opens: who cites what, the documents themselves, and their words.

The work makes the rows of each document where it reads it. A unit goes in within one transaction, together with the note
that it is done, several units in each; units go in in order, so that the same input gives the same rows.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from hashlib import sha256
from pathlib import Path

import msgspec

from citeref.catalogue.own import additions
from citeref.corpus.places import is_address
from citeref.corpus.records import Found
from citeref.corpus.sinks.identity import Identity, identity, refuse_other
from citeref.corpus.sinks.journal import tell_skipped
from citeref.corpus.sinks.lines import beside
from citeref.corpus.sinks.lock import Lock, refuse_no_folder
from citeref.corpus.sinks.working import Working
from citeref.corpus.units import Files, Kept, Made, Plan, Totals, Unit
from citeref.documents.text import read as paragraphs
from citeref.errors import CiterefError, IndexUnusable
from citeref.index.bulk import Bulk
from citeref.index.prepared import Entry, Prepared, State, prepare
from citeref.index.schema import VERSION
from citeref.model import Document

_TABLE = "CREATE TABLE IF NOT EXISTS corpus (run BLOB NOT NULL, finished INTEGER NOT NULL)"


_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(list[Prepared])


class IndexSink:
    """The index file; `OUTPUT.skipped.jsonl` beside it tells what could not be read."""

    def __init__(self, output: str, *, restart: bool = False) -> None:
        self._output, self._path, self._restart = output, Path(output), restart
        self._bulk: Bulk | None = None
        self._lock = Lock(self._path.with_name(f".{self._path.name}.lock"), output)

    def begin(self, plan: Plan) -> Kept:
        """How many units are in the index."""
        self._run = identity(plan, "index", VERSION)
        self._work = IndexWork(plan.options, additions())
        refuse_no_folder(self._output, self._path)
        self._lock.take()
        there = self._there()
        if self._restart and there:
            for ending in ("-wal", "-shm", ""):
                Path(f"{self._path}{ending}").unlink(missing_ok=True)
            there = None
        if there:
            refuse_other(self._output, there[0], self._run)
        self._bulk = Bulk.open(self._path, texts=plan.options.texts)
        with self._bulk.store.transaction() as connection:
            connection.execute(_TABLE)
            if there is None:
                connection.execute("INSERT INTO corpus VALUES (?, 0)", (msgspec.json.encode(self._run),))
        totals = Totals()
        for made in self._lines():
            totals.add(made)
        return Kept(totals.units, totals, there is not None and there[1])

    @property
    def work(self) -> IndexWork:
        """Hands back the documents with their citations."""
        return self._work

    def keep(self, made: Made) -> None:
        """Stores the documents of a unit, and that it is done."""
        assert self._bulk is not None
        bare = msgspec.json.encode(msgspec.structs.replace(made, payload=b""))
        documents: dict[bytes, Prepared] = {}
        for number, document in enumerate(_DECODER.decode(made.payload)):
            key = document.path
            if key in documents or self._bulk.holds(key):
                key += f" ({made.unit}.{number})".encode()
            about = document.about._replace(path=key, file=key, finder=self._run.finder)
            documents[key] = msgspec.structs.replace(document, about=about)
        self._bulk.add(f"{made.unit:09}", documents.values(), bare)

    def finish(self, totals: Totals) -> None:
        """Writes the side file, and that all is done."""
        assert self._bulk is not None
        self._bulk.tidy()
        tell_skipped(beside(self._path, "skipped.jsonl"), self._lines())
        with self._bulk.store.transaction() as connection:
            connection.execute("UPDATE corpus SET finished = 1")

    def close(self) -> None:
        """Keeps what was taken in, and closes the file."""
        try:
            if self._bulk:
                self._bulk.close()
        finally:
            self._lock.let_go()

    def _lines(self) -> Iterator[Made]:
        """What was made of each unit, in order."""
        assert self._bulk is not None
        for _, made in sorted(self._bulk.finished.items()):
            yield msgspec.json.decode(made, type=Made)

    def _there(self) -> tuple[Identity, bool] | None:
        """The run that the file holds, and whether it is done. Raises `IndexUnusable` for a file that is none of ours."""
        if not self._path.exists() or not self._path.stat().st_size:
            return None
        try:
            with closing(
                sqlite3.connect(f"{self._path.absolute().as_uri()}?mode=ro", uri=True)
            ) as connection:
                found = connection.execute("SELECT run, finished FROM corpus").fetchone()
        except sqlite3.Error:
            if self._begun():
                return None
            raise IndexUnusable(
                f"{self._output}: there already, and not made by a run.", "Name another file."
            ) from None
        try:
            return (msgspec.json.decode(found[0], type=Identity), bool(found[1])) if found else None
        except msgspec.MsgspecError:
            raise CiterefError(
                f"{self._output}: made by another version of citeref.", "Name another file."
            ) from None

    def _begun(self) -> bool:
        """Whether the file is an index in which nothing is kept: a run was killed as it began."""
        with (
            suppress(sqlite3.Error),
            closing(sqlite3.connect(f"{self._path.absolute().as_uri()}?mode=ro", uri=True)) as connection,
        ):
            tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
            return not tables or (
                {"corpus", "documents"} & tables == {"documents"}
                and not connection.execute("SELECT count(*) FROM documents").fetchone()[0]
            )
        return False


class IndexWork(Working):
    """Reads paragraphs where the input had none, and makes the rows of the documents."""

    def make(self, unit: Unit, documents: Iterator[Found]) -> bytes:
        """The rows, packed."""
        local, texts = isinstance(unit.piece, Files), self.options.texts
        return _ENCODER.encode([prepare(_entry(found, local), texts=texts) for found in documents])


def _entry(found: Found, local: bool) -> Entry:
    """A document as the index takes it; the id of one that is a file on this machine is its path."""
    record = found.record
    document = record.document or _document(found)
    file = local and not is_address(record.id)
    path = os.path.abspath(record.id) if file else record.id
    digest = sha256(record.text.encode("utf-8", "surrogatepass")).digest()
    state = State(len(document.text), 0, digest, "")
    return Entry(path.encode("utf-8", "surrogateescape"), document, tuple(found.citations), state)


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
