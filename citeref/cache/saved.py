"""What a file that a person saved holds: one page, the page inside a single file, or the pages of an archive.

Browsers save a page in several ways: its HTML alone or with a folder beside it, everything in one HTML file
(SingleFile), MHTML, PDF; archivists keep WARC. Each says, in its own way, which address it came from and when.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any

import msgspec

from citeref.cache import files
from citeref.errors import CacheError

_MARK = re.compile(rb"<!--[^>]*?saved from url=\(\d+\)(?P<address>https?://\S+)")
_SINGLE = re.compile(
    rb"<!--\s*Page saved with SingleFile\s+url:\s*(?P<address>https?://\S+)\s+saved date:\s*(?P<date>[^(\r\n]+)"
)
_MHTML = re.compile(
    rb"\A(?:From: <Saved by |(?:[!-9;-~]+:[^\n]*\n(?:[ \t][^\n]*\n)*){0,20}?MIME-Version:)", re.I
)


class Saved(msgspec.Struct, frozen=True, kw_only=True):
    """One page as it was saved: its bytes, and what the file tells of them as fields of `Origin`. `ref` and
    `lang` are those under which another cache kept it, empty elsewhere.
    """

    data: bytes
    origin: dict[str, Any]
    ref: str = ""
    lang: str = ""

    @property
    def address(self) -> str:
        """Where the page is from, or an empty string."""
        return str(self.origin.get("final_address") or self.origin.get("address") or "")


def pages(path: Path) -> Iterator[Saved]:
    """The pages a file holds. Raises `CacheError` where it cannot be taken apart, `OSError` where it cannot be
    read.
    """
    with open(path, "rb") as file:
        start = file.read(8192)
    if start.startswith((b"\x1f\x8b", b"WARC/")):
        from citeref.cache import warc

        yield from warc.pages(path)
        return
    if path.stat().st_size > files.LARGEST:
        raise CacheError("It is far too long to be a page of law.")
    data = path.read_bytes()
    if data[:64].lstrip().startswith(b"%PDF"):
        yield Saved(data=data, origin={"content_type": "application/pdf"})
        return
    if _MHTML.match(data[:8192]):
        from citeref.cache import mhtml

        yield mhtml.page(data)
        return
    yield Saved(data=data, origin=_noted(data[:8192]))


def moment(text: str) -> str:
    """A date as mail and browsers write it, as an origin notes it; empty where it cannot be read."""
    text = text.strip()
    try:
        when = datetime.strptime(text, "%a %b %d %Y %H:%M:%S GMT%z")
    except ValueError:
        try:
            when = parsedate_to_datetime(text)
        except (ValueError, TypeError):
            return ""
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _noted(start: bytes) -> dict[str, Any]:
    """What the browser noted at the head of a page it saved."""
    if single := _SINGLE.search(start):
        when = moment(single["date"].decode("ascii", "replace"))
        return {"address": single["address"].decode("ascii", "replace")} | ({"fetched": when} if when else {})
    if mark := _MARK.search(start):
        return {"address": mark["address"].decode("ascii", "replace")}
    return {}
