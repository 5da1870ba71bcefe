"""A page's bytes, opened: an HTML tree, an XML tree or a JSON value, whichever they are; a PDF is left to its readers.

Nothing that a hostile file could ask for is done: no entity is expanded, no address asked, and depth and size
have ends.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import Any

import msgspec
from lxml import etree

from citeref.errors import CacheError
from citeref.law import tree

_PROLOG = re.compile(
    r"(?:\s|<\?.*?\?>|<!--.*?-->)*<(?:!DOCTYPE\s+)?(?P<root>[\w.:-]+)", re.DOTALL | re.IGNORECASE
)
_NAMED = re.compile(r"\{[^}]*\}|^[\w-]+:")
_PAGES = frozenset({"html", "body", "head", "div", "main", "article", "p", "table", "pre"})
"""Root elements of web pages and pieces of them; all other roots are XML of their own kind."""


class Opened:
    """What a file holds. `root` is a tree (of HTML where `xml` is false), or None beside a JSON `value`."""

    def __init__(self, data: bytes, root: etree._Element | None, xml: bool, value: Any = None) -> None:
        self.data, self.root, self.xml, self.value = data, root, xml, value

    @cached_property
    def html(self) -> etree._Element | None:
        """The tree of a web page, or None."""
        return None if self.xml else self.root

    @property
    def pdf(self) -> bool:
        """Whether the bytes are those of a PDF."""
        return self.data[:64].lstrip().startswith(b"%PDF")

    @property
    def kind(self) -> str:
        """The name of the root element of an XML file, or an empty string."""
        return str(self.root.tag) if self.xml and self.root is not None else ""


def opened(data: bytes) -> Opened:
    """What the bytes hold. Raises `CacheError` for what is neither HTML nor XML nor JSON, or is not safe."""
    if len(data) > tree.LARGEST:
        raise CacheError(f"A page of {len(data)} bytes is too long to be a law.")
    if data[:64].lstrip().startswith(b"%PDF"):
        return Opened(data, None, False)
    start = tree.decode(data[:8192]).lstrip("\ufeff \t\r\n")
    if start[:1] in ("{", "["):
        return Opened(data, None, False, _json(data))
    found = _PROLOG.match(start)
    name = found["root"].rpartition(":")[2] if found else ""
    page = name in _PAGES or name.lower() == "html"
    declared = start.startswith("<?xml") or (name.isupper() and name.lower() not in _PAGES)
    if name and not page and (declared or name == "akomaNtoso"):
        return Opened(data, _xml(data), True)
    return Opened(data, tree.parse(data), False)


def mended(text: str) -> str:
    """Text whose UTF-8 was once taken for Latin (« privÃ©e »), put right; other text as it is."""
    if "Ã" not in text and "â" not in text and "Â" not in text:
        return text
    for encoding in ("latin-1", "cp1252"):
        try:
            return text.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
    return text


def _json(data: bytes) -> Any:
    try:
        return msgspec.json.decode(tree.decode(data).lstrip("\ufeff"))
    except (msgspec.DecodeError, RecursionError, UnicodeError) as error:
        raise CacheError(
            f"This looks like JSON and is none that can be read: {error}.", "It may have been cut off."
        ) from error


def _xml(data: bytes) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.LxmlError, ValueError) as error:
        raise CacheError(
            f"This looks like XML and is none that can be read: {error}.", "It may have been cut off."
        ) from error
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and next(iter(declared.iterentities()), None) is not None:
        raise CacheError("This file declares entities of its own, which no page of law does; it is not read.")
    for element in root.iter():
        if isinstance(element.tag, str):
            element.tag = _NAMED.sub("", element.tag)
    return root
