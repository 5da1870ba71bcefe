"""An input cut into units: what can be read from any place by ranges, what can only be read from its beginning as content."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from citeref.corpus.extra import needed
from citeref.corpus.finding import chosen
from citeref.corpus.options import Options
from citeref.corpus.places import Place, opened, shared
from citeref.corpus.records import Bad, Record
from citeref.corpus.streams import sent
from citeref.corpus.units import Files, Lines, Piece, Rows, Sent, Unit

SMALLEST, LARGEST, PIECES = 1 << 20, 64 << 20, 500
"""A unit is the input in so many pieces, within these bytes."""

MOST_FILES = 2000
"""Files of one unit."""

SLICES = 16
"""A row group is cut into so many units at most: each reads it from its beginning."""

Cut = tuple[Piece, int]
"""A piece and the bytes of input it stands for."""


def unit_size(size: int, options: Options) -> int:
    """About how many bytes of input make a unit."""
    return options.unit or min(max(size // PIECES, SMALLEST), LARGEST)


def units(places: Iterator[Place | Bad], size: int, options: Options) -> Iterator[Unit]:
    """The units of an input of so many bytes, in order."""
    numbered = (
        Unit(number, *cut) for number, cut in zip(count(), _cuts(places, unit_size(size, options), options))
    )
    return _limited(numbered, options) if options.limit else numbered


def _cuts(places: Iterator[Place | Bad], unit: int, options: Options) -> Iterator[Cut]:
    """The pieces; files of one document or a few are put together until they make a unit."""
    paths: list[str] = []
    bad: list[Bad] = []
    size = 0
    for place in places:
        if isinstance(place, Bad):
            bad.append(place)
        elif place.form == "file" and shared(place.path):
            paths.append(place.path)
            size += place.size
        if paths and (size >= unit or len(paths) >= MOST_FILES or _other(place)):
            yield Files(tuple(paths)), size
            paths, size = [], 0
        if len(bad) >= MOST_FILES:
            yield Sent("file", (), tuple(bad)), 0
            bad = []
        if _other(place):
            yield from _of_place(place, unit, options)
    if paths:
        yield Files(tuple(paths)), size
    if bad:
        yield Sent("file", (), tuple(bad)), 0


def _other(place: Place | Bad) -> bool:
    """Whether it is a file that makes units of its own."""
    return isinstance(place, Place) and (place.form != "file" or not shared(place.path))


def _of_place(place: Place | Bad, unit: int, options: Options) -> Iterator[Cut]:
    assert isinstance(place, Place)
    if place.form == "lines" and shared(place.path):
        yield from _ranges(place, unit)
    elif place.form == "parquet" and shared(place.path):
        yield from _groups(place, unit, options)
    else:
        yield from sent(place, unit, options)


def _ranges(place: Place, unit: int) -> Iterator[Cut]:
    for start in range(0, place.size, unit):
        end = min(start + unit, place.size)
        yield Lines(place.path, start, end), end - start


def _groups(place: Place, unit: int, options: Options) -> Iterator[Cut]:
    from citeref.corpus.reading.rows import columns

    needed("pyarrow")
    from pyarrow import ArrowException, parquet

    try:
        with opened(place.path) as stream:
            told = parquet.ParquetFile(stream).metadata
            wanted = columns(list(told.schema.names), options)
            shares = [_share(told.row_group(group), wanted) for group in range(told.num_row_groups)]
            rows = [told.row_group(group).num_rows for group in range(told.num_row_groups)]
    except (ArrowException, OSError) as error:
        yield Sent("file", (), (Bad(id=place.path, reason=f"no sound Parquet: {error}."),)), place.size
        return
    whole = sum(shares) or 1
    for group, (share, number) in enumerate(zip(shares, rows, strict=True)):
        slices = min(SLICES, max(1, -(-share // unit)), max(1, number))
        for at in range(slices):
            first, last = number * at // slices, number * (at + 1) // slices
            yield Rows(place.path, group, first, last), place.size * share // whole // slices


def _share(group: object, wanted: list[str]) -> int:
    """Bytes that the columns of a document take in a row group, unpacked."""
    parts = (group.column(at) for at in range(group.num_columns))  # type: ignore[attr-defined]
    return sum(part.total_uncompressed_size for part in parts if part.path_in_schema in wanted)


def _limited(units: Iterator[Unit], options: Options) -> Iterator[Unit]:
    """The units up to the last document that may be taken; each is read here too, to count."""
    left = options.limit
    for unit in units:
        taken = 0
        for each in chosen(unit, options):
            taken += isinstance(each, Record)
            if taken == left:
                break
        yield Unit(unit.number, unit.piece, unit.size, left)
        left -= taken
        if not left:
            return
