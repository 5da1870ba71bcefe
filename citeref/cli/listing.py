"""`citeref list`: every citation, in order of the text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from citeref.cli import options
from citeref.cli.terminal import Output, put, say

if TYPE_CHECKING:
    from citeref.exports import Row


@click.command("list")
@options.paths
@options.form("text", "json", "jsonl")
@options.lang
def list_(paths: tuple[str, ...], form: str, lang: str | None) -> int:
    """List every citation, in order of the text.

    PATHS are files, folders and globs, or an index; - is standard input.

    \b
    Examples:
      citeref list avis.md
      citeref list ~/dossier "notes/*.txt" --format jsonl | jq .refs
      pdftotext avis.pdf - | citeref list - --format json
    """
    from citeref import exports
    from citeref.cli.sources import Sources

    settings = options.settings(lang)
    found = Sources(paths, settings)
    rows = (exports.row(one.document, one.citation, one.place, settings.lang) for one in found.cited())
    if form == "text":
        _sum_up(*_show(rows), found.count())
    else:
        exports.write(form, rows, Output())
    return found.code()


def _show(rows: Iterable[Row]) -> tuple[int, int]:
    """Print the rows as they come; how many there were, and how many of them lead nowhere."""
    from citeref.visible import file_name, one_line

    document, count, opened = None, 0, 0
    for row in rows:
        if row.document != document:
            put(("\n" if document is not None else "") + file_name(row.document))
            document = row.document
        put(f"  {row.place!s:<9} {one_line(row.text)}  →  {_meant(row)}")
        count += 1
        opened += not row.refs
    return count, opened


def _meant(row: Row) -> str:
    from citeref.exports.rows import INDIRECT

    refs = (" … " if row.range else ", ").join(row.refs)
    how = f"  ({row.kind})" if row.kind in INDIRECT else ""
    return (refs or (f"one of {', '.join(row.candidates)}" if row.candidates else "not matched")) + how


def _sum_up(count: int, opened: int, documents: int) -> None:
    left = f", {opened} not matched to one authority" if opened else ""
    say(f"{count} citation{'s' * (count != 1)} in {documents} document{'s' * (documents != 1)}{left}.")


COMMANDS = {"list": list_}
