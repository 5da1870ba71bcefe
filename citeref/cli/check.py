"""`citeref check`: what deserves a second look."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click
import msgspec

from citeref.cli import options
from citeref.cli.terminal import put, say

if TYPE_CHECKING:
    from citeref.cli.sources import Sources
    from citeref.config import Settings
    from citeref.model import Finding

FINDINGS = 1
"""The exit code when there is something to look at."""


@click.command("check")
@options.paths
@options.form("text", "json", "jsonl")
@click.option(
    "--allow",
    multiple=True,
    metavar="RULE",
    help="Leave a rule out; may be repeated (settings: check.allow).",
)
def check(paths: tuple[str, ...], form: str, allow: tuple[str, ...]) -> int:
    """Check citations against the law.

    Tells which articles, paragraphs, points and recitals cited in PATHS do not exist; `citeref explain`
    lists the rules. Ends with exit code 1 when there is something to look at, 0 when there is nothing to
    say.

    \b
    Examples:
      citeref check conclusions.md
      citeref check ~/dossier --allow unknown-paragraph
      citeref check ~/dossier --format json
    """
    from citeref.cli.sources import Sources

    settings = options.settings()
    found = Sources(paths, settings)
    counts = {"citations": 0, "findings": 0}
    findings = _findings(found, settings, allow, counts)
    if form == "text":
        _show(findings)
    else:
        _write(form, findings)
    more = " `citeref explain RULE` says more." if counts["findings"] else ""
    say(f"{_count(counts['citations'], 'citation')}, {_count(counts['findings'], 'finding')}.{more}")
    return found.code(FINDINGS if counts["findings"] else 0)


def _findings(
    found: Sources, settings: Settings, allow: tuple[str, ...], counts: dict[str, int]
) -> Iterator[tuple[str, Finding]]:
    from citeref import rules
    from citeref.cache import Cache

    chosen = rules.select((*settings.check.allow, *allow))
    cache = Cache.open(options.project(settings))
    for document, citations in found.documents():
        counts["citations"] += len(citations)
        for finding in rules.check(document, citations, cache, select=chosen):
            counts["findings"] += 1
            yield document.name, finding


def _show(findings: Iterator[tuple[str, Finding]]) -> None:
    from citeref.visible import file_name, one_line

    last = None
    for name, finding in findings:
        if name != last:
            put(("\n" if last is not None else "") + file_name(name))
            last = name
        put(
            f"  {finding.place!s:<9} {finding.rule:<18} {one_line(finding.text)}: {one_line(finding.message)}"
        )
        if finding.suggest:
            put(f"{'':31}nearest: {finding.suggest}")


def _write(form: str, findings: Iterator[tuple[str, Finding]]) -> None:
    from citeref.exports.json import encoded

    rows = [{"document": name, **_object(finding)} for name, finding in findings]
    put(
        encoded(rows) if form == "json" else "\n".join(map(encoded, rows)),
        end="\n" if form == "json" or rows else "",
    )


def _object(finding: Finding) -> dict[str, object]:
    """A finding with `start` and `end` as the lists of citations have them."""
    fields = msgspec.structs.asdict(finding)
    start, end = fields.pop("span")
    return {"rule": fields.pop("rule"), "start": start, "end": end, **fields}


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}{'s' * (number != 1)}"


COMMANDS = {"check": check}
