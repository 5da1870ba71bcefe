"""Plain text: paragraphs by blank lines, list items by their bullets, headings where a line stands like one.

The text is the file's own, save that the line ends of Windows become plain ones; `marks` then lead back to
the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from citeref.documents.building import Builder
from citeref.model import BlockKind, Document

Line = tuple[int, int]
"""Where a line begins and ends in the text, its line end left out."""

_LINE_END = re.compile(r"\r\n?")
_LINE = re.compile(r"[^\n]*\n|[^\n]+\Z")
_ITEM = re.compile(
    r"[ \t]*(?:(?:[-*•–—·▪◦‣●○■□✓✔➔➢→]|\d{1,2}[.)]|[a-z][.)])[ \t]+\S"
    r"|\d\ufe0f?\u20e3|[\u2600-\u27bf\U0001f300-\U0001faff])"
)
_QUOTE = re.compile(r"[ \t]*>")
_NUMBERED = re.compile(
    r"(?:[IVX]{1,5}|[A-H]|\d{1,2}(?:\.\d{1,2})*)[ ]?[.):–-][–-]?[ ]\S"
    r"|(?:titre|chapitre|chapter|section|annexe?)[ ]\S",
    re.I,
)

_LONG = 130
"""A line longer than this was not wrapped by hand: in such a stretch each line is a paragraph of its own."""

_HEADING = 110
"""A heading is at most so many characters long."""


def read(source: str, name: str = "") -> Document:
    """A plain text as a document."""
    builder = Builder(source)
    text = _plain_ends(source, builder)
    first = True
    for stretch in _stretches(text):
        for kind, lines in _pieces(text, stretch, first):
            builder.block(lines[0][0], lines[-1][1], kind, _level(text, lines[0]) if kind == "heading" else 0)
        first = False
    return builder.document(name, "text")


def _plain_ends(source: str, builder: Builder) -> str:
    """Hands the source to the builder with every line end as one `\\n`, and gives the same text back."""
    at, parts = 0, []
    for end in _LINE_END.finditer(source) if "\r" in source else ():
        builder.keep(source[at : end.start()], at)
        builder.keep("\n", end.end() - 1)
        parts += [source[at : end.start()], "\n"]
        at = end.end()
    builder.keep(source[at:], at)
    return "".join([*parts, source[at:]])


def _stretches(text: str) -> Iterator[list[Line]]:
    """The lines between blank lines, each stretch a list."""
    lines: list[Line] = []
    for line in _LINE.finditer(text):
        if not line[0].isspace():
            lines.append((line.start(), line.end() - line[0].endswith("\n")))
        elif lines:
            yield lines
            lines = []
    if lines:
        yield lines


def _pieces(text: str, stretch: list[Line], first: bool) -> Iterator[tuple[BlockKind, list[Line]]]:
    """The blocks of a stretch: whole, by its list items, or line by line where the lines are long."""
    if len(stretch) == 1:
        yield _alone(text, stretch[0], first), stretch
        return
    unwrapped = any(end - start > _LONG for start, end in stretch)
    kind, lines = _kind(text, stretch[0]), stretch[:1]
    for line in stretch[1:]:
        here = _kind(text, line)
        if unwrapped or here == "item" or here != kind != "item":
            yield kind, lines
            kind, lines = here, []
        lines.append(line)
    yield kind, lines


def _alone(text: str, line: Line, first: bool) -> BlockKind:
    """What a line between two blank ones is."""
    kind = _kind(text, line)
    short = line[1] - line[0] <= _HEADING and text[line[1] - 1] not in '.,;:!?…»")'
    if short and kind != "quote" and _NUMBERED.match(text, line[0], line[1]):
        return "heading"
    if short and kind == "paragraph" and (first or text[slice(*line)].isupper()):
        return "heading"
    return kind


def _kind(text: str, line: Line) -> BlockKind:
    if _ITEM.match(text, *line):
        return "item"
    return "quote" if _QUOTE.match(text, *line) else "paragraph"


def _level(text: str, line: Line) -> int:
    return 2 if _NUMBERED.match(text, *line) else 1
