"""The columns of a corpus's results, as Arrow schemas: the words of the other exports, one row a citation.

`citeref.corpus` in a schema's metadata is the version of its columns; it grows when one is renamed, removed or changes its
meaning. New columns may come at the end.
"""

from __future__ import annotations

from typing import Any

from citeref.corpus.extra import needed

VERSION = 1
"""The version of the columns."""

CITATIONS = (
    ("id", "string", "the document's id"),
    ("start", "int64", "where the citation begins in the document's text, in code points"),
    ("end", "int64", "where it ends, excluded"),
    ("text", "string", "the words of the citation"),
    ("refs", "list", "the references of the places cited, in the order of the text; empty where it is open"),
    ("authorities", "list", "the whole instruments and decisions they lie in, each once"),
    ("range", "bool", "whether the two refs are the ends of a range that is not spelt out"),
    ("kind", "string", "explicit, short, anaphora, url or described: how the authority is given"),
    ("confidence", "double", "from 0 to 1"),
    ("evidence", "list", "the words that led to the authority, where the citation is not explicit"),
    ("candidates", "list", "the authorities a person may choose from, where refs is empty"),
    ("lang", "string", "the language of the document, as given or told from its words; empty where unknown"),
)
"""Name, type and meaning of each column of a citation."""

DOCUMENTS = (
    ("id", "string", "the document's id"),
    ("title", "string", "its title, empty where unknown"),
    ("date", "string", "its date as the input gives it, empty where unknown"),
    ("lang", "string", "its language, as given or told from its words; empty where unknown"),
    ("at", "string", "the place in the law that the text itself is, empty for any other text"),
    ("characters", "int64", "how long its text is, in code points"),
    ("citations", "int64", "how many citations it has"),
)
"""Name, type and meaning of each column of a document."""


def schema(columns: tuple[tuple[str, str, str], ...]) -> Any:
    """The Arrow schema of these columns. Raises `CiterefError` where pyarrow is not installed."""
    from citeref import __version__

    arrow = needed("pyarrow")
    types = {
        "string": arrow.string(),
        "int64": arrow.int64(),
        "double": arrow.float64(),
        "bool": arrow.bool_(),
        "list": arrow.list_(arrow.field("element", arrow.string(), nullable=False)),
    }
    fields = [
        arrow.field(name, types[kind], nullable=False, metadata={"about": about})
        for name, kind, about in columns
    ]
    return arrow.schema(fields, metadata={"citeref.corpus": str(VERSION), "citeref.version": __version__})
