"""The commands that hand things over: to the clipboard, the pager, the editor, the shelf, the official sites; and the colours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeref.tui import copying, fetching, looks, outside, shelving
from citeref.tui.commands.following import LAW
from citeref.tui.keys import Command

if TYPE_CHECKING:
    from citeref.tui.app import CiterefApp


class CopyAs(Command):
    """Copy the citation in another form: French usage, OSCOLA, ELI, CELEX, ECLI, Markdown, address"""

    key = "C"
    views = LAW

    @classmethod
    def run(cls, app: CiterefApp) -> None:
        copying.copy_as(app)


class Jump(Command):
    """Jump: letters appear over all that is in sight, and take you there"""

    key = "z"

    @classmethod
    def run(cls, app: CiterefApp) -> None:
        from citeref.tui.screens.jump import jump

        jump(app)


class Fetch(Command):
    """Fetch official pages: of this law, or of all that is cited; asks first"""

    key = "F"

    @classmethod
    def run(cls, app: CiterefApp) -> None:
        app.start(fetching.ask, "errand", exclusive=False)


class AddDocuments(Command):
    """Add a file or a folder to what is read"""

    key = "A"

    @classmethod
    def run(cls, app: CiterefApp) -> None:
        shelving.add(app)


class TakeOff(Command):
    """Leave a document out; the file stays"""

    key = "X,delete"
    views = ("documents", "reading")

    @classmethod
    def run(cls, app: CiterefApp) -> None:
        shelving.take_off(app)


class Pager(Command):
    """Show the text in your pager ($PAGER)"""

    key = "P"

    @classmethod
    def run(cls, app: CiterefApp) -> None:
        outside.page(app)


class Editor(Command):
    """Open the document's file in your editor ($EDITOR)"""

    key = "E"

    @classmethod
    def run(cls, app: CiterefApp) -> None:
        outside.edit(app)


class Theme(Command):
    """Choose the colours: dark, light, those of the terminal"""

    key = "T"

    @classmethod
    def run(cls, app: CiterefApp) -> None:
        looks.choose(app)
