"""The numbers that court sites give their pages, told by the pages at hand: HUDOC's `001-210077`, the 24 signs of
Judilibre.

An address in a document often holds such a number only, and no rule leads from it to the decision. A page in the
cache knows both: its own reference, and the address it was got from.
"""

from __future__ import annotations

import re

from citeref.cache import Cache
from citeref.ref import Ref

PLACES = ("fr/cass", "fr/ca", "ecli", "coe/ecthr")
"""Where the pages of these sites are filed."""

_NUMBER = re.compile(
    r"(?:courdecassation\.fr/decision/|/judilibre/\S*?[?&]id=)(?P<judilibre>[0-9a-f]{24})(?![0-9a-f])"
    r"|hudoc\.echr\.coe\.int/\S*?(?P<hudoc>00\d-\d{4,7})(?!\d)"
)


def number(address: str) -> str:
    """The number that an address of a court's site holds, or an empty string."""
    found = _NUMBER.search(address)
    return (found["judilibre"] or found["hudoc"]) if found else ""


def numbers(cache: Cache) -> dict[str, Ref]:
    """Every such number that the origins of the pages in a cache tell, and the decision that it names."""
    found: dict[str, Ref] = {}
    for page in cache.pages():
        if page.ref.startswith(PLACES):
            for address in (page.origin.address, page.origin.final_address):
                if said := number(address):
                    found.setdefault(said, page.ref)
    return found
