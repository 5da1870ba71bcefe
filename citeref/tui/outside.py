"""Leaving for a moment: the text one reads in `$PAGER`, the document's file in `$EDITOR`, then back where one was."""

from __future__ import annotations

import os
import shlex
import subprocess
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from citeref.tui.held import row_of
from citeref.tui.language import say
from citeref.tui.reader import Reader
from citeref.visible import visible

if TYPE_CHECKING:
    from citeref.tui.app import CiterefApp

COUNTING = ("less", "more", "most", "vi", "vim", "nvim", "nano", "emacs", "kak", "hx", "micro", "view")
"""Programs that open at a line when told `+N`."""


def page(app: CiterefApp) -> None:
    """Show the text that has the keyboard, or the one on the screen, in the person's pager, at the line in sight."""
    reader = _reader(app)
    if reader is None or not reader.text:
        app.tell(say("There is no text here; open a document or a law first."))
        return
    line = reader.text.count("\n", 0, max(0, reader.top)) + 1
    with tempfile.NamedTemporaryFile(
        "w", encoding="utf-8", errors="replace", prefix="citeref-", suffix=".txt"
    ) as file:
        file.write(visible(reader.text))
        file.flush()
        _run(app, _command("PAGER", "less"), file.name, line)


def edit(app: CiterefApp) -> None:
    """Open the file of the document one looks at in the person's editor, then look whether it has changed."""
    from citeref.tui.watching import look

    path, line = _file(app)
    if not path:
        app.tell(say("There is no document here; press {key[documents]} for the list of them."))
    elif not os.path.isfile(path):
        app.tell(say("{path} is not there any more.", path=path), severity="warning")
    elif _run(app, _command("VISUAL", "") or _command("EDITOR", "nano"), path, line):
        look(app)


def _reader(app: CiterefApp) -> Reader | None:
    if isinstance(app.focused, Reader):
        return app.focused
    return next((one for one in app.here.query(Reader) if one.display and one.text), None)


def _file(app: CiterefApp) -> tuple[str, int]:
    """The document's file and the line looked at; an empty path where there is none."""
    number = app.here.here().document
    row = row_of(app, number)
    if row is None:
        return "", 1
    read = getattr(app.here, "read", None)
    return row.path, read.document.place(app.here.here().offset).line if read else 1


def _command(variable: str, default: str) -> list[str]:
    with suppress(ValueError):
        return shlex.split(os.environ.get(variable) or default)
    return shlex.split(default)


def _run(app: CiterefApp, command: Sequence[str], path: str, line: int) -> bool:
    """Run a program in the terminal's place; answers whether it ran."""
    at = [f"+{line}"] if line > 1 and os.path.basename(command[0]) in COUNTING else []
    try:
        with app.suspend():
            subprocess.run([*command, *at, path], check=False)
    except SuspendNotSupported:
        app.tell(say("This terminal cannot be handed to another program."), severity="warning")
        return False
    except OSError as error:
        app.tell(
            say("{program}: {why}", program=command[0], why=error.strerror or str(error)), severity="error"
        )
        return False
    app.refresh()
    return True
