"""`citeref fetch` at a terminal: references or documents, languages, the plan, the summary, and no network."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from citeref.errors import SourceUnreachable
from citeref.law.fetch import Plan
from citeref.law.web import HostClosed

Run = Callable[..., Result]

KEYS = ("CITEREF_PISTE_CLIENT_ID", "CITEREF_PISTE_CLIENT_SECRET", "CITEREF_JUDILIBRE_KEY")


@pytest.fixture(autouse=True)
def no_account(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in KEYS:
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What would be asked of the network, which is out of reach."""
    names: list[str] = []

    def unreachable(plan: Plan, *_: Any, **__: Any) -> None:
        if not plan.asks:
            raise SourceUnreachable(f"{plan.ref}: {plan.why}.", "By hand: …")
        names.append(f"{plan.ref} ({plan.lang})")
        raise HostClosed(f"{plan.ref} ({plan.lang}): no network.", "By hand: …")

    monkeypatch.setattr(import_module("citeref.law.fetch"), "fetch", unreachable)
    return names


def test_a_dry_run_prints_the_plan_and_asks_nobody(run: Run, dossier: Path, asked: list[str]) -> None:
    told = run("fetch", "dossier", "--dry-run", "--lang", "fr,en")
    assert told.exit_code == 0
    assert told.stdout.splitlines() == [
        "eu/reg/2016/679 (fr): ask https://publications.europa.eu/resource/celex/32016R0679",
        "eu/reg/2016/679 (en): ask https://publications.europa.eu/resource/celex/32016R0679",
        "fr/cnil/SAN-2022-009 (fr): ask https://www.legifrance.gouv.fr/cnil/id/CNILTEXT000045614368",
    ]
    assert "3 to ask for, 0 already there, 0 without a source. Nobody was asked." in told.stderr
    assert asked == []


def test_what_documents_cite_is_asked_for_once_each(run: Run, dossier: Path, asked: list[str]) -> None:
    told = run("fetch", "dossier")
    assert (told.exit_code, told.stdout) == (3, "")
    assert asked == ["eu/reg/2016/679 (fr)", "fr/cnil/SAN-2022-009 (fr)"]
    assert "0 came, 0 already there, 2 not to be had." in told.stderr


def test_a_site_out_of_reach_is_asked_once_and_told_in_one_line(
    run: Run, home: Path, asked: list[str]
) -> None:
    (home / "a.txt").write_text("Le RGPD, la directive 95/46/CE et la directive 2002/58/CE.", "utf-8")
    told = run("fetch", "a.txt")
    assert asked == ["eu/dir/1995/46 (fr)"]
    assert told.stderr.count("no network") == 1
    assert "eu/reg/2016/679 (fr)  https://eur-lex.europa.eu/legal-content/FR/TXT/" in told.stderr
    assert told.stderr.count("citeref cache add FILE") == 1
    assert "3 not to be had" in told.stderr


def test_several_references_may_be_named_in_full(run: Run, asked: list[str]) -> None:
    told = run("fetch", "eu/reg/2016/679", "eu/dir/1995/46", "--dry-run", "--lang", "de")
    assert [line.split(":")[0] for line in told.stdout.splitlines()] == [
        "eu/reg/2016/679 (de)",
        "eu/dir/1995/46 (de)",
    ]


def test_all_is_every_official_language(run: Run, asked: list[str]) -> None:
    told = run("fetch", "rgpd", "--dry-run", "--lang", "all")
    assert len(told.stdout.splitlines()) == 24


def test_a_language_that_is_none_is_refused(run: Run, asked: list[str]) -> None:
    told = run("fetch", "rgpd", "--lang", "fr,../x")
    assert told.exit_code == 2
    assert "no language code" in told.stderr


def test_a_file_that_is_not_there_is_not_taken_for_a_reference(run: Run, dossier: Path) -> None:
    told = run("fetch", "missing.md")
    assert told.exit_code == 2
    assert "no file of that name" in told.stderr
    told = run("fetch", "dossier", "missing.md")
    assert told.exit_code == 2
    assert "missing.md" in told.stderr


def test_standard_input_is_a_document_too(run: Run, asked: list[str]) -> None:
    told = run("fetch", "-", "--dry-run", text="L'article 9 du RGPD.")
    assert "eu/reg/2016/679 (fr): ask" in told.stdout


def test_of_a_french_code_the_article_is_asked_for_and_what_it_takes_is_said(
    run: Run, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / "a.txt").write_text("L'article 9 du code civil.", "utf-8")
    assert "needs CITEREF_PISTE_CLIENT_ID" in run("fetch", "a.txt", "--dry-run").stdout
    monkeypatch.setenv("CITEREF_PISTE_CLIENT_ID", "me")
    monkeypatch.setenv("CITEREF_PISTE_CLIENT_SECRET", "planted")
    told = run("fetch", "a.txt", "--dry-run")
    assert "fr/code/civil/art_9 (fr): ask https://api.piste.gouv.fr/" in told.stdout
    assert "planted" not in told.output


def test_a_document_without_citations_asks_for_nothing(run: Run, home: Path, asked: list[str]) -> None:
    (home / "a.txt").write_text("Rien.", "utf-8")
    told = run("fetch", "a.txt")
    assert (told.exit_code, asked) == (0, [])
    assert "0 came" in told.stderr


def test_no_progress_is_drawn_where_there_is_no_terminal(run: Run, dossier: Path, asked: list[str]) -> None:
    told = run("fetch", "dossier")
    assert "\x1b" not in told.output
    assert "\r" not in told.output


def test_a_consolidated_text_is_planned_by_its_date(run: Run, asked: list[str]) -> None:
    told = run("fetch", "rgpd", "--consolidated", "2016-05-04", "--dry-run")
    assert told.stdout.endswith("/resource/celex/02016R0679-20160504\n")
    told = run("fetch", "rgpd", "--consolidated", "4 mai 2016")
    assert (told.exit_code, asked) == (2, [])
    assert "is no date" in told.stderr


def test_a_french_law_is_planned_for_a_day(
    run: Run, asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CITEREF_PISTE_CLIENT_ID", "me")
    monkeypatch.setenv("CITEREF_PISTE_CLIENT_SECRET", "planted")
    told = run("fetch", "fr/loi/78-17", "--at", "2018-05-25", "--dry-run")
    assert told.stdout.endswith("/consult/lawDecree\n")
    told = run("fetch", "fr/loi/2031-40", "--dry-run")
    assert told.stdout.endswith("/search, then /consult/lawDecree\n")
    assert "is no date" in run("fetch", "fr/loi/78-17", "--at", "hier").stderr
    assert asked == []
