"""The tables of the graph: name, type and meaning of each column.

`citeref.graph` in the metadata of each file is the version; it grows when a column is renamed, removed or changes its
meaning. New columns may come at the end.
"""

from __future__ import annotations

from typing import Any

from citeref.corpus.extra import needed

VERSION = 1
"""The version of the columns."""

_REF = ("ref", "string", "the reference of the place cited")
_AUTHORITY = ("authority", "string", "the reference of the whole instrument or decision it lies in")
_COUNTS = (
    ("citations", "int64", "citations of it, or of something inside it"),
    ("documents", "int64", "documents with at least one of them"),
    ("exact", "int64", "those of the citations that name this very place"),
    ("quoted", "int64", "those of the citations whose sentence quotes"),
)

TABLES = {
    "documents": (
        ("document", "string", "the document's id, for files their path"),
        ("name", "string", "what it is called"),
        ("title", "string", "its title, empty where unknown"),
        ("date", "string", "its date as the input gives it, empty where unknown"),
        ("lang", "string", "its language (ISO 639-1), empty where unknown"),
        ("citations", "int64", "how many citations it has"),
        ("authorities", "int64", "how many instruments and decisions they lie in"),
    ),
    "authorities": (
        ("ref", "string", "the reference of the instrument or decision"),
        ("name", "string", "its short name"),
        ("group", "string", "its kind, as the table of authorities groups them"),
        ("date", "string", "the date of a decision, or its year; empty where unknown and for instruments"),
        *_COUNTS,
    ),
    "units": (_REF, _AUTHORITY, *_COUNTS),
    "passages": (
        ("rank", "int64", "1 for the place that is named most"),
        _REF,
        _AUTHORITY,
        ("label", "string", "the place in words"),
        ("heading", "string", "the official heading of the article, empty where unknown"),
        *_COUNTS,
    ),
    "cites": (
        ("document", "string", "the id of the document that cites"),
        _REF,
        _AUTHORITY,
        ("citations", "int64", "citations of it, or of something inside it, in this document"),
        ("exact", "int64", "those of them that name this very place"),
        ("quoted", "int64", "those of them whose sentence quotes"),
    ),
    "together": (
        ("first", "string", "an authority, the more cited of the two"),
        ("second", "string", "another one"),
        ("documents", "int64", "documents that cite both"),
        ("first_documents", "int64", "documents that cite the first"),
        ("second_documents", "int64", "documents that cite the second"),
    ),
    "over_time": (
        ("ref", "string", "an authority, or one of the passages"),
        ("year", "int64?", "the year of the documents; null where their date is not known"),
        ("month", "int64?", "their month, from 1 to 12; null where it is not known"),
        ("citations", "int64", "citations of it, or of something inside it, in the documents of this month"),
        ("documents", "int64", "documents of this month with at least one of them"),
    ),
}
"""Every table and its columns, in the order in which they are written."""


def schema(table: str) -> Any:
    """The Arrow schema of a table. Raises `CiterefError` where pyarrow is not installed."""
    from citeref import __version__

    arrow = needed("pyarrow")
    types = {"string": arrow.string(), "int64": arrow.int64()}
    fields = [
        arrow.field(name, types[kind.rstrip("?")], nullable=kind.endswith("?"), metadata={"about": about})
        for name, kind, about in TABLES[table]
    ]
    return arrow.schema(fields, metadata={"citeref.graph": str(VERSION), "citeref.version": __version__})
