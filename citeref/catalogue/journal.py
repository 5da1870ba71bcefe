"""Where the Official Journal printed an act: series, number, first page and day, as data.

Until 30 September 2023 the Journal came out in numbers of many acts, and texts cite an act by number, day and page (OJ L 119,
4.5.2016, p. 1); since then each act is a number by itself (OJ L, 2024/1689, 12.7.2024). The data is `journal.json`, facts
gathered from footnotes of acts and judgments, each seen there at the act's own name. Corrigenda are left out.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import NamedTuple

import msgspec


class Printing(NamedTuple):
    """The place of an act in the Official Journal. `series` is "L" or "C", `date` ISO, `page` that on which the act begins."""

    series: str
    number: int
    page: int
    date: str


@cache
def printings() -> dict[str, tuple[Printing, ...]]:
    """The places of every act that has one here, oldest first: the treaties were printed several times."""
    data = msgspec.json.decode(
        files("citeref.catalogue").joinpath("journal.json").read_bytes(), type=dict[str, list[str]]
    )
    return {ref: tuple(map(_printing, places)) for ref, places in data.items()}


def _printing(written: str) -> Printing:
    series, place, date = written.split()
    number, _, page = place.partition("/")
    return Printing(series, int(number), int(page), date)


@cache
def acts() -> dict[tuple[str, int, int, int], str]:
    """(series, number, year, first page) to the act that begins there, where only one does."""
    table: dict[tuple[str, int, int, int], str] = {}
    for ref, places in printings().items():
        for place in places:
            key = (place.series, place.number, int(place.date[:4]), place.page)
            table[key] = "" if key in table else ref
    return {key: ref for key, ref in table.items() if ref}
