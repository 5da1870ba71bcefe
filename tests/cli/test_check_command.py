"""`citeref check` and `citeref quotes` as people use them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import lantern
import pytest
from click.testing import Result

Run = Callable[..., Result]


@pytest.fixture
def wrong(home: Path) -> Path:
    """A note with a wrong article, a wrong date and a bent quotation, and a cache with the page that proves it."""
    lantern.cache(home / "cache", "fr")
    file = home / "note.md"
    file.write_text(
        "L'article 105 du RGPD.\n\nLa loi n° 78-17 du 6 janvier 1987.\n\n"
        "L'article 32 du RGPD veut « garantir un repos paisible aux équipages qui rentrent ».\n",
        "utf-8",
    )
    return file


def rules(result: Result) -> list[str]:
    return [one["rule"] for one in json.loads(result.stdout)]


def test_the_report_shows_the_passage_its_page_and_the_rule(run: Run, wrong: Path) -> None:
    result = run("check", "note.md")
    assert result.exit_code == 1
    assert "says « convenable », not « paisible »" in result.stdout
    assert "[page of 2016-05-04, sha256 " in result.stdout
    assert "3 findings." in result.stderr


def test_rules_are_chosen_and_left_out(run: Run, wrong: Path) -> None:
    assert rules(run("check", "note.md", "--format", "json", "--select", "date-mismatch")) == [
        "date-mismatch"
    ]
    left = run("check", "note.md", "--format", "json", "--ignore", "date-mismatch,quote-differs")
    assert rules(left) == ["unknown-article"]
    assert run("check", "note.md", "--select", "date-mismach").exit_code == 2


def test_information_is_told_and_ends_with_zero(run: Run, home: Path) -> None:
    (home / "a.md").write_text(
        "L'article 32 du RGPD veut « garantir un repos paisible aux équipages ».", "utf-8"
    )
    result = run("check", "a.md", "--format", "json")
    assert (rules(result), result.exit_code) == (["unverified"], 0)
    assert rules(run("check", "a.md", "--format", "json", "--severity", "warning")) == []
    (home / "citeref.toml").write_text('[check]\nseverity = "error"\n')
    assert rules(run("check", "a.md", "--format", "json")) == []


def test_what_is_accepted_is_not_told_again(run: Run, wrong: Path, home: Path) -> None:
    assert run("check", "note.md", "--accept", "an old note, kept as it was").exit_code == 0
    result = run("check", "note.md")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "3 accepted" in result.stderr
    assert "an old note" in (home / "citeref-accepted.json").read_text("utf-8")
    wrong.write_text(wrong.read_text("utf-8").replace("105", "107"), "utf-8")
    assert rules(run("check", "note.md", "--format", "json")) == ["unknown-article"]


def test_another_file_of_accepted_findings_may_be_named(run: Run, wrong: Path, home: Path) -> None:
    run("check", "note.md", "--baseline", "old.json", "--accept", "begun before")
    assert run("check", "note.md").exit_code == 1
    assert run("check", "note.md", "--baseline", "old.json").exit_code == 0


def test_fixes_are_a_difference_or_a_new_file_and_never_the_old_one(
    run: Run, wrong: Path, home: Path
) -> None:
    before = wrong.read_bytes()
    shown = run("check", "note.md", "--fix", "diff").stdout
    assert "+La loi n° 78-17 du 6 janvier 1978." in shown
    run("check", "note.md", "--fix", "new")
    assert "un repos convenable aux équipages" in (home / "note.fixed.md").read_text("utf-8")
    assert wrong.read_bytes() == before
    assert run("check", "note.md", "--fix", "new").exit_code == 2


@pytest.mark.parametrize("form", ["text", "json", "jsonl", "sarif", "github", "md", "html"])
def test_every_form_is_written(form: str, run: Run, wrong: Path) -> None:
    result = run("check", "note.md", "--format", form)
    assert result.exit_code == 1
    assert "unknown-article" in result.stdout


def test_quotations_are_listed_with_what_became_of_them(run: Run, wrong: Path, home: Path) -> None:
    (home / "b.md").write_text(
        "On lit : « Les goélands du large annoncent le mauvais temps bien avant les baromètres ».", "utf-8"
    )
    rows = json.loads(run("quotes", "note.md", "b.md", "--format", "json").stdout)
    assert {(row["document"], row["verdict"], row["found"]) for row in rows} == {
        ("note.md", "differs", "eu/reg/2016/679/art_32/par_1"),
        ("b.md", "found", "eu/reg/2016/679/rct_2"),
    }
    assert "found in the law" in run("quotes", "b.md").stdout


def test_the_date_in_a_file_s_name_says_which_law_was_in_force(run: Run, home: Path) -> None:
    words = "Le site est régi par la directive 95/46/CE."
    (home / "2016-03-01-avis.md").write_text(words, "utf-8")
    (home / "2021-03-01-avis.md").write_text(words, "utf-8")
    told = json.loads(run("check", "2016-03-01-avis.md", "2021-03-01-avis.md", "--format", "json").stdout)
    assert [(one["document"], one["rule"], one["severity"]) for one in told] == [
        ("2021-03-01-avis.md", "repealed-text", "error")
    ]
    (home / "avis.md").write_text(words, "utf-8")
    (undated,) = json.loads(run("check", "avis.md", "--format", "json").stdout)
    assert undated["severity"] == "warning"
    assert "bears no date" in undated["message"]


def test_the_report_speaks_french_where_the_person_does(
    run: Run, wrong: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = run("check", "note.md", "--ui-lang", "fr")
    assert "RGPD : le dernier article est le 99" in told.stdout
    assert "dit « convenable », et non « paisible »" in told.stdout
    assert "[page du 2016-05-04, sha256 " in told.stdout
    assert "3 constats." in told.stderr
    assert "| Où | Règle | Mots |" in run("check", "note.md", "--ui-lang", "fr", "--format", "md").stdout
    monkeypatch.setenv("LANG", "fr_FR.UTF-8")
    assert run("check", "note.md").stdout == told.stdout
    assert '<html lang="fr">' in run("check", "note.md", "--format", "html").stdout


def test_what_other_programs_read_is_in_english_unless_asked_for(
    run: Run, wrong: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", "fr_FR.UTF-8")
    for form in ("json", "jsonl", "sarif", "github"):
        assert "ends at Article 99" in run("check", "note.md", "--format", form).stdout
    assert (
        "le dernier article est le 99"
        in run("check", "note.md", "--format", "json", "--ui-lang", "fr").stdout
    )


def test_quotations_are_listed_in_french_too(run: Run, wrong: Path) -> None:
    told = run("quotes", "note.md", "--ui-lang", "fr")
    assert "RGPD, article 32 : diffère du texte (RGPD, article 32" in told.stdout
    assert told.stderr == "1 citation entre guillemets.\n"
