"""The lines of a text that marks no units: paragraphs of a web page, of a fragment of HTML, or of plain text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from lxml import etree

from citeref.law import marks
from citeref.law.tree import BLOCKS, fold, parse, walk

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_STRONG = frozenset({"b", "strong", "u"})
_NOISE = re.compile(r"[\W_]*\Z|ECLI:[A-Z]{2}:\S+\Z")
_TAG = re.compile(r"<(?:a|p|br|div|b|i|table|BR)\b", re.IGNORECASE)


class Line(NamedTuple):
    """One line of text; `heading` says that the page itself sets it apart, as a heading or in bold; `marks` are
    its links.
    """

    text: str
    heading: bool = False
    marks: tuple[marks.Mark, ...] = ()

    def changed(self, change: Callable[[str], str]) -> Line:
        """The line with its characters rewritten."""
        return self._replace(
            text=change(self.text), marks=marks.changed(self.marks, self.text, change) if self.marks else ()
        )

    def without(self, pattern: re.Pattern[str]) -> Line:
        """The line without what a pattern finds in it."""
        spans = [found.span() for found in pattern.finditer(self.text)]
        if not spans:
            return self
        size = len(self.text)

        def left(before_end: int) -> int:
            at = size - before_end
            return before_end - sum(end - max(start, at) for start, end in spans if end > at)

        kept = tuple(mark._replace(start=left(mark.start), end=left(mark.end)) for mark in self.marks)
        return self._replace(text=pattern.sub("", self.text), marks=kept)


def of_element(root: etree._Element) -> list[Line]:
    """The lines of an element, one for each block or line break; rules and blank lines are left out."""
    lines: list[Line] = []
    parts: list[tuple[str, bool]] = []
    strong = headed = 0
    for event, element in walk(root):
        tag = str(element.tag).lower()
        if event == "start":
            if tag in BLOCKS or tag == "br":
                _end(parts, lines, headed > 0)
            headed += tag in _HEADINGS
            strong += tag in _STRONG
            if tag == "a" and (target := _target(element)):
                parts.append((marks.opening(target), strong > 0))
            parts.append((element.text or "", strong > 0))
            continue
        if tag == "a" and _target(element):
            parts.append((marks.END, strong > 0))
        if tag in BLOCKS or tag == "br":
            _end(parts, lines, headed > 0)
        headed -= tag in _HEADINGS
        strong -= tag in _STRONG
        if element is not root:
            parts.append((element.tail or "", strong > 0))
    _end(parts, lines, headed > 0)
    return lines


def of_html(text: str) -> list[Line]:
    """The lines of a fragment of HTML; of plain text where there is no markup in it."""
    if not _TAG.search(text):
        return of_text(text)
    return of_element(parse(f"<html><body><div>{text}</div></body></html>".encode("utf-8", "replace")))


def of_text(text: str) -> list[Line]:
    """The lines of plain text."""
    return kept(Line(fold(line)) for line in text.splitlines())


def kept(lines: Iterable[Line]) -> list[Line]:
    """The lines that say something."""
    return [line for line in lines if not _NOISE.match(line.text)]


def _end(parts: list[tuple[str, bool]], lines: list[Line], headed: bool) -> None:
    text, found = marks.lifted("".join(part for part, _ in parts))
    if text and not _NOISE.match(text):
        bold = all(strong for part, strong in parts if part.strip())
        lines.append(Line(text, headed or bold, found))
    parts.clear()


def _target(element: etree._Element) -> str:
    """Where a link leads, as written; an empty string for a button of the page."""
    target = element.get("href") or ""
    return "" if target in ("#", "/") or target.lower().lstrip().startswith("javascript:") else target
