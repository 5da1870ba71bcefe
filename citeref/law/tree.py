"""A page's bytes become a tree, safely: no network, no entities, no depth or size that a hostile page could
choose.

XHTML that is well formed is read as XML, since its `<a id="x"/>` means another thing in HTML; all else is
read as HTML.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from citeref.errors import CacheError

LARGEST = 64 * 1024 * 1024
"""Bytes of the largest page read."""

SILENT = frozenset(
    {"script", "style", "template", "noscript", "head", "title", "col", "colgroup", "svg", "iframe", "object"}
)
"""Elements whose content is no text of the page."""

_BLOCKS = """
address article aside blockquote body br caption dd div dl dt figure footer form h1 h2 h3 h4 h5 h6 header
hr html li main nav ol p pre section table tbody td tfoot th thead tr txt_te ul
"""
BLOCKS = frozenset(_BLOCKS.split())
"""Elements that end a line of text."""

_XHTML = b' xmlns="http://www.w3.org/1999/xhtml"'
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_\-]+)""")


def decode(data: bytes) -> str:
    """The characters of a page: by its mark, as UTF-8, as declared, or as Windows Latin."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        declared = _DECLARED.search(data[:4096])
    try:
        return data.decode(declared[1].decode() if declared else "cp1252", "replace")
    except LookupError:
        return data.decode("cp1252", "replace")


def parse(data: bytes) -> etree._Element:
    """The root element of a page. Raises `CacheError` for bytes that are no HTML page."""
    if len(data) > LARGEST:
        raise CacheError(f"A page of {len(data)} bytes is too long to be a law.")
    root = _xml(data) if _XHTML in data[:4096] and b"<!ENTITY" not in data[:4096] else None
    if root is None:
        text = decode(data).replace("\0", "\ufffd")
        parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
        try:
            root = etree.fromstring(text.encode("utf-8", "replace"), parser)
        except (etree.LxmlError, ValueError):
            root = None
    if root is None:
        raise CacheError("No HTML page: nothing in it can be read.")
    return root


def walk(root: etree._Element) -> Iterator[tuple[str, etree._Element]]:
    """Every element in order of the page, once as "start" and once as "end"; what is silent is left out."""
    steps = etree.iterwalk(root, events=("start", "end"))
    for event, element in steps:
        if element.tag in SILENT:
            if event == "start":
                steps.skip_subtree()
            continue
        yield event, element


def words(element: etree._Element) -> str:
    """The text of a small element, white space folded."""
    return fold("".join(element.itertext()))


def head_of(root: etree._Element, size: int) -> str:
    """The first words of a page, about as many characters as asked for, white space folded."""
    parts: list[str] = []
    held = 0
    for event, element in walk(root):
        said = (element.text if event == "start" else element.tail) or ""
        parts.append(f" {said}" if element.tag in BLOCKS else said)
        held += len(said)
        if held > size:
            break
    return fold("".join(parts))


def fold(text: str) -> str:
    """Every run of white space, no-break spaces too, becomes one space."""
    return " ".join(text.split())


def _xml(data: bytes) -> etree._Element | None:
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        recover=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(data.replace(_XHTML, b"", 1), parser)
    except (etree.LxmlError, ValueError):
        return None
