"""Whose turn it is to ask a host, when several commands run at once on one machine.

Each host has a small file in the user's cache folder. Who asks holds a lock on it; its date says when the host
was last asked. Where the system has no such locks, each command keeps its own pace.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path


def folder() -> Path:
    """Where the user's turns are kept."""
    from platformdirs import user_cache_path

    return user_cache_path("citeref", appauthor=False) / "turns"


@contextmanager
def turn(host: str, where: Path | None, pause: float, sleep: Callable[[float], None]) -> Iterator[None]:
    """Waits until nobody else asks the host and `pause` seconds have passed since anybody did; keeps others waiting
    meanwhile. Does nothing without a folder.
    """
    handle = _locked(where / f"{host}.turn") if where else None
    if handle is None:
        yield
        return
    try:
        state = os.fstat(handle)
        wait = state.st_mtime + pause - time.time() if state.st_size else 0
        if 0 < wait <= pause:
            sleep(wait)
        yield
    finally:
        os.pwrite(handle, b".", 0)
        os.close(handle)


def _locked(path: Path) -> int | None:
    """The file, once it is ours alone; None where the system cannot do that."""
    try:
        from fcntl import LOCK_EX, flock

        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600)
        flock(handle, LOCK_EX)
    except (ImportError, OSError, AttributeError):
        return None
    return handle
