"""Decisions on conseil-etat.fr (ArianeWeb): one page each, at `/fr/arianeweb/CE/decision/{date}/{number}`.

The page prints the number, the ECLI, the formation and the day of reading above the decision, whose reasons are
numbered since 2019. The address names the decision where a page has several numbers; the analyses and conclusions
that the site keeps beside decisions are none.
"""

from __future__ import annotations

import re

from lxml import etree

from citeref.errors import CacheError
from citeref.law import french, lines
from citeref.law.opened import Opened
from citeref.law.told import Told
from citeref.law.tree import head_of

_SITE = re.compile(
    r"https?://(?:www\.)?conseil-etat\.fr/(?:fr/)?arianeweb/(?P<base>\w+)/(?P<kind>\w+)/(?P<date>\d{4}-\d\d-\d\d)/(?P<number>\d{5,6})\b",
    re.IGNORECASE,
)
_SAVED = re.compile(rb"saved from url=\(\d+\)(\S+)")
_ECLI = re.compile(r"ECLI:FR:CE[A-Z]{2,5}:\d{4}:(?P<number>\d{5,6})\.\d{8}")
_READ = re.compile(r"Lecture du \w+ \d{1,2}(?:er)? \w+ \d{4}", re.IGNORECASE)
_PLACES = (".//main", ".//article", ".//*[@id='content']", ".//body")
_HEAD = 20_000


def is_page(page: Opened) -> bool:
    """Whether a web page is one of the site's, or prints a decision of the Conseil d'État as it does."""
    root = page.html
    if root is None:
        return False
    return _address(page) is not None or bool(
        _ECLI.search(head := head_of(root, _HEAD)) and _READ.search(head)
    )


def told(page: Opened) -> Told:
    """What a page tells. Raises `CacheError` for what the site keeps beside decisions."""
    root = page.html
    assert root is not None
    found = _address(page)
    if found and (found["base"].upper(), found["kind"].lower()) != ("CE", "decision"):
        raise CacheError(
            f"This page of conseil-etat.fr is no decision ({found['base']}/{found['kind']}).",
            f"The decision is at https://www.conseil-etat.fr/fr/arianeweb/CE/decision/{found['date']}/{found['number']}.",
        )
    head = head_of(root, _HEAD)
    ecli = _ECLI.search(head)
    number = found["number"] if found else ecli["number"] if ecli else ""
    day = found["date"] if found else ""
    read = _READ.search(head)
    court, named = "Conseil d'État", ecli[0] if ecli else ""
    ref = french.decision(court, number, named)
    return Told(
        ref=ref,
        also=french.others(ref, court, [number], named),
        title=", ".join(filter(None, ("Conseil d'État", read[0].lower() if read else day, f"n° {number}"))),
        lines=lines.of_element(_main(root)),
        address=found[0] if found else "",
        attribution="Conseil d'État, www.conseil-etat.fr",
    )


def _main(root: etree._Element) -> etree._Element:
    """The element that holds the decision, without the site's menus."""
    fields = [e for e in root.iter("div", "section") if "ezrichtext" in (e.get("class") or "")]
    longest = max(fields, key=lambda e: len("".join(e.itertext())), default=None)
    if longest is not None and len("".join(longest.itertext())) > 400:
        return longest
    return next((found for path in _PLACES if (found := root.find(path)) is not None), root)


def _address(page: Opened) -> re.Match[str] | None:
    """The address of the decision, by the page's own word or the browser's."""
    root = page.html
    assert root is not None
    named = [link.get("href") or "" for link in root.iter("link") if link.get("rel") == "canonical"]
    named += [m.get("content") or "" for m in root.iter("meta") if m.get("property") == "og:url"]
    saved = _SAVED.search(page.data[:4096])
    named += [saved[1].decode("ascii", "replace")] if saved else []
    return next((found for address in named if (found := _SITE.match(address))), None)
