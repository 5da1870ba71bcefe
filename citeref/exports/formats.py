"""Every export format: its name, what it is for, how its files end, and what it needs."""

from __future__ import annotations

import importlib
from importlib.util import find_spec
from pathlib import PurePath
from typing import Any, Literal

import msgspec

from citeref.errors import ExportError
from citeref.exports.material import Material

Group = Literal["list", "table", "bibliography", "annotated", "stand-off", "graph", "linked data", "report"]


class Format(msgspec.Struct, frozen=True):
    """An export format. `suffix` is how its files end; `group` what kind of thing it is.

    `binary`: it writes bytes, not text. `documents`: it needs the documents themselves, not only the rows.
    `single`: a file holds one document. `extra`: what to install beside citeref (`pip install "citeref[…]"`), and
    `library` the module that comes with it.
    """

    name: str
    about: str
    suffix: str
    module: str
    group: Group = "list"
    binary: bool = False
    documents: bool = False
    single: bool = False
    extra: str = ""
    library: str = ""

    def write(self, material: Material, out: Any) -> None:
        """Write to an open stream of text, or of bytes where the format is binary. Raises `ExportError`."""
        self.ready()
        importlib.import_module(self.module).write(material, out)

    def ready(self) -> None:
        """Raises `ExportError` where a library that the format needs is not installed."""
        if self.library and find_spec(self.library) is None:
            raise ExportError(
                f"{self.name}: needs {self.library}, which is not installed.",
                f'Install it with: pip install "citeref[{self.extra}]"',
            )


def _format(name: str, suffix: str, about: str, module: str = "", **more: Any) -> Format:
    return Format(name, about, suffix, f"citeref.exports.{module or name}", **more)


FORMATS = {
    one.name: one
    for one in (
        _format("csv", ".csv", "one line a reference, for spreadsheets and scripts"),
        _format("tsv", ".tsv", "the same with tabs, for databases and R"),
        _format("xlsx", ".xlsx", "an Excel workbook: typed, filtered, linked", binary=True),
        _format("json", ".json", "one array, an object a citation"),
        _format("jsonl", ".jsonl", "an object a citation, one a line"),
        _format(
            "parquet", ".parquet", "typed columns for pandas, polars, DuckDB, R", binary=True, extra="parquet",
            library="pyarrow",
        ),
        _format("sqlite", ".sqlite", "a database: documents, citations, references", binary=True),
        _format("md", ".md", "a list to read or print, by document, with links"),
        _format("table-text", ".txt", "table of authorities as plain text", "tables.text", group="table"),
        _format("table-md", ".md", "table of authorities for Markdown", "tables.md", group="table"),
        _format("table-html", ".html", "table of authorities as a web page", "tables.html", group="table"),
        _format("table-docx", ".docx", "table of authorities for Word", "tables.docx", group="table", binary=True),
        _format("csl", ".csl.json", "CSL-JSON, for Zotero, Juris-M and pandoc", "bibliography.csl", group="bibliography"),
        _format("biblatex", ".bib", "BibLaTeX, for LaTeX with biber", "bibliography.biblatex", group="bibliography"),
        _format("ris", ".ris", "RIS, for Zotero, EndNote and others", "bibliography.ris", group="bibliography"),
        _format(
            "annotated-html", ".html", "your documents as a web page, every citation a link with the law in words",
            "annotated.html", group="annotated", documents=True,
        ),
        _format(
            "annotated-md", ".md", "your documents in Markdown, every citation a link", "annotated.md",
            group="annotated", documents=True,
        ),
        _format(
            "annotated-docx", ".docx", "a document for Word with links and marks for its own table of authorities",
            "annotated.docx", group="annotated", binary=True, documents=True, single=True,
        ),
        _format(
            "annotated-pdf", ".pdf", "your PDF with links on its citations and a list of bookmarks",
            "annotated.pdf", group="annotated", binary=True, documents=True, single=True, extra="pdf", library="pypdf",
        ),
        _format(
            "annotations", ".annotations.jsonld", "W3C Web Annotations, kept beside your documents", "annotations",
            group="stand-off", documents=True,
        ),
        _format("graphml", ".graphml", "graph of documents, passages and authorities, for Gephi and networkx",
                "graph.graphml", group="graph"),
        _format("dot", ".dot", "the same for Graphviz", "graph.dot", group="graph"),
        _format("turtle", ".ttl", "RDF with ELI, ECLI and CiTO, as Turtle", "linked.turtle", group="linked data"),
        _format("jsonld", ".jsonld", "the same as JSON-LD", "linked.jsonld", group="linked data"),
        _format(
            "report", ".html", "one web page to search, filter and print, with the law beside", "report",
            group="report", documents=True,
        ),
    )
}  # fmt: skip
"""Every format by name, in the order of the help."""


ENDINGS: dict[str, str] = {}
"""File endings that say the format by themselves, for programs that have rows and ask a person for a file name: the first
format of an ending, lists before tables.
"""
for _one in FORMATS.values():
    if not _one.documents and _one.suffix.count(".") == 1:
        ENDINGS.setdefault(_one.suffix, _one.name)


def named(format: str) -> Format:
    """The format of that name. Raises `ExportError`."""
    if format not in FORMATS:
        raise ExportError(f"« {format} »: no such format.", f"Formats are {', '.join(FORMATS)}.")
    return FORMATS[format]


def told(path: str) -> Format:
    """The format that a file's name tells. Raises `ExportError` where it tells none, or several."""
    name = PurePath(path).name.lower()
    fitting = [one for one in FORMATS.values() if name.endswith(one.suffix)]
    longest = max((len(one.suffix) for one in fitting), default=0)
    found = [one for one in fitting if len(one.suffix) == longest]
    listed = [one for one in found if one.group == "list"] or found
    if len(listed) == 1:
        return listed[0]
    choice = [one.name for one in found] or list(FORMATS)
    raise ExportError("Which format?", f"Add --format, one of {', '.join(choice)}.")
