"""`citeref quotes`: every quotation, whose words it is said to be, and whether the law has them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from citeref.cli import options
from citeref.cli.terminal import put, say
from citeref.language import phrase
from citeref.language import say as said

if TYPE_CHECKING:
    from citeref.cache import Cache
    from citeref.model import Citation, Document

SAID = {
    "right": phrase("as the law has it"),
    "differs": phrase("differs from the law"),
    "elsewhere": phrase("stands elsewhere in the law"),
    "not-found": phrase("not found in the law"),
    "unverified": phrase("not compared: no text at hand"),
    "found": phrase("no citation; found in the law"),
}
"""What became of a quotation, in words."""


@click.command("quotes")
@options.paths
@options.form("text", "json", "jsonl")
@options.ui_lang
def quotes(paths: tuple[str, ...], form: str, tongue: str | None) -> int:
    """List the quotations from the law.

    Every quotation that a sentence of PATHS lends to a law, whether the law has it word for word, and every
    longer one without a citation whose words the law at hand has.

    \b
    Examples:
      citeref quotes article.html
      citeref quotes ~/dossier --format jsonl
    """
    from citeref.cache import Cache
    from citeref.cli.sources import Sources

    settings = options.settings()
    options.speak(tongue, settings)
    found = Sources(paths, settings)
    cache = Cache.open(options.project(settings))
    rows = (row for document, citations in found.documents() for row in _rows(document, citations, cache))
    count = 0
    if form == "text":
        for row in rows:
            count += 1
            _show(row)
        say(said("{n} quotation.|{n} quotations.", n=count))
    else:
        _write(form, rows)
    return found.code()


def _rows(document: Document, citations: list[Citation], cache: Cache) -> Iterator[dict[str, Any]]:
    from citeref.quotes.lookup import look_up
    from citeref.quotes.pages import Pages
    from citeref.rules.quoting import Quoting

    pages = Pages(cache)
    rows = [
        _row(document, verdict.quotation.span, verdict.kind, verdict.ref, verdict.place)
        for verdict in Quoting(document, citations, pages).verdicts()
    ]
    rows += [
        _row(document, one.span, "found", None, one.refs[0]) for one in look_up(document, citations, pages)
    ]
    yield from sorted(rows, key=lambda row: int(row["start"]))


def _row(document: Document, span: Any, verdict: str, ref: Any, place: Any) -> dict[str, Any]:
    return {
        "document": document.name,
        "start": span[0],
        "end": span[1],
        "place": str(document.place(span[0])),
        "text": document.text[slice(*span)],
        "verdict": verdict,
        "ref": ref,
        "found": place,
    }


def _show(row: dict[str, Any]) -> None:
    from citeref import catalogue
    from citeref.findings.text import short
    from citeref.language import spoken
    from citeref.visible import file_name, one_line

    where = catalogue.label(row["ref"], spoken()) if row["ref"] else said("without a citation")
    there = f" ({catalogue.label(row['found'], spoken())})" if row["found"] else ""
    put(f"{file_name(row['document'])} {row['place']}  « {short(one_line(row['text']), 100)} »")
    verdict = SAID[row["verdict"]]
    put(f"    {said('{place}: {words}', place=where, words=said(verdict))}{there}")


def _write(form: str, rows: Iterator[dict[str, Any]]) -> None:
    from citeref.exports.json import encoded

    if form == "json":
        put(encoded(list(rows)))
    else:
        for row in rows:
            put(encoded(row))


COMMANDS = {"quotes": quotes}
