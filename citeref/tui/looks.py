"""The colours of the program: dark, light, and those of the terminal itself; NO_COLOR takes them all away.

What a colour says is always said by a sign as well, so that every look shows the same.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING

from citeref.tui.language import phrase, say

if TYPE_CHECKING:
    from citeref.tui.app import CiterefApp

FIRST = {
    "textual-dark": phrase("Dark"),
    "textual-light": phrase("Light"),
    "ansi-dark": phrase("The terminal's own colours, on a dark ground"),
    "ansi-light": phrase("The terminal's own colours, on a light ground"),
}
"""The looks that come first, and what they are; the others that Textual has go by their names."""


def wanted(kept: str, environment: Mapping[str, str] = os.environ) -> str:
    """The look to begin with: none of the program's own colours under NO_COLOR, the one kept, or by the terminal's ground."""
    if environment.get("NO_COLOR"):
        return "ansi-light" if light_ground(environment) else "ansi-dark"
    return kept or ("textual-light" if light_ground(environment) else "textual-dark")


def terminal_only(environment: Mapping[str, str] = os.environ) -> bool | None:
    """Under NO_COLOR, that the terminal's own two colours are all there is, whatever the look; None leaves it to the look."""
    return True if environment.get("NO_COLOR") else None


def light_ground(environment: Mapping[str, str]) -> bool:
    """Whether the terminal says that its ground is light (COLORFGBG, « 0;15 »)."""
    return environment.get("COLORFGBG", "").rpartition(";")[2] in ("7", "15")


def choose(app: CiterefApp) -> None:
    """Choose the colours; they are kept."""
    from citeref.tui.screens.choice import Choice

    names = [*FIRST, *sorted(set(app.available_themes) - FIRST.keys())]
    items = [(name, say(FIRST[name]) if name in FIRST else "", name) for name in names]

    def chosen(name: str | None) -> None:
        if name:
            app.theme = app.memory.kept.theme = name

    app.push_screen(
        Choice(say("Theme"), items, at=names.index(app.theme) if app.theme in names else 0), chosen
    )
