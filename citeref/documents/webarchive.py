"""Web archives (WARC): the pages and papers that servers answered with, under their addresses."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any
from urllib.parse import urlsplit

from citeref.documents.loading import megabytes
from citeref.documents.zipped import LARGEST, MOST, Allowance
from citeref.errors import UnreadableDocument

_KINDS = {
    "html": ".html",
    "pdf": ".pdf",
    "plain": ".txt",
    "markdown": ".md",
    "wordprocessingml": ".docx",
    "opendocument.text": ".odt",
    "epub": ".epub",
    "rtf": ".rtf",
}
"""The endings of the media types that are read."""

_MOST = 200_000
"""Records of one archive."""


def pages(
    data: bytes, said: str, allowance: Allowance
) -> Iterator[tuple[str, str, bytes | UnreadableDocument]]:
    """Each page of an archive: its address without « https:// », the ending of its kind, and its bytes. Raises
    `UnreadableDocument` where the archive is broken or unpacks without measure.
    """
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    if data[:2] == b"\x1f\x8b":
        _refuse_bomb(data, said)
    count = 0
    try:
        for record in ArchiveIterator(BytesIO(data)):
            count += 1
            if count > _MOST:
                raise UnreadableDocument(f"{said}: more than {_MOST} records.", "Split the archive.")
            if found := page(record, said, allowance):
                yield found
    except UnreadableDocument:
        raise
    except (ArchiveLoadFailed, EOFError, ValueError, OSError, zlib.error, AttributeError, TypeError) as error:
        raise UnreadableDocument(
            f"{said}: a broken web archive ({str(error).strip()[:60]}).", "Was it copied completely?"
        ) from None


def page(record: Any, said: str, allowance: Allowance) -> tuple[str, str, bytes | UnreadableDocument] | None:
    """The page in a record: its address, the ending of its kind and its bytes; None for a record that holds none."""
    if record.rec_type not in ("response", "resource"):
        return None
    answer = record.http_headers
    kind = ((answer or record.rec_headers).get_header("Content-Type") or "").lower()
    code = answer.get_statuscode() if answer else "200"
    ending = next((ending for sign, ending in _KINDS.items() if sign in kind.partition(";")[0]), "")
    if not ending or code != "200":
        return None
    address = _plain((record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>"))
    limit = min(LARGEST, allowance.left)
    content = record.content_stream().read(limit + 1)
    if len(content) > limit:
        return address, ending, UnreadableDocument(f"{said}: more than {megabytes(limit)}.", "Leave it out.")
    allowance.left -= len(content)
    return (address, ending, content) if content.strip() else None


def _plain(address: str) -> str:
    """An address as the name of a document."""
    try:
        parts = urlsplit(address)
        return (
            f"{parts.hostname or ''}{parts.path}{'?' + parts.query if parts.query else ''}".strip("/")
            or "page"
        )
    except ValueError:
        return "page"


def _refuse_bomb(data: bytes, said: str) -> None:
    """Raises `UnreadableDocument` for an archive that unpacks to far more than any collection of pages; counted without
    keeping what comes out.
    """
    size, rest = 0, data
    while rest[:2] == b"\x1f\x8b":
        unpacker = zlib.decompressobj(31)
        pending = rest
        while pending and not unpacker.eof:
            try:
                size += len(unpacker.decompress(pending, 1 << 20))
            except zlib.error:
                return  # the reader of records says what is wrong
            pending = unpacker.unconsumed_tail
            if size > MOST:
                raise UnreadableDocument(
                    f"{said}: unpacks to more than {megabytes(MOST)}.", "Split the archive."
                )
        rest = unpacker.unused_data
