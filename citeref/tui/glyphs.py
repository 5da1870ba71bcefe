"""The sign each character is shown by: one cell or two, never an order to the terminal.

Documents are written by others. A control character is shown as its picture (ESC as ␛), a mark that reverses
the order of letters as `�`; marks that show nothing (joiners, variation selectors, soft hyphens, skin tones)
are left out, because terminals do not agree on the width of what they join. Every other character is its own
sign.
"""

from __future__ import annotations

import unicodedata

from rich.cells import cell_len

_SILENT = frozenset(
    {
        0x00AD,
        0x034F,
        0x061C,
        0x180E,
        0x20E3,
        0xFEFF,
        *range(0x200B, 0x2010),
        *range(0x2060, 0x2065),
        *range(0xFE00, 0xFE10),
    }
    | {*range(0x1F3FB, 0x1F400), *range(0xE0001, 0xE01F0)}
)
"""Characters of no width that join, select or hint; nothing is lost to the eye without them."""


class _Signs(dict[int, str]):
    """The sign of each character, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        sign = self[code] = _sign(code)
        return sign


class _Sizes(dict[str, int]):
    """The cells each character takes on the screen, worked out when it is first met."""

    def __missing__(self, character: str) -> int:
        size = self[character] = cell_len(SIGNS[ord(character)])
        return size


SIGNS = _Signs()
SIZES = _Sizes()


def shown(text: str) -> str:
    """A stretch of text as it is drawn, on one line."""
    return text if text.isascii() and text.isprintable() else text.translate(SIGNS)


def fit(text: str, cells: int) -> str:
    """A text cut with « … » or filled with spaces to so many cells; blanks and line ends become one space."""
    sign = shown(" ".join(text.split()) if not text.isprintable() or "  " in text else text)
    size = len(sign) if sign.isascii() else cell_len(sign)
    return sign + " " * (cells - size) if size <= cells else cut(sign, cells)


def cut(sign: str, cells: int) -> str:
    """Signs cut with « … » to at most so many cells, filled up with spaces."""
    if cells <= 0:
        return ""
    if (size := cell_len(sign)) <= cells:
        return sign + " " * (cells - size)
    used = 0
    for at, character in enumerate(sign):
        used += SIZES[character]
        if used >= cells:
            room = cells - (used - SIZES[character])
            return sign[:at] + "…" + " " * (room - 1)
    return sign


def _sign(code: int) -> str:
    character = chr(code)
    if code in (0x09, 0x0A) or (kind := unicodedata.category(character)) == "Zs":
        return " "
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "␡"
    if code in _SILENT:
        return ""
    return "�" if kind in ("Cc", "Cf", "Cs", "Cn", "Zl", "Zp") else character
