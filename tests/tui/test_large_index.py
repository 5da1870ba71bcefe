"""An index opened as it is, larger than what the lists hold: the rest comes by the page, and what is cut says so.

Here « large » is more than a row or two; the screens are in `tests/screens` beside the others.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from citeref.index import Index, asking
from citeref.tui import findings, language, questions
from citeref.tui.rows import Rows
from citeref.tui.screens import export
from citeref.tui.supply import Supply
from citeref.tui.views import authorities, matrix, search
from tests.tui.conftest import Opened, press, screen, settled, words
from tests.tui.test_screens import SIZES, same_as

WALK = {
    "index-authorities": (),
    "index-documents": ("d",),
    "index-matrix": ("m",),
    "index-timeline": ("y",),
    "index-findings": ("v",),
    "index-search": ("s", "=article", "enter"),
}


@pytest.fixture
def index(dossier: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The dossier in an index whose documents are gone, and lists that hold a row or two."""
    path = dossier.parent / "corpus.index"
    made = Index.open(path)
    made.update([str(dossier)])
    made.close()
    for document in dossier.iterdir():
        document.unlink()
    for module, name, most in (
        (questions, "MOST", 1),
        (authorities, "MOST", 5),
        (matrix, "WIDE", 1),
        (findings, "FIRST", 2),
        (search, "MOST", 3),
        (asking, "MOST", 3),
    ):
        monkeypatch.setattr(module, name, most)
    return path


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("name", WALK)
async def test_the_screen_is_as_it_was_read_and_approved(name: str, lang: str, opened: Opened, index: Path):
    language.use(lang)
    different = []
    async with opened(*SIZES[0], paths=("corpus.index",), index=index) as pilot:
        await press(pilot, *WALK[name])
        for width, height in SIZES:
            await pilot.resize_terminal(width, height)
            pilot.app.clear_notifications()
            await settled(pilot)
            if not same_as(screen(pilot), f"{lang}/{name}-{width}x{height}.txt"):
                different.append((width, height))
    assert not different, f"{name} in {lang} looks different at {different}"


async def test_every_document_of_the_index_can_be_reached_and_read(opened: Opened, index: Path):
    async with opened(paths=("corpus.index",), index=index) as pilot:
        shown = await press(pilot, "d")
        assert "5 read" in shown
        rows = pilot.app.here.query_one(Rows)
        assert isinstance(rows.items, Supply)
        assert len(rows.items) == 5
        shown = await press(pilot, "end", "enter")
        assert "zone.md" in shown
        assert "L'[article 103] du RGPD" in shown
        assert "citations of zone.md" in await press(pilot, "e")


async def test_a_filter_of_the_documents_asks_the_whole_index(opened: Opened, index: Path):
    async with opened(paths=("corpus.index",), index=index) as pilot:
        shown = await press(pilot, "d", "f", "=zone", "enter")
        assert "zone.md" in shown
        assert "avis.txt" not in shown
        assert "avis.txt" in await press(pilot, "escape")


async def test_a_filter_of_the_authorities_finds_those_that_are_not_held(opened: Opened, index: Path):
    async with opened(paths=("corpus.index",), index=index) as pilot:
        assert "SAN-2022-009" not in words(pilot)
        assert "SAN-2022-009" in await press(pilot, "f", "=2022", "enter")


async def test_nothing_is_read_again_and_a_person_is_told(opened: Opened, index: Path):
    async with opened(paths=("corpus.index",), index=index) as pilot:
        await press(pilot, "u")
        assert "This index is shown as it is" in words(pilot)


async def test_an_export_of_more_than_memory_should_hold_names_the_command(
    opened: Opened, index: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(export, "MOST", 3)
    async with opened(110, 30, paths=("corpus.index",), index=index) as pilot:
        await press(pilot, "e", "enter")
        assert "11 are too many here. `citeref export corpus.index` can." in words(pilot)
        assert not Path("citations.csv").exists()


async def test_an_index_without_texts_still_lists_who_cites(opened: Opened, tmp_path: Path):
    from citeref.index.bulk import Bulk
    from tests.made_up import document

    path = tmp_path / "bare.index"
    with Bulk.open(path, texts=False) as bulk:
        bulk.add("all", [document(number, texts=False) for number in range(1, 4)])
    async with opened(paths=("bare.index",), index=path) as pilot:
        assert "article 1 de l'acte premier" in words(pilot) or "RGPD" in words(pilot)
        shown = await press(pilot, "enter")
        assert "1 of 6" in shown
        assert "its text was left out of this index" in " ".join((await press(pilot, "d", "enter")).split())


async def test_the_keys_say_what_enter_does_with_each_row_of_the_timeline(opened: Opened, index: Path):
    async with opened(paths=("corpus.index",), index=index) as pilot:
        assert "Enter sentences" in await press(pilot, "y")
        assert "Enter read" in await press(pilot, "down")
        assert "Enter sentences" in await press(pilot, "up")
