"""The language of the interface: English is written in the code, French stands beside it as data in `french/`.

`say("{n} row|{n} rows", n=3)` is « 3 lignes » or "3 rows"; both languages write the singular before the bar.
The language is that of the person (`--ui-lang`, `ui_lang`, the locale), whatever the documents and laws are in.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cache
from pathlib import Path

LANGS = ("en", "fr")
FRENCH = Path(__file__).parent / "french"

_now = "en"


def use(lang: str) -> None:
    """Speak this language from now on: « fr », or English for anything else."""
    global _now
    _now = lang if lang in LANGS else "en"


def spoken() -> str:
    """The language in use: « en » or « fr »."""
    return _now


def by_locale(environment: Mapping[str, str] = os.environ) -> str:
    """The language that a person's environment asks for; the first of LC_ALL, LC_MESSAGES, LANG that is set."""
    names = (environment.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return "fr" if next(filter(None, names), "").lower().startswith("fr") else "en"


def say(words: str, /, **values: object) -> str:
    """The words in the language in use, with the values in their places.

    `{key[documents]}` is the key of a command. Where the words have a bar, `n` chooses between the singular before it
    and the plural after it. Words that are not in the table are said in English: a test finds them before a person does.
    """
    text = french().get(words, words) if _now == "fr" else words
    if "|" in text:
        one, _, many = text.partition("|")
        count = abs(int(str(values["n"])))
        text = one if count == 1 or (count == 0 and _now == "fr") else many
    return text.format(**values, key=_KEYS) if values or "{key[" in text else text


class _Keys:
    """`{key[documents]}` in the words is the key in force of that command."""

    def __getitem__(self, name: str) -> str:
        from citeref.tui.keys import key

        return key(name)


_KEYS = _Keys()


def phrase(words: str) -> str:
    """Words that are kept in English and said later, with `say`; the mark by which the test finds them."""
    return words


@cache
def french() -> dict[str, str]:
    """English words and how they are said in French, from every file of the table."""
    import tomllib

    table: dict[str, str] = {}
    for file in sorted(FRENCH.glob("*.toml")):
        table.update(tomllib.loads(file.read_text("utf-8")))
    return table
