"""What a table of authorities says: each authority by its kind, how often and where its places are cited, what the rules found.

Only the first spots of each place are kept, so the table of a long list is no longer than the law it cites.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

import msgspec

from citeref import catalogue
from citeref.exports.material import Material
from citeref.exports.rows import Row
from citeref.model import Finding, Place
from citeref.ref import Ref
from citeref.table import GROUPS, PASSIM, group
from citeref.visible import one_line

Spot = tuple[str, Place]
"""A document's name and a place in it."""


class Entry(msgspec.Struct):
    """A place cited inside an authority (the authority itself where its pinpoint is empty). `spots` are the first
    ones, `more` says whether there are others.
    """

    ref: Ref
    label: str
    count: int = 0
    spots: list[Spot] = []
    more: bool = False


class Noticed(msgspec.Struct, frozen=True):
    """A finding of the rules, with the document it is about."""

    document: str
    finding: Finding


class Line(msgspec.Struct):
    """An authority: `name` as the options want it written, `title` the official one, `count` of its citations."""

    ref: Ref
    name: str
    title: str
    group: str
    address: str
    count: int = 0
    documents: dict[str, int] = {}
    entries: dict[Ref, Entry] = {}
    findings: list[Noticed] = []

    def places(self) -> list[Entry]:
        """The places cited, in the order of the law."""
        return sorted(self.entries.values(), key=lambda entry: entry.ref.order)


class Open(msgspec.Struct, frozen=True):
    """A citation without a certain authority, and those a person may choose from, in words."""

    text: str
    spot: Spot
    candidates: tuple[str, ...]


class Contents(msgspec.Struct):
    """The whole table: lines by kind and count, the open citations, the findings about no authority in it."""

    lang: str
    lines: list[Line] = []
    open: list[Open] = []
    documents: dict[str, int] = {}
    citations: int = 0
    other: list[Noticed] = []

    def groups(self) -> Iterator[tuple[str, list[Line]]]:
        """The kinds of authority with their lines, in the order of the table."""
        found: dict[str, list[Line]] = defaultdict(list)
        for line in self.lines:
            found[line.group].append(line)
        yield from found.items()

    @property
    def alone(self) -> bool:
        """Whether there is but one document, which need not be named at each spot."""
        return len(self.documents) < 2


def contents(material: Material) -> Contents:
    """The table of a material, with findings where its documents are at hand."""
    table = _gathered(material.rows(), material.lang, material.options.form)
    if material.has_documents:
        _add_findings(table, material)
    names = [name for _, name in GROUPS]
    order = {words(name, material.lang): at for at, name in reversed(list(enumerate(names)))}
    table.lines.sort(key=lambda line: (order[line.group], -line.count, line.ref.order))
    return table


def _gathered(rows: Iterable[Row], lang: str, form: str) -> Contents:
    table = Contents(lang)
    lines: dict[Ref, Line] = {}
    for row in rows:
        table.citations += 1
        table.documents[row.document] = table.documents.get(row.document, 0) + 1
        spot = (row.document, row.place)
        if not row.refs:
            choice = tuple(catalogue.label(ref, lang) for ref in row.candidates)
            table.open.append(Open(row.text, spot, choice))
        for authority in dict.fromkeys(ref.authority for ref in row.refs):
            line = lines.get(authority) or lines.setdefault(authority, _line(authority, lang, form))
            line.count += 1
            line.documents[row.document] = line.documents.get(row.document, 0) + 1
        for ref in dict.fromkeys(row.refs):
            _add(lines[ref.authority], ref, spot, lang)
    table.lines = list(lines.values())
    return table


def _line(authority: Ref, lang: str, form: str) -> Line:
    title, name = catalogue.title(authority, lang), catalogue.name(authority, lang)
    if form:
        from citeref.forms import cite

        name = cite(authority, form, lang, long=True) or name
    kind = words(group(authority), lang)
    shown = "" if title.casefold() == name.casefold() or form else title
    return Line(authority, name, shown, kind, catalogue.address(authority, lang))


def _add(line: Line, ref: Ref, spot: Spot, lang: str) -> None:
    entry = line.entries.get(ref) or line.entries.setdefault(
        ref, Entry(ref, catalogue.pinpoint_label(ref, lang))
    )
    entry.count += 1
    if spot in entry.spots:
        return
    if len(entry.spots) < PASSIM:
        entry.spots.append(spot)
    else:
        entry.more = True


def _add_findings(table: Contents, material: Material) -> None:
    lines = {line.ref: line for line in table.lines}
    for item in material.items():
        for finding in material.findings(item):
            if finding.severity == "information":
                continue
            line = lines.get(finding.ref.authority) if finding.ref else None
            (line.findings if line else table.other).append(Noticed(item.document.name, finding))


def where(entry: Entry, table: Contents) -> str:
    """The spots of a place, « passim » where it has more than a table tells; a document is named once for several."""
    told = spots(entry.spots, table.alone)
    return f"{told}, passim" if entry.more else told


def spots(found: Iterable[Spot], alone: bool) -> str:
    """Spots in words."""
    told, last = [], None
    for document, place in found:
        told.append(str(place) if alone or document == last else f"{one_line(document)} {place}")
        last = document
    return ", ".join(told)


_FRENCH = {
    "European Union: treaties and Charter": "Union européenne : traités et Charte",
    "European Union: regulations": "Union européenne : règlements",
    "European Union: directives": "Union européenne : directives",
    "European Union: decisions": "Union européenne : décisions",
    "European Union: papers of the data protection authorities": "Union européenne : textes du CEPD et du G29",
    "European Union: other acts": "Union européenne : autres actes",
    "Court decisions": "Décisions de justice",
    "Council of Europe": "Conseil de l'Europe",
    "France: Constitution and codes": "France : Constitution et codes",
    "France: statutes and decrees": "France : lois et règlements",
    "France: CNIL": "France : CNIL",
    "Of your own": "Vos propres textes",
    "Other countries": "Autres pays",
    "Table of authorities": "Table des autorités citées",
    "Not matched to one authority": "Sans autorité certaine",
    "one of": "au choix :",
    "as a whole": "dans son ensemble",
    "official text": "texte officiel",
    "Authority": "Autorité",
    "Place": "Passage",
    "Where": "Où",
    "Times": "Fois",
    "Findings": "Constats",
    "nearest": "au plus près :",
    "Nothing is cited.": "Rien n'est cité.",
    "citations": "citations",
    "documents": "documents",
}


def words(english: str, lang: str) -> str:
    """A heading of the table in the language asked."""
    return _FRENCH.get(english, english) if lang == "fr" else english


def finding_words(noticed: Noticed, table: Contents) -> str:
    """A finding on one line: where, which words, what is wrong, what was probably meant."""
    found = noticed.finding
    place = f"{found.place} " if found.place else ""
    document = "" if table.alone else f"{one_line(noticed.document)} "
    nearest = (
        f" {words('nearest', table.lang)} {catalogue.label(found.suggest, table.lang)}"
        if found.suggest
        else ""
    )
    return f"{document}{place}« {one_line(found.text)} »: {one_line(found.message)}{nearest}"
