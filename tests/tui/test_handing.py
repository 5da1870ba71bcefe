"""What is handed over: the citation in a form, the text to the pager, the file to the editor, a jump to what is in sight."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from pathlib import Path

import pytest

from citeref.tui.screens.jump import LETTERS, JumpScreen, labels
from tests.tui.conftest import Opened, press, screen, settled, words


async def test_a_citation_is_copied_in_the_form_chosen_and_the_choice_stays(opened: Opened):
    async with opened(120, 40) as pilot:
        shown = await press(pilot, "d", "enter", "C")
        assert "OSCOLA" in shown
        assert "32016R0679" in shown
        await press(pilot, "b")
        assert pilot.app.clipboard.startswith("article 28, paragraphe 3, point a), du règlement")
        await press(pilot, "n", "c")
        assert pilot.app.clipboard == "article 32 du règlement (UE) 2016/679 (RGPD)"


async def test_a_form_that_a_citation_lacks_is_not_offered_and_the_short_one_stands_in(opened: Opened):
    async with opened(120, 40) as pilot:
        pilot.app.memory.form = "celex"
        assert "CELEX" not in await press(pilot, "d", "enter", "n", "n", "C")
        await press(pilot, "escape", "c")
        assert pilot.app.clipboard == "délibération SAN-2022-009 (Dedalus Biologie)"


async def test_where_there_is_no_citation_copying_says_so(opened: Opened):
    async with opened() as pilot:
        pilot.app.here.rows.show([])
        await press(pilot, "c")
        assert "There is no citation here to copy" in words(pilot)
        await press(pilot, "C")
        assert "There is no citation here to copy" in words(pilot)


def _lister(folder: Path) -> str:
    program = folder / "lister.py"
    program.write_text(
        "import sys; path = sys.argv[-1]\n"
        f"open({str(folder / 'told')!r}, 'w').write(open(path, encoding='utf-8').read())\n", "utf-8"
    )  # fmt: skip
    return f'"{sys.executable}" "{program}"'


async def test_the_text_goes_to_the_pager_without_any_order_to_the_terminal(
    opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("PAGER", _lister(tmp_path))
    async with opened() as pilot:
        monkeypatch.setattr(pilot.app, "suspend", nullcontext)
        await press(pilot, "d", "down", "enter", "P")
        told = (tmp_path / "told").read_text("utf-8")
        assert "Un titre [bold red]rouge[/]" in told
        assert "\x1b" not in told


async def test_the_editor_changes_the_file_and_the_change_is_noticed(
    opened: Opened, tmp_path: Path, dossier: Path, monkeypatch: pytest.MonkeyPatch
):
    program = tmp_path / "editor.py"
    program.write_text(
        "import sys; open(sys.argv[-1], 'a').write('\\nL\\'article 33 du RGPD.\\n')\n", "utf-8"
    )
    monkeypatch.setenv("VISUAL", f'"{sys.executable}" "{program}"')
    async with opened() as pilot:
        monkeypatch.setattr(pilot.app, "suspend", nullcontext)
        await press(pilot, "d", "E")
        assert "article 33" in (dossier / "avis.txt").read_text("utf-8")
        assert "1 file changed. u reads again." in words(pilot)
        await press(pilot, "u")
        assert "reads again" not in words(pilot)
        assert pilot.app.seen.documents[0].citations == 6


@pytest.mark.parametrize("key", ["P", "E"])
async def test_a_terminal_that_cannot_be_lent_says_so(opened: Opened, key: str):
    async with opened() as pilot:
        await press(pilot, "d", "enter", key)
        assert "cannot be handed to another program" in words(pilot)


async def test_a_program_that_is_not_there_is_named(opened: Opened, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PAGER", "no-such-pager")
    async with opened() as pilot:
        monkeypatch.setattr(pilot.app, "suspend", nullcontext)
        await press(pilot, "d", "enter", "P")
        assert "no-such-pager: No such file or directory" in words(pilot)


async def test_without_a_document_or_a_text_pager_and_editor_say_what_to_do(opened: Opened):
    async with opened() as pilot:
        await press(pilot, "E")
        assert "There is no document here; press d" in words(pilot)


def test_labels_are_as_short_as_can_be_and_never_begin_one_another():
    assert labels(3) == list(LETTERS[:3])
    many = labels(200)
    assert len(set(many)) == 200
    assert {len(label) for label in many} == {2}


async def test_a_jump_puts_the_cursor_on_a_row(opened: Opened):
    async with opened() as pilot:
        await press(pilot, "d", "z")
        assert isinstance(pilot.app.screen, JumpScreen)
        labels = list(pilot.app.screen.targets)
        await press(pilot, labels[2])
        assert pilot.app.here.rows.cursor == 2


async def test_a_jump_leads_to_a_citation_and_into_the_law_beside_it(opened: Opened):
    async with opened(120, 40) as pilot:
        await press(pilot, "d", "enter", "z")
        jumps = pilot.app.screen.targets
        label = max((one for one in jumps if jumps[one].x < 60), key=lambda one: jumps[one].y)
        assert "citation 5 of 5" in await press(pilot, label)
        await press(pilot, "z")
        jumps = pilot.app.screen.targets
        label = max((one for one in jumps if jumps[one].x > 60), key=lambda one: jumps[one].y)
        await press(pilot, label)
        assert pilot.app.here.law.reader.has_focus


async def test_a_letter_that_is_no_label_and_escape_end_the_jump(opened: Opened):
    async with opened() as pilot:
        for key in ("escape", "n"):
            await press(pilot, "d", "z", key)
            assert not isinstance(pilot.app.screen, JumpScreen)


async def test_the_colours_are_chosen_and_kept(opened: Opened):
    async with opened() as pilot:
        assert "textual-light" in await press(pilot, "T")
        await press(pilot, "down", "enter")
        assert pilot.app.theme == pilot.app.memory.kept.theme != "textual-dark"
        await settled(pilot)
        assert "Authorities" in screen(pilot)
