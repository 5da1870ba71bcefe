"""`citeref show` with what a place is related to, with corrigenda, and with two versions held against each other."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import ferry
import pytest
from click.testing import Result

Run = Callable[..., Result]


@pytest.fixture
def pages(home: Path, run: Run) -> None:
    """The ferry regulation, its corrigendum and its consolidated text in the cache."""
    for name, page in (
        ("a", ferry.journal()),
        ("b", ferry.CORRIGENDUM),
        ("c", ferry.consolidated(hay="oats")),
    ):
        path = home / f"{name}.html"
        path.write_text(page, "utf-8")
        assert run("cache", "add", str(path)).exit_code == 0


@pytest.mark.usefixtures("pages")
def test_relations_are_printed_under_the_words(run: Run) -> None:
    result = run("show", "eu/reg/2033/5/art_2", "--lang", "en", "--relations", "--at", "2033-01-01")
    assert result.exit_code == 0
    assert "Recitals (computed from wording and order; not official):\n  recital 3  " in result.stdout
    assert "Refers to:\n  Article 1 (in Article 2(1))" in result.stdout
    assert "Referred to by:\n  Article 4(1) (to Article 2(2)(a), Article 2)" in result.stdout


@pytest.mark.usefixtures("pages")
def test_relations_as_json_have_their_grounds_and_spans(run: Run) -> None:
    told = json.loads(
        run("show", "eu/reg/2033/5/art_4", "--lang", "en", "--relations", "--format", "json").stdout
    )
    assert told["relations"]["ref"] == "eu/reg/2033/5/art_4"
    assert told["relations"]["outgoing"][0]["refs"] == ["eu/reg/2033/5/art_2/par_2/pnt_a"]
    assert len(told["relations"]["outgoing"][0]["span"]) == 2


@pytest.mark.usefixtures("pages")
def test_a_corrected_passage_says_by_what_and_how(run: Run) -> None:
    place = "eu/reg/2033/5/art_2/par_2/pnt_b"
    result = run("show", place, "--lang", "en", "--at", "2033-01-01")
    assert "in the evening and at noon." in result.stdout
    assert (
        "Corrected by the corrigendum of 2033-03-07 (L 99/1): « evenings » → « evening and at noon »."
        in result.stderr
    )
    plain = run("show", place, "--lang", "en", "--uncorrected", "--at", "2033-01-01")
    assert "in the evenings." in plain.stdout
    assert "corrigendum" not in plain.stderr
    told = json.loads(run("show", place, "--lang", "en", "--format", "json", "--at", "2033-01-01").stdout)
    assert (told["text"], told["corrected"]) == ("in the evenings.", "in the evening and at noon.")


@pytest.mark.usefixtures("pages")
def test_a_correction_whose_words_are_not_found_is_told(run: Run) -> None:
    result = run("show", "eu/reg/2033/5/art_3", "--lang", "en", "--at", "2033-01-01")
    assert "« On page 3, Article 3(1): », and its words were not found here" in result.stderr


@pytest.mark.usefixtures("pages")
def test_what_the_consolidated_text_changes_is_printed_place_by_place(run: Run) -> None:
    result = run("show", "eu/reg/2033/5", "--lang", "en", "--changes")
    assert result.stdout == "Article 2(2)\n  « hay » → « oats »\n"
    assert "1 place differs between the Official Journal and consolidated 2034-02-01" in result.stderr
    assert run("show", "eu/reg/2033/5/art_1", "--lang", "en", "--changes").stdout == ""


def test_one_version_alone_cannot_be_held_against_another(home: Path, run: Run) -> None:
    path = home / "a.html"
    path.write_text(ferry.journal(), "utf-8")
    run("cache", "add", str(path))
    result = run("show", "eu/reg/2033/5", "--lang", "en", "--changes")
    assert result.exit_code != 0
    assert "Only 1 version" in result.stderr
