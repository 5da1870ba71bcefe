"""What is drawn while long work goes on, and where it is not."""

from __future__ import annotations

import io

import pytest

from citeref.cli.terminal import progress


class Terminal(io.StringIO):
    """A stderr that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_a_bar_fills_on_a_terminal_and_is_wiped_away(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Terminal()
    monkeypatch.setattr("sys.stderr", screen)
    with progress("Fetching", patience=0) as report:
        report(0, 4, "eu/reg/2016/679 (fr)")
        report(3, 4, "x\x1b]0;title\x07")
        report(9, 4, "")
        report(0, 0, "")
    drawn = screen.getvalue()
    assert "Fetching [..........] 0/4  eu/reg/2016/679 (fr)" in drawn
    assert "[#######...] 3/4" in drawn
    assert "\x1b]" not in drawn
    assert drawn.endswith("\r\x1b[K")


def test_nothing_is_drawn_in_a_file_or_for_short_work(monkeypatch: pytest.MonkeyPatch) -> None:
    screen, file = Terminal(), io.StringIO()
    for stream, patience in ((screen, 60), (file, 0)):
        monkeypatch.setattr("sys.stderr", stream)
        with progress("Reading", patience=patience) as report:
            report(1, 2, "a")
    assert (screen.getvalue(), file.getvalue()) == ("", "")
