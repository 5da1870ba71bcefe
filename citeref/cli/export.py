"""`citeref export` and `citeref formats`: the list of citations as a file for another program."""

from __future__ import annotations

from pathlib import Path

import click
from click.shell_completion import CompletionItem

from citeref.cli import options
from citeref.cli.terminal import Output, put, say
from citeref.errors import ExportError


def _formats(context: click.Context, parameter: click.Parameter, words: str) -> list[CompletionItem]:
    from citeref.exports import FORMATS

    return [CompletionItem(name, help=one.about) for name, one in FORMATS.items() if name.startswith(words)]


@click.command("export")
@options.paths
@click.option(
    "--format",
    "form",
    shell_complete=_formats,
    help="One of `citeref formats`; else told by the file's ending.",
)
@click.option(
    "-o", "--output", default="-", metavar="FILE", help="Where to write; - (the default) is standard output."
)
@click.option("--force", is_flag=True, help="Replace the file where it exists.")
@options.lang
def export(paths: tuple[str, ...], form: str | None, output: str, force: bool, lang: str | None) -> int:
    """Write the citations as a list for another program.

    The file is written whole or not at all, and an existing one is replaced with --force only.

    \b
    Examples:
      citeref export ~/dossier -o citations.csv
      citeref export avis.md --format md -o -
      citeref export ~/dossier --format jsonl | duckdb -c "select * from read_json('/dev/stdin')"
    """
    from citeref import exports
    from citeref.cli.sources import Sources

    format = form or _by_ending(output)
    exports.check(format, output, force=force)
    settings = options.settings(lang)
    found = Sources(paths, settings)
    rows = (exports.row(one.document, one.citation, one.place, settings.lang) for one in found.cited())
    exports.write(format, rows, Output() if output == "-" else Path(output), force=force)
    if output != "-":
        say(f"{output}: written.")
    return found.code()


@click.command("formats")
def formats() -> None:
    """List the export formats and what each is for.

    \b
    Example:
      citeref formats
    """
    from citeref.exports import FORMATS, SCHEMA

    for name, one in FORMATS.items():
        put(f"{name:<6} {one.about}")
    say(f"Version {SCHEMA} of the fields; docs/exports.md tells what each means.")


def _by_ending(output: str) -> str:
    from citeref.exports import FORMATS

    ending = Path(output).suffix.lower()
    found = next((name for name, one in FORMATS.items() if one.suffix == ending), None)
    if found is None:
        raise ExportError("Which format?", f"Add --format, one of {', '.join(FORMATS)}.")
    return found


COMMANDS = {"export": export, "formats": formats}
