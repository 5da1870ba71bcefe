"""Putting documents on the shelf and taking them off while the program runs; the files themselves are never touched."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from citeref.tui import intake
from citeref.tui.held import row_of
from citeref.tui.language import say

if TYPE_CHECKING:
    from citeref.documents import Gathered
    from citeref.tui.app import CiterefApp


def wanted(app: CiterefApp, gathered: Gathered | None) -> list[str]:
    """The files that the paths name now, without those taken off. Looks at the disk: call it on a thread."""
    from citeref.documents import gather

    found = gathered or gather(app.paths)
    return [path for path in (os.path.abspath(file) for file in found.files) if path not in app.taken_off]


def paths_to_read(app: CiterefApp) -> list[str]:
    """What the index is brought up to date with: the paths as they were named, or every file where some are taken off."""
    return wanted(app, None) if app.taken_off else app.paths


def add(app: CiterefApp) -> None:
    """Ask for a file or a folder, and read it."""
    from citeref.tui.screens.path import PathDialog

    if app.index_file:
        intake.update(app)
        return

    def chosen(path: str | None) -> None:
        if path:
            put_on(app, path)

    app.push_screen(PathDialog(), chosen)


def put_on(app: CiterefApp, path: str) -> None:
    """One more path; a file taken off earlier comes back."""
    whole = os.path.abspath(os.path.expanduser(path))
    app.taken_off -= {taken for taken in app.taken_off if taken == whole or taken.startswith(whole + os.sep)}
    if not any(
        whole == known or whole.startswith(known + os.sep) for known in map(os.path.abspath, app.paths)
    ):
        app.paths.append(whole)
    intake.update(app)


def take_off(app: CiterefApp) -> None:
    """Leave out the document one looks at, after a question."""
    from citeref.tui.screens.choice import Choice

    if app.index_file:
        intake.update(app)
        return
    number = app.here.here().document
    row = row_of(app, number)
    if row is None:
        app.tell(say("There is no document here; press {key[documents]} for the list of them."))
        return
    if app.busy:
        app.tell(say("The documents are being read already."))
        return

    def chosen(path: str | None) -> None:
        if path:
            app.taken_off.add(path)
            if app.here.name == "reading":
                app.show_list("documents")
            intake.update(app)

    items = [
        (say("Leave it out"), say("{name} no longer counts here; the file stays", name=row.name), row.path),
        (say("Nothing"), say("keep it"), None),
    ]
    app.push_screen(Choice(say("Take off the shelf"), items), chosen)
