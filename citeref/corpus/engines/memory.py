"""What a process of a run may take of the machine's memory, and what it gives back."""

from __future__ import annotations

import ctypes
import os
from contextlib import suppress

_THRESHOLD = -3
"""`M_MMAP_THRESHOLD` of glibc's `malloc.h`."""

_LARGE = 256 << 10
"""Bytes from which a text is held in a mapping of its own."""


def limit(memory: int) -> None:
    """Holds this process to so many bytes where the system can, and lets it leave no core file behind."""
    try:
        import resource
    except ImportError:  # Windows
        return
    for kind, most in ((resource.RLIMIT_DATA, memory), (resource.RLIMIT_CORE, 0)):
        with suppress(ValueError, OSError):
            resource.setrlimit(kind, (most, resource.getrlimit(kind)[1]))


def give_back() -> None:
    """Has memory of documents and columns go back to the system when they are done, so that the large ones of a run do not
    stay: glibc would raise its threshold with each of them, and Arrow's own pool keeps what it once had. Called before
    Arrow is loaded; where the C library is another, nothing is changed.
    """
    os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "system")
    with suppress(OSError, AttributeError, TypeError):
        libc = ctypes.CDLL(None)
        if hasattr(libc, "gnu_get_libc_version"):
            libc.mallopt(_THRESHOLD, _LARGE)
