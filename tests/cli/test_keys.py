"""`citeref keys` prints what stands for what, in the person's language and with the person's own keys."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import Result

from citeref.tui import keymap, language
from citeref.tui.keymap import offers

Run = Callable[..., Result]


@pytest.fixture(autouse=True)
def _as_it_was() -> Iterator[None]:
    yield
    language.use("en")
    keymap.use({})


def test_every_command_has_its_line(run: Run):
    lines = run("keys").stdout.splitlines()
    assert [line.split()[0] for line in lines] == [offer.id for offer in offers()]


def test_the_table_is_data_too(run: Run):
    rows = json.loads(run("keys", "--format", "json").stdout)
    assert {"command": "quit", "keys": ["q"], "about": "Leave citeref"} in rows


def test_a_person_s_own_keys_stand_in_the_table(run: Run, home: Path):
    (home / "citeref.toml").write_text('[keys]\nquit = ["Q", "ctrl+x"]\n', "utf-8")
    assert "Q  Ctrl+X" in run("keys").stdout


def test_a_wrong_key_is_named_with_its_file(run: Run, home: Path):
    (home / "citeref.toml").write_text('[keys]\nquit = "ctrl"\n', "utf-8")
    ran = run("keys")
    assert ran.exit_code == 2
    assert "citeref.toml: keys: quit: « ctrl » is no key." in ran.stderr


def test_the_table_speaks_french(run: Run):
    assert "Quitter citeref" in run("keys", "--ui-lang", "fr").stdout
