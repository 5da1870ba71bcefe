"""Everything one can do, each said once: the declaration feeds the footer, the palette, the help sheet and
the keymap.

A command's docstring is what help and palette say; `key` is what a hand presses (letters first: on an AZERTY
keyboard digits and brackets need a second finger); `footer` is its word at the bottom of the screen. The
order here is the order there.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from citeref.tui import keymap
from citeref.tui.language import say

if TYPE_CHECKING:
    from citeref.tui.app import CiterefApp


class Command:
    """One thing that can be done. `views`: where it is offered, empty for everywhere."""

    key: ClassVar[str] = ""
    footer: ClassVar[str] = ""
    views: ClassVar[tuple[str, ...]] = ()
    all: ClassVar[dict[str, type[Command]]] = {}

    def __init_subclass__(cls) -> None:
        Command.all[cls.id()] = cls

    @classmethod
    def id(cls) -> str:
        """The name in a user's keymap: `who-cites`."""
        return cls.name().lower().replace(" ", "-")

    @classmethod
    def name(cls) -> str:
        """Its name in English, from the class: « Who cites »."""
        return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", cls.__name__).capitalize()

    @classmethod
    def words(cls) -> str:
        """What it does, in an English sentence: the docstring."""
        return " ".join((cls.__doc__ or "").split())

    @classmethod
    def title(cls) -> str:
        """The name in the palette, in the language of the interface."""
        return say(cls.name())

    @classmethod
    def about(cls) -> str:
        """What it does, in a sentence in the language of the interface."""
        return say(cls.words())

    @classmethod
    def each_key(cls) -> list[str]:
        """The keys in force, as a person reads them."""
        return [keymap.shown(key) for key in keymap.key_of(cls.id(), cls.key).split(",")]

    @classmethod
    def keys(cls) -> str:
        """The keys in force in one phrase: « ? or F1 »."""
        return f" {say('or')} ".join(cls.each_key())

    @classmethod
    def first_key(cls) -> str:
        """The key that the footer shows."""
        return cls.each_key()[0]

    @classmethod
    def label(cls, app: CiterefApp) -> str:
        """Its word in the footer, where one is now, in English: the footer says it."""
        return cls.footer

    @classmethod
    def offered(cls, app: CiterefApp) -> bool:
        """Whether it makes sense where one is now."""
        return not cls.views or app.here.name in cls.views

    @classmethod
    def run(cls, app: CiterefApp) -> None:
        """Do it."""
        raise NotImplementedError


def key(name: str) -> str:
    """The key in force of a command, by its id, for messages: « press d »."""
    return Command.all[name].first_key()
