"""Formats that hold one document a file, asked for several documents: a file for each, in a folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePath

from citeref.errors import ExportError
from citeref.exports.files import written
from citeref.exports.formats import Format
from citeref.exports.material import Item, Material
from citeref.exports.rows import rows


def write_each(format: Format, material: Material, folder: Path, *, force: bool = False) -> Iterator[Path]:
    """Write a file for each document, `note.annotated.docx` for `note.md`, and answer where. Raises `ExportError`."""
    taken: set[str] = set()
    for item in material.items():
        path = folder / _free(PurePath(item.document.name).stem or "document", format, taken)
        with written(path, force=force, binary=format.binary) as out:
            format.write(of_one(item, material), out)
        yield path


def only(material: Material, format: str) -> Item:
    """The one document there is. Raises `ExportError` where there are none or several."""
    items = material.items()
    first, second = next(items, None), next(items, None)
    if first is None:
        raise ExportError(f"{format}: no document to write.", "Name one that can be read.")
    if second is not None:
        raise ExportError(
            f"{format}: one document a file.",
            "Name one document, or a folder that exists with -o to get a file each.",
        )
    return first


def of_one(item: Item, material: Material) -> Material:
    """The material of one document among several."""
    pair = [(item.document, item.citations)]
    return Material(lambda: rows(pair, material.lang), lambda: [item], material.options)


def _free(stem: str, format: Format, taken: set[str]) -> str:
    """A file name that no document before had."""
    kind, number = format.name.partition("-")[0], 1
    name = f"{stem}.{kind}{format.suffix}"
    while name.casefold() in taken:
        number += 1
        name = f"{stem}-{number}.{kind}{format.suffix}"
    taken.add(name.casefold())
    return name
