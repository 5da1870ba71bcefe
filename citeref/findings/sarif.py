"""Findings in SARIF 2.1.0, as code hosts and editors read them (OASIS, Static Analysis Results Interchange Format)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from citeref import __version__, rules
from citeref.findings.told import Told
from citeref.language import say
from citeref.visible import one_line

LEVELS = {"error": "error", "warning": "warning", "information": "note"}


def log(findings: Iterable[Told]) -> dict[str, Any]:
    """A SARIF log with one run; the rules carry their manual pages."""
    told = list(findings)
    names = list(rules.RULES)
    driver = {
        "name": "citeref",
        "version": __version__,
        "semanticVersion": __version__,
        "rules": [_rule(name) for name in names],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(one, names) for one in told],
    }
    return {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [run],
    }


def _rule(name: str) -> dict[str, Any]:
    return {
        "id": name,
        "shortDescription": {"text": rules.summary(name)},
        "help": {"text": rules.manual(name), "markdown": rules.manual(name)},
    }


def _result(one: Told, names: Sequence[str]) -> dict[str, Any]:
    finding = one.finding
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": names.index(finding.rule),
        "level": LEVELS[finding.severity],
        "message": {
            "text": say(
                "« {words} »: {message}", words=one_line(finding.text), message=one_line(finding.message)
            )
        },
        "locations": [_location(one)],
        "partialFingerprints": {"citeref/v1": _mark(one)},
    }
    facts = {
        "ref": finding.ref,
        "suggest": finding.suggest,
        "proof": one_line(finding.proof),
        "passage": finding.passage,
        "pageDate": finding.page_date,
        "pageSha256": finding.page_sha256,
    }
    result["properties"] = {key: value for key, value in facts.items() if value}
    if one.reason:
        result["suppressions"] = [{"kind": "external", "justification": one_line(one.reason)}]
    return result


def _location(one: Told) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": {"uri": quote(PurePath(one.name).as_posix())}}
    if one.spot.line:
        place["region"] = {
            "startLine": one.spot.line,
            "startColumn": one.spot.column,
            "endLine": one.spot.end_line,
            "endColumn": one.spot.end_column,
        }
    location: dict[str, Any] = {"physicalLocation": place}
    if one.finding.place:
        location["logicalLocations"] = [{"fullyQualifiedName": str(one.finding.place)}]
    return location


def _mark(one: Told) -> str:
    from citeref.findings.accepted import mark

    return mark(one.document, one.finding)
