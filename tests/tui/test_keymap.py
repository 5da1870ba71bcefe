"""A person's own keys: checked when the program starts, shown everywhere, and printed by `citeref keys`."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from citeref.errors import ConfigError
from citeref.tui import keymap, language
from citeref.tui.keymap import checked, shown
from citeref.tui.keys import Command, key
from citeref.tui.screens.help import sheet
from tests.tui.conftest import Opened, press, screen


@pytest.fixture(autouse=True)
def _default_keys() -> Iterator[None]:
    yield
    keymap.use({})


def refusal(wanted: dict[str, str | list[str]]) -> str:
    with pytest.raises(ConfigError) as error:
        checked(wanted, "citeref.toml")
    return str(error.value)


def test_the_keys_that_come_with_citeref_do_not_clash():
    assert checked({}, "citeref.toml") == {}


def test_a_command_takes_one_key_or_several():
    assert checked({"documents": "F5", "quit": ["Q", "Ctrl+X", "?"], "help": "f1"}, "") == {
        "documents": "f5",
        "quit": "Q,ctrl+x,question_mark",
        "help": "f1",
    }


def test_two_commands_may_change_places():
    first, second = (Command.all[name].key for name in ("documents", "authorities"))
    assert checked({"documents": second, "authorities": first}, "") == {
        "documents": second,
        "authorities": first,
    }


def test_a_slip_in_a_command_s_name_brings_the_nearest_one():
    assert (
        refusal({"documnets": "z"})
        == "citeref.toml: keys: « documnets »: no such command. Did you mean `documents`?"
    )
    assert "`citeref keys` lists the commands." in refusal({"xyzzy": "z"})


def test_a_key_that_means_two_things_is_refused_with_both_names():
    said = refusal({"quit": Command.all["documents"].key})
    assert "`documents`" in said
    assert "`quit`" in said


def test_a_key_that_moves_is_taken_too():
    assert "`line-down`" in refusal({"quit": "j"})


@pytest.mark.parametrize("wrong", ["", "zz", "ctrl+", "F99", "hyper+a", "a,b"])
def test_what_is_no_key_is_refused(wrong: str):
    assert "is no key" in refusal({"quit": wrong})


def test_a_command_without_any_key_is_refused():
    assert "has no key" in refusal({"quit": []})


@pytest.mark.parametrize(
    ("name", "read"),
    [
        ("question_mark", "?"),
        ("ctrl+p", "Ctrl+P"),
        ("alt+left", "Alt+←"),
        ("enter", "Enter"),
        ("G", "G"),
        ("f1", "F1"),
    ],
)
def test_a_key_is_shown_as_a_person_reads_it(name: str, read: str):
    assert shown(name) == read


def test_keys_are_named_in_french_too():
    language.use("fr")
    assert [shown("enter"), shown("escape"), shown("ctrl+home")] == ["Entrée", "Échap", "Ctrl+Début"]


async def test_a_new_key_works_and_stands_in_footer_help_and_messages(opened: Opened):
    keymap.use(checked({"find": "f6", "documents": "f5"}, ""))
    async with opened() as pilot:
        assert " F6 filter " in screen(pilot)
        assert key("documents") == "F5"
        assert "F5 " in sheet(pilot.app)[0]
        assert "Documents ›" not in await press(pilot, "d")
        assert "Documents ›" in await press(pilot, "f5")


async def test_moving_takes_other_keys_too(opened: Opened):
    keymap.use(checked({"line-down": "J", "line-up": ["K", "up"]}, ""))
    async with opened() as pilot:
        rows = pilot.app.here.main
        await press(pilot, "J")
        assert rows.cursor == 1
        await press(pilot, "K")
        assert rows.cursor == 0


async def test_vim_s_keys_move_by_lines_half_pages_and_to_the_end(opened: Opened):
    async with opened() as pilot:
        rows = pilot.app.here.main
        await press(pilot, "j", "j", "k")
        assert rows.cursor == 1
        await press(pilot, "G")
        assert rows.cursor == len(rows.items) - 1
        await press(pilot, "home", "ctrl+d")
        half = rows.cursor
        assert half > 0
        await press(pilot, "ctrl+u")
        assert rows.cursor == 0
