"""A text made ready for reading: noise folded away, with a way back to the characters as they stood.

Documents carry no-break and thin spaces, soft hyphens, typographic dashes and quotes, words cut at the line's end,
full-width letters, combining accents, HTML entities and percent signs. The grammar reads a folded copy in which these are
plain; most folds keep the length, and where one does not, `back` finds the original offset.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right

_SAME_LENGTH = {ord(c): " " for c in "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t\v\f"}
_SAME_LENGTH |= {ord(c): "-" for c in "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"}
_SAME_LENGTH |= {ord(c): "'" for c in "\u2018\u2019\u201b\u02bc\u2032\u00b4\u0060"}
_SAME_LENGTH |= {ord(c): '"' for c in "\u201c\u201d\u201e\u201f\u2033"}
_SAME_LENGTH |= {ord(c): "°" for c in "ºᵒ˚"}
_SAME_LENGTH |= {0x0130: "I"}
_SAME_LENGTH |= {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F) if code != 0xFF0D}

_SEEN = tuple(chr(code) for code in _SAME_LENGTH)

_REMOVED = re.compile(r"[\u00ad\u200b-\u200f\u2060\ufeff\u202a-\u202e\u2066-\u2069]|(?<=[^\W\d_])-\n(?=[^\W\d_])")
"""Marks that show nothing, and the hyphen that cuts a word at the line's end."""

_INVISIBLE = ("\u00ad", "\u200b", "\u200c", "\u200d", "\u200e", "\u200f", "\u2060", "\ufeff", "-\n", "\u202a", "\u202c", "\u2066", "\u2069")


class Text:
    """A text in two copies of one length: `raw` keeps its capitals, `low` has none. `back(offset)` leads to the original."""

    __slots__ = ("_marks", "low", "raw")

    def __init__(self, original: str) -> None:
        self._marks: list[tuple[int, int]] = []
        raw = original
        if not raw.isascii() or "-\n" in raw:
            if any(mark in raw for mark in _INVISIBLE) or not unicodedata.is_normalized("NFC", raw):
                raw = self._folded(raw)
            if any(sign in raw for sign in _SEEN):
                raw = raw.translate(_SAME_LENGTH)
        else:
            raw = raw.replace("\t", " ").replace("`", "'")
        self.raw = raw
        low = raw.lower()
        self.low = low if len(low) == len(raw) else "".join(c.lower() if len(c.lower()) == 1 else c for c in raw)

    def _folded(self, original: str) -> str:
        """The text without invisible marks and with its accents composed; `_marks` keeps the steps."""
        parts: list[str] = []
        at = length = 0
        for mark in _REMOVED.finditer(original):
            length = self._keep(original[at : mark.start()], at, length, parts)
            at = mark.end()
        self._keep(original[at:], at, length, parts)
        return "".join(parts)

    def _keep(self, piece: str, at: int, length: int, parts: list[str]) -> int:
        if unicodedata.is_normalized("NFC", piece):
            self._marks.append((length, at))
            parts.append(piece)
            return length + len(piece)
        for cluster in _CLUSTER.finditer(piece):
            composed = unicodedata.normalize("NFC", cluster[0])
            self._marks.append((length, at + cluster.start()))
            parts.append(composed)
            length += len(composed)
        return length

    def back(self, offset: int) -> int:
        """The offset in the original text of an offset in `raw`."""
        if not self._marks:
            return offset
        mark = self._marks[max(0, bisect_right(self._marks, offset, key=lambda m: m[0]) - 1)]
        return mark[1] + offset - mark[0]


_CLUSTER = re.compile(r"[^\u0300-\u036f]+?(?=[^\u0300-\u036f][\u0300-\u036f]|\Z)|[^\u0300-\u036f]?[\u0300-\u036f]+")
"""A stretch without combining marks, or one letter with its marks."""
