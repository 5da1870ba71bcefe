"""A Word document as it was, with a link and a `TA` mark put on each citation, and the table of authorities at its end.

Nothing else changes: runs are cut where a citation begins and ends and keep their look; words that are a link already
get the mark only. Notes are treated as the body is.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, Any

from lxml import etree

from citeref.documents.loading import load
from citeref.exports.annotated.anchoring import Rendering, around
from citeref.exports.annotated.authorities import Authorities
from citeref.exports.annotated.marks import Mark, marks
from citeref.exports.annotated.runs import Runs
from citeref.exports.material import Item, Material
from citeref.exports.packages import OFFICE, Package
from citeref.exports.word import MAIN, bookmark, styles

PARTS = ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml")
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_W = f"{{{MAIN}}}"
_NEEDED = ("TableofAuthorities", "TOAHeading", "Hyperlink")


def write(item: Item, material: Material, out: IO[bytes]) -> None:
    """The document with its marks. Raises `UnreadableDocument` where the file has changed beyond reading since."""
    from citeref.documents.zipped import Zip

    assert item.path is not None
    archive = Zip(load(item.path), str(item.path))
    found = marks(item, material)
    authorities = Authorities(material, item.document, first=10_000_000)
    changed: dict[str, bytes] = {}
    for name in PARTS:
        if name in archive:
            part = _Part(archive, name)
            found = part.mark(found, item, authorities)
            if name == PARTS[0]:
                main = part
            else:
                changed.update(part.files())
    main.end(authorities)
    changed.update(main.files())
    if "word/styles.xml" in archive:
        changed["word/styles.xml"] = _with_styles(archive.read("word/styles.xml"))
    package = Package(out)
    for name in dict.fromkeys((*archive.names, *changed)):
        package.copy(name, changed[name] if name in changed else archive.read(name))
    package.close()


class _Part:
    """The body or the notes of the document, with the addresses that its links lead to."""

    def __init__(self, archive: Any, name: str) -> None:
        self._name = name
        self._tree = _parsed(archive.read(name))
        folder, _, file = name.rpartition("/")
        self._links = f"{folder}/_rels/{file}.rels"
        empty = f'<Relationships xmlns="{_RELATIONS}"/>'.encode()
        self._relations = _parsed(archive.read(self._links) if self._links in archive else empty)
        self._known: dict[str, str] = {}
        self._taken = {one.get("Id") for one in self._relations}

    def mark(self, found: list[Mark], item: Item, authorities: Authorities) -> list[Mark]:
        """Put in the marks that stand in this part; those left over belong to another."""
        runs = Runs(self._tree)
        rendering = Rendering(runs.text)
        left, placed = [], []
        for mark in found:
            span = rendering.find(*around(item.document.text, mark.span))
            if span is None:
                left.append(mark)
            else:
                placed.append((span, mark))
        told = [
            (span, mark, authorities.cited(mark) if mark.refs else ("", ""), authorities.number)
            for span, mark in placed
        ]
        for span, mark, (name, fields), number in reversed(told):
            pieces = runs.cut(span)
            if not pieces:
                continue
            ends = [etree.Element(f"{_W}none"), etree.Element(f"{_W}none")]
            if name:
                start, end = _elements(bookmark(name, number))
                ends = [start, end]
            for element in _elements(fields):
                pieces[0].addprevious(element)
            if name:
                pieces[0].addprevious(ends[0])
                pieces[-1].addnext(ends[1])
            if mark.address and not runs.linked(pieces):
                _wrap(pieces, self._relation(mark.address))
        return left

    def end(self, authorities: Authorities) -> None:
        """The table of authorities, before the properties of the last section."""
        body = self._tree.find(f"{_W}body")
        last = body[-1] if len(body) and body[-1].tag == f"{_W}sectPr" else None
        for paragraph in authorities.table():
            for element in _elements(paragraph):
                body.append(element) if last is None else last.addprevious(element)

    def files(self) -> dict[str, bytes]:
        """The part and its relations as they are now."""
        trees = {self._name: self._tree, self._links: self._relations}
        return {name: _bytes(tree) for name, tree in trees.items()}

    def _relation(self, address: str) -> str:
        if address not in self._known:
            number = len(self._known) + 1
            while f"rIdLaw{number}" in self._taken:
                number += 1
            self._known[address] = f"rIdLaw{number}"
            self._taken.add(self._known[address])
            kind = {
                "Id": self._known[address],
                "Type": f"{OFFICE}/hyperlink",
                "Target": address,
                "TargetMode": "External",
            }
            etree.SubElement(self._relations, f"{{{_RELATIONS}}}Relationship", kind)
        return self._known[address]


def _wrap(pieces: list[Any], relation: str) -> None:
    """Put runs that follow each other into a link."""
    link = etree.Element(f"{_W}hyperlink", {f"{{{OFFICE}}}id": relation, f"{_W}history": "1"})
    pieces[0].addprevious(link)
    for piece in pieces:
        link.append(piece)
        look = piece.find(f"{_W}rPr")
        if look is None:
            look = etree.Element(f"{_W}rPr")
            piece.insert(0, look)
        if look.find(f"{_W}rStyle") is None:
            look.insert(0, etree.Element(f"{_W}rStyle", {f"{_W}val": "Hyperlink"}))


def _elements(xml: str) -> Iterator[Any]:
    """XML of ours as elements."""
    yield from list(etree.fromstring(f'<w:root xmlns:w="{MAIN}" xmlns:r="{OFFICE}">{xml}</w:root>'))


def _with_styles(data: bytes) -> bytes:
    """The styles of the document and those of ours that it lacks."""
    tree, ours = _parsed(data), etree.fromstring(styles("fr-FR").encode())
    have = {style.get(f"{_W}styleId") for style in tree.iter(f"{_W}style")}
    for style in ours.iter(f"{_W}style"):
        if (name := style.get(f"{_W}styleId")) in _NEEDED and name not in have:
            tree.append(style)
    return _bytes(tree)


def _bytes(tree: Any) -> bytes:
    return bytes(etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True))


def _parsed(data: bytes) -> Any:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    return etree.fromstring(data, parser)
