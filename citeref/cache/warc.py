"""Web archives (WARC): the pages of a cache written for keeps and for others, and the pages read from one.

Each page becomes two records: the page itself, under its address, and its origin as metadata that refers to it,
so that nothing is lost on the way back. An archive made by another program holds answers of servers; those
that are pages are offered to whoever reads it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

import msgspec

from citeref.cache import files
from citeref.cache.saved import Saved, moment
from citeref.errors import CacheError
from citeref.model import Origin, Page

ABOUT = "application/json; profile=citeref-origin"
"""The media type of the record that holds an origin."""

_TYPES = ("html", "xml", "json", "pdf")
_NOTES = ("address", "final_address", "fetched", "content_type", "version", "until", "status", "status_code")
_KEPT = (*_NOTES, "etag", "last_modified", "licence", "attribution", "note", "also", "part", "holds")


def write(pages: Iterable[tuple[Page, bytes]], out: BinaryIO, made: str) -> int:
    """Writes pages as a compressed WARC 1.1 file and returns their number; `made` is the present time, ISO."""
    from warcio.warcwriter import WARCWriter

    writer = WARCWriter(out, gzip=True, warc_version="1.1")
    about = {
        "software": "citeref",
        "format": "WARC File Format 1.1",
        "description": "Pages of law, with origin",
    }
    writer.write_record(writer.create_warcinfo_record("citeref.warc.gz", about))
    count = 0
    for page, data in pages:
        origin = page.origin
        address = origin.final_address or origin.address or f"urn:citeref:{page.ref}:{page.lang}"
        head = {"WARC-Date": origin.fetched or made}
        kept = writer.create_warc_record(
            address, "resource", BytesIO(data), len(data), origin.content_type, warc_headers_dict=head
        )
        writer.write_record(kept)
        told = msgspec.json.encode(origin)
        head["WARC-Refers-To"] = kept.rec_headers.get_header("WARC-Record-ID")
        writer.write_record(
            writer.create_warc_record(
                address, "metadata", BytesIO(told), len(told), ABOUT, warc_headers_dict=head
            )
        )
        count += 1
    return count


def pages(path: Path) -> Iterator[Saved]:
    """The pages of an archive, in order; one at a time is in memory. Raises `CacheError` where it breaks off."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    waiting: tuple[str, Saved] | None = None
    try:
        with open(path, "rb") as file:
            for record in ArchiveIterator(file):
                if waiting:
                    yield _with(waiting, record)
                waiting = _page(record)
            if waiting:
                yield waiting[1]
    except (ArchiveLoadFailed, EOFError, ValueError, UnicodeDecodeError) as error:
        raise CacheError(f"This is no web archive (WARC), or it is broken: {str(error)[:200]}.") from error


def _page(record: Any) -> tuple[str, Saved] | None:
    """The page in a record and the record's name, or None for what is no page: pictures, questions, failures."""
    head = record.rec_headers
    answer = record.http_headers
    if record.rec_type not in ("response", "resource"):
        return None
    kind = (answer or head).get_header("Content-Type") or ""
    code = int(answer.get_statuscode()) if answer and answer.get_statuscode().isdecimal() else 0
    if not any(sign in kind.lower() for sign in _TYPES) or code not in (0, 200):
        return None
    data = record.content_stream().read(files.LARGEST + 1)
    if not data or len(data) > files.LARGEST:
        return None
    told = {
        "address": _address(head.get_header("WARC-Target-URI") or ""),
        "fetched": _date(head.get_header("WARC-Date") or ""),
        "content_type": kind,
        "status_code": code,
        "etag": (answer.get_header("ETag") if answer else "") or "",
        "last_modified": (answer.get_header("Last-Modified") if answer else "") or "",
    }
    origin = {name: value for name, value in told.items() if value} | {"how": "imported"}
    return head.get_header("WARC-Record-ID") or "", Saved(data=data, origin=origin)


def _with(waiting: tuple[str, Saved], record: Any) -> Saved:
    """A page with the origin that the next record tells of it, where it does."""
    name, page = waiting
    head = record.rec_headers
    if head.get_header("WARC-Refers-To") != name or head.get_header("Content-Type") != ABOUT:
        return page
    try:
        told = msgspec.json.decode(record.content_stream().read(1_000_000), type=Origin)
    except (msgspec.MsgspecError, RecursionError):
        return page
    fields = {field: getattr(told, field) for field in _KEPT} | {"how": "imported"}
    return Saved(data=page.data, origin=fields, ref=told.ref, lang=told.lang)


def _address(text: str) -> str:
    text = text.strip("<>")
    return text if text.startswith(("https://", "http://")) else ""


def _date(text: str) -> str:
    return f"{text[:19]}Z" if len(text) >= 20 and text[10] == "T" else moment(text)
