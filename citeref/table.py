"""The table of authorities: every authority cited, how often, in which documents, and where for each place
inside it.

It is complete: citations that no authority could be found for, or that leave several to choose from, have
their own section at the end.

>>> from citeref import find, resolve, table
>>> print(table(resolve(find("L'article 28-3 du RGPD."))).rows[0].ref)
eu/reg/2016/679
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from citeref import catalogue
from citeref.model import Citation, Document, Place
from citeref.ref import Ref
from citeref.visible import one_line

GROUPS = (
    ("eu/treaty", "European Union: treaties and Charter"),
    ("eu/reg", "European Union: regulations"),
    ("eu/dir", "European Union: directives"),
    ("eu/dec", "European Union: decisions"),
    ("eu/edpb", "European Union: papers of the data protection authorities"),
    ("eu/wp29", "European Union: papers of the data protection authorities"),
    ("eu/cjeu", "Court decisions"),
    ("eu", "European Union: other acts"),
    ("coe/ecthr", "Court decisions"),
    ("coe", "Council of Europe"),
    ("ecli", "Court decisions"),
    ("fr/constitution", "France: Constitution and codes"),
    ("fr/ddhc", "France: Constitution and codes"),
    ("fr/code", "France: Constitution and codes"),
    ("fr/loi", "France: statutes and decrees"),
    ("fr/ordonnance", "France: statutes and decrees"),
    ("fr/decret", "France: statutes and decrees"),
    ("fr/arrete", "France: statutes and decrees"),
    ("fr/cnil", "France: CNIL"),
    ("fr", "Court decisions"),
    ("xx/", "Of your own"),
    ("", "Other countries"),
)
"""The kinds of authority by the beginning of their reference, the first that fits; the table keeps this
order.
"""


class Cited(msgspec.Struct, frozen=True):
    """A citation with the name of its document and its place there."""

    document: str
    citation: Citation
    place: Place


class Entry(msgspec.Struct, frozen=True):
    """A place cited inside an authority (`ref` is the authority itself for bare citations), with every
    occurrence.
    """

    ref: Ref
    label: str
    count: int
    where: tuple[tuple[str, Place], ...]


class Row(msgspec.Struct, frozen=True):
    """An authority: its name, its group, how many citations and documents name it, and its places in order
    of the law.
    """

    ref: Ref
    name: str
    group: str
    count: int
    documents: tuple[str, ...]
    places: tuple[Entry, ...]
    address: str = ""


class Open(msgspec.Struct, frozen=True):
    """A citation without a certain authority; `candidates` are those that a person may choose from."""

    document: str
    text: str
    place: Place
    candidates: tuple[Ref, ...]


class Table(msgspec.Struct, frozen=True):
    """The authorities by group and count, and what stays open. `str(table)` is the readable text."""

    rows: tuple[Row, ...]
    open: tuple[Open, ...] = ()

    def __str__(self) -> str:
        return "\n".join(_lines(self))


def table(citations: Sequence[Citation], document: Document | None = None, lang: str = "") -> Table:
    """The table of one document's citations; names follow `lang`, by default the document's language."""
    lang = lang or (document.lang if document and document.lang in ("fr", "en") else "fr")
    return tabulate(_cited(citations, document), lang)


def tables(pairs: Iterable[tuple[Document, Sequence[Citation]]], lang: str = "fr") -> Table:
    """One table of several documents."""
    return tabulate((cited for document, citations in pairs for cited in _cited(citations, document)), lang)


def tabulate(cited: Iterable[Cited], lang: str = "fr") -> Table:
    """The table of citations that come with their document and place."""
    closed: dict[Ref, list[tuple[Ref, Cited]]] = defaultdict(list)
    left: list[Open] = []
    for one in cited:
        if not one.citation.refs:
            left.append(Open(one.document, one.citation.text, one.place, one.citation.candidates))
        for ref in one.citation.refs:
            closed[ref.authority].append((ref, one))
    rows = sorted((_row(ref, found, lang) for ref, found in closed.items()), key=_rank)
    return Table(tuple(rows), tuple(left))


def group(ref: Ref) -> str:
    """The heading under which an authority stands."""
    return GROUPS[_group(ref)][1]


def _cited(citations: Sequence[Citation], document: Document | None) -> Iterable[Cited]:
    for citation in citations:
        place = document.place(citation.span.start) if document else Place(paragraph=0, line=0)
        yield Cited(document.name if document else "", citation, place)


def _group(ref: Ref) -> int:
    return next(n for n, (start, _) in enumerate(GROUPS) if ref.startswith(start))


def _rank(row: Row) -> tuple[int, int, tuple[tuple[int, int, str], ...]]:
    first = next(n for n, (_, name) in enumerate(GROUPS) if name == row.group)
    return first, -row.count, row.ref.order


def _row(authority: Ref, found: list[tuple[Ref, Cited]], lang: str) -> Row:
    places: dict[Ref, list[Cited]] = defaultdict(list)
    for ref, one in found:
        places[ref].append(one)
    return Row(
        ref=authority,
        name=catalogue.name(authority, lang),
        group=group(authority),
        count=len({id(one) for _, one in found}),
        documents=tuple(dict.fromkeys(one.document for _, one in found)),
        places=tuple(_entry(ref, places[ref], lang) for ref in sorted(places)),
        address=catalogue.address(authority, lang),
    )


def _entry(ref: Ref, cited: list[Cited], lang: str) -> Entry:
    where = tuple((one.document, one.place) for one in cited)
    return Entry(ref, catalogue.pinpoint_label(ref, lang), len(cited), where)


PASSIM = 6
"""A place cited in more spots than this shows the first ones and « passim », as printed tables do."""


def _lines(table: Table) -> Iterable[str]:
    alone = (
        len({name for row in table.rows for name in row.documents} | {one.document for one in table.open}) < 2
    )
    heading = ""
    for row in table.rows:
        if row.group != heading:
            yield from ([""] if heading else [])
            heading = row.group
            yield heading
        documents = f", {len(row.documents)} documents" if len(row.documents) > 1 else ""
        yield f"  {one_line(row.name)}  ({row.count}{documents})  {row.ref}"
        yield from (
            f"      {entry.label or 'as a whole'}: {_where(entry.where, alone)}" for entry in row.places
        )
    if table.open:
        yield from ([""] if heading else [])
        yield "Not matched to one authority"
        for one in table.open:
            yield f"  « {one_line(one.text)} »: {_where([(one.document, one.place)], alone)}{_choice(one)}"


def _where(where: Sequence[tuple[str, Place]], alone: bool) -> str:
    """The spots of a place; the document is named once for several, and not at all where there is but one."""
    if not where[0][1].paragraph:
        return f"{len(where)} ×"
    shown, last = [], None
    for document, place in where[:PASSIM]:
        shown.append(str(place) if alone or document == last else f"{one_line(document)} {place}")
        last = document
    return ", ".join(shown) + (", passim" if len(where) > PASSIM else "")


def _choice(one: Open) -> str:
    return f"  one of {', '.join(one.candidates)}" if one.candidates else ""
