"""Finding, going to, copying, opening, exporting; and what is said when there is nothing to show."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from textual.worker import WorkerFailed

from citeref.errors import IndexUnusable
from citeref.index import Index
from citeref.tui import browse, doing
from citeref.tui.app import CiterefApp
from tests.tui.conftest import Opened, press, screen, settled, words


async def test_find_counts_marks_and_walks_through_the_matches(opened: Opened):
    async with opened() as pilot:
        assert "1 of 4" in await press(pilot, "d", "enter", "f", "=rgpd")
        assert "Match 2 of 4" in await press(pilot, "enter", "n")
        assert "Match 1 of 4" in await press(pilot, "p")
        assert "Match" not in await press(pilot, "escape")


async def test_find_in_the_law_when_the_law_has_the_keyboard(opened: Opened):
    async with opened() as pilot:
        assert "no match" in await press(pilot, "d", "enter", "enter", "f", "=prestataire")
        await press(pilot, "escape")
        assert "1 of 3" in await press(pilot, "f", "=art_29")


async def test_a_filter_keeps_the_rows_and_escape_brings_all_back(opened: Opened):
    async with opened() as pilot:
        shown = await press(pilot, "d", "f", "=note", "enter")
        assert "note.md" in shown
        assert "avis.txt" not in shown
        assert "avis.txt" in await press(pilot, "escape")


async def test_a_filter_that_keeps_nothing_says_so(opened: Opened):
    async with opened() as pilot:
        assert "No document has « zzz » in its name." in await press(pilot, "d", "f", "=zzz")


async def test_go_to_understands_what_people_write(opened: Opened):
    async with opened() as pilot:
        shown = await press(pilot, "g", "=rgpd 28-3 a", "enter")
        assert "RGPD, article 28, paragraphe 3, point a)" in shown.splitlines()[0]
        assert "▌ a) Ici se tient" in shown


async def test_go_to_a_document_by_part_of_its_name(opened: Opened):
    async with opened() as pilot:
        assert "note.md › §2" in await press(pilot, "g", "=note.m", "enter")


async def test_go_to_does_not_wait_for_the_proposals(opened: Opened):
    async with opened() as pilot:
        await pilot.press(*"grgpd", "space", *"29", "enter")
        await settled(pilot)
        assert "RGPD, article 29" in screen(pilot).splitlines()[0]


async def test_go_to_something_unknown_says_so(opened: Opened):
    async with opened() as pilot:
        await press(pilot, "g", "=zzzz", "enter")
        assert "« zzzz » names no piece of law" in words(pilot)


async def test_the_program_opens_where_it_is_told_to(opened: Opened):
    async with opened(goto="rgpd 32") as pilot:
        assert "RGPD, article 32" in screen(pilot).splitlines()[0]


async def test_the_citation_is_copied(opened: Opened):
    async with opened() as pilot:
        await press(pilot, "d", "enter", "c")
        assert "Copied: RGPD, article" in words(pilot)
        assert pilot.app.clipboard == "RGPD, article 28, paragraphe 3, point a)"


async def test_the_official_page_is_opened_in_a_browser(opened: Opened, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(doing, "_has_window", lambda: True)
    async with opened() as pilot:
        addresses: list[str] = []
        monkeypatch.setattr(pilot.app, "open_url", lambda address, **_: addresses.append(address))
        await press(pilot, "enter", "o")
        assert "eur-lex.europa.eu" in addresses[0]


async def test_without_a_window_the_address_is_copied(opened: Opened, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(doing, "_has_window", lambda: False)
    async with opened() as pilot:
        await press(pilot, "enter", "o")
        assert "eur-lex.europa.eu" in pilot.app.clipboard


async def test_what_one_looks_at_is_exported(opened: Opened, tmp_path: Path):
    async with opened() as pilot:
        shown = await press(pilot, "d", "down", "down", "enter", "e", *["tab"] * 3)
        assert "citations of note.md" in shown
        assert "citations.json" in shown
        await press(pilot, "enter")
        assert "written to citations.json" in words(pilot)
    rows = json.loads((tmp_path / "citations.json").read_text("utf-8"))
    assert {row["document"] for row in rows} == {"note.md"}


async def test_a_file_is_replaced_only_when_enter_is_pressed_again(opened: Opened, tmp_path: Path):
    there = tmp_path / "citations.csv"
    there.write_text("mine", "utf-8")
    async with opened() as pilot:
        assert "exists. Enter again replaces it" in await press(pilot, "e", "enter")
        await press(pilot, "escape")
        assert there.read_text("utf-8") == "mine"
        await press(pilot, "e", "enter", "enter")
        assert "written to citations.csv" in words(pilot)
    assert there.read_text("utf-8") != "mine"


async def test_a_list_of_nothing_is_not_written(opened: Opened, tmp_path: Path):
    async with opened() as pilot:
        shown = await press(pilot, "g", "=rgpd 5", "enter", "e", "enter")
        assert "There is no citation here to write." in shown
        assert not list(tmp_path.glob("*.csv"))


async def test_an_export_that_cannot_be_written_says_why(opened: Opened):
    async with opened() as pilot:
        assert "must end in" in await press(pilot, "e", "=x", "enter")
        await press(pilot, *["backspace"] * 14, "=nowhere/at/all.csv", "enter")
        assert "nowhere" in screen(pilot)
        assert "written" not in words(pilot)


async def test_a_document_without_citations_says_so(opened: Opened):
    async with opened() as pilot:
        assert "No citation of EU or French law was found" in await press(pilot, "d", *["down"] * 3, "enter")


async def test_a_file_that_was_not_read_says_why(opened: Opened):
    async with opened() as pilot:
        shown = await press(pilot, "d", "end")
        assert "▸ " in shown
        assert "not read" in shown


async def test_an_empty_folder_says_what_to_do_next(opened: Opened, tmp_path: Path):
    (tmp_path / "empty").mkdir()
    async with opened(paths=("empty",)) as pilot:
        assert "Add a file or a folder with A," in screen(pilot)
        assert "or press g" in screen(pilot)


async def test_a_page_that_is_not_there_says_how_to_get_it(opened: Opened):
    async with opened() as pilot:
        await press(pilot, "g", "=san-2022-009", "enter")
        assert "No page of it is here yet." in words(pilot)
        assert "Press o to open its official page in the browser" in words(pilot)


async def test_an_index_that_cannot_be_opened_is_told_and_nothing_breaks(tmp_path: Path):
    def refuse() -> Index:
        raise IndexUnusable("[red]The index[/] is locked.", "Try again.")

    app = CiterefApp([str(tmp_path)], open_index=refuse)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settled(pilot)
        assert "[red]The index[/] is locked." in words(pilot)


async def test_what_befell_the_index_is_told(opened: Opened, dossier: Path):
    def damaged() -> Index:
        path = dossier.parent / "kept.index"
        path.write_bytes(b"SQLite format 3\0" + b"?" * 5000)
        return Index.open(path)

    app = CiterefApp([str(dossier)], open_index=damaged)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settled(pilot)
        assert "set aside" in words(pilot)


async def test_a_defect_ends_the_program_with_a_sentence_not_with_pieces_of_documents(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    def broken() -> Index:
        secret = "mots du document"
        raise RuntimeError(f"boom \x1b[2J {len(secret)}")

    app = CiterefApp([str(tmp_path)], open_index=broken)
    with pytest.raises(WorkerFailed, match="boom"):
        async with app.run_test(size=(80, 24)) as pilot:
            await settled(pilot)
    told = capsys.readouterr().err
    assert "a defect of citeref itself: RuntimeError: boom ␛[2J 16" in told
    assert "mots du document" not in told
    assert app.return_code == 1


def test_the_program_is_called_by_its_paths(monkeypatch: pytest.MonkeyPatch):
    called = []
    monkeypatch.setattr(CiterefApp, "run", lambda self: called.append((self.paths, self.goto)))
    browse(["a", "b"], goto="rgpd 9")
    assert called == [(["a", "b"], "rgpd 9")]
