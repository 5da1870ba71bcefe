"""Documents come and go while the program runs, and what changes on the disk is noticed."""

from __future__ import annotations

import os
from pathlib import Path

from citeref.tui import watching
from citeref.tui.screens.path import proposals
from citeref.tui.watching import changed, snapshot
from tests.tui.conftest import Opened, press, settled, words


async def look(pilot) -> str:
    watching.look(pilot.app)
    await settled(pilot)
    return words(pilot)


async def test_a_file_is_added_and_read(opened: Opened, tmp_path: Path):
    (tmp_path / "autre.txt").write_text("L'article 5 du RGPD.\n", "utf-8")
    async with opened() as pilot:
        await press(pilot, "d", "A", f"={'autre'}", "tab", "enter")
        assert "autre.txt" in words(pilot)
        assert "6 read, 1 not" in words(pilot)


async def test_a_path_that_is_not_there_is_not_taken(opened: Opened):
    async with opened() as pilot:
        assert "There is no such file or folder." in await press(pilot, "A", "=nowhere", "enter")
        assert "Add documents" not in await press(pilot, "escape")


async def test_a_document_is_taken_off_after_a_question_and_its_file_stays(opened: Opened, dossier: Path):
    async with opened() as pilot:
        assert "note.md no longer counts here" in await press(pilot, "d", "down", "down", "X")
        shown = await press(pilot, "enter")
        assert "note.md" not in shown
        assert "4 read" in words(pilot)
        assert (dossier / "note.md").exists()
        await press(pilot, "A", "=dossier", "enter")
        assert "note.md" in words(pilot)


async def test_taking_off_can_be_thought_better_of(opened: Opened):
    async with opened() as pilot:
        for answer in ("escape", "b"):
            await press(pilot, "d", "X", answer)
            assert "5 read" in words(pilot)


async def test_a_document_is_taken_off_while_one_reads_it(opened: Opened):
    async with opened() as pilot:
        await press(pilot, "d", "enter", "X", "enter")
        assert "Documents ›" in words(pilot)
        assert "avis.txt" not in words(pilot)


async def test_files_that_change_come_and_go_are_noticed_and_read_again_on_demand(
    opened: Opened, dossier: Path
):
    async with opened() as pilot:
        assert "reads again" not in await look(pilot)
        (dossier / "avis.txt").write_text("L'article 33 du RGPD.\n", "utf-8")
        assert "On the disk: 1 file changed. u reads again." in await look(pilot)
        (dossier / "new.txt").write_text("L'article 34 du RGPD.\n", "utf-8")
        (dossier / "rien.txt").unlink()
        assert "1 file changed, 1 gone, 1 new. u reads again." in await look(pilot)
        await press(pilot, "u")
        assert "reads again" not in await look(pilot)


def test_looking_at_the_same_twice_finds_nothing(tmp_path: Path):
    file = tmp_path / "a.txt"
    file.write_text("a", "utf-8")
    before = snapshot([str(file)])
    assert changed(before, snapshot([str(file)]), None) == (0, 0, 0)
    os.utime(file, ns=(1, 1))
    assert changed(before, snapshot([str(file)]), None) == (1, 0, 0)


def test_paths_are_completed_as_a_shell_does(tmp_path: Path):
    (tmp_path / "avis").mkdir()
    (tmp_path / "avenir.txt").touch()
    (tmp_path / ".caché").touch()
    begun = str(tmp_path / "av")
    assert proposals(begun) == [str(tmp_path / "avenir.txt"), str(tmp_path / "avis") + "/"]
    assert not any("caché" in path for path in proposals(str(tmp_path) + "/"))
    assert proposals("/no/such/folder/x") == []


async def test_a_document_that_comes_back_shorter_is_read_where_it_still_has_words(
    opened: Opened, dossier: Path
):
    async with opened() as pilot:
        await press(pilot, "d", "enter", "n", "n", "n", "n")
        (dossier / "avis.txt").write_text("L'article 33 du RGPD.\n", "utf-8")
        await press(pilot, "u")
        assert "citation 1 of 1" in words(pilot)
