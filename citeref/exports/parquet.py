"""Parquet: the flat lines as typed columns, for pandas, polars, DuckDB, Spark and R.

Words that repeat (kind, authority, language) are dictionaries; the file is compressed with zstd, in groups of 50 000
lines; its metadata say which version of the fields this is. A list of nothing keeps its columns.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import IO, Any

from citeref.exports.lines import COLUMNS, Value, lines
from citeref.exports.material import Material

GROUP = 50_000
"""Lines a row group, and the most that are held in memory."""

_REPEATED = ("document", "authority", "kind", "name", "lang", "celex", "ecli")
_CITED = (
    "ref",
    "authority",
    "pinpoint",
    "label",
    "address",
    "name",
    "celex",
    "eli",
    "ecli",
    "note",
    "heading",
)
"""Columns that are null where there is nothing, instead of an empty text."""


def write(material: Material, out: IO[bytes]) -> None:
    """The file, group by group."""
    import pyarrow
    from pyarrow import parquet

    schema = _schema(pyarrow)
    told = lines(material.rows())
    with parquet.ParquetWriter(out, schema, compression="zstd") as writer:
        for group in _groups(told):
            writer.write_table(_table(pyarrow, schema, group), row_group_size=GROUP)


def _groups(told: Iterator[tuple[Value, ...]]) -> Iterator[list[tuple[Value, ...]]]:
    while group := list(islice(told, GROUP)):
        yield group


def _schema(arrow: Any) -> Any:
    from citeref import __version__
    from citeref.exports import SCHEMA

    kinds = {
        "integer": arrow.int64(),
        "number": arrow.float64(),
        "boolean": arrow.bool_(),
        "text": arrow.string(),
    }
    repeated = arrow.dictionary(arrow.int32(), arrow.string())
    fields = [
        arrow.field(
            column.name,
            repeated if column.name in _REPEATED else kinds[column.type],
            nullable=column.name in _CITED or column.name in ("paragraph", "line", "page"),
            metadata={"about": column.about},
        )
        for column in COLUMNS
    ]
    return arrow.schema(fields, metadata={"citeref.schema": str(SCHEMA), "citeref.version": __version__})


def _table(arrow: Any, schema: Any, group: list[tuple[Value, ...]]) -> Any:
    arrays = []
    for field, values in zip(schema, zip(*group, strict=True), strict=True):
        told = [_clean(value, field.name) for value in values] if "string" in str(field.type) else values
        arrays.append(arrow.array(told, type=field.type))
    return arrow.Table.from_arrays(arrays, schema=schema)


def _clean(value: Value, name: str) -> Value:
    """None for nothing where the column allows it; a lone surrogate, which is no text, as its number."""
    if value == "" and name in _CITED:
        return None
    if isinstance(value, str) and not value.isascii():
        return value.encode("utf-8", "backslashreplace").decode()
    return value
