"""The paragraphs of one part of a Word document: its body, its notes or its comments.

Insertions count and deletions do not, as if every tracked change were accepted; hidden words are left out. A field
gives its result; one that is a link leads there. The text of a box comes after the paragraph that it hangs on.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping

from citeref.documents.sheet import Paragraph
from citeref.documents.word.styles import Numbering, Styles, signed
from citeref.documents.xml import parse
from citeref.documents.zipped import Zip

_GONE = frozenset(
    {"w:del", "w:moveFrom", "mc:Fallback", "w:instrText", "w:delText", "w:delInstrText", "w:txbxStyle"}
)
"""Elements whose words are not in the document as printed."""

_SIGNS = {"w:tab": "\t", "w:br": "\n", "w:cr": "\n", "w:noBreakHyphen": "\u2011", "w:ptab": "\t"}
_TEXT = frozenset({"w:t", "m:t"})
_NOTES = frozenset({"w:footnote", "w:endnote", "w:comment"})
_LINK = re.compile(
    r'HYPERLINK\s+(?:\\\w\s+)*(?:"([^"]{1,2000})"|(\S{1,2000}))(?:\s+\\l\s+"([^"]{1,500})")?', re.I
)
_FAR = 4000


class Part:
    """A part of the file, with the addresses that its links lead to."""

    def __init__(self, archive: Zip, name: str, said: str) -> None:
        self.archive, self.name, self.said = archive, name, said
        self.addresses: dict[str, str] = {}
        folder, file = posixpath.split(name)
        links = f"{folder}/_rels/{file}.rels"
        if links in archive:
            parse(archive.read(links), said, self._start, lambda _name: None, lambda _text: None)

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "rel:Relationship" and attributes.get("Type", "").endswith("/hyperlink"):
            self.addresses[attributes.get("Id", "")] = attributes.get("Target", "")

    def read(self) -> bytes:
        """The part itself."""
        return self.archive.read(self.name)


class _Field:
    """A field under way: its instruction, and where its result begins."""

    def __init__(self) -> None:
        self.words = ""
        self.result = -1
        self.paragraph: Paragraph | None = None


class Body:
    """Reads a part. `footnotes`, `endnotes` and `comments` are then the signs of the notes called, by their
    ids, and the pages where they are; `paged` says whether the file knows its pages.
    """

    def __init__(self, part: Part, styles: Styles, numbering: Numbering) -> None:
        self._part, self._styles, self._numbering = part, styles, numbering
        self.footnotes: dict[str, tuple[str, int]] = {}
        self.endnotes: dict[str, tuple[str, int]] = {}
        self.comments: dict[str, tuple[str, int]] = {}
        self.title = ""
        self._found: list[Paragraph] = []
        self._of_notes: dict[str, list[Paragraph]] = {}
        self._open: list[tuple[Paragraph, list[Paragraph]]] = []  # paragraphs begun, each with its boxes
        self._gone = 0
        self._in_text = self._in_instruction = self._hidden = self._in_mark = False
        self._going_on: set[int] = set()  # the paragraphs whose end was deleted
        self._tables: list[list[int]] = []
        self._count = 0
        self._fields: list[_Field] = []
        self._links: list[tuple[int, str]] = []
        self._page, self.paged = 1, False
        self._style = ""
        self._list: tuple[str, int] | None = None

    def paragraphs(self) -> list[Paragraph]:
        """Every paragraph, in order."""
        parse(self._part.read(), self._part.said, self._start, self._end, self._words)
        if not self.paged:
            for paragraph in self._found:
                paragraph.page = 0
        return self._found

    def notes(self) -> dict[str, list[Paragraph]]:
        """The paragraphs of each note, by its id."""
        parse(self._part.read(), self._part.said, self._start, self._end, self._words)
        return self._of_notes

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name in _GONE:
            self._in_instruction = name == "w:instrText" and not self._gone
            if name == "w:del" and self._in_mark and self._open:
                self._going_on.add(id(self._open[-1][0]))
            self._gone += 1
            return
        if self._gone:
            return
        if name in _TEXT:
            self._in_text = not self._hidden
        elif name == "w:p":
            self._begin()
        elif name == "w:r":
            self._hidden = False
        elif name == "w:vanish" and not self._in_mark:
            self._hidden = attributes.get("w:val", "1") not in ("0", "false", "off")
        elif name in _SIGNS:
            self._sign(name, attributes)
        elif name == "w:lastRenderedPageBreak":
            self._break()
        elif name.startswith("w:tbl") or name in ("w:tr", "w:tc"):
            self._table(name)
        elif name in ("w:footnoteReference", "w:endnoteReference", "w:commentReference"):
            self._call(name, attributes)
        elif name in ("w:hyperlink", "w:fldSimple", "w:fldChar"):
            self._lead(name, attributes)
        elif name in _NOTES:
            self._found = self._of_notes.setdefault(attributes.get("w:id", ""), [])
        else:
            self._describe(name, attributes)

    def _describe(self, name: str, attributes: Mapping[str, str]) -> None:
        """What is said of the paragraph at hand."""
        value = attributes.get("w:val", "")
        if name == "w:pPr":
            self._in_mark = True
        elif not self._in_mark:
            return
        elif name == "w:pStyle":
            self._style = value
        elif name == "w:outlineLvl" and value.isdecimal() and int(value) < 9 and self._open:
            self._open[-1][0].level = int(value) + 1
        elif name == "w:numId":
            self._list = (value, self._list[1] if self._list else 0)
        elif name == "w:ilvl" and value.isdecimal():
            self._list = (self._list[0] if self._list else "", min(int(value), 8))

    def _end(self, name: str) -> None:
        if name in _GONE:
            self._gone = max(0, self._gone - 1)
            self._in_instruction = False
        elif self._gone:
            return
        elif name in _TEXT:
            self._in_text = False
        elif name == "w:p":
            self._finish()
        elif name == "w:pPr":
            self._in_mark = False
            self._settle()
        elif name in ("w:hyperlink", "w:fldSimple") and self._links:
            start, target = self._links.pop()
            if self._open and target:
                self._open[-1][0].link(start, target)
        elif name == "w:tbl" and self._tables:
            self._tables.pop()

    def _words(self, text: str) -> None:
        if self._in_text and not self._gone and self._open:
            self._open[-1][0].add(text.replace("\n", " "))
        elif self._in_instruction and self._fields and len(self._fields[-1].words) < _FAR:
            self._fields[-1].words += text

    def _begin(self) -> None:
        lies = tuple(self._tables[-1]) if self._tables else (0, 0, 0)
        kind = "cell" if self._tables else "paragraph"
        paragraph = Paragraph(kind, page=self._page, lies=(lies[0], lies[1], lies[2]))  # type: ignore[arg-type]
        if len(self._open) < 200:
            self._open.append((paragraph, []))
        self._style, self._list, self._hidden = "", None, False

    def _settle(self) -> None:
        """Makes a paragraph what its style and its list say."""
        if not self._open:
            return
        paragraph = self._open[-1][0]
        if self._styles.is_title(self._style):
            paragraph.level = paragraph.level or 1
        paragraph.level = paragraph.level or self._styles.level(self._style)
        of_style, depth = self._styles.group(self._style)
        group, depth = self._list or (of_style, depth)
        group = group or of_style
        if group and group != "0":
            number = self._numbering.next(group, depth)
            if number:
                paragraph.add(f"{number} ")
            if paragraph.kind == "paragraph":
                paragraph.kind = "item"
        if paragraph.level and not self._tables:
            paragraph.kind = "heading"
        elif paragraph.level:
            paragraph.level = 0

    def _finish(self) -> None:
        if not self._open:
            return
        paragraph, boxes = self._open.pop()
        if self._styles.is_title(self._style) and not self.title:
            self.title = paragraph.text.strip()
        self._in_text = False
        done = self._open[-1][1] if self._open else self._found
        if done and id(done[-1]) in self._going_on:
            done[-1].join(paragraph)
            if id(paragraph) not in self._going_on:
                self._going_on.discard(id(done[-1]))
        else:
            done.append(paragraph)
        done.extend(boxes)

    def _sign(self, name: str, attributes: Mapping[str, str]) -> None:
        page = name == "w:br" and attributes.get("w:type") in ("page", "column")
        if self._open and not self._hidden and not self._in_mark and not page:
            self._open[-1][0].add(_SIGNS[name])

    def _break(self) -> None:
        self._page += 1
        self.paged = True
        if self._open and not self._open[-1][0].text.strip():
            self._open[-1][0].page = self._page

    def _table(self, name: str) -> None:
        if name == "w:tbl":
            self._count += 1
            self._tables.append([self._count, 0, 0])
        elif self._tables and name in ("w:tr", "w:tc"):
            self._count += 1
            self._tables[-1][1 if name == "w:tr" else 2] = self._count

    def _call(self, name: str, attributes: Mapping[str, str]) -> None:
        """The call of a note, in brackets: a bare number would be read as part of the words before it."""
        id = attributes.get("w:id", "")
        if name == "w:commentReference":
            self.comments.setdefault(id, (str(len(self.comments) + 1), self._page))
            return
        own = attributes.get("w:customMarkFollows", "0") not in ("0", "false")
        notes = self.footnotes if name == "w:footnoteReference" else self.endnotes
        signs = "decimal" if name == "w:footnoteReference" else "lowerRoman"
        sign, _ = notes.setdefault(id, (signed(len(notes) + 1, signs), self._page))
        if self._open and not own:
            self._open[-1][0].add(f"[{sign}]")

    def _lead(self, name: str, attributes: Mapping[str, str]) -> None:
        here = self._open[-1][0].length if self._open else 0
        if name == "w:hyperlink":
            anchor = attributes.get("w:anchor", "")
            target = self._part.addresses.get(attributes.get("r:id", ""), "")
            self._links.append((here, f"{target}#{anchor}" if anchor else target))
        elif name == "w:fldSimple":
            self._links.append((here, _target(attributes.get("w:instr", ""))))
        elif attributes.get("w:fldCharType") == "begin":
            if len(self._fields) < 100:
                self._fields.append(_Field())
        elif self._fields and attributes.get("w:fldCharType") == "separate":
            self._fields[-1].result = here
            self._fields[-1].paragraph = self._open[-1][0] if self._open else None
        elif self._fields and attributes.get("w:fldCharType") == "end":
            field = self._fields.pop()
            if field.paragraph is not None and self._open and self._open[-1][0] is field.paragraph:
                field.paragraph.link(field.result, _target(field.words))


def _target(instruction: str) -> str:
    """The address in the instruction of a field, or an empty string."""
    found = _LINK.search(instruction[:_FAR])
    if not found:
        return ""
    address = found[1] or found[2] or ""
    return (
        f"#{found[2]}"
        if found[2] and found[2].startswith("#")
        else f"{address}{'#' + found[3] if found[3] else ''}"
    )
