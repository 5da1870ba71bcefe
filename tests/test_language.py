"""Whatever a person is told by the checker and the terminal program is said in French and in English, each whole."""

from __future__ import annotations

import ast
import string
import tomllib
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

import citeref
from citeref import language
from citeref.language import by_locale, files, french, speaking, spoken
from citeref.tui.keys import Command
from citeref.tui.language import say

HOUSE = Path(citeref.__file__).parent


def said() -> set[str]:
    """Every English phrase that has its French: what `say` (in `cli/`: `said`) and `phrase` are given, and the commands' own
    words.
    """
    import citeref.tui.commands  # noqa: F401  (declares them)

    found = {words for file in sorted(HOUSE.rglob("*.py")) for words in _literals(file)}
    for command in Command.all.values():
        found |= {command.words(), command.name(), command.footer} - {""}
    return found


def _literals(file: Path) -> Iterator[str]:
    names = ("said", "phrase") if file.parent.name == "cli" else ("say", "phrase")
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in names and node.args:
            for part in ast.walk(node.args[0]):
                if isinstance(part, ast.Constant) and isinstance(part.value, str):
                    yield part.value


def holes(text: str) -> list[set[str]]:
    return [{name for _, name, _, _ in string.Formatter().parse(part) if name} for part in text.split("|")]


def test_every_phrase_has_its_french():
    assert sorted(said() - french().keys()) == []


def test_no_french_is_left_over():
    assert sorted(french().keys() - said()) == []


def test_nothing_is_said_in_french_twice():
    keys = Counter(key for file in files() for key in tomllib.loads(file.read_text("utf-8")))
    assert [key for key, count in keys.items() if count > 1] == []


@pytest.mark.parametrize("words", sorted(french()))
def test_both_languages_have_the_same_holes_to_fill(words: str):
    english, translated = holes(words), holes(french()[words])
    assert set.union(*english) == set.union(*translated)
    assert len(english) == len(translated) or len(translated) == 2 == len(english) + 1


def test_a_number_chooses_between_one_and_many(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(language, "french", lambda: {"{n} row|{n} rows": "{n} ligne|{n} lignes"})
    language.use("en")
    assert [say("{n} row|{n} rows", n=n) for n in (0, 1, 2)] == ["0 rows", "1 row", "2 rows"]
    language.use("fr")
    assert [say("{n} row|{n} rows", n=n) for n in (0, 1, 2)] == ["0 ligne", "1 ligne", "2 lignes"]


def test_a_value_with_braces_is_no_hole():
    assert say("Copied: {what}", what="{n} [bold]") == "Copied: {n} [bold]"


@pytest.mark.parametrize(
    ("environment", "lang"),
    [
        ({"LANG": "fr_FR.UTF-8"}, "fr"),
        ({"LC_ALL": "", "LC_MESSAGES": "fr_BE", "LANG": "en_GB"}, "fr"),
        ({"LC_ALL": "C", "LANG": "fr_FR.UTF-8"}, "en"),
        ({}, "en"),
    ],
)
def test_the_locale_chooses_the_language(environment: dict[str, str], lang: str):
    assert by_locale(environment) == lang


def test_a_language_may_be_spoken_for_a_while():
    with speaking("fr"):
        assert spoken() == "fr"
    with suppress(ZeroDivisionError), speaking("fr"):
        raise ZeroDivisionError
    assert spoken() == "en"
