"""Random keys and resizes on a hostile dossier, in a real terminal: no crash, no stray output, no frozen screen."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from benchmarks.monkey import PLANTED, run, strays, strokes

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")


def test_a_monkey_at_the_keyboard_breaks_nothing(tmp_path: Path):
    assert run(400, 5, tmp_path) == []


def test_the_same_seed_types_the_same_keys():
    assert list(strokes(3, 200)) == list(strokes(3, 200)) != list(strokes(4, 200))


def test_the_watch_on_the_terminal_sees_what_a_document_might_send():
    assert strays(b"\x1b[1;1Hplain \x1b[38;5;1mwords\x1b[0m \xe2\x90\x9b[2J\r\n") == []
    for sent in (
        f"\x1b]0;{PLANTED[0]}\x07",
        "\x1b]52;c;UExBTlRFRA==\x07",
        "\x07",
        "\u202e",
        "\x9b2J",
        f"\x1b[{PLANTED[1]};1H",
    ):
        assert strays(sent.encode())
