"""`citeref corpus`: what it says, and with which exit code it leaves."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from citeref.cli import main


def run(*words: object) -> Result:
    return CliRunner().invoke(main, ["corpus", *map(str, words)])


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "in.jsonl"
    path.write_text(
        '{"id": "a", "text": "L\'article 6 du RGPD."}\n{"id": "b", "text": "See Article 5 of the GDPR."}\n',
        "utf-8",
    )
    return path


def test_a_run_says_how_many_and_where(source: Path, tmp_path: Path) -> None:
    done = run(source, tmp_path / "out", "--jobs", 1)
    assert (done.exit_code, done.stdout) == (0, "")
    assert f"2 citations in 2 documents in {tmp_path}/out." in done.stderr
    again = run(source, tmp_path / "out")
    assert "2 documents are there from before; nothing is left to do." in again.stderr


def test_standard_output_has_the_lines_and_nothing_else(source: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "citeref", "corpus", source, "-", "--limit", "1", "--jobs", "1"],
        capture_output=True,
        check=True,
    )
    (line,) = done.stdout.splitlines()
    assert [one["refs"] for one in json.loads(line)["citations"]] == [["eu/reg/2016/679/art_6"]]


def test_bad_documents_are_told_where_they_are_listed(source: Path, tmp_path: Path) -> None:
    source.write_bytes(source.read_bytes() + b"broken\n")
    done = run(source, tmp_path / "out.jsonl", "--jobs", 1)
    assert done.exit_code == 4
    assert f"1 could not be read: {tmp_path}/out.jsonl.skipped.jsonl says which and why." in done.stderr


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
    words: tuple[str, ...], said: str, source: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    done = run(*(word.format(source=source) for word in words))
    assert done.exit_code in (2, 4)
    assert said in done.stderr
    assert not list((tmp_path / "here").iterdir())


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_ctrl_c_ends_it_and_the_same_command_goes_on(tmp_path: Path) -> None:
    source = tmp_path / "in.jsonl"
    text = "L'article 6 du RGPD et l'article 226-17 du code pénal. " * 100
    line = json.dumps({"text": text}) + "\n"
    source.write_text(line * 150, "utf-8")
    command = [
        sys.executable,
        "-m",
        "citeref",
        "corpus",
        source,
        tmp_path / "out",
        "--part-size",
        "0.05",
        "--jobs",
        "1",
    ]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, start_new_session=True)
    journal = tmp_path / "out" / "units.jsonl"
    while not (journal.exists() and journal.stat().st_size):
        time.sleep(0.02)
    os.killpg(process.pid, signal.SIGINT)
    told = process.communicate()[1].decode()
    assert process.returncode == 130
    assert "stopped. The same command goes on where it stood" in told
    assert "Traceback" not in told
    again = subprocess.run(command, capture_output=True, check=True)
    assert "are there from before; goes on." in again.stderr.decode()
    assert "30 000 citations in 150 documents" in again.stderr.decode()
