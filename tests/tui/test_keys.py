"""One declaration feeds the keys, the footer, the palette, the help sheet and a user's keymap."""

from __future__ import annotations

from collections import Counter

import pytest

from citeref.tui.app import CiterefApp
from citeref.tui.keys import Command
from citeref.tui.screens.help import sheet
from citeref.tui.screens.palette import entries
from citeref.tui.trail import Stop
from citeref.tui.views import NAMES
from tests.tui.conftest import Opened, press, screen, settled

COMMANDS = list(Command.all.values())


def test_no_key_has_two_meanings():
    keys = Counter(key for command in COMMANDS for key in command.key.split(","))
    assert [key for key, count in keys.items() if count > 1] == []


def test_every_command_has_a_key_a_name_and_a_sentence():
    assert all(command.key and command.id() and len(command.about()) > 10 for command in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id())
def test_a_hand_on_an_azerty_keyboard_has_an_easy_key(command: type[Command]):
    easy = {"enter", "escape", "left", "right", "question_mark", "f1", "ctrl+p", "colon"}
    assert any(key in easy or (len(key) == 1 and key.isalpha()) for key in command.key.split(","))


@pytest.mark.parametrize("name", NAMES)
async def test_help_and_palette_name_every_command_of_the_place(name: str, opened: Opened):
    async with opened() as pilot:
        app = pilot.app
        assert isinstance(app, CiterefApp)
        app.open(Stop(view=name))
        await settled(pilot)
        offered = {command for command in COMMANDS if command.offered(app)}
        text, _ = sheet(app)
        here = " ".join(text.partition("\nElsewhere\n")[0].split())
        assert all(f"{command.keys()} {command.about()}" in here for command in offered)
        assert all(command.about() in " ".join(text.split()) for command in COMMANDS)
        palette = {command for command, here in entries(app) if here}
        assert palette == offered - {Command.all["palette"]}


async def test_a_user_s_keymap_gives_a_command_another_key(opened: Opened):
    async with opened() as pilot:
        pilot.app.set_keymap({"documents": "z"})
        assert "Documents ›" in await press(pilot, "z")


async def test_a_key_typed_into_a_line_is_a_letter_and_no_command(opened: Opened):
    async with opened() as pilot:
        assert "filter  qdw" in await press(pilot, "f", "=qdw")


async def test_a_command_is_found_by_its_words_in_the_palette(opened: Opened):
    async with opened() as pilot:
        await press(pilot, "ctrl+p", "=docum")
        await press(pilot, "enter")
        await settled(pilot)
        assert "Documents ›" in screen(pilot)


async def test_a_click_on_the_footer_does_what_the_key_does(opened: Opened):
    async with opened() as pilot:
        column = screen(pilot).splitlines()[-1].index("sentences")
        await pilot.click("Keys", offset=(column, 0))
        await settled(pilot)
        assert "Who cites ›" in screen(pilot)


async def test_a_click_on_the_strip_goes_to_the_view(opened: Opened):
    async with opened() as pilot:
        for name in ("Documents", "Findings", "Matrix", "Timeline", "Search"):
            column = screen(pilot).splitlines()[0].index(name)
            await pilot.click("Views", offset=(column, 0))
            await settled(pilot)
            assert f"[{name}]" in screen(pilot).splitlines()[0]
