"""Documents: a file becomes one plain text with a way back to its paragraphs and to its own characters.

>>> document = read_text("L'article <b>28</b>&nbsp;du RGPD", format="html")
>>> document.text
"L'article 28\\xa0du RGPD"
>>> document.source[slice(*document.at_source((2, 13)))]
'article <b>28</b>&nbsp;'
"""

from __future__ import annotations

import os
import sys
from pathlib import PurePath

import msgspec

from citeref.documents import formats, html, markdown, text
from citeref.documents.encoding import decode
from citeref.documents.gather import Gathered, Skipped, gather, skip, skip_defect
from citeref.documents.loading import LIMIT, load, megabytes, shown
from citeref.errors import CiterefError, UnreadableDocument
from citeref.model import Document

__all__ = [
    "LIMIT",
    "Gathered",
    "Skipped",
    "gather",
    "load",
    "read",
    "read_bytes",
    "read_stdin",
    "read_text",
    "skip",
    "skip_defect",
]

READERS = {"text": text.read, "markdown": markdown.read, "html": html.read}
"""The reader of each format: from decoded characters and a name to a document."""


def read(path: str | os.PathLike[str], *, limit: int = LIMIT) -> Document:
    """A file, whatever its kind; `-` is standard input. `limit` is the largest size in bytes.

    Raises `UnreadableDocument` for a file that is missing, empty, too large, binary or not to be opened, and
    `UnsupportedFormat` for a kind of document that has no reader.
    """
    if os.fspath(path) == "-":
        return read_stdin(limit=limit)
    return read_bytes(load(path, limit), path)


def read_bytes(data: bytes, path: str | os.PathLike[str] = "") -> Document:
    """The document in the bytes of a file; its path tells the kind. Raises as `read` does."""
    said, name = shown(path) or "text", PurePath(path).name
    formats.refuse_unread(name, data[:4096], said)
    likely_html = formats.READ.get(PurePath(name).suffix.lower()) == "html" or b"<html" in data[:2048].lower()
    decoded, encoding = decode(data, said, html=likely_html)
    if not decoded.strip():
        raise UnreadableDocument(f"{said}: nothing but blanks in it.", "Was it saved completely?")
    form = formats.told(name, decoded)
    formats.refuse_dense(form, decoded, said)
    document = READERS[form](decoded, shown(name))
    if not document.text.strip():
        raise UnreadableDocument(
            f"{said}: a page without text.", "Its words may come by program: save it from the browser."
        )
    return msgspec.structs.replace(document, encoding=encoding)


def read_text(text: str, name: str = "", format: str = "text") -> Document:
    """Characters in hand as a document: `format` is "text", "markdown" or "html"."""
    if format not in READERS:
        raise CiterefError(f"« {format} »: no such format.", f"There are {', '.join(READERS)}.")
    return READERS[format](text, name)


def read_stdin(*, limit: int = LIMIT) -> Document:
    """What standard input gives, as a document named « standard input »."""
    data = sys.stdin.buffer.read(limit + 1)
    if not data:
        raise UnreadableDocument("Standard input is empty.", "Pipe a text into the command, or name a file.")
    if len(data) > limit:
        raise UnreadableDocument(
            f"Standard input holds more than {megabytes(limit)}.", "Split it into several documents."
        )
    return read_bytes(data, "standard input")
