"""Akoma Ntoso, the XML of parliaments and gazettes: acts with their divisions, articles, paragraphs and points,
and judgments with numbered paragraphs.

What stands in `del` is repealed text kept in its place and is left out, `meta` and its kin are no text; what is
quoted from another act (`mod`, `embeddedText`, `quotedStructure`) opens no place of this one.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from lxml import etree

from citeref.law import french, marks, statute
from citeref.law.draft import NOWHERE, Draft
from citeref.law.eurlex import markers, wording
from citeref.law.eurlex.points import Points
from citeref.law.identify import Identity
from citeref.law.languages import TWO
from citeref.law.opened import Opened
from citeref.model import Authority, Origin
from citeref.ref import Ref

_DIVISIONS = {"part": "prt", "title": "tis", "chapter": "cpt", "section": "sct"}
_HIDDEN = frozenset({"book", "tome", "subsection", "subchapter", "subpart", "division"})
_QUOTED = frozenset({"mod", "embeddedText", "embeddedStructure", "quotedStructure", "quotedText"})
_SILENT = frozenset({"meta", "del", "JOLUXWork", "JOLUXLegalResource", "noteRef", "authorialNote", "remark"})
_POINTS = frozenset({"point", "item", "indent", "alineaPoint", "subparagraph", "list"})
_LINES = frozenset(
    {"p", "tblock", "heading", "td", "th", "block", "longTitle", "docTitle", "intro", "wrapUp"}
)
_HOLDERS = frozenset(
    {"content", "alinea", "body", "ul", "blockList", "table", "tr", "act", "judgment", "header"}
)


def is_file(page: Opened) -> bool:
    """Whether an XML file is in Akoma Ntoso."""
    return page.kind.casefold() == "akomantoso"


def read(page: Opened, ref: Ref, lang: str, origin: Origin | None = None) -> Authority:
    """The units of a file."""
    assert page.root is not None
    reader = _Reader(Draft(ref, lang))
    reader.draft.title = _title(page.root)
    reader.tell(page.root)
    reader.finish()
    return reader.draft.authority(origin)


def identity(page: Opened) -> Identity | None:
    """What a file is, by the address (ELI) of the work and the language of the expression; None where the head
    is empty, as tools leave it, or the country's law has no such reference.
    """
    assert page.root is not None
    work = _value(page.root, "FRBRWork", "FRBRthis") or _value(page.root, "FRBRWork", "FRBRuri")
    language = page.root.find(".//FRBRExpression/FRBRlanguage")
    code = (language.get("language") or "").rpartition("/")[2].lower() if language is not None else ""
    ref = _of_eli(work)
    lang = TWO.get(code, code)
    if ref is None or len(lang) != 2:
        return None
    return Identity(
        ref=ref, lang=lang, address=work if work.startswith("http") else "", licence="", attribution=""
    )


def _of_eli(address: str) -> Ref | None:
    """`…/eli/etat/leg/loi/2018/08/01/a686/jo` of Luxembourg is `lu/loi/2018-08-01-a686`."""
    found = re.search(r"legilux\.public\.lu/eli/etat/leg/(\w+)/(\d{4})/(\d\d)/(\d\d)/(\w+)", address)
    return french.checked(f"lu/{found[1]}/{found[2]}-{found[3]}-{found[4]}-{found[5]}") if found else None


class _Reader:
    """The walk over one file."""

    def __init__(self, draft: Draft) -> None:
        self.draft, self.points = draft, Points(draft)
        self._quoted = 0
        self._notes: list[str] = []

    def tell(self, element: etree._Element) -> None:
        """Lays down what an element holds."""
        line = [element.text or ""]
        for child in element:
            if child.tag == "authorialNote":
                line.append(self._note(child))
            elif child.tag in _SILENT:
                pass
            elif self._begins(child):
                self._say(line)
                self._unit(child)
            elif child.tag == "sup" or not self._holds(child):
                line.append(_words(child, self._note))
            else:
                self._say(line)
                self.tell(child)
            line.append(child.tail or "")
        self._say(line)

    def finish(self) -> None:
        """Closes what is open and lays the footnotes down."""
        self.draft.close_to(0)
        for at, note in enumerate(self._notes, 1):
            self.draft.line(f"{marks.sign(str(at), f'({at})')} {note}", 2 if at == 1 else 1)

    def _note(self, element: etree._Element) -> str:
        """Keeps a footnote for the end; what stands for it in the sentence."""
        words = marks.folded("".join(_raw(child) + (child.tail or "") for child in element))
        self._notes.append(words or marks.folded(element.text or ""))
        return marks.call(str(len(self._notes)))

    def _holds(self, child: etree._Element) -> bool:
        if child.tag in _LINES or child.tag in _HOLDERS:
            return True
        return any(inner.tag in _LINES or self._begins(inner) for inner in child.iterdescendants())

    def _begins(self, child: Any) -> bool:
        tag = child.tag
        return (
            tag in _DIVISIONS
            or tag in _HIDDEN
            or tag in _QUOTED
            or tag in _POINTS
            or tag in ("article", "paragraph", "ol")
        )

    def _unit(self, element: etree._Element) -> None:
        tag = element.tag
        if tag in _QUOTED:
            self._quoted += 1
            self.tell(element)
            self._quoted -= 1
        elif tag == "ol":
            self._list(element)
        elif tag in _POINTS and element.find("num") is None:
            self.tell(element)
        else:
            self._labelled(element)

    def _labelled(self, element: etree._Element) -> None:
        """A unit with its number, heading and content."""
        label = marks.without(_child(element, "num"))
        ref = NOWHERE if self._quoted else self._ref(element, label)
        if element.tag in _POINTS and ref != NOWHERE and self.draft.stack:
            self.points.open(self.draft.stack[-1], label)
        else:
            self.draft.open(ref, label)
        if heading := _child(element, "heading"):
            self.draft.heading(heading)
        for part in list(element):
            if part.tag in ("num", "heading"):
                part.tag = "del"
        self.tell(element)
        self.draft.close()

    def _ref(self, element: etree._Element, label: str) -> Ref:
        place, tag = self.draft.place, element.tag
        if tag == "article":
            said = french.article(re.sub(r"^Art\.?\s*", "", label).rstrip("."))
            return self.draft.ref / said if said else NOWHERE
        if tag in _DIVISIONS:
            outer = place if self.draft.stack else self.draft.ref
            segment = _division(tag, label)
            return outer / segment if segment and outer != NOWHERE else NOWHERE
        digits = "".join(re.findall(r"\d+", label)[:1])
        if tag == "paragraph" and digits:
            article = next((u.ref for u in self.draft.stack if u.code == "art"), None)
            return article / f"par_{digits}" if article else self.draft.ref / f"pt_{digits}"
        return place if tag in _POINTS else NOWHERE

    def _list(self, element: etree._Element) -> None:
        """A list whose signs the browser prints: its first sign says of what kind they are."""
        first = next(
            (v for k, v in element.attrib.items() if k.rpartition("}")[2] in ("symbol", "type")), "1."
        )
        for at, item in enumerate(element.iterchildren("li"), 1):
            sign = re.sub(r"\d+", str(at), first) if re.search(r"\d", first) else f"{markers.letter(at)})"
            if self._quoted or not self.draft.stack:
                self.draft.open(NOWHERE, sign)
            else:
                self.points.open(self.draft.stack[-1], sign)
            self.tell(item)
            self.draft.close()

    def _say(self, line: list[str]) -> None:
        text = marks.folded("".join(line))
        line.clear()
        if text and self.draft.stack:
            self.draft.alinea(text)
        elif text:
            self.draft.line(text)


def _division(tag: str, label: str) -> str:
    """The segment of a division: as its label says in French, else by the number in it."""
    number = wording.number(re.sub(r"^[^\W\d]{3,}\.?\s+(?=\S)|[^\w\s]", "", label))
    return statute.division(label) or (f"{_DIVISIONS[tag]}_{number}" if number else "")


def _title(root: etree._Element) -> str:
    named = next((e for e in root.iter("docTitle", "longTitle")), None)
    if named is not None:
        return marks.without(_words(named))
    said = next((e for e in root.iter("jolux") if "title" in e.attrib.values()), None)
    return marks.without(_words(said)) if said is not None else ""


def _value(root: etree._Element, *path: str) -> str:
    found = root.find(".//" + "/".join(path))
    return (found.get("value") or "") if found is not None else ""


def _child(element: etree._Element, name: str) -> str:
    found = element.find(name)
    return _words(found) if found is not None else ""


def _words(element: etree._Element, note: Callable[[etree._Element], str] | None = None) -> str:
    """The text of an element on one line, its links marked; footnotes told to `note`, where they leave their call."""
    return marks.folded(_raw(element, note))


def _raw(element: etree._Element, note: Callable[[etree._Element], str] | None = None) -> str:
    if element.tag == "authorialNote" and note:
        return note(element)
    if element.tag in _SILENT:
        return ""
    inside = (f"{_raw(child, note)}{child.tail or ''}" for child in element)
    text = "".join([element.text or "", *inside])
    target = element.get("href") if element.tag in ("ref", "rref", "mref", "a") else None
    return f"{marks.opening(target)}{text}{marks.END}" if target else text
