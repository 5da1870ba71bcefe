"""The table of authorities for Markdown: a heading for each kind, a table of places for each authority."""

from __future__ import annotations

from collections.abc import Iterator

from citeref.exports.material import Material
from citeref.exports.md import link, plain
from citeref.exports.rows import Sink
from citeref.exports.tables.entries import Contents, Line, contents, finding_words, spots, where, words


def write(material: Material, out: Sink) -> None:
    """The whole table."""
    for line in _lines(contents(material)):
        out.write(line + "\n")


def _lines(table: Contents) -> Iterator[str]:
    lang = table.lang
    yield f"# {words('Table of authorities', lang)}"
    if not table.citations:
        yield from ("", words("Nothing is cited.", lang))
    for group, lines in table.groups():
        yield from ("", f"## {plain(group)}")
        for line in lines:
            yield from _authority(line, table)
    if table.open:
        yield from ("", f"## {words('Not matched to one authority', lang)}", "")
        for one in table.open:
            choice = f", {words('one of', lang)} {plain(', '.join(one.candidates))}" if one.candidates else ""
            yield f"- « {plain(one.text)} »: {plain(spots([one.spot], table.alone))}{choice}"
    if table.other:
        yield from ("", f"## {words('Findings', lang)}", "")
        yield from (f"- {plain(finding_words(noticed, table))}" for noticed in table.other)


def _authority(line: Line, table: Contents) -> Iterator[str]:
    lang = table.lang
    yield from ("", f"### {link(line.name, line.address)} ({line.count})", "")
    if line.title:
        yield from (plain(line.title), "")
    heads = [words(head, lang) for head in ("Place", "Times", "Where")]
    yield from (f"| {' | '.join(heads)} |", "| --- | ---: | --- |")
    for entry in line.places():
        yield f"| {plain(entry.label or words('as a whole', lang))} | {entry.count} | {plain(where(entry, table))} |"
    if line.findings:
        yield ""
        yield from (f"- **!** {plain(finding_words(noticed, table))}" for noticed in line.findings)
