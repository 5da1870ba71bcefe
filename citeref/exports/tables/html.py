"""The table of authorities as one web page that stands alone and prints well."""

from __future__ import annotations

from collections.abc import Iterator

from citeref.exports.markup import head, linked, text
from citeref.exports.material import Material
from citeref.exports.rows import Sink
from citeref.exports.tables.entries import Contents, Line, contents, finding_words, spots, where, words


def write(material: Material, out: Sink) -> None:
    """The whole page."""
    table = contents(material)
    title = words("Table of authorities", table.lang)
    out.write(head(title, table.lang) + f"<main>\n<h1>{text(title)}</h1>\n")
    for line in body(table):
        out.write(line + "\n")
    out.write("</main>\n</body>\n</html>\n")


def body(table: Contents) -> Iterator[str]:
    """The table itself, without the page around it."""
    lang = table.lang
    if not table.citations:
        yield f"<p>{text(words('Nothing is cited.', lang))}</p>"
    else:
        counts = (
            f"{len(table.documents)} {words('documents', lang)}, {table.citations} {words('citations', lang)}"
        )
        yield f'<p class="soft">{text(counts)}</p>'
    for group, lines in table.groups():
        yield f"<section>\n<h2>{text(group)}</h2>"
        for line in lines:
            yield from _authority(line, table)
        yield "</section>"
    if table.open:
        yield f"<section>\n<h2>{text(words('Not matched to one authority', lang))}</h2>\n<ul>"
        for one in table.open:
            choice = (
                f" {text(words('one of', lang) + ' ' + ', '.join(one.candidates))}" if one.candidates else ""
            )
            yield f"<li>« {text(one.text)} »: {text(spots([one.spot], table.alone))}{choice}</li>"
        yield "</ul>\n</section>"
    if table.other:
        yield f"<section>\n<h2>{text(words('Findings', lang))}</h2>\n<ul>"
        yield from (f'<li class="warn">{text(finding_words(noticed, table))}</li>' for noticed in table.other)
        yield "</ul>\n</section>"


def _authority(line: Line, table: Contents) -> Iterator[str]:
    lang = table.lang
    yield f'<h3>{linked(line.name, line.address)} <span class="soft">({line.count})</span></h3>'
    if line.title:
        yield f'<p class="soft">{text(line.title)}</p>'
    heads = (("Place", ""), ("Times", ' class="n"'), ("Where", ""))
    cells = "".join(f'<th scope="col"{kind}>{text(words(name, lang))}</th>' for name, kind in heads)
    yield f"<table>\n<thead><tr>{cells}</tr></thead>\n<tbody>"
    for entry in line.places():
        label = text(entry.label or words("as a whole", lang))
        yield f'<tr><td>{label}</td><td class="n">{entry.count}</td><td>{text(where(entry, table))}</td></tr>'
    yield "</tbody>\n</table>"
    if line.findings:
        told = "".join(f"<li>{text(finding_words(noticed, table))}</li>" for noticed in line.findings)
        yield f'<ul class="warn">{told}</ul>'
