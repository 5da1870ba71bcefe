"""EPUB books: the chapters in the order of reading, without the table of contents."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from urllib.parse import unquote

from citeref.documents import html
from citeref.documents.dates import iso
from citeref.documents.encoding import decode
from citeref.documents.formats import refuse_dense
from citeref.documents.joining import joined
from citeref.documents.xml import parse
from citeref.documents.zipped import Zip
from citeref.errors import UnreadableDocument
from citeref.model import Document

_PAGES = ("application/xhtml+xml", "text/html", "application/x-dtbook+xml")
_LOCKS = ("META-INF/encryption.xml", "META-INF/rights.xml")
_MOST = 3000
"""Chapters of a book."""


class _Package:
    """Takes the elements of the container and of the package: where the chapters are, and what the book is called."""

    def __init__(self) -> None:
        self.root = ""
        self.pages: dict[str, str] = {}
        self.spine: list[str] = []
        self.told: dict[str, str] = {}
        self._telling = ""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        self._telling = name if name.startswith("dc:") and name not in self.told else ""
        if name == "ocf:rootfile":
            self.root = self.root or attributes.get("full-path", "")
        elif name == "opf:item" and attributes.get("media-type") in _PAGES:
            if "nav" not in attributes.get("properties", "").split():
                self.pages[attributes.get("id", "")] = attributes.get("href", "")
        elif name == "opf:itemref" and attributes.get("idref") in self.pages and len(self.spine) < _MOST:
            self.spine.append(self.pages[attributes["idref"]])

    def end(self, _name: str) -> None:
        """An element ends."""
        self._telling = ""

    def words(self, text: str) -> None:
        """Words between elements."""
        if self._telling and len(self.told.get(self._telling, "")) < 1000:
            self.told[self._telling] = self.told.get(self._telling, "") + text


def read(data: bytes, name: str, said: str) -> Document:
    """The document in the bytes of a file. Raises `UnreadableDocument` where it is broken or locked."""
    archive = Zip(data, said)
    package = _Package()
    if "META-INF/container.xml" in archive:
        parse(archive.read("META-INF/container.xml"), said, package.start, package.end, package.words)
    if package.root not in archive:
        raise UnreadableDocument(f"{said}: an EPUB book without its list of chapters.", "Get it again whole.")
    parse(archive.read(package.root), said, package.start, package.end, package.words)
    folder = posixpath.dirname(package.root)
    found: list[Document] = []
    for page in dict.fromkeys(package.spine):
        path = posixpath.normpath(posixpath.join(folder, unquote(page)))
        if path in archive:
            found.append(_chapter(archive, path, said))
    if not found:
        raise UnreadableDocument(f"{said}: an EPUB book without a chapter.", "Get it again whole.")
    told = package.told
    return joined(
        found,
        name,
        "epub",
        title=told.get("dc:title", ""),
        date=iso(told.get("dc:date", "")),
        lang=told.get("dc:language", "").partition("-")[0].strip().lower()[:3],
    )


def _chapter(archive: Zip, path: str, said: str) -> Document:
    try:
        decoded, _ = decode(archive.read(path), said, html=True)
    except UnreadableDocument as error:
        if any(lock in archive for lock in _LOCKS):
            raise UnreadableDocument(
                f"{said}: locked by its seller (DRM).", "Ask the publisher for a copy without."
            ) from None
        raise error
    refuse_dense("html", decoded, said)
    return html.read(decoded, whole=True)
