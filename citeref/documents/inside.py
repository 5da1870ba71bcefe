"""The documents inside a file: the members of an archive, the messages of a mailbox and what is attached to them, the
records of a table, the pages of a web archive.

Each has a name that a person recognises: « mail.mbox#12 », « mail.mbox#12/brief.docx », « archive.zip/brief.docx ». One
that cannot be read comes as the error that says why, and the others follow.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import PurePath

import msgspec

from citeref.documents import formats
from citeref.documents.loading import shown
from citeref.documents.reading import one
from citeref.documents.zipped import Allowance, Zip
from citeref.errors import UnreadableDocument
from citeref.model import Document

DEEPEST = 3
"""How many archives and mails may lie in each other."""

MOST = 1_000_000
"""Documents of one file."""

_MOST_TRAPS = 3
"""Members that took too long or too much, after which the rest of an archive is left alone."""

_PART = re.compile(r"[^/\\]+")
_LONGEST = 150

Found = Iterator[tuple[str, Document | UnreadableDocument]]


class LeftOut(UnreadableDocument):
    """What lies in an archive or a mail and nobody would expect to be read: pictures, signatures."""

    expected = True


class _State:
    """What is counted over everything inside one file."""

    def __init__(self, said: str, name: str) -> None:
        self.said, self.name = said, name
        self.allowance = Allowance()
        self.others: Counter[str] = Counter()
        self.taken: Counter[str] = Counter()
        self.count = 0


def parts(data: bytes, path: str | os.PathLike[str], kind: str) -> Found:
    """Every document in a file, in order, with where it lies inside. Raises `UnreadableDocument` where the file cannot be
    opened or holds no document.
    """
    said = shown(path) or "text"
    state = _State(said, shown(PurePath(path).name))
    told = False
    for inner, part in _open(data, kind, "", state, 1):
        state.count += 1
        if state.count > MOST:
            raise UnreadableDocument(f"{said}: more than {MOST} documents in one file.", "Split it.")
        told = True
        yield inner, part
    if state.others:
        kinds = shown(", ".join(ending or "no ending" for ending, _ in state.others.most_common(5)))
        count = f"{state.others.total()} file{'s' if state.others.total() > 1 else ''} inside"
        left = LeftOut(f"{said}: {count} of other kinds ({kinds}).", "Take one out to have it read as text.")
        if not told:
            raise UnreadableDocument(f"{said}: no document in it, only {kinds}.", "Leave it out.")
        yield "", left
    elif not told:
        raise UnreadableDocument(f"{said}: no document in it.", "Leave it out.")


def only(data: bytes, path: str | os.PathLike[str], kind: str) -> Document:
    """The one document of a file; of a mail the message. Raises `UnreadableDocument` where there are several."""
    found: Document | None = None
    for inner, part in parts(data, path, kind):
        if isinstance(part, LeftOut):
            continue
        if found is not None:
            raise UnreadableDocument(
                f"{shown(path)}: holds several documents.",
                "`read_all` reads them all, as does the command line.",
            )
        if isinstance(part, UnreadableDocument):
            raise part
        if kind == "mail":
            return part
        found = part if inner else msgspec.structs.replace(part, name=shown(PurePath(path).name))
    if found is None:
        raise UnreadableDocument(f"{shown(path)}: no document in it.", "Leave it out.")
    return found


def _open(data: bytes, kind: str, inner: str, state: _State, depth: int) -> Found:
    """What a container holds."""
    if kind == "zip":
        yield from _zip(data, inner, state, depth)
    elif kind == "mail":
        yield from _mail(data, inner, state, depth)
    elif kind == "mbox":
        from citeref.documents import mail

        for number, message in enumerate(mail.messages(data), 1):
            yield from _guarded(f"{inner}#{number}", _mail(message, f"{inner}#{number}", state, depth))
    elif kind == "warc":
        yield from _pages(data, inner, state)
    else:
        from citeref.documents import records

        rows = records.json_lines if kind == "jsonl" else records.table
        for place, part in rows(data, f"{state.name}{inner}", f"{state.said}{inner}"):
            yield f"{inner}{place}", part


def _guarded(inner: str, found: Found) -> Found:
    """The same, an error on the way as the last of them."""
    try:
        yield from found
    except UnreadableDocument as error:
        yield inner, error


def _zip(data: bytes, inner: str, state: _State, depth: int) -> Found:
    archive = Zip(data, f"{state.said}{inner}", state.allowance)
    traps = 0
    for name in archive.names:
        here = _named(inner, name, state)
        if not here:
            continue
        if formats.suffix(name) not in (*formats.READ, *formats.NAMED, *formats.UNREAD) and formats.suffix(
            name
        ):
            state.others[formats.suffix(name)] += 1
            continue
        archive.said = f"{state.said}{here}"
        try:
            content = archive.read(name)
        except UnreadableDocument as error:
            yield here, error
            traps += "password" not in error.what
            if traps >= _MOST_TRAPS * 10:
                yield (
                    inner,
                    UnreadableDocument(f"{state.said}{inner}: broken throughout.", "Get it again whole."),
                )
                return
            continue
        for place, part in _member(content, name, here, state, depth):
            yield place, part
            traps += isinstance(part, UnreadableDocument) and "too long" in part.what
        if traps >= _MOST_TRAPS and state.allowance.left <= 0:
            return


def _member(data: bytes, name: str, here: str, state: _State, depth: int) -> Found:
    """A member of an archive or a file attached to a mail."""
    said = f"{state.said}{here}"
    try:
        if not data:
            raise UnreadableDocument(f"{said}: the file is empty.")
        kind = formats.kind(name, data, said)
        if kind not in formats.CONTAINERS:
            yield here, one(data, said, kind, f"{state.name}{here}")
            return
        if depth >= DEEPEST:
            raise UnreadableDocument(
                f"{said}: an archive in an archive in an archive.", "Unpack it, and give what is inside."
            )
        yield from _open(data, kind, here, state, depth + 1)
    except UnreadableDocument as error:
        yield here, error


def _mail(data: bytes, inner: str, state: _State, depth: int) -> Found:
    from citeref.documents import mail

    document, attached = mail.message(data, f"{state.name}{inner}", f"{state.said}{inner}")
    if document.text.strip():
        yield inner, document
    for file in attached:
        here = _named(inner, file.name, state)
        ending = formats.suffix(file.name)
        if ending not in (*formats.READ, *formats.NAMED, *formats.UNREAD):
            state.others[ending] += 1
            continue
        try:
            content = file.read(f"{state.said}{here}")
        except UnreadableDocument as error:
            yield here, error
            continue
        yield from _member(content, file.name, here, state, depth)


def _pages(data: bytes, inner: str, state: _State) -> Found:
    from citeref.documents import webarchive

    for address, ending, content in webarchive.pages(data, f"{state.said}{inner}", state.allowance):
        here = _named(inner, address, state)
        if isinstance(content, UnreadableDocument):
            yield here, UnreadableDocument(content.what, content.hint)
        else:
            name = address if formats.suffix(address) in formats.READ else address + ending
            yield from _member(content, name, here, state, DEEPEST)


def _named(inner: str, name: str, state: _State) -> str:
    """Where a member lies, as a path without steps upwards; an empty string for hidden ones. Two of one name are told
    apart by a number.
    """
    steps = [step for step in _PART.findall(shown(name)) if step not in (".", "..")]
    if any(step.startswith(".") or step == "__MACOSX" for step in steps):
        return ""
    path = f"{inner}/{'/'.join(steps)[-_LONGEST:].lstrip('/') or 'file'}"
    state.taken[path] += 1
    return path if state.taken[path] == 1 else f"{path} ({state.taken[path]})"
