"""What annotated documents put on a citation: where it leads, and what it says about it."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from citeref import catalogue
from citeref.exports.markup import is_web
from citeref.exports.material import Item, Material
from citeref.exports.passages import Passages
from citeref.exports.rows import INDIRECT
from citeref.model import Block, Document, Span
from citeref.ref import Ref


class Mark(msgspec.Struct, frozen=True):
    """A citation as an annotation: `label` the law in words, `address` the official page (empty for none).

    `law` is the beginning of the passage's words, where a page of it is at hand, `note` what a person should know. `refs`
    is empty where the citation is open.
    """

    span: Span
    refs: tuple[Ref, ...]
    label: str
    address: str
    law: str = ""
    note: str = ""

    @property
    def told(self) -> str:
        """Everything in one text."""
        return " · ".join(filter(None, (self.label, self.note, self.law)))


_NOTES = {
    "fr": {"open": "sans autorité certaine", "one of": "au choix : {}", "by": "d'après « {} »"},
    "en": {"open": "not matched to one authority", "one of": "one of {}", "by": "from “{}”"},
}


def marks(item: Item, material: Material, passages: Passages | None = None) -> list[Mark]:
    """The marks of a document in order, none overlapping another: of two citations the one that begins first counts."""
    found: list[Mark] = []
    end = 0
    for citation in sorted(item.citations, key=lambda citation: (citation.span.start, -citation.span.end)):
        start, stop = citation.span
        if start < end or stop <= start:
            continue
        end = stop
        refs, lang = citation.refs, material.lang
        notes = _NOTES[lang]
        if refs:
            label = _named(refs, citation.range, material)
            note = (
                notes["by"].format(" | ".join(citation.evidence))
                if citation.kind in INDIRECT and citation.evidence
                else ""
            )
        else:
            choice = " | ".join(catalogue.label(ref, lang) for ref in citation.candidates)
            label, note = notes["open"], notes["one of"].format(choice) if choice else ""
        address = catalogue.address(refs[0], lang) if refs else ""
        law = passages.beginning(refs[0]) if passages and refs else ""
        found.append(Mark(citation.span, refs, label, address if is_web(address) else "", law, note))
    return found


def _named(refs: tuple[Ref, ...], ends: bool, material: Material) -> str:
    between = " – " if ends else " ; "
    return between.join(named(ref, material) for ref in refs)


def named(ref: Ref, material: Material) -> str:
    """A reference in the form that the options ask for."""
    if form := material.options.form:
        from citeref.forms import cite

        return cite(ref, form, material.lang) or catalogue.label(ref, material.lang)
    return catalogue.label(ref, material.lang)


def blocks(document: Document) -> Iterator[Block]:
    """The blocks of a document; its whole text as one where it has none."""
    if document.blocks:
        yield from document.blocks
    else:
        yield Block(Span(0, len(document.text)), number=1)


def heading(document: Document) -> str:
    """What stands above the text: the document's title or name; empty where the text begins with a heading of its own."""
    first = next(blocks(document))
    own = document.text[slice(*first.span)].strip() if first.kind == "heading" and first.level == 1 else ""
    return "" if own and own == document.title.strip() else document.title or document.name


def pieces(block: Block, found: list[Mark], begin: int) -> tuple[list[tuple[int, int, Mark | None]], int]:
    """A block cut into (start, end, mark or None), and the number of the first mark that lies beyond it.

    `begin` is the number of the first mark that may lie in it. A mark that goes on into the next block is cut.
    """
    told: list[tuple[int, int, Mark | None]] = []
    at, end = block.span
    number = begin
    while number < len(found) and found[number].span.start < end:
        mark = found[number]
        start, stop = max(at, mark.span.start), min(end, mark.span.end)
        if stop > start:
            if start > at:
                told.append((at, start, None))
            told.append((start, stop, mark))
            at = stop
        if mark.span.end > end:
            break
        number += 1
    if at < end:
        told.append((at, end, None))
    return told, number
