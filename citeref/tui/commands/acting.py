"""The commands that find, copy, open, save, read again, help and leave."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeref.tui import copying, doing, intake
from citeref.tui.commands.following import LAW
from citeref.tui.keys import Command

if TYPE_CHECKING:
    from citeref.tui.app import CiterefApp


class Find(Command):
    """Find words in a text, or filter a list by them"""

    key = "f,slash"
    footer = "find"

    @classmethod
    def label(cls, app: CiterefApp) -> str:
        return app.here.seek_label

    @classmethod
    def run(cls, app: CiterefApp) -> None:
        app.ask_words()


class Copy(Command):
    """Copy the citation, in the form chosen last"""

    key = "c"
    footer = "copy"
    views = LAW

    @classmethod
    def run(cls, app: CiterefApp) -> None:
        copying.copy(app)


class Back(Command):
    """Go back along the trail"""

    key = "b,alt+left"
    footer = "back"

    @classmethod
    def run(cls, app: CiterefApp) -> None:
        app.walk(-1)


class GoTo(Command):
    """Go to what you type: « rgpd 28-3 a », « san-2022-009 », part of a file's name"""

    key = "g"
    footer = "go to"

    @classmethod
    def run(cls, app: CiterefApp) -> None:
        doing.ask_where(app)


class Language(Command):
    """Show the law in its other language"""

    key = "l"
    footer = "language"
    views = LAW

    @classmethod
    def run(cls, app: CiterefApp) -> None:
        app.here.turn_language()


class OpenAddress(Command):
    """Open the official page in the browser"""

    key = "o"
    footer = "official page"
    views = LAW

    @classmethod
    def run(cls, app: CiterefApp) -> None:
        doing.open_address(app)


class Export(Command):
    """Save what you look at as a file: CSV, JSON or Markdown"""

    key = "e"
    footer = "export"

    @classmethod
    def run(cls, app: CiterefApp) -> None:
        doing.ask_export(app)


class Previous(Command):
    """Match, citation or passage before"""

    key = "N,p"
    views = ("reading", "law")

    @classmethod
    def run(cls, app: CiterefApp) -> None:
        app.here.step(-1)


class OtherPlace(Command):
    """Next place of a citation that names several (« articles 28 et 29 »)"""

    key = "r"
    views = ("reading", "citing")

    @classmethod
    def run(cls, app: CiterefApp) -> None:
        app.here.turn_place()


class Forward(Command):
    """Go forward along the trail"""

    key = "B,alt+right"

    @classmethod
    def run(cls, app: CiterefApp) -> None:
        app.walk(1)


class Outwards(Command):
    """Step outwards: end the search, leave the law, the document, the list"""

    key = "escape"

    @classmethod
    def run(cls, app: CiterefApp) -> None:
        app.step_out()


class SecondPane(Command):
    """Hide or show the second pane"""

    key = "t"

    @classmethod
    def offered(cls, app: CiterefApp) -> bool:
        return app.here.name != "law"

    @classmethod
    def run(cls, app: CiterefApp) -> None:
        app.here.toggle_second()


class Update(Command):
    """Read new and changed documents"""

    key = "u"

    @classmethod
    def run(cls, app: CiterefApp) -> None:
        intake.update(app)


class Palette(Command):
    """Find a command by its words"""

    key = "ctrl+p,colon"

    @classmethod
    def run(cls, app: CiterefApp) -> None:
        from citeref.tui.screens.palette import open_palette

        open_palette(app)


class Help(Command):
    """Every key of the place where you are"""

    key = "question_mark,f1"

    @classmethod
    def run(cls, app: CiterefApp) -> None:
        doing.show_help(app)


class Quit(Command):
    """Leave citeref"""

    key = "q"

    @classmethod
    def run(cls, app: CiterefApp) -> None:
        app.exit()
