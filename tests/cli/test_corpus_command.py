"""`citeref corpus`: what it says, and with which exit code it leaves."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]
Spawn = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "in.jsonl"
    path.write_text(
        '{"id": "a", "text": "L\'article 6 du RGPD."}\n{"id": "b", "text": "See Article 5 of the GDPR."}\n',
        "utf-8",
    )
    return path


def test_a_run_says_how_many_and_where(run: Run, source: Path, tmp_path: Path) -> None:
    done = run("corpus", str(source), str(tmp_path / "out"), "--jobs", "1")
    assert (done.exit_code, done.stdout) == (0, "")
    assert f"2 citations in 2 documents in {tmp_path}/out." in done.stderr
    again = run("corpus", str(source), str(tmp_path / "out"))
    assert "2 documents are there from before; nothing is left to do." in again.stderr


def test_standard_output_has_the_lines_and_nothing_else(spawn: Spawn, source: Path) -> None:
    done = spawn("corpus", str(source), "-", "--limit", "1", "--jobs", "1")
    (line,) = done.stdout.splitlines()
    assert [one["refs"] for one in json.loads(line)["citations"]] == [["eu/reg/2016/679/art_6"]]


def test_bad_documents_are_told_where_they_are_listed(run: Run, source: Path, tmp_path: Path) -> None:
    source.write_bytes(source.read_bytes() + b"broken\n")
    done = run(
        "corpus", str(source), str(tmp_path / "out"), "--jobs", "1", "--format", "jsonl", "--limit", "3"
    )
    assert done.exit_code == 4
    assert f"1 could not be read: {tmp_path}/out.skipped.jsonl says which and why." in done.stderr
    assert (tmp_path / "out.skipped.jsonl").is_file()


def test_what_nobody_would_miss_is_counted(run: Run, dossier: Path, tmp_path: Path) -> None:
    for name in ("a.png", "b.png", "c.bin"):
        (dossier / name).write_bytes(b"x")
    done = run("corpus", "dossier", str(tmp_path / "out"), "--jobs", "1")
    assert done.exit_code == 0
    assert "left out: files of other kinds (.bin) × 1, files of other kinds (.png) × 2." in done.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("none.jsonl", "out"), "none.jsonl: no such file or folder"),
        (("{source}", "no/where/out"), "no folder « no/where »"),
        (("{source}", "-", "--format", "parquet"), "Parquet is a folder of files"),
        (("{source}", "out", "--languages", "fr,xx"), "« xx »: no such language"),
        (("{source}", "out", "--text", "body"), "no « body » in its records"),
        (("{source}",), "Missing argument"),
    ],
)
def test_what_is_off_is_said_and_nothing_is_made(
    words: tuple[str, ...], said: str, run: Run, home: Path, source: Path
) -> None:
    done = run("corpus", *(word.format(source=source) for word in words))
    assert done.exit_code in (2, 4)
    assert said in done.stderr
    assert not list(home.iterdir())


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_ctrl_c_ends_it_and_the_same_command_goes_on(
    spawn: Spawn, surroundings: dict[str, str], home: Path
) -> None:
    text = "L'article 6 du RGPD et l'article 226-17 du code pénal. " * 50
    (home / "in.jsonl").write_text((json.dumps({"text": text}) + "\n") * 900, "utf-8")
    words = ("corpus", "in.jsonl", "out", "--part-size", "0.05", "--jobs", "1")
    process = subprocess.Popen(
        [sys.executable, "-m", "citeref", *words],
        stderr=subprocess.PIPE,
        start_new_session=True,
        env=surroundings,
    )
    journal = home / "out" / "units.jsonl"
    while process.poll() is None and not (journal.exists() and journal.stat().st_size):
        time.sleep(0.02)
    os.killpg(process.pid, signal.SIGINT)
    told = process.communicate()[1].decode()
    assert process.returncode == 130
    assert "kept. The same command goes on from there." in told
    assert "Traceback" not in told
    again = spawn(*words)
    assert "are there from before; goes on." in again.stderr
    assert "90 000 citations in 900 documents" in again.stderr
