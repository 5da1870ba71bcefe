"""A list reaches the disk whole or not at all."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from citeref import exports
from citeref.errors import ExportError
from citeref.exports import Row

Made = Callable[..., Row]


def test_a_new_file_is_written_and_nothing_else(tmp_path: Path, row: Made) -> None:
    exports.write("jsonl", [row()], tmp_path / "list.jsonl")
    assert [path.name for path in tmp_path.iterdir()] == ["list.jsonl"]
    assert (tmp_path / "list.jsonl").read_text("utf-8").startswith('{"document":"avis.md"')


def test_a_file_that_is_there_is_kept_unless_forced(tmp_path: Path, row: Made) -> None:
    path = tmp_path / "list.csv"
    path.write_text("mine")
    with pytest.raises(ExportError, match="--force"):
        exports.write("csv", [row()], path)
    assert path.read_text() == "mine"
    exports.write("csv", [row()], path, force=True)
    assert path.read_text("utf-8").startswith("citation,")


def test_a_failure_in_the_middle_leaves_the_old_file_and_no_rest(tmp_path: Path, row: Made) -> None:
    def rows() -> Iterator[Row]:
        yield row()
        raise RuntimeError("in the middle")

    path = tmp_path / "list.json"
    path.write_text("old")
    with pytest.raises(RuntimeError):
        exports.write("json", rows(), path, force=True)
    assert path.read_text() == "old"
    assert [found.name for found in tmp_path.iterdir()] == ["list.json"]


def test_a_missing_folder_and_a_folder_are_named(tmp_path: Path, row: Made) -> None:
    with pytest.raises(ExportError, match="no folder"):
        exports.write("csv", [row()], tmp_path / "none" / "list.csv")
    with pytest.raises(ExportError, match="a folder"):
        exports.write("csv", [row()], tmp_path)


def test_a_link_is_followed_and_stays_a_link(tmp_path: Path, row: Made) -> None:
    target, link = tmp_path / "real.csv", tmp_path / "link.csv"
    target.write_text("old")
    link.symlink_to(target)
    exports.write("csv", [row()], link, force=True)
    assert link.is_symlink()
    assert target.read_text("utf-8").startswith("citation,")


def test_a_pipe_is_written_to_and_stays_a_pipe(tmp_path: Path, row: Made) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[str] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_text("utf-8")))
    reader.start()
    exports.write("jsonl", [row()], pipe)
    reader.join(timeout=5)
    assert read[0].startswith('{"document"')
    assert pipe.is_fifo()


def test_the_mode_of_a_replaced_file_stays(tmp_path: Path, row: Made) -> None:
    path = tmp_path / "list.csv"
    path.write_text("old")
    path.chmod(0o640)
    exports.write("csv", [row()], path, force=True)
    assert path.stat().st_mode & 0o777 == 0o640


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_disk_is_said(row: Made) -> None:
    with pytest.raises(ExportError, match=r"[Nn]o space"):
        exports.write("csv", [row()], Path("/dev/full"))
