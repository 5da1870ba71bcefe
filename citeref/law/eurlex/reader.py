"""The reader of EUR-Lex pages: what each line, list item and id means for the units of the law.

Where ids name the places, they decide. Elsewhere the class of a line does, or its wording, and a number
counts only when it is the expected next one, so that a statute quoted inside an article does not open
articles of its own.
"""

from __future__ import annotations

import re

from citeref.law.draft import NOWHERE, Draft, Unit
from citeref.law.eurlex import markers, wording
from citeref.ref import Ref

DIVISIONS = {"prt": 0, "tis": 1, "cpt": 2, "sct": 3}
"""From the largest to the smallest."""

LABELS = {
    "ti-art": "art",
    "title-article-norm": "art",
    "ti-section-1": "div",
    "title-division-1": "div",
    "doc-ti": "doc",
    "title-annex-1": "anx",
    "title-doc-first": "title",
    "title-doc-last": "title",
}
HEADINGS = frozenset(
    {
        "sti-art",
        "stitle-article-norm",
        "ti-section-2",
        "title-division-2",
        "title-annex-2",
        "ti-grseq-1",
        "title-gr-seq-level-1",
        "doc-ti",
    }
)

_ANCHORED = re.compile(r"(?P<code>art|rct|anx)_(?P<number>\w+)\Z")
_DIVISION = re.compile(r"(prt|tis|cpt|sct)_([IVXLC]+|\d+)(\w*)")
_SHORT = 160
"""Characters of the longest heading in pages that do not mark headings."""
_LINKING = 12
"""Characters of the longest « ou », “and/or” that stands alone between two points and belongs to the first.
"""


class Reader:
    """Listens to a page (see `layout`) and lays its units down in a draft."""

    def __init__(self, ref: Ref, lang: str, *, anchored: bool, numbered: bool, bare: bool) -> None:
        self.draft = Draft(ref, lang)
        self.title: list[str] = []
        self._anchored, self._numbered, self._bare = anchored, numbered, bare
        self._depths: list[tuple[int, int]] = []
        self._items = 0
        self._titling = False
        self._over = False
        self._recital = self._article = 0
        self._annexes = 0
        self._loose: list[tuple[int, markers.Sign]] = []

    # what the walk tells

    def enter(self, anchor: str) -> None:
        depth = len(self.draft.stack)
        if anchor.startswith("tit_"):
            self._titling = True
        elif (ref := self._at(anchor)) is not None:
            self._over = False
            self._loose.clear()
            self.draft.open(ref)
        self._depths.append((depth, len(self.draft.stack)))

    def leave(self) -> None:
        self._titling = False
        self._loose.clear()
        self.draft.close_to(self._depths.pop()[0])

    def item(self, sign: str) -> None:
        self._drop_loose()
        depth = len(self.draft.stack)
        self._items += 1
        top = self._top
        number = markers.bare(sign)
        if top and top.code == "rct" and not top.label:
            self.draft.label(sign)
        elif not self._article and not self._anchored and number == str(self._recital + 1):
            self._recital += 1
            self.draft.open(self.draft.ref / f"rct_{number}", sign)
        elif top and not self._over:
            self._point(top, sign)
        else:
            self.draft.line(sign)
            self.draft.join()
        self._depths.append((depth, len(self.draft.stack)))

    def end_item(self) -> None:
        self._loose.clear()
        self._items -= 1
        self.draft.close_to(self._depths.pop()[0])

    def paragraph(self, label: str) -> None:
        self._begin_paragraph(wording.number(label), label)

    def ending(self) -> None:
        if not self._anchored and self._article:
            self._over = True
            self._close_flat()

    def line(self, text: str, role: str, indented: bool) -> None:
        kind = LABELS.get(role, "")
        if self._titling or kind == "title" or (kind == "doc" and not self._article and not self._top):
            self.title += [text] if text not in self.title else []
            self.draft.line(text)
        elif not (self._is_label(text, kind) or self._is_heading(text, role) or self._is_bare(text)):
            self._text(text, indented or self._bare)

    # labels and headings

    def _is_label(self, text: str, kind: str) -> bool:
        top = self._top
        waiting = top is not None and not top.label and top.start < 0
        if (
            top
            and waiting
            and ((kind == "art" and top.code == "art") or (kind == "div" and top.code in DIVISIONS))
        ) or (top and waiting and kind in ("doc", "anx") and top.code == "anx"):
            self.draft.label(text)
        elif self._items or not kind:
            return False
        elif kind == "art":
            self._begin_article(wording.any_number(text), text)
        elif kind == "div" and (found := wording.division(text)):
            self._begin_division(*found, label=text)
        elif kind in ("doc", "anx") and not (top and top.code == "anx" and top.start < 0):
            self._begin_annex(wording.annex(text) or ("", ""), text)
        else:
            return False
        return True

    def _is_heading(self, text: str, role: str) -> bool:
        top = self._top
        if role == "ti-grseq-1" and top and top.code == "art":
            self.ending()
        if role not in HEADINGS or top is None or not top.label or top.start >= 0:
            return False
        self.draft.heading(text)
        return True

    def _is_bare(self, text: str) -> bool:
        """The same for pages whose lines have no class: told by their wording."""
        if not self._bare or self._items:
            return False
        top = self._top
        if number := wording.article(text):
            self._begin_article(number, text)
        elif (found := wording.division(text)) and text[:2].isupper():
            self._begin_division(*found, label=text.removesuffix(found[2]).strip())
        elif self._article and (named := wording.annex(text)) and text[:2].isupper():
            self._begin_annex(named, text.removesuffix(named[1]).strip())
        elif self._article and wording.is_closing(text):
            self.ending()
            self.draft.line(text, 2)
        elif (
            top
            and top.label
            and top.start < 0
            and top.code in ("art", "anx", *DIVISIONS)
            and _is_title(text, top)
        ):
            self.draft.heading(text)
        elif not self._article and (recital := wording.recital(text)) and recital[0] == self._recital + 1:
            self._recital += 1
            self._close_flat()
            self.draft.open(self.draft.ref / f"rct_{recital[0]}", recital[1])
            self.draft.line(recital[2])
        else:
            return False
        return True

    # units told by classes or wording

    def _begin_article(self, number: str, label: str) -> None:
        self._close_flat(keep=DIVISIONS)
        self._article += 1
        self._over = False
        self.draft.open(self.draft.ref / f"art_{number}", label)

    def _begin_division(self, code: str, number: str, heading: str, label: str) -> None:
        self._close_flat(keep={c: level for c, level in DIVISIONS.items() if level < DIVISIONS[code]})
        place = self.draft.place if self._top and self._top.code in DIVISIONS else self.draft.ref
        self.draft.open(place / f"{code}_{number}", label)
        if heading:
            self.draft.heading(heading)

    def _begin_annex(self, found: tuple[str, str], label: str) -> None:
        self._close_flat()
        self._annexes += 1
        self._over = False
        self.draft.open(self.draft.ref / f"anx_{found[0] or self._annexes}", label)
        if self._bare and found[1]:
            self.draft.heading(found[1])

    def _begin_paragraph(self, number: str, label: str) -> None:
        self._drop_loose()
        while self._top and self._top.code != "art" and len(self.draft.stack) > self._floor:
            self.draft.close()
        place = self.draft.place if self._top and self._top.code == "art" else None
        self.draft.open(place / f"par_{number}" if place and number else NOWHERE, label)

    def _close_flat(self, keep: dict[str, int] | None = None) -> None:
        """Closes what no id closes: down to the divisions worth keeping, or to the element last entered."""
        self._loose.clear()
        while len(self.draft.stack) > self._floor and self.draft.stack[-1].code not in (keep or {}):
            self.draft.close()

    # text and points

    def _text(self, text: str, loose: bool) -> None:
        top = self._top
        if top is None or self._over:
            self.draft.line(text, 2 if self._over else 1)
            return
        holder = next((u for u in reversed(self.draft.stack) if u.code in ("art", "par")), None)
        if found := self._paragraph_in(text, top, holder):
            if top.code == "par" and not top.label:
                self.draft.label(found[1])
            else:
                self._begin_paragraph(found[0], found[1])
            text, top = found[2], self._top or top
        if loose and self._is_loose_point(text):
            return
        if self._loose and len(text) < _LINKING and text.islower():
            self.draft.line(text)
            return
        self._drop_loose()
        self.draft.alinea(text)

    def _paragraph_in(self, text: str, top: Unit, holder: Unit | None) -> tuple[str, str, str] | None:
        """The number a paragraph begins with, where it is the one expected."""
        if (
            holder is None
            or (self._numbered and (top.code != "par" or top.label or top.start >= 0))
            or self._items
        ):
            return None
        found = wording.paragraph(text, bracketed=True)
        if found is None or (top.code == "par" and not top.label and top.start < 0):
            return found
        last = holder.ref.rpartition("/par_")[2] if holder.code == "par" else "0"
        expected = (
            _value(found[0]) in (_value(last) + 1, _value(last)) and found[0] != last and found[0][0] != "0"
        )
        return (
            found
            if expected and not (found[1].startswith("(") and _value(last) == 0 and self._loose)
            else None
        )

    def _is_loose_point(self, text: str) -> bool:
        top = self._top
        found = markers.leading(text, dotted=bool(top and "anx" in top.ref))
        if found is None:
            return False
        sign, rest = found
        for index in range(len(self._loose) - 1, -1, -1):
            depth, before = self._loose[index]
            if sign.follows(before):
                self.draft.close_to(depth)
                del self._loose[index:]
                break
        else:
            if not sign.first:
                return False
        self._loose.append((len(self.draft.stack), sign))
        if self._top:
            self._point(self._top, sign.text)
        self.draft.alinea(rest)
        return True

    def _point(self, top: Unit, sign: str) -> None:
        """Opens the point or indent that a sign announces inside a unit."""
        top.items += 1
        name = markers.bare(sign)
        top.by_place = top.by_place or (bool(name) and not markers.is_plain(name))
        segment = (
            f"idt_{top.items}" if not name else f"pnt_{markers.letter(top.items) if top.by_place else name}"
        )
        ref = top.ref / segment
        if ref in self.draft.units and len(top.alineas) > 1:
            ref = top.ref / f"aln_{len(top.alineas)}" / segment
        self.draft.open(ref if top.code not in DIVISIONS else NOWHERE, sign)

    def _drop_loose(self) -> None:
        if self._loose:
            self.draft.close_to(self._loose[0][0])
            self._loose.clear()

    @property
    def _top(self) -> Unit | None:
        return self.draft.stack[-1] if self.draft.stack else None

    @property
    def _floor(self) -> int:
        return self._depths[-1][1] if self._depths else 0

    def _at(self, anchor: str) -> Ref | None:
        """The reference that an id names, or None for the ids of preamble and closing."""
        ref = self.draft.ref
        if found := _ANCHORED.match(anchor):
            self._article += found["code"] == "art"
            number = wording.number(found["number"].lower())
            return ref / f"{found['code']}_{number}" if number else None
        if anchor[3:4] == ".":
            number = wording.number(anchor[4:])
            inside = self._top is not None and self._top.ref.endswith(f"/art_{int(anchor[:3])}")
            return self.draft.place / f"par_{number}" if number and inside else None
        divisions = [
            f"{code}_{wording.number(f'{n} {bis}'.lower())}" for code, n, bis in _DIVISION.findall(anchor)
        ]
        for division in divisions:
            ref = ref / division
        return ref if divisions else None


def _value(number: str) -> int:
    digits = re.match(r"\d+", number)
    return int(digits[0]) if digits else 0


def _is_title(text: str, top: Unit) -> bool:
    return (
        len(text) <= _SHORT
        and not top.heading
        and not text.endswith((".", ":", ";", ","))
        and not wording.paragraph(text, True)
        and not markers.leading(text)
    )
