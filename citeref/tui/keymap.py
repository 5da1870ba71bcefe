"""The keys a person gives to commands, `[keys]` in `citeref.toml`: checked, put in force, and written as one reads them.

```toml
[keys]
documents = "D"
who-cites = ["w", "ctrl+w"]
```

To the left stands the name of a command (`citeref keys` lists them), to the right a key or several. A key may
serve two commands only where they are never offered together.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from citeref.errors import ConfigError
from citeref.tui.language import phrase, say
from citeref.tui.moves import MOVES

SIGNS = {
    "?": "question_mark", "/": "slash", ":": "colon", ";": "semicolon", ",": "comma", ".": "full_stop", "!": "exclamation_mark",
    "+": "plus", "-": "minus", "*": "asterisk", "=": "equals_sign", "<": "less_than_sign", ">": "greater_than_sign",
    "'": "apostrophe", '"': "quotation_mark", "(": "left_parenthesis", ")": "right_parenthesis", "_": "underscore",
    "&": "ampersand", "$": "dollar_sign", "#": "number_sign", "@": "at", "%": "percent_sign", "[": "left_square_bracket",
    "]": "right_square_bracket", "{": "left_curly_bracket", "}": "right_curly_bracket", "\\": "backslash", "|": "vertical_line",
    "^": "circumflex_accent", "`": "grave_accent", "~": "tilde",
}  # fmt: skip
"""Signs on a keyboard, and what Textual calls their keys."""

NAMED = {
    "enter": phrase("Enter"), "escape": phrase("Esc"), "space": phrase("Space"), "delete": phrase("Del"), "insert": phrase("Ins"),
    "home": phrase("Home"), "end": phrase("End"), "pageup": phrase("PgUp"), "pagedown": phrase("PgDn"), "tab": "Tab",
    "backspace": "⌫", "up": "↑", "down": "↓", "left": "←", "right": "→", **{f"f{number}": f"F{number}" for number in range(1, 13)},
}  # fmt: skip
"""Keys with a name, and how a person reads it."""

ALSO = {
    "esc": "escape",
    "return": "enter",
    "pgup": "pageup",
    "pgdn": "pagedown",
    "del": "delete",
    "ins": "insert",
    " ": "space",
}
"""Other names people give them."""

_MODIFIED = re.compile(r"(?:ctrl\+|alt\+|shift\+)+", re.IGNORECASE)
_now: dict[str, str] = {}


class Offer(NamedTuple):
    """Something with a key: a command or a move. `views` is where it is offered, empty for everywhere."""

    id: str
    key: str
    words: str
    views: tuple[str, ...] = ()


def offers() -> list[Offer]:
    """Everything a key can stand for, with its default keys."""
    from citeref.tui import commands  # noqa: F401  (declares them)
    from citeref.tui.keys import Command

    found = [Offer(one.id(), one.key, one.words(), one.views) for one in Command.all.values()]
    return [*found, *(Offer(move.id, move.key, move.words) for move in MOVES)]


def use(wanted: Mapping[str, str]) -> None:
    """Put a keymap in force (what `checked` answers); an empty one brings the defaults back."""
    _now.clear()
    _now.update(wanted)


def in_force() -> dict[str, str]:
    """The keymap in force, as Textual takes it."""
    return dict(_now)


def key_of(name: str, default: str) -> str:
    """The keys of a command as Textual writes them, apart by commas."""
    return _now.get(name, default)


def checked(wanted: Mapping[str, str | Sequence[str]], file: str) -> dict[str, str]:
    """A keymap for Textual from what a person wrote in a file.

    Raises `ConfigError` for a command that does not exist, a key that is none, and a key that means two things.
    """
    every = {offer.id: offer for offer in offers()}
    found = {}
    for name, keys in wanted.items():
        if name not in every:
            near = difflib.get_close_matches(name, every, 1, 0.6)
            hint = f"Did you mean `{near[0]}`?" if near else "`citeref keys` lists the commands."
            raise ConfigError(f"{file}: keys: « {name} »: no such command.", hint)
        each = [keys] if isinstance(keys, str) else list(keys)
        if not each:
            raise ConfigError(f"{file}: keys: « {name} » has no key.", "Leave the line out to keep its own.")
        found[name] = ",".join(_key(key, name, file) for key in each)
    _refuse_clashes([offer._replace(key=found.get(offer.id, offer.key)) for offer in every.values()], file)
    return found


def _key(written: str, name: str, file: str) -> str:
    """A key as Textual calls it."""
    modified = _MODIFIED.match(written)
    before = modified[0].lower() if modified else ""
    bare = written[len(before) :]
    bare = bare if len(bare) == 1 and bare != " " else ALSO.get(bare.lower(), bare.lower())
    if bare in NAMED or bare in SIGNS.values() or (len(bare) == 1 and (bare.isalnum() or bare in SIGNS)):
        bare = bare.lower() if before else bare
        return before + SIGNS.get(bare, bare)
    raise ConfigError(
        f"{file}: keys: {name}: « {written} » is no key.",
        "Keys are written z, Z, ?, f5, enter, ctrl+z, alt+left.",
    )


def _refuse_clashes(offered: Sequence[Offer], file: str) -> None:
    taken: dict[str, list[Offer]] = {}
    for offer in offered:
        for key in offer.key.split(","):
            for other in taken.setdefault(key, []):
                if not offer.views or not other.views or set(offer.views) & set(other.views):
                    raise ConfigError(
                        f"{file}: keys: « {shown(key)} » would stand for `{other.id}` and for `{offer.id}`.",
                        "Give one of them another key.",
                    )
            taken[key].append(offer)


def shown(key: str) -> str:
    """A key as a person reads it: « ? », « Ctrl+P », « Alt+← », « Entrée »."""
    modified = _MODIFIED.match(key)
    before = modified[0] if modified else ""
    bare = key[len(before) :]
    signs = {name: sign for sign, name in SIGNS.items()}
    read = say(NAMED[bare]) if bare in NAMED else signs.get(bare, bare)
    return "".join(f"{part.capitalize()}+" for part in before.split("+") if part) + (
        read.upper() if before and len(read) == 1 else read
    )
