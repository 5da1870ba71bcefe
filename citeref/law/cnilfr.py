"""Pages of cnil.fr that print a deliberation. Its reading copy of the GDPR, a page for each chapter, is no text
of the law and is turned away with a word.
"""

from __future__ import annotations

import re

from citeref.errors import CacheError
from citeref.law import french, lines
from citeref.law.opened import Opened
from citeref.law.told import Told
from citeref.law.tree import words

_SITE = re.compile(r"https?://(?:www\.)?cnil\.fr/[^\s\"'<>]*")
_PLACES = (".//main", ".//article", ".//*[@id='content']", ".//body")


def is_page(page: Opened) -> bool:
    """Whether a web page is one of cnil.fr."""
    return page.html is not None and bool(_address(page))


def told(page: Opened) -> Told:
    """What a page tells. Raises `CacheError` for the reading copy of the GDPR."""
    root = page.html
    assert root is not None
    address = _address(page)
    if "reglement-europeen-protection-donnees" in address:
        raise CacheError(
            "This is the CNIL's reading copy of a part of the GDPR.",
            "`citeref fetch eu/reg/2016/679 --lang fr` gets the whole official text.",
        )
    main = next((found for path in _PLACES if (found := root.find(path)) is not None), root)
    heading = root.find(".//h1")
    title = words(heading) if heading is not None else " ".join((root.findtext(".//title") or "").split())
    return Told(
        ref=french.cnil(title),
        title=title,
        lines=lines.of_element(main),
        address=address,
        licence=french.LICENCE,
        attribution="CNIL",
    )


def _address(page: Opened) -> str:
    root = page.html
    assert root is not None
    for link in root.iter("link"):
        if link.get("rel") == "canonical" and (found := _SITE.match(link.get("href") or "")):
            return found[0]
    saved = re.search(rb"saved from url=\(\d+\)(\S+)", page.data[:4096])
    found = _SITE.match(saved[1].decode("ascii", "replace")) if saved else None
    return found[0] if found else ""
