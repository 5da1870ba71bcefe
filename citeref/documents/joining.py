"""Several documents put together to one: the chapters of a book, the subject and the words of a mail."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from citeref.model import Block, Document, Link, Span


def joined(
    documents: Sequence[Document], name: str, form: str, *, title: str, date: str, lang: str
) -> Document:
    """One document of several, in order; it has no lines, since it is no file of characters."""
    parts: list[str] = []
    blocks: list[Block] = []
    links: list[Link] = []
    length = 0
    for document in documents:
        if not document.text.strip():
            continue
        if parts:
            parts.append("\n\n")
            length += 2
        for block in document.blocks:
            span = Span(block.span.start + length, block.span.end + length)
            blocks.append(msgspec.structs.replace(block, span=span, number=len(blocks) + 1, line=0))
        links += [
            msgspec.structs.replace(link, span=Span(link.span.start + length, link.span.end + length))
            for link in document.links
        ]
        parts.append(document.text)
        length += len(document.text)
    return Document(
        name=name,
        text="".join(parts),
        format=form,
        title=" ".join(title.split())[:500],
        date=date,
        lang=lang,
        blocks=tuple(blocks),
        links=tuple(links),
    )


def heading(text: str) -> Document:
    """A document that is one heading."""
    text = " ".join(text.split())
    block = Block(Span(0, len(text)), "heading", 1, 1)
    return Document(name="", text=text, blocks=(block,) if text else ())
