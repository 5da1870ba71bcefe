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
from collections.abc import Iterator

from citeref.documents import formats
from citeref.documents.gather import Gathered, Skipped, gather, is_address, skip, skip_defect
from citeref.documents.loading import LIMIT, load, megabytes, shown
from citeref.documents.reading import TEXTS, one
from citeref.errors import CiterefError, UnreadableDocument
from citeref.model import Document

__all__ = [
    "LIMIT",
    "Gathered",
    "Skipped",
    "gather",
    "load",
    "read",
    "read_all",
    "read_bytes",
    "read_parts",
    "read_stdin",
    "read_text",
    "shown",
    "skip",
    "skip_defect",
]


def read(path: str | os.PathLike[str], *, limit: int = LIMIT) -> Document:
    """A file, whatever its kind; `-` is standard input, and of an address (`https://…`) the page in the cache. `limit` is
    the largest size in bytes.

    Of an e-mail it is the message; `read_all` gives what is attached too. Raises `UnreadableDocument` for a file that is
    missing, empty, too large, broken, locked or not to be opened, and for one that holds several documents;
    `UnsupportedFormat` for a kind of document that has no reader.
    """
    if os.fspath(path) == "-":
        return read_stdin(limit=limit)
    if isinstance(path, str) and is_address(path):
        from citeref.documents import addresses

        return addresses.read(path)
    return read_bytes(load(path, limit), path)


def read_all(path: str | os.PathLike[str], *, limit: int = LIMIT) -> list[Document]:
    """Every document of a file: those of an archive, a mailbox or a table of texts, each with a name such as
    « mail.mbox#12 » or « archive.zip/brief.docx »; of any other file the one. Raises `UnreadableDocument` where one of them
    cannot be read.
    """
    found: list[Document] = []
    for _, part in read_parts(load(path, limit), path):
        if isinstance(part, UnreadableDocument):
            raise part
        found.append(part)
    return found


def read_bytes(data: bytes, path: str | os.PathLike[str] = "") -> Document:
    """The document in the bytes of a file; its path tells the kind. Raises as `read` does."""
    said = shown(path) or "text"
    kind = formats.kind(os.fspath(path), data, said)
    if kind not in formats.CONTAINERS:
        return one(data, path, kind)
    from citeref.documents import inside

    return inside.only(data, path, kind)


def read_parts(
    data: bytes, path: str | os.PathLike[str] = ""
) -> Iterator[tuple[str, Document | UnreadableDocument]]:
    """Every document in the bytes of a file, one at a time: where it lies inside (« #12 », « /brief.docx », an empty string
    for the file itself), and the document, or the error that says why it cannot be read.

    Raises as `read` does where the file itself cannot be opened, or holds no document.
    """
    kind = formats.kind(os.fspath(path), data, shown(path) or "text")
    if kind not in formats.CONTAINERS:
        yield "", one(data, path, kind)
        return
    from citeref.documents import inside

    yield from inside.parts(data, path, kind)


def read_text(text: str, name: str = "", format: str = "text") -> Document:
    """Characters in hand as a document: `format` is "text", "markdown" or "html"."""
    if format not in TEXTS:
        raise CiterefError(f"« {format} »: no such format.", f"There are {', '.join(TEXTS)}.")
    return TEXTS[format](text, name)


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
