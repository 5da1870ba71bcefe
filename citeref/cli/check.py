"""`citeref check`: what deserves a second look."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from citeref.cli import options
from citeref.cli.terminal import put, say

if TYPE_CHECKING:
    from citeref.cli.sources import Sources
    from citeref.config import Settings
    from citeref.findings import Told
    from citeref.findings.accepted import Accepted
    from citeref.model import Document

FINDINGS = 1
"""The exit code when there is something to look at."""

PROGRAMS = ("json", "jsonl", "sarif", "github")
"""Forms that other programs read."""

SEVERITIES = ("error", "warning", "information")


class Counts:
    """What was gone through and found."""

    def __init__(self) -> None:
        self.citations = self.wrong = self.told = self.accepted = 0

    def __str__(self) -> str:
        from citeref.language import say as said

        parts = [
            said("{n} citation|{n} citations", n=self.citations),
            said("{n} finding|{n} findings", n=self.wrong),
            said("{n} for information", n=self.told) if self.told else "",
            said("{n} accepted|{n} accepted", n=self.accepted) if self.accepted else "",
        ]
        more = said(" `citeref explain RULE` says more.") if self.wrong else ""
        return f"{', '.join(filter(None, parts))}.{more}"


class Checked(NamedTuple):
    """A document with its findings that are to be told."""

    name: str
    document: Document
    findings: list[Told]


@click.command("check")
@options.paths
@options.form("text", "json", "jsonl", "sarif", "github", "md", "html")
@click.option(
    "--select", multiple=True, metavar="RULE", help="Only these rules; may be repeated, or parted by commas."
)
@click.option(
    "--ignore",
    "--allow",
    "allow",
    multiple=True,
    metavar="RULE",
    help="Leave a rule out (settings: check.allow).",
)
@click.option(
    "--severity",
    type=click.Choice(SEVERITIES),
    help="Tell findings from this severity up (settings: check.severity).",
)
@click.option("--baseline", metavar="FILE", help="The file of accepted findings (settings: check.accepted).")
@click.option("--accept", metavar="REASON", help="Accept what is found now, with this reason, in that file.")
@click.option(
    "--fix",
    type=click.Choice(("diff", "new")),
    help="Certain fixes as a difference, or in a new file beside each document.",
)
@options.ui_lang
def check(
    paths: tuple[str, ...],
    form: str,
    select: tuple[str, ...],
    allow: tuple[str, ...],
    severity: str | None,
    baseline: str | None,
    accept: str | None,
    fix: str | None,
    tongue: str | None,
) -> int:
    """Check citations against the law.

    Tells which places cited in PATHS do not exist, which quotations are not the law's words, which numbers,
    dates, links and headings do not go together; `citeref explain` lists the rules. The pages in the cache are
    the proof. Ends with exit code 1 when something is wrong, 0 when there is nothing to say or only
    information.

    \b
    Examples:
      citeref check conclusions.md
      citeref check ~/dossier --ignore unverified
      citeref check ~/dossier --severity error --format sarif
      citeref check old-report.pdf --accept "published in 2019, not changed any more"
      citeref check note.md --fix diff
    """
    from citeref.cli.sources import Sources

    settings = options.settings()
    options.speak(tongue, settings, to_programs=form in PROGRAMS)
    found = Sources(paths, settings)
    accepted = _accepted(settings, baseline)
    counts = Counts()
    checked = _checked(
        found, settings, (select, allow), severity or settings.check.severity, accepted, counts
    )
    if accept is not None:
        _accept(checked, accepted, accept)
        return found.code()
    if fix:
        _fix(checked, fix)
    else:
        _report(form, checked)
    say(str(counts))
    return found.code(FINDINGS if counts.wrong else 0)


def _accepted(settings: Settings, baseline: str | None) -> Accepted:
    """The file of accepted findings: the one named, else the settings'."""
    from citeref.findings.accepted import Accepted, file_of

    return Accepted.load(Path(baseline) if baseline else file_of(settings))


def _checked(
    found: Sources,
    settings: Settings,
    chosen: tuple[Sequence[str], Sequence[str]],
    severity: str,
    accepted: Accepted,
    counts: Counts,
) -> Iterator[Checked]:
    from citeref import rules
    from citeref.cache import Cache
    from citeref.findings import RANK, told

    select, allow = chosen
    names = rules.select((*settings.check.allow, *_names(allow)), _names(select))
    cache = Cache.open(options.project(settings))
    for document, citations in found.documents():
        counts.citations += len(citations)
        kept = []
        for one in told(document.name, document, rules.check(document, citations, cache, select=names)):
            if RANK[one.finding.severity] < RANK[severity]:
                continue
            if accepted.reason(document.name, document, one.finding):
                counts.accepted += 1
                continue
            counts.told += one.finding.severity == "information"
            counts.wrong += one.finding.severity != "information"
            kept.append(one)
        yield Checked(document.name, document, kept)


def _names(given: Sequence[str]) -> list[str]:
    """Rules as they are given: several options, or one with commas."""
    return [name.strip() for one in given for name in one.split(",") if name.strip()]


def _report(form: str, checked: Iterator[Checked]) -> None:
    from citeref.findings import reports

    for line in reports.lines(form, (one for document in checked for one in document.findings)):
        put(line)


def _accept(checked: Iterator[Checked], accepted: Accepted, reason: str) -> None:
    from citeref.language import say as said

    count = 0
    for document in checked:
        for one in document.findings:
            accepted.add(document.name, document.document, one.finding, reason)
            count += 1
    accepted.save()
    say(said("{n} finding accepted in {path}.|{n} findings accepted in {path}.", n=count, path=accepted.path))


def _fix(checked: Iterator[Checked], how: str) -> None:
    from citeref.findings import fixing
    from citeref.language import phrase
    from citeref.language import say as said

    total = 0
    for document in checked:
        new, count = fixing.fixed(document.document, [one.finding for one in document.findings])
        total += count
        if count and how == "diff":
            put(fixing.difference(document.name, document.document, new), end="")
        elif count:
            path = fixing.write(document.name, new, document.document.encoding)
            say(said("{n} fix in {path}.|{n} fixes in {path}.", n=count, path=path))
    words = phrase(
        "{n} certain fix; the documents are as they were.|{n} certain fixes; the documents are as they were."
    )
    say(said(words, n=total))


COMMANDS = {"check": check}
