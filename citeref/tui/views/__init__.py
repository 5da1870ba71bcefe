"""The views: the lists one can always go to, who cites, a document with the law beside it, the law."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from citeref.tui.views.view import View

NAMES = ("authorities", "citing", "reading", "documents", "law", "search", "findings", "matrix", "timeline")
"""Every view, in the order in which one is likely to need it; each has a module and a class of its name."""

SOON = NAMES[:5]
"""The views made once there is something to look at; the others are made when one first goes there, which takes a
tenth of a second.
"""


def view(name: str) -> View:
    """A view by its name; its module is imported when it is first needed."""
    made: View = getattr(import_module(f"citeref.tui.views.{name}"), name.capitalize())()
    return made
