"""The language of a passage, told from its small words.

A line of some length speaks for itself; a short one is read with what surrounds it. Nothing is computed until a word is met
whose part depends on the language, and each stretch is judged once.
"""

from __future__ import annotations

from functools import cache

from citeref.grammar.pattern import pattern
from citeref.grammar.words import languages, units

_WORD = pattern(r"\w+")
_NEAR = 240
_CELL = 512
_ENOUGH = 2.5


@cache
def _votes() -> dict[str, tuple[tuple[str, float], ...]]:
    """Each telling word with the languages that use it and the weight of its vote; words of many languages tell nothing."""
    spoken: dict[str, set[str]] = {}
    for code, language in languages().items():
        for word in (*language.stop, *language.this, *language.that, *language.reg, *language.dir):
            spoken.setdefault(word, set()).add(code)
        for word in (*language.art, *language.par, *language.aln, *language.rct):
            spoken.setdefault(word, set()).add(code)
    for word, part in units().by_language.items():
        spoken.setdefault(word, set()).update(part)
    return {
        word: tuple((code, 1 / len(codes)) for code in sorted(codes))
        for word, codes in spoken.items()
        if word.isalpha() and len(codes) < 7
    }


_TELLING = 4096
"""Characters from which a whole text's language is told."""

_SURE = 1.5
"""One word of one language alone says nothing yet of a whole text (« see » is Estonian too)."""


def told(text: str) -> str:
    """The ISO 639-1 code of the language a text is in, by its beginning and its middle; empty where nothing tells."""
    middle = len(text) // 2
    pieces = (
        text[:_TELLING] if len(text) <= 2 * _TELLING else text[:_TELLING] + text[middle : middle + _TELLING]
    )
    code, votes = _best(pieces.lower())
    return code if votes >= _SURE else ""


class Passages:
    """The languages of one text, passage by passage. `forced` overrules what the text says; `asked` counts the questions."""

    __slots__ = ("_forced", "_known", "_low", "asked")

    def __init__(self, low: str, forced: str | None = None) -> None:
        self._low = low
        self._forced = forced
        self.asked = 0
        self._known: dict[int, str] = {}

    def at(self, offset: int) -> str:
        """The ISO 639-1 code of the language around an offset; « fr » where nothing tells.

        The stretch that is judged follows from where it begins, so that the answer is the same whatever was asked before.
        """
        self.asked += 1
        if self._forced:
            return self._forced
        low = self._low
        near = offset - _NEAR if offset > _NEAR else 0
        start = low.rfind("\n", near, offset) + 1
        if start or not near:
            found = self._known.get(start)
            if found is None:
                end = low.find("\n", start, start + 2 * _NEAR)
                found = self._known[start] = self._told(start, end if end >= 0 else start + 2 * _NEAR)
            return found
        return self._amid(near)

    def _amid(self, near: int) -> str:
        """The language in a long line, told from a cell of it and what follows."""
        low = self._low
        cell = near // _CELL * _CELL
        start = low.rfind("\n", cell, near) + 1 or cell
        found = self._known.get(-start)
        if found is None:
            far = cell + _CELL + _NEAR
            end = low.find("\n", cell + _CELL, far)
            found = self._known[-start] = self._told(start, end if end >= 0 else far)
        return found

    def _told(self, start: int, end: int) -> str:
        code, votes = _best(self._low[start:end])
        if votes >= _ENOUGH:
            return code
        wide, more = _best(self._low[max(0, start - 800) : end + 800])
        return wide if more > votes else code or "fr"


_LETTERS = {
    letter: code
    for code, letters in (
        ("cs", "ěřů"), ("sk", "ľĺŕ"), ("pl", "łńęśź"), ("hu", "őű"), ("da", "ø"), ("de", "ß"), ("es", "ñ¿"), ("pt", "ã"), ("ro", "șțşţ"), ("lv", "āēīķļņ"), ("lt", "ėųį"), ("hr", "đ"), ("mt", "ħġ"),
    )
    for letter in letters
}  # fmt: skip
"""Letters that only one of the languages writes; each counts as a word of it does."""


_LETTER = pattern(f"[{''.join(_LETTERS)}]")


def _best(piece: str) -> tuple[str, float]:
    table = _votes()
    tally: dict[str, float] = {}
    for word in filter(table.__contains__, dict.fromkeys(_WORD.findall(piece))):
        for code, weight in table[word]:
            tally[code] = tally.get(code, 0.0) + weight
    if not piece.isascii() and _LETTER.search(piece):
        for letter in _LETTERS.keys() & set(piece):
            code = _LETTERS[letter]
            tally[code] = tally.get(code, 0.0) + 1
    if not tally:
        return "", 0.0
    best = max(tally, key=tally.__getitem__)
    return best, tally[best]
