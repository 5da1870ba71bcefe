"""What the program remembers of a dossier from one time to the next: the place, the trail, the colours, the panes.

It is a small JSON file in the user's state folder, one for each set of paths. It is written whole or not at all; one that
cannot be read is set aside beside it, with a word to the person, and the program begins anew.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import msgspec
from msgspec.structs import replace

from citeref.ref import Ref
from citeref.tui.trail import Stop
from citeref.tui.views import NAMES

KEPT = 60
"""Stops of the trail that are kept."""

OUTER = 6
"""How far outwards each of them leads; one walks further seldom, and a long walk must not grow without end."""

LOOK = "look"
"""The file of what a person chose last anywhere, with which a new dossier begins."""


class Kept(msgspec.Struct, kw_only=True):
    """The file. `documents` are the paths of the documents by the numbers that the trail knows them by; `hidden` the
    views whose second pane is hidden.
    """

    theme: str = ""
    form: str = "label"
    hidden: tuple[str, ...] = ()
    documents: dict[int, str] = {}
    stops: tuple[Stop, ...] = ()
    at: int = -1


class Memory:
    """What is remembered of a dossier; without a file, only until the program ends."""

    def __init__(self, path: Path | None = None) -> None:
        self.path = path
        self.notice = ""
        self.kept, self._written = Kept(), b""
        if path is not None:
            look = _read(path.parent / f"{LOOK}.json")[0] or Kept()
            found, self.notice = _read(path)
            self.kept = found or Kept(theme=look.theme, form=look.form)

    @classmethod
    def of(cls, paths: Sequence[str]) -> Memory:
        """The memory of this very set of paths, in the user's state folder."""
        from platformdirs import user_state_path

        names = sorted({os.fsencode(os.path.abspath(path)) for path in paths})
        name = hashlib.sha256(b"\0".join(names)).hexdigest()[:24]
        return cls(user_state_path("citeref", appauthor=False) / "dossiers" / f"{name}.json")

    @property
    def form(self) -> str:
        """The form in which citations were copied last."""
        from citeref.forms import FORMS

        return self.kept.form if self.kept.form in FORMS else "label"

    @form.setter
    def form(self, name: str) -> None:
        self.kept.form = name

    def remember(self, stops: Sequence[Stop], at: int, documents: dict[int, str]) -> None:
        """Keep the last stops of a trail, and the paths of the documents they lead to."""
        first = max(0, min(at - KEPT // 2, len(stops) - KEPT))
        kept = tuple(_shallow(stop, OUTER) for stop in stops[first : first + KEPT])
        wanted = {number for stop in kept for number in _numbers(stop)}
        self.kept.stops, self.kept.at = kept, at - first
        self.kept.documents = {number: path for number, path in documents.items() if number in wanted}

    def recall(self, documents: dict[str, int]) -> tuple[list[Stop], int]:
        """The trail of last time, with the numbers that documents have now by their paths; without the stops at
        documents that are gone.
        """
        now = {0: 0} | {
            number: documents[path] for number, path in self.kept.documents.items() if path in documents
        }
        stops, at = [], -1
        for number, stop in enumerate(self.kept.stops):
            renumbered = _renumbered(stop, now)
            if renumbered is not None:
                stops.append(renumbered)
                at = len(stops) - 1 if number <= self.kept.at else at
        return stops, max(0, at) if stops else -1

    def save(self) -> None:
        """Write the file where something has changed; a folder that cannot be written is no reason to stop."""
        if self.path is None:
            return
        data = _encoded(self.kept)
        if data != self._written:
            with suppress(OSError):
                self.path.parent.mkdir(parents=True, exist_ok=True)
                look = Kept(theme=self.kept.theme, form=self.kept.form)
                _write(self.path.parent / f"{LOOK}.json", _encoded(look))
                _write(self.path, data)
                self._written = data


def _read(path: Path) -> tuple[Kept | None, str]:
    """What the file holds, and a sentence where it had to be set aside."""
    try:
        kept = msgspec.json.decode(path.read_bytes(), type=Kept, dec_hook=_ref)
    except FileNotFoundError:
        return None, ""
    except OSError as error:
        return None, f"{path}: {error.strerror}."
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError):
        aside = path.with_suffix(".damaged")
        with suppress(OSError):
            os.replace(path, aside)
        return None, str(aside)
    return kept, ""


def _encoded(kept: Kept) -> bytes:
    return msgspec.json.encode(kept, enc_hook=str)


def _ref(kind: type, value: object) -> object:
    if kind is Ref:
        try:
            return Ref(str(value))
        except Exception as error:
            raise ValueError(str(error)) from error
    raise NotImplementedError


def _write(path: Path, data: bytes) -> None:
    import tempfile

    handle, name = tempfile.mkstemp(prefix=f".{path.stem}.", suffix=".part", dir=path.parent)
    try:
        with open(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        os.replace(name, path)
    except OSError:
        with suppress(OSError):
            os.unlink(name)
        raise


def _shallow(stop: Stop, depth: int) -> Stop:
    outer = _shallow(stop.outer, depth - 1) if stop.outer and depth else None
    return replace(stop, outer=outer)


def _numbers(stop: Stop) -> set[int]:
    return {stop.document} | (_numbers(stop.outer) if stop.outer else set())


def _renumbered(stop: Stop, now: dict[int, int]) -> Stop | None:
    """The stop with the numbers of now; None at a document that is gone, without the way out that led through one."""
    if stop.document not in now or stop.view not in NAMES:
        return None
    outer = _renumbered(stop.outer, now) if stop.outer else None
    return replace(stop, document=now[stop.document], outer=outer)
