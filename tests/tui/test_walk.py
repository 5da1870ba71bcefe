"""The walk: from an authority to a sentence, its document, the law, all who cite it, and back again."""

from __future__ import annotations

from citeref.tui.app import CiterefApp
from tests.tui.conftest import Opened, press, screen, settled, words


async def test_from_an_authority_to_the_very_point_of_the_law(opened: Opened):
    async with opened() as pilot:
        assert "RGPD" in screen(pilot)
        assert "Who cites › RGPD " in await press(pilot, "enter")
        shown = await press(pilot, "enter")
        assert "avis.txt › §2" in shown
        assert "[article 28-3 a)]" in shown
        assert "▌ a) Ici se tient, en peu de mots, ce que dit art_28/par_3/pnt_a." in shown


async def test_from_the_law_to_a_sentence_of_another_document(opened: Opened):
    async with opened() as pilot:
        shown = await press(pilot, "d", "enter", "enter", "w")
        assert "Who cites › RGPD, article 28, paragraphe 3, point a)" in shown
        shown = await press(pilot, "down", "enter")
        assert "note.md › §2" in shown
        assert "[Article 28(3)(a)]" in shown


async def test_enter_goes_round_from_the_law_to_the_sentences(opened: Opened):
    async with opened() as pilot:
        assert "Who cites ›" in await press(pilot, "d", "enter", "enter", "enter")


async def test_escape_steps_outwards_to_where_one_came_in(opened: Opened):
    async with opened() as pilot:
        pilot.app.clear_notifications()
        await settled(pilot)
        start = screen(pilot)
        await press(pilot, "enter", "enter", "enter")
        views = []
        for _ in range(3):
            await press(pilot, "escape")
            views.append(screen(pilot).split(" › ")[0].rpartition("\n")[2])
        assert views == ["▸ avis.txt", "▸ Who cites", "▸ Authorities"]
        assert screen(pilot) == start


async def test_back_and_forward_return_to_the_same_sentence(opened: Opened):
    async with opened() as pilot:
        pilot.app.clear_notifications()
        there = await press(pilot, "d", "enter", "n")
        assert "citation 2 of" in there
        assert "Documents ›" in await press(pilot, "b")
        assert await press(pilot, "B") == there


async def test_keys_pressed_faster_than_the_screen_lead_to_the_same_place(opened: Opened):
    async with opened() as pilot:
        await pilot.press("enter", "down", "enter", "enter", "w")
        await settled(pilot)
        assert "Who cites › " in screen(pilot)


async def test_next_and_previous_citation_stop_at_the_ends(opened: Opened):
    async with opened() as pilot:
        assert "citation 1 of" in await press(pilot, "d", "enter", "p")
        assert "citation 2 of" in await press(pilot, "n")


async def test_a_citation_of_several_places_turns_the_law(opened: Opened):
    async with opened() as pilot:
        shown = await press(pilot, "d", "enter", "n", "n", "n")
        assert "RGPD, article 28 (1 of 2, r turns)" in shown
        assert "RGPD, article 29 (2 of 2, r turns)" in await press(pilot, "r")


async def test_the_law_turns_to_its_other_language(opened: Opened):
    async with opened() as pilot:
        assert "GDPR, Article 28(3)(a)" in await press(pilot, "d", "enter", "l")
        assert "RGPD, article 28, paragraphe 3" in await press(pilot, "l")


async def test_an_english_document_shows_the_law_in_english(opened: Opened):
    async with opened() as pilot:
        assert "GDPR, Article 28(3)(a)" in await press(pilot, "d", "down", "down", "enter")


async def test_the_title_says_when_the_page_has_no_finer_place(opened: Opened):
    async with opened() as pilot:
        shown = await press(pilot, "g", "=rgpd 32-1 a", "enter")
        assert "RGPD, article 32, paragraphe 1 (nearest to point a))" in shown


async def test_next_in_the_law_marks_the_passage_that_follows(opened: Opened):
    async with opened() as pilot:
        shown = await press(pilot, "d", "enter", "enter", "n")
        assert "▌ b) Ici se tient" in shown


async def test_at_120_columns_the_law_stands_beside_and_tab_goes_there(opened: Opened):
    async with opened(120, 40) as pilot:
        first = (await press(pilot, "d", "enter")).splitlines()[0]
        assert "avis.txt" in first
        assert "RGPD, article 28" in first
        assert "▸─ RGPD, article 28" in (await press(pilot, "tab")).splitlines()[0]


async def test_a_resize_keeps_the_place(opened: Opened):
    async with opened() as pilot:
        await press(pilot, "d", "enter", "n", "n", "n")
        for size in ((120, 40), (60, 20), (200, 60), (80, 24)):
            await pilot.resize_terminal(*size)
            await settled(pilot)
            assert "[articles 28 à 29]" in words(pilot)


async def test_the_second_pane_is_hidden_and_shown(opened: Opened):
    async with opened() as pilot:
        await press(pilot, "d", "enter")
        assert "RGPD, article 28" not in await press(pilot, "t")
        assert "RGPD, article 28" in await press(pilot, "t")


async def test_folding_hides_and_shows_what_lies_inside(opened: Opened):
    async with opened() as pilot:
        assert "article 32" in screen(pilot)
        assert "article 32" not in await press(pilot, "left")
        assert "article 32" in await press(pilot, "right")


async def test_a_click_on_a_citation_looks_at_it(opened: Opened):
    async with opened() as pilot:
        shown = await press(pilot, "d", "enter")
        lines = shown.splitlines()
        row = next(i for i, line in enumerate(lines) if "article 32" in line)
        await pilot.click(offset=(lines[row].index("article 32") + 3, row))
        await settled(pilot)
        assert "[article 32]" in screen(pilot)


async def test_quit_leaves(opened: Opened):
    async with opened() as pilot:
        await pilot.press("q")
        assert isinstance(pilot.app, CiterefApp)
        assert pilot.app.return_code == 0
