"""Every key is in the manual, and does what the manual says. CITEREF_UPDATE_DOCS=1 writes the table anew."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from citeref.tui.keymap import offers, shown
from citeref.tui.keys import Command
from citeref.tui.moves import MOVES
from citeref.tui.views import NAMES
from tests.tui.conftest import Opened, press, settled

PAGE = Path(__file__).parents[2] / "docs" / "terminal.md"
BEGIN, END = "<!-- keys -->\n", "<!-- /keys -->"

WAYS = {
    "authorities": ("a",),
    "documents": ("d",),
    "citing": ("a", "enter"),
    "reading": ("d", "enter"),
    "law": ("g", "=rgpd 28", "enter"),
    "findings": ("v",),
    "matrix": ("m",),
    "timeline": ("y",),
    "search": ("s", "=article", "enter"),
}
"""The keys that lead to each view."""


def written() -> str:
    """The table of the manual."""
    rows = []
    for offer in offers():
        keys = " ".join(f"`{shown(key)}`" for key in offer.key.split(","))
        rows.append(f"| `{offer.id}` | {keys} | {offer.words} | {', '.join(offer.views)} |")
    return "\n".join(("| name | keys | what it does | only in |", "| --- | --- | --- | --- |", *rows)) + "\n"


def test_the_manual_has_every_key():
    page = PAGE.read_text("utf-8")
    before, rest = page.split(BEGIN)
    if os.environ.get("CITEREF_UPDATE_DOCS"):
        PAGE.write_text(before + BEGIN + written() + END + rest.split(END)[1], "utf-8")
    assert rest.split(END)[0] == written()


def test_every_view_has_a_way_that_needs_only_keys():
    assert set(WAYS) == set(NAMES)


def _where(command: type[Command]) -> str:
    if command.id() in NAMES:
        return "documents" if command.id() == "authorities" else "authorities"
    return command.views[0] if command.views else "reading"


@pytest.mark.parametrize("command", Command.all.values(), ids=lambda command: command.id())
async def test_every_command_is_done_by_each_of_its_keys(
    command: type[Command], opened: Opened, monkeypatch: pytest.MonkeyPatch
):
    done: list[str] = []
    async with opened(120, 40) as pilot:
        await press(pilot, *WAYS[_where(command)])
        assert pilot.app.here.name == _where(command)
        monkeypatch.setattr(command, "run", classmethod(lambda cls, app: done.append(cls.id())))
        for key in command.key.split(","):
            await pilot.press(key)
            await settled(pilot)
        assert done == [command.id()] * len(command.key.split(","))


@pytest.mark.parametrize("move", MOVES, ids=lambda move: move.id)
async def test_every_way_to_move_moves(move, opened: Opened):
    async with opened(80, 12) as pilot:
        await press(pilot, "d", "enter", "f", "=rgpd", "enter", "down", "down", "down")
        reader = pilot.app.here.reader
        for key in move.key.split(","):
            reader.go_to_line(3)
            await pilot.press(key)
            assert reader.scroll_offset.y != 3, key
