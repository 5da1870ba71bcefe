"""An index for many: opened for reading alone, by many processes while one writes, and wherever it lies."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from citeref.errors import IndexUnusable
from citeref.index import Index
from citeref.index.bulk import Bulk
from tests.made_up import document as made


@pytest.fixture
def path(tmp_path) -> Path:
    """An index of three documents."""
    path = tmp_path / "c.index"
    with Bulk.open(path) as bulk:
        bulk.add("all", [made(number) for number in range(3)])
    return path


READING = """
import sys
from pathlib import Path
from citeref.index import Index
from citeref.ref import Ref
index = Index.open(Path(sys.argv[1]), read_only=True)
print("open", flush=True)
act, looks, seen = Ref("eu/reg/2016/679"), 0, 0
while seen < 123:
    totals = index.totals()
    assert totals.documents >= seen, "a document went"
    assert totals.citations == 3 * totals.documents, totals
    seen, looks = totals.documents, looks + 1
    (row,) = index.authorities()
    assert row.citations == 2 * row.documents, row
    assert len(index.who_cites(act, limit=5)) == 5
    assert index.count_found("obscure ") >= seen
print(looks)
"""


def test_four_processes_read_while_one_writes(path):
    command = [sys.executable, "-c", READING, str(path)]
    readers = [
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in range(4)
    ]
    for reader in readers:
        assert reader.stdout is not None
        assert reader.stdout.readline() == "open\n"
    with Bulk.open(path) as bulk:
        for number in range(3, 123):
            bulk.add(str(number), [made(number)])
            bulk.flush()
    for reader in readers:
        out, error = reader.communicate(timeout=60)
        assert error == ""
        assert int(out) > 0


def test_nothing_is_written_through_it(path):
    before = path.read_bytes()
    index = Index.open(path, read_only=True)
    assert index.read_only
    with pytest.raises(IndexUnusable, match="opened for reading alone"):
        index.update([])
    index.close()
    assert path.read_bytes() == before


def test_none_is_made_where_there_is_none(tmp_path):
    with pytest.raises(IndexUnusable, match="no such index"):
        Index.open(tmp_path / "absent.index", read_only=True)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        ("older", "another version"),
        ("damaged", "damaged"),
        ("other", "not an index"),
        ("foreign", "not an index"),
    ],
)
def test_what_cannot_be_read_is_refused_and_left_where_it_is(path, harm, said):
    if harm == "older":
        with sqlite3.connect(path) as connection:
            connection.execute("PRAGMA user_version = 5")
    elif harm == "damaged":
        data = path.read_bytes()
        path.write_bytes(data[:4096] + b"\xa5" * (len(data) - 4096))
    elif harm == "other":
        path.write_bytes(b"a letter, in truth")
    else:
        path.unlink()
        with sqlite3.connect(path) as connection:
            connection.execute("CREATE TABLE clients (name)")
    before = path.read_bytes()
    for opening in (lambda: Index.open(path, read_only=True), lambda: Bulk.open(path)):
        with pytest.raises(IndexUnusable, match=said):
            opening()
    assert path.read_bytes() == before
    assert not list(path.parent.glob("*.broken"))


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can play another user")
def test_it_opens_where_nothing_can_be_written(path):
    with tempfile.TemporaryDirectory() as place:
        copy = Path(place) / "c.index"
        shutil.copy(path, copy)
        os.chmod(place, 0o555)
        os.seteuid(65534)
        try:
            assert len(Index.open(copy, read_only=True).documents()) == 3
        finally:
            os.seteuid(0)
            os.chmod(place, 0o755)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can play another user")
def test_one_that_was_cut_off_says_so_where_it_cannot_be_mended(path):
    with tempfile.TemporaryDirectory() as place:
        bulk = Bulk.open(path)
        bulk.add("more", [made(3)])
        bulk.flush()
        copy = Path(place) / "c.index"
        shutil.copy(path, copy)
        shutil.copy(f"{path}-wal", f"{copy}-wal")
        os.chmod(place, 0o555)
        os.seteuid(65534)
        try:
            with pytest.raises(IndexUnusable, match="was not closed"):
                Index.open(copy, read_only=True)
        finally:
            os.seteuid(0)
            os.chmod(place, 0o755)
