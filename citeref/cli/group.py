"""The table of commands, and what becomes of an error: a sentence on stderr and an exit code."""

from __future__ import annotations

import difflib
import importlib
import os
import sys
from pathlib import Path
from typing import Any

import click

from citeref import __version__
from citeref.cli.terminal import hush, say
from citeref.errors import CiterefError

INTERRUPTED = 130
"""The exit code after Ctrl+C, as shells expect it (128 + SIGINT)."""

READER_GONE = 141
"""The exit code when the reader of our output went away, as in `citeref list … | head` (128 + SIGPIPE)."""

DEFECT = 70


class ReaderGoneError(Exception):
    """The program that read our output went away."""


class Commands(click.Group):
    """Commands imported when called; a first word that is none of them is a path and goes to `default`."""

    def __init__(self, name: str, commands_in: dict[str, str], default: str, **kwargs: Any) -> None:
        super().__init__(name, **kwargs)
        self.commands_in = commands_in
        self.default = default

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All names, in the order of the help."""
        return list(self.commands_in)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, from its module's `COMMANDS`."""
        if cmd_name not in self.commands_in:
            return None
        found: click.Command = importlib.import_module(self.commands_in[cmd_name]).COMMANDS[cmd_name]
        return found

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command named by the first word; the default one for a path or one of its options."""
        if args and args[0] in self.commands_in:
            return super().resolve_command(ctx, args)
        if args:
            _refuse_misspelt(ctx, args[0], list(self.commands_in))
        return self.default, self.get_command(ctx, self.default), args

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; click itself would end with code 1 when the reader of our output goes away."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError as error:
            raise ReaderGoneError from error

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run, say what went wrong, and leave with the exit code that the documentation promises."""
        kwargs["standalone_mode"] = False
        sys.exit(_ended(lambda: super(Commands, self).main(*args, **kwargs)))


def _ended(run: Any) -> int:
    try:
        code = run()
        sys.stdout.flush()
        return code if isinstance(code, int) else 0
    except CiterefError as error:
        say(f"citeref: {error.what}")
        if error.hint:
            say(error.hint)
        return error.exit_code
    except click.ClickException as error:
        _say_usage(error)
        return 2
    except (KeyboardInterrupt, click.Abort):
        say("citeref: interrupted.")
        return INTERRUPTED
    except (ReaderGoneError, BrokenPipeError):
        hush()
        return READER_GONE
    except OSError as error:
        hush()
        where = f"{error.filename}: " if error.filename else ""
        say(f"citeref: {where}{error.strerror or error}.")
        return 2
    except Exception as error:
        return _defect(error)


def _defect(error: Exception) -> int:
    if os.environ.get("CITEREF_DEBUG"):
        raise error
    say(f"citeref {__version__}: a defect of citeref itself: {type(error).__name__}: {error}")
    say("Run it again with CITEREF_DEBUG=1 for the full account, and please report it.")
    return DEFECT


def _say_usage(error: click.ClickException) -> None:
    context = getattr(error, "ctx", None)
    say(f"citeref: {error.format_message()}")
    if context is not None:
        say(f"Try `{context.command_path} --help`.")


def _refuse_misspelt(ctx: click.Context, word: str, names: list[str]) -> None:
    """A word that is neither a command nor a file, yet close to a command, is a slip of the hand."""
    if word.startswith("-") or Path(word).exists():
        return
    if near := difflib.get_close_matches(word, names, 1, 0.7):
        ctx.fail(f"« {word} »: no such command or file. Did you mean `{near[0]}`?")
