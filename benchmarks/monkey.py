"""A monkey at the keyboard: thousands of random keys and resizes on a hostile dossier, in a real (pseudo) terminal.

    python -m benchmarks.monkey --keys 10000 --seed 1

The program runs as a child in a pty. It must not end by itself, must answer a resize at any moment, must send the
terminal nothing but what Textual sends (no order hidden in a document gets through), and must leave when asked. Nobody
is asked for pages, no browser is opened, nothing outside the temporary folder is read or written.
"""

from __future__ import annotations

import argparse
import fcntl
import os
import pty
import random
import re
import select
import signal
import struct
import sys
import tempfile
import termios
import time
from collections.abc import Iterator
from pathlib import Path

KEYS = {
    "\r": 6, "\x1b": 8, "\t": 4, " ": 3, "\x1b[A": 6, "\x1b[B": 12, "\x1b[C": 4, "\x1b[D": 4, "\x1b[5~": 2, "\x1b[6~": 3,
    "\x1b[H": 1, "\x1b[F": 1, "\x10": 1, "\x04": 2, "\x15": 2, "\x7f": 2, "\x1bOP": 1, "\x1b[Z": 2, "\x1b[1;3D": 1,
}  # fmt: skip
"""Keys that are no characters, and how often each comes."""

LETTERS = "abcdefghijklmnoprstuvwxyzABCDEFGHIJKLMNOPRSTUVWXYZ?:;,é2«"
"""Characters typed: all but q, which leaves; no path can be made of them."""

SIZES = [(80, 24), (120, 40), (200, 60), (40, 10), (20, 5), (110, 30), (160, 50), (79, 23), (8, 3)]

ANSWER = 8.0
"""Seconds within which a resize must be answered on a loaded machine; one unanswered is a frozen screen."""

ORDERS = re.compile(
    rb"\x1b\[[0-?]*[ -/]*[@-~]|\x1b\]52;c;[A-Za-z0-9+/=]*(?:\x07|\x1b\\)|\x1b\]22;[a-z-]*(?:\x07|\x1b\\)|\x1b[()][0AB]"
    rb"|\x1bP[^\x1b]*\x1b\\|\x1b_G[^\x1b]*\x1b\\|\x1b[=>78M]"
)
"""What Textual may send: control sequences, the clipboard, the shape of the pointer."""

FINALS = b"ABCDGHJKSTXcdfhlmnpqrtux"
"""How its control sequences may end."""

PLANTED = ("PLANTED-TITLE", "31337")
"""Words in the documents' own orders; one that reaches the terminal as an order was obeyed."""

WORDS = "L'article 28, paragraphe 3, point a) du RGPD et l'article 32 du règlement (UE) 2016/679. "


def hostile(folder: Path) -> Path:
    """A dossier of everything that should not be in one."""
    folder.mkdir(parents=True)
    order = f"\x1b]0;{PLANTED[0]}\x07\x1b[2J\x1b[{PLANTED[1]};1H\x1b]52;c;UExBTlRFRA==\x07\x1bc\x9b2J"
    texts = {
        "orders.txt": f"{order}\n\n{WORDS}{order}{WORDS}\n" * 40,
        "markup.md": "# [bold red]Title[/] [@click=app.quit]quit[/]\n\n" + f"[link=x]{WORDS}[/link] [/] [[ ]]\n\n" * 40,
        "rtl.txt": f"‮{WORDS}‬ مادة 28 من اللائحة العامة {WORDS} סעיף 32 ⁦{WORDS}⁩\n\n" * 40,
        "line.txt": WORDS * 12_000,
        "word.txt": "x" * 1_000_000 + " " + WORDS,
        "widths.txt": f"é́́ 日本語 {WORDS} 👨‍👩‍👧‍👦 🏳️‍🌈 ​‌‍⁠﻿­ ﷽ {'͜' * 300} 한국어 {WORDS}\n" * 60,
        "empty-lines.txt": "\n" * 30_000 + WORDS + "\r\n\r\r\n\x0b\x0c\x85  " + WORDS,
        "quoi\x1b[31m\n[red]‮.txt": WORDS * 5,
        "page.html": f"<title>{order}<b>&lt;script&gt;</title><p>{WORDS}&#27;[2J<p>{WORDS}" * 50,
    }  # fmt: skip
    for name, text in texts.items():
        (folder / name).write_text(text, "utf-8", newline="")
    (folder / "bytes.txt").write_bytes(bytes(range(1, 256)) * 40 + WORDS.encode("utf-16"))
    (folder / "scan.pdf").write_bytes(b"%PDF-1.7\n\x00\x1b[2J")
    return folder


def strokes(seed: int, count: int) -> Iterator[str | tuple[int, int]]:
    """Keys as a terminal sends them, with a resize now and then."""
    chance = random.Random(seed)
    named, weights = list(KEYS), list(KEYS.values())
    for _ in range(count):
        kind = chance.random()
        if kind < 0.02:
            yield chance.choice(SIZES)
        elif kind < 0.5:
            yield chance.choices(named, weights)[0]
        else:
            yield chance.choice(LETTERS)


class Terminal:
    """The child in its pty, and all that it has sent."""

    def __init__(self, command: list[str], folder: Path) -> None:
        self.sent = bytearray()
        self.pid, self.descriptor = pty.fork()
        if self.pid == 0:
            os.chdir(folder)
            os.execvpe(command[0], command, _surroundings(folder))
        self.resize(80, 24)

    def resize(self, width: int, height: int) -> None:
        """Another size."""
        fcntl.ioctl(self.descriptor, termios.TIOCSWINSZ, struct.pack("HHHH", height, width, 0, 0))
        os.kill(self.pid, signal.SIGWINCH)

    def type(self, keys: str) -> None:
        """Send keys."""
        os.write(self.descriptor, keys.encode())

    def read(self, seconds: float) -> bool:
        """Take what comes within so many seconds; whether anything did."""
        until, came = time.monotonic() + seconds, False
        while (left := until - time.monotonic()) > 0:
            if not select.select([self.descriptor], [], [], 0.002 if came else left)[0]:
                break
            try:
                data = os.read(self.descriptor, 1 << 16)
            except OSError:
                return came
            came = bool(data) or came
            self.sent += data
        return came

    def ended(self) -> int | None:
        """The exit code, if it has ended."""
        pid, status = os.waitpid(self.pid, os.WNOHANG)
        return os.waitstatus_to_exitcode(status) if pid else None


def _surroundings(folder: Path) -> dict[str, str]:
    here = {
        name: str(folder / name) for name in ("HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME")
    }
    root = str(Path(__file__).parents[1])
    return {
        **os.environ,
        **here,
        "PYTHONPATH": root,
        "TERM": "xterm-256color",
        "PAGER": "true",
        "VISUAL": "true",
    }


def run(keys: int, seed: int, folder: Path, *, pace: float = 0.004) -> list[str]:
    """Let the monkey type; answers with everything that went wrong."""
    hostile(folder / "dossier")
    terminal = Terminal([sys.executable, "-m", "benchmarks.monkey", "--child", "dossier"], folder)
    wrong = []
    if not _shows(terminal, b"orders.txt", 60):
        wrong.append("the program did not open")
    for at, stroke in enumerate(strokes(seed, keys)):
        if isinstance(stroke, tuple):
            terminal.read(0.05)
            terminal.resize(*stroke)
            if not terminal.read(ANSWER):
                wrong.append(f"key {at}: a resize to {stroke} was not answered within {ANSWER} s")
        else:
            terminal.type(stroke)
            terminal.read(pace)
        if (code := terminal.ended()) is not None:
            return [*wrong, f"key {at} ({stroke!r}): the program ended with code {code}", *_defects(folder)]
        if at % 1000 == 999:
            print(f"{at + 1} keys, {len(terminal.sent) / 1e6:.1f} MB sent", file=sys.stderr)
    return [*wrong, *_leave(terminal), *strays(bytes(terminal.sent)), *_defects(folder)]


def _defects(folder: Path) -> list[str]:
    """The full account of a defect, if there was one."""
    return [file.read_text("utf-8") for file in folder.glob("defect.txt")]


def _shows(terminal: Terminal, words: bytes, seconds: float) -> bool:
    """Wait until some words are on the screen (in the list of documents)."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        terminal.type("d")
        terminal.read(0.5)
        if words in terminal.sent:
            return True
    return False


def _leave(terminal: Terminal) -> list[str]:
    """Ask the program to leave, from wherever it is."""
    terminal.resize(80, 24)
    until = time.monotonic() + 60
    while time.monotonic() < until:
        terminal.type("\x11")
        terminal.read(0.5)
        if (code := terminal.ended()) is not None:
            return [] if code == 0 else [f"it left with code {code}"]
    os.kill(terminal.pid, signal.SIGKILL)
    os.waitpid(terminal.pid, 0)
    return ["the program did not leave when asked"]


def strays(sent: bytes) -> list[str]:
    """What was sent and is none of Textual's own orders, or carries a planted word as an order."""
    found = []
    for order in ORDERS.finditer(sent):
        if order[0].startswith(b"\x1b[") and order[0][-1] not in FINALS:
            found.append(f"a stray order: {order[0]!r}")
        if any(word.encode() in order[0] for word in PLANTED) or b"UExBTlRFRA" in order[0]:
            found.append(f"an order of a document was obeyed: {order[0]!r}")
    rest = ORDERS.sub(b"", sent)
    found += [
        f"a stray control character: {rest[max(0, at.start() - 30):at.end() + 30]!r}"
        for at in re.finditer(rb"[\x00-\x07\x0b\x0c\x0e-\x1f\x7f]|\xc2[\x80-\x9f]|\xe2\x80[\xaa-\xae]|\xe2\x81[\xa6-\xa9]", rest)
    ]  # fmt: skip
    return found[:10]


def _child(path: str) -> None:
    """The program, with the ways out of the folder closed."""
    import traceback
    import webbrowser

    from citeref.errors import SourceUnreachable
    from citeref.law import fetch
    from citeref.tui import (
        browse,
        commands,  # noqa: F401  (declares them)
    )
    from citeref.tui.app import CiterefApp
    from citeref.tui.keys import Command

    def told(app: CiterefApp, error: Exception) -> None:
        befell = getattr(error, "error", error)
        with (folder / "defect.txt").open("a", encoding="utf-8") as file:
            file.write("".join(traceback.format_exception(befell)))
        handle(app, error)

    folder, handle = Path.cwd(), CiterefApp._handle_exception
    CiterefApp._handle_exception = told  # type: ignore[method-assign]

    def nobody(plan: object, cache: object, **_: object) -> object:
        time.sleep(0.05)
        raise SourceUnreachable("nobody is asked here \x1b[2J.", "")

    def none(using: str | None = None) -> webbrowser.BaseBrowser:
        raise webbrowser.Error

    fetch.fetch = nobody  # type: ignore[assignment]
    webbrowser.get = none
    Command.all["quit"].run = classmethod(lambda cls, app: None)  # type: ignore[method-assign, assignment]
    browse([path], ui_lang="fr")


def main() -> int:
    """Run the monkey and say how it went."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--keys", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--child", metavar="PATH", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.child:
        _child(asked.child)
        return 0
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        wrong = run(asked.keys, asked.seed, Path(folder))
    print(*wrong, sep="\n")
    print(
        f"{asked.keys} keys with seed {asked.seed} in {time.monotonic() - began:.0f} s: {len(wrong)} things went wrong"
    )
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
