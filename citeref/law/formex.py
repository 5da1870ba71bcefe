"""Formex 4, the XML in which the Publications Office keeps the Official Journal and the consolidated texts.

Every unit is an element: `CONSID`, `DIVISION`, `ARTICLE`, `PARAG`, `ALINEA`, `LIST/ITEM`, `ANNEX`; quotation
marks are elements too, with the sign's code. A footnote stands inside the sentence that calls it; here it is
told after the act. What stands in `QUOT.S` is the text of another act and opens no place of this one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

from lxml import etree

from citeref.law import marks
from citeref.law.draft import NOWHERE, Draft
from citeref.law.eurlex import markers, wording
from citeref.law.eurlex.points import Points
from citeref.law.formex_words import SILENT, division, number, words
from citeref.law.tree import fold
from citeref.model import Authority, Origin
from citeref.ref import Ref

ROOTS = frozenset(
    {"ACT", "CONS.ACT", "ANNEX", "CONS.ANNEX", "JUDGMENT", "CONS.OTH.DOC", "GENERAL", "DECISION"}
)
"""Root elements of files that hold text; a `DOC` only lists the files of a package."""

ANNEXES = frozenset({"ANNEX", "CONS.ANNEX"})


def read(root: etree._Element, ref: Ref, lang: str, origin: Origin | None = None) -> Authority:
    """The units of a Formex file, down to points and indents."""
    reader = _Reader(Draft(ref, lang))
    reader.tell(root)
    reader.finish()
    return reader.draft.authority(origin)


class _Reader:
    """The walk over one file."""

    def __init__(self, draft: Draft) -> None:
        self.draft, self.points = draft, Points(draft)
        self._notes: list[str] = []
        self._quoted = self._annexes = 0
        self._tell: dict[str, Callable[[etree._Element], None]] = {
            "ARTICLE": self._article,
            "PARAG": self._paragraph,
            "DIVISION": self._division,
            "CONSID": self._recital,
            "LIST": self._list,
            "NP": self._numbered,
            "NP.ECR": self._judged,
            "ANNEX": self._annex,
            "CONS.ANNEX": self._annex,
            "TITLE": self._title,
            "DLIST": self._definitions,
            "QUOT.S": self._quotation,
            "FINAL": self._final,
            **dict.fromkeys(("P", "ALINEA", "VISA", "TXT", "CELL", "CORPUS", "ROW", "TBL"), self.tell),
            **dict.fromkeys(("GR.SEQ", "TI", "STI", "TI.ART", "STI.ART", "CONTENTS", "TOC.ITEM"), self.tell),
        }

    def tell(self, element: etree._Element, before: str = "") -> None:
        """Lays down the text of an element, with the words that stand before it on the same line: lines where
        it has words, units where it has units.
        """
        if element.tag in ANNEXES and not self.draft.stack and element.getparent() is None:
            self._annex(element)
            return
        line = [before, element.text or ""]
        for child in element:
            if child.tag in SILENT:
                line.append(self._note(child))
            elif tell := self._block(child):
                self._say(line)
                tell(child)
            else:
                line.append(words(child, self._note))
            line.append(child.tail or "")
        self._say(line)

    def finish(self) -> None:
        """Closes what is open and lays the footnotes down."""
        self.draft.close_to(0)
        for at, note in enumerate(self._notes, 1):
            self.draft.line(f"{marks.sign(str(at), f'({at})')} {note}", 2 if at == 1 else 1)

    def _block(self, child: etree._Element) -> Callable[[etree._Element], None] | None:
        known = self._tell.get(child.tag)
        if known is None and any(inner.tag in self._tell for inner in child.iterdescendants()):
            return self.tell
        return known

    def _say(self, line: list[str]) -> None:
        text = marks.folded("".join(line))
        line.clear()
        if not text:
            return
        if self.draft.stack:
            self.draft.alinea(text)
        else:
            self.draft.line(text)

    def _note(self, element: etree._Element) -> str:
        """Keeps a footnote for the end; what stands for it in the sentence."""
        if element.tag != "NOTE":
            return ""
        self._notes.append(" ".join(words(part) for part in element) or fold(element.text or ""))
        return marks.call(str(len(self._notes)))

    def _open(self, ref: Ref, label: str) -> None:
        self.draft.open(NOWHERE if self._quoted else ref, label)

    def _rest(self, element: etree._Element, *told: str) -> None:
        for child in element:
            if child.tag not in told and child.tag not in SILENT:
                (self._block(child) or self._plain)(child)

    def _plain(self, element: etree._Element) -> None:
        self._say([words(element, self._note)])

    def _article(self, element: etree._Element) -> None:
        label = self._said(element, "TI.ART")
        named = number(element.get("IDENTIFIER") or "") or wording.any_number(label)
        self._open(self.draft.ref / f"art_{named}", label)
        if heading := self._said(element, "STI.ART"):
            self.draft.heading(heading)
        self._rest(element, "TI.ART", "STI.ART")
        self.draft.close()

    def _paragraph(self, element: etree._Element) -> None:
        label = self._said(element, "NO.PARAG")
        named = number((element.get("IDENTIFIER") or "").rpartition(".")[2]) or wording.number(label)
        top = self.draft.stack[-1] if self.draft.stack else None
        inside = top is not None and top.code == "art" and bool(named)
        self._open(self.draft.place / f"par_{named}" if inside else NOWHERE, label)
        self._rest(element, "NO.PARAG")
        self.draft.close()

    def _division(self, element: etree._Element) -> None:
        title = element.find("TITLE")
        label = self._said(title, "TI") if title is not None else ""
        depth = sum(unit.code in ("prt", "tis", "cpt", "sct") for unit in self.draft.stack)
        code, named = division(label, depth, element)
        place = self.draft.place if depth else self.draft.ref
        self._open(place / f"{code}_{named}" if named else NOWHERE, label)
        if title is not None and (heading := self._said(title, "STI")):
            self.draft.heading(heading)
        self._rest(element, "TITLE")
        self.draft.close()

    def _recital(self, element: etree._Element) -> None:
        label = self._said(element, "NP/NO.P")
        named = "".join(re.findall(r"\d+", label)[:1])
        self._open(self.draft.ref / f"rct_{named}" if named else NOWHERE, label)
        item = element.find("NP")
        self._rest(item if item is not None and label else element, "NO.P")
        self.draft.close()

    def _list(self, element: etree._Element) -> None:
        signs = [markers.bare(sign.text or "") for sign in element.iterfind("ITEM/NP/NO.P")]
        if self.draft.stack and Counter(filter(None, signs)).most_common(1)[:1]:
            repeated = Counter(filter(None, signs)).most_common(1)[0][1] > 1
            self.draft.stack[-1].by_place = self.draft.stack[-1].by_place or repeated
        for item in element:
            if item.find("NP") is None and item.tag == "ITEM" and element.get("TYPE") == "DASH":
                self._point("—", item)
            else:
                self.tell(item)

    def _definitions(self, element: etree._Element) -> None:
        """A list of terms and what they mean."""
        for item in element.iterchildren("DLIST.ITEM"):
            meaning, sign = item.find("DEFINITION"), self._said(item, "PREFIX")
            term = self._said(item, "TERM") + (element.get("SEPARATOR") or "").rstrip() + " "
            opened = bool(sign and self.draft.stack)
            if opened:
                self._begin_point(sign)
            if meaning is None:
                self._say([term])
            elif len(meaning) and meaning[0].tag == "P" and not (meaning.text or "").strip():
                self.tell(meaning[0], term)
                for part in meaning[1:]:
                    (self._block(part) or self._plain)(part)
            else:
                self.tell(meaning, term)
            if opened:
                self.draft.close()

    def _numbered(self, element: etree._Element) -> None:
        self._point(self._said(element, "NO.P"), element)

    def _point(self, sign: str, element: etree._Element) -> None:
        if not sign or not self.draft.stack:
            self._say([f"{sign} "])
            self._rest(element, "NO.P")
            return
        self._begin_point(sign)
        self._rest(element, "NO.P") if element.tag == "NP" else self.tell(element)
        self.draft.close()

    def _begin_point(self, sign: str) -> None:
        if self._quoted:
            self.draft.open(NOWHERE, sign)
        else:
            self.points.open(self.draft.stack[-1], sign)

    def _judged(self, element: etree._Element) -> None:
        """A numbered paragraph of a judgment."""
        label = self._said(element, "NO.P")
        named = "".join(re.findall(r"\d+", label)[:1])
        self._open(self.draft.ref / f"pt_{named}" if named else NOWHERE, label)
        self._rest(element, "NO.P")
        self.draft.close()

    def _annex(self, element: etree._Element) -> None:
        self._annexes += 1
        title = element.find("TITLE")
        label = self._said(title, "TI") if title is not None else ""
        named = wording.annex(label)
        self.draft.close_to(0)
        self._open(self.draft.ref / f"anx_{named[0] if named and named[0] else self._annexes}", label)
        if title is not None and (heading := self._said(title, "STI")):
            self.draft.heading(heading)
        self._rest(element, "TITLE")
        self.draft.close()

    def _title(self, element: etree._Element) -> None:
        """A title: that of the act, or of a group inside a preamble or an annex."""
        lines = [words(p, self._note) for part in element for p in (part.findall("P") or [part])]
        if not self.draft.stack and not self.draft.title:
            self.draft.title = " ".join(map(marks.without, lines))
        for line in lines:
            self.draft.line(line)

    def _quotation(self, element: etree._Element) -> None:
        self._quoted += 1
        self.tell(element)
        self._quoted -= 1

    def _final(self, element: etree._Element) -> None:
        self.draft.close_to(0)
        self.tell(element)

    def _said(self, element: etree._Element, path: str) -> str:
        found = element.find(path)
        return "" if found is None else marks.without(words(found, self._note))
