"""Findings as a page to hand on: Markdown, and HTML that stands alone. Nothing of a document becomes markup."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable

from citeref.findings.text import page_of
from citeref.findings.told import Told
from citeref.language import phrase, say, spoken
from citeref.visible import one_line

_COLUMNS = (phrase("Where"), phrase("Rule"), phrase("Words"), phrase("What is wrong"), phrase("Proof"))
_STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem}"
    "table{border-collapse:collapse;width:100%}td,th{border:1px solid #bbb;padding:.4rem .6rem;text-align:left;vertical-align:top}"
    "th{background:#eee}@media(prefers-color-scheme:dark){body{background:#111;color:#eee}th{background:#222}}"
)


def markdown(findings: Iterable[Told]) -> str:
    """A table for each document."""
    parts, columns = [f"# {say('Findings')}\n"], [say(column) for column in _COLUMNS]
    for name, rows in _by_document(findings):
        parts.append(f"\n## {_md(name)}\n")
        parts.append("| " + " | ".join(columns) + " |\n| " + " | ".join("---" for _ in columns) + " |")
        parts += ["| " + " | ".join(map(_md, _cells(one))) + " |" for one in rows]
    return "\n".join(parts if len(parts) > 1 else [*parts, say("Nothing to report.")])


def page(findings: Iterable[Told]) -> str:
    """A whole HTML page."""
    title = html.escape(say("Findings"))
    body = [f"<h1>{title}</h1>"]
    for name, rows in _by_document(findings):
        head = "".join(f'<th scope="col">{html.escape(say(column))}</th>' for column in _COLUMNS)
        lines = [
            "<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in _cells(one)) + "</tr>"
            for one in rows
        ]
        body.append(f"<h2>{html.escape(one_line(name))}</h2>\n<table>\n<tr>{head}</tr>")
        body.append("\n".join(lines) + "\n</table>")
    if len(body) == 1:
        body.append(f"<p>{html.escape(say('Nothing to report.'))}</p>")
    return (
        f'<!doctype html>\n<html lang="{spoken()}">\n<head>\n<meta charset="utf-8">\n<title>{title}</title>\n'
        f"<style>{_STYLE}</style>\n</head>\n<body>\n" + "\n".join(body) + "\n</body>\n</html>"
    )


def _by_document(findings: Iterable[Told]) -> list[tuple[str, list[Told]]]:
    found: dict[str, list[Told]] = {}
    for one in findings:
        found.setdefault(one.name, []).append(one)
    return list(found.items())


def _cells(one: Told) -> tuple[str, ...]:
    finding = one.finding
    line = say(", line {line}", line=one.spot.line) if one.spot.line else ""
    where = f"{finding.place or ''}{line}"
    nearest = say(" Nearest: {place}.", place=finding.suggest) if finding.suggest else ""
    proof = one_line(finding.proof) + (f" ({page_of(finding)})" if finding.page_sha256 else "")
    rule = finding.rule if finding.severity == "error" else f"{finding.rule} ({say(finding.severity)})"
    return (where, rule, one_line(finding.text), one_line(finding.message) + nearest, proof)


def _md(text: str) -> str:
    """Words of a document as plain text of Markdown."""
    return re.sub(r"([\\`*_{}\[\]<>()#|~])", r"\\\1", one_line(text))
