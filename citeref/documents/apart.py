"""Reads a file in a process apart, which can be stopped when the file is a trap: a hang, a crash or a flood of memory then
costs that one file and nothing else.

The process starts with the first such file and serves the next ones too. It answers with a sign of life between pages;
one that falls silent is ended, and the next file gets a new one. Where no process can be started, files are read here.
"""

from __future__ import annotations

import atexit
import os
import queue
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import IO

import msgspec

from citeref.errors import UnreadableDocument
from citeref.model import Document

SILENCE = 7.0
"""Seconds without a sign of life after which a file is given up."""

MEMORY = 400 * 1024 * 1024
"""Bytes that the process may take, where the system can hold it to that."""

_BEAT = 0.4
_HEAD = struct.Struct("<cQ")
_START = "import sys; from citeref.documents.apart import serve; serve(sys.stdin.buffer, sys.stdout.buffer)"


class Task(msgspec.Struct, frozen=True):
    """A file to be read: its kind, the name of its document, and what it is called in messages."""

    kind: str
    name: str
    said: str
    data: bytes


class _Failure(msgspec.Struct, frozen=True):
    what: str
    hint: str


Reader = Callable[[bytes, str, str, Callable[[], None]], Document]


def read(task: Task) -> Document:
    """The document of a file. Raises `UnreadableDocument` as its reader does, and where it had to be given up."""
    with _LOCK:
        process = _process()
        if process is None:
            return _reader(task.kind)(task.data, task.name, task.said, lambda: None)
        return process.read(task)


class _Process:
    """The process, with the answers that come from it."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-c", _START],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
        )
        self._answers: queue.Queue[tuple[bytes, bytes]] = queue.Queue()
        self.owner = os.getpid()
        threading.Thread(target=self._listen, daemon=True).start()

    @property
    def alive(self) -> bool:
        """Whether it can still be asked."""
        return self.owner == os.getpid() and self._process.poll() is None

    def read(self, task: Task) -> Document:
        """Has a file read."""
        try:
            assert self._process.stdin is not None
            _send(self._process.stdin, b"T", msgspec.msgpack.encode(task))
            while True:
                sign, answer = self._answers.get(timeout=SILENCE)
                if sign != b".":
                    break
        except queue.Empty:
            self.end()
            raise UnreadableDocument(
                f"{task.said}: takes too long to read, as files made to trap a reader do.", "Leave it out."
            ) from None
        except OSError:
            sign, answer = b"", b""
        if sign == b"D":
            return msgspec.msgpack.decode(answer, type=Document)
        if sign == b"E":
            failure = msgspec.msgpack.decode(answer, type=_Failure)
            raise UnreadableDocument(failure.what, failure.hint)
        self.end()
        raise UnreadableDocument(
            f"{task.said}: broken in a way that its reader did not survive.",
            "Save it again from its program.",
        )

    def end(self) -> None:
        """Ends it."""
        if self.owner == os.getpid():
            self._process.kill()
            self._process.wait()

    def _listen(self) -> None:
        assert self._process.stdout is not None
        while True:
            sign, answer = _receive(self._process.stdout)
            self._answers.put((sign, answer))
            if not sign:
                return


_LOCK = threading.RLock()
_AT_WORK: list[_Process] = []


def _process() -> _Process | None:
    """The process at work, a new one where there is none; None where none can be started."""
    if _AT_WORK and _AT_WORK[0].alive:
        return _AT_WORK[0]
    _AT_WORK.clear()
    if not sys.executable:
        return None
    try:
        _AT_WORK.append(_Process())
    except OSError:
        return None
    return _AT_WORK[0]


@atexit.register
def _leave() -> None:
    for process in _AT_WORK:
        process.end()


def _environment() -> dict[str, str]:
    """The same surroundings, with this very package to be found first."""
    package = str(Path(__file__).resolve().parents[2])
    paths = [package, *(path for path in sys.path if path and path != package)]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(paths), "PYTHONIOENCODING": "utf-8"}


def _reader(kind: str) -> Reader:
    if kind != "pdf":
        raise ValueError(kind)
    from citeref.documents.pdf import read

    return read


def serve(asked: IO[bytes], answers: IO[bytes]) -> None:
    """What the process does: reads one file after another until nothing more is asked."""
    _limit()
    last = time.monotonic()

    def live() -> None:
        nonlocal last
        if time.monotonic() - last > _BEAT:
            last = time.monotonic()
            _send(answers, b".", b"")

    while True:
        sign, asking = _receive(asked)
        if not sign:
            return
        task = msgspec.msgpack.decode(asking, type=Task)
        del asking
        try:
            document = _reader(task.kind)(task.data, task.name, task.said, live)
            _send(answers, b"D", msgspec.msgpack.encode(document))
        except UnreadableDocument as error:
            _send(answers, b"E", msgspec.msgpack.encode(_Failure(error.what, error.hint)))
        except (MemoryError, RecursionError):
            what = f"{task.said}: needs more memory than any document."
            _send(answers, b"E", msgspec.msgpack.encode(_Failure(what, "Leave it out.")))


def _limit() -> None:
    """Holds this process to its memory where the system can."""
    try:
        import resource
    except ImportError:  # Windows
        return
    for kind in ("RLIMIT_DATA", "RLIMIT_CORE"):
        most = MEMORY if kind == "RLIMIT_DATA" else 0
        try:
            hard = resource.getrlimit(getattr(resource, kind))[1]
            resource.setrlimit(getattr(resource, kind), (most, hard))
        except (ValueError, OSError, AttributeError):
            continue


def _send(to: IO[bytes], sign: bytes, content: bytes) -> None:
    to.write(_HEAD.pack(sign, len(content)))
    to.write(content)
    to.flush()


def _receive(source: IO[bytes]) -> tuple[bytes, bytes]:
    """The next message; an empty sign at the end."""
    head = source.read(_HEAD.size)
    if len(head) < _HEAD.size:
        return b"", b""
    sign, length = _HEAD.unpack(head)
    content = source.read(length)
    return (sign, content) if len(content) == length else (b"", b"")
