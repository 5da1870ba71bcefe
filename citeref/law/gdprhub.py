"""Pages of GDPRhub, the wiki of noyb: decisions of the supervisory authorities in a machine's English.

A box at the head gives authority, number and source; the decision stands in a `pre`. It is no official page,
and the words of the decision are a machine's; both are said in its note.
"""

from __future__ import annotations

import re

from lxml import etree

from citeref.law import french, lines
from citeref.law.opened import Opened
from citeref.law.told import Told
from citeref.law.tree import words

_NOTE = "A machine translation published on GDPRhub (noyb), not the decision's own words."


def is_page(page: Opened) -> bool:
    """Whether a web page is one of GDPRhub."""
    root = page.html
    if root is None:
        return False
    site = root.find(".//meta[@property='og:site_name']")
    return (site is not None and site.get("content") == "GDPRhub") or b"gdprhub.eu/index.php" in page.data[
        :20000
    ]


def told(page: Opened) -> Told:
    """What a page tells; of the authorities, the CNIL's decisions have a reference."""
    root = page.html
    assert root is not None
    box = _box(root)
    title = re.sub(r"\s*-\s*GDPRhub\Z", "", " ".join((root.findtext(".//title") or "").split()))
    address = root.find(".//meta[@property='og:url']")
    number = box.get("National Case Number/Name", "") if box.get("Authority", "").startswith("CNIL") else ""
    texts = ["".join(pre.itertext()) for pre in root.iter("pre")]
    return Told(
        ref=french.cnil(number) or (french.cnil(title) if title.startswith("CNIL") else None),
        title=title,
        lines=lines.of_text(max(texts, key=len, default="")),
        lang="en",
        address=(address.get("content") or "") if address is not None else "",
        licence="CC BY-NC-SA 4.0",
        attribution="GDPRhub, noyb",
        note=_NOTE,
        official=False,
    )


def _box(root: etree._Element) -> dict[str, str]:
    rows = [[words(cell) for cell in row.findall("td")] for row in root.iterfind(".//table//tr")]
    return {row[0].rstrip(": "): row[1] for row in rows if len(row) == 2}
