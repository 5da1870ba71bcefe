"""The commands themselves: what each says in help and palette, its key, its word in the footer, and what it
does.

The order in which they are declared is the order in the footer, where the last ones give way on a narrow screen,
and in the help sheet.
"""

from __future__ import annotations

from textual.binding import Binding

from citeref.tui.commands import following, judging, law, places  # isort: skip
from citeref.tui.commands import acting, handing  # isort: skip
from citeref.tui.commands.acting import Help
from citeref.tui.keys import Command

__all__ = ["Help", "acting", "bindings", "following", "handing", "judging", "law", "places"]


def bindings() -> list[Binding]:
    """Every command as a binding with its own name, so that a keymap can give it another key."""
    return [
        Binding(
            command.key, f"command('{name}')", command.title(), id=name, tooltip=command.about(), show=False
        )
        for name, command in Command.all.items()
    ]
