"""Markdown: the citations of each document in order of the text, each with its place and a link to the
official text.
"""

from __future__ import annotations

import re

from citeref import catalogue
from citeref.exports.material import Material
from citeref.exports.rows import INDIRECT, Row, Sink
from citeref.visible import one_line

SIGNS = re.compile(r"([\\`*_\[\]<>|~&])")
"""What Markdown or HTML would take for a sign."""


def write(material: Material, out: Sink) -> None:
    """A title, then a heading for each document and a list item for each citation."""
    out.write("# Citations\n")
    document = None
    for row in material.rows():
        if row.document != document:
            document = row.document
            out.write(f"\n## {plain(document)}\n\n")
        out.write(f"- {row.place} « {plain(row.text)} »: {_law(row)}\n")
    if document is None:
        out.write("\nNone.\n")


def plain(text: str) -> str:
    """Words of a document as Markdown that shows exactly them, on one line."""
    return SIGNS.sub(r"\\\1", one_line(text))


def _law(row: Row) -> str:
    between = " – " if row.range else ", "
    found = between.join(
        link(catalogue.label(ref, row.lang), catalogue.address(ref, row.lang)) for ref in row.refs
    )
    if found:
        return f"{found} ({row.kind})" if row.kind in INDIRECT else found
    if row.candidates:
        return "one of " + ", ".join(plain(catalogue.label(ref, row.lang)) for ref in row.candidates)
    return "not matched"


def link(label: str, address: str) -> str:
    """A label that leads to an address, or just the label where there is none."""
    target = re.sub(r"[\s<>()]", lambda found: f"%{ord(found[0]):02X}", address)
    return f"[{plain(label)}]({target})" if target else plain(label)
