"""Places that a sentence does not cite but imagines, denies, proposes or tells of as somebody's slip.

« si le règlement venait à compter un article 100 », "there is no Article 105", « l'article 88 bis proposé par la Commission »:
nobody says that they exist.
"""

from __future__ import annotations

import re

from citeref.model import Span
from citeref.quotes.cues import pattern

REACH = 160
"""Characters of a sentence looked at on each side of a citation."""

_STOP = re.compile(r"[.!?;]\s+(?=[\"«“„»(]?\s?[^\W\da-z_])|\n")
_ONE = re.compile(
    r"(?<!\w)(?:un|une|uno|una|um|uma|an|ein|eine|einen|einem|eines|een|en(?=\s+(?:hypotet|fikti|ny))|egy)\s+(?:[^\W\d_]+\s+)?\Z",
    re.IGNORECASE,
)
"""« un article 100 », "an Article 12a": what bears no definite article is not told of as known."""

_IF = pattern("citeref.rules", "imagined")
_NONE = pattern("citeref.rules", "there_is_no", r"(?<!\w)", r"(?:\s+[^\W\d_]+){0,2}\s*\Z")
_ABSENT = pattern("citeref.rules", "is_not_there", r"\A[^.;:()]{0,45}?(?<!\w)", r"(?!\w)")
_MISTAKEN = pattern("citeref.rules", "mistaken", r"(?<!\w)", r"(?!\w)")
_PROPOSED = pattern("citeref.rules", "proposed", r"(?<!\w)", r"(?!\w)")


def supposed(text: str, span: Span, *, inserted: bool = False) -> bool:
    """Whether the sentence of a citation imagines or denies the place; for a number that an amendment puts in (`inserted`), also
    whether it speaks of one that is proposed.
    """
    before = text[max(0, span.start - REACH) : span.start]
    before = _STOP.split(before)[-1]
    behind = _STOP.split(text[span.end : span.end + REACH])[0]
    if mistaken(before + " | " + behind):
        return True
    if _ONE.search(before) or _IF.search(before) or _NONE.search(before) or _ABSENT.match(behind):
        return True
    return inserted and _PROPOSED.search(before + " | " + behind) is not None


def mistaken(sentence: str) -> bool:
    """Whether a sentence tells of a slip in citing, or mends one: the author knows."""
    return _MISTAKEN.search(sentence) is not None
