"""Which units are done, noted one a line beside the parts; a line that a kill cut short counts for nothing.

A part is written under another name and renamed before its line is written: a unit without a line is done again, into the
same file, with the same content.
"""

from __future__ import annotations

import os
from pathlib import Path

import msgspec

from citeref.corpus.records import Bad
from citeref.corpus.sinks.identity import Identity
from citeref.corpus.units import Made, Totals
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
    """The lines, and the manifest at whose head they belong."""

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

    def done(self) -> dict[int, Made]:
        """What was made, by unit; the half of a line at the end is cut off."""
        try:
            data = self._lines.read_bytes()
        except FileNotFoundError:
            return {}
        whole = data[: data.rfind(b"\n") + 1]
        if len(whole) < len(data):
            os.truncate(self._lines, len(whole))
        return {made.unit: made for made in map(_MADE.decode, whole.splitlines())}

    def note(self, made: Made) -> None:
        """Notes a unit."""
        with open(self._lines, "ab") as file:
            file.write(_ENCODER.encode(msgspec.structs.replace(made, payload=b"")) + b"\n")

    def remove(self) -> None:
        """Forgets the lines."""
        self._lines.unlink(missing_ok=True)


def put(path: Path, data: bytes) -> None:
    """A small file, whole or not at all."""
    new = path.with_name(f".{path.name}.{os.getpid()}.part")
    new.write_bytes(data)
    os.replace(new, path)


def tell_skipped(path: Path, made: dict[int, Made]) -> None:
    """The side file of documents that could not be read, one a line, in the order of the input; none where all were read."""
    new = path.with_name(f".{path.name}.{os.getpid()}.part")
    count = 0
    with open(new, "wb") as file:
        for unit in sorted(made):
            for bad in made[unit].skipped:
                file.write(of_bad(bad))
                count += 1
    if count:
        os.replace(new, path)
    else:
        new.unlink()
        path.unlink(missing_ok=True)


class _Told(msgspec.Struct, frozen=True):
    id: str
    reason: str
    hint: str


def of_bad(bad: Bad) -> bytes:
    """A line of the side file."""
    return _ENCODER.encode(_Told(bad.id, bad.reason, bad.hint)) + b"\n"
