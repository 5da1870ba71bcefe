"""The tables on the disk: a folder that is there whole, or not at all.

Each table is written as its rows come, some thousands in memory at a time, into a folder beside the one that is asked for;
when all are done it takes the name. `graph.json` says which index the tables are of, and how many rows each has.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any

import msgspec

from citeref.corpus.columns import sound
from citeref.corpus.extra import needed
from citeref.corpus.graph.columns import TABLES, VERSION, schema
from citeref.corpus.graph.rows import Row, rows_of
from citeref.errors import ExportError
from citeref.index import Index

GROUP = 50_000
"""Rows of a group, and the most that are held in memory."""

MOST = 1000
"""Authorities that are paired with each other, and passages that are listed, where nobody says how many."""

_ABOUT = "graph.json"

Begun = Callable[[int, int, str], None]
"""Is told how many tables are done, of how many, and the one that comes next."""


def write(
    index: str | os.PathLike[str],
    folder: str | os.PathLike[str],
    *,
    most: int = MOST,
    lang: str = "fr",
    force: bool = False,
    begun: Begun = lambda done, total, name: None,
) -> dict[str, int]:
    """Write the tables of an index into a folder; how many rows each has. `most` authorities are paired with each other, and
    so many passages listed.

    All are of one moment, also while another process writes the index. Raises `IndexUnusable`, and `ExportError` where the
    folder is there already (with `force` tables of an earlier time are replaced) or cannot be written.
    """
    needed("pyarrow")
    path, target = Path(index), Path(folder)
    opened = Index.open(path, read_only=True)
    try:
        _refuse(target, force=force)
        with _beside(target) as work:
            with opened.graph(most) as graph, _plainly(target):
                counts = {}
                for done, (name, rows) in enumerate(rows_of(graph, lang).items()):
                    begun(done, len(TABLES), name)
                    counts[name] = _table(name, rows(), work)
                documents, citations, unknown, ambiguous = graph.totals()
            about = {
                "version": VERSION,
                "index": sound(path.name),
                "documents": documents,
                "citations": citations,
                "unknown": unknown,
                "ambiguous": ambiguous,
                "most": most,
                "rows": counts,
            }
            (work / _ABOUT).write_bytes(msgspec.json.format(msgspec.json.encode(about)) + b"\n")
            _put(work, target, force=force)
    finally:
        opened.close()
    return counts


@contextmanager
def _beside(target: Path) -> Iterator[Path]:
    """A folder beside another one, which is gone in the end unless it was given another name."""
    with _plainly(target):
        work = Path(tempfile.mkdtemp(prefix=f".{target.name[:100]}.", suffix=".part", dir=target.parent))
        try:
            yield work
        finally:
            shutil.rmtree(work, ignore_errors=True)


@contextmanager
def _plainly(target: Path) -> Iterator[None]:
    """What the disk says of what is written, with the folder and the way out."""
    try:
        yield
    except OSError as error:
        raise ExportError(f"{target}: {error.strerror or error}.", "Nothing was written.") from error


def _table(name: str, rows: Iterator[Row], folder: Path) -> int:
    """Write one table; how many rows it has."""
    from pyarrow import parquet

    columns, count = schema(name), 0
    with parquet.ParquetWriter(folder / f"{name}.parquet", columns, compression="zstd") as writer:
        while group := list(islice(rows, GROUP)):
            writer.write_batch(_batch(columns, group))
            count += len(group)
    return count


def _batch(columns: Any, group: list[Row]) -> Any:
    import pyarrow

    arrays = [
        pyarrow.array(values, type=field.type)
        for field, values in zip(columns, zip(*group, strict=True), strict=True)
    ]
    return pyarrow.RecordBatch.from_arrays(arrays, schema=columns)


def _refuse(target: Path, *, force: bool) -> None:
    """Leave alone what is there: anything but the tables of an earlier time, and those too without `force`."""
    if not target.parent.is_dir():
        raise ExportError(f"{target}: no folder « {target.parent} ».", "Make it first, or name another.")
    if not os.path.lexists(target) or (_plain(target) and not os.listdir(target)):
        return
    if not _plain(target) or not _ours(target):
        raise ExportError(f"{target}: there already, and no graph of citeref.", "Name another folder.")
    if not force:
        raise ExportError(f"{target}: there already.", "Add --force to replace it, or name another folder.")


def _plain(target: Path) -> bool:
    return target.is_dir() and not target.is_symlink()


def _ours(target: Path) -> bool:
    files = {_ABOUT, *(f"{name}.parquet" for name in TABLES)}
    return _ABOUT in os.listdir(target) and files.issuperset(os.listdir(target))


def _put(work: Path, target: Path, *, force: bool) -> None:
    """Give the finished folder its name; what was there goes when the new one is in its place."""
    _refuse(target, force=force)
    mask = os.umask(0)
    os.umask(mask)
    work.chmod(0o777 & ~mask)
    if not target.exists():
        os.rename(work, target)
        return
    old = work.with_suffix(".old")
    os.rename(target, old)
    try:
        os.rename(work, target)
    except OSError:
        os.rename(old, target)
        raise
    shutil.rmtree(old, ignore_errors=True)
