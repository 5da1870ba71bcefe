"""Links and calls of notes, carried inside a line of text while it is being read.

A line is folded and cut before it is laid down, so a mark stands between characters that no decoded page can
hold (lone surrogates): one before the target, one after it, one where the words of the link end. `lifted` takes
the marks out again and says where they stood, counted from the end of the line: what is cut off is its beginning.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any, Literal, NamedTuple

from citeref.law.tree import fold

OPEN, WORDS, END = "\ud800", "\ud801", "\ud802"

LINK: Literal["l"] = "l"
CALL: Literal["c"] = "c"
NOTE: Literal["n"] = "n"
"""What a mark is: a link to elsewhere, the call of a note in a sentence, the sign before the note itself."""

_MARK = re.compile(f"{OPEN}([{LINK}{CALL}{NOTE}])([^{WORDS}]*){WORDS}|{END}")
_SIDES = (
    (re.compile(r"(?:https?:[^#]*)?#ntr|#(?:t-|E0|_?ftn(?!ref)|fn(?!ref|p_))"), CALL),
    (re.compile(r"(?:https?:[^#]*)?#ntc|#(?:c-|src\.|_?ftnref|fnref)"), NOTE),
)
"""How the addresses begin by which a sentence leads to its note, and the note back to its sentence."""

_KEY = re.compile(r"[^#]*#(?:nt[cr]|[ct]-|src\.|_?ftn(?:ref)?|fn(?:ref)?)?")


class Mark(NamedTuple):
    """One mark of a line: from `start` to `end` characters before the end of the line."""

    start: int
    end: int
    kind: str
    target: str


def opening(target: str) -> str:
    """What stands before the words of a link with this target: of a note's call or sign too, by what it names."""
    target = "".join(target.split())
    kind = next((kind for side, kind in _SIDES if side.match(target)), LINK)
    return f"{OPEN}{kind}{target if kind == LINK else _KEY.sub('', target, count=1)}{WORDS}"


def call(key: str) -> str:
    """The call of a note, which has no words of its own."""
    return f"{OPEN}{CALL}{key}{WORDS}{END}"


def sign(key: str, words: str) -> str:
    """The sign that stands before a note."""
    return f"{OPEN}{NOTE}{key}{WORDS}{words}{END}"


def lifted(raw: str) -> tuple[str, tuple[Mark, ...]]:
    """A line with its white space folded and its marks taken out, and the marks in the order in which they end."""
    if OPEN not in raw and END not in raw:
        return fold(raw), ()
    line = _Line()
    last = 0
    for found in _MARK.finditer(raw):
        line.words(raw[last : found.start()])
        last = found.end()
        if found[1]:
            line.open.append([-1, found[1], found[2]])
        elif line.open:
            line.end()
    line.words(raw[last:])
    size = line.size
    marks = tuple(Mark(size - start, size - end, kind, target) for start, end, kind, target in line.spans)
    return " ".join("".join(line.pieces).split()), marks


class _Line:
    """A line while its marks are taken out: how long it is once folded, what is open, what was found."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.size = 0
        self.gap = False
        self.open: list[list[Any]] = []
        self.spans: list[tuple[int, int, str, str]] = []

    def words(self, piece: str) -> None:
        """Goes on with characters that hold no mark."""
        self.pieces.append(piece)
        folded = fold(piece)
        if not folded:
            self.gap = self.gap or bool(piece)
            return
        self.size += self.size > 0 and (self.gap or piece[0].isspace())
        for begun in reversed(self.open):
            if begun[0] >= 0:
                break
            begun[0] = self.size
        self.size += len(folded)
        self.gap = piece[-1].isspace()

    def end(self) -> None:
        """The words of the mark last opened end; one without words stands after the word before it."""
        start, kind, target = self.open.pop()
        self.spans.append((self.size if start < 0 else start, self.size, kind, target))


def folded(raw: str) -> str:
    """A line with its white space folded as if the marks were not there, the marks still in it."""
    text, marks = lifted(raw)
    size, at = len(text), 0
    pieces: list[str] = []
    for mark in sorted(marks, key=lambda mark: -mark.start):
        start, end = size - mark.start, size - mark.end
        if start >= at:
            pieces += (text[at:start], OPEN, mark.kind, mark.target, WORDS, text[start:end], END)
            at = end
    return "".join((*pieces, text[at:]))


def without(raw: str) -> str:
    """A line without its marks."""
    return lifted(raw)[0] if OPEN in raw else raw


def changed(marks: Iterable[Mark], text: str, change: Callable[[str], str]) -> tuple[Mark, ...]:
    """The marks of a line after `change` has rewritten its characters."""
    size = len(text)
    return tuple(
        mark._replace(start=len(change(text[size - mark.start :])), end=len(change(text[size - mark.end :])))
        for mark in marks
    )
