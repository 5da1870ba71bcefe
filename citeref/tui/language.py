"""The language of the interface, that of `citeref.language`, where `{key[documents]}` is the key in force of a command.

The interface's own French stands in `french/`, beside that of the rest of the house.
"""

from __future__ import annotations

from pathlib import Path

from citeref import language
from citeref.language import by_locale, phrase, spoken, use

__all__ = ["by_locale", "phrase", "say", "spoken", "use"]

FRENCH = Path(__file__).parent / "french"

language.add_table(FRENCH)


def say(words: str, /, **values: object) -> str:
    """The words in the language in use, with the values and the keys of commands in their places."""
    text = language.worded(words, values)
    return text.format(**values, key=_KEYS) if values or "{key[" in text else text


class _Keys:
    """`{key[documents]}` in the words is the key in force of that command."""

    def __getitem__(self, name: str) -> str:
        from citeref.tui.keys import key

        return key(name)


_KEYS = _Keys()
