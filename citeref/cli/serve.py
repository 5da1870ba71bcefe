"""`citeref serve`: the terminal program in a browser, for colleagues without a terminal."""

from __future__ import annotations

import importlib.util
import shlex
import sys
from pathlib import Path

import click

from citeref.cli import options
from citeref.cli.browse import dossier, refuse
from citeref.cli.terminal import say
from citeref.errors import CiterefError

LOOPBACK = ("127.0.0.1", "localhost", "::1")
"""The names of this very machine; nobody else reaches them."""


@click.command("serve")
@click.argument("paths", nargs=-1, metavar="[PATHS]...")
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    help="Address to listen on; others let other machines in.",
)
@click.option(
    "--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help="Port to listen on."
)
@click.option(
    "--public-url",
    metavar="URL",
    help="Address that the browser opens, where it is another one (behind a proxy).",
)
@click.option("--goto", metavar="REFERENCE", help="Open at this reference, as in « rgpd 28-3 a ».")
@click.option(
    "--ui-lang",
    type=click.Choice(options.LANGS),
    help="Language of the interface (settings: ui_lang; else the locale).",
)
@click.pass_context
def serve(
    context: click.Context,
    paths: tuple[str, ...],
    host: str,
    port: int,
    public_url: str | None,
    goto: str | None,
    ui_lang: str | None,
) -> int:
    """Show the terminal program in a browser.

    Everyone who opens the address gets a program of their own on the same documents. It listens on this machine
    only, unless told otherwise. Needs the extra `serve`: pip install "citeref[serve]".

    \b
    Examples:
      citeref serve ~/dossier
      citeref serve ~/dossier --port 8080 --ui-lang fr
      citeref serve ~/dossier --host 0.0.0.0 --public-url http://archive.example:8000
    """
    if importlib.util.find_spec("textual_serve") is None:
        raise CiterefError("Serving needs one more package.", 'pip install "citeref[serve]" brings it.')
    found = options.settings()
    chosen = paths or (dossier(),)
    refuse(chosen)
    from citeref.tui import language
    from citeref.tui.web import open_server

    language.use(ui_lang or found.ui_lang or language.by_locale())
    config: Path | None = context.find_root().obj
    server = open_server(_command(chosen, config, goto, ui_lang), host, port, public_url)
    if host not in LOOPBACK:
        say(
            f"Careful: listening on {host}. Whoever reaches this address reads these documents, and writes exports in your name;"
        )
        say("nobody is asked for a password. Without --host, only this machine is let in.")
    say(f"Open {server.public_url} in a browser. Ctrl+C ends it.")
    server.serve()
    return 0


def _command(paths: tuple[str, ...], config: Path | None, goto: str | None, ui_lang: str | None) -> str:
    """What is run for each visitor."""
    words = [sys.executable, "-m", "citeref", *(("--config", str(config)) if config else ()), "browse"]
    words += ["--goto", goto] if goto else []
    words += ["--ui-lang", ui_lang] if ui_lang else []
    return shlex.join([*words, "--", *paths])


COMMANDS = {"serve": serve}
