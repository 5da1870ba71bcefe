"""Decisions of authorities and courts, laid down from their lines: parts, sections, numbered paragraphs, the
operative part and its articles.

A decision that numbers nothing has its paragraphs counted (`aln_3`). Parts bear Roman numerals and sections
letters, each counting only when it is the expected next one, so that a quoted « I. – » opens nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from citeref.law.draft import Draft
from citeref.law.eurlex import markers
from citeref.law.lines import Line
from citeref.law.numbering import Numbered, heads, paragraphs, quotations
from citeref.model import Authority, Origin
from citeref.ref import Ref

_PART = re.compile(r"(?P<sign>[IVX]{1,5})\s*[.)\-–—]+\s*(?=\S)")
_SECTION = re.compile(r"(?P<sign>[A-Z])\s*[.)\-–—]+\s*(?=\S)")
_SUBHEADING = re.compile(r"\d{1,2}\s?[.)°]+\s*\S|[a-z]\s?[.)]\s*\S|[ivx]{1,4}\s?[.)]\s*\S")
_ARTICLE = re.compile(r"Article\s+(?P<n>1\s?er|premier|\d{1,3})\s*(?:[.:–—-]+\s*)+", re.IGNORECASE)
_RULING = re.compile(r"(?P<n>\d{1,2})\s?[.)°]\s*[–—-]?\s*(?=\S)")
_OPERATIVE = (
    *("parcesmotifs", "décide", "decide", "delibere", "délibère", "bythesegrounds", "forthesereasons"),
    *("onthosegrounds", "onthesegrounds", "leconseilconstitutionneldécide", "forthosereasons"),
)
_MOTIVES = 160
"""Characters of the longest line that only announces the operative part."""


def read(
    lines: Sequence[Line],
    ref: Ref,
    lang: str,
    origin: Origin | None = None,
    title: str = "",
    among: range | None = None,
) -> Authority:
    """The units of a decision. `among` are the lines whose numbers count, where the source tells them from the
    annexes.
    """
    return laid(lines, ref, lang, title, among).authority(origin)


def laid(lines: Sequence[Line], ref: Ref, lang: str, title: str = "", among: range | None = None) -> Draft:
    """The units of a decision, still open to what follows it."""
    numbered = paragraphs(lines)
    if among:
        inside = paragraphs(lines[among.start : among.stop])
        numbered = [one._replace(line=one.line + among.start) for one in inside]
    reader = _Reader(Draft(ref, lang), numbered, quotations(lines))
    reader.draft.title = title
    for index, line in enumerate(lines):
        reader.line(index, line)
    return reader.draft


class _Reader:
    """The walk over the lines."""

    def __init__(self, draft: Draft, numbered: list[Numbered], quoted: list[bool]) -> None:
        self.draft, self._quoted = draft, quoted
        self._numbered = {one.line: one for one in numbered}
        self._last = numbered[-1].line if numbered else -1
        self._parts = self._sections = self._articles = self._ruled = self._counted = 0
        self._over = self._listing = False

    def line(self, index: int, line: Line) -> None:
        """Lays down one line, with the unit that it begins."""
        if one := self._numbered.get(index):
            self._drop("pt")
            self.draft.open(self.draft.ref / f"pt_{one.number}", one.label)
            self.draft.line(one.rest)
        elif index > self._last and not self._over and _announces(line.text):
            self._drop()
            self.draft.open(self.draft.ref / "enc_1")
            self._over = True
            self.draft.line(line.text)
        elif not (self._article(line) or self._ruling(line) or self._part(line) or self._section(line)):
            self._text(line, self._quoted[index] or self._listing)
        self.draft.keep(line.marks)
        goes_on = self._listing and not one and _SUBHEADING.match(line.text) is not None
        self._listing = goes_on or line.text.endswith((":", ";", ","))

    def _part(self, line: Line) -> bool:
        found = _PART.match(line.text)
        if self._over or not found or markers.roman(found["sign"]) != self._parts + 1 or not heads(line):
            return False
        self._drop()
        self._parts += 1
        self._sections = 0
        self._begin(self.draft.ref / f"prt_{self._parts}", found["sign"], line.text, found.end())
        return True

    def _section(self, line: Line) -> bool:
        found = _SECTION.match(line.text)
        expected = ord(found["sign"]) - ord("A") if found else -1
        if self._over or not found or expected != self._sections or not heads(line):
            return False
        self._drop("pt", "sct")
        self._sections += 1
        self._begin(self.draft.place / f"sct_{self._sections}", found["sign"], line.text, found.end())
        return True

    def _begin(self, ref: Ref, sign: str, text: str, at: int) -> None:
        self.draft.open(ref, f"{sign}.")
        self.draft.heading(text[at:])

    def _article(self, line: Line) -> bool:
        found = _ARTICLE.match(line.text) if self._over or not self._numbered else None
        number = int(found["n"]) if found and found["n"].isdecimal() else 1
        if not found or number != self._articles + 1:
            return False
        self._drop("art", "aln")
        self._articles += 1
        self.draft.open(self.draft.ref / f"art_{number}", found[0].rstrip(" .:–—-"))
        self.draft.line(line.text[found.end() :])
        return True

    def _ruling(self, line: Line) -> bool:
        """A numbered point of the operative part."""
        found = _RULING.match(line.text) if self._over and not self._articles else None
        if found is None or int(found["n"]) != self._ruled + 1:
            return False
        self._drop("pnt")
        self._ruled += 1
        self.draft.open(self.draft.ref / "enc_1" / f"pnt_{self._ruled}", found[0].strip())
        self.draft.line(line.text[found.end() :])
        return True

    def _text(self, line: Line, listed: bool) -> None:
        top = self.draft.stack[-1].code if self.draft.stack else ""
        if self._numbered or self._over or top == "art":
            told = not listed and heads(line) and _SUBHEADING.match(line.text)
            if top == "pt" and (line.heading or told):
                self._drop("pt")
            self.draft.line(line.text, 2 if top in ("prt", "sct", "") else 1)
            return
        self._drop("aln")
        self._counted += 1
        self.draft.open(self.draft.ref / f"aln_{self._counted}")
        self.draft.line(line.text, 2)

    def _drop(self, *codes: str) -> None:
        """Closes the innermost units of these kinds; all where none is named."""
        while self.draft.stack and (not codes or self.draft.stack[-1].code in codes):
            self.draft.close()


def _announces(text: str) -> bool:
    """Whether a line opens the operative part: « PAR CES MOTIFS », « D É C I D E : »."""
    bare = re.sub(r"[\W_]", "", text.casefold()) if len(text) <= _MOTIVES else ""
    return bare.startswith(_OPERATIVE)
