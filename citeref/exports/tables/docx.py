"""The table of authorities for Word: a heading for each kind, authorities with their official address, places with dotted lines."""

from __future__ import annotations

from collections.abc import Callable
from typing import IO

from citeref.exports.markup import is_web
from citeref.exports.material import Material
from citeref.exports.tables.entries import Contents, Line, contents, finding_words, spots, where, words
from citeref.exports.word import Word, paragraph, run, tab


def write(material: Material, out: IO[bytes]) -> None:
    """The whole document."""
    table = contents(material)
    title = words("Table of authorities", table.lang)
    word = Word(out, table.lang, title)
    with word.body() as put:
        put(paragraph(run(title), "Title"))
        if not table.citations:
            put(paragraph(run(words("Nothing is cited.", table.lang))))
        for group, lines in table.groups():
            put(paragraph(run(group), "Heading1"))
            for line in lines:
                _authority(put, word, line, table)
        _open(put, table)
        if table.other:
            put(paragraph(run(words("Findings", table.lang)), "Heading1"))
            for noticed in table.other:
                put(paragraph(run(finding_words(noticed, table)), "ListParagraph"))


def _authority(put: Callable[[str], None], word: Word, line: Line, table: Contents) -> None:
    address = line.address if is_web(line.address) else ""
    name = word.link(address, run(line.name, "Hyperlink")) if address else run(line.name)
    put(paragraph(name + run(f" ({line.count})"), "Heading2"))
    if line.title:
        put(paragraph(run(line.title)))
    for entry in line.places():
        label = entry.label or words("as a whole", table.lang)
        put(
            paragraph(
                run(f"{label} ({entry.count})") + tab() + run(where(entry, table)), "TableofAuthorities"
            )
        )
    for noticed in line.findings:
        put(paragraph(run(f"! {finding_words(noticed, table)}"), "ListParagraph"))


def _open(put: Callable[[str], None], table: Contents) -> None:
    if not table.open:
        return
    put(paragraph(run(words("Not matched to one authority", table.lang)), "Heading1"))
    for one in table.open:
        choice = f" {words('one of', table.lang)} {', '.join(one.candidates)}" if one.candidates else ""
        words_of = run(f"« {one.text} »{choice}")
        put(paragraph(words_of + tab() + run(spots([one.spot], table.alone)), "TableofAuthorities"))
