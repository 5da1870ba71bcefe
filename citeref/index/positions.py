"""Where a place stands among all places, as a text that sorts as `Ref.order` does, so that the tables can be read in the
order of the law.

A number is written with its length before it: 9 comes before 28 as « 019 » before « 0228 ». A text ends with a sign below
all others, so that a shorter one comes first.
"""

from __future__ import annotations

from citeref.ref import Ref

_END = "\x01"


def position(ref: Ref) -> str:
    """The text by which a place sorts."""
    return "".join(f"{kind}{_number(number)}{text}{_END}" for kind, number, text in ref.order)


def _number(number: int) -> str:
    digits = str(number) if number else ""
    return f"{len(digits):02}{digits}"
