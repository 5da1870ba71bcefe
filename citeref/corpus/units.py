"""The pieces that an input is cut into, what becomes of each, and the whole of them.

The same input with the same options is cut in the same way, so that a unit's number means the same in every run, in any
process, on any machine.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import msgspec

from citeref.corpus.options import Options
from citeref.corpus.records import Bad


class Lines(msgspec.Struct, frozen=True, tag=True):
    """The lines of a JSON Lines file that begin in the bytes `[start, end)`."""

    path: str
    start: int
    end: int


class Rows(msgspec.Struct, frozen=True, tag=True):
    """Rows `[first, last)` of one row group of a Parquet file."""

    path: str
    group: int
    first: int
    last: int


class Files(msgspec.Struct, frozen=True, tag=True):
    """Whole files, each read by its kind."""

    paths: tuple[str, ...]


class Sent(msgspec.Struct, frozen=True, tag=True):
    """Content that came from a stream and is sent along: names and bytes. `form` says how to read them: "line" (a JSON
    object each), "file" (a file each, of the kind its name tells) or "record" (a `Record` each, as MessagePack).
    """

    form: str
    items: tuple[tuple[str, bytes], ...]
    bad: tuple[Bad, ...] = ()


Piece = Lines | Rows | Files | Sent


class Unit(msgspec.Struct, frozen=True):
    """A piece of the input with its number, from 0. `size` is how many bytes of the input it stands for; `most` how many
    documents may be taken from it, -1 for all.
    """

    number: int
    piece: Piece
    size: int = 0
    most: int = -1


class Made(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a unit: documents searched, citations found in them, characters and bytes (UTF-8) of their text, how
    many are bad (and by citeref's own fault), which, and how many were left out for each reason nobody would miss. `payload`
    is for the sink that asked for it.
    """

    unit: int
    size: int = 0
    documents: int = 0
    citations: int = 0
    characters: int = 0
    text_bytes: int = 0
    bad: int = 0
    defects: int = 0
    skipped: tuple[Bad, ...] = ()
    left_out: dict[str, int] = {}
    payload: bytes = b""


class Totals(msgspec.Struct):
    """The sums over the units kept so far."""

    units: int = 0
    size: int = 0
    documents: int = 0
    citations: int = 0
    characters: int = 0
    text_bytes: int = 0
    skipped: int = 0
    defects: int = 0
    left_out: dict[str, int] = {}

    def add(self, made: Made) -> None:
        """Counts a unit in."""
        self.units += 1
        self.size += made.size
        self.documents += made.documents
        self.citations += made.citations
        self.characters += made.characters
        self.text_bytes += made.text_bytes
        self.skipped += made.bad
        self.defects += made.defects
        for reason, count in made.left_out.items():
            self.left_out[reason] = self.left_out.get(reason, 0) + count


class Kept(msgspec.Struct, frozen=True):
    """What earlier runs have kept: how many units, from the first one on, their sums, and whether the output is `whole`, so
    that nothing is left to do.
    """

    units: int = 0
    totals: Totals = msgspec.field(default_factory=Totals)
    whole: bool = False


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """An input that has been looked at: where it lies, its `fingerprint` (paths, sizes, times of change), its bytes and files,
    the options, and `cut`, which gives its units from the first one on each time it is called.
    """

    inputs: tuple[str, ...]
    fingerprint: str
    size: int
    files: int
    options: Options
    cut: Callable[[], Iterable[Unit]]

    def units(self) -> Iterator[Unit]:
        """The units, in order."""
        return iter(self.cut())
