"""The tree of authorities, as rows: an authority, its articles, their paragraphs and points, folded or open.

Only what is open becomes rows; the places of an authority are asked of the index when it is opened for the
first time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import msgspec

from citeref import catalogue
from citeref.ref import Ref
from citeref.tui.matches import has_all

if TYPE_CHECKING:
    from citeref.index import AuthorityRow


class Node(msgspec.Struct, frozen=True, kw_only=True):
    """A row of the tree.

    `sign` is ▸ (folded), ▾ (open) or a space; `ref` is None for the citations that lead nowhere.
    """

    ref: Ref | None
    label: str
    heading: str = ""
    citations: int = 0
    documents: int = 0
    depth: int = 0
    sign: str = " "


class Tree:
    """Authorities, those that are open, and the places inside them as far as they were asked for."""

    def __init__(self) -> None:
        self.authorities: tuple[AuthorityRow, ...] = ()
        self.places: dict[Ref, dict[Ref, tuple[int, int]]] = {}
        self.opened: set[Ref] = set()
        self.unknown: tuple[int, int] = (0, 0)
        self.lang = "fr"

    def add_places(self, authority: Ref, rows: Iterable[AuthorityRow]) -> None:
        """The cited places of an authority, each under the larger places that hold it."""
        counts = {row.ref: (row.citations, row.documents) for row in rows if row.ref != authority}
        for ref, count in list(counts.items()):
            for parent in ref.parents[:-1]:
                counts.setdefault(parent, count)
        self.places[authority] = dict(sorted(counts.items(), key=lambda pair: pair[0].order))

    def nodes(self, words: str = "") -> list[Node]:
        """The rows, from the top; with words, the authorities and open places whose names have them."""
        found = [node for row in self.authorities for node in self._authority(row, words)]
        citations, documents = self.unknown
        if citations and (not words or has_all(words, "not known ambiguous")):
            label = "Not known, or ambiguous"
            found.append(Node(ref=None, label=label, citations=citations, documents=documents))
        return found

    def _authority(self, row: AuthorityRow, words: str) -> Iterator[Node]:
        name, title = catalogue.name(row.ref, self.lang), catalogue.title(row.ref, self.lang)
        fits = not words or has_all(words, f"{name} {title} {row.ref}")
        inside = list(self._inside(row.ref, row.ref, "" if fits else words)) if row.ref in self.opened else []
        if fits or inside:
            sign = (
                " "
                if row.ref in self.places and not self.places[row.ref]
                else "▾"
                if row.ref in self.opened
                else "▸"
            )
            title = "" if title.startswith(name) and len(title) < len(name) + 3 else title
            yield Node(
                ref=row.ref,
                label=name,
                heading=title,
                citations=row.citations,
                documents=row.documents,
                sign=sign,
            )
            yield from inside

    def _inside(self, authority: Ref, holder: Ref, words: str) -> Iterator[Node]:
        places = self.places.get(authority, {})
        for ref, (citations, documents) in places.items():
            if ref.parents[0] != holder:
                continue
            below = list(self._inside(authority, ref, words)) if ref in self.opened else []
            label, heading = place_label(ref, self.lang), catalogue.heading(ref, self.lang)
            if words and not below and not has_all(words, f"{catalogue.label(ref, self.lang)} {heading}"):
                continue
            folds = any(other.parents[0] == ref for other in places)
            yield Node(
                ref=ref,
                label=label,
                heading=heading if holder == authority else "",
                citations=citations,
                documents=documents,
                depth=len(ref.parents),
                sign=" " if not folds else "▾" if ref in self.opened else "▸",
            )
            yield from below


def place_label(ref: Ref, lang: str) -> str:
    """A place as it is called inside the one that holds it: « paragraphe 3 » under « article 28 »."""
    whole, holder = catalogue.pinpoint_label(ref, lang), catalogue.pinpoint_label(ref.parents[0], lang)
    return whole.removeprefix(holder).lstrip(", ") or whole if holder else whole
