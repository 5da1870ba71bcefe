"""Citations for other programs, one module per format: lists, tables, bibliographies, annotated documents, graphs.

>>> import io
>>> from citeref.documents import read_text
>>> out = io.StringIO()
>>> export("table-text", [read_text("L'article 28 du RGPD.", "avis.txt")], out)
>>> print(out.getvalue().splitlines()[3])
  RGPD  (1)

Same order and same bytes for the same input, UTF-8, offsets in `str` characters (Unicode code points). What
each field means is said once, in `rows.Row` and `lines.COLUMNS`. A new format is one new module with `write`, and a
line in `formats.FORMATS`.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import nullcontext
from pathlib import Path
from typing import Any

from citeref.exports.files import may_write, written
from citeref.exports.formats import ENDINGS as ENDINGS
from citeref.exports.formats import FORMATS as FORMATS
from citeref.exports.formats import Format as Format
from citeref.exports.formats import named as named
from citeref.exports.formats import told as told
from citeref.exports.lines import COLUMNS as COLUMNS
from citeref.exports.lines import lines as lines
from citeref.exports.lines import records as records
from citeref.exports.material import Given as Given
from citeref.exports.material import Item as Item
from citeref.exports.material import Material as Material
from citeref.exports.material import of_documents as of_documents
from citeref.exports.options import Options as Options
from citeref.exports.options import for_excel as for_excel
from citeref.exports.rows import Row as Row
from citeref.exports.rows import Sink as Sink
from citeref.exports.rows import row as row
from citeref.exports.rows import rows as rows

SCHEMA = 1
"""The version of the fields; it grows when a field is renamed, removed or changes its meaning, never for an
added one.
"""


def export(
    format: str,
    documents: Iterable[Given],
    out: str | os.PathLike[str] | Any,
    *,
    options: Options | None = None,
    force: bool = False,
) -> None:
    """Read, find, resolve and write in one call: documents, pairs of document and citations, or file paths.

    `out` is a file, written whole or not at all, or an open stream of text (of bytes for a binary format). Raises
    `ExportError`, and `UnreadableDocument` for a path that cannot be read.
    """
    chosen = named(format)
    if isinstance(out, (str, os.PathLike)):
        may_write(Path(out), force=force)
    put(chosen, of_documents(documents, options or Options()), out, force=force)


def write(
    format: str,
    rows: Iterable[Row],
    out: str | os.PathLike[str] | Any,
    *,
    options: Options | None = None,
    force: bool = False,
) -> None:
    """Write rows in a format to a file, whole or not at all, or to an open stream of text (of bytes for a binary format).

    Raises `ExportError` when the format is unknown or needs the documents, or the file is there already and `force`
    is false, or cannot be written.
    """
    held = rows if isinstance(rows, (list, tuple)) else None
    put(named(format), Material(lambda: rows, options=options or _options(held)), out, force=force)


def put(
    format: Format, material: Material, out: str | os.PathLike[str] | Any, *, force: bool = False
) -> None:
    """Write material in a format to a file, whole or not at all, or to an open stream. Raises `ExportError`."""
    format.ready()
    if isinstance(out, (str, os.PathLike)):
        with written(Path(out), force=force, binary=format.binary) as stream:
            format.write(material, stream)
    else:
        with nullcontext(out) as stream:
            format.write(material, stream)


def check(format: str, out: str | Path, *, force: bool = False) -> None:
    """Raise the `ExportError` that `write` would raise, before any work is done; « - » is standard output."""
    named(format).ready()
    if str(out) != "-":
        may_write(Path(out), force=force)


def _options(rows: list[Row] | tuple[Row, ...] | None) -> Options:
    """The language that rows in hand were made in, for the headings of the formats that have any."""
    return Options(lang=rows[0].lang) if rows else Options()
