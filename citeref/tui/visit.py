"""A visit in the browser ends with its server.

The program of a visitor talks to the server that opened it through pipes. A server that is killed cannot say that it
goes, and Textual's web driver (8.2) takes the silence for a quiet visitor: the program would run on for nobody.
"""

from __future__ import annotations

import os
import signal
import threading
import time

PAUSE = 1.0
"""Seconds between two looks for the server."""

PATIENCE = 5.0
"""Seconds that the program has to end in good order."""


def ends_with_server() -> None:
    """Watch over the server, where this program was opened by one."""
    if os.environ.get("TEXTUAL_DRIVER", "").endswith(":WebDriver"):
        threading.Thread(target=_watch, args=(os.getppid(),), name="visit", daemon=True).start()


def _watch(server: int) -> None:
    """Ask the program to end when its parent is another than the server, as it is once that has gone."""
    while os.getppid() == server:
        time.sleep(PAUSE)
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(PATIENCE)
    os._exit(0)
