"""The commands that lead from a citation to the law and on, and those that open and fold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeref.tui.keys import Command

if TYPE_CHECKING:
    from citeref.tui.app import CiterefApp

LAW = ("authorities", "citing", "reading", "law", "findings", "search", "timeline", "matrix")
"""The views in which one may look at a piece of law."""


class Next(Command):
    """Next match of a search; without one, next citation or passage"""

    key = "n"
    footer = "next"
    views = ("reading", "law")

    @classmethod
    def run(cls, app: CiterefApp) -> None:
        app.here.step(1)


class Enter(Command):
    """Follow: authority, citing sentence, document, law, and round again"""

    key = "enter"
    footer = "open"

    @classmethod
    def label(cls, app: CiterefApp) -> str:
        return app.here.enter_label

    @classmethod
    def run(cls, app: CiterefApp) -> None:
        app.here.enter()


class WhoCites(Command):
    """List every sentence that cites this passage of the law"""

    key = "w"
    footer = "who cites"
    views = LAW

    @classmethod
    def label(cls, app: CiterefApp) -> str:
        return cls.footer if app.here.name == "reading" and app.here.enter_label != cls.footer else ""

    @classmethod
    def run(cls, app: CiterefApp) -> None:
        app.who_cites()


class Unfold(Command):
    """Open or fold an authority, or an article with paragraphs"""

    key = "x"
    footer = "unfold"
    views = ("authorities",)

    @classmethod
    def run(cls, app: CiterefApp) -> None:
        app.here.fold(0)


class Inwards(Command):
    """Open the row, or go down into an open one"""

    key = "right"
    views = ("authorities",)

    @classmethod
    def run(cls, app: CiterefApp) -> None:
        app.here.fold(1)


class Upwards(Command):
    """Fold the row, or go up to the one that holds it"""

    key = "left"
    views = ("authorities",)

    @classmethod
    def run(cls, app: CiterefApp) -> None:
        app.here.fold(-1)
