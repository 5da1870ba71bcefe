"""A document under construction from a file that is no text: paragraphs in order, with pages, notes and links.

A Word document or a PDF has no characters to lead back to; what a person can follow there is the page, the
paragraph and the number of a note, and those are kept with every block.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from citeref.errors import UnreadableDocument
from citeref.model import Block, BlockKind, Document, Link, Span

LONGEST = 60_000_000
"""Characters of the longest text taken from one file; the longest codes have four million."""

_BLANKS = re.compile(r"[ \t\r\f\v]{2,}|[\r\f\v]")
_UNSEEN = dict.fromkeys((*range(9), *range(14, 32), 127, 0xAD, 0xFEFF, 0xFFFE, 0xFFFF))
_TAKEN = ("http://", "https://", "mailto:", "ftp://", "#")


class Paragraph(msgspec.Struct):
    """A paragraph as it is collected: pieces of its text, links over them, and what it is.

    `lies` says in which table, row and cell it stands (zeros elsewhere).
    """

    kind: BlockKind = "paragraph"
    level: int = 0
    page: int = 0
    note: str = ""
    lies: tuple[int, int, int] = (0, 0, 0)
    pieces: list[str] = []
    links: list[tuple[int, int, str]] = []
    length: int = 0

    def add(self, text: str) -> None:
        """Adds words, without the signs that no page shows."""
        text = text.translate(_UNSEEN)
        self.pieces.append(text)
        self.length += len(text)

    def link(self, start: int, target: str) -> None:
        """A link over what was added since `start`; only addresses and places within the file are kept."""
        target = target.strip()
        if target.lower().startswith(_TAKEN) and start < self.length:
            self.links.append((start, self.length, target))

    def join(self, other: Paragraph) -> None:
        """Adds the words and links of the paragraph that goes on where this one ends."""
        self.links += [(start + self.length, end + self.length, target) for start, end, target in other.links]
        self.pieces += other.pieces
        self.length += other.length

    @property
    def text(self) -> str:
        """Everything added so far."""
        return "".join(self.pieces)


class Sheet:
    """Takes paragraphs and hands over the document; notes and comments are kept for the end."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._paragraphs: list[Paragraph] = []
        self._after: list[Paragraph] = []
        self._size = 0

    def add(self, paragraph: Paragraph) -> None:
        """The next paragraph. Raises `UnreadableDocument` where the file holds far more than any document."""
        self._size += paragraph.length
        if self._size > LONGEST:
            raise UnreadableDocument(
                f"{self.name}: more than {LONGEST // 1_000_000} million characters of text.",
                "Split it into several documents.",
            )
        (self._after if paragraph.note else self._paragraphs).append(paragraph)

    def extend(self, paragraphs: Iterable[Paragraph]) -> None:
        """Several paragraphs."""
        for paragraph in paragraphs:
            self.add(paragraph)

    def document(self, form: str, *, title: str = "", date: str = "", lang: str = "") -> Document:
        """The finished document: the text, then its notes and comments, blocks numbered from 1."""
        parts: list[str] = []
        blocks: list[Block] = []
        links: list[Link] = []
        length = 0
        last: Paragraph | None = None
        for paragraph in (*self._paragraphs, *self._after):
            text, starts, bare = _tidy(paragraph)
            if not text:
                continue
            if last is not None:
                apart = _apart(last, paragraph)
                parts.append(apart)
                length += len(apart)
            span = Span(length, length + len(text))
            blocks.append(
                Block(
                    span, paragraph.kind, paragraph.level, len(blocks) + 1, paragraph.page, 0, paragraph.note
                )
            )
            for start, end, target in paragraph.links:
                here = Span(length + _moved(starts, start, bare), length + _moved(starts, end, bare))
                if here.start < here.end <= span.end:
                    links.append(Link(here, target))
            parts.append(text)
            length += len(text)
            last = paragraph
        return Document(
            name=self.name,
            text="".join(parts),
            format=form,
            title=" ".join(title.split())[:500],
            date=date,
            lang=lang,
            blocks=tuple(blocks),
            links=tuple(links),
        )


def _tidy(paragraph: Paragraph) -> tuple[str, list[tuple[int, int]], int]:
    """The text with runs of blanks as one, where each run began and by how much it shrank, and how much was cut off
    in front.
    """
    text = paragraph.text
    cuts: list[tuple[int, int]] = []
    if _BLANKS.search(text):
        cuts = [(found.start(), len(found[0]) - 1) for found in _BLANKS.finditer(text)]
        text = _BLANKS.sub(lambda found: "\t" if found[0] == "\t" else " ", text)
    bare = len(text) - len(text.lstrip())
    return text.strip(), cuts, bare


def _moved(cuts: list[tuple[int, int]], at: int, bare: int) -> int:
    """Where an offset of the paragraph as it was added is in its tidied text."""
    less = 0
    for start, gone in cuts:
        if start >= at:
            break
        less += min(gone, at - start - 1)
    return max(0, at - less - bare)


def _apart(one: Paragraph, other: Paragraph) -> str:
    """What stands between two paragraphs: cells of a row side by side, rows and list items one below the other."""
    (table, row, cell), (other_table, other_row, other_cell) = one.lies, other.lies
    if table and table == other_table:
        if row != other_row:
            return "\n"
        return "\t" if cell != other_cell else "\n\n"
    return "\n" if one.kind == other.kind == "item" else "\n\n"
