"""E-mails and mailboxes: each message with its subject above its words, then what is attached to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parsedate_to_datetime

from citeref.documents import html, text
from citeref.documents.encoding import decode
from citeref.documents.formats import refuse_dense
from citeref.documents.joining import heading, joined
from citeref.errors import UnreadableDocument
from citeref.model import Document

MOST_PARTS, _MOST_NESTED = 2000, 40
"""Parts of one message; how many of them may hold others. A long thread forwarded whole has a dozen."""

_NESTED = re.compile(rb"boundary\s*=", re.I)
_BEGINS = re.compile(rb"^From (?=[^\n]{0,200}\d{1,2}:\d{2})[^\n]*\n", re.M)
_QUOTED = re.compile(rb"^>(>*From )", re.M)
_ERRORS = (MessageError, ValueError, LookupError, TypeError, AttributeError, RecursionError, AssertionError)


class Attached:
    """A file attached to a message: its name, and its bytes when they are asked for."""

    def __init__(self, name: str, part: Message) -> None:
        self.name = name
        self._part = part

    def read(self, said: str) -> bytes:
        """The bytes. Raises `UnreadableDocument` where they cannot be told."""
        try:
            if self._part.get_content_maintype() == "message":
                inside = self._part.get_payload()
                return inside[0].as_bytes() if isinstance(inside, list) and inside else b""  # type: ignore[union-attr]
            content = self._part.get_payload(decode=True)
        except _ERRORS as error:
            raise UnreadableDocument(f"{said}: cannot be unpacked ({str(error)[:60]}).") from None
        return content if isinstance(content, bytes) else b""


def messages(data: bytes) -> Iterator[bytes]:
    """The messages of a mailbox, in order."""
    starts = [(found.start(), found.end()) for found in _BEGINS.finditer(data)]
    if not starts:
        yield data
        return
    for (_, start), end in zip(starts, [start for start, _ in starts[1:]] + [len(data)], strict=True):
        yield _QUOTED.sub(rb"\1", data[start:end])


def message(data: bytes, name: str, said: str) -> tuple[Document, list[Attached]]:
    """A message as a document, and what is attached. Raises `UnreadableDocument` where it cannot be followed."""
    refuse_nested(data, said)
    try:
        mail = message_from_bytes(data)
        bodies, attached = _sorted(mail)
        subject = _header(mail, "Subject")
        words = [_words(part, said) for part in bodies]
    except _ERRORS as error:
        raise UnreadableDocument(f"{said}: a broken e-mail ({str(error)[:60]}).", "Save it again.") from None
    if not any(part.text.strip() for part in words) and not subject and not attached:
        raise UnreadableDocument(f"{said}: an e-mail without words.", "Was it saved completely?")
    document = joined([heading(subject), *words], name, "mail", title=subject, date=_date(mail), lang="")
    return document, attached


def refuse_nested(data: bytes, said: str) -> None:
    """Raises `UnreadableDocument` for a message with parts in parts in parts, which would take hours to follow."""
    if sum(1 for _ in _NESTED.finditer(data)) > _MOST_NESTED:
        raise UnreadableDocument(f"{said}: too many parts inside parts.", "Save its attachments one by one.")


def _sorted(mail: Message) -> tuple[list[Message], list[Attached]]:
    """The parts that are the message's words, and the others; of several forms of the same words the page, which keeps
    links and paragraphs.
    """
    bodies: list[Message] = []
    attached: list[Attached] = []
    waiting = [mail]
    count = 0
    while waiting and count < MOST_PARTS:
        part = waiting.pop()
        count += 1
        kind, name = part.get_content_type(), _name(part)
        inside = part.get_payload()
        if kind == "message/rfc822" or (
            part.get_content_maintype() == "message" and isinstance(inside, list)
        ):
            forwarded = inside[0] if isinstance(inside, list) and inside else None
            subject = _header(forwarded, "Subject") if isinstance(forwarded, Message) else ""
            attached.append(Attached(name or f"{subject or 'message'}.eml", part))
        elif kind == "multipart/alternative" and isinstance(inside, list):
            waiting.append(_best([one for one in inside if isinstance(one, Message)]) or part)
            if waiting[-1] is part:
                waiting.pop()
        elif isinstance(inside, list):
            waiting += [one for one in reversed(inside) if isinstance(one, Message)]
        elif (
            kind in ("text/plain", "text/html")
            and part.get_content_disposition() != "attachment"
            and not name
        ):
            bodies.append(part)
        elif name:
            attached.append(Attached(name, part))
    return bodies, attached


def _best(parts: list[Message]) -> Message | None:
    for kinds in (("text/html", "multipart/related"), ("multipart/mixed",), ("text/plain",)):
        for part in reversed(parts):
            if part.get_content_type() in kinds:
                return part
    return parts[-1] if parts else None


def _words(part: Message, said: str) -> Document:
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes) or not content.strip():
        return heading("")
    page = part.get_content_type() == "text/html"
    decoded = _declared(content, part) or decode(content, said, html=page)[0]
    refuse_dense("html" if page else "text", decoded, said)
    return html.read(decoded, whole=True) if page else text.read(decoded)


def _declared(content: bytes, part: Message) -> str:
    try:
        return content.decode(part.get_content_charset() or "utf-8")
    except (LookupError, UnicodeDecodeError):
        return ""


def _name(part: Message) -> str:
    try:
        return _shown(part.get_filename() or "")
    except _ERRORS:
        return "attachment"


def _header(mail: Message, name: str) -> str:
    try:
        return _shown(str(mail.get(name) or ""))
    except _ERRORS:
        return ""


def _shown(value: str) -> str:
    try:
        return " ".join(str(make_header(decode_header(value[:2000]))).split())
    except _ERRORS:
        return " ".join(value[:2000].split())


def _date(mail: Message) -> str:
    try:
        return parsedate_to_datetime(str(mail.get("Date") or "")[:100]).date().isoformat()
    except (*_ERRORS, OverflowError, IndexError):
        return ""
