"""citeref.toml in a person's folder: its additions count in every command, and an index made before them is read anew."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]
Added = Callable[[str], None]

OWN = """
[[instrument]]
ref = "be/loi-vie-privee"
names = ["loi belge vie privée"]

[[numbers]]
prefix = "DEC-"
number = "####-###"
ref = "xx/dec/{number}"
"""
NOTE = "L'article 12 de la loi belge vie privée et la décision DEC-2024-017.\n"
FOUND = ["be/loi-vie-privee/art_12", "xx/dec/2024-017"]


@pytest.fixture(autouse=True)
def note(home: Path, added: Added) -> Path:
    (home / "note.md").write_text(NOTE, "utf-8")
    return home / "note.md"


def refs(result: Result) -> list[str]:
    assert result.exit_code == 0, result.output
    return [ref for one in json.loads(result.stdout) for ref in one["refs"]]


def test_an_index_made_before_an_addition_does_not_hide_it(run: Run, home: Path) -> None:
    assert refs(run("list", "note.md", "--format", "json")) == []
    (home / "citeref.toml").write_text(OWN, "utf-8")
    assert refs(run("list", "note.md", "--format", "json")) == FOUND
    (home / "citeref.toml").unlink()
    assert refs(run("list", "note.md", "--format", "json")) == []


def test_the_table_and_standard_input_know_them(run: Run, home: Path) -> None:
    (home / "citeref.toml").write_text(OWN, "utf-8")
    told = run("table", "note.md").stdout
    assert "loi belge vie privée" in told
    assert "DEC-2024-017" in told
    assert refs(run("list", "-", "--format", "json", text=NOTE)) == FOUND


def test_what_a_person_types_leads_to_them(run: Run, home: Path) -> None:
    (home / "citeref.toml").write_text(OWN, "utf-8")
    assert run("lookup", "dec-2024-017").stdout.startswith("xx/dec/2024-017\n")
    assert run("lookup", "loi", "belge", "vie", "privée", "12").stdout.startswith(FOUND[0])
    assert "be/loi-vie-privee" in run("show", "loi belge vie privée 12").stderr


def test_a_settings_file_named_on_the_command_line_counts(run: Run, home: Path) -> None:
    (home / "other.toml").write_text(OWN, "utf-8")
    assert refs(run("--config", "other.toml", "list", "note.md", "--format", "json")) == FOUND
    assert refs(run("list", "note.md", "--format", "json")) == []


def test_a_bad_entry_ends_the_command_with_a_sentence(run: Run, home: Path) -> None:
    (home / "citeref.toml").write_text('[[instrument]]\nref = "be/x"\nnames = ["loi"]\n', "utf-8")
    result = run("list", "note.md")
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "citeref.toml: instrument 1 (be/x): the name « loi » is an everyday word." in result.stderr


def test_the_terminal_program_is_told_before_it_opens(
    run: Run, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from citeref.catalogue import known
    from citeref.cli import browse

    (home / "citeref.toml").write_text(OWN, "utf-8")
    seen: list[bool] = []
    monkeypatch.setattr("citeref.tui.browse", lambda paths, **given: seen.append(known("be/loi-vie-privee")))
    monkeypatch.setattr(
        browse, "sys", type("Terminal", (), {"stdout": type("Out", (), {"isatty": lambda: True})})
    )
    assert run("browse", "note.md").exit_code == 0
    assert seen == [True]
