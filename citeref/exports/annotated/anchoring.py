"""Words found again in another rendering of the same text: the pages of a PDF, the runs of a Word document.

Blanks, hyphens and ligatures differ between a file and the text that was read from it, and a reader puts in numbers and
leaves out running heads. So only the other signs are compared, in order, with as much of the surroundings as agrees.
"""

from __future__ import annotations

import unicodedata

from citeref.model import Span

AROUND = (24, 10, 4, 0)
"""How many signs before and after must agree, the strictest first."""

_LEFT_OUT = frozenset("-\u00ad\u2010\u2011\u2012\u2013\u2043\u2212\ufffe")
_SAME = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"'})


class Rendering:
    """Another rendering of a text, gone through from its beginning to its end."""

    def __init__(self, text: str) -> None:
        self._signs, self._places = squeezed(text)
        self._at = 0

    def find(self, before: str, words: str, after: str) -> Span | None:
        """Where words stand that come after those found last, or None; the search goes on behind them.

        `before` and `after` are what surrounds them in the text that is known.
        """
        sought, _ = squeezed(words)
        left, _ = squeezed(before)
        right, _ = squeezed(after)
        if not sought:
            return None
        for around in AROUND:
            head = left[len(left) - around :] if around else ""
            whole = head + sought + right[:around]
            at = self._signs.find(whole, max(0, self._at - len(head)))
            if at >= 0:
                return self._found(at + len(head), len(sought))
        return None

    def _found(self, first: int, length: int) -> Span:
        self._at = first + length
        return Span(self._places[first], self._places[first + length - 1] + 1)


def squeezed(text: str) -> tuple[str, list[int]]:
    """The signs of a text that count, and where each stands in it."""
    signs: list[str] = []
    places: list[int] = []
    for at, sign in enumerate(text.translate(_SAME)):
        if sign.isspace() or sign in _LEFT_OUT or sign < " ":
            continue
        for plain in sign if sign < "\u0100" else unicodedata.normalize("NFKC", sign):
            if not plain.isspace():
                signs.append(plain)
                places.append(at)
    return "".join(signs), places


def around(text: str, span: Span, far: int = 60) -> tuple[str, str, str]:
    """The words of a span with what surrounds them."""
    return (
        text[max(0, span.start - far) : span.start],
        text[span.start : span.end],
        text[span.end : span.end + far],
    )
