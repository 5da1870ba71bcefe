"""Words cut at the end of a printed row, made whole again.

Whether a hyphen is the word's own is told by the other words of the same file.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from citeref.pdf.signs import CUT

_LONGEST = 80
"""Characters at the end of a paragraph in which its last word is."""

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_CUT = re.compile(r"(?P<start>[^\W\d_]+(?:-[^\W\d_]+)*)(?P<sign>[\u00ad‐-])\Z")
_NUMBER = re.compile(r"\d[\u00ad‐-]\Z")
_APART = frozenset({"non", "self", "sous", "vice", "ex", "quasi"})
"""Words that begin others with a hyphen."""


def cut(text: str) -> re.Match[str] | None:
    """The word at the end of a row that goes on in the next, or None."""
    return _CUT.search(text, max(0, len(text) - _LONGEST)) if text[-1:] in (CUT, "‐", "-") else None


def join(text: str, more: str, known: Counter[str]) -> str:
    """A row after another; a word cut between them loses its hyphen unless the file writes it with one elsewhere. A
    number keeps it: « L. 226-16 ».
    """
    if more[:1].isdigit() and _NUMBER.search(text, max(0, len(text) - 2)):
        return f"{text[:-1]}-{more}"
    word = cut(text)
    if not text or word is None or not more[:1].isalpha():
        return f"{text} {more}" if text else more
    rest = _WORD.match(more)
    start, end = word["start"].casefold(), rest[0].casefold() if rest else ""
    whole, apart = known[start + end], known[f"{start}-{end}"]
    own = not whole and (start in _APART or (known[start] and known[end]))
    keeps = apart > whole or own or more[:1].isupper() or "-" in start
    return text[: word.start("sign")] + ("-" if keeps else "") + more


def words(rows: Iterable[str]) -> Counter[str]:
    """Every word that stands whole in one of the rows, and how often; the two parts of a cut word are none."""
    count: Counter[str] = Counter()
    rest = False
    for row in rows:
        found = _WORD.findall(row)
        rest, whole = cut(row) is not None, found[1 if rest and row[:1].isalpha() else 0 :]
        count.update(word.casefold() for word in (whole[:-1] if rest else whole))
    return count
