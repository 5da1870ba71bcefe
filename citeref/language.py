"""The language that a person is spoken to in: English is written in the code, French stands beside it as data in `french/`.

`say("{n} row|{n} rows", n=3)` is « 3 lignes » or "3 rows"; both languages write the singular before the bar.
The language is that of the person (`--ui-lang`, `ui_lang`, the locale), whatever the documents and laws are in; nobody
asked is English, so that a program that calls the library has the same words everywhere.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path

LANGS = ("en", "fr")

_tables = [Path(__file__).parent / "french"]
_now = "en"


def use(lang: str) -> None:
    """Speak this language from now on: « fr », or English for anything else."""
    global _now
    _now = lang if lang in LANGS else "en"


@contextmanager
def speaking(lang: str) -> Iterator[None]:
    """Speak this language for a while."""
    before = _now
    use(lang)
    try:
        yield
    finally:
        use(before)


def spoken() -> str:
    """The language in use: « en » or « fr »."""
    return _now


def by_locale(environment: Mapping[str, str] = os.environ) -> str:
    """The language that a person's environment asks for; the first of LC_ALL, LC_MESSAGES, LANG that is set."""
    names = (environment.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return "fr" if next(filter(None, names), "").lower().startswith("fr") else "en"


def say(words: str, /, **values: object) -> str:
    """The words in the language in use, with the values in their places.

    Where the words have a bar, `n` chooses between the singular before it and the plural after it. Words that are not in the
    table are said in English: a test finds them before a person does.
    """
    text = worded(words, values)
    return text.format(**values) if values else text


def worded(words: str, values: Mapping[str, object]) -> str:
    """The words in the language in use, singular or plural, their places still empty."""
    text = french().get(words, words) if _now == "fr" else words
    if "|" in text:
        one, _, many = text.partition("|")
        count = abs(int(str(values["n"])))
        text = one if count == 1 or (count == 0 and _now == "fr") else many
    return text


def phrase(words: str) -> str:
    """Words that are kept in English and said later, with `say`; the mark by which the test finds them."""
    return words


def add_table(folder: Path) -> None:
    """Know the French of another room too, from every `.toml` file of a folder."""
    if folder not in _tables:
        _tables.append(folder)
        french.cache_clear()


@cache
def french() -> dict[str, str]:
    """English words and how they are said in French, from every file of every table."""
    import tomllib

    table: dict[str, str] = {}
    for file in files():
        table.update(tomllib.loads(file.read_text("utf-8")))
    return table


def files() -> list[Path]:
    """The files of the tables."""
    return [file for folder in _tables for file in sorted(folder.glob("*.toml"))]
