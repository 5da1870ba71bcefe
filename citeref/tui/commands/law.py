"""The commands of the law view: its headings, what it is related to, its other language, where it comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeref.tui.keys import Command

if TYPE_CHECKING:
    from citeref.tui.app import CiterefApp


class Outline(Command):
    """Headings of the law: go to an article or a chapter"""

    key = "h"
    footer = "headings"
    views = ("law",)

    @classmethod
    def run(cls, app: CiterefApp) -> None:
        app.here.show_part("outline")


class Related(Command):
    """Recitals, articles and sentences that belong to this passage"""

    key = "R"
    footer = "related"
    views = ("law",)

    @classmethod
    def run(cls, app: CiterefApp) -> None:
        app.here.show_part("related")


class Beside(Command):
    """The other language beside the text"""

    key = "L"
    footer = "two languages"
    views = ("law",)

    @classmethod
    def run(cls, app: CiterefApp) -> None:
        app.here.show_part("other")


class Origin(Command):
    """Where the page of law comes from: address, date, version, hash"""

    key = "i"
    footer = "origin"
    views = ("citing", "reading", "law", "findings")

    @classmethod
    def run(cls, app: CiterefApp) -> None:
        app.here.tell_origin()
