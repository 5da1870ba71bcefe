"""The options that several commands share, and the settings behind them."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

import click

from citeref import config
from citeref.config import Own, Settings
from citeref.errors import CiterefError, RefError
from citeref.ref import Ref

Command = TypeVar("Command", bound=Callable[..., Any])

LANGS = ("fr", "en")


def paths(command: Command) -> Command:
    """Files, folders, globs, or an index; « - » for standard input."""
    return click.argument("paths", nargs=-1, required=True, metavar="PATHS...")(command)


def lang(command: Command) -> Command:
    """`--lang`: the language of names and labels."""
    return click.option(
        "--lang", type=click.Choice(LANGS), help="Language of names and labels (settings: lang)."
    )(command)


def law_lang(command: Command) -> Command:
    """`--lang` for pages of law, which exist in more languages than our labels."""
    about = "Language of the page: fr, en, de, … (settings: lang)."
    return click.option("--lang", metavar="LANG", help=about)(command)


def form(*names: str) -> Callable[[Command], Command]:
    """`--format`, the first name being the default."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(names),
        default=names[0],
        show_default=True,
        help="Form of the output.",
    )


def ui_lang(command: Command) -> Command:
    """`--ui-lang`: the language that a person is spoken to in."""
    about = "Language of what is said (settings: ui_lang; else the locale)."
    return click.option("--ui-lang", "tongue", type=click.Choice(LANGS), help=about)(command)


def speak(tongue: str | None, found: Settings, *, to_programs: bool = False) -> None:
    """Speak the language that is asked for: by the option, the settings, else the locale; what is written for other
    programs is English unless it is asked for in French, so that it is the same on every machine.
    """
    from citeref import language

    language.use(tongue or found.ui_lang or ("en" if to_programs else language.by_locale()))


def limit(command: Command) -> Command:
    """`--limit`: at most so many rows."""
    about = "At most so many rows; all of them without it."
    return click.option("--limit", type=click.IntRange(min=0), metavar="N", help=about)(command)


def settings(lang: str | None = None) -> Settings:
    """The settings in force: the file's, then the command line's. What the file adds to the catalogue is known from now on."""
    found = config.load(click.get_current_context().find_root().obj)
    _know(found.own)
    return config.with_lang(found, lang) if lang else found


def _know(own: Own) -> None:
    """Put a person's additions in force; without any, a command that asks the catalogue nothing does not read it either."""
    if own or "citeref.catalogue" in sys.modules:
        from citeref.catalogue import use

        use(own)


def project(found: Settings) -> Path | None:
    """The project's cache folder that the settings name, if any."""
    return Path(found.cache) if found.cache else None


def reference(words: str) -> Ref:
    """The reference a person means: one in full, or what they would type in a go-to line."""
    try:
        return Ref(words)
    except RefError as error:
        from citeref.typed import lookup

        found = lookup(words)
        if not found:
            raise RefError(error.what, f"{error.hint} `citeref lookup` reads other forms too.") from error
        return found[0]


def complete_reference(context: click.Context, parameter: click.Parameter, words: str) -> list[str]:
    """Proposals for a half-typed reference, for the shell."""
    from citeref.typed import complete

    with suppress(CiterefError):  # the shell has no place for a sentence; the command itself will say it
        _know(config.load(context.find_root().params.get("config")).own)
    return [ref for _, ref in complete(words) if ref.startswith(words)]
