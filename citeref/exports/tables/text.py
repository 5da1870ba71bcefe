"""The table of authorities as plain text, indented, a line for each place."""

from __future__ import annotations

from collections.abc import Iterator

from citeref.exports.material import Material
from citeref.exports.rows import Sink
from citeref.exports.tables.entries import Contents, Line, contents, finding_words, spots, where, words
from citeref.visible import one_line


def write(material: Material, out: Sink) -> None:
    """The whole table."""
    for line in _lines(contents(material)):
        out.write(line + "\n")


def _lines(table: Contents) -> Iterator[str]:
    lang = table.lang
    title = words("Table of authorities", lang)
    yield from (title, "")
    if not table.citations:
        yield words("Nothing is cited.", lang)
    for group, lines in table.groups():
        yield group
        for line in lines:
            yield from _authority(line, table)
        yield ""
    if table.open:
        yield words("Not matched to one authority", lang)
        for one in table.open:
            choice = (
                f"  {words('one of', lang)} {' | '.join(map(one_line, one.candidates))}"
                if one.candidates
                else ""
            )
            yield f"  « {one_line(one.text)} »: {spots([one.spot], table.alone)}{choice}"
        yield ""
    if table.other:
        yield words("Findings", lang)
        yield from (f"  ! {finding_words(noticed, table)}" for noticed in table.other)


def _authority(line: Line, table: Contents) -> Iterator[str]:
    documents = f", {len(line.documents)} {words('documents', table.lang)}" if len(line.documents) > 1 else ""
    yield f"  {one_line(line.name)}  ({line.count}{documents})"
    if line.title:
        yield f"      {one_line(line.title)}"
    if line.address:
        yield f"      {line.address}"
    for entry in line.places():
        label = entry.label or words("as a whole", table.lang)
        yield f"      {label} ({entry.count}): {where(entry, table)}"
    yield from (f"      ! {finding_words(noticed, table)}" for noticed in line.findings)
