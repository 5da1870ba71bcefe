"""What a Formex file says it is: by its CELEX number, else by the number and the title of the act."""

from __future__ import annotations

import re

from citeref.errors import CacheError
from citeref.law import titles
from citeref.law.formex_words import words
from citeref.law.identify import Identity, of_celex
from citeref.law.languages import TWO
from citeref.law.opened import Opened
from citeref.ref import Ref

_DATE = re.compile(r"(\d{4})(\d\d)(\d\d)\Z")


def identity(page: Opened) -> Identity | None:
    """What a Formex file is, or None. Raises `CacheError` for a corrigendum."""
    root = page.root
    if root is None:
        return None
    lang = (root.findtext(".//LG.DOC") or root.findtext(".//LG.OJ") or "").strip().lower()
    title = root.find("TITLE") if root.find("TITLE") is not None else root.find("CONS.DOC/TITLE")
    said = words(title) if title is not None else ""
    if titles.is_correction(said):
        raise CacheError("This is a corrigendum: it says what to change in a law, not what the law says.")
    celex = root.findtext(".//FAM.COMP/BIB.DATA/NO.CELEX") or root.findtext(".//BIB.INSTANCE//NO.CELEX") or ""
    ref = of_celex(celex.strip()) or _numbered(page, said)
    if ref is None or lang not in TWO.values():
        return None
    return Identity(ref=ref, lang=lang, version=_version(page))


def _numbered(page: Opened, title: str) -> Ref | None:
    """The act of the number in the head, where the title says which kind it is."""
    assert page.root is not None
    named = titles.act_named(title)
    year = (page.root.findtext("BIB.INSTANCE/NO.DOC/YEAR") or "").strip()
    number = (page.root.findtext("BIB.INSTANCE/NO.DOC/NO.CURRENT") or "").strip()
    if named and year.isdecimal() and number.isdecimal():
        return titles.act(named.split("/")[1], year, number)
    return named


def _version(page: Opened) -> str:
    """The date from which a consolidated text holds; empty for the Journal's."""
    assert page.root is not None
    head = page.root.find("INFO.CONSLEG")
    found = _DATE.match(head.get("START.DATE") or "") if head is not None else None
    return "-".join(found.groups()) if found else ""
