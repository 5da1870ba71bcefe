"""`citeref [PATHS]`: the terminal program, or the table of authorities where there is no terminal."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from citeref.cli import options
from citeref.cli.terminal import say
from citeref.errors import UnreadableDocument


@click.command("browse")
@click.argument("paths", nargs=-1, metavar="[PATHS]...")
@click.option("--goto", metavar="REFERENCE", help="Open at this reference, as in « rgpd 28-3 a ».")
@click.option(
    "--ui-lang",
    type=click.Choice(options.LANGS),
    help="Language of the interface (settings: ui_lang; else the locale).",
)
def browse(paths: tuple[str, ...], goto: str | None, ui_lang: str | None) -> int:
    """Open the terminal program (as `citeref PATHS` does).

    PATHS are documents, folders and globs, or one index, which is shown as it is. Without PATHS it opens the dossier
    that comes with citeref. Where standard output is no terminal, prints the table of authorities instead.

    \b
    Examples:
      citeref
      citeref ~/dossier --goto "rgpd 28-3 a"
      citeref browse list              a folder that is called like a command
      citeref corpus.index             an index of millions of citations
    """
    if not sys.stdout.isatty() and "TEXTUAL_DRIVER" not in os.environ:  # a browser is no terminal either
        return _print(paths)
    found = options.settings()
    chosen = paths or (dossier(),)
    refuse(chosen)
    index = _index(chosen)
    from citeref.tui import browse as open_program

    open_program(
        chosen,
        goto=goto,
        ui_lang=ui_lang or found.ui_lang,
        keys=found.keys,
        settings=found.file,
        cache=options.project(found),
        index=index,
        checking=found,
    )
    return 0


def _print(paths: tuple[str, ...]) -> int:
    from citeref.cli.authorities import print_table

    if paths:
        return print_table(paths)
    say("The table of authorities of the dossier that comes with citeref; a terminal opens it.")
    return print_table((dossier(),), base=dossier())


def dossier() -> str:
    """The folder of the dossier that comes with citeref."""
    from citeref.cache import builtin_folder

    return str(builtin_folder() / "dossier")


def _index(paths: tuple[str, ...]) -> Path | None:
    """The index among the paths, which can be read; None where there is none. Raises `IndexUnusable`."""
    from citeref.cli.sources import index_among
    from citeref.index import Index

    found = index_among(paths)
    if not found:
        return None
    Index.open(Path(found), read_only=True).close()
    return Path(found)


def refuse(paths: tuple[str, ...]) -> None:
    """Say before the screen opens what could never be shown on it."""
    if "-" in paths:
        raise UnreadableDocument(
            "-: the keyboard is needed here.", "Use `citeref list -`, or save the text in a file first."
        )
    missing = [path for path in paths if not Path(path).exists() and not any(sign in path for sign in "*?[")]
    if len(missing) == len(paths):
        raise UnreadableDocument(f"{missing[0]}: no such file or folder.")


COMMANDS = {"browse": browse}
