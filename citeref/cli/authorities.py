"""`citeref table`: the table of authorities."""

from __future__ import annotations

from collections.abc import Sequence

import click

from citeref.cli import options
from citeref.cli.terminal import put, say


@click.command("table")
@options.paths
@options.form("text", "json")
@options.lang
def table(paths: tuple[str, ...], form: str, lang: str | None) -> int:
    """Print the table of authorities.

    What PATHS cite, how often and where; citations that could not be matched have their own section.

    \b
    Examples:
      citeref table conclusions.md
      citeref table ~/dossier --format json
      citeref table ~/dossier --lang en
    """
    return print_table(paths, form, lang)


def print_table(paths: Sequence[str], form: str = "text", lang: str | None = None, base: str = "") -> int:
    """The table on stdout, documents named from `base` where it is given; the exit code."""
    from citeref.cli.sources import Sources
    from citeref.table import tabulate

    settings = options.settings(lang)
    found = Sources(paths, settings, base)
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
