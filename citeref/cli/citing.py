"""`citeref who-cites`: the sentences that cite a place of the law."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from citeref.cli import options
from citeref.cli.terminal import put, put_array, say

if TYPE_CHECKING:
    from citeref.cli.sources import Sources
    from citeref.index import CitationRow, Index
    from citeref.ref import Ref

NOTHING = 1
"""The exit code when nobody cites it, as with grep."""

PORTION = 1000
"""Sentences asked of the index at a time."""


@click.command("who-cites")
@click.argument("reference", metavar="REFERENCE", shell_complete=options.complete_reference)
@options.paths
@options.form("text", "json", "jsonl")
@click.option("--exact", is_flag=True, help="Only what names this very place, and nothing inside it.")
@options.limit
@options.lang
def who_cites(
    reference: str, paths: tuple[str, ...], form: str, exact: bool, limit: int | None, lang: str | None
) -> int:
    """List every sentence that cites a place of the law.

    The citations in PATHS of the REFERENCE, or of anything inside it, document by document, each with its sentence. Ends
    with exit code 1 when there is none. The terminal program shows the same with w.

    \b
    Examples:
      citeref who-cites "rgpd 28-3" ~/dossier
      citeref who-cites eu/reg/2016/679 corpus.index --limit 20
      citeref who-cites san-2022-009 corpus.index --format jsonl | jq .document
    """
    from citeref import catalogue
    from citeref.cli.sources import STDIN, Sources
    from citeref.errors import UnreadableDocument

    if STDIN in paths:
        raise UnreadableDocument("-: what is piped in is in no index.", "Save the text in a file first.")
    settings = options.settings(lang)
    ref = options.reference(reference)
    found = Sources(paths, settings)
    assert found.index is not None
    total = found.index.count_citing(ref, within=not exact)
    rows = _rows(found.index, ref, exact, total if limit is None else min(limit, total))
    if form == "text":
        _show(found, rows)
    else:
        _objects(found, rows, form)
    cut = f"; `--limit {max(limit, 1) * 10}` shows more" if limit is not None and limit < total else ""
    what = catalogue.label(ref, settings.lang)
    say(f"{total} citation{'s' * (total != 1)} of {what}{cut}.")
    return found.code(0 if total else NOTHING)


def _rows(index: Index, ref: Ref, exact: bool, count: int) -> Iterator[CitationRow]:
    """So many rows, a portion in memory at a time; each begins after the last one of the portion before."""
    for offset in range(0, count, PORTION):
        limit = min(PORTION, count - offset)
        yield from index.who_cites(ref, within=not exact, limit=limit, offset=offset)


def _named(found: Sources, row: CitationRow, names: dict[int, str]) -> str:
    """A document as the person named it; rows come document by document, so that one name is kept at a time."""
    if row.document not in names:
        names.clear()
        document = found.index.row(row.document) if found.index else None
        names[row.document] = found.named(document) if document else row.name
    return names[row.document]


def _show(found: Sources, rows: Iterator[CitationRow]) -> None:
    from citeref.visible import file_name, one_line

    names: dict[int, str] = {}
    shown = ""
    for row in rows:
        name = _named(found, row, names)
        if name != shown:
            put(("\n" if shown else "") + file_name(name))
            shown = name
        start, end = row.snippet_span
        put(
            f"  {row.place!s:<9} {one_line(f'{row.snippet[:start]}[{row.snippet[start:end]}]{row.snippet[end:]}')}"
        )


def _objects(found: Sources, rows: Iterator[CitationRow], form: str) -> None:
    from citeref.exports.json import encoded

    names: dict[int, str] = {}
    objects = (encoded(_object(row, _named(found, row, names))) for row in rows)
    if form == "json":
        put_array(objects)
    else:
        for one in objects:
            put(one)


def _object(row: CitationRow, document: str) -> dict[str, object]:
    return {
        "document": document,
        "place": row.place,
        "start": row.citation.span.start,
        "end": row.citation.span.end,
        "text": row.citation.text,
        "refs": row.citation.refs,
        "sentence": row.snippet,
        "quoted": row.quoted,
    }


COMMANDS = {"who-cites": who_cites}
