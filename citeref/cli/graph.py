"""`citeref graph`: who cites what, together with what, and when, as tables of Parquet."""

from __future__ import annotations

import click

from citeref.cli import options
from citeref.cli.terminal import progress, say
from citeref.visible import file_name


@click.command("graph")
@click.argument("index", metavar="INDEX")
@click.option("-o", "--output", required=True, metavar="FOLDER", help="The folder to make.")
@click.option(
    "--most",
    type=click.IntRange(min=1),
    metavar="N",
    help="Authorities that are paired with each other, and passages listed: the N most cited (1000).",
)
@click.option("--force", is_flag=True, help="Replace the tables that an earlier run has written there.")
@options.lang
def graph(index: str, output: str, most: int | None, force: bool, lang: str | None) -> int:
    """Write the graph of citations of an INDEX as tables of Parquet.

    Documents, authorities and the places inside them with their counts, who cites what, which authorities are cited together,
    the most cited passages, and how often each is cited over time. The folder is written whole or not at all.

    \b
    Examples:
      citeref graph corpus.index -o graph
      citeref graph corpus.index -o graph --most 5000 --force
      duckdb -c "from 'graph/over_time.parquet' where ref = 'eu/reg/2016/679'"
    """
    from citeref.corpus.graph.writing import MOST, write

    settings = options.settings(lang)
    with progress("Writing") as report:
        counts = write(index, output, most=most or MOST, lang=settings.lang, force=force, begun=report)
    for name, rows in counts.items():
        say(f"{name}.parquet: {_spaced(rows)} row{'s' * (rows != 1)}{_cut(name, counts, most or MOST)}.")
    say(f"{file_name(output)}: written.")
    return 0


def _cut(name: str, counts: dict[str, int], most: int) -> str:
    """What a table leaves out, in words."""
    if name == "together" and counts["authorities"] > most:
        return f" of the {_spaced(most)} most cited authorities of {_spaced(counts['authorities'])}"
    if name == "passages" and counts[name] == most:
        return f", the most cited of {_spaced(counts['units'])} places"
    return ""


def _spaced(count: int) -> str:
    return f"{count:,}".replace(",", " ")


COMMANDS = {"graph": graph}
