"""Parquet: a document a row; only the columns that are needed are read, a few rows at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from citeref.corpus.options import Options
from citeref.corpus.places import opened
from citeref.corpus.reading.item import Item
from citeref.corpus.reading.lines import of_fields
from citeref.corpus.records import Bad, Record
from citeref.corpus.units import Rows

_BATCH = 256
"""Rows that are in memory together."""


def columns(names: list[str], options: Options) -> list[str]:
    """Those of a file's columns that say something about a document."""
    wanted = (options.id, options.text, "lang", "at", "title", "date")
    return [name for name in dict.fromkeys(wanted) if name in names]


def items(piece: Rows, options: Options) -> Iterator[Item]:
    """The rows of a piece."""
    from pyarrow import parquet

    with opened(piece.path) as stream:
        file = parquet.ParquetFile(stream)
        wanted = columns(file.schema_arrow.names, options)
        at = 0
        for batch in file.iter_batches(_BATCH, row_groups=[piece.group], columns=wanted):
            low, high = max(piece.first - at, 0), min(piece.last - at, batch.num_rows)
            for row in range(low, high):
                told = {name: batch.column(name)[row].as_py() for name in wanted}
                name = f"{piece.path}@{piece.group}.{at + row}"
                yield Item(name, partial(_one, name, told, options))
            at += batch.num_rows
            if at >= piece.last:
                return


def _one(name: str, told: dict[str, object], options: Options) -> Iterable[Record | Bad]:
    return (of_fields(name, told, options),)
