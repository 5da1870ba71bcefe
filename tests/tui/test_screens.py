"""What a person sees, held as text files in `tests/screens`; CITEREF_UPDATE_SCREENS=1 writes them anew."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from textual.color import Color

from citeref.tui.reader import Reader
from tests.tui.conftest import Opened, press, settled

SCREENS = Path(__file__).parents[1] / "screens"
SIZES = [(80, 24), (120, 40)]

WALK = {
    "authorities": (),
    "documents": ("d",),
    "citing": ("down", "enter"),
    "reading": ("d", "enter"),
    "law": ("d", "enter", "enter"),
    "who-cites": ("d", "enter", "enter", "w"),
    "find": ("d", "enter", "f", "=instr"),
    "filter": ("f", "=sous"),
    "no-page": ("d", "enter", "n", "n"),
    "go-to": ("g", "=rgpd"),
    "help": ("question_mark",),
    "export": ("e",),
    "hostile": ("d", "down", "enter"),
}
"""The name of a screen, and the keys that lead to it."""


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", WALK)
async def test_the_screen_is_as_it_was_read_and_approved(name: str, size: tuple[int, int], opened: Opened):
    async with opened(*size) as pilot:
        pilot.app.clear_notifications()
        await press(pilot, *WALK[name])
        pilot.app.clear_notifications()
        await settled(pilot)
        shown = await press(pilot)
    golden = SCREENS / f"{name}-{size[0]}x{size[1]}.txt"
    if os.environ.get("CITEREF_UPDATE_SCREENS"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(shown, "utf-8")
    assert shown == golden.read_text("utf-8")


@pytest.mark.parametrize("theme", ["textual-dark", "textual-light"])
@pytest.mark.parametrize("name", ["", "heading", "citation", "mark", "passage", "match", "found"])
async def test_every_mark_can_be_read_in_the_dark_and_in_the_light(name: str, theme: str, opened: Opened):
    async with opened(120, 40) as pilot:
        pilot.app.theme = theme
        await press(pilot, "d", "enter")
        style = pilot.app.screen.query(Reader).first().style_of(name)
        assert style.color
        assert style.bgcolor
        words, ground = (Color.from_rich_color(c) for c in (style.color, style.bgcolor))
        assert abs(words.brightness - ground.brightness) > 0.3, (style.color, style.bgcolor)
