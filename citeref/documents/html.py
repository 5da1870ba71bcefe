"""A web page: its words without its markup and its site, with the way back to every character of the source.

Two passes over the tags: the first draws the outline and says what is the site's own (`boilerplate`), the
second writes what is left as blocks. Blanks run together as a browser shows them; a table's cells stand side
by side, its rows and the items of a list one below the other.
"""

from __future__ import annotations

import re

from citeref.documents.boilerplate import dropped
from citeref.documents.building import Builder
from citeref.documents.entities import ENTITY, character
from citeref.documents.head import Head
from citeref.documents.outline import HEADINGS, HOLDERS, INLINE, Outline
from citeref.documents.tags import Tag, Tags
from citeref.model import BlockKind, Document

_BLANK = " \t\n\r\f"
_SPECIAL = re.compile(rf"[{_BLANK}]{{2,}}|{ENTITY.pattern}")
_CARRIAGE = re.compile(rf"\r\n?|{ENTITY.pattern}")
_STATING = frozenset({"meta", "html", "title", "time", "base", "link"})
_BREAKING = frozenset(
    name
    for tag in (*(HOLDERS - INLINE), *HEADINGS, "p", "address", "center", "hr", "legend", "body", "html")
    for name in (tag, f"/{tag}")
)
_DONE = _BREAKING | {"a", "/a", "br", "q", "/q", "sup", "/sup"}
_KINDS: dict[str, BlockKind] = {
    "li": "item",
    "dt": "item",
    "dd": "item",
    "td": "cell",
    "th": "cell",
    "blockquote": "quote",
    "pre": "code",
    "aside": "note",
}
_NOTE_NUMBER = re.compile(r"\s{0,3}(<a\b[^<>]{0,300}>\s{0,3})?\d{1,3}\s{0,3}(?:</a>\s{0,3})?</sup>", re.I)
"""What a raised number looks like when it calls a footnote: « article 9 » with note 1 is not article 91."""

_CELL = 3000
"""A cell with more text than this is a column of the page's layout, and its paragraphs are paragraphs."""


def read(source: str, name: str = "", *, whole: bool = False) -> Document:
    """A web page as a document; `whole`: a page of a book or a mail, where no site stands around the text."""
    tags = Tags(source)
    return _Writer(tags, whole).document(name)


class _Shape:
    """For each element of the outline: the kind of its blocks, and which table or list, row and cell it lies
    in.
    """

    def __init__(self, outline: Outline) -> None:
        self.kinds: list[BlockKind] = ["paragraph"]
        self._lies: list[tuple[int, int, int]] = [(0, 0, 0)]
        for number, tag in enumerate(outline.tags[1:], 1):
            parent, name = outline.parents[number], tag.name
            wide = name in ("td", "th") and outline.words[number] > _CELL
            self.kinds.append("paragraph" if wide else _KINDS.get(name, self.kinds[parent]))
            self._lies.append(self._where(number, name, self._lies[parent]))

    def _where(self, number: int, name: str, around: tuple[int, int, int]) -> tuple[int, int, int]:
        group, row, _ = around
        if name == "table" or (name in ("ul", "ol", "dl") and not group):
            return number, 0, 0
        if name in ("tr", "li", "dt", "dd"):
            return group, number, 0
        return (group, row, number) if name in ("td", "th") else around

    def apart(self, one: int, other: int) -> str:
        """What stands between a block in one element and the next block in another."""
        (group, row, cell), (other_group, other_row, other_cell) = self._lies[one], self._lies[other]
        if not group or group != other_group:
            return "\n\n"
        if row != other_row:
            return "\n"
        return "\t" if cell and other_cell and cell != other_cell else "\n\n"


class _Writer:
    """The second pass: writes what is kept, block by block."""

    def __init__(self, tags: Tags, whole: bool = False) -> None:
        self.tags, self.source = tags, tags.source
        self.head, self.outline, self.build = Head(tags), Outline(tags), Builder(tags.source)
        self._dropped, self._shape = dropped(tags, self.outline, whole), _Shape(self.outline)
        self._here, self._next = 0, 1  # the element at hand, and the one that begins next
        self._written = 0  # the element that the last block was in
        self._apart = True  # whether the next words begin a block
        self._level = 0  # that of the heading at hand
        self._blank: tuple[int, int] | None = None  # blanks that wait for a word
        self._breaks: list[Tag] = []
        self._target, self._link_from = "", -1
        self._in_note = False

    def document(self, name: str) -> Document:
        """Everything kept, as a document."""
        for tag in self.tags:
            self._move(tag.start)
            if tag.name in _STATING:
                self.head.see(tag)
            if not tag.name:
                if not self._dropped[self._here]:
                    self._words(tag.start, tag.end)
            elif tag.name in _DONE:
                self._obey(tag)
        self._close_link()
        head = self.head
        return self.build.document(name, "html", title=head.title, date=head.date, lang=head.lang)

    def _move(self, at: int) -> None:
        """Finds the element that holds an offset of the source, from the one that held the last."""
        tags, ends = self.outline.tags, self.outline.ends
        while True:
            if self._next < len(tags) and tags[self._next].start <= at:
                self._here = self._next
                self._next += 1
            elif self._here and at >= ends[self._here]:
                self._here = self.outline.parents[self._here]
            else:
                return

    def _obey(self, tag: Tag) -> None:
        """Does what a tag says."""
        name = tag.name
        if name in _BREAKING:
            self._apart = True
            self._level = HEADINGS.get(name, 0)
        elif name == "a":
            self._close_link()
            self._target = self.head.address(self.tags.attributes(tag).get("href", ""))
        elif name == "/a":
            self._close_link()
        elif name == "br":
            self._breaks.append(tag)
        elif not self._dropped[self._here]:
            self._sign(tag)

    def _sign(self, tag: Tag) -> None:
        """The signs that a browser shows for a tag: quotation marks, and the brackets of a note's number for
        its height.
        """
        if tag.name in ("q", "/q"):
            self._place()
            self.build.replace("“" if tag.name == "q" else "”", tag.start, tag.end)
        elif tag.name == "sup" and (note := _NOTE_NUMBER.match(self.source, tag.end)):
            if note[1] or self.build.last.isdigit():
                self._place()
                self.build.replace("[", tag.start, tag.end)
                self._in_note = True
        elif tag.name == "/sup" and self._in_note:
            self.build.replace("]", tag.start, tag.end)
            self._in_note = False

    def _words(self, start: int, end: int) -> None:
        """Text between tags: blanks at its ends wait, the words go into the block."""
        text = self.source[start:end]
        bare = text.strip(_BLANK)
        if not bare:
            self._blank = self._blank or (start, end)
            return
        first = start + text.index(bare[0])
        last = first + len(bare)
        exact = self._shape.kinds[self._here] == "code"
        if first > start and not (exact and self._apart):
            self._blank = (self._blank or (start, first))[0], first
        self._place()
        if exact and first > start and self.build.length == self.build.block_start:
            first = start + text.rfind("\n", 0, first - start) + 1
        self._run(first, last, exact)
        self._blank = (last, end) if last < end else None

    def _place(self) -> None:
        """Makes ready for a word: opens its block, or writes the line break or the blank that waits before
        it.
        """
        if self._apart or len(self._breaks) > 1:
            self.build.begin(
                "heading" if self._level else self._shape.kinds[self._here],
                self._level,
                self._shape.apart(self._written, self._here) if self._apart else "\n\n",
            )
            self._apart, self._written = False, self._here
        elif self._breaks:
            self.build.replace("\n", self._breaks[0].start, self._breaks[0].end)
        elif self._blank and self._shape.kinds[self._here] == "code":
            self._run(*self._blank, exact=True)
        elif self._blank:
            self.build.keep(" ", self._blank[0])
        self._blank, self._breaks = None, []
        if self._target and self._link_from < 0:
            self._link_from = self.build.length

    def _run(self, start: int, end: int, exact: bool) -> None:
        """Writes a stretch of the source: references as their character, blanks as one space save in `exact`
        text.
        """
        source, at = self.source, start
        for special in (_CARRIAGE if exact else _SPECIAL).finditer(source, start, end):
            found = special[0]
            stands, length = character(found) if found[0] == "&" else ("\n" if exact else " ", len(found))
            if not length:
                continue
            self._plain(at, special.start(), exact)
            if found[0] != "&" and not exact:
                self.build.keep(" ", special.start())
            else:
                self.build.replace(stands, special.start(), special.start() + length)
            at = special.start() + length
        self._plain(at, end, exact)

    def _plain(self, start: int, end: int, exact: bool) -> None:
        if start < end:
            text = self.source[start:end]
            if not exact:
                text = text.replace("\n", " ").replace("\t", " ").replace("\r", " ").replace("\f", " ")
            self.build.keep(text, start)

    def _close_link(self) -> None:
        if self._target and self._link_from >= 0:
            self.build.link(self._link_from, self._target)
        self._target, self._link_from = "", -1
