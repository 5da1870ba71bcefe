"""The lines of a text that marks no units: paragraphs of a web page, of a fragment of HTML, or of plain text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from lxml import etree

from citeref.law.tree import BLOCKS, fold, parse, walk

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_STRONG = frozenset({"b", "strong", "u"})
_NOISE = re.compile(r"[\W_]*\Z|ECLI:[A-Z]{2}:\S+\Z")
_TAG = re.compile(r"<(?:p|br|div|b|i|table|BR)\b", re.IGNORECASE)


class Line(NamedTuple):
    """One line of text; `heading` says that the page itself sets it apart, as a heading or in bold."""

    text: str
    heading: bool = False


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
            parts.append((element.text or "", strong > 0))
            continue
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
    text = fold("".join(part for part, _ in parts))
    if text and not _NOISE.match(text):
        bold = all(strong for part, strong in parts if part.strip())
        lines.append(Line(text, headed or bold))
    parts.clear()
