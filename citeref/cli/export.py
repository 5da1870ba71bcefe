"""`citeref export` and `citeref formats`: the citations as a file for another program."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click
from click.shell_completion import CompletionItem

from citeref.cli import options
from citeref.cli.terminal import put, say
from citeref.errors import ExportError

if TYPE_CHECKING:
    from citeref.cli.sources import Sources
    from citeref.config import Settings
    from citeref.exports import Format, Item, Material, Options, Row

Command = TypeVar("Command", bound=Callable[..., Any])


def _formats(context: click.Context, parameter: click.Parameter, words: str) -> list[CompletionItem]:
    from citeref.exports import FORMATS

    return [CompletionItem(name, help=one.about) for name, one in FORMATS.items() if name.startswith(words)]


def _forms(context: click.Context, parameter: click.Parameter, words: str) -> list[CompletionItem]:
    from citeref.forms import FORMS

    return [CompletionItem(name, help=one.about) for name, one in FORMS.items() if name.startswith(words)]


def _writing(command: Command) -> Command:
    """The options that say how a format is written."""
    for option in (
        click.option("--excel", is_flag=True, help="csv and tsv for Excel in French: semicolons, BOM, decimal commas."),
        click.option("--separator", metavar="SIGN", help="What parts the cells of csv (a comma)."),
        click.option("--bom", is_flag=True, help="Begin csv and tsv with a byte order mark, which tells Excel it is UTF-8."),
        click.option(
            "--cite", metavar="FORM", shell_complete=_forms,
            help="How tables and annotated documents name the law: usage, oscola, eu, bluebook, …",
        ),
        click.option("--base", metavar="ADDRESS", help="Where your documents are published, for linked data and annotations."),
    ):  # fmt: skip
        command = option(command)
    return command


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
@_writing
@options.lang
def export(
    paths: tuple[str, ...], form: str | None, output: str, force: bool, lang: str | None, **writing: Any
) -> int:
    """Write the citations for another program.

    A list, a table of authorities, a bibliography, your documents with links on every citation, a graph, linked data, a report:
    `citeref formats` says what each format is for. The file is written whole or not at all, and an existing one is
    replaced with --force only. Where -o names a folder, a format that holds one document a file writes a file for each.

    \b
    Examples:
      citeref export ~/dossier -o citations.xlsx
      citeref export ~/dossier --format csv --excel -o citations.csv
      citeref export avis.md --format table-docx -o authorities.docx
      citeref export conclusions.pdf --format annotated-pdf -o linked.pdf
      citeref export ~/dossier --format report -o report.html
      citeref export ~/dossier --format jsonl | duckdb -c "select * from read_json('/dev/stdin')"
    """
    from citeref import exports
    from citeref.cli.sources import Sources
    from citeref.exports.several import write_each

    format = exports.named(form) if form else exports.told(output)
    each = format.single and Path(output).is_dir()
    if not each:
        exports.check(format.name, output, force=force)
    settings = options.settings(lang)
    chosen = _options(settings.lang, **writing)
    found = Sources(paths, settings)
    material = _material(found, settings, chosen)
    if each:
        for path in write_each(format, material, Path(output), force=force):
            say(f"{path}: written.")
    elif output == "-":
        _to_standard_output(format, material)
    else:
        exports.put(format, material, output, force=force)
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

    group = ""
    for name, one in FORMATS.items():
        if one.group != group:
            put(("\n" if group else "") + _GROUPS[one.group])
            group = one.group
        extra = f' (pip install "citeref[{one.extra}]")' if one.extra else ""
        put(f"  {name:<15} {one.suffix:<19} {one.about}{extra}")
    say(f"Version {SCHEMA} of the fields; docs/exports.md tells what each means.")


_GROUPS = {
    "list": "Lists",
    "table": "Tables of authorities",
    "bibliography": "Bibliographies",
    "annotated": "Annotated documents",
    "stand-off": "Annotations beside the documents",
    "graph": "Graphs",
    "linked data": "Linked data",
    "report": "A report",
}


def _options(
    lang: str, excel: bool, separator: str | None, bom: bool, cite: str | None, base: str | None
) -> Options:
    from citeref.exports import Options, for_excel

    made = Options(lang=lang, separator=separator or ",", bom=bom, base=base or "", form=cite or "")
    return for_excel(made) if excel else made


def _material(found: Sources, settings: Settings, chosen: Options) -> Material:
    from citeref import exports, rules

    def rows() -> Iterator[Row]:
        return (exports.row(one.document, one.citation, one.place, settings.lang) for one in found.cited())

    def items() -> Iterator[Item]:
        for document, citations in found.documents():
            path = Path(document.name)
            yield exports.Item(document, citations, path if path.is_file() else None)

    select = rules.select(settings.check.allow)
    return exports.Material(rows, items, chosen, project=options.project(settings), select=select)


def _to_standard_output(format: Format, material: Material) -> None:
    """The bytes as they are: what the formats write is safe already, and a tab or a BOM must stay one."""
    binary = sys.stdout.buffer
    if format.binary:
        if sys.stdout.isatty():
            raise ExportError(
                f"{format.name}: not for a terminal.", "Name a file with -o, or pipe it into a program."
            )
        format.write(material, binary)
        return
    sys.stdout.flush()
    text = io.TextIOWrapper(
        binary, encoding="utf-8", errors="backslashreplace", newline="", write_through=True
    )
    try:
        format.write(material, text)
    finally:
        text.detach()


COMMANDS = {"export": export, "formats": formats}
