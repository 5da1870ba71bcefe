"""What the README and the docstrings show is what happens."""

from __future__ import annotations

import doctest
import importlib
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
NOTE = (
    "Selon l'article 28-3 a) du RGPD et la délibération SAN-2022-009 de la CNIL, le sous-traitant répond.\n"
)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A home and a folder of their own, with the two documents that the README speaks of."""
    for name in ("HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name.lower()))
    monkeypatch.chdir(tmp_path)
    for name in ("note.md", "avis.md"):
        (tmp_path / name).write_text(NOTE, "utf-8")


def block(after: str) -> str:
    found = re.search(rf"{re.escape(after)}\n```\w*\n(.*?)```", README, re.DOTALL)
    assert found is not None, after
    return found[1]


@pytest.mark.parametrize("kind", ["run", "test"])
def test_the_two_commands_stand_alone_on_one_line(kind: str) -> None:
    assert block(f"<!-- command: {kind} -->").count("\n") == 1


def test_the_example_at_the_top_is_what_the_command_prints() -> None:
    from citeref.cli import main

    shown = README.partition("```console\n")[2].partition("```")[0].splitlines()
    result = CliRunner().invoke(main, shown[0].removeprefix("$ citeref ").split(), prog_name="citeref")
    assert (result.stdout + result.stderr).splitlines() == shown[1:]


def test_the_example_from_python_runs(capsys: pytest.CaptureFixture[str]) -> None:
    exec(compile(block("From Python:\n"), "README.md", "exec"), {})
    assert "eu/reg/2016/679" in capsys.readouterr().out


def test_every_link_and_picture_inside_the_project_is_there() -> None:
    for page in (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))):
        for target in re.findall(r"\]\(((?!https?:)[^)#]+)", page.read_text("utf-8")):
            assert (page.parent / target).is_file(), f"{page.name}: {target}"


EXAMPLES = [
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
    for path in sorted((ROOT / "citeref").rglob("*.py"))
    if ">>> " in path.read_text("utf-8")
]


@pytest.mark.parametrize("module", EXAMPLES)
def test_the_examples_in_docstrings_are_true(module: str) -> None:
    failed, tried = doctest.testmod(importlib.import_module(module))
    assert (failed, tried > 0) == (0, True)
