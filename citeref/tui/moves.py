"""How one moves in every list and text: arrows and pages, and beside them the keys of vim that are still free.

« g » leads to the go-to line and « l » turns the language, so that `gg` and `h l` are Home and the arrows here.
"""

from __future__ import annotations

from typing import NamedTuple

from citeref.tui.language import phrase


class Move(NamedTuple):
    """One way to move. `key`: keys apart by commas; `action`: what the sheet does; `words`: said in the help."""

    id: str
    key: str
    action: str
    words: str


MOVES = (
    Move("line-up", "up,k", "up", phrase("A line or a row up")),
    Move("line-down", "down,j", "down", phrase("A line or a row down")),
    Move("page-up", "pageup,ctrl+b", "page(-1)", phrase("A page up")),
    Move("page-down", "pagedown,space,ctrl+f", "page(1)", phrase("A page down")),
    Move("half-page-up", "ctrl+u", "page(-0.5)", phrase("Half a page up")),
    Move("half-page-down", "ctrl+d", "page(0.5)", phrase("Half a page down")),
    Move("to-the-beginning", "home", "edge(0)", phrase("To the beginning")),
    Move("to-the-end", "end,G", "edge(1)", phrase("To the end")),
)
"""Every way to move; a keymap may give each another key."""
