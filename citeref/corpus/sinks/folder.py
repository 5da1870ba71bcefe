"""A folder of Parquet: `citations/` and `documents/`, a part for each unit, as DuckDB, Spark and polars read them whole."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from citeref.catalogue.own import additions
from citeref.config import Own
from citeref.corpus.columns import Columns, citation_row, document_row, of_citations, of_documents, sound
from citeref.corpus.extra import needed
from citeref.corpus.options import Options
from citeref.corpus.records import Found
from citeref.corpus.schema import CITATIONS, DOCUMENTS, VERSION, schema
from citeref.corpus.sinks.identity import identity, refuse_other
from citeref.corpus.sinks.journal import Journal, hidden, tell_skipped, unseen
from citeref.corpus.sinks.lock import Lock, refuse_no_folder
from citeref.corpus.sinks.working import Working
from citeref.corpus.units import Kept, Made, Plan, Totals, Unit
from citeref.errors import CiterefError

GROUP = 20_000
"""Rows of a row group, and the most that are in memory."""

_TABLES = ("citations", "documents")


class ParquetFolder:
    """The folder; `corpus.json` in it says which run it holds, `skipped.jsonl` what could not be read."""

    def __init__(self, output: str, *, restart: bool = False) -> None:
        needed("pyarrow")
        self._output, self._folder, self._restart = output, Path(output), restart
        self._journal = Journal(self._folder / "corpus.json", self._folder / "units.jsonl")
        self._lock = Lock(self._folder.with_name(f".{self._folder.name}.lock"), output)

    def begin(self, plan: Plan) -> Kept:
        """How many units are there."""
        self._run = identity(plan, "parquet", VERSION)
        self._work = ParquetWork(plan.options, additions(), str(self._folder.absolute()))
        self._refuse_foreign()
        self._lock.take()
        if self._restart:
            self._clear()
        there = self._journal.read()
        if there:
            refuse_other(self._output, there.run, self._run)
        for table in _TABLES:
            (self._folder / table).mkdir(parents=True, exist_ok=True)
        self._tidy()
        kept = self._journal.kept(self._there)
        whole = there is not None and there.finished and there.totals.units == kept.units
        if not whole:
            self._journal.write(self._run, VERSION)
        return Kept(kept.units, kept.totals, whole)

    @property
    def work(self) -> ParquetWork:
        """Writes the parts of a unit."""
        return self._work

    def keep(self, made: Made) -> None:
        """Notes a unit, whose parts are written."""
        if not self._there(made.unit):
            raise unseen(self._folder, part(made.unit))
        self._journal.note(made)

    def finish(self, totals: Totals) -> None:
        """Writes the sums and the side file."""
        self._tidy()
        tell_skipped(self._folder / "skipped.jsonl", self._journal.lines())
        self._journal.write(self._run, VERSION, totals)

    def close(self) -> None:
        """Lets go of the folder."""
        self._lock.let_go()

    def _there(self, unit: int) -> bool:
        return all((self._folder / table / part(unit)).is_file() for table in _TABLES)

    def _tidy(self) -> None:
        """Throws away the halves that killed processes have left."""
        for table in _TABLES:
            for left in (self._folder / table).glob(".*.part"):
                left.unlink(missing_ok=True)

    def _refuse_foreign(self) -> None:
        if not self._folder.exists():
            refuse_no_folder(self._output, self._folder)
        elif not self._folder.is_dir():
            raise CiterefError(
                f"{self._output}: a file, not a folder.", "Name a folder, or end it in .jsonl or .index."
            )
        elif any(self._folder.iterdir()) and not self._journal.manifest.is_file():
            raise CiterefError(
                f"{self._output}: a folder with something else in it.",
                "Name a new folder; this one is left as it is.",
            )

    def _clear(self) -> None:
        """Throws away what an earlier run made, and nothing else."""
        for table in _TABLES:
            shutil.rmtree(self._folder / table, ignore_errors=True)
        for name in ("units.jsonl", "skipped.jsonl", "corpus.json"):
            (self._folder / name).unlink(missing_ok=True)


class ParquetWork(Working):
    """Writes the citations and the documents of a unit, each to a file that has its name only when it is whole."""

    def __init__(self, options: Options, own: Own, folder: str) -> None:
        super().__init__(options, own)
        self.folder = folder

    def make(self, unit: Unit, documents: Iterator[Found]) -> bytes:
        """The two parts."""
        citations, rows = of_citations(schema(CITATIONS)), of_documents(schema(DOCUMENTS))
        with self._part("citations", unit) as cited, self._part("documents", unit) as read:
            for found in documents:
                id = sound(found.record.id)
                for citation in found.citations:
                    citations.add(citation_row(id, citation, found.lang))
                rows.add(document_row(found))
                for columns, writer in ((citations, cited), (rows, read)):
                    if len(columns) >= GROUP:
                        _write(columns, writer)
            _write(citations, cited)
            _write(rows, read)
        return b""

    @contextmanager
    def _part(self, table: str, unit: Unit) -> Iterator[Any]:
        """A writer of one part; on disk under its name when all went well."""
        from pyarrow import parquet

        path = Path(self.folder) / table / part(unit.number)
        new = hidden(path)
        columns = CITATIONS if table == "citations" else DOCUMENTS
        try:
            with parquet.ParquetWriter(new, schema(columns), compression="zstd") as writer:
                yield writer
            os.replace(new, path)
        finally:
            new.unlink(missing_ok=True)


def part(unit: int) -> str:
    """The name of a unit's part."""
    return f"part-{unit:05}.parquet"


def _write(columns: Columns, writer: Any) -> None:
    if len(columns):
        writer.write_batch(columns.batch())
