"""Character references of HTML: `&nbsp;`, `&#233;`, `&eacute` are one character each, written with several.

The table of names is the standard library's; a few old names count without their semicolon, as browsers have
it.
"""

from __future__ import annotations

import re
from html import unescape
from html.entities import html5

ENTITY = re.compile(r"&(?:#[0-9]{1,9};?|#[xX][0-9a-fA-F]{1,8};?|[a-zA-Z][a-zA-Z0-9]{1,31};?)")
"""What may be a character reference; `character` says whether it is one."""

_LONGEST_BARE = max(len(name) for name in html5 if not name.endswith(";"))


def character(written: str) -> tuple[str, int]:
    """What a reference stands for and how many of its characters count, `("", 0)` where it is none.

    Numbers that no text may hold (zero, surrogates, beyond Unicode) stand for U+FFFD.
    """
    if written[1] == "#":
        return unescape(written) or "\ufffd", len(written)
    name = written[1:]
    if name in html5:
        return html5[name], len(written)
    for length in range(min(len(name), _LONGEST_BARE), 1, -1):
        if name[:length] in html5:
            return html5[name[:length]], length + 1
    return "", 0


def attribute(value: str) -> str:
    """The value of an attribute without its references; `&copy=2` in an address is no copyright sign."""
    return ENTITY.sub(lambda m: _in_attribute(m, value), value) if "&" in value else value


def _in_attribute(found: re.Match[str], value: str) -> str:
    whole = found[0]
    if whole.endswith(";"):
        return character(whole)[0] or whole
    after = value[found.end() : found.end() + 1]
    if whole[1] != "#" and (whole[1:] not in html5 or after == "=" or after.isalnum()):
        return whole
    return character(whole)[0] or whole
