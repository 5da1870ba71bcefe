"""French codes and laws, laid down from their divisions and articles.

In an article « I. – » is a numbered paragraph (`par_1`), « 7° » and « b) » are points, and every line is an
alinéa, counted through the article as French lawyers count, and again inside a numbered paragraph. A code's
books have no reference of their own, nor has what lies inside them but the articles.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from citeref.law.draft import NOWHERE, Draft
from citeref.law.eurlex import markers, wording
from citeref.law.lines import Line
from citeref.model import Authority, Link, Origin, Span
from citeref.ref import Ref

_LATIN = "|".join(markers.LATIN)
_DIVISION = re.compile(
    rf"(?P<kind>partie|titre|chapitre|section)\s+(?P<n>[IVXLC]+(?:er|re)?\b|\d+(?:er|ère|re)?|premi[eè]re?|préliminaire|unique)"
    rf"(?:\s+(?P<more>{_LATIN})\b)?\s*(?:[:.–—-]\s*)*",
    re.IGNORECASE,
)
_CODES = {"partie": "prt", "titre": "tis", "chapitre": "cpt", "section": "sct"}
_ROMAN = re.compile(
    rf"(?P<n>[IVXL]{{1,6}})(?:\s(?P<more>{_LATIN}|[A-Z]))?\s?[.)]?\s?[–—-]+\s?(?=\S)|(?P<only>[IVXL]{{1,6}})\.\s+(?=\S)"
)
_POINTS = (
    re.compile(rf"(?P<n>\d{{1,3}})\s?°(?:\s(?P<more>{_LATIN}|[A-Z])\b)?\s?(?:[)/]|[–—-]\s)?\s*(?=\S)"),
    re.compile(rf"(?P<n>[a-z]{{1,2}})(?:\s(?P<more>{_LATIN}))?\)\s*(?=\S)"),
    re.compile(r"(?P<dash>[–—•-])\s+(?=\S)"),
)
"""The signs of points, from the largest to the smallest."""


@dataclass(frozen=True)
class Node:
    """A division with what lies inside it, or an article (`segment` is its place, `art_9`) with its lines.

    `links` are those its source gives beside its words; their spans are found when it is laid down.
    """

    label: str
    segment: str = ""
    lines: Sequence[Line] = ()
    inside: list[Node] = field(default_factory=list)
    article: bool = False
    links: Sequence[Link] = ()

    @property
    def articles(self) -> int:
        """How many articles it is or holds."""
        return self.article + sum(node.articles for node in self.inside)


def read(
    nodes: Sequence[Node], ref: Ref, lang: str, title: str = "", origin: Origin | None = None
) -> Authority:
    """The units of a statute, or of the part of it that a file holds."""
    draft = Draft(ref, lang)
    draft.title = title
    draft.line(title)
    for node in nodes:
        _node(draft, node)
    return draft.authority(origin)


def _node(draft: Draft, node: Node) -> None:
    if node.article:
        _Article(draft, node).tell()
        return
    hidden = bool(draft.stack) and draft.stack[-1].ref == NOWHERE
    segment = "" if hidden else division(node.label)
    draft.open(draft.place / segment if segment else NOWHERE, node.label)
    for line in node.lines:
        draft.line(line.text)
        draft.keep(line.marks)
    for inner in node.inside:
        _node(draft, inner)
    draft.close()


def division(label: str) -> str:
    """The segment of a division by its label, « Titre Ier bis : … » is `tis_1-bis`; empty where it has none."""
    found = _DIVISION.match(label)
    return _division(found) if found else ""


def _division(found: re.Match[str]) -> str:
    number = wording.number(re.sub(r"(?<=[IVXLC\d])(?:er|ère|re)\Z", "", found["n"]))
    more = f"-{found['more'].lower()}" if found["more"] else ""
    return f"{_CODES[found['kind'].lower()]}_{number}{more}" if number.isdecimal() else ""


class _Article:
    """The walk over the lines of one article."""

    def __init__(self, draft: Draft, node: Node) -> None:
        self.draft, self.node = draft, node
        self._levels: list[int] = []
        self._paragraph = self._dashes = 0
        self._counted: dict[Ref, int] = {}

    def tell(self) -> None:
        """Lays the article down."""
        draft, segment = self.draft, self.node.segment
        self.ref = draft.ref / segment if segment else NOWHERE
        draft.open(self.ref, self.node.label)
        for line in self.node.lines:
            self._line(line.text)
            draft.keep(line.marks)
        self._close(0)
        for link in self.node.links:
            draft.related(link)
        draft.close()

    def _line(self, text: str) -> None:
        if (found := _ROMAN.match(text)) and self._goes_on(found):
            self._close(0)
            start = self._open(0, f"par_{self._paragraph}{_more(found)}", found)
        elif sign := self._point(text):
            level, segment, found = sign
            self._close(level)
            start = self._open(level, segment, found)
        else:
            self._close(1)
            found = None
            start = -1
        span = self.draft.line(text[found.end() :] if found else text)
        self._count(Span(start if start >= 0 else span.start, span.end))

    def _goes_on(self, found: re.Match[str]) -> bool:
        value = markers.roman(found["n"] or found["only"])
        more = found["n"] and found["more"]
        if value != self._paragraph + (not more):
            return False
        self._paragraph = value
        return True

    def _point(self, text: str) -> tuple[int, str, re.Match[str]] | None:
        for level, sign in enumerate(_POINTS, 1):
            if found := sign.match(text):
                if level == 3:
                    self._dashes = self._dashes + 1 if self._levels[-1:] == [3] else 1
                    return level, f"idt_{self._dashes}", found
                return level, f"pnt_{found['n']}{_more(found)}", found
        return None

    def _open(self, level: int, segment: str, found: re.Match[str]) -> int:
        place = self.draft.stack[-1].ref
        self._levels.append(level)
        self.draft.open(NOWHERE if place == NOWHERE else place / segment)
        return self.draft.label(found[0].strip()).start

    def _close(self, level: int) -> None:
        while self._levels and self._levels[-1] >= level:
            self._levels.pop()
            self.draft.close()

    def _count(self, span: Span) -> None:
        """The line is an alinéa of the article, and of the numbered paragraph it stands in."""
        inside = next((unit.ref for unit in self.draft.stack if unit.code == "par"), None)
        for holder in filter(None, (self.ref, inside)):
            if holder != NOWHERE:
                self._counted[holder] = number = self._counted.get(holder, 0) + 1
                self.draft.also(holder / f"aln_{number}", span)


def _more(found: re.Match[str]) -> str:
    return f"-{found['more'].lower()}" if found.groupdict().get("more") else ""
