"""The commands: each reads its arguments, calls the verbs and prints. Data goes to stdout, talk to stderr.

A command's module is imported when the command is called, and the heavy rooms only inside it: the list of a
folder already indexed should be there at once.
"""

from __future__ import annotations

from pathlib import Path

import click

from citeref import __version__
from citeref.cli.group import Commands

COMMANDS = {
    "browse": "citeref.cli.browse",
    "list": "citeref.cli.listing",
    "table": "citeref.cli.authorities",
    "who-cites": "citeref.cli.citing",
    "matrix": "citeref.cli.matrix",
    "timeline": "citeref.cli.timeline",
    "search": "citeref.cli.search",
    "check": "citeref.cli.check",
    "quotes": "citeref.cli.quotes",
    "export": "citeref.cli.export",
    "formats": "citeref.cli.export",
    "corpus": "citeref.cli.corpus",
    "graph": "citeref.cli.graph",
    "show": "citeref.cli.law",
    "fetch": "citeref.cli.fetch",
    "lookup": "citeref.cli.lookup",
    "cache": "citeref.cli.cache",
    "explain": "citeref.cli.explain",
    "keys": "citeref.cli.keys",
    "serve": "citeref.cli.serve",
    "completion": "citeref.cli.completion",
}
"""Every command and the module where it lives, in the order of the help."""


@click.group(
    "citeref",
    cls=Commands,
    commands_in=COMMANDS,
    default="browse",
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "ignore_unknown_options": True},
    options_metavar="[OPTIONS]",
    subcommand_metavar="[PATHS]... | COMMAND [ARGS]...",
)
@click.option(
    "--config",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Read the settings from this file instead of the nearest citeref.toml.",
)
@click.version_option(__version__, message="citeref %(version)s")
@click.pass_context
def main(context: click.Context, config: Path | None) -> object:
    """From a sentence to the law it cites, and from a line of law to every sentence that cites it.

    With PATHS (files, folders, globs), opens them in the terminal program; without, the dossier that comes
    with citeref. Where standard output is no terminal, prints their table of authorities instead.

    \b
    Examples:
      citeref                          look around in the built-in dossier
      citeref ~/dossier "notes/*.md"   read your own documents
      citeref list avis.md             every citation of a document
      citeref lookup "rgpd 28-3 a"     what a reference is called, and where it leads

    Exit codes: 0 nothing to say, 1 findings, 2 a word of the command, a file or a reference is off, 3 a
    source is out of reach, 4 some files could not be read, 70 a defect of citeref.
    """
    context.obj = config
    if context.invoked_subcommand is not None:
        return None
    return run(context, "browse")


def run(context: click.Context, name: str) -> object:
    """Run a command without arguments, as if its name had been typed."""
    command = main.get_command(context, name)
    assert command is not None
    with command.make_context(name, [], parent=context) as inner:
        return command.invoke(inner)
