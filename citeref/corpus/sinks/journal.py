"""Which units are done, noted one a line beside the parts; a line that a kill cut short counts for nothing.

A part is written under another name and renamed before its line is written: a unit without a line is done again, into the
same file, with the same content.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

import msgspec

from citeref.corpus.records import Bad
from citeref.corpus.sinks.identity import Identity
from citeref.corpus.units import Kept, Made, Totals
from citeref.errors import CiterefError

_MADE = msgspec.json.Decoder(Made)
_ENCODER = msgspec.json.Encoder()


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """The content of `corpus.json`: which run it is, whether it is done, and its sums."""

    citeref_corpus: int
    finished: bool
    run: Identity
    totals: Totals = msgspec.field(default_factory=Totals)


class Journal:
    """The manifest of a run, and the lines of the units that are done."""

    def __init__(self, manifest: Path, lines: Path) -> None:
        self.manifest, self._lines = manifest, lines

    def read(self) -> Manifest | None:
        """The manifest that is there. Raises `CiterefError` where it is none of ours."""
        try:
            return msgspec.json.decode(self.manifest.read_bytes(), type=Manifest)
        except FileNotFoundError:
            return None
        except msgspec.MsgspecError:
            raise CiterefError(
                f"{self.manifest}: not made by this version of citeref.", "Name another output."
            ) from None

    def write(self, run: Identity, schema: int, totals: Totals | None = None) -> None:
        """Writes the manifest: that of a run begun, or with its sums that of one that is done."""
        told = Manifest(
            citeref_corpus=schema, finished=totals is not None, run=run, totals=totals or Totals()
        )
        put(self.manifest, msgspec.json.format(_ENCODER.encode(told), indent=2) + b"\n")

    def kept(self, there: Callable[[int], bool]) -> Kept:
        """The first units, as far as they were noted and their parts are `there`; what else was noted is cut off, the half of
        a line at the end too.
        """
        totals, at = Totals(), 0
        for made, end in self._read_lines():
            if made.unit != totals.units or not there(made.unit):
                break
            totals.add(made)
            at = end
        if self._lines.exists():
            os.truncate(self._lines, at)
        return Kept(totals.units, totals)

    def lines(self) -> Iterator[Made]:
        """What was made of each unit that was noted, in order."""
        return (made for made, _ in self._read_lines())

    def _read_lines(self) -> Iterator[tuple[Made, int]]:
        """Each whole line, and where it ends."""
        with suppress(FileNotFoundError), open(self._lines, "rb") as file:
            at = 0
            for line in file:
                at += len(line)
                if line.endswith(b"\n"):
                    yield _MADE.decode(line), at

    def note(self, made: Made) -> None:
        """Notes a unit."""
        with open(self._lines, "ab") as file:
            file.write(_ENCODER.encode(msgspec.structs.replace(made, payload=b"")) + b"\n")


def put(path: Path, data: bytes) -> None:
    """A small file, whole or not at all."""
    new = hidden(path)
    new.write_bytes(data)
    os.replace(new, path)


def hidden(path: Path) -> Path:
    """A name under which a file is written until it is whole; another one each time, on whichever machine."""
    return path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")


def unseen(folder: Path, part: str) -> CiterefError:
    """What is told where a part was written that is not there: by a machine with another disk."""
    return CiterefError(
        f"{folder}: {part} was written, but is not to be seen from here.",
        "Every machine that works for a run must have the same folder under this path.",
    )


def tell_skipped(path: Path, made: Iterable[Made]) -> None:
    """The side file of documents that could not be read, one a line, in the order of the input; none where all were read."""
    new = hidden(path)
    with open(new, "wb") as file:
        for one in made:
            file.writelines(map(of_bad, one.skipped))
        size = file.tell()
    if size:
        os.replace(new, path)
    else:
        new.unlink()
        path.unlink(missing_ok=True)


def of_bad(bad: Bad) -> bytes:
    """A line of the side file."""
    return _ENCODER.encode({"id": bad.id, "reason": bad.reason, "hint": bad.hint}) + b"\n"
