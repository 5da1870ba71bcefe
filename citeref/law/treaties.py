"""Single articles of the treaties, as EUR-Lex and Cellar hand them out (CELEX 12016E016): pages without the treaty's
name, told by where the Official Journal prints it.

The consolidated treaties stand on the same pages of every C series that printed them (2008, 2010, 2012, 2016): the
Treaty on European Union from page 13, that on its functioning from 47, the protocols from 201, the Charter from 389.
"""

from __future__ import annotations

import re

from lxml import etree

from citeref.law import tree
from citeref.law.eurlex import wording
from citeref.law.languages import TWO
from citeref.ref import Ref

SERIES = frozenset({("2008", 115), ("2010", 83), ("2012", 326), ("2016", 202)})
"""The numbers of the C series that printed the consolidated treaties."""

PAGES = (("eu/treaty/teu", 13, 46), ("eu/treaty/tfeu", 47, 200), ("eu/treaty/char", 389, 410))
"""Their first and last pages there."""

_FILE = re.compile(r"C_(?P<year>\d{4})(?P<series>\d{3})(?P<lang>[A-Z]{2})\.01(?P<page>\d{4})\d\d")
_ELI = re.compile(
    r"/eli/treaty/(?P<name>teu|tfeu|char)_\d{4}(?:/(?P<article>art_\d{1,3}))?(?:/oj)?/(?P<lang>[a-z]{3})(?:[?#]|\Z)"
)
_ARTICLE = re.compile(r"[^\W\d]+\.?\s(?P<number>\d{1,3}|premier)\b|(?P<first>\d{1,3})\s?\.?\s?[^\W\d]+")


def article(root: etree._Element) -> tuple[Ref, str] | None:
    """The article of a treaty that a page holds alone, and its language; None for any other page."""
    named = _FILE.search(root.findtext(".//title") or "")
    if named is None or (named["year"], int(named["series"])) not in SERIES:
        return None
    page, lang = int(named["page"]), named["lang"].lower()
    treaty = next((ref for ref, first, last in PAGES if first <= page <= last), "")
    heads = [p for p in root.iter("p") if (p.get("class") or "").removeprefix("oj-") == "ti-art"]
    found = _ARTICLE.match(tree.words(heads[0])) if len(heads) == 1 else None
    if not treaty or found is None or lang not in TWO.values():
        return None
    number = wording.number(found["number"] or found["first"])
    return (Ref(f"{treaty}/art_{number}"), lang) if number.isdecimal() else None


def at(address: str) -> tuple[Ref, str] | None:
    """The treaty, or its article, and the language that an ELI names; None for any other address."""
    found = _ELI.search(address)
    lang = TWO.get(found["lang"]) if found else None
    if found is None or lang is None:
        return None
    whole = Ref(f"eu/treaty/{found['name']}")
    return (whole / found["article"] if found["article"] else whole), lang
