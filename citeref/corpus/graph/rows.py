"""The rows of each table: what the index knows, and the names that people know it by."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from citeref import catalogue
from citeref.corpus.columns import sound
from citeref.index.graph import Graph
from citeref.ref import Ref
from citeref.table import group

Row = tuple[Any, ...]


def rows_of(graph: Graph, lang: str) -> dict[str, Callable[[], Iterator[Row]]]:
    """The rows of every table, each from the beginning when it is called; `lang` is the language of names."""
    return {
        "documents": lambda: _documents(graph),
        "authorities": lambda: _authorities(graph, lang),
        "units": graph.units,
        "passages": lambda: _passages(graph, lang),
        "cites": lambda: _cites(graph),
        "together": graph.together,
        "over_time": graph.over_time,
    }


def _documents(graph: Graph) -> Iterator[Row]:
    for path, name, title, *rest in graph.documents():
        yield (sound(path), sound(name), sound(title), *rest)


def _authorities(graph: Graph, lang: str) -> Iterator[Row]:
    for ref, date, *counts in graph.authorities():
        yield (ref, catalogue.name(ref, lang), group(Ref.trusted(ref)), date, *counts)


def _passages(graph: Graph, lang: str) -> Iterator[Row]:
    for rank, (_, ref, authority, *counts) in enumerate(graph.passages(), 1):
        yield (rank, ref, authority, catalogue.label(ref, lang), catalogue.heading(ref, lang), *counts)


def _cites(graph: Graph) -> Iterator[Row]:
    for path, *rest in graph.cites():
        yield (sound(path), *rest)
