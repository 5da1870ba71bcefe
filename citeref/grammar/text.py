"""A text made ready for reading: noise folded away, with a way back to the characters as they stood.

Documents carry no-break and thin spaces, soft hyphens, typographic dashes and quotes, words cut at the line's end,
full-width letters, combining accents, HTML entities and percent signs. The grammar reads a folded copy in which these are
plain; most folds keep the length, and where one does not, `back` finds the original offset.

Folding is done sign by sign with `str.replace`, for the signs that occur: eight times quicker on a megabyte of French than
one `str.translate`. Which signs occur is asked of the encoded text without its plain letters, four times quicker than a set
of all characters.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from html import unescape

from citeref.grammar.pattern import pattern

_SAME_LENGTH = dict.fromkeys(
    "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t\v\f",
    " ",
)
_SAME_LENGTH |= dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d", "-")
_SAME_LENGTH |= dict.fromkeys("\u2018\u2019\u201b\u02bc\u2032\u00b4\u0060\u0384\u0374", "'")
_SAME_LENGTH |= dict.fromkeys("\u201c\u201d\u201e\u201f\u2033«»", '"')
_SAME_LENGTH |= dict.fromkeys("ºᵒ˚", "°")
_SAME_LENGTH |= dict.fromkeys("¹²³⁰⁴⁵⁶⁷⁸⁹", " ")
_SAME_LENGTH |= {"\u0130": "I", "\ufe0f": " ", "\u20e3": " "}
_SAME_LENGTH |= {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F) if code != 0xFF0D}
_SIGNS = frozenset(_SAME_LENGTH)

_PLAIN = bytes(code for code in range(128) if chr(code) not in _SIGNS)
"""The ASCII characters that are left as they are."""

_STEADY = pattern(r"[\0-\u02ff\u2010-\u20cf]*\Z")
"""Characters of which none is or takes a combining mark: a text of these alone is composed already."""

_ENTITY = pattern(r"&(?:[a-zA-Z]{2,8}|#\d{2,5}|#x[0-9a-fA-F]{2,5});")


def _decoded(found: re.Match[str]) -> str:
    """The sign that an entity of HTML stands for, filled up to the entity's length with marks that show nothing."""
    sign = unescape(found[0])
    return sign + "\u200b" * (len(found[0]) - 1) if len(sign) == 1 else found[0]


_SPACED = (
    ("G D P R", "GDPR   "),
    ("R G P D", "RGPD   "),
    ("art . ", "art.  "),
    ("Art . ", "Art.  "),
    ("R. G. P. D.", "RGPD       "),
    ("RGPO", "RGPD"),
)
_SLIPS = (
    ("artic1e", "article"),
    ("articie", "article"),
    ("arlicle", "article"),
    ("artlcle", "article"),
    ("art1cle", "article"),
    ("artîcle", "article"),
    ("art¡cle", "article"),
    ("règ1ement", "règlement"),
    ("ar- ticle", "article  "),
    ("arti- cle", "article  "),
)
"""What scanners and spaced print make of the commonest words, with the word in the same length."""

_HIDDEN = frozenset(
    "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
_SURROGATE = pattern("[\ud800-\udfff]")
"""Half a character, which undecodable bytes leave behind; the matcher takes none."""

_REMOVED = pattern(r"[\u00ad\u200b-\u200f\u2060\ufeff\u202a-\u202e\u2066-\u2069]|-\r?\n[ \t]*")
"""Marks that show nothing, and the hyphen that cuts a word at the line's end."""

_CUT = pattern(r"-\r?\n[ \t]*")

_CLUSTER = pattern(
    r"[^\u0300-\u036f]+?(?=[^\u0300-\u036f][\u0300-\u036f]|\Z)|[^\u0300-\u036f]?[\u0300-\u036f]+"
)
"""A stretch without combining marks, or one letter with its marks."""


SLIPS = tuple({*(slip for slip, _ in _SLIPS), *(spaced.lower() for spaced, _ in _SPACED)})


def signs(text: str) -> set[str]:
    """The characters of a text, save the plain ones of ASCII."""
    return set(text.encode("utf-8", "surrogatepass").translate(None, _PLAIN).decode("utf-8", "surrogatepass"))


def _composed(text: str, present: set[str]) -> bool:
    """Whether every accent of a text, of which these signs are known, is one with its letter."""
    return _STEADY.match("".join(present)) is not None or unicodedata.is_normalized("NFC", text)


def _lowered(raw: str) -> str:
    """The text without capitals, at the same length."""
    low = raw.lower()
    return low if len(low) == len(raw) else "".join(c.lower() if len(c.lower()) == 1 else c for c in raw)


class Text:
    """A text in two copies of one length: `raw` keeps its capitals, `low` has none. `back(offset)` leads to the original.

    `letters` are the characters beyond ASCII that it had before signs of the same length were folded.
    """

    __slots__ = ("_marks", "letters", "low", "raw")

    def __init__(self, original: str) -> None:
        self._marks: list[tuple[int, int]] = []
        raw = _ENTITY.sub(_decoded, original) if "&" in original else original
        present = signs(raw)
        hidden = bool(present & _HIDDEN)
        if hidden or "-\n" in raw or ("\r" in raw and "-\r\n" in raw) or not _composed(raw, present):
            raw = self._folded(raw, hidden)
            present = signs(raw)
        for sign in present & _SIGNS:
            raw = raw.replace(sign, _SAME_LENGTH[sign])
        if present and max(present) >= "\ud800":
            raw = _SURROGATE.sub("\ufffd", raw)
        if "%" in raw and "%20" in raw:
            raw = raw.replace("%20", "   ")
        self.raw = raw
        self.low = _lowered(raw)
        self.letters = present

    def mend(self) -> None:
        """Put right what a scanner or spaced print made of the commonest words; `SLIPS` are the signs that it is needed."""
        for spaced, closed in _SPACED:
            self.raw = self.raw.replace(spaced, closed)
        low = _lowered(self.raw)
        for slip, word in _SLIPS:
            low = low.replace(slip, word)
        self.low = low

    def _folded(self, original: str, hidden: bool = False) -> str:
        """The text without invisible marks and with its accents composed; `_marks` keeps the steps."""
        parts: list[str] = []
        at = length = 0
        removed = _REMOVED if hidden else _CUT
        for mark in removed.finditer(original):
            if mark[0][0] == "-" and not (
                original[mark.start() - 1].isalpha() and original[mark.end() : mark.end() + 1].isalpha()
            ):
                continue
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

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the original text that a stretch of `raw` stands for, `[start, end)`."""
        if not self._marks:
            return start, end
        return self.back(start), self.back(end - 1) + 1
