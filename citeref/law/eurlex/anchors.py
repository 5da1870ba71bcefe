"""What the ids of EUR-Lex pages name: `art_5a`, `cpt_IV.sct_1`, `rct_81`, `anx_III`, `028.003` for Article
28(3).
"""

from __future__ import annotations

import re

from citeref.law.eurlex import wording
from citeref.ref import Ref

_SINGLE = re.compile(r"(art|rct|anx)_(\w+)\Z")
_DIVISION = re.compile(r"(prt|tis|cpt|sct)_([IVXLC]+|\d+)(\w*)")
_PARAGRAPH = re.compile(r"(\d{3})\.(\w+)\Z")


def place(anchor: str, authority: Ref, inside: Ref) -> Ref | None:
    """The reference that an id names, or None: the ids of preamble and closing, and those of a statute quoted
    inside an article (the paragraph of another article than the one it stands `inside`).
    """
    if found := _SINGLE.match(anchor):
        number = wording.number(found[2].lower())
        return authority / f"{found[1]}_{number}" if number else None
    if found := _PARAGRAPH.match(anchor):
        number = wording.number(found[2])
        return inside / f"par_{number}" if number and inside.endswith(f"/art_{int(found[1])}") else None
    segments = [
        f"{code}_{wording.number(f'{number} {suffix}'.lower())}"
        for code, number, suffix in _DIVISION.findall(anchor)
    ]
    return (
        Ref.trusted("/".join([authority, *segments]))
        if segments and not any(s.endswith("_") for s in segments)
        else None
    )
