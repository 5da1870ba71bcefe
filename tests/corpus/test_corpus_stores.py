"""Files of a store that gives them out by ranges, as those of the net do, and may stop answering at any moment."""

from __future__ import annotations

import gzip
import json
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, ClassVar

import fsspec
import pyarrow
import pytest
from fsspec.spec import AbstractBufferedFile, AbstractFileSystem
from pyarrow import parquet

from citeref import corpus
from citeref.corpus import Options
from citeref.errors import SourceUnreachable

Ran = Callable[..., list[dict[str, Any]]]


class Shelf(AbstractBufferedFile):
    """A file that is read range by range."""

    def _fetch_range(self, start: int, end: int) -> bytes:
        if not Shop.answers:
            raise ConnectionResetError("the line went dead")
        Shop.answers -= 1
        return bytes(self.fs.files[self.path][start:end])


class Shop(AbstractFileSystem):
    """A store that gives so many answers."""

    protocol = "shop"
    cachable = False
    files: ClassVar[dict[str, bytes]] = {}
    answers: ClassVar[int] = 1000

    def info(self, path: str, **_: Any) -> dict[str, Any]:
        name = self._strip_protocol(path)
        if name not in self.files:
            raise FileNotFoundError(path)
        return {"name": name, "size": len(self.files[name]), "type": "file"}

    def _open(self, path: str, mode: str = "rb", **_: Any) -> Shelf:
        return Shelf(self, path, mode, block_size=200, cache_type="none")


@pytest.fixture
def shop(monkeypatch: pytest.MonkeyPatch) -> Iterator[type[Shop]]:
    fsspec.register_implementation("shop", Shop, clobber=True)
    monkeypatch.setattr(Shop, "files", {})
    monkeypatch.setattr(Shop, "answers", 1000)
    yield Shop
    monkeypatch.undo()


def test_every_kind_of_input_comes_from_a_store_as_from_a_disk(
    shop: type[Shop], lines: Path, ran: Ran, tmp_path: Path
) -> None:
    expected = [row["citations"] for row in ran(lines)]
    rows = [json.loads(line) for line in lines.read_bytes().splitlines()]
    parquet.write_table(pyarrow.Table.from_pylist(rows), tmp_path / "in.parquet")
    shop.files["in.jsonl"] = lines.read_bytes()
    shop.files["in.jsonl.gz"] = gzip.compress(lines.read_bytes())
    shop.files["in.parquet"] = (tmp_path / "in.parquet").read_bytes()
    for name in shop.files:
        assert [row["citations"] for row in ran(f"shop://{name}", unit=300)] == expected
    with zipfile.ZipFile(tmp_path / "in.zip", "w") as archive:
        archive.writestr("note.txt", "L'article 6 du RGPD.")
    shop.files["in.zip"] = (tmp_path / "in.zip").read_bytes()
    (row,) = ran("shop://in.zip")
    assert row["id"] == "shop://in.zip/note.txt"


@pytest.mark.parametrize(("name", "answers"), [("in.jsonl", 3), ("in.jsonl.gz", 0)])
def test_a_store_that_stops_answering_ends_the_run_and_the_next_goes_on(
    name: str,
    answers: int,
    shop: type[Shop],
    lines: Path,
    ran: Ran,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    expected = [row["citations"] for row in ran(lines)]
    many = lines.read_bytes()
    shop.files[name] = gzip.compress(many, 0) if name.endswith(".gz") else many
    output = tmp_path / "out.jsonl"

    def run() -> None:
        plan = corpus.plan([f"shop://{name}"], Options(unit=200))
        corpus.run(plan, corpus.sink(str(output)), corpus.Here())

    monkeypatch.setattr(shop, "answers", answers)
    with pytest.raises(SourceUnreachable, match="the line went dead"):
        run()
    assert not output.exists()
    monkeypatch.setattr(shop, "answers", 1000)
    run()
    assert [json.loads(line)["citations"] for line in output.read_bytes().splitlines()] == expected
    assert not (tmp_path / "out.jsonl.skipped.jsonl").exists()
