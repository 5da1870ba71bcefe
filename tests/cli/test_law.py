"""`citeref show`, `lookup`, `fetch` and `cache`: the law at hand, and how more of it comes in."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from citeref.errors import SourceUnreachable
from citeref.ref import Ref

Run = Callable[..., Result]

PAGE = """<!doctype html><html lang="en" data-ref="eu/reg/2099/1" data-status="synopsis">
<title>Regulation on tea</title>
<p class="notice">An unofficial synopsis.</p>
<article data-place="art_1"><span class="label">Article 1</span> <h2 class="heading">Tea</h2>
<div data-place="art_1/par_1"><span class="label">1.</span> <p>Tea is served at four.</p></div></article>
""" + "".join(
    f'<article data-place="art_{n}"><span class="label">Article {n}</span> <p>Cup {n}, washed.</p></article>'
    for n in range(2, 60)
)


@pytest.fixture
def page(home: Path) -> Path:
    """A page of a regulation nobody adopted, saved by hand."""
    path = home / "tea.html"
    path.write_text(PAGE, "utf-8")
    return path


def test_show_prints_the_passage_and_says_on_stderr_what_it_is(run: Run) -> None:
    result = run("show", "eu/reg/2016/679/art_28/par_3", "--lang", "fr")
    assert result.exit_code == 0
    assert result.stdout.startswith("RGPD, article 28, paragraphe 3\n")
    assert "unofficial synopsis" in result.stderr
    assert "citeref fetch eu/reg/2016/679" in result.stderr


def test_show_as_json_has_the_words_and_their_origin(run: Run) -> None:
    told = json.loads(run("show", "eu/reg/2016/679/art_29", "--lang", "en", "--format", "json").stdout)
    assert (told["ref"], told["lang"], told["origin"]["status"]) == (
        "eu/reg/2016/679/art_29",
        "en",
        "synopsis",
    )
    assert told["text"]


def test_show_falls_back_to_the_place_that_holds_the_one_asked(run: Run) -> None:
    result = run("show", "eu/reg/2016/679/art_29/aln_1")
    assert result.exit_code == 0
    assert "no « art_29/aln_1 » of its own" in result.stderr


def test_show_without_a_page_says_how_to_get_one(run: Run) -> None:
    result = run("show", "eu/reg/2001/45")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "citeref fetch eu/reg/2001/45" in result.stderr


def test_show_reads_what_people_type(run: Run) -> None:
    assert "article 28, paragraphe 3, point a)" in run("show", "rgpd", "28-3", "a").stdout


def test_lookup_gives_the_reference_and_where_it_leads(run: Run) -> None:
    told = run("lookup", "rgpd 28-3 a", "--lang", "en").stdout
    assert told.startswith("eu/reg/2016/679/art_28/par_3/pnt_a\n")
    assert "32016R0679" in told
    assert "https://eur-lex.europa.eu/" in told
    first = json.loads(run("lookup", "rgpd 28-3 a", "--format", "json").stdout)[0]
    assert list(first) == ["ref", "label", "title", "heading", "celex", "eli", "address"]


def test_lookup_of_nothing_says_what_to_try(run: Run) -> None:
    result = run("lookup", "qwertz")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Try" in result.stderr


def test_fetch_without_a_network_ends_with_three(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def unreachable(*_: Any, **__: Any) -> None:
        raise SourceUnreachable("No answer.", "By hand: …")

    monkeypatch.setattr(import_module("citeref.law.fetch"), "fetch", unreachable)
    result = run("fetch", "eu/reg/2016/679")
    assert (result.exit_code, result.stdout) == (3, "")
    assert "By hand" in result.stderr


def test_a_page_added_by_hand_is_listed_and_shown(run: Run, page: Path) -> None:
    added = run("cache", "add", "tea.html")
    assert (added.exit_code, added.stdout) == (0, "")
    assert "eu/reg/2099/1 (en): kept in " in added.stderr
    (mine,) = [
        one for one in json.loads(run("cache", "list", "--format", "json").stdout) if one["layer"] == "user"
    ]
    assert (mine["origin"]["ref"], mine["origin"]["how"]) == ("eu/reg/2099/1", "added")
    assert "Tea is served at four." in run("show", "eu/reg/2099/1/art_1/par_1", "--lang", "en").stdout


def test_a_page_is_not_kept_as_something_else(run: Run, page: Path) -> None:
    result = run("cache", "add", "tea.html", "--ref", "eu/reg/2016/679")
    assert result.exit_code == 2
    assert "tea.html: This page is eu/reg/2099/1" in result.stderr


def test_a_page_that_says_nothing_needs_a_reference(run: Run, home: Path) -> None:
    (home / "x.html").write_text("<html><body><p>Hello</p></body></html>")
    result = run("cache", "add", "x.html")
    assert result.exit_code == 2
    assert "x.html" in result.stderr
    assert run("cache", "add", "none.html").exit_code == 4


def test_verify_finds_the_page_that_was_tampered_with(run: Run, page: Path) -> None:
    run("cache", "add", "tea.html")
    assert run("cache", "verify").exit_code == 0
    (mine,) = [
        one for one in json.loads(run("cache", "list", "--format", "json").stdout) if one["layer"] == "user"
    ]
    Path(mine["path"]).write_text(PAGE.replace("four", "five"), "utf-8")
    result = run("cache", "verify")
    assert result.exit_code == 1
    assert result.stdout.startswith("tampered")
    assert "1 problem." in result.stderr


def test_the_project_folder_of_the_settings_is_used(run: Run, home: Path, page: Path) -> None:
    (home / "citeref.toml").write_text('cache = "pages"')
    run("cache", "add", "tea.html")
    assert (home / "pages" / "eu" / "reg" / "2099" / "1" / "en.html").is_file()


@pytest.mark.parametrize(
    ("asked", "said", "way_out"),
    [
        ("eu/reg/2016/679/art_103", "GDPR ends at Article 99", "citeref show eu/reg/2016/679"),
        ("eu/reg/2016/679/art_28/par_99", "Article 28", "citeref show eu/reg/2016/679/art_28"),
        ("eu/reg/2016/679/rct_39", "has no « rct_39 »", "citeref fetch eu/reg/2016/679"),
        ("fr/code/penale", "No page of fr/code/penale", "did you mean `fr/code/penal`?"),
        ("fr/code/zzzzz", "No page of fr/code/zzzzz", "no authority of that name."),
    ],
)
def test_show_says_what_the_law_does_not_have(run: Run, asked: str, said: str, way_out: str) -> None:
    result = run("show", asked)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr
    assert way_out in result.stderr


def dated(run: Run, home: Path, date: str, hour: str) -> Result:
    """A version of the tea regulation in the project's cache, as of a date."""
    from citeref.cache import Cache

    data = PAGE.replace("served at four", f"served at {hour}").encode()
    Cache.open(home / "cache").add(data, Ref("eu/reg/2099/1"), "en", version=date)
    return run("show", "eu/reg/2099/1/art_1/par_1", "--lang", "en", "--at", date)


def test_show_of_a_day_takes_the_version_of_that_day_and_says_what_is_unknown(run: Run, home: Path) -> None:
    dated(run, home, "2100-01-01", "four")
    assert "served at five" in dated(run, home, "2102-01-01", "five").stdout
    asked = ("show", "eu/reg/2099/1/art_1/par_1", "--lang", "en", "--at")
    result = run(*asked, "2101-03-01")
    assert "served at four" in result.stdout
    assert "The version of 2100-01-01, the latest at hand for 2101-03-01; whether" in result.stderr
    assert json.loads(run(*asked, "2101-03-01", "--format", "json").stdout)["in_force"] == "unknown"
    before = run(*asked, "2099-01-01")
    assert (before.exit_code, before.stdout) == (2, "")
    assert "there is that of 2100-01-01, 2102-01-01." in before.stderr
    assert run(*asked, "tomorrow").exit_code == 2


def test_show_of_a_day_from_a_page_without_a_date_says_so(run: Run) -> None:
    result = run("show", "rgpd", "29", "--at", "2021-03-01")
    assert result.exit_code == 0
    assert "in force on 2021-03-01 is unknown" in result.stderr
