"""One run at a time writes an output; a run that is killed lets go of it."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from citeref.errors import CiterefError

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]


class Lock:
    """A hidden file beside the output, held by the run that writes it; where the system knows no such lock, none."""

    def __init__(self, path: Path, output: str) -> None:
        self._path, self._output = path, output
        self._file = -1

    def take(self) -> None:
        """Raises `CiterefError` where another run has it."""
        if fcntl is None:
            return
        while True:
            file = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                os.close(file)
                raise CiterefError(
                    f"{self._output}: another run is writing it.", "Wait for it, or name another output."
                ) from None
            with suppress(FileNotFoundError):
                if os.path.samestat(os.fstat(file), os.stat(self._path)):
                    self._file = file
                    return
            os.close(file)  # the run before took its file away just now

    def let_go(self) -> None:
        """Takes the file away."""
        if self._file >= 0:
            self._path.unlink(missing_ok=True)
            os.close(self._file)
            self._file = -1


def refuse_no_folder(output: str, path: Path) -> None:
    """Raises `CiterefError` where the folder that an output is to lie in is not there."""
    if not path.absolute().parent.is_dir():
        raise CiterefError(f"{output}: no folder « {path.parent} ».", "Make it first, or name another.")
