"""Where each line of a text begins at a given width: the text stays one string, and every line is a stretch
of it.

Citations, matches and passages are offsets of the text, so they keep their place at any width. Lines are laid
as far as somebody looks: a text of a million lines opens at once and is finished between two key presses.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache

from citeref.model import Span
from citeref.tui.glyphs import SIZES

_ODD = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u0300-\u036f\u0483-\u0489\u0590-\u1dff\u200b-\u200f\u2028-\u202e\u2060-\u206f\u20d0-\u20ff"
    "\u2300-\u23ff\u2600-\u27bf\u2b00-\u2bff\u2e80-\ud7ff\ud800-\udfff\ue000-\uffff\U00010000-\U0010ffff]"
)
"""Characters that may take no cell or two; a paragraph without any is measured by counting."""

_CHUNK = 1 << 16


@lru_cache(maxsize=16)
def _pattern(width: int) -> re.Pattern[str]:
    """One line of at most `width` characters with the blanks behind it, else a word cut at the width, else an
    empty line.
    """
    return re.compile(rf"[^\n]{{1,{width}}}(?:[ \t]+\n?|\n|\Z)|[^\n]{{{width}}}|\n")


class Lines:
    """The lines of a text at a width in cells, laid on demand; `starts[i]` is where line `i` begins."""

    def __init__(self, text: str, width: int) -> None:
        self.text = text
        self.width = max(4, width)
        self.starts = array("L", [0] if not text else [])
        self.done = 0
        self._odd = -1
        self._bracket: Span | None = None

    def __len__(self) -> int:
        return len(self.starts)

    @property
    def complete(self) -> bool:
        """Whether every line is laid."""
        return self.done >= len(self.text)

    def span(self, line: int) -> Span:
        """The stretch of one line, without the blanks and the line end behind it."""
        start = self.starts[line]
        end = self.starts[line + 1] if line + 1 < len(self.starts) else self.done
        return Span(start, start + len(self.text[start:end].rstrip(" \t\n")))

    def at(self, offset: int) -> int:
        """The line that holds an offset."""
        self.reach(offset)
        return max(0, bisect_right(self.starts, offset) - 1)

    def reach(self, offset: int) -> None:
        """Lay lines until an offset is among them."""
        while self.done <= offset and not self.complete:
            self.step()

    def step(self, chunk: int = _CHUNK) -> None:
        """Lay about `chunk` more characters, whole paragraphs at a time."""
        if self._odd < self.done:
            odd = _ODD.search(self.text, self.done)
            self._odd = odd.start() if odd else len(self.text)
        plain = self._odd if self._odd == len(self.text) else self.text.rfind("\n", self.done, self._odd) + 1
        if plain > self.done:
            end = min(plain, self._paragraph_end(min(self.done + chunk, len(self.text))))
            self.starts.extend(
                line.start() for line in _pattern(self.width).finditer(self.text, self.done, end)
            )
        else:
            end = self._paragraph_end(self.done)
            self.starts.extend(_measured(self.text, self.done, end, self.width, {}))
        self.done = end

    def bracket(self, span: Span | None) -> None:
        """Leave a cell before and a cell behind a stretch, for the brackets that mark it; None takes them
        away.
        """
        for old in filter(None, (self._bracket, span)):
            self.reach(old.end)
            start, end = (
                self.text.rfind("\n", 0, old.start) + 1,
                self._paragraph_end(max(old.start, old.end - 1)),
            )
            extra = (
                dict.fromkeys((old.start, max(old.start, old.end - 1)), 1)
                if old is span and old.end > old.start
                else {}
            )
            if len(extra) == 1:
                extra[old.start] = 2
            fresh = array("L", _measured(self.text, start, end, self.width, extra))
            self.starts[bisect_left(self.starts, start) : bisect_left(self.starts, end)] = fresh
        self._bracket = span

    def _paragraph_end(self, offset: int) -> int:
        return self.text.find("\n", offset) + 1 or len(self.text)


def folded(texts: Iterable[str], width: int) -> list[str]:
    """Short texts, each on as many lines as it needs at this width; an empty one is an empty line."""
    found = []
    for text in texts:
        lines = Lines(text, width)
        lines.reach(len(text))
        found += [text[slice(*lines.span(line))] for line in range(len(lines))] if text else [""]
    return found


def _measured(text: str, start: int, end: int, width: int, extra: dict[int, int]) -> Iterator[int]:
    """The line starts of one stretch of paragraphs, character by character; `extra` cells are kept at some
    offsets.
    """
    if start < end:
        yield start
    used, pause, used_at_pause, began = 0, start, 0, start
    for at in range(start, end):
        character = text[at]
        if character == "\n":
            used, pause, used_at_pause, began = 0, at + 1, 0, at + 1
            if at + 1 < end:
                yield at + 1
            continue
        size = SIZES[character] + extra.get(at, 0)
        if character in " \t":
            used += size
            if at > began:
                pause, used_at_pause = at + 1, used
            continue
        while (used + size > width or at - began > 8 * width) and at > began:
            began, used = (pause, used - used_at_pause) if pause > began else (at, 0)
            pause, used_at_pause = began, 0
            yield began
        used += size
