"""What the program remembers of a dossier, and what it does when that cannot be read."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from citeref.ref import Ref
from citeref.tui.memory import KEPT, OUTER, Memory
from citeref.tui.trail import Stop
from tests.tui.conftest import Opened, press, screen, words


async def test_one_comes_back_to_the_place_one_left_with_the_way_that_led_there(
    opened: Opened, tmp_path: Path
):
    file = tmp_path / "state" / "dossier.json"
    async with opened(memory=Memory(file)) as pilot:
        left = await press(pilot, "d", "enter", "n", "n")
        assert "citation 3 of 5" in left
        await press(pilot, "q")
    async with opened(memory=Memory(file)) as pilot:
        assert "citation 3 of 5" in screen(pilot)
        assert "Documents ›" in await press(pilot, "b")
        assert "Authorities ›" in await press(pilot, "b")


async def test_a_place_one_is_told_to_open_comes_before_the_one_remembered(opened: Opened, tmp_path: Path):
    file = tmp_path / "dossier.json"
    async with opened(memory=Memory(file)) as pilot:
        await press(pilot, "d", "q")
    async with opened(memory=Memory(file), goto="rgpd 32") as pilot:
        assert "RGPD, article 32" in screen(pilot).splitlines()[0]


async def test_colours_form_and_hidden_panes_come_back_too(opened: Opened, tmp_path: Path):
    file = tmp_path / "dossier.json"
    async with opened(120, 40, memory=Memory(file)) as pilot:
        await press(pilot, "t", "T", "down", "enter", "C", "b", "q")
        theme = pilot.app.theme
    async with opened(120, 40, memory=Memory(file)) as pilot:
        assert pilot.app.theme == theme
        assert pilot.app.memory.form == "usage"
        assert pilot.app.here.has_class("-toggled")


async def test_a_new_dossier_begins_with_the_look_chosen_last(opened: Opened, tmp_path: Path):
    async with opened(memory=Memory(tmp_path / "one.json")) as pilot:
        await press(pilot, "T", "down", "enter", "q")
        theme = pilot.app.theme
    assert Memory(tmp_path / "other.json").kept.theme == theme


async def test_what_cannot_be_read_is_set_aside_with_a_word(opened: Opened, tmp_path: Path):
    file = tmp_path / "dossier.json"
    file.write_bytes(b'{"theme": 3')
    async with opened(memory=Memory(file)) as pilot:
        assert "could not be read; it is set aside as" in words(pilot)
        assert (tmp_path / "dossier.damaged").read_bytes() == b'{"theme": 3'
        await press(pilot, "q")
    assert Memory(file).notice == ""


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe",
        b"[]",
        b'{"stops": [{"view": "law", "ref": "not/a/ref"}]}',
        b'{"stops": ' + b"[" * 100000,
    ],
)
def test_no_content_is_too_odd(tmp_path: Path, content: bytes):
    file = tmp_path / "dossier.json"
    file.write_bytes(content)
    memory = Memory(file)
    assert memory.notice
    assert memory.recall({}) == ([], -1)


def test_stops_at_documents_that_are_gone_and_views_that_are_none_are_forgotten(tmp_path: Path):
    memory = Memory(tmp_path / "dossier.json")
    there, gone = Stop(view="reading", document=1), Stop(view="reading", document=2)
    odd = Stop(view="nowhere")
    memory.remember([there, gone, odd, replace(there, offset=5, outer=gone)], 3, {1: "/a.txt", 2: "/b.txt"})
    memory.save()
    stops, at = Memory(memory.path).recall({"/a.txt": 7})
    assert stops == [replace(there, document=7), replace(there, document=7, offset=5)]
    assert at == 1


def test_a_long_walk_is_cut_to_its_end(tmp_path: Path):
    stop = Stop(view="law", ref=Ref("eu/reg/2016/679/art_1"))
    walk = [stop]
    for _ in range(500):
        walk.append(replace(stop, outer=walk[-1]))
    memory = Memory(tmp_path / "dossier.json")
    memory.remember(walk, len(walk) - 1, {})
    memory.save()
    stops, at = Memory(memory.path).recall({})
    assert (len(stops), at) == (KEPT, KEPT - 1)
    depth, last = 0, stops[-1]
    while last.outer is not None:
        depth, last = depth + 1, last.outer
    assert depth <= OUTER + 1
    assert memory.path is not None
    assert memory.path.stat().st_size < 200_000


def test_a_folder_that_cannot_be_written_is_no_reason_to_stop(tmp_path: Path):
    (tmp_path / "file").write_text("", "utf-8")
    Memory(tmp_path / "file" / "dossier.json").save()


def test_each_set_of_paths_has_a_memory_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    assert Memory.of(["a"]).path == Memory.of([str(tmp_path / "a")]).path != Memory.of(["a", "b"]).path
