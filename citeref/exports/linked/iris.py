"""The addresses that stand for things in linked data: laws by ELI and ECLI, documents by where they are published.

A law without either goes by its official page, with the place inside it after « # »; one without a page, and a document
whose address nobody said, by a `urn:uuid:` made from its name, the same every time.
"""

from __future__ import annotations

import uuid
from functools import lru_cache
from urllib.parse import quote

from citeref import catalogue
from citeref.exports.lines import ecli
from citeref.exports.markup import is_web
from citeref.ref import Ref

_ECLI = "https://e-justice.europa.eu/ecli/"
_SPACE = uuid.uuid5(uuid.NAMESPACE_URL, "citeref")


@lru_cache(maxsize=16384)
def law(ref: Ref) -> str:
    """The IRI of a law, a decision or a place inside one."""
    if eli := catalogue.eli(ref):
        return eli
    authority, place = ref.authority, ref.pinpoint
    whole = catalogue.eli(authority) or (f"{_ECLI}{ecli(authority)}" if ecli(authority) else "")
    address = catalogue.address(authority, "fr")
    if not whole and is_web(address) and "#" not in address:
        whole = address
    whole = whole or f"urn:uuid:{uuid.uuid5(_SPACE, authority)}"
    return f"{whole}#{quote(place, safe='/_-.')}" if place else whole


@lru_cache(maxsize=1024)
def document(name: str, base: str) -> str:
    """The IRI of a document: below `base`, by its name as it was given, or a `urn:uuid:`."""
    written = name.encode("utf-8", "backslashreplace")
    if base:
        return quote(base, safe=":/?#[]@!$&'()*+,;=%-._~") + quote(written, safe="/-._~")
    return f"urn:uuid:{uuid.uuid5(_SPACE, 'document ' + written.decode())}"


def part(whole: str, name: str) -> str:
    """The IRI of a thing inside another."""
    return f"{whole}#{quote(name, safe='-._~')}"


def annotation(document: str, start: int, end: int) -> str:
    """The IRI of what is said about a stretch of a document."""
    return f"urn:uuid:{uuid.uuid5(_SPACE, f'{document} {start} {end}')}"
