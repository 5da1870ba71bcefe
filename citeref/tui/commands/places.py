"""The commands that lead to the views one can always go to; the strip at the top of the screen shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from citeref.tui.keys import Command

if TYPE_CHECKING:
    from citeref.tui.app import CiterefApp


class Place(Command):
    """A view of the strip. `view` is its name."""

    view: ClassVar[str] = ""

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        PLACES[cls.view] = cls

    @classmethod
    def offered(cls, app: CiterefApp) -> bool:
        return app.here.name != cls.view

    @classmethod
    def run(cls, app: CiterefApp) -> None:
        app.show_list(cls.view)


PLACES: dict[str, type[Place]] = {}
"""The views of the strip, in its order."""

Command.all.pop(Place.id())


class Authorities(Place):
    """All authorities cited, with the number of citations"""

    key = "a"
    view = "authorities"


class Documents(Place):
    """All documents, and the files that could not be read"""

    key = "d"
    view = "documents"


class Findings(Place):
    """What deserves a second look, with the proof beside it"""

    key = "v"
    view = "findings"


class Matrix(Place):
    """Documents against authorities: who cites what how often"""

    key = "m"
    view = "matrix"


class Timeline(Place):
    """Decisions cited and documents, month by month"""

    key = "y"
    view = "timeline"


class Search(Place):
    """Search the words of all documents and of the law at hand"""

    key = "s"
    view = "search"

    @classmethod
    def offered(cls, app: CiterefApp) -> bool:
        return True

    @classmethod
    def run(cls, app: CiterefApp) -> None:
        app.show_list(cls.view)
        app.ask_search()
