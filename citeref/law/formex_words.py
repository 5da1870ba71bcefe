"""The words of Formex: what an element says as text, and which place a number or a division's label names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from lxml import etree

from citeref.law import marks
from citeref.law.eurlex import wording

SILENT = frozenset(
    {"NOTE", "BIB.INSTANCE", "BIB.INSTANCE.CONS", "BIB.DATA", "FAM.COMP", "INFO.CONSLEG", "INFO.PROD", "TOC"}
)
"""Elements whose content is no text of the act."""

_APART = frozenset({"P", "TXT", "ALINEA", "TI", "STI", "CELL", "LIST", "ITEM", "NP", "NO.P"})
_NUMBER = re.compile(r"0*(\d+)\s*([A-Za-z]{0,2})\Z")
_INDENTED = re.compile(r"\A\n\s*(?=[,.;:)])")
"""Indentation that a tool has put between the end of an element and the sign that closes upon it."""

_THOUSANDS = re.compile(r"(?<=\d)(?=(?:\d{3})+\Z)")
_LEVELS = ("cpt", "sct", "sct", "sct")


def words(element: etree._Element, note: Callable[[etree._Element], str] | None = None) -> str:
    """The text of an element on one line: signs for their codes; footnotes are told to `note` instead, and only what
    it answers stands for them.
    """
    return marks.folded(_said(element, note))


def number(identifier: str) -> str:
    """`028` is 28, `005A` is 5a; an empty string for what is no number."""
    found = _NUMBER.match(identifier)
    return f"{int(found[1])}{found[2].lower()}" if found else ""


def division(label: str, depth: int, element: etree._Element) -> tuple[str, str]:
    """Code and number of a division: as its label says in any language and order (« I. FEJEZET »), else by
    its level and position.
    """
    if found := wording.division(label):
        return found[0], found[1]
    parts = [_plain(part) for part in re.findall(r"\w+", label)]
    code = next((_CODES[part] for part in parts if part in _CODES), "")
    value = next((n for part in parts if part not in _CODES and (n := wording.number(part))), "")
    before = sum(1 for other in element.itersiblings("DIVISION", preceding=True))
    return code or _LEVELS[min(depth, 3)], value if code and value else str(before + 1)


def _said(element: etree._Element, note: Callable[[etree._Element], str] | None) -> str:
    if element.tag in SILENT:
        return note(element) if note else ""
    if element.tag in ("QUOT.START", "QUOT.END"):
        return _sign(element.get("CODE") or "")
    parts = [element.text or ""]
    for child in element:
        apart = " " if child.tag in _APART else ""
        tail = child.tail or ""
        if child.tag == "QUOT.END" and "\n" in parts[-1]:
            parts[-1] = parts[-1].rstrip()
        said = (apart, _said(child, note), apart)
        parts += (
            *said,
            tail.lstrip() if child.tag == "QUOT.START" and tail[:1] == "\n" else _INDENTED.sub("", tail),
        )
    text = "".join(parts)
    if element.tag == "REF.DOC.OJ":
        return f"{marks.opening(_journal(element))}{text}{marks.END}"
    if element.tag == "HT" and element.get("TYPE") == "UC":
        return text.upper()
    if element.tag == "FT" and element.get("TYPE") == "NUMBER" and text.isdecimal() and len(text) > 4:
        return _THOUSANDS.sub("\u00a0", text)
    return text


def _sign(code: str) -> str:
    try:
        return chr(int(code, 16))
    except (ValueError, OverflowError):
        return '"'


def _journal(element: etree._Element) -> str:
    """The issue of the Official Journal that a reference names, as EUR-Lex writes it: OJ:L:2015:241."""
    year = (element.get("DATE.PUB") or "")[:4]
    return ":".join(("OJ", element.get("COLL") or "", year, element.get("NO.OJ") or ""))


def _plain(word: str) -> str:
    """A word without accents and capitals: Greek and Lithuanian labels come in both ways."""
    return "".join(c for c in unicodedata.normalize("NFD", word.casefold()) if not unicodedata.combining(c))


_CODES = {_plain(word): code for word, code in wording.DIVISION_WORDS.items()}
