"""Documents in Markdown, every citation a link with the law in words as its title.

A Markdown document stays as it was written, links apart. Where a citation lies in code or in a link of the document's own,
it is left as it is and told in the list at the end.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from citeref.exports.annotated.marks import Mark, blocks, heading, marks, pieces
from citeref.exports.material import Item, Material
from citeref.exports.md import plain
from citeref.exports.passages import Passages
from citeref.exports.rows import Sink
from citeref.model import Block, Document
from citeref.visible import one_line, visible

_UNSAFE = re.compile(r"[\[\]<>`|]|\n\s*\n")
_MARKS = ("**", "__", "~~", "*", "_")
_ELSEWHERE = {"fr": "Autres citations", "en": "Other citations"}


def write(material: Material, out: Sink) -> None:
    """The documents, one after the other."""
    passages = Passages(material)
    before = ""
    for item in material.items():
        found = marks(item, material, passages)
        out.write(before)
        left = (
            _in_source(item, found, out)
            if item.document.format == "markdown"
            else _from_blocks(item, found, out)
        )
        if left:
            out.write(f"\n## {_ELSEWHERE[material.lang]}\n\n")
            for mark in left:
                words = item.document.text[slice(*mark.span)]
                out.write(
                    f"- {item.document.place(mark.span.start)} « {plain(words)} »: {_link(plain(mark.label), mark)}\n"
                )
        before = "\n---\n\n"


def _in_source(item: Item, found: list[Mark], out: Sink) -> list[Mark]:
    """Write the file's own Markdown with links put in; the marks that found no room."""
    document = item.document
    source = document.source or document.text
    left: list[Mark] = []
    at = 0
    for mark in found:
        start, end = document.at_source(mark.span)
        words = source[start:end]
        if start < at or not mark.address or not _room(document, mark, words):
            if mark.address:
                left.append(mark)
            continue
        out.write(visible(source[at:start]) + _link(words, mark))
        at = end
    out.write(visible(source[at:]))
    if not source.endswith("\n"):
        out.write("\n")
    return left


def _room(document: Document, mark: Mark, words: str) -> bool:
    """Whether a link may stand here: no code, no link, no half of an emphasis."""
    block = document.block(mark.span.start)
    if block is None or block.kind == "code" or mark.span.end > block.span.end or _UNSAFE.search(words):
        return False
    if any(words.count(sign) % 2 for sign in _MARKS):
        return False
    number = bisect_right(document.links, mark.span.end, key=lambda link: link.span.start)
    return not any(link.span.end > mark.span.start for link in document.links[max(0, number - 4) : number])


def _from_blocks(item: Item, found: list[Mark], out: Sink) -> list[Mark]:
    """Write any other document as Markdown."""
    document, at = item.document, 0
    above = heading(document)
    out.write(f"# {plain(above)}\n" if above else "")
    for block in blocks(document):
        cut, at = pieces(block, found, at)
        words = "".join(_piece(document.text[start:end], mark) for start, end, mark in cut)
        out.write("\n" + _block(block, words, bool(above)))
    return []


def _piece(words: str, mark: Mark | None) -> str:
    shown = plain(f"|{words}|")[2:-2]
    return shown if mark is None or not mark.address else _link(shown, mark)


def _block(block: Block, words: str, deeper: int) -> str:
    if block.kind == "heading":
        return f"{'#' * min(6, block.level + deeper)} {words}\n"
    if block.kind == "item":
        return f"- {words}\n"
    if block.kind == "quote":
        return f"> {words}\n"
    sign = getattr(block, "note", "")
    line = f"{plain(sign)} {words}" if sign else words
    return re.sub(r"\A(\s*)([#+>-]|\d+[.)])(?=\s)", r"\1\\\2", line) + "\n"


def _link(words: str, mark: Mark) -> str:
    if not mark.address:
        return words
    target = re.sub(r"[\s<>()]", lambda sign: f"%{ord(sign[0]):02X}", mark.address)
    title = one_line(mark.told).replace("\\", "\\\\").replace('"', '\\"')
    return f'[{words}]({target} "{title}")'
