"""`citeref table`: the table of authorities."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import click

from citeref.cli import options
from citeref.cli.terminal import put, say
from citeref.errors import UnreadableDocument

Order = Literal["reference", "count"]


@click.command("table")
@options.paths
@options.form("text", "json")
@click.option(
    "--sort",
    type=click.Choice(("reference", "count")),
    help="Count alone, in this order: one line an authority, with its most cited places.",
)
@options.limit
@options.lang
def table(paths: tuple[str, ...], form: str, sort: Order | None, limit: int | None, lang: str | None) -> int:
    """Print the table of authorities.

    What PATHS cite, how often and where; citations that could not be matched have their own section. With --sort or
    --limit, and of an index that you name, counts stand in place of the spots: the most cited first, or in the order of
    references.

    \b
    Examples:
      citeref table conclusions.md
      citeref table ~/dossier --format json
      citeref table ~/dossier --lang en
      citeref table corpus.index --limit 20
    """
    return print_table(paths, form, lang, sort=sort, limit=limit)


def print_table(
    paths: Sequence[str],
    form: str = "text",
    lang: str | None = None,
    base: str = "",
    *,
    sort: Order | None = None,
    limit: int | None = None,
) -> int:
    """The table on stdout, documents named from `base` where it is given; the exit code."""
    from citeref.cli.sources import STDIN, Sources
    from citeref.table import tabulate

    settings = options.settings(lang)
    found = Sources(paths, settings, base)
    if found.index and (found.file or ((sort or limit is not None) and STDIN not in paths)):
        from citeref.cli.counted import print_counted

        print_counted(found.index, form, settings.lang, sort or "count", limit)
        return found.code()
    if sort or limit is not None:
        raise UnreadableDocument(
            "-: what is piped in has no counts in an index.",
            "Leave --sort and --limit out, or save it in a file.",
        )
    result = tabulate(found.cited(), settings.lang)
    if form == "json":
        from citeref.exports.json import encoded

        put(encoded(result))
    elif text := str(result):
        put(text)
    authorities, left = len(result.rows), len(result.open)
    opened = f", {left} citation{'s' * (left != 1)} left open" if left else ""
    say(f"{authorities} authorit{'y' if authorities == 1 else 'ies'}{opened}.")
    return found.code()


COMMANDS = {"table": table}
