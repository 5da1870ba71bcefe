"""How words that others wrote are shown: what a terminal would obey becomes a sign that a person can see.

A document, a file name or a server's answer may hold escape sequences, carriage returns that overwrite a
line, or marks that reverse the order of letters. Nothing of the kind is sent to a terminal: the C0 controls
and DEL become their Unicode pictures (ESC is shown as ␛), all others their number (`<U+202E>`). New lines
stay, tabs become spaces.
"""

from __future__ import annotations

import re

HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
    "|\r(?!\n)"
)
"""C0 and C1 controls, DEL, marks of direction, spaces of no width, lone surrogates, tag characters."""

_BLANKS = re.compile(r"\s+")


def visible(text: str) -> str:
    """The same text with every hidden character shown."""
    return HIDDEN.sub(_sign, text).replace("\t", "    ")


def one_line(text: str) -> str:
    """The same on a single line, every run of blanks and line ends a single space."""
    return visible(_BLANKS.sub(" ", text).strip())


def file_name(name: str) -> str:
    """A file's name on a single line; a line end in it is shown, since it is part of the name."""
    return visible(name).replace("\r", "␍").replace("\n", "␊")


def escaped(json: str) -> str:
    r"""A JSON text with its hidden characters written as `\u202e`: the same values, safe in a terminal."""
    return HIDDEN.sub(_escape, json)


def _sign(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else f"<U+{code:04X}>"


def _escape(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code < 0x10000:
        return f"\\u{code:04x}"
    high, low = divmod(code - 0x10000, 0x400)
    return f"\\u{0xD800 + high:04x}\\u{0xDC00 + low:04x}"
