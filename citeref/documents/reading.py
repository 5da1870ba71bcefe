"""The bytes of one document become a document: each kind goes to its reader, which is loaded only then."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import PurePath

import msgspec

from citeref.documents import formats, html, markdown, text
from citeref.documents.encoding import decode
from citeref.documents.loading import shown
from citeref.errors import UnreadableDocument
from citeref.model import Document

TEXTS = {"text": text.read, "markdown": markdown.read, "html": html.read}
"""The reader of each format of text: from decoded characters and a name to a document."""


def one(data: bytes, path: str | os.PathLike[str], kind: str, name: str = "") -> Document:
    """The document in the bytes of a file of a kind that holds one. `name` is what it is called where its path's last
    part does not say it. Raises `UnreadableDocument` where it cannot be read or holds no word.
    """
    said = shown(path) or "text"
    name = name or shown(PurePath(path).name)
    document = _text(data, name, said, kind) if kind in TEXTS else _packed(data, name, said, kind)
    if not document.text.strip():
        raise UnreadableDocument(*_wordless(document.format, said))
    return document


def _text(data: bytes, name: str, said: str, kind: str) -> Document:
    decoded, encoding = decode(data, said, html=kind == "html" or b"<html" in data[:2048].lower())
    if not decoded.strip():
        raise UnreadableDocument(f"{said}: nothing but blanks in it.", "Was it saved completely?")
    form = formats.told(kind, decoded)
    formats.refuse_dense(form, decoded, said)
    return msgspec.structs.replace(TEXTS[form](decoded, name), encoding=encoding)


def _packed(data: bytes, name: str, said: str, kind: str) -> Document:
    return _reader(kind)(data, name, said)


def _reader(kind: str) -> Callable[[bytes, str, str], Document]:
    """The reader of a kind that is no text."""
    if kind == "pdf":
        from citeref.documents.apart import Task, read

        return lambda data, name, said: read(Task(kind, name, said, data))
    if kind == "docx":
        from citeref.documents import word

        return word.read
    if kind == "odt":
        from citeref.documents import odt

        return odt.read
    if kind == "epub":
        from citeref.documents import epub

        return epub.read
    if kind == "rtf":
        from citeref.documents import rtf

        return rtf.read
    from citeref.documents import mhtml

    return mhtml.read


def _wordless(form: str, said: str) -> tuple[str, str]:
    if form == "html":
        return (
            f"{said}: a page without text.",
            "Its words may come by program: save it from the browser.",
        )
    return (
        f"{said}: no word in it.",
        "If it shows pictures of pages, print it to PDF and run ocrmypdf on that.",
    )
