"""OpenDocument texts (.odt, and the flat .fodt): body, tables, boxes and lists in their order, then notes and comments.

What is deleted under « record changes » is kept elsewhere in the file and left there, so the text is the one with every
change accepted. Headers and footers belong to the page styles and are not read.
"""

from __future__ import annotations

from collections.abc import Mapping

from citeref.documents.dates import iso
from citeref.documents.sheet import Paragraph, Sheet
from citeref.documents.xml import parse
from citeref.documents.zipped import Zip
from citeref.errors import UnreadableDocument
from citeref.model import Document

_GONE = frozenset(
    ("text:tracked-changes", "office:forms", "text:hidden-text", "text:hidden-paragraph", "office:styles")
) | {
    "office:automatic-styles",
    "office:master-styles",
    "office:scripts",
    "text:index-title-template",
    "text:ruby-text",
}
_ASIDE = frozenset(
    {"text:note", "office:annotation", "draw:frame", "draw:text-box", "draw:object", "title", "desc"}
)
"""Elements in a paragraph whose words are not its own."""

_TEXTS = frozenset({"text:p", "text:h"})
_SIGNS = {"text:tab": "\t", "text:line-break": "\n"}
_KEPT = frozenset({"dc:title", "dc:language", "meta:creation-date", "dc:date"})


def read(data: bytes, name: str, said: str) -> Document:
    """The document in the bytes of a file. Raises `UnreadableDocument` where it is broken or locked."""
    reader = _Reader()
    if data[:2] != b"PK":
        parse(data, said, reader.start, reader.end, reader.words)
        return reader.document(name)
    archive = Zip(data, said)
    if "content.xml" not in archive:
        raise UnreadableDocument(f"{said}: an OpenDocument text without its text.", "Save it again.")
    if "META-INF/manifest.xml" in archive and b"encryption-data" in archive.read("META-INF/manifest.xml"):
        raise UnreadableDocument(f"{said}: locked with a password.", "Unlock it, and save it without one.")
    for part in ("meta.xml", "content.xml"):
        if part in archive:
            parse(archive.read(part), said, reader.start, reader.end, reader.words)
    return reader.document(name)


class _Reader:
    """Takes the elements of a file, and hands over the document."""

    def __init__(self) -> None:
        self._found: list[Paragraph] = []
        self._after: list[Paragraph] = []
        self._comments: list[Paragraph] = []
        self._open: list[tuple[Paragraph | None, list[Paragraph]]] = []
        self._gone = self._lists = self._count = 0
        self._page, self._paged = 1, False
        self._tables: list[list[int]] = []
        self._links: list[tuple[int, str]] = []
        self._notes: list[str] = []  # the signs of the notes and comments under way
        self._said = 0  # comments so far
        self._telling = ""
        self._told: dict[str, str] = {}

    def document(self, name: str) -> Document:
        """Everything, as a document."""
        sheet = Sheet(name)
        for paragraph in (*self._found, *self._after, *self._comments):
            paragraph.page = paragraph.page if self._paged else 0
            sheet.add(paragraph)
        told = self._told
        return sheet.document(
            "odt",
            title=told.get("dc:title", ""),
            date=iso(told.get("meta:creation-date", "")),
            lang=told.get("dc:language", "").partition("-")[0].lower()[:3],
        )

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        if self._gone or name in _GONE:
            self._gone += 1
        elif name in _TEXTS:
            self._begin(name, attributes)
        elif name in _SIGNS:
            self._add(_SIGNS[name])
        elif name == "text:s":
            count = attributes.get("text:c", "1")
            self._add(" " * min(int(count) if count.isdecimal() and len(count) < 5 else 1, 100))
        elif name in _ASIDE:
            self._open.append((None, []))
            if name == "office:annotation":
                self._said += 1
                self._notes.append(f"comment {self._said}")
        elif name == "text:note-citation":
            self._open.append((Paragraph(pieces=[], links=[]), []))
        elif name == "text:a":
            here = self._open[-1][0] if self._open else None
            self._links.append((here.length if here else 0, attributes.get("xlink:href", "")))
        elif name in ("text:list-item", "text:list-header"):
            self._lists += 1
        elif name.startswith("table:"):
            self._table(name)
        elif name == "text:soft-page-break":
            self._page, self._paged = self._page + 1, True
        elif name in _KEPT and not self._open:
            self._telling = name

    def end(self, name: str) -> None:
        """An element ends."""
        if self._gone:
            self._gone -= 1
        elif name in _TEXTS:
            self._finish()
        elif name in _ASIDE:
            self._leave(name)
        elif name == "text:note-citation" and self._open:
            sign = self._open.pop()[0]
            self._notes.append(sign.text.strip() if sign else "")
            if len(self._open) > 1 and (around := self._open[-2][0]):
                around.add(f"[{self._notes[-1]}]")
        elif name == "text:a" and self._links:
            start, target = self._links.pop()
            if self._open and (here := self._open[-1][0]):
                here.link(start, target)
        elif name in ("text:list-item", "text:list-header"):
            self._lists -= 1
        elif name == "table:table" and self._tables:
            self._tables.pop()
        self._telling = ""

    def words(self, text: str) -> None:
        """Words between elements."""
        if self._gone:
            return
        if self._telling and len(self._told.get(self._telling, "")) < 1000:
            self._told[self._telling] = self._told.get(self._telling, "") + text
        else:
            self._add(" ".join(text.split("\n")))

    def _add(self, text: str) -> None:
        if self._open and (here := self._open[-1][0]):
            here.add(text)

    def _begin(self, name: str, attributes: Mapping[str, str]) -> None:
        paragraph = Paragraph(page=self._page, pieces=[], links=[])
        level = attributes.get("text:outline-level", "1")
        if self._notes:
            paragraph.kind = "comment" if self._notes[-1].startswith("comment ") else "note"
            sign = self._notes[-1]
            paragraph.note = sign if paragraph.kind == "comment" else f"n. {sign}" if sign else "n."
        elif self._tables:
            table, row, cell = self._tables[-1]
            paragraph.kind, paragraph.lies = "cell", (table, row, cell)
        elif name == "text:h":
            paragraph.kind, paragraph.level = "heading", int(level) if level in "123456789" and level else 1
        elif self._lists:
            paragraph.kind = "item"
        self._open.append((paragraph, []))

    def _finish(self) -> None:
        if not self._open:
            return
        paragraph, boxes = self._open.pop()
        if paragraph is None:
            return
        if paragraph.note:
            (self._comments if paragraph.kind == "comment" else self._after).append(paragraph)
            return
        around = next((boxes for held, boxes in reversed(self._open) if held is not None), None)
        (self._found if around is None else around).extend([paragraph, *boxes])

    def _leave(self, name: str) -> None:
        """The end of what stands aside: its boxes belong to the paragraph around it."""
        if self._open and self._open[-1][0] is None:
            boxes = self._open.pop()[1]
            (self._open[-1][1] if self._open else self._found).extend(boxes)
        if name in ("text:note", "office:annotation") and self._notes:
            self._notes.pop()

    def _table(self, name: str) -> None:
        self._count += 1
        if name == "table:table":
            self._tables.append([self._count, 0, 0])
        elif self._tables and name == "table:table-row":
            self._tables[-1][1] = self._count
        elif self._tables and name == "table:table-cell":
            self._tables[-1][2] = self._count
