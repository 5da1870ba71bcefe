"""A report: one web page to search, filter and print, with the law beside each citation, and two pictures of the whole.

The page stands alone: its style and its program are in it, and it asks the network for nothing. Without its program it is
still complete: the filters are gone, and each citation leads to its law further down.
"""

from __future__ import annotations

from importlib.resources import files

from citeref.exports.markup import head, text
from citeref.exports.material import Material
from citeref.exports.passages import Passages
from citeref.exports.report import charts, citations, laws
from citeref.exports.report.words import Words, words
from citeref.exports.rows import Sink
from citeref.exports.tables.entries import Contents, contents, finding_words
from citeref.exports.tables.html import body


def write(material: Material, out: Sink) -> None:
    """The whole page, part by part."""
    table, said = contents(material), words(material.lang)
    style, program = (
        files(__package__).joinpath(name).read_text("utf-8") for name in ("report.css", "report.js")
    )
    out.write(head(said.title, material.lang, style, script=True))
    out.write(
        f'<a class="skip" href="#citations">{text(said.skip)}</a>\n<header>\n<h1>{text(said.title)}</h1>\n'
    )
    for part in _summary(table, said):
        out.write(part + "\n")
    out.write("</header>\n<main>\n")
    for part in charts.charts(table, said):
        out.write(part + "\n")
    passages = Passages(material)
    out.write(citations.controls(table, said))
    shown: dict[str, int] = {}
    for part in citations.listed(material, said, passages, shown, table):
        out.write(part + "\n")
    out.write(
        f'<section id="authorities" aria-label="{text(said.authorities)}">\n<h2>{text(said.authorities)}</h2>\n'
    )
    for part in body(table):
        out.write(
            part.replace("<h3>", "<h4>")
            .replace("</h3>", "</h4>")
            .replace("<h2>", "<h3>")
            .replace("</h2>", "</h3>")
            + "\n"
        )
    out.write("</section>\n")
    for part in laws.listed(shown, passages, said, material.lang):
        out.write(part + "\n")
    out.write(f"</main>\n<script>\n{program}</script>\n</body>\n</html>\n")


def _summary(table: Contents, said: Words) -> list[str]:
    """How much there is, and what deserves a look."""
    noticed = [one for line in table.lines for one in line.findings] + table.other
    counts = (
        (len(table.documents), said.documents), (table.citations, said.citations), (len(table.lines), said.authorities),
        (len(table.open), said.open), (len(noticed), said.findings),
    )  # fmt: skip
    told = "".join(f"<div><dt>{text(name)}</dt><dd>{number}</dd></div>" for number, name in counts)
    parts = [f'<dl class="counts">{told}</dl>']
    if noticed:
        lines = "".join(f"<li>{text(finding_words(one, table))}</li>" for one in noticed)
        parts.append(
            f'<details class="warn" open><summary>{text(said.findings)} ({len(noticed)})</summary><ul>{lines}</ul></details>'
        )
    return parts
