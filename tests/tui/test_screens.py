"""What a person sees, held as text files in `tests/screens`; CITEREF_UPDATE_SCREENS=1 writes them anew.

Each walk begins in a small terminal that then grows, so that the larger screens also show what a resize keeps.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from textual.color import Color

from citeref.tui import language
from citeref.tui.reader import Reader
from tests.tui.conftest import Opened, press, screen, settled

SCREENS = Path(__file__).parents[1] / "screens"
SIZES = [(80, 24), (110, 30), (160, 50)]
LANGS = ("en", "fr")

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
    "findings": ("v",),
    "finding-there": ("v", "enter"),
    "accept": ("v", "O", "=ours"),
    "accepted": ("v", "O", "=ours", "enter", "V"),
    "accepted-there": ("v", "O", "=ours", "enter", "V", "enter"),
    "matrix": ("m", "down", "right"),
    "timeline": ("y",),
    "search": ("s", "=sous traitant", "enter"),
    "no-search": ("s",),
    "headings": ("g", "=rgpd 28", "enter", "h"),
    "related": ("g", "=rgpd 28", "enter", "R"),
    "two-languages": ("g", "=rgpd 28", "enter", "L"),
}
"""The name of a screen, and the keys that lead to it."""


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", WALK)
async def test_the_screen_is_as_it_was_read_and_approved(name: str, lang: str, opened: Opened):
    language.use(lang)
    different = []
    async with opened(*SIZES[0]) as pilot:
        pilot.app.clear_notifications()
        await settled(pilot)
        await press(pilot, *WALK[name])
        for width, height in SIZES:
            await pilot.resize_terminal(width, height)
            pilot.app.clear_notifications()
            await settled(pilot)
            if not same_as(screen(pilot), f"{lang}/{name}-{width}x{height}.txt"):
                different.append((width, height))
    assert not different, f"{name} in {lang} looks different at {different}"


def same_as(shown: str, name: str) -> bool:
    """Whether a screen is the one that is kept under a name; it is printed where it is not."""
    golden = SCREENS / name
    if os.environ.get("CITEREF_UPDATE_SCREENS"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(shown, "utf-8")
    if golden.is_file() and shown == golden.read_text("utf-8"):
        return True
    print(shown)
    return False


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
