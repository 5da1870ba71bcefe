"""The reader of EUR-Lex pages: what each line, list item and id means for the units of the law.

Where ids name the places, they decide. Elsewhere the class of a line does, or its wording, and a number
counts only when it is the expected next one, so that a statute quoted inside an article does not open
articles of its own.
"""

from __future__ import annotations

import re

from citeref.law import marks
from citeref.law.draft import NOWHERE, Draft, Unit
from citeref.law.eurlex import anchors, markers, wording
from citeref.law.eurlex.layout import NOTES
from citeref.law.eurlex.points import Points
from citeref.ref import Ref

DIVISIONS = {"prt": 0, "tis": 1, "cpt": 2, "sct": 3}
"""From the largest to the smallest."""

LABELS = {
    "ti-art": "art",
    "title-article-norm": "art",
    "ti-section-1": "division",
    "title-division-1": "division",
    "doc-ti": "document",
    "title-annex-1": "annex",
    "title-doc-first": "title",
    "title-doc-last": "title",
}
"""Classes of lines that announce a unit, and which."""

HEADINGS = frozenset(
    {
        "sti-art",
        "stitle-article-norm",
        "ti-section-2",
        "title-division-2",
        "title-annex-2",
        "ti-grseq-1",
        "doc-ti",
    }
    | {"title-gr-seq-level-1"}
)
"""Classes of lines that are the heading of the unit just announced."""

_SHORT = 160
"""Characters of the longest heading in pages that do not mark headings."""

Found = tuple[str, str, str]


class Reader:
    """Listens to a page (see `layout`) and lays its units down in a draft.

    `anchored`: ids name the articles. `numbered`: ids or classes name the paragraphs. `bare`: no class names
    anything.
    """

    def __init__(self, ref: Ref, lang: str, *, anchored: bool, numbered: bool, bare: bool) -> None:
        self.draft = Draft(ref, lang)
        self.points = Points(self.draft)
        self.title: list[str] = []
        self._anchored, self._numbered, self._bare = anchored, numbered, bare
        self.classed = not bare
        self._depths: list[tuple[int, int]] = []
        self._items = 0
        self._titling = self._over = self._listing = False
        self._said = ""
        self._recitals = self._articles = self._annexes = 0

    def enter(self, anchor: str) -> None:
        depth = len(self.draft.stack)
        self._titling = anchor.startswith("tit_")
        ref = anchors.place(anchor, self.draft.ref, self.draft.place)
        if ref is not None:
            self._articles += anchor.startswith("art_")
            self._over = False
            self.points.forget()
            self.draft.open(ref)
        self._depths.append((depth, len(self.draft.stack)))

    def leave(self) -> None:
        self._titling = False
        self.points.forget()
        self.draft.close_to(self._depths.pop()[0])

    def item(self, sign: str) -> None:
        self.points.drop()
        depth = len(self.draft.stack)
        self._items += 1
        top, number = self._top, markers.bare(sign)
        if top and top.code == "rct" and not top.label:
            self.draft.label(sign)
        elif not self._articles and not self._anchored and number == str(self._recitals + 1):
            self._begin_recital(number, sign)
        elif top and not self._over:
            self.points.open(top, sign)
        else:
            self.draft.line(sign)
            self.draft.join()
        self._depths.append((depth, len(self.draft.stack)))

    def end_item(self) -> None:
        self.points.forget()
        self._items -= 1
        self.draft.close_to(self._depths.pop()[0])

    def paragraph(self, label: str) -> None:
        self._begin_paragraph(wording.number(label), label)

    def marks(self, found: tuple[marks.Mark, ...], role: str) -> None:
        self.draft.keep(found)
        if role in NOTES and not any(mark.kind == marks.NOTE for mark in found):
            self.draft.note_goes_on()

    def ending(self) -> None:
        if not self._anchored and self._articles:
            self._over = True
            self._close()

    def line(self, text: str, role: str, indented: bool) -> None:
        kind = LABELS.get(role, "")
        if self._titling or kind == "title" or (kind == "document" and not self._articles and not self._top):
            self.title += [text] if text not in self.title else []
            self.draft.line(text)
        elif not (self._labels(text, kind) or self._heads(text, role) or self._says(text)):
            self._text(text, indented or self._bare)

    def _labels(self, text: str, kind: str) -> bool:
        """Whether a line is the label of the unit whose id came before, or opens one that has no id."""
        top = self._top
        if top and not top.label and top.start < 0 and kind in _labelled(top.code):
            self.draft.label(text)
            if top.code == "art":
                self.draft.rename(self.draft.ref / f"art_{wording.any_number(text)}")
        elif self._items or not kind or (self._anchored and top):
            return False
        elif kind == "art" and not self._anchored:
            self._begin_article(wording.any_number(text), text)
        elif kind == "division" and (found := wording.division(text)):
            self._begin_division(*found, label=text)
        elif kind in ("document", "annex") and not (top and top.code == "anx" and top.start < 0):
            self._begin_annex(wording.annex(text) or ("", ""), text)
        else:
            return False
        return True

    def _heads(self, text: str, role: str) -> bool:
        """Whether a line is the heading of the unit just announced."""
        top = self._top
        if role == "ti-grseq-1" and top and top.code == "art":
            self.ending()
        if role not in HEADINGS or top is None or not top.label or top.start >= 0:
            return False
        self.draft.heading(text)
        return True

    def _says(self, text: str) -> bool:
        """The same for pages whose lines have no class: told by their wording."""
        if not self._bare or self._items:
            return False
        if self._top and self._top.code == "rct" and text.isupper():
            self._close()
        top, capital = self._top, text[:2].isupper()
        if number := wording.article(text):
            self._begin_article(number, text)
        elif capital and (found := wording.division(text)):
            self._begin_division(*found, label=text.removesuffix(found[2]).strip())
        elif self._articles and capital and (named := wording.annex(text)):
            self._begin_annex(named, text.removesuffix(named[1]).strip())
        elif self._articles and wording.is_closing(text):
            self.ending()
            self.draft.line(text, 2)
        elif top and top.code in ("art", "anx", *DIVISIONS) and _may_head(text, top):
            self.draft.heading(text)
        elif not self._articles and (recital := wording.recital(text)) and recital[0] == self._recitals + 1:
            self._close()
            self._begin_recital(str(recital[0]), recital[1])
            self.draft.line(recital[2])
        else:
            return False
        return True

    def _begin_recital(self, number: str, label: str) -> None:
        self._recitals += 1
        self.draft.open(self.draft.ref / f"rct_{number}", label)

    def _begin_article(self, number: str, label: str) -> None:
        self._close(keep=DIVISIONS)
        self._articles += 1
        self._over = self._listing = False
        self.draft.open(self.draft.ref / f"art_{number}", label)

    def _begin_division(self, code: str, number: str, heading: str, label: str) -> None:
        self._close(keep={c: level for c, level in DIVISIONS.items() if level < DIVISIONS[code]})
        place = self.draft.place if self._top and self._top.code in DIVISIONS else self.draft.ref
        self.draft.open(place / f"{code}_{number}", label)
        if heading:
            self.draft.heading(heading)

    def _begin_annex(self, found: tuple[str, str], label: str) -> None:
        self._close()
        self._annexes += 1
        self._over = False
        self.draft.open(self.draft.ref / f"anx_{found[0] or self._annexes}", label)
        if self._bare and found[1]:
            self.draft.heading(found[1])

    def _begin_paragraph(self, number: str, label: str) -> None:
        self.points.drop()
        while self._top and self._top.code != "art" and len(self.draft.stack) > self._floor:
            self.draft.close()
        inside = self._top is not None and self._top.code == "art"
        self.draft.open(self.draft.place / f"par_{number}" if inside and number else NOWHERE, label)

    def _close(self, keep: dict[str, int] | None = None) -> None:
        """Closes what no id closes: down to the divisions worth keeping, or to the element last entered."""
        self.points.forget()
        while len(self.draft.stack) > self._floor and self.draft.stack[-1].code not in (keep or {}):
            self.draft.close()

    def _text(self, text: str, loose: bool) -> None:
        """A line that announces nothing by its class: a paragraph, a point, or words. The terms that an article
        defines after « on entend par: » are points, also where they bear the numbers of paragraphs.
        """
        top = self._top
        if top is None or self._over:
            self.draft.line(text, 2 if self._over else 1)
            return
        said, self._said = self._said, text
        found = self._paragraph_in(text, top)
        if found and loose and _defines(top, said, found[2]):
            self._listing = True
        elif found:
            self._listing = False
            if _awaits(top):
                self.draft.label(found[1])
            else:
                self._begin_paragraph(found[0], found[1])
            text = found[2]
        dotted = self._listing or "/anx_" in self.draft.place
        if not (loose and self.points.line(text, dotted)):
            self.points.drop()
            self.draft.alinea(text)

    def _paragraph_in(self, text: str, top: Unit) -> Found | None:
        """The number that a line begins with, where a paragraph of that number may begin."""
        holder = next((unit for unit in reversed(self.draft.stack) if unit.code in ("art", "par")), None)
        found = wording.paragraph(text, bracketed=True) if holder and not self._items else None
        if found is None or holder is None or _awaits(top):
            return found
        return found if not self._numbered and _expected(found, holder) else None

    @property
    def _top(self) -> Unit | None:
        return self.draft.stack[-1] if self.draft.stack else None

    @property
    def _floor(self) -> int:
        return self._depths[-1][1] if self._depths else 0


def _labelled(code: str) -> tuple[str, ...]:
    """The kinds of label that a unit waits for."""
    if code == "art":
        return ("art",)
    return ("division",) if code in DIVISIONS else ("document", "annex") if code == "anx" else ()


def _awaits(top: Unit) -> bool:
    """Whether a paragraph was opened by an id and its number is still to come, in its text."""
    return top.code == "par" and not top.label and top.start < 0


def _defines(top: Unit, said: str, text: str) -> bool:
    """Whether a text is the first of the terms that an article announces, and stands in quotation marks."""
    return top.code == "art" and top.start >= 0 and said.endswith(":") and text[:1] in "«“„‘\"'"


def _expected(found: Found, holder: Unit) -> bool:
    """Whether a number goes on from the paragraph before it, printed the same way, or begins an article."""
    number, label, _ = found
    if holder.code == "art":
        return number == "1" and not (label.startswith("(") and holder.start >= 0)
    last = holder.ref.rpartition("/par_")[2]
    same = label.startswith("(") == holder.label.startswith("(")
    return same and number != last and _value(number) - _value(last) in (0, 1)


def _value(number: str) -> int:
    digits = re.match(r"\d+", number)
    return int(digits[0]) if digits else 0


def _may_head(text: str, top: Unit) -> bool:
    """Whether a line under a bare label may be its heading: short, and no sentence, number or sign."""
    short = len(text) <= _SHORT and not text.endswith((".", ":", ";", ","))
    first = bool(top.label) and top.start < 0 and not top.heading
    return first and short and not wording.paragraph(text, True) and not markers.leading(text)
