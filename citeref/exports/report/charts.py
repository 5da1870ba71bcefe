"""The two pictures of a report, as SVG in the page: which document cites what how often, and how deep into each authority.

Each has a sentence and a table with the same figures, for those who do not see it.
"""

from __future__ import annotations

from collections.abc import Iterator

from citeref.exports.markup import text
from citeref.exports.report.words import Words
from citeref.exports.tables.entries import Contents, Line
from citeref.ref import Ref

DOCUMENTS, AUTHORITIES = 40, 24
"""The most documents and authorities that a picture shows; the table beside it says what is left out."""

_LEFT, _CELL, _ROW = 250, 34, 22


def charts(table: Contents, said: Words) -> Iterator[str]:
    """Both pictures; nothing where nothing is cited."""
    if not table.lines:
        return
    top = sorted(table.lines, key=lambda line: (-line.count, line.ref.order))[:AUTHORITIES]
    yield '<div class="charts">'
    yield from _figure(
        "heat", said.heat, said.heat_told, _heat(table, top), _heat_table(table, top, said), said
    )
    yield from _figure("depth", said.depth, said.depth_told, _depth(top, said), _depth_table(top, said), said)
    yield "</div>"


def _figure(name: str, title: str, told: str, picture: str, figures: str, said: Words) -> Iterator[str]:
    yield f'<section aria-labelledby="{name}-title">\n<h2 id="{name}-title">{text(title)}</h2>'
    yield f'<p class="soft" id="{name}-told">{text(told)}</p>'
    yield f'<div class="scroll" tabindex="0" role="group" aria-labelledby="{name}-title">{picture}</div>'
    yield f"<details><summary>{text(said.figures)}</summary>\n{figures}</details>\n</section>"


def _short(words: str, most: int) -> str:
    return words if len(words) <= most else words[: most - 1] + "…"


def _tail(name: str, most: int) -> str:
    """The end of a path, which tells more than its beginning."""
    return name if len(name) <= most else "…" + name[len(name) - most + 1 :]


def _heat(table: Contents, top: list[Line]) -> str:
    documents = list(table.documents)[:DOCUMENTS]
    most = max((line.documents.get(name, 0) for line in top for name in documents), default=1) or 1
    width, height = _LEFT + _CELL * len(documents) + 10, _ROW * len(top) + 130
    parts = [_svg("heat", width, height)]
    for row, line in enumerate(top):
        y = row * _ROW
        parts.append(
            f'<text x="{_LEFT - 8}" y="{y + 15}" text-anchor="end">{text(_short(line.name, 34))}</text>'
        )
        for column, name in enumerate(documents):
            count = line.documents.get(name, 0)
            x = _LEFT + column * _CELL
            shade = round(0.12 + 0.88 * count / most, 2) if count else 0
            parts.append(
                f'<rect class="cell" x="{x}" y="{y}" width="{_CELL - 2}" height="{_ROW - 2}" fill-opacity="{shade}">'
                f"<title>{text(name)}, {text(line.name)}: {count}</title></rect>"
            )
            if count:
                kind = ' class="over"' if shade > 0.55 else ""
                parts.append(
                    f'<text{kind} x="{x + _CELL / 2 - 1:g}" y="{y + 15}" text-anchor="middle">{count}</text>'
                )
    bottom = _ROW * len(top) + 12
    for column, name in enumerate(documents):
        x = _LEFT + column * _CELL + _CELL // 2
        parts.append(
            f'<text x="{x}" y="{bottom}" text-anchor="end" transform="rotate(-45 {x} {bottom})">{text(_tail(name, 22))}</text>'
        )
    return "".join(parts) + "</svg>"


def _heat_table(table: Contents, top: list[Line], said: Words) -> str:
    heads = "".join(f'<th scope="col">{text(name)}</th>' for name in list(table.documents)[:DOCUMENTS])
    rows = [
        f'<tr><th scope="row">{text(line.name)}</th>'
        + "".join(
            f'<td class="n">{line.documents.get(name, 0)}</td>' for name in list(table.documents)[:DOCUMENTS]
        )
        + "</tr>"
        for line in top
    ]
    left = _left_out(table, top, said)
    return (
        f'<div class="scroll" tabindex="0" role="group" aria-label="{text(said.heat)}"><table><thead><tr>'
        f'<th scope="col">{text(said.authority)}</th>{heads}</tr></thead><tbody>{"".join(rows)}</tbody></table></div>{left}'
    )


def _left_out(table: Contents, top: list[Line], said: Words) -> str:
    documents, lines = len(table.documents) - DOCUMENTS, len(table.lines) - len(top)
    told = [
        f"{n} {name}" for n, name in ((documents, said.documents), (lines, said.authorities.lower())) if n > 0
    ]
    return f'<p class="soft">+ {text(", ".join(told))}</p>' if told else ""


def _levels(line: Line) -> tuple[int, int, int, int]:
    """How many citations name the act, an article (or recital, annex), a paragraph, a point of it."""
    counts = [0, 0, 0, 0]
    for ref, entry in line.entries.items():
        counts[_depth_of(ref)] += entry.count
    return counts[0], counts[1], counts[2], counts[3]


def _depth_of(ref: Ref) -> int:
    codes = [segment.partition("_")[0] for segment in ref.pinpoint.split("/") if segment]
    if not codes:
        return 0
    if codes[-1] in ("pnt", "idt"):
        return 3
    return 2 if codes[-1] in ("par", "aln") and len(codes) > 1 else 1


def _depth(top: list[Line], said: Words) -> str:
    width, height = _LEFT + 364, _ROW * len(top) + 40
    parts = [_svg("depth", width, height)]
    for row, line in enumerate(top):
        y, levels = row * _ROW, _levels(line)
        whole, x = sum(levels) or 1, float(_LEFT)
        parts.append(
            f'<text x="{_LEFT - 8}" y="{y + 15}" text-anchor="end">{text(_short(line.name, 34))}</text>'
        )
        for level, count in enumerate(levels):
            if count:
                wide = 360 * count / whole
                told = f"{text(line.name)}, {text(said.levels[level])}: {count}"
                parts.append(
                    f'<rect class="d{level}" x="{x:.1f}" y="{y}" width="{wide:.1f}" height="{_ROW - 4}">'
                    f"<title>{told}</title></rect>"
                )
                if wide > 18:
                    kind = ' class="over"' if level > 1 else ""
                    parts.append(
                        f'<text{kind} x="{x + wide / 2:.1f}" y="{y + 14}" text-anchor="middle">{count}</text>'
                    )
                x += wide
    y = _ROW * len(top) + 16
    for level, name in enumerate(said.levels):
        x = _LEFT + level * 92
        parts.append(f'<rect class="d{level}" x="{x}" y="{y - 10}" width="12" height="12"/>')
        parts.append(f'<text x="{x + 18}" y="{y + 1}">{text(name)}</text>')
    return "".join(parts) + "</svg>"


def _depth_table(top: list[Line], said: Words) -> str:
    heads = "".join(f'<th scope="col" class="n">{text(name)}</th>' for name in said.levels)
    rows = "".join(
        f'<tr><th scope="row">{text(line.name)}</th>'
        + "".join(f'<td class="n">{n}</td>' for n in _levels(line))
        + "</tr>"
        for line in top
    )
    return f'<table><thead><tr><th scope="col">{text(said.authority)}</th>{heads}</tr></thead><tbody>{rows}</tbody></table>'


def _svg(name: str, width: int, height: int) -> str:
    told = f'aria-labelledby="{name}-title" aria-describedby="{name}-told"'
    return f'<svg class="{name}" role="img" {told} viewBox="0 0 {width} {height}" width="{width}" height="{height}">'
