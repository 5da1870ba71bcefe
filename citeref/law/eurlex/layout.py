"""What an EUR-Lex page says, in order, whatever the layout: places that open and close, list items, lines
with their role.

Three habits of the site are undone here: a list item is a table of one row (Journal) or a grid (consolidated
text), with its sign in the first cell; calls of notes stand inside the sentences; marks of amendment (►M1,
▼B) stand inside and between them.
"""

from __future__ import annotations

import re
from typing import Protocol

from lxml import etree

from citeref.law import marks
from citeref.law.eurlex import markers
from citeref.law.tree import BLOCKS, walk, words

ANCHOR = re.compile(
    r"(?:art|rct|anx)_\w+\Z|(?:(?:prt|tis|cpt|sct|sbs)_\w+\.?)+\Z|(?:tit|pbl|enc|fnp|cit)_\d+\Z|\d{3}\.\d{3}\w*\Z"
)
"""The ids that name places of the law."""

DROPPED = frozenset({"arrow", "modref"})
"""Classes of lines that only tell who amended what follows."""

ENDING = frozenset({"final", "signatory", "doc-end", "doc-sep", "note", "footnote", "separator-short"})
"""Classes that begin what is no article any more: the closing formula, the signatures, the notes."""

NOTES = frozenset({"note", "footnote"})
"""Classes of the lines of footnotes."""

_MARK = re.compile(r"[►▼](?:[A-Z]\d*)?\s*|\s*◄")


class Reader(Protocol):
    """Whoever listens to a page being read."""

    def enter(self, anchor: str) -> None:
        """An element with an id that names a place begins."""

    def leave(self) -> None:
        """The element last entered ends."""

    def item(self, sign: str) -> None:
        """A list item begins, with its sign in a cell of its own."""

    def end_item(self) -> None:
        """The list item last begun ends."""

    def paragraph(self, label: str) -> None:
        """A numbered paragraph begins, its number marked as such."""

    def line(self, text: str, role: str, indented: bool) -> None:
        """A line of text; `role` is the class that tells what it is, `indented` a list item told only by its
        indent.
        """

    def marks(self, found: tuple[marks.Mark, ...], role: str) -> None:
        """The links and notes of the line just told, whose role is a note's where a note may go on in it."""

    def ending(self) -> None:
        """The articles are over: the closing formula, the signatures or the notes begin."""


def body(root: etree._Element) -> etree._Element:
    """The element that holds the law, without the menus of a page saved from the browser."""
    for path in (".//*[@id='docHtml']", ".//*[@id='TexteOnly']", ".//*[@id='document1']"):
        found = root.find(path)
        if found is not None:
            return found
    found = root.find(".//body")
    return root if found is None else found


def tell(root: etree._Element, reader: Reader) -> None:
    """Tells a reader the whole page, in order."""
    Teller(reader).tell(root)


class Teller:
    """The walk over one page."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self._line: list[str] = []
        self._roles: list[str] = [""]
        self._after: dict[etree._Element, list[str]] = {}
        self._skipped: etree._Element | None = None
        self._indented = 0
        self._linked: set[etree._Element] = set()

    def tell(self, root: etree._Element) -> None:
        for event, element in walk(root):
            if self._skipped is not None:
                if element is self._skipped and event == "end":
                    self._skipped = None
                    self._resume(element)
            elif event == "start":
                self._start(element)
            else:
                self._end(element)
                if element is not root:
                    self._line.append(element.tail or "")
        self._flush()

    def _start(self, element: etree._Element) -> None:
        role = _role(element)
        if element.tag == "a" and _is_call(element):
            self._skip(element)
            return
        if element.tag == "a" and (target := _target(element)):
            self._line.append(marks.opening(target))
            self._linked.add(element)
            self._line.append(element.text or "")
            return
        if role == "no-parag":
            self._flush()
            self.reader.paragraph(words(element))
            self._skip(element)
        elif element.tag in BLOCKS:
            self._flush()
            if role in DROPPED or role == "list grid-list-column-1" or element.get("id") == "TOC":
                self._skip(element)
                return
            self._block(element, role)
        if self._skipped is None:
            self._line.append(element.text or "")

    def _block(self, element: etree._Element, role: str) -> None:
        """What begins with a block: a place, a list item, an ending, an indent."""
        closing = []
        if role in ENDING or (element.tag == "hr" and not role):
            self.reader.ending()
        anchor = element.get("id")
        if anchor and ANCHOR.match(anchor):
            self.reader.enter(anchor)
            closing.append("leave")
        sign = self._sign(element, role)
        if sign:
            self.reader.item(sign)
            closing.append("item")
        if "text-indent: -" in (element.get("style") or ""):
            self._indented += 1
            closing.append("indent")
        if closing:
            self._after[element] = closing
        self._roles.append(role if element.tag in ("p", "td", "h1", "h2", "h3") or role else self._roles[-1])

    def _end(self, element: etree._Element) -> None:
        if element in self._linked:
            self._line.append(marks.END)
        if element.tag not in BLOCKS:
            return
        self._flush()
        self._roles.pop()
        for closing in reversed(self._after.pop(element, ())):
            if closing == "leave":
                self.reader.leave()
            elif closing == "item":
                self.reader.end_item()
            else:
                self._indented -= 1

    def _sign(self, element: etree._Element, role: str) -> str:
        """The sign of the list item that an element is, or an empty string."""
        cell = None
        if "grid-list" in role and "column" not in role:
            cell = next(
                (child for child in element if "grid-list-column-1" in (child.get("class") or "")), None
            )
        elif element.tag == "tr" and len(element) in (2, 3):
            cell = element[-2]
            if len(element) == 3 and words(element[0]):
                return ""
        if cell is None or len(text := words(cell)) > 20:
            return ""
        text = _MARK.sub("", text)
        if element.tag == "tr":
            if not markers.is_sign(text):
                return ""
            self._drop(cell)
        return text

    def _drop(self, cell: etree._Element) -> None:
        """Makes a cell whose text was told as a sign silent."""
        for part in cell.iter():
            part.text = None
            if part is not cell:
                part.tail = None

    def _resume(self, element: etree._Element) -> None:
        """Goes on after what was left out; a sentence closes over the call of a note, brackets and space
        before it too.
        """
        after = element.tail or ""
        if element.tag == "a":
            marked: list[str] = []
            while self._line and (not self._line[-1].strip() or self._line[-1].endswith(marks.END)):
                marked += [piece for piece in (self._line.pop(),) if piece.strip()]
            before = self._line.pop().rstrip() if self._line else ""
            if before.endswith("(") and after.startswith(")"):
                before, after = before[:-1].rstrip(), after[1:]
            call = marks.opening(element.get("href") or "") + marks.END
            self._line += (before, *reversed(marked), call, " " if after[:1].isalnum() else "")
        self._line.append(after)

    def _skip(self, element: etree._Element) -> None:
        self._skipped = element

    def _flush(self) -> None:
        raw = "".join(self._line)
        self._line.clear()
        if "►" in raw or "▼" in raw or "◄" in raw:
            raw = _MARK.sub("", raw)
        text, found = marks.lifted(raw)
        if text:
            self.reader.line(text, self._roles[-1], self._indented > 0)
            if found or self._roles[-1] in NOTES:
                self.reader.marks(found, self._roles[-1])


def _target(element: etree._Element) -> str:
    """Where a link leads, as written; an empty string for one that only tells who amended what follows."""
    target = element.get("href") or ""
    return "" if (element.text or "").strip()[:1] in ("►", "▼", "◄") or target == "#" else target


def _role(element: etree._Element) -> str:
    role = element.get("class") or ""
    return role[3:] if role.startswith("oj-") else role


def _is_call(element: etree._Element) -> bool:
    """Whether a link is the call of a note: its number is no word of the sentence."""
    anchor, target = element.get("id") or "", element.get("href") or ""
    return anchor.startswith(("ntc", "src.")) or "#ntr" in target or target.startswith("#E0")
