"""Addresses given as documents: the page kept of them in the cache. Nobody is asked for a page here.

A page is found by the address it came from, or where the address names its law as the official sites do: by CELEX number
or ELI.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

import msgspec

from citeref.documents.formats import kind
from citeref.documents.reading import one
from citeref.errors import CacheError, UnreadableDocument
from citeref.model import Document, Page
from citeref.visible import file_name

_LANG = re.compile(r"/([a-z]{2})(?:/|\Z)|[?&](?:locale|lang|language)=([a-z]{2})\b", re.I)


def page(address: str) -> Page:
    """The page kept of an address. Raises `UnreadableDocument` with the command that gets it where there is none."""
    from citeref.cache import Cache

    wanted = _plain(address)
    found = [
        page
        for page in Cache.open().pages()
        if wanted in map(_plain, _addresses(page)) or _names(page, wanted)
    ]
    if not found:
        raise UnreadableDocument(
            f"{file_name(address)}: no page of it is in the cache, and nobody was asked for it.",
            f"`citeref fetch {file_name(address)}` gets it where it is an official text; else save it from the browser.",
        )
    said = _LANG.search(wanted)
    lang = (said[1] or said[2]).lower() if said else ""
    return min(
        found, key=lambda page: (page.lang != lang, page.origin.status != "official", page.lang != "fr")
    )


def content(page: Page) -> bytes:
    """The bytes of a page. Raises `UnreadableDocument` where it has been tampered with."""
    from citeref.cache import Cache

    try:
        return Cache.open().content(page)
    except CacheError as error:
        raise UnreadableDocument(error.what, error.hint) from None


def document(address: str, page: Page, data: bytes) -> Document:
    """The document in a page, named as its address. Raises `UnreadableDocument` for a page that is data."""
    if page.path.suffix in (".xml", ".json"):
        raise UnreadableDocument(
            f"{file_name(address)}: kept as data, which is no document.",
            f"`citeref show {page.ref}` reads it.",
        )
    found = one(data, page.path, kind(page.path.name, data, file_name(address)), file_name(address))
    return msgspec.structs.replace(found, title=found.title or page.origin.title)


def read(address: str) -> Document:
    """The document kept of an address. Raises `UnreadableDocument` as `page` and `document` do."""
    held = page(address)
    return document(address, held, content(held))


def _addresses(page: Page) -> Iterator[str]:
    from citeref import catalogue

    yield from (page.origin.address, page.origin.final_address)
    yield from (catalogue.address(page.ref, page.lang), catalogue.eli(page.ref))


def _names(page: Page, wanted: str) -> bool:
    """Whether an address of an official site names the law of a page."""
    from citeref import catalogue

    celex = catalogue.celex(page.ref)
    eli = urlsplit(catalogue.eli(page.ref)).path
    named = bool(celex) and re.search(rf"\b{re.escape(celex)}\b", wanted, re.I) is not None
    return named or (bool(eli) and re.search(rf"{re.escape(eli)}(?:/|\Z)", wanted) is not None)


def _plain(address: str) -> str:
    """An address without what two ways of writing it differ in."""
    if not address:
        return ""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return ""
    query = f"?{unquote(parts.query)}" if parts.query else ""
    return f"{parts.netloc.lower().removeprefix('www.')}{unquote(parts.path).rstrip('/')}{query}"
