"""The flat form of the rows: one line a reference, for spreadsheets, data frames and databases.

`citation` numbers the citations from 1: lines with the same number are one citation that names several places.
An open citation has one line without any reference.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from citeref import catalogue
from citeref.exports.rows import Row
from citeref.ref import Ref

Type = Literal["integer", "number", "boolean", "text"]
Value = int | float | bool | str | None


class Column(NamedTuple):
    """A column of the flat form: its name, the type of its values, what they mean."""

    name: str
    type: Type
    about: str


COLUMNS = (
    Column("citation", "integer", "number of the citation, from 1"),
    Column("document", "text", "the file as it was named"),
    Column("start", "integer", "where the citation begins in the document's plain text, in code points"),
    Column("end", "integer", "where it ends, excluded"),
    Column("text", "text", "the words of the citation"),
    Column("ref", "text", "the reference of the place cited; empty where the citation is open"),
    Column("authority", "text", "the reference of the whole instrument or decision"),
    Column("pinpoint", "text", "the place inside it"),
    Column("range", "boolean", "whether this reference is an end of a range that is not spelt out"),
    Column("label", "text", "the reference in words"),
    Column("kind", "text", "explicit, short, anaphora, url or described: how the authority is given"),
    Column("confidence", "number", "from 0 to 1"),
    Column("evidence", "text", "the words that led to the authority, parted by « | »"),
    Column("candidates", "text", "the authorities a person may choose from, parted by a blank"),
    Column("paragraph", "integer", "paragraph of the document, from 1"),
    Column("line", "integer", "line of the file, from 1; none where the file has no lines"),
    Column("page", "integer", "page, from 1; none where the document has no pages"),
    Column("heading", "text", "the heading above"),
    Column("address", "text", "the official web address of the reference"),
    Column("note", "text", "footnote, endnote or comment that holds the citation"),
    Column("name", "text", "the short name of the authority"),
    Column("celex", "text", "CELEX number of the authority"),
    Column("eli", "text", "European Legislation Identifier of the reference"),
    Column("ecli", "text", "European Case Law Identifier of the authority"),
    Column("lang", "text", "the language of label, name and address"),
)
"""Every column, in order. The order stays; new ones come at the end."""

NAMES = tuple(column.name for column in COLUMNS)


def lines(rows: Iterable[Row]) -> Iterator[tuple[Value, ...]]:
    """The values of each line, in the order of `COLUMNS`; None where there is none."""
    for number, row in enumerate(rows, 1):
        place = row.place
        words = (number, row.document, row.start, row.end, row.text)
        about = (row.kind, row.confidence, " | ".join(row.evidence), " ".join(row.candidates))
        where = (place.paragraph or None, place.line or None, place.page or None, place.heading)
        note = getattr(place, "note", "")
        for ref in row.refs or ("",):
            whole, pinpoint, label, address, *identity = law(ref, row.lang)
            named = (ref, whole, pinpoint, row.range, label)
            yield *words, *named, *about, *where, address, note, *identity, row.lang


def records(rows: Iterable[Row]) -> Iterator[dict[str, Value]]:
    """The lines as dictionaries, ready for `pandas.DataFrame(list(…))` and `polars.DataFrame(list(…))`."""
    for line in lines(rows):
        yield dict(zip(NAMES, line, strict=True))


@lru_cache(maxsize=16384)
def law(ref: str, lang: str) -> tuple[str, ...]:
    """Authority, pinpoint, label, address, name, CELEX, ELI and ECLI of a reference; all empty for none."""
    if not ref:
        return ("",) * 8
    found = Ref.trusted(ref)
    place = (found.authority, found.pinpoint, catalogue.label(found, lang), catalogue.address(found, lang))
    identity = (catalogue.name(found, lang), catalogue.celex(found), catalogue.eli(found), ecli(found))
    return tuple(map(str, (*place, *identity)))


def ecli(ref: Ref) -> str:
    """The European Case Law Identifier of the authority, with « ECLI: » before it, or an empty string."""
    if ref.startswith("ecli/"):
        return f"ECLI:{ref.authority.removeprefix('ecli/')}"
    found = catalogue.decision(ref)
    return found.ecli if found else ""
