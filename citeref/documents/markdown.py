"""Markdown: headings, paragraphs, lists, quotes, tables, code, notes and front matter, with the marks taken
out.

A light reader of what people write, not of every corner of the specification: where a mark is doubtful it
stays in the text, so that no word is ever lost. Numbers of a numbered list stay too, since laws and judgments
count their paragraphs with them.
"""

from __future__ import annotations

import re

from citeref.documents.building import Builder
from citeref.documents.dates import iso
from citeref.documents.inline import Inline, Line, folded
from citeref.model import BlockKind, Document

Piece = tuple[int, int]
"""Where a stretch of one line begins and ends in the source."""

_LINE = re.compile(r"[^\n]*\n|[^\n]+\Z")
_FENCE = re.compile(r" {0,3}(`{3,}(?!.*`)|~{3,})")
_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+|\Z)")
_HASHES = re.compile(r"(?:\A|[ \t]+)#+[ \t]*\Z")
_UNDERLINE = re.compile(r" {0,3}(=+|-{2,})[ \t]*\Z")
_RULE = re.compile(r" {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})\Z")
_ITEM = re.compile(r"[ \t]*(?:([-*+])|(\d{1,9})[.)])(?:[ \t]+(?:\[[ xX]\][ \t]+)?|\Z)")
_QUOTE = re.compile(r"[ \t]{0,3}(?:>[ \t]?)+")
_DEFINITION = re.compile(r" {0,3}\[(?!\^)([^\[\]]{1,200})\]:[ \t]*<?([^\s<>]+)>?[ \t]*(?:[\"'(].*)?\Z")
_FOOTNOTE = re.compile(r" {0,3}\[\^[^\[\]]{1,100}\]:[ \t]*")
_SETTING = re.compile(r"([A-Za-z_-]+)[ \t]*[:=][ \t]*(.*?)[ \t]*\Z")
_CELL = re.compile(r"(?:[^|\\]|\\.)+")
_RAW = re.compile(r"[ \t]{0,3}<(script|style)\b", re.I)

_FRONT = 200
"""Front matter is at most so many lines long."""


def read(source: str, name: str = "") -> Document:
    """A Markdown text as a document."""
    return _Reader(source).document(name)


class _Reader:
    def __init__(self, source: str) -> None:
        self.source = source
        self.build = Builder(source)
        self._lines = [_bare(source, *line.span()) for line in _LINE.finditer(source)]
        self._settings: dict[str, str] = {}
        self._title = ""
        self._pieces: list[Piece] = []  # of the paragraph at hand
        self._kind: BlockKind = "paragraph"
        self._last: BlockKind = "paragraph"
        self._after_blank = False
        self._unclosed: set[str] = set()
        self._at = self._front_matter()
        found = (
            _DEFINITION.match(source[start:end])
            for start, end in self._lines
            if source.find("]:", start, end) > 0
        )
        self._defined = {folded(d[1]): d[2] for d in found if d}

    def document(self, name: str) -> Document:
        """Everything, as a document."""
        while self._at < len(self._lines):
            self._take(*self._lines[self._at])
            self._at += 1
        self._flush()
        settings = self._settings
        title = settings.get("title") or self._title
        lang = (settings.get("lang") or settings.get("language") or settings.get("locale") or "")[:10]
        lang = re.split(r"[-_]", lang)[0].lower()
        date = iso(settings.get("date") or settings.get("published") or "")
        return self.build.document(name, "markdown", title=title, date=date, lang=lang)

    def _front_matter(self) -> int:
        """Reads the settings at the top of the file; the line after them."""
        first = self._text(0) if self._lines else ""
        ends = {"---": ("---", "..."), "+++": ("+++",)}.get(first.lstrip("\ufeff"))
        if not ends:
            return 0
        for number in range(1, min(len(self._lines), _FRONT)):
            line = self._text(number)
            if line in ends:
                return number + 1
            if setting := _SETTING.match(line):
                self._settings.setdefault(setting[1].lower(), setting[2].strip("\"'"))
        self._settings = {}
        return 0

    def _text(self, number: int) -> str:
        start, end = self._lines[number]
        return self.source[start:end].rstrip()

    def _take(self, start: int, end: int) -> None:
        """One line of the file."""
        text = self.source[start:end]
        if not text.strip():
            self._flush()
            self._after_blank = True
        elif fence := _FENCE.match(text):
            self._code(fence[1])
        elif raw := _RAW.match(text):
            self._skip_past(f"</{raw[1].lower()}", start)
        elif text.lstrip().startswith("<!--"):
            self._skip_past("-->", start)
        elif _DEFINITION.match(text):
            self._flush()
        elif self._pieces and self._kind == "paragraph" and (line := _UNDERLINE.match(text)):
            self._heading(self._pieces, 1 if line[1][0] == "=" else 2)
            self._pieces = []
        elif _RULE.match(text):
            self._flush()
        elif heading := _HEADING.match(text):
            self._flush()
            hashes = _HASHES.search(text, heading.end())
            self._heading(
                [(start + heading.end(), start + hashes.start() if hashes else end)], len(heading[1])
            )
        elif self._is_table():
            self._table()
        else:
            self._words(start, end)

    def _words(self, start: int, end: int) -> None:
        """A line of a paragraph, a quote or a list item."""
        kind: BlockKind = "paragraph"
        if quote := _QUOTE.match(self.source, start, end):
            kind, start = "quote", quote.end()
            if not self.source[start:end].strip():
                self._flush()
                return
        elif note := _FOOTNOTE.match(self.source[start:end]):
            self._flush()
            kind, start = "note", start + note.end()
        item = _ITEM.match(self.source[start:end])
        if item and self._begins_item(item):
            self._flush()
            kind = kind if kind == "quote" else "item"
            start += item.end() if item[1] else len(item[0]) - len(item[0].lstrip())
        elif self._pieces and (kind == self._kind or self._kind in ("item", "note")):
            kind = self._kind
        else:
            self._flush()
            if self._after_blank and self._last in ("item", "note") and self.source[start] in " \t":
                kind = self._last
        self._kind = kind
        self._after_blank = False
        trimmed = _trimmed(self.source, start, end)
        if trimmed[0] < trimmed[1]:
            self._pieces.append(trimmed)

    def _begins_item(self, item: re.Match[str]) -> bool:
        """A bullet always does; a number within a paragraph only where it is 1, or a list goes on."""
        return bool(item[1]) or not self._pieces or self._kind == "item" or item[2] == "1"

    def _flush(self) -> None:
        """Writes the paragraph at hand."""
        pieces, self._pieces = self._pieces, []
        if pieces:
            self._block(pieces, self._kind, "\n" if self._kind == self._last == "item" else "\n\n")

    def _heading(self, pieces: list[Piece], level: int) -> None:
        at = self.build.length
        self._block([_trimmed(self.source, *piece) for piece in pieces], "heading", "\n\n", level)
        if level == 1 and not self._title:
            self._title = self.build.since(at).strip()

    def _block(self, pieces: list[Piece], kind: BlockKind, apart: str, level: int = 0) -> None:
        line = Line(self.source, pieces)
        self.build.begin(kind, level, apart)
        Inline(line.text, self._defined).write(line, self.build)
        self.build.end()
        self._last = kind

    def _code(self, fence: str) -> None:
        """The lines up to the closing fence, or to the end of the file, as they stand."""
        self._flush()
        first = self._at + 1
        closing = re.compile(rf" {{0,3}}{re.escape(fence)}{re.escape(fence[0])}*[ \t]*\Z")
        self._at = first
        while self._at < len(self._lines) and not closing.match(self._text(self._at)):
            self._at += 1
        lines = self._lines[first : self._at]
        if lines:
            self.build.begin("code")
            line = Line(self.source, lines)
            line.keep(self.build, 0, len(line.text))
            self.build.end()
            self._last = "code"

    def _skip_past(self, end: str, start: int) -> None:
        """Leaves out the lines up to the one that holds `end`, the rest of which is read as any other."""
        self._flush()
        found = None
        if end not in self._unclosed:
            found = re.compile(re.escape(end), re.I).search(self.source, start)
        if not found:
            self._unclosed.add(end)
            self._words(*self._lines[self._at])
            return
        after = found.end() if end == "-->" else self.source.find(">", found.end()) + 1 or found.end()
        while self._at + 1 < len(self._lines) and self._lines[self._at + 1][0] <= after:
            self._at += 1
        rest = after, self._lines[self._at][1]
        if rest[0] < rest[1] and self.source[slice(*rest)].strip():
            self._words(*rest)

    def _is_table(self) -> bool:
        """Whether this line and the next are the head of a table."""
        if self._at + 1 >= len(self._lines) or "|" not in self._text(self._at):
            return False
        rule = self._text(self._at + 1)
        return "-" in rule and "|" in rule and not rule.strip("|:- \t")

    def _table(self) -> None:
        self._flush()
        row_apart = "\n\n"
        head = self._at
        while self._at < len(self._lines) and "|" in self._text(self._at):
            if self._at != head + 1:
                self._row(*self._lines[self._at], row_apart)
                row_apart = "\n"
            self._at += 1
        self._at -= 1

    def _row(self, start: int, end: int, apart: str) -> None:
        for cell in _CELL.finditer(self.source, start, end):
            piece = _trimmed(self.source, *cell.span())
            if piece[0] < piece[1]:
                self._block([piece], "cell", apart)
                apart = "\t"


def _bare(source: str, start: int, end: int) -> Piece:
    """A line without its line end."""
    while end > start and source[end - 1] in "\r\n":
        end -= 1
    return start, end


def _trimmed(source: str, start: int, end: int) -> Piece:
    """A stretch without the blanks at its ends."""
    text = source[start:end]
    return start + len(text) - len(text.lstrip(" \t")), end - len(text) + len(text.rstrip(" \t"))
