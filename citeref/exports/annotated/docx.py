"""A document for Word: every citation a link, and a mark from which Word builds its own table of authorities.

A Word document stays as it was, with links and marks put in (`original`); of any other a new one is made. The table at
the end is a `TOA` field for each kind of authority, filled so that every program shows it; Word makes it anew, with pages.
"""

from __future__ import annotations

from typing import IO

from citeref.exports.annotated.authorities import Authorities
from citeref.exports.annotated.marks import Mark, blocks, marks, pieces
from citeref.exports.material import Item, Material
from citeref.exports.several import only
from citeref.exports.word import Word, bookmark, paragraph, run
from citeref.model import Block

_STYLES = {
    "item": "ListParagraph",
    "quote": "Quote",
    "note": "FootnoteText",
    "comment": "FootnoteText",
    "code": "HTMLPreformatted",
}


def write(material: Material, out: IO[bytes]) -> None:
    """The one document there is."""
    item = only(material, "annotated-docx")
    if item.document.format == "docx" and item.path and item.path.is_file():
        from citeref.exports.annotated import original

        original.write(item, material, out)
    else:
        _made(item, material, out)


def _made(item: Item, material: Material, out: IO[bytes]) -> None:
    document, found = item.document, marks(item, material)
    authorities = Authorities(material, document)
    word = Word(out, document.lang or material.lang, document.title or document.name)
    at = 0
    with word.body() as put:
        for block in blocks(document):
            cut, at = pieces(block, found, at)
            runs = "".join(
                _piece(word, document.text[start:end], mark, authorities) for start, end, mark in cut
            )
            put(paragraph(_sign(block) + runs, _style(block)))
        for told in authorities.table():
            put(told)


def _piece(word: Word, words: str, mark: Mark | None, authorities: Authorities) -> str:
    if mark is None:
        return run(words)
    shown = word.link(mark.address, run(words, "Hyperlink")) if mark.address else run(words)
    if not mark.refs:
        return shown
    name, fields = authorities.cited(mark)
    return fields + bookmark(name, authorities.number, shown)


def _style(block: Block) -> str:
    if block.kind == "heading":
        return f"Heading{min(6, max(1, block.level))}"
    return _STYLES.get(block.kind, "")


def _sign(block: Block) -> str:
    sign = getattr(block, "note", "")
    return run(f"{sign} ") if sign else run("• ") if block.kind == "item" else ""
