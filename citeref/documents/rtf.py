"""RTF documents: the text with its tables, links and fields, then footnotes and comments; deleted and hidden words left out.

The format is a stream of words of command, groups and signs. Groups that this reader does not know by name are passed
over where the file says that they may be (`\\*`), as the format asks; pictures and objects always.
"""

from __future__ import annotations

import re

import msgspec

from citeref.documents.sheet import Paragraph, Sheet
from citeref.errors import UnreadableDocument
from citeref.model import Document

_TOKEN = re.compile(
    r"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?|\\'(?P<hex>[0-9a-fA-F]{2})|\\(?P<sign>[^a-zA-Z'])"
    r"|(?P<brace>[{}])|(?P<text>[^\\{}\r\n]+)|[\r\n]+|\\"
)
_GONE = frozenset(
    re.split(
        " ",
        "colortbl stylesheet pict object objdata header headerl headerr headerf footer footerl footerr "
        "footerf fontemb filetbl revtbl listtable listoverridetable rsidtbl generator themedata "
        "colorschememapping datastore latentstyles xmlnstbl pnseclvl private nonshppict ftnsep ftnsepc "
        "aftnsep aftnsepc atnid atnauthor atndate atntime atnref atrfstart atrfend bkmkstart bkmkend shppict "
        "userprops template passwordhash docvar mmathPr tc xe do sp sn sv",
    )
)
_STARRED = frozenset({"fldinst", "footnote", "annotation", "shpinst", "shptxt", "listtext", "upr", "ud"})
"""Groups that may be passed over and are read all the same."""

_SIGNS = {
    "tab": "\t", "line": "\n", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“",
    "rdblquote": "”", "bullet": "•", "emspace": " ", "enspace": " ", "qmspace": " ",
}  # fmt: skip
_CHARSETS = dict(
    (
        *(
            (0, "cp1252"),
            (77, "mac_roman"),
            (128, "cp932"),
            (161, "cp1253"),
            (162, "cp1254"),
            (163, "cp1258"),
        ),
        *(
            (177, "cp1255"),
            (178, "cp1256"),
            (186, "cp1257"),
            (204, "cp1251"),
            (222, "cp874"),
            (238, "cp1250"),
        ),
    )
)
_LINK = re.compile(r'HYPERLINK\s+(?:\\l\s+)?"?([^"\s]{1,2000})', re.I)
_DEEPEST, _MOST = 2000, 2_500_000
"""How deep groups may lie in each other, and the most words of command and signs of one file."""


class _Group(msgspec.Struct):
    """What holds within a group, handed on to the groups inside it."""

    gone: bool = False
    hidden: bool = False
    into: str = ""
    skip: int = 1
    coding: str = "cp1252"
    starred: bool = False


def read(data: bytes, name: str, said: str) -> Document:
    """The document in the bytes of a file. Raises `UnreadableDocument` where it is no RTF that can be followed."""
    return _Reader(name, said).read(data.decode("latin-1"))


class _Reader:
    def __init__(self, name: str, said: str) -> None:
        self._said, self._sheet = said, Sheet(name)
        self._groups = [_Group()]
        self._paragraphs = [Paragraph(pieces=[], links=[])]
        self._notes: list[tuple[int, Paragraph]] = []
        self._fonts: dict[int, str] = {}
        self._font = self._calls = self._said_of = self._row = self._cell = 0
        self._table = 1
        self._level, self._in_table = 0, False
        self._bytes = b""
        self._coding = "cp1252"
        self._left = 0  # signs to pass over after one beyond the code page
        self._fields: list[tuple[int, str, int]] = []  # depth, instruction, start of the result
        self._title = ""

    def read(self, source: str) -> Document:
        """The whole file."""
        passed = 0  # where raw bytes end
        for count, token in enumerate(_TOKEN.finditer(source)):
            if token.start() < passed:
                continue
            if count > _MOST:
                raise UnreadableDocument(f"{self._said}: too many signs of command.", "Save it as .docx.")
            kind = token.lastgroup
            if kind in ("word", "number"):
                if token["word"] == "bin" and token["number"]:
                    passed = token.end() + max(0, int(token["number"]))
                self._flush()
                self._command(token["word"], int(token["number"]) if token["number"] else None)
            elif kind == "hex":
                if self._left:
                    self._left -= 1
                else:
                    self._bytes += bytes((int(token["hex"], 16),))
            elif kind == "text":
                self._flush()
                self._text(token["text"])
            elif kind == "brace":
                self._flush()
                self._brace(token["brace"])
            elif kind == "sign":
                self._flush()
                self._sign(token["sign"])
        self._flush()
        self._end_paragraph()
        for _, note in self._notes:
            self._sheet.add(note)
        return self._sheet.document("rtf", title=self._title)

    def _flush(self) -> None:
        """Signs written by their number in a code page, which may take two for one."""
        if self._bytes:
            coding = self._fonts.get(self._font, self._coding)
            self._add(self._bytes.decode(coding, "replace"))
            self._bytes = b""

    def _text(self, text: str) -> None:
        if self._left:
            passed = min(self._left, len(text))
            self._left -= passed
            text = text[passed:]
        if not text.isascii():
            text = text.encode("latin-1").decode(self._fonts.get(self._font, self._coding), "replace")
        self._add(text)

    def _add(self, text: str) -> None:
        group = self._groups[-1]
        if group.into == "title":
            self._title = (self._title + text)[:1000]
        elif group.into == "fldinst" and self._fields:
            depth, words, start = self._fields[-1]
            self._fields[-1] = (depth, (words + text)[:4000], start)
        elif not group.gone and not group.hidden and not group.into:
            self._paragraphs[-1].add(text)

    def _brace(self, brace: str) -> None:
        if brace == "{":
            if len(self._groups) > _DEEPEST:
                raise UnreadableDocument(f"{self._said}: groups nested too deep.", "Save it again.")
            outer = self._groups[-1]
            self._groups.append(msgspec.structs.replace(outer, starred=False))
            return
        if len(self._groups) > 1:
            self._groups.pop()
        depth = len(self._groups)
        if self._fields and depth < self._fields[-1][0]:
            _, words, start = self._fields.pop()
            if start >= 0 and (found := _LINK.search(words)):
                self._paragraphs[-1].link(start, found[1])
        if self._notes and len(self._paragraphs) > 1 and depth < self._notes[-1][0]:
            self._paragraphs.pop()

    def _sign(self, sign: str) -> None:
        if sign == "*":
            self._groups[-1].starred = True
        elif sign == "~":
            self._add("\u00a0")
        elif sign == "_":
            self._add("\u2011")
        elif sign in "\\{}":
            self._text(sign)
        elif sign in "\r\n":
            self._end_paragraph()

    def _command(self, word: str, number: int | None) -> None:
        group = self._groups[-1]
        if group.starred:
            group.starred = False
            if word not in _STARRED:
                group.gone = True
                return
        if word in _GONE:
            group.gone = True
        elif word == "fonttbl":
            group.into = "fonts"
        elif group.into == "fonts":
            self._learn_font(word, number)
        elif group.gone:
            return
        elif word in _SIGNS:
            self._add(_SIGNS[word])
        elif word in ("par", "sect", "page", "cell", "nestcell", "row", "nestrow"):
            self._end(word)
        elif word == "u" and number is not None:
            self._beyond(number, group)
        else:
            self._describe(word, number, group)

    def _describe(self, word: str, number: int | None, group: _Group) -> None:
        off = number == 0
        if word in ("v", "deleted"):
            group.hidden = not off
        elif word == "plain":
            group.hidden = False
        elif word == "uc":
            group.skip = min(max(number or 0, 0), 10)
        elif word == "f":
            self._font = number or 0
        elif word == "ansicpg":
            self._coding = _known(f"cp{number}")
        elif word in ("mac", "pc", "pca"):
            self._coding = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}[word]
        elif word == "pard":
            self._level, self._in_table = 0, False
        elif word == "intbl":
            self._in_table = True
        elif word == "outlinelevel":
            self._level = (number or 0) + 1 if (number or 0) < 9 else 0
        elif word in ("footnote", "annotation"):
            self._note(word)
        elif word == "chftn":
            self._call()
        elif word == "info":
            group.into = "info"
        elif word == "title" and group.into == "info":
            group.into = "title"
        elif word == "field":
            self._fields.append((len(self._groups), "", -1))
        elif word == "fldinst":
            group.into = "fldinst"
        elif word == "fldrslt" and self._fields:
            depth, words, _ = self._fields[-1]
            self._fields[-1] = (depth, words, self._paragraphs[-1].length)

    def _learn_font(self, word: str, number: int | None) -> None:
        if word == "f":
            self._font = number or 0
        elif word == "fcharset" and number in _CHARSETS and number != 0 and len(self._fonts) < 5000:
            self._fonts[self._font] = _CHARSETS[number]

    def _beyond(self, number: int, group: _Group) -> None:
        """A sign by its number in Unicode; the signs that stand in for it elsewhere are passed over."""
        code = number % 65536
        if 0xD800 <= code < 0xDC00:
            self._high = code
        elif 0xDC00 <= code < 0xE000:
            self._add(chr(0x10000 + ((getattr(self, "_high", 0xD800) - 0xD800) << 10) + code - 0xDC00))
        else:
            self._add(chr(code))
        self._left = group.skip

    def _call(self) -> None:
        """The call of a note, or its sign at the head of the note itself."""
        if len(self._paragraphs) == 1 and not self._groups[-1].gone:
            self._calls += 1
            self._paragraphs[0].add(f"[{self._calls}]")

    def _note(self, word: str) -> None:
        if len(self._paragraphs) > 1:
            return
        if word == "footnote":
            note = Paragraph("note", note=f"n. {self._calls}" if self._calls else "n.", pieces=[], links=[])
        else:
            self._said_of += 1
            note = Paragraph("comment", note=f"comment {self._said_of}", pieces=[], links=[])
        self._notes.append((len(self._groups), note))
        self._paragraphs.append(note)
        self._groups[-1].into = ""

    def _end(self, word: str) -> None:
        if len(self._paragraphs) > 1:
            self._paragraphs[-1].add("\n")
        elif word in ("row", "nestrow"):
            self._row += 1
        else:
            self._end_paragraph()
            self._cell += word in ("cell", "nestcell")

    def _end_paragraph(self) -> None:
        if len(self._paragraphs) > 1:
            return
        paragraph = self._paragraphs[0]
        if self._in_table:
            paragraph.kind, paragraph.lies = "cell", (self._table, self._row + 1, self._cell + 1)
        else:
            self._table += 1
            if self._level:
                paragraph.kind, paragraph.level = "heading", self._level
        self._sheet.add(paragraph)
        self._paragraphs[0] = Paragraph(pieces=[], links=[])


def _known(coding: str) -> str:
    """The code page, or that of the West where Python has none of the name."""
    try:
        "".encode(coding)
    except LookupError:
        return "cp1252"
    return coding
