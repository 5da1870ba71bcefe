"""What the terminal program costs: the first screen, a key press in every view, memory; on dossiers small and large.

    python -m benchmarks.screens                     all dossiers, at 80x24 and 200x60
    python -m benchmarks.screens --only thousand

Three dossiers: `built-in` (five documents), `thousand` (1 000 documents with 100 citations each, indexed beforehand) and
`lines` (one document of 1 000 000 lines, indexed beforehand). *First screen* is wall-clock time from the start of the
process until the first authority stands on a real (pseudo) terminal. *Key* is processor time of the whole process from
the press until the list or text itself is drawn, *and beside* until what stands beside it has followed too, which it does
only when one pauses; the median and the worst of `--presses`. *Memory* is the largest resident size so far.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.corpora import table
from benchmarks.monkey import Terminal

SIZES = [(80, 24), (200, 60)]
WALKS = {
    "authorities": ("a", "down"),
    "documents": ("d", "down"),
    "findings": ("v", "down"),
    "matrix": ("m", "down"),
    "timeline": ("y", "down"),
    "who cites": ("a enter", "down"),
    "reading, line": ("d enter", "down"),
    "reading, citation": ("d enter", "n"),
    "reading, page": ("d enter", "pagedown"),
    "law, line": ("g r g p d space 2 8 enter", "down"),
    "law, passage": ("g r g p d space 5 enter", "n"),
}
"""Each view: the keys that lead to it, and the one that is pressed there."""

SETTLE = {"key": 0.045, "and beside": 0.25}
"""Seconds after a press: the list or text itself has answered; what stands beside it has followed (it waits a twentieth)."""

NAMES = (
    "RGPD",
    "règlement (UE) 2016/679",
    "directive 2002/58/CE",
    "code pénal",
    "règlement (UE) 2024/1689",
    "code civil",
)


def thousand(folder: Path) -> Path:
    """1 000 documents of 100 citations each."""
    folder.mkdir()
    chance = random.Random(7)
    for number in range(1000):
        lines = [
            f"Considérant {line} : l'article {chance.randint(1, 99)}, paragraphe {chance.randint(1, 4)}, du {chance.choice(NAMES)} "
            "s'applique aux faits de l'espèce, tels que le rapporteur les a exposés à la formation restreinte.\n"
            for line in range(100)
        ]
        (folder / f"acte-{number:04}.txt").write_text(f"Acte {number}\n\n" + "\n".join(lines), "utf-8")
    return folder


def million(folder: Path) -> Path:
    """One document of a million lines, with a citation on every thousandth."""
    folder.mkdir()
    plain = "Une ligne comme une autre, sans droit, que l'on tourne et retourne.\n"
    block = plain * 999 + "Voir l'article 28, paragraphe 3, du RGPD, comme il est dit plus haut.\n"
    (folder / "registre.txt").write_text(block * 1000, "utf-8")
    return folder


def built_in(folder: Path) -> Path:
    """The dossier that comes with citeref."""
    from citeref.cache import builtin_folder

    return builtin_folder() / "dossier"


DOSSIERS = {"built-in": built_in, "thousand": thousand, "lines": million}


def home(folder: Path) -> dict[str, str]:
    """Surroundings with a home of their own, a real terminal's colours, and this checkout."""
    names = ("HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME")
    root = str(Path(__file__).parents[1])
    return {
        **os.environ,
        **{name: str(folder / name) for name in names},
        "PYTHONPATH": root,
        "LANG": "en_GB.UTF-8",
    }


def first_screen(path: Path, folder: Path, size: tuple[int, int], repeat: int = 5) -> float:
    """Seconds until an authority is on the screen, the median of several starts."""
    os.environ.update(home(folder))
    command = [sys.executable, "-m", "citeref", str(path), "--ui-lang", "en"]
    times = []
    for _ in range(repeat):
        began = time.perf_counter()
        terminal = Terminal(command, folder)
        terminal.resize(*size)
        while b"cited  docs" not in terminal.sent or "█".encode() not in terminal.sent:
            terminal.read(0.02)
            if time.perf_counter() - began > 60:
                raise SystemExit(f"no screen after 60 s: {bytes(terminal.sent[-2000:])!r}")
        times.append(time.perf_counter() - began)
        while terminal.ended() is None:
            terminal.type("\x11")
            terminal.read(0.2)
        for kept in (folder / "XDG_STATE_HOME").rglob("*.json"):
            kept.unlink()
    return statistics.median(times)


async def keys(path: str, size: tuple[int, int], presses: int) -> dict[str, list[float]]:
    """Milliseconds of processor time of each press, by view."""
    from textual import events

    from citeref.tui.app import CiterefApp

    found: dict[str, list[float]] = {}
    app = CiterefApp([path])
    async with app.run_test(size=size, notifications=True) as pilot:
        await _idle(pilot)
        for name, (way, key) in WALKS.items():
            for step in way.split():
                await pilot.press(step)
                await _idle(pilot)
            for what, seconds in SETTLE.items():
                spent = found[f"{name}: {what}"] = []
                for _ in range(presses):
                    began = time.process_time()
                    app.post_message(events.Key(key, key if len(key) == 1 else None))
                    await asyncio.sleep(seconds)
                    spent.append((time.process_time() - began) * 1000)
                    await asyncio.sleep(0.25 - seconds)
                await _idle(pilot)
    return found


async def _idle(pilot: object) -> None:
    """Wait until all that was asked is answered."""
    for _ in range(3):
        await pilot.pause(0.1)  # type: ignore[attr-defined]
        await pilot.app.workers.wait_for_complete()  # type: ignore[attr-defined]


def _child(path: str, size: tuple[int, int], presses: int) -> None:
    os.environ["TEXTUAL_ANIMATIONS"] = "none"
    spent = asyncio.run(keys(path, size, presses))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"keys": spent, "memory": memory}))


def rows(name: str, folder: Path, presses: int) -> Iterator[tuple[str, ...]]:
    """The figures of one dossier, at each size."""
    path = DOSSIERS[name](folder / "dossier")
    began = time.perf_counter()
    code = f"from citeref.index import Index; print(Index.for_paths([{str(path)!r}]).update([{str(path)!r}]).read)"
    subprocess.run([sys.executable, "-c", code], env=home(folder), check=True, stdout=subprocess.DEVNULL)
    print(f"{name}: indexed in {time.perf_counter() - began:.1f} s", file=sys.stderr)
    for size in SIZES:
        shape = f"{size[0]}x{size[1]}"
        yield name, shape, "first screen", f"{first_screen(path, folder, size) * 1000:.0f} ms", ""
        command = [
            sys.executable,
            "-m",
            "benchmarks.screens",
            "--child",
            str(path),
            *map(str, size),
            "--presses",
            str(presses),
        ]
        told = subprocess.run(command, env=home(folder), check=True, capture_output=True, text=True).stdout
        figures = json.loads(told.splitlines()[-1])
        for view, spent in figures["keys"].items():
            yield name, shape, view, f"{statistics.median(spent):.1f} ms", f"{max(spent):.0f} ms"
        yield name, shape, "memory", f"{figures['memory']:.0f} MB", ""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--only", choices=DOSSIERS)
    parser.add_argument("--presses", type=int, default=40)
    parser.add_argument("--child", nargs=3, metavar=("PATH", "WIDTH", "HEIGHT"), help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.child:
        path, width, height = asked.child
        return _child(path, (int(width), int(height)), asked.presses)
    found = []
    for name in [asked.only] if asked.only else DOSSIERS:
        with tempfile.TemporaryDirectory() as folder:
            found += list(rows(name, Path(folder), asked.presses))
    print(table(("dossier", "size", "what", "median", "worst"), found))
    return None


if __name__ == "__main__":
    main()
