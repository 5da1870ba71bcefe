"""A program opened in a browser ends with the server that opened it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

import pytest

SERVER = """
import subprocess, sys
visitor = subprocess.Popen([sys.executable, "-c", sys.argv[1]], stdout=subprocess.PIPE)
print(visitor.stdout.readline().decode(), visitor.pid, flush=True)
sys.stdin.readline()
"""
"""Opens a program as a server does, hands on its first line and its number, and ends when told."""

VISITOR = """
import signal, sys, time
from citeref.tui import visit
visit.PAUSE, visit.PATIENCE = 0.05, {patience}
signal.signal(signal.SIGTERM, {answer})
visit.ends_with_server()
print("there", flush=True)
time.sleep(60)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows gives no other parent to a process left behind")
@pytest.mark.parametrize(
    ("answer", "patience"),
    [("lambda number, frame: sys.exit()", 30), ("signal.SIG_IGN", 0.05)],
    ids=["one that listens", "one that is busy"],
)
def test_a_program_ends_when_its_server_has_gone(
    answer: str, patience: float, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("TEXTUAL_DRIVER", "textual.drivers.web_driver:WebDriver")
    program = VISITOR.format(answer=answer, patience=patience)
    reading, writing = os.pipe()
    with subprocess.Popen(
        [sys.executable, "-c", SERVER, program],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=writing,
        text=True,
    ) as server:
        assert server.stdout
        assert server.stdout.readline() == "there\n"
        server.kill()

    os.close(writing)
    with open(reading, "rb") as said:
        assert said.read() == b"", "nobody is left who could write there, and nobody complained"
    assert server.returncode == -signal.SIGKILL
