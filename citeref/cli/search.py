"""`citeref search`: words in documents and in the law at hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from citeref.cli import options
from citeref.cli.terminal import progress, put, say

if TYPE_CHECKING:
    from citeref.config import Settings
    from citeref.index import SearchRow, UnitRow

NOTHING = 1
"""The exit code when nothing has the words, as with grep."""


@click.command("search")
@click.argument("words", metavar="WORDS")
@click.argument("paths", nargs=-1, metavar="[PATHS]...", type=click.Path())
@options.form("text", "json", "jsonl")
@click.option("--limit", default=100, show_default=True, help="At most so many of each kind.")
@options.lang
def search(words: str, paths: tuple[str, ...], form: str, limit: int, lang: str | None) -> int:
    """Search words in documents and in the law at hand.

    Finds the paragraphs of PATHS and the articles of the cached laws that have all of WORDS, capitals and accents
    aside; the last word may be only begun. Without PATHS, searches the law alone. Ends with exit code 1 when
    nothing is found. The terminal program shows the same with s.

    \b
    Examples:
      citeref search "notification violation" ~/dossier
      citeref search "données biométriques"
    """
    from citeref.cli.sources import STDIN, Sources
    from citeref.errors import UnreadableDocument

    if STDIN in paths:
        raise UnreadableDocument("-: standard input cannot be searched.", "Save the text in a file first.")
    settings = options.settings(lang)
    found = Sources(paths, settings) if paths else None
    rows = found.search(words, limit) if found else []
    units = _units(words, limit, settings)
    if form == "text":
        _show(rows, units, settings.lang)
    else:
        from citeref.exports.json import encoded

        every: list[SearchRow | UnitRow] = [*rows, *units]
        objects = [_object(row) for row in every]
        put(encoded(objects) if form == "json" else "\n".join(map(encoded, objects)))
    say(f"{len(rows)} in documents, {len(units)} in the law{_more(rows, units, limit)}.")
    code = 0 if rows or units else NOTHING
    return found.code(code) if found else code


def _units(words: str, limit: int, settings: Settings) -> list[UnitRow]:
    from citeref.cache import Cache
    from citeref.index.laws import Laws

    cache = Cache.open(options.project(settings))
    laws = Laws.of_cache(cache)
    with progress("Reading the law") as report:
        laws.update(cache, progress=report)
    return laws.search_laws(words, limit)


def _show(rows: list[SearchRow], units: list[UnitRow], lang: str) -> None:
    from citeref import catalogue
    from citeref.visible import file_name, one_line

    for row in rows:
        put(f"{file_name(row.name)}\n    {one_line(_marked(row))}")
    for unit in units:
        name = catalogue.label(unit.ref, unit.lang if unit.lang in options.LANGS else lang)
        put(f"{one_line(name)}  ({unit.lang})  {unit.ref}\n    {one_line(_marked(unit))}")


def _marked(row: SearchRow | UnitRow) -> str:
    """The snippet with what was found in brackets."""
    start, end = row.snippet_span
    return f"{row.snippet[:start]}[{row.snippet[start:end]}]{row.snippet[end:]}"


def _object(row: SearchRow | UnitRow) -> dict[str, object]:
    from citeref.index import UnitRow

    where: dict[str, object]
    where = {"ref": row.ref, "lang": row.lang} if isinstance(row, UnitRow) else {"document": row.name}
    return {**where, "start": row.span.start, "end": row.span.end, "snippet": row.snippet}


def _more(rows: list[SearchRow], units: list[UnitRow], limit: int) -> str:
    return f"; `--limit {limit * 10}` shows more" if limit in (len(rows), len(units)) else ""


COMMANDS = {"search": search}
