"""Findings that a person keeps, with a reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from citeref.documents import read_text
from citeref.errors import ConfigError
from citeref.find import find
from citeref.findings import Told
from citeref.findings.accepted import Accepted
from citeref.model import Document
from citeref.resolve import resolve
from citeref.rules import check


def test_an_accepted_finding_is_known_again_with_its_reason(note: Document, found: list[Told]) -> None:
    file = Path("citeref-accepted.json")
    kept = Accepted.load(file)
    kept.add("note.md", note, found[0].finding, "  cited as the\nother party wrote it ")
    kept.save()
    again = Accepted.load(file)
    assert again.reason("note.md", note, found[0].finding) == "cited as the other party wrote it"
    assert again.reason("note.md", note, found[1].finding) == ""
    (entry,) = again.entries
    assert (entry.rule, entry.document, entry.words) == ("unknown-article", "note.md", "article 105")


def test_it_stays_known_when_lines_are_put_before_it(note: Document, found: list[Told]) -> None:
    kept = Accepted(Path("a.json"))
    kept.add("note.md", note, found[0].finding, "kept")
    longer = read_text(
        "# Note\n\nUn paragraphe de plus.\n\n" + note.source.removeprefix("# Note\n\n"), "note.md", "markdown"
    )
    moved = next(one for one in check(longer, resolve(find(longer))) if one.rule == "unknown-article")
    assert moved.span != found[0].finding.span
    assert kept.reason("note.md", longer, moved) == "kept"


def test_it_comes_back_when_its_words_change(note: Document, found: list[Told]) -> None:
    kept = Accepted(Path("a.json"))
    kept.add("note.md", note, found[0].finding, "kept")
    other = read_text(note.source.replace("105", "107"), "note.md", "markdown")
    changed = next(one for one in check(other, resolve(find(other))) if one.rule == "unknown-article")
    assert kept.reason("note.md", other, changed) == ""


def test_it_can_be_taken_back(note: Document, found: list[Told]) -> None:
    kept = Accepted(Path("a.json"))
    kept.add("note.md", note, found[0].finding, "kept")
    assert kept.drop("note.md", note, found[0].finding)
    assert not kept.drop("note.md", note, found[0].finding)
    assert kept.entries == ()


def test_without_a_reason_nothing_is_accepted(note: Document, found: list[Told]) -> None:
    with pytest.raises(ConfigError, match="reason"):
        Accepted(Path("a.json")).add("note.md", note, found[0].finding, "  ")


def test_a_broken_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("{nonsense", "utf-8")
    with pytest.raises(ConfigError, match=r"a\.json"):
        Accepted.load(tmp_path / "a.json")


@pytest.mark.parametrize("inner", ["", "#12", "/lettre.txt", "#3/b#4"])
def test_it_is_known_by_its_path_however_the_document_is_named(
    inner: str, note: Document, found: list[Told], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mail.mbox").write_text("", "utf-8")
    monkeypatch.chdir(tmp_path)
    kept = Accepted(Path("a.json"))
    entry = kept.add(f"mail.mbox{inner}", note, found[0].finding, "kept")
    assert entry.document == f"mail.mbox{inner}"
    assert kept.reason(f"{tmp_path}/mail.mbox{inner}", note, found[0].finding) == "kept"
    assert kept.reason(f"{tmp_path}/other.mbox{inner}", note, found[0].finding) == ""


def test_a_name_that_is_no_text_is_kept_too(
    note: Document, found: list[Told], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    kept = Accepted(Path("a.json"))
    kept.add("n\udcff.md", note, found[0].finding, "kept")
    kept.save()
    assert Accepted.load(Path("a.json")).reason("n\udcff.md", note, found[0].finding) == "kept"
