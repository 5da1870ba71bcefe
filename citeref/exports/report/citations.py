"""The list of citations in a report: the sentence, where it stands, the law it names; and what filters the list."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from citeref import catalogue
from citeref.exports.markup import text
from citeref.exports.material import Item, Material
from citeref.exports.passages import Passages
from citeref.exports.report.words import Words
from citeref.exports.tables.entries import Contents
from citeref.model import Citation, Document, Finding, Kind, Span

AROUND = 150
"""Characters of the sentence shown before and after a citation."""


def controls(table: Contents, said: Words) -> str:
    """The search and the filters, which the page's program brings to life."""
    names = {line.ref: line.name for line in table.lines}
    choices = (
        ("document", said.document, [(str(n), name) for n, name in enumerate(table.documents)]),
        ("authority", said.authority, [(str(ref), name) for ref, name in names.items()]),
        ("kind", said.kind, [(kind, said.kinds[kind]) for kind in get_args(Kind)]),
    )
    boxes = "".join(_choice(name, title, options, said.any) for name, title, options in choices)
    return (
        f'<section id="citations" aria-label="{text(said.citations)}">\n<h2>{text(said.citations.capitalize())}</h2>\n'
        f'<form class="no-print" id="filters" role="search" hidden>'
        f'<label>{text(said.search)} <input type="search" id="words" autocomplete="off"></label>{boxes}'
        f'<label class="tick"><input type="checkbox" id="only"> {text(said.only)}</label>'
        f'<button type="reset">{text(said.reset)}</button></form>\n'
        f'<p role="status" id="status" class="soft" data-told="{text(said.shown)}"></p>\n'
    )


def _choice(name: str, title: str, options: list[tuple[str, str]], any: str) -> str:
    told = "".join(f'<option value="{text(value)}">{text(label)}</option>' for value, label in options)
    return f'<label>{text(title)} <select id="{name}"><option value="">{text(any)}</option>{told}</select></label>'


def listed(
    material: Material, said: Words, passages: Passages, shown: dict[str, int], table: Contents
) -> Iterator[str]:
    """The table, a row a citation; `shown` takes the references in their order, each with the number of its passage."""
    numbers = {name: str(number) for number, name in enumerate(table.documents)}
    yield f'<div class="beside"><table id="list"><caption class="skip">{text(said.citations)}</caption><thead><tr>'
    heads = (said.where, said.sentence, said.law)
    yield "".join(f'<th scope="col">{text(name)}</th>' for name in heads) + "</tr></thead>"
    for item in material.items():
        if not item.citations:
            continue
        name = item.document.name
        head = f'<th colspan="3" scope="rowgroup">{text(name)}</th>'
        yield f'<tbody data-document="{numbers.get(name, "")}"><tr class="document">{head}</tr>'
        noticed = _noticed(material.findings(item))
        for citation in item.citations:
            yield _row(item, citation, noticed, said, shown, material.lang)
        yield "</tbody>"
    yield "</table>"
    yield (
        f'<aside id="law" aria-label="{text(said.beside)}" class="no-print" hidden><h3>{text(said.beside)}</h3>'
        f'<div id="passage" tabindex="-1"><p class="soft">{text(said.choose)}</p></div></aside></div>\n</section>'
    )


def _noticed(findings: list[Finding]) -> dict[Span, list[Finding]]:
    found: dict[Span, list[Finding]] = {}
    for finding in findings:
        if finding.severity == "information":
            continue
        found.setdefault(finding.span, []).append(finding)
    return found


def _row(
    item: Item,
    citation: Citation,
    noticed: dict[Span, list[Finding]],
    said: Words,
    shown: dict[str, int],
    lang: str,
) -> str:
    warned = noticed.get(citation.span, [])
    authorities = " ".join(dict.fromkeys(ref.authority for ref in citation.refs))
    looks = bool(warned) or not citation.refs
    told = "".join(f'<p class="warn">{text(finding.message)}</p>' for finding in warned)
    return (
        f'<tr data-authority="{text(authorities)}" data-kind="{citation.kind}"{" data-look" if looks else ""}>'
        f"<td>{text(str(item.document.place(citation.span.start)))}</td><td>{_sentence(item.document, citation)}{told}</td>"
        f"<td>{_law(citation, said, shown, lang)}</td></tr>"
    )


def _sentence(document: Document, citation: Citation) -> str:
    """The citation with the words around it, inside its paragraph."""
    start, end = citation.span
    block = document.block(start)
    first, last = block.span if block else (0, len(document.text))
    begin = max(first, start - AROUND)
    if begin > first:
        begin = min(start, document.text.find(" ", begin, start) + 1 or begin)
    stop = min(max(last, end), end + AROUND)
    if stop < last:
        stop = max(end, document.text.rfind(" ", end, stop))
    before, words, after = document.text[begin:start], document.text[start:end], document.text[end:stop]
    return f"{'… ' if begin > first else ''}{text(before)}<mark>{text(words)}</mark>{text(after)}{' …' if stop < last else ''}"


def _law(citation: Citation, said: Words, shown: dict[str, int], lang: str) -> str:
    if not citation.refs:
        choice = ", ".join(catalogue.label(ref, lang) for ref in citation.candidates)
        return f'<span class="warn">{text(said.one_of.format(choice) if choice else said.not_matched)}</span>'
    links = []
    for ref in dict.fromkeys(citation.refs):
        number = shown.setdefault(ref, len(shown) + 1)
        links.append(f'<a class="law" href="#law-{number}">{text(catalogue.label(ref, lang))}</a>')
    return (" – " if citation.range else "<br>").join(links)
