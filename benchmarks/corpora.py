"""The texts that benchmarks read, from folders given on the command line, and the tables they print."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from citeref.documents import read
from citeref.errors import CiterefError

MEGA = 1e6
"""Bytes in a megabyte, as the figures count them."""

_TAG = re.compile(r"<[^>]*>")
_LANG = re.compile(r"\.([a-z]{2})(?:\.|\Z)")


class Sample(NamedTuple):
    """One document: the path below its folder, its language as its name or its folder's tells it, and its text."""

    name: str
    lang: str
    text: str

    @property
    def size(self) -> int:
        """Bytes in UTF-8."""
        return len(self.text.encode("utf-8", "surrogatepass"))


def samples(folder: Path) -> list[Sample]:
    """Every document of a folder (txt, md, html and xml without its tags), in the order of their paths."""
    found = []
    for path in sorted(p for p in folder.rglob("*") if p.suffix in (".txt", ".md", ".html", ".xml")):
        name = str(path.relative_to(folder))
        try:
            text = _xml(path) if path.suffix == ".xml" else read(path).text
        except CiterefError as error:
            print(f"left out: {error}")
            continue
        told = _LANG.search(path.name) or _LANG.search(folder.name)
        found.append(Sample(name, told[1] if told else "?", text))
    return found


def _xml(path: Path) -> str:
    return html.unescape(_TAG.sub(" ", path.read_text("utf-8", "replace")))


def total(texts: Iterable[Sample]) -> float:
    """Megabytes."""
    return sum(text.size for text in texts) / MEGA


def up_to(texts: Sequence[Sample], megabytes: float) -> list[Sample]:
    """Whole documents, taken evenly over the corpus, of this size in all or a little more."""
    if total(texts) <= megabytes:
        return list(texts)
    step = max(1, int(total(texts) / megabytes))
    taken: list[Sample] = []
    for text in (*texts[::step], *texts[1::step]):
        if total(taken) >= megabytes:
            break
        taken.append(text)
    return taken


def table(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Rows as aligned columns: the first to the left, numbers to the right, floats with a sensible number of places."""
    cells = [list(headings), *([_cell(value) for value in row] for row in rows)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    return "\n".join(_line(row, widths) for row in cells)


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    first, *others = zip(row, widths, strict=True)
    return "  ".join([first[0].ljust(first[1]), *(cell.rjust(width) for cell, width in others)]).rstrip()


def _cell(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.0f}" if value >= 1000 else f"{value:.1f}" if value >= 10 else f"{value:.3f}"
    return f"{value:,}" if isinstance(value, int) else str(value)


def chunks(texts: Sequence[Sample], characters: int) -> Iterator[str]:
    """The corpus end to end, cut into texts of this length; repeated where it is too short for one."""
    whole = "\n\n".join(text.text for text in texts)
    if not whole:
        return
    while len(whole) < characters:
        whole += "\n\n" + whole
    for start in range(0, len(whole) - characters + 1, characters):
        yield whole[start : start + characters]
