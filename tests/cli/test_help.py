"""Every command explains itself, with examples."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from click.testing import Result

from citeref.cli import COMMANDS

Run = Callable[..., Result]
ALL = [
    *((name,) for name in COMMANDS),
    ("cache", "list"),
    ("cache", "add"),
    ("cache", "export"),
    ("cache", "verify"),
]


@pytest.mark.parametrize("words", ALL, ids=" ".join)
def test_every_command_has_help_with_an_example(run: Run, words: tuple[str, ...]) -> None:
    result = run(*words, "--help")
    assert result.exit_code == 0
    assert re.search(r"Examples?:\n +citeref", result.stdout)


def test_the_front_page_lists_the_commands_whole(run: Run) -> None:
    front = run("--help").stdout
    assert [name for name in COMMANDS if f"\n  {name} " in front] == list(COMMANDS)
    assert "..." not in front.partition("Commands:")[2]
    assert "Exit codes" in front


def test_the_version_is_told(run: Run) -> None:
    from citeref import __version__

    assert run("--version").stdout == f"citeref {__version__}\n"


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_has_its_completion_script(run: Run, shell: str) -> None:
    assert "_CITEREF_COMPLETE" in run("completion", shell).stdout


def test_the_shell_completes_commands_formats_and_rules(
    spawn: Callable[..., object],
) -> None:
    def proposed(line: str, word: int) -> str:
        asked = {"_CITEREF_COMPLETE": "bash_complete", "COMP_WORDS": line, "COMP_CWORD": str(word)}
        return spawn(**asked).stdout  # type: ignore[attr-defined,no-any-return]

    assert "plain,list" in proposed("citeref li", 1)
    assert "plain,jsonl" in proposed("citeref export x --format js", 4)
    assert "plain,unknown-article" in proposed("citeref explain unk", 2)
