"""A page in a single MHTML file, as Chrome, Edge and others save it: a mail whose first part is the page."""

from __future__ import annotations

import re
from email import message_from_bytes
from email.errors import MessageError
from email.message import Message
from typing import Any

from citeref.cache.saved import Saved, moment
from citeref.errors import CacheError

_TYPES = ("text/html", "application/xhtml+xml", "application/xml", "text/xml")
_DEEPEST = 200
"""Parts looked at for the page; it is the first, or the one that `start` names."""


def page(data: bytes) -> Saved:
    """The page inside. Raises `CacheError` where there is none."""
    try:
        mail = message_from_bytes(data)
        part = _page(mail)
        content = part.get_payload(decode=True) if part else None
    except (MessageError, ValueError, LookupError, RecursionError) as error:
        raise CacheError(f"This single file (MHTML) is broken: {error}.") from error
    if part is None or not isinstance(content, bytes) or not content.strip():
        raise CacheError(
            "This single file (MHTML) holds no page.",
            "Open the law in a browser and save the web page (HTML).",
        )
    return Saved(data=_utf8(content, part), origin=_told(mail, part))


def _page(mail: Message) -> Message | None:
    wanted = str(mail.get_param("start") or "")
    found = [
        part
        for _, part in zip(range(_DEEPEST), mail.walk(), strict=False)
        if part.get_content_type() in _TYPES
    ]
    return next(
        (part for part in found if wanted and part.get("Content-ID") == wanted), next(iter(found), None)
    )


def _utf8(content: bytes, part: Message) -> bytes:
    """The same bytes, unless only the mail's own head said that they are not UTF-8 and the page does not."""
    charset = (part.get_content_charset() or "utf-8").lower()
    if charset in ("utf-8", "utf8", "us-ascii") or re.search(rb"charset|encoding=", content[:4096]):
        return content
    try:
        return content.decode(charset).encode()
    except (LookupError, UnicodeDecodeError):
        return content


def _told(mail: Message, part: Message) -> dict[str, Any]:
    address = str(part.get("Content-Location") or mail.get("Snapshot-Content-Location") or "").strip()
    origin = {"content_type": part.get_content_type(), "fetched": moment(str(mail.get("Date") or ""))}
    if address.startswith(("https://", "http://")):
        origin["address"] = address
    return {name: value for name, value in origin.items() if value}
