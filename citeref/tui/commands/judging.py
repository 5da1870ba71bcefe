"""The commands by which a person judges a finding: accept it with a reason, take that back, show what was accepted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeref.tui import accepting
from citeref.tui.keys import Command

if TYPE_CHECKING:
    from citeref.tui.app import CiterefApp


class Accept(Command):
    """Accept the finding, with a reason that is kept for `citeref check` too"""

    key = "O"
    footer = "accept"
    views = ("findings", "reading")

    @classmethod
    def label(cls, app: CiterefApp) -> str:
        noticed = app.here.noticed
        return cls.footer if noticed is not None and not noticed.reason else ""

    @classmethod
    def run(cls, app: CiterefApp) -> None:
        accepting.ask(app)


class Reopen(Command):
    """Take an acceptance back: that of the finding here, else the last one"""

    key = "U"
    views = ("findings", "reading")

    @classmethod
    def run(cls, app: CiterefApp) -> None:
        accepting.reopen(app)


class ShowAccepted(Command):
    """Show the findings that were accepted, or hide them again"""

    key = "V"
    views = ("findings",)

    @classmethod
    def run(cls, app: CiterefApp) -> None:
        accepting.turn(app)
