"""The shape follows the terminal, the colours follow the person, and every character takes the cells it should."""

from __future__ import annotations

import pytest
from rich.cells import cell_len
from rich.color import ColorType
from rich.segment import Segment

from citeref.tui import looks
from citeref.tui.glyphs import SIGNS, SIZES, cut, fit, shown
from citeref.tui.lines import Lines
from tests.tui.conftest import Opened, press, screen, settled

ODD = [
    "日本語のテキスト、第28条第3項。",
    "한국어 문장, 제28조",
    "e\u0301\u0327 combining a\u0308\u0323 marks",
    "👨\u200d👩\u200d👧\u200d👦 family 🏳️\u200d🌈 flag 👍🏽 tone 🇫🇷 country ☎️ phone",
    "مادة 28 من اللائحة \u202eevil\u202c סעיף",
    "tab\there \x1b[2J bell\x07 nul\x00 \x85 del\x7f",
    "zero\u200bwidth\u2060joiner\ufeff soft\xadhyphen",
    "full ＷＩＤＴＨ half ｶﾀｶﾅ ﷽",
]


def segments(pilot) -> list[Segment]:
    """Everything on the screen, with its style."""
    return [segment for strip in pilot.app.screen._compositor.render_strips() for segment in strip]


@pytest.mark.parametrize("text", ODD)
def test_every_sign_takes_the_cells_it_says(text: str):
    assert cell_len(shown(text)) == sum(SIZES[character] for character in text)
    assert all(cell_len(SIGNS[ord(character)]) == SIZES[character] for character in text)


@pytest.mark.parametrize("text", ODD)
@pytest.mark.parametrize("width", [8, 13, 20, 40])
def test_no_line_is_wider_than_the_pane(text: str, width: int):
    whole = " ".join([text] * 5)
    lines = Lines(whole, width)
    lines.reach(len(whole))
    spans = [lines.span(line) for line in range(len(lines))]
    assert all(cell_len(shown(whole[slice(*span)])) <= width for span in spans)
    kept = "".join(whole[slice(*span)] for span in spans)
    assert "".join(kept.split()) == "".join(whole.split())


@pytest.mark.parametrize("text", ODD)
@pytest.mark.parametrize("cells", [1, 2, 7, 16, 60])
def test_what_is_cut_or_filled_has_exactly_its_cells(text: str, cells: int):
    assert cell_len(fit(text, cells)) == cell_len(cut(shown(text), cells)) == cells


@pytest.mark.parametrize("size", [(80, 24), (40, 12), (160, 50)])
async def test_every_line_of_the_screen_is_as_wide_as_the_terminal(
    size: tuple[int, int], opened: Opened, dossier
):
    (dossier / "avis.txt").write_text(
        "\n\n".join(f"{text} L'article 28 du RGPD. {text}" for text in ODD), "utf-8"
    )
    async with opened(*size) as pilot:
        for keys in ((), ("d", "enter"), ("n",), ("n",), ("enter",)):
            await press(pilot, *keys)
            lines = pilot.app.screen._compositor.render_strips()
            assert {strip.cell_length for strip in lines} == {size[0]}
            assert {cell_len("".join(segment.text for segment in strip)) for strip in lines} == {size[0]}


async def test_a_resize_keeps_the_citation_the_passage_and_the_row(opened: Opened):
    async with opened() as pilot:
        await press(pilot, "d", "enter", "n", "n", "n")
        for size in ((120, 40), (40, 20), (200, 60), (60, 12), (80, 24)):
            await pilot.resize_terminal(*size)
            await settled(pilot)
            shown_now = screen(pilot)
            assert "citation 4 " in shown_now or size[0] < 60
            assert "[articles" in shown_now.replace("\n", " ")
            assert "▌" in shown_now or size[1] < 20
        await press(pilot, "a", "down", "down", "down")
        row = pilot.app.here.rows.cursor
        for size in ((120, 8), (200, 60), (80, 24)):
            await pilot.resize_terminal(*size)
            await settled(pilot)
            assert pilot.app.here.rows.cursor == row
            assert any(line.lstrip().startswith("▸") for line in screen(pilot).splitlines()[2:])


async def test_no_color_leaves_the_terminal_s_own_two_colours(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("NO_COLOR", "1")
    async with opened(120, 40) as pilot:
        for keys in ((), ("d", "enter"), ("f", "=rgpd", "enter"), ("question_mark",)):
            await press(pilot, *keys)
            styles = [segment.style for segment in segments(pilot) if segment.style]
            colours = {colour for style in styles for colour in (style.color, style.bgcolor) if colour}
            assert {colour.type for colour in colours} <= {ColorType.DEFAULT}


@pytest.mark.parametrize("theme", ["ansi-dark", "ansi-light"])
async def test_the_terminal_s_own_colours_are_mixed_with_no_others(theme: str, opened: Opened):
    async with opened(120, 40) as pilot:
        pilot.app.theme = theme
        await settled(pilot)
        for keys in ((), ("d", "enter"), ("f", "=rgpd", "enter")):
            await press(pilot, *keys)
            styles = [segment.style for segment in segments(pilot) if segment.style]
            colours = {colour for style in styles for colour in (style.color, style.bgcolor) if colour}
            assert ColorType.TRUECOLOR not in {colour.type for colour in colours}


async def test_the_words_and_signs_are_the_same_in_every_look(opened: Opened):
    async with opened(120, 40) as pilot:
        for keys in ((), ("d", "enter", "n"), ("f", "=rgpd", "enter")):
            pilot.app.clear_notifications()
            await settled(pilot)
            first = await press(pilot, *keys)
            for theme in looks.FIRST:
                pilot.app.theme = theme
                await settled(pilot)
                assert screen(pilot) == first


def test_the_look_to_begin_with_follows_the_terminal_and_the_person():
    assert looks.wanted("", {}) == "textual-dark"
    assert looks.wanted("", {"COLORFGBG": "0;15"}) == "textual-light"
    assert looks.wanted("nord", {"COLORFGBG": "0;15"}) == "nord"
    assert looks.wanted("nord", {"NO_COLOR": "1"}) == "ansi-dark"
