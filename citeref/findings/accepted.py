"""Findings that a person has looked at and keeps, each with a reason: `citeref-accepted.json`.

An entry knows a finding by its rule, its document and the words around it, not by its line, so that it stays known when
the text moves, and comes back when the words change. The file is made to be read, and to lie beside the documents in a
repository; it is also how an old document with many findings begins with a clean sheet.
"""

from __future__ import annotations

import os
import re
from datetime import date
from hashlib import sha256
from pathlib import Path, PurePath

import msgspec

from citeref.config import Settings
from citeref.errors import ConfigError
from citeref.model import Document, Finding

NAME = "citeref-accepted.json"
AROUND = 16
"""Characters before and behind a finding, in its paragraph, that belong to what it is known by."""


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One accepted finding: the rule, the document's path, the words, why it is kept and since when (ISO date).

    `mark` is what it is known by, a hash of the rule and the words around.
    """

    rule: str
    document: str
    words: str
    reason: str
    since: str
    mark: str


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    accepted: tuple[Entry, ...] = ()


class Accepted:
    """The accepted findings of one file. `add` and `drop` change what is in memory, `save` writes it."""

    def __init__(self, path: Path, entries: tuple[Entry, ...] = ()) -> None:
        self.path = path
        self._entries = {(entry.document, entry.mark): entry for entry in entries}

    @classmethod
    def load(cls, path: Path) -> Accepted:
        """The file's entries; none where there is no file. Raises `ConfigError` where it cannot be read."""
        try:
            data = path.read_bytes()
        except FileNotFoundError:
            return cls(path)
        except OSError as error:
            raise ConfigError(f"{path}: {error.strerror}.") from error
        try:
            return cls(path, msgspec.json.decode(data, type=_File).accepted)
        except msgspec.MsgspecError as error:
            raise ConfigError(
                f"{path}: no list of accepted findings: {error}.", "Mend it or remove it."
            ) from error

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Every entry, by document and rule."""
        return tuple(sorted(self._entries.values(), key=lambda one: (one.document, one.rule, one.words)))

    def reason(self, name: str, document: Document, finding: Finding) -> str:
        """Why a finding was accepted, or an empty string where it was not."""
        entry = self._entries.get((self._named(name), mark(document, finding)))
        return entry.reason if entry else ""

    def add(self, name: str, document: Document, finding: Finding, reason: str) -> Entry:
        """Accept a finding. Raises `ConfigError` without a reason."""
        reason = " ".join(reason.split())
        if not reason:
            raise ConfigError("A finding is accepted with a reason.", "Say why it is right to keep it.")
        entry = Entry(
            rule=finding.rule,
            document=self._named(name),
            words=" ".join(finding.text.split())[:120],
            reason=reason,
            since=date.today().isoformat(),
            mark=mark(document, finding),
        )
        self._entries[entry.document, entry.mark] = entry
        return entry

    def drop(self, name: str, document: Document, finding: Finding) -> bool:
        """Accept a finding no longer; whether it had been."""
        return self._entries.pop((self._named(name), mark(document, finding)), None) is not None

    def save(self) -> None:
        """Write the file, whole or not at all. Raises `ConfigError` where the disk refuses."""
        body = msgspec.json.format(msgspec.json.encode(_File(self.entries)), indent=2)
        part = self.path.with_name(f".{self.path.name}.part")
        try:
            with open(part, "wb") as file:
                file.write(body + b"\n")
                file.flush()
                os.fsync(file.fileno())
            os.replace(part, self.path)
        except OSError as error:
            part.unlink(missing_ok=True)
            raise ConfigError(f"{self.path}: {error.strerror}.", "Nothing was written.") from error

    def _named(self, name: str) -> str:
        """A document's path seen from the file's folder, with plain slashes; a name that is no path as it is.

        Of a document inside a file (« mail.mbox#12 ») the file is the path. Bytes of a name that are no UTF-8 are written out.
        """
        file = _file_in(name)
        if file:
            name = PurePath(os.path.relpath(file, self.path.parent)).as_posix() + name[len(file) :]
        return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def file_of(settings: Settings) -> Path:
    """The file of accepted findings that the settings name, else the one beside the settings file, or in this folder."""
    base = Path(settings.file).parent if settings.file else Path()
    return base / (settings.check.accepted or NAME)


def _file_in(name: str) -> str:
    """The path that a document's name is or begins with, empty where there is none on the disk."""
    head = name
    while head and not os.path.exists(head):
        head = head[: max(head.rfind(sign) for sign in "#/!") if any(sign in head for sign in "#/!") else 0]
    return head if head == name or os.path.isfile(head) else ""


def mark(document: Document, finding: Finding) -> str:
    """What a finding is known by: its rule, its words and those around, without their spacing."""
    start, end = finding.span
    block = document.block(start)
    low, high = block.span if block else (0, len(document.text))
    before = document.text[max(low, start - AROUND) : start]
    behind = document.text[end : max(end, min(high, end + AROUND))]
    around = before, document.text[start:end], behind
    plain = "\0".join(re.sub(r"\W+", " ", piece).strip().lower() for piece in around)
    return sha256(f"{finding.rule}\0{plain}".encode("utf-8", "surrogatepass")).hexdigest()[:20]
