"""JSON Lines: an object a document, with its citations.

The parts lie in a hidden folder beside the file until all are there; then they are put together in the order of the input.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec

from citeref.catalogue.own import additions
from citeref.config import Own
from citeref.corpus.columns import authorities, sound
from citeref.corpus.options import Options
from citeref.corpus.records import Found
from citeref.corpus.schema import VERSION
from citeref.corpus.sinks.identity import identity, refuse_other
from citeref.corpus.sinks.journal import Journal, hidden, of_bad, tell_skipped, unseen
from citeref.corpus.sinks.lock import Lock, refuse_no_folder
from citeref.corpus.sinks.working import Working
from citeref.corpus.units import Kept, Made, Plan, Totals, Unit
from citeref.errors import CiterefError
from citeref.model import Citation

_ENCODER = msgspec.json.Encoder(enc_hook=str)


class Line(msgspec.Struct, frozen=True):
    """A document: its id, title, date, language and place in the law, its length in code points, its citations."""

    id: str
    title: str
    date: str
    lang: str
    at: str
    characters: int
    citations: list[Cited]


class Cited(msgspec.Struct, frozen=True):
    """A citation; the fields are those of the other exports."""

    start: int
    end: int
    text: str
    refs: tuple[str, ...]
    authorities: list[str]
    range: bool
    kind: str
    confidence: float
    evidence: list[str]
    candidates: tuple[str, ...]


def line(found: Found) -> bytes:
    """A document as a line."""
    record = found.record
    told = Line(
        sound(record.id),
        sound(record.title),
        sound(record.date),
        found.lang,
        record.at,
        len(record.text),
        [_cited(citation) for citation in found.citations],
    )
    return _ENCODER.encode(told) + b"\n"


def _cited(citation: Citation) -> Cited:
    return Cited(
        citation.span.start,
        citation.span.end,
        sound(citation.text),
        citation.refs,
        authorities(citation),
        citation.range,
        citation.kind,
        citation.confidence,
        [sound(words) for words in citation.evidence],
        citation.candidates,
    )


class JsonLines:
    """A file; `OUTPUT.skipped.jsonl` beside it tells what could not be read, `OUTPUT.json` which run it holds."""

    def __init__(self, output: str, *, restart: bool = False) -> None:
        self._output, self._path, self._restart = output, Path(output), restart
        self._parts = self._path.with_name(f".{self._path.name}.parts")
        self._journal = Journal(beside(self._path, "json"), self._parts / "units.jsonl")
        self._lock = Lock(self._path.with_name(f".{self._path.name}.lock"), output)

    def begin(self, plan: Plan) -> Kept:
        """How many units have their parts there; all, where the file is done."""
        self._run = identity(plan, "jsonl", VERSION)
        self._work = LinesWork(plan.options, additions(), str(self._parts.absolute()))
        refuse_no_folder(self._output, self._path)
        self._lock.take()
        there = self._journal.read()
        if there is None and os.path.lexists(self._path):
            raise CiterefError(f"{self._output}: there already, and not made by a run.", "Name another file.")
        if self._restart and there:
            self._clear()
            there = None
        if there:
            refuse_other(self._output, there.run, self._run)
        if there and there.finished and self._path.is_file():
            shutil.rmtree(self._parts, ignore_errors=True)
            return Kept(there.totals.units, there.totals, whole=True)
        self._journal.write(self._run, VERSION)
        self._parts.mkdir(exist_ok=True)
        for left in self._parts.glob(".*.part"):
            left.unlink()
        return self._journal.kept(lambda unit: self._part(unit).is_file())

    @property
    def work(self) -> LinesWork:
        """Writes the part of a unit."""
        return self._work

    def keep(self, made: Made) -> None:
        """Notes a unit, whose part is written."""
        if not self._part(made.unit).is_file():
            raise unseen(self._parts, part(made.unit))
        self._journal.note(made)

    def finish(self, totals: Totals) -> None:
        """Puts the parts together, in order."""
        tell_skipped(beside(self._path, "skipped.jsonl"), self._journal.lines())
        new = hidden(self._path)
        try:
            with open(new, "wb") as out:
                for unit in range(totals.units):
                    with open(self._part(unit), "rb") as part:
                        shutil.copyfileobj(part, out, 1 << 20)
            os.replace(new, self._path)
        finally:
            new.unlink(missing_ok=True)
        self._journal.write(self._run, VERSION, totals)
        shutil.rmtree(self._parts, ignore_errors=True)

    def close(self) -> None:
        """Lets go of the file."""
        self._lock.let_go()

    def _part(self, unit: int) -> Path:
        return self._parts / part(unit)

    def _clear(self) -> None:
        """Throws away what an earlier run made, and nothing else."""
        shutil.rmtree(self._parts, ignore_errors=True)
        for path in (self._path, beside(self._path, "skipped.jsonl"), self._journal.manifest):
            path.unlink(missing_ok=True)


class LinesWork(Working):
    """Writes the lines of a unit to a file that has its name only when it is whole; without a folder, hands them back."""

    def __init__(self, options: Options, own: Own, folder: str = "") -> None:
        super().__init__(options, own)
        self.folder = folder

    def make(self, unit: Unit, documents: Iterator[Found]) -> bytes:
        """The part."""
        if not self.folder:
            return b"".join(map(line, documents))
        path = Path(self.folder) / part(unit.number)
        new = hidden(path)
        try:
            with open(new, "wb") as out:
                out.writelines(map(line, documents))
            os.replace(new, path)
        finally:
            new.unlink(missing_ok=True)
        return b""


class Standard:
    """Standard output, which cannot be taken up again; what could not be read is told on standard error."""

    def begin(self, plan: Plan) -> Kept:
        """Nothing is there."""
        self._work = LinesWork(plan.options, additions())
        return Kept()

    @property
    def work(self) -> LinesWork:
        """Hands the lines back."""
        return self._work

    def keep(self, made: Made) -> None:
        """Writes the lines of a unit."""
        sys.stdout.buffer.write(made.payload)
        sys.stdout.buffer.flush()
        for bad in made.skipped:
            sys.stderr.buffer.write(of_bad(bad))

    def finish(self, totals: Totals) -> None:
        """Everything is written."""

    def close(self) -> None:
        """Standard output stays open."""


def part(unit: int) -> str:
    """The name of a unit's part."""
    return f"part-{unit:05}.jsonl"


def beside(path: Path, ending: str) -> Path:
    """A file that belongs to another."""
    return path.with_name(f"{path.name}.{ending}")
