"""The table of authorities inside a document: the `TA` field of each citation, and the `TOA` fields that list them.

Word knows sixteen categories by number; ours keep the meaning of its first seven. What we put into the fields leads from
each authority to the paragraphs that cite it.
"""

from __future__ import annotations

from collections.abc import Iterator

from citeref import catalogue
from citeref.exports.annotated.marks import Mark, named
from citeref.exports.material import Material
from citeref.exports.tables.entries import words
from citeref.exports.word import CLOSING, mark, opening, paragraph, run, tab, to_bookmark
from citeref.model import Document, Place
from citeref.ref import Ref
from citeref.table import PASSIM

CATEGORIES = {
    1: {"fr": "Décisions", "en": "Cases"},
    2: {"fr": "Lois, codes et directives", "en": "Statutes and directives"},
    3: {"fr": "Autres autorités", "en": "Other authorities"},
    6: {"fr": "Règlements", "en": "Regulations"},
    7: {"fr": "Traités et textes constitutionnels", "en": "Treaties and constitutional provisions"},
}
"""The categories of Word that we use, and what stands above each."""

_PREFIXES = (
    ("eu/treaty", 7), ("coe/echr", 7), ("coe/cets", 7), ("fr/constitution", 7), ("fr/ddhc", 7), ("eu/reg", 6), ("fr/decret", 6),
    ("fr/arrete", 6), ("eu/edpb", 3), ("eu/wp29", 3), ("eu/reco", 3), ("eu/opin", 3), ("xx/", 3), ("ecli", 1), ("eu/cjeu", 1),
    ("coe/ecthr", 1), ("fr/cnil", 1), ("fr/loi", 2), ("fr/ordonnance", 2), ("fr/code", 2), ("eu/", 2), ("fr/", 1),
)  # fmt: skip


def category(ref: Ref) -> int:
    """The category of an authority; 2 for the statutes of other countries."""
    return next((number for start, number in _PREFIXES if ref.startswith(start)), 2)


class Authorities:
    """What has been cited so far in a document. `number` is that of the latest bookmark."""

    def __init__(self, material: Material, document: Document, first: int = 0) -> None:
        self._material, self._document = material, document
        self._spots: dict[Ref, list[tuple[str, Place]]] = {}
        self._more: set[Ref] = set()
        self.number = first

    def cited(self, found: Mark) -> tuple[str, str]:
        """Take note of a citation: the name for its bookmark, and its `TA` fields."""
        self.number += 1
        name = f"citeref_{self.number}"
        place = self._document.place(found.span.start)
        for ref in dict.fromkeys(found.refs):
            spots = self._spots.setdefault(ref, [])
            if place in (spot for _, spot in spots):
                continue
            if len(spots) < PASSIM:
                spots.append((name, place))
            else:
                self._more.add(ref)
        return name, "".join(self._mark(ref) for ref in dict.fromkeys(found.refs))

    def _mark(self, ref: Ref) -> str:
        return mark(named(ref, self._material), catalogue.label(ref, self._material.lang), category(ref))

    def table(self) -> Iterator[str]:
        """The paragraphs of the table: a heading and a field for each category that has anything."""
        lang = self._material.lang
        if not self._spots:
            return
        yield paragraph(run(words("Table of authorities", lang)), "Heading1")
        for number in sorted(CATEGORIES):
            refs = sorted((ref for ref in self._spots if category(ref) == number), key=lambda ref: ref.order)
            if refs:
                yield paragraph(run(CATEGORIES[number][lang]), "TOAHeading")
                yield from self._field(number, refs)

    def _field(self, number: int, refs: list[Ref]) -> Iterator[str]:
        """One `TOA` field (`\\p` for « passim »), whose result is an entry a paragraph."""
        for at, ref in enumerate(refs):
            before = opening(f'TOA \\c "{number}" \\p') if at == 0 else ""
            after = CLOSING if at == len(refs) - 1 else ""
            entry = run(named(ref, self._material)) + tab() + self._where(ref)
            yield paragraph(before + entry + after, "TableofAuthorities")

    def _where(self, ref: Ref) -> str:
        spots = run(", ").join(to_bookmark(name, run(str(place))) for name, place in self._spots[ref])
        return spots + (run(", passim") if ref in self._more else "")
