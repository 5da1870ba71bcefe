"""The signs of a page, each at its place: what it is, the room it takes, whether it is bold."""

from __future__ import annotations

import ctypes
from typing import Any

CUT = "\u00ad"
"""Ends the text of a row whose last word goes on in the next."""

_BOLD = 600
"""The weight from which on a font is bold, where its name does not say so."""

_PLAIN = {code: " " for code in (*range(32), 127, *range(0xD800, 0xE000)) if code not in (10, 13)}
_PLAIN |= dict.fromkeys((2, 65534, 173), CUT)
"""Signs that are none, and those by which the library tells that a word was cut at the end of a row."""


def signs(text: Any) -> str:
    """The signs of a page, one for each place; what is no character of any text is a space."""
    return (_at_once(text) or _one_by_one(text)).translate(_PLAIN)


def _at_once(text: Any) -> str:
    """All signs by one call; an empty string where the library leaves some out, so that places would be wrong."""
    import pypdfium2.raw as raw

    count = text.count_chars()
    buffer = ctypes.create_string_buffer((count + 1) * 2)
    written = raw.FPDFText_GetText(text.raw, 0, count, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)))
    if written != count + 1:
        return ""
    found = buffer.raw[: count * 2].decode("utf-16-le", "surrogatepass")
    return found if len(found) == count else ""


def _one_by_one(text: Any) -> str:
    import pypdfium2.raw as raw

    get, handle = raw.FPDFText_GetUnicode, text.raw
    codes = (get(handle, at) for at in range(text.count_chars()))
    return "".join(map(chr, (code if code <= 0x10FFFF else 32 for code in codes)))


def box(text: Any, at: int) -> tuple[float, float, float, float] | None:
    """Left, right, bottom and top of the room that a sign takes, whatever its own shape."""
    import pypdfium2.raw as raw

    found = raw.FS_RECTF()
    if not raw.FPDFText_GetLooseCharBox(text, at, ctypes.byref(found)):
        return None
    return (found.left, found.right, found.bottom, found.top) if found.top > found.bottom else None


def bold(text: Any, at: int) -> bool:
    """Whether a sign is in bold letters, by the weight or the name of its font."""
    import pypdfium2.raw as raw

    if raw.FPDFText_GetFontWeight(text, at) >= _BOLD:
        return True
    name = ctypes.create_string_buffer(80)
    length = raw.FPDFText_GetFontInfo(text, at, name, len(name), ctypes.c_int())
    return 0 < length <= len(name) and b"bold" in name.value.lower()
