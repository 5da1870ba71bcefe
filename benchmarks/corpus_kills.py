"""Whether a corpus that is killed at any moment comes out as one that was left in peace.

`python -m benchmarks.corpus_kills FOLDER` with the folder of bench archives. For each form of output the same input is run once
undisturbed; then runs are started and killed (SIGKILL to the whole group of processes) at random moments, and started again
until one gets to its end, round after round, until so many kills are reached. After each round the output is compared with the
undisturbed one: the bytes of every file, and the sorted rows of citations, documents and, of an index, of every table.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from benchmarks.corpora import table
from benchmarks.corpus_input import texts, write

OUTPUTS = ("out", "out.jsonl", "out.index")


class Row(NamedTuple):
    """A form of output: kills, rounds that came to their end, kills in which work was under way, rounds that differ."""

    output: str
    kills: int
    midst: int
    rounds: int
    differ: int


def started(source: Path, output: Path) -> subprocess.Popen[bytes]:
    command = [
        sys.executable,
        "-m",
        "citeref",
        "corpus",
        str(source),
        str(output),
        "--part-size",
        "0.4",
        "--jobs",
        "2",
    ]
    return subprocess.Popen(command, process_group=0, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def digest(output: Path) -> dict[str, str]:
    """What an output holds: the bytes of each file, and its rows, sorted."""
    if output.suffix == ".index":
        return tables(output)
    files = [output] if output.is_file() else sorted(one for one in output.rglob("*") if one.is_file())
    found = {
        one.name if one == output else str(one.relative_to(output)): _sha(one.read_bytes()) for one in files
    }
    beside = output.with_name(f"{output.name}.skipped.jsonl")
    if beside.exists():
        found["skipped"] = _sha(beside.read_bytes())
    found["rows"] = _sha(b"\n".join(rows(output)))
    return found


def rows(output: Path) -> list[bytes]:
    """The rows of a folder of Parquet or a file of JSON Lines, sorted."""
    if output.is_file():
        return sorted(output.read_bytes().splitlines())
    from pyarrow import parquet

    told = [
        row for name in ("citations", "documents") for row in parquet.read_table(output / name).to_pylist()
    ]
    return sorted(json.dumps(row).encode() for row in told)


def tables(index: Path) -> dict[str, str]:
    """The rows of every table of an index, sorted, and whether the file is sound."""
    connection = sqlite3.connect(index)
    names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    found = {}
    for name in names:
        if not name.startswith(("words_", "law_words_", "sqlite_")):
            found[name] = _sha(repr(sorted(map(repr, connection.execute(f"SELECT * FROM {name}")))).encode())
    found["sound"] = repr(connection.execute("PRAGMA integrity_check").fetchall())
    connection.execute("INSERT INTO words (words, rank) VALUES ('integrity-check', 1)")
    connection.close()
    found["skipped"] = _sha(index.with_name(f"{index.name}.skipped.jsonl").read_bytes())
    return found


def _sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def killed(source: Path, folder: Path, name: str, kills: int) -> Row:
    """Kills so many runs of one form of output."""
    peace = folder / "peace" / name
    peace.parent.mkdir(exist_ok=True)
    begun = time.monotonic()
    assert started(source, peace).wait() in (0, 4)
    span = time.monotonic() - begun
    expected = digest(peace)
    row = Row(name, 0, 0, 0, 0)
    while row.kills < kills:
        output = folder / f"round-{row.rounds}" / name
        output.parent.mkdir(exist_ok=True)
        while row.kills < kills:
            process = started(source, output)
            moment = random.uniform(0.05, span)
            try:
                code = process.wait(moment)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
                row = row._replace(kills=row.kills + 1, midst=row.midst + under_way(output))
                continue
            _ended(code, process)
            break
        else:
            process = started(source, output)
            _ended(process.wait(), process)
        found = digest(output)
        if found != expected:
            print(
                f"{name}, round {row.rounds}: {[key for key in expected if found.get(key) != expected[key]]}"
            )
        row = row._replace(rounds=row.rounds + 1, differ=row.differ + (found != expected))
        shutil.rmtree(output.parent)
    return row


def _ended(code: int, process: subprocess.Popen[bytes]) -> None:
    """Ends the benchmark where a run ended otherwise than by itself."""
    if code not in (0, 4):
        said = process.stderr.read().decode() if process.stderr else ""
        raise SystemExit(f"a run ended with {code}: {said}")


def under_way(output: Path) -> bool:
    """Whether a killed run had begun to keep something."""
    journals = (output / "units.jsonl", output.parent / f".{output.name}.parts" / "units.jsonl", output)
    return any(one.is_file() and one.stat().st_size for one in journals)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("bench", type=Path, help="the folder of bench archives")
    parser.add_argument("--kills", type=int, default=50, help="kills of each form of output (50)")
    parser.add_argument("--megabytes", type=float, default=8, help="of the input (8)")
    parser.add_argument("--only", nargs="*", choices=OUTPUTS, help="these forms only")
    parser.add_argument("--seed", type=int, default=0, help="of the moments (0)")
    asked = parser.parse_args()
    random.seed(asked.seed)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = folder / "in.jsonl"
        small = [text._replace(words=text.words[:40_000]) for text in texts(asked.bench)]
        documents, rounds = write(source, small, int(asked.megabytes * 1e6))
        with open(source, "ab") as file:
            file.write(b"no json\n")
        print(f"{documents} documents, {source.stat().st_size / 1e6:.1f} MB, the source begun {rounds} times")
        print(
            table(
                ["output", "kills", "something kept before", "rounds", "rounds that differ"],
                [killed(source, folder, output, asked.kills) for output in asked.only or OUTPUTS],
            )
        )


if __name__ == "__main__":
    main()
