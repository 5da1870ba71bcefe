"""Lists of citations for other programs, one module per format.

Same order and same bytes for the same input, UTF-8, offsets in `str` characters (Unicode code points). What
each field means is said once, in `rows.Row`. A new format is one new module with `write`, and a line here.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable
from pathlib import Path

import msgspec

from citeref.errors import ExportError
from citeref.exports.files import may_write, written
from citeref.exports.rows import Row as Row
from citeref.exports.rows import Sink as Sink
from citeref.exports.rows import row as row
from citeref.exports.rows import rows as rows

SCHEMA = 1
"""The version of the fields; it grows when a field is renamed, removed or changes its meaning, never for an
added one.
"""


class Format(msgspec.Struct, frozen=True):
    """An export format: its name on the command line, what it is for, and how its files end."""

    name: str
    about: str
    suffix: str
    module: str

    def write(self, rows: Iterable[Row], out: Sink) -> None:
        """Write the rows to an open stream of text, one after the other."""
        writer: Callable[[Iterable[Row], Sink], None] = importlib.import_module(self.module).write
        writer(rows, out)


FORMATS = {
    "csv": Format("csv", "one line a reference, for spreadsheets", ".csv", "citeref.exports.csv"),
    "json": Format("json", "one array, an object a citation", ".json", "citeref.exports.json"),
    "jsonl": Format("jsonl", "an object a citation, one a line", ".jsonl", "citeref.exports.jsonl"),
    "md": Format("md", "a list to read or print, by document, with links", ".md", "citeref.exports.md"),
}
"""Every format, by name."""


def write(format: str, rows: Iterable[Row], out: str | Path | Sink, *, force: bool = False) -> None:
    """Write rows in a format to a file, whole or not at all, or to an open stream of text.

    Raises `ExportError` when the format is unknown, or the file is there already and `force` is false, or
    cannot be written.
    """
    chosen = named(format)
    if isinstance(out, (str, Path)):
        with written(Path(out), force=force) as stream:
            chosen.write(rows, stream)
    else:
        chosen.write(rows, out)


def named(format: str) -> Format:
    """The format of that name. Raises `ExportError`."""
    if format not in FORMATS:
        raise ExportError(f"« {format} »: no such format.", f"Formats are {', '.join(FORMATS)}.")
    return FORMATS[format]


def check(format: str, out: str | Path, *, force: bool = False) -> None:
    """Raise the `ExportError` that `write` would raise, before any work is done; « - » is standard output."""
    named(format)
    if str(out) != "-":
        may_write(Path(out), force=force)
