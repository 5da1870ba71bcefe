"""`citeref matrix`: documents against authorities, and how often the one cites the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from citeref.cli import options
from citeref.cli.terminal import put, say
from citeref.errors import UnreadableDocument
from citeref.ref import Ref

if TYPE_CHECKING:
    from citeref.cli.sources import Sources

WIDEST = 50
"""Rows and columns shown of an index that a person names: it may hold millions of both."""

Table = tuple[list[str], list[Ref], Counter[tuple[str, Ref]]]


@click.command("matrix")
@options.paths
@options.form("text", "csv", "json")
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    metavar="N",
    help=f"The N documents that cite most and the N most cited authorities ({WIDEST} of an index, else all).",
)
@options.lang
def matrix(paths: tuple[str, ...], form: str, limit: int | None, lang: str | None) -> int:
    """Count citations, documents against authorities.

    A line a document, a column an authority, the most cited first; the terminal program shows the same with m.
    In the text the columns are numbered, and the numbers explained above.

    \b
    Examples:
      citeref matrix ~/dossier
      citeref matrix ~/dossier --format csv > matrix.csv
      citeref matrix corpus.index --limit 20
    """
    from citeref import catalogue
    from citeref.cli.sources import Sources

    settings = options.settings(lang)
    found = Sources(paths, settings)
    if found.file or limit:
        documents, authorities, counts = table = _most(found, limit or WIDEST)
    else:
        documents, authorities, counts = table = _counted(found)
    names = {ref: catalogue.name(ref, settings.lang) for ref in authorities}
    if form == "text":
        for line in _text(table, names):
            put(line)
    elif form == "csv":
        for line in _csv(table):
            put(line, end="\r\n")
    else:
        from citeref.exports.json import encoded

        cells = [
            {"document": document, "ref": ref, "name": names[ref], "citations": counts[document, ref]}
            for document in documents
            for ref in authorities
            if counts[document, ref]
        ]
        put(encoded(cells))
    plural = "y" if len(authorities) == 1 else "ies"
    say(f"{len(documents)} document{'s' * (len(documents) != 1)} × {len(authorities)} authorit{plural}.")
    return found.code()


def _counted(found: Sources) -> Table:
    """The documents in their order, the authorities from the most cited on, and the count of each pair."""
    counts: Counter[tuple[str, Ref]] = Counter()
    totals: Counter[Ref] = Counter()
    documents: dict[str, None] = {}
    for one in found.cited():
        for authority in {ref.authority for ref in one.citation.refs}:
            documents.setdefault(one.document)
            counts[one.document, authority] += 1
            totals[authority] += 1
    return list(documents), sorted(totals, key=lambda ref: (-totals[ref], ref.order)), counts


def _most(found: Sources, limit: int) -> Table:
    """The same of the documents that cite most and the authorities that are cited most, as the index counts."""
    index = found.index
    if index is None:
        raise UnreadableDocument("-: what is piped in has no counts in an index.", "Leave --limit out.")
    rows = {row.id: found.named(row) for row in index.documents(limit=limit, by="citations") if row.citations}
    authorities = [row.ref for row in index.authorities_by_count(limit=limit)]
    cells = index.cells(rows, authorities)
    counts = Counter({(rows[cell.document], cell.authority): cell.citations for cell in cells})
    return list(rows.values()), authorities, counts


def _text(table: Table, names: dict[Ref, str]) -> Iterator[str]:
    from citeref.visible import file_name, one_line

    documents, authorities, counts = table
    numbers = {ref: f"[{at}]" for at, ref in enumerate(authorities, 1)}
    yield from (f"{numbers[ref]:>6} {one_line(names[ref])}  {ref}" for ref in authorities)
    yield ""
    shown = [file_name(document) for document in documents]
    width = max(map(len, shown), default=0)
    size = max(map(len, numbers.values()), default=3) + 1
    yield f"{'':{width}} {'all':>6}" + "".join(numbers[ref].rjust(size) for ref in authorities)
    for document, name in zip(documents, shown, strict=True):
        row = [counts[document, ref] for ref in authorities]
        yield f"{name:{width}} {sum(row):>6}" + "".join(
            (str(count) if count else "·").rjust(size) for count in row
        )


def _csv(table: Table) -> Iterator[str]:
    import csv
    import io

    from citeref.exports.csv import cell

    documents, authorities, counts = table
    rows: list[list[object]] = [["document", *authorities]]
    rows += [[cell(document), *(counts[document, ref] for ref in authorities)] for document in documents]
    for row in rows:
        line = io.StringIO()
        csv.writer(line, lineterminator="").writerow(row)
        yield line.getvalue()


COMMANDS = {"matrix": matrix}
