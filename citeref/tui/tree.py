"""The tree of authorities, as rows: an authority, its articles, their paragraphs and points, folded or open.

Only what is open becomes rows; the places of an authority are asked of the index when it is opened for the
first time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec

from citeref import catalogue
from citeref.ref import Ref
from citeref.tui.language import phrase, say
from citeref.tui.matches import has_all, plain

if TYPE_CHECKING:
    from citeref.index import AuthorityRow

OPEN_ONES = {
    "ambiguous": (phrase("Ambiguous"), phrase("several laws remain; a person must choose")),
    "unknown": (phrase("Not matched"), phrase("no law of that name is known")),
}
"""The two kinds of citations that lead nowhere yet, what they are called and why they are there."""

OPEN, FOLDED, LEAF = "-", "+", " "
"""The signs of a row: what lies inside is shown, is hidden, is not there."""


class Node(msgspec.Struct, frozen=True, kw_only=True):
    """A row of the tree. `ref` is None for the citations that lead nowhere yet, of which `part` says the kind.

    `quoted` counts the citations whose sentence quotes the law, `findings` what the rules noticed.
    """

    ref: Ref | None
    label: str
    heading: str = ""
    citations: int = 0
    documents: int = 0
    depth: int = 0
    sign: str = LEAF
    quoted: int = 0
    findings: int = 0
    part: str = ""


class Tree:
    """Authorities, those that are open, and the places inside them as far as they were asked for."""

    def __init__(self) -> None:
        self.authorities: tuple[AuthorityRow, ...] = ()
        self.others: tuple[AuthorityRow, ...] = ()
        self.places: dict[Ref, dict[Ref, list[AuthorityRow]]] = {}
        self.opened: set[Ref] = set()
        self.open_ones: dict[str, tuple[int, int]] = {}
        self.findings: Callable[[Ref], int] = lambda ref: 0
        self.lang = "fr"

    def add_places(self, authority: Ref, rows: Iterable[AuthorityRow]) -> None:
        """The cited places of an authority, each under the place that holds it."""
        inside: dict[Ref, list[AuthorityRow]] = {}
        for row in rows:
            inside.setdefault(row.ref.parents[0], []).append(row)
        self.places[authority] = inside

    def nodes(self, words: str = "") -> list[Node]:
        """The rows, from the top; with words, the authorities and open places whose names have them."""
        rows = (*self.authorities, *(self.others if words else ()))
        found = [node for row in rows for node in self._authority(row, words)]
        for part, (label, why) in OPEN_ONES.items():
            citations, documents = self.open_ones.get(part, (0, 0))
            if citations and (not words or has_all(words, say(label))):
                found.append(
                    Node(
                        ref=None,
                        label=say(label),
                        heading=say(why),
                        citations=citations,
                        documents=documents,
                        part=part,
                    )
                )
        return found

    def _authority(self, row: AuthorityRow, words: str) -> Iterator[Node]:
        name, title, search = _names(row.ref, self.lang)
        fits = not words or has_all(words, search)
        inside = list(self._inside(row.ref, "" if fits else words)) if row.ref in self.opened else []
        if fits or inside:
            folds = row.exact < row.citations
            yield self._node(row, name, title, folds)
            yield from inside

    def _inside(self, holder: Ref, words: str) -> Iterator[Node]:
        places = self.places.get(holder.authority, {})
        for row in places.get(holder, ()):
            below = list(self._inside(row.ref, words)) if row.ref in self.opened else []
            heading = catalogue.heading(row.ref, self.lang)
            if words and not below and not has_all(words, f"{catalogue.label(row.ref, self.lang)} {heading}"):
                continue
            heading = heading if holder == holder.authority else ""
            yield self._node(row, place_label(row.ref, self.lang), heading, row.ref in places)
            yield from below

    def _node(self, row: AuthorityRow, label: str, heading: str, folds: bool) -> Node:
        sign = LEAF if not folds else OPEN if row.ref in self.opened else FOLDED
        return Node(
            ref=row.ref,
            label=label,
            heading=heading,
            citations=row.citations,
            documents=row.documents,
            depth=len(row.ref.parents),
            sign=sign,
            quoted=row.quoted,
            findings=self.findings(row.ref),
        )


@lru_cache(maxsize=65536)
def _names(ref: Ref, lang: str) -> tuple[str, str, str]:
    """The name and title of an authority, and what a filter looks into."""
    name, title = catalogue.name(ref, lang), catalogue.title(ref, lang)
    return name, "" if title == name else title, plain(f"{name} {title} {ref}")


def place_label(ref: Ref, lang: str) -> str:
    """A place as it is called inside the one that holds it: « paragraphe 3 » under « article 28 »."""
    whole, holder = catalogue.pinpoint_label(ref, lang), catalogue.pinpoint_label(ref.parents[0], lang)
    return whole.removeprefix(holder).lstrip(", ") or whole if holder else whole
