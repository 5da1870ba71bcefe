"""Every view that shows many documents at once, and the parts of the law view: how one moves in them and out again."""

from __future__ import annotations

from pathlib import Path

from citeref.tui.app import CiterefApp
from citeref.tui.grid import Grid
from citeref.tui.reader import Reader
from citeref.tui.rows import Rows
from tests.tui.conftest import Opened, press, screen, settled, words


async def test_the_tree_counts_quotations_and_findings(opened: Opened):
    async with opened() as pilot:
        shown = await press(pilot)
        row = next(line for line in shown.splitlines() if "article 103" in line)
        assert row.split()[-4:] == ["1", "1", "1", "1"]


async def test_what_could_not_be_matched_has_its_own_row_and_sentences(opened: Opened):
    async with opened() as pilot:
        shown = await press(pilot, "end")
        assert "Not matched" in shown
        shown = await press(pilot, "enter")
        assert "Who cites › citations not matched" in shown
        assert "zone.md" in shown


async def test_a_finding_shows_what_is_wrong_and_leads_to_its_words(opened: Opened):
    async with opened() as pilot:
        shown = await press(pilot, "v")
        assert "1 finding" in shown
        assert "! zone.md › §2" in shown
        assert "unknown-article" in shown
        shown = await press(pilot, "enter")
        assert "▸!" in shown
        assert "! unknown-article:" in shown
        assert "Findings ›" in await press(pilot, "escape")


async def test_the_documents_count_their_findings(opened: Opened):
    async with opened() as pilot:
        shown = await press(pilot, "d")
        row = next(line for line in shown.splitlines() if "zone.md" in line)
        assert row.split()[-3:] == ["2", "1", "1"]


async def test_a_filter_keeps_findings_and_escape_brings_all_back(opened: Opened):
    async with opened() as pilot:
        assert "No finding has « zzz » in it." in await press(pilot, "v", "f", "=zzz", "enter")
        assert "zone.md" in await press(pilot, "escape")


async def test_the_matrix_leads_to_the_sentences_of_a_cell(opened: Opened):
    async with opened() as pilot:
        shown = await press(pilot, "m")
        assert "Matrix › avis.txt × RGPD" in shown
        assert "[4]" in shown
        shown = await press(pilot, "enter")
        assert "Who cites › RGPD, in avis.txt" in shown
        assert "1 of 4" in shown
        assert "note.md" not in shown


async def test_the_matrix_comes_back_to_the_same_cell(opened: Opened):
    async with opened() as pilot:
        await press(pilot, "m", "down", "down")
        assert "Matrix › note.md × RGPD" in screen(pilot)
        await press(pilot, "enter")
        assert "Matrix › note.md × RGPD" in await press(pilot, "b")


async def test_an_empty_cell_says_so(opened: Opened):
    async with opened() as pilot:
        await press(pilot, "m", "down", "right", "enter")
        assert "hostile.txt does not cite" in words(pilot)


async def test_the_matrix_scrolls_both_ways_and_names_stay_in_sight(opened: Opened):
    async with opened(60, 14) as pilot:
        await press(pilot, "m")
        grid = pilot.app.screen.query_one(Grid)
        names = [f"document {n}" for n in range(40)]
        authorities = [f"law {n}" for n in range(30)]
        grid.show(names, authorities, {(39, 29): 7})
        shown = await press(pilot, "end")
        assert "[7]" in shown
        assert "document 39" in shown
        assert "law 29" in shown
        assert "law 0" not in shown


async def test_a_click_in_the_matrix_moves_there_and_a_second_one_opens(opened: Opened):
    async with opened() as pilot:
        shown = await press(pilot, "m")
        row = next(at for at, line in enumerate(shown.splitlines()) if "note.md" in line)
        column = shown.splitlines()[row].rindex("3")
        await pilot.click(offset=(column, row))
        await settled(pilot)
        assert "Matrix › note.md × RGPD" in screen(pilot)
        await pilot.click(offset=(column, row), times=2)
        await settled(pilot)
        assert "Who cites › RGPD, in note.md" in screen(pilot)


async def test_a_filter_of_the_matrix_keeps_documents_or_else_authorities(opened: Opened):
    async with opened() as pilot:
        shown = await press(pilot, "m", "f", "=note", "enter")
        assert "avis.txt" not in shown
        shown = await press(pilot, "escape", "f", "=rgpd", "enter")
        assert "avis.txt" in shown
        assert "SAN-2022" not in shown


async def test_the_timeline_has_decisions_and_documents_by_month(opened: Opened):
    async with opened() as pilot:
        shown = await press(pilot, "y")
        lines = [" ".join(line.strip("▸ ").split()) for line in shown.splitlines()]
        at = lines.index("Apr 2022")
        assert lines[at + 1].startswith("15 decision délibération SAN-2022-009")
        assert lines[lines.index("May 2024") + 1].startswith("2 document zone.md Une zone")
        assert "No date known" in lines


async def test_enter_in_the_timeline_opens_a_decision_or_a_document(opened: Opened):
    async with opened() as pilot:
        assert "Who cites › délibération SAN-2022-009" in await press(pilot, "y", "enter")
        assert "zone.md › §2" in await press(pilot, "b", "down", "down", "enter")


async def test_search_finds_words_of_documents_and_of_the_law(opened: Opened):
    async with opened() as pilot:
        shown = await press(pilot, "s", "=sous traitant")
        assert "1 in documents, 1 in the law" in shown
        assert "28 à 29 du RGPD lient aussi le [sous" in words(pilot).replace("- ", "-")
        assert "RGPD, article 28" in shown


async def test_search_opens_the_place_with_the_words_marked(opened: Opened):
    async with opened() as pilot:
        shown = await press(pilot, "s", "=registre délégué", "enter", "enter")
        assert "avis.txt › §4" in shown
        reader = pilot.app.screen.query_one("#document", Reader)
        assert len(reader.matches) == 2
        assert "Match 1 of 2" in shown


async def test_search_opens_the_law_and_comes_back_to_the_same_row(opened: Opened):
    async with opened() as pilot:
        shown = await press(pilot, "s", "=sous traitant", "enter", "down", "enter")
        assert "RGPD, article 28" in shown.splitlines()[0]
        shown = await press(pilot, "b")
        assert "search    sous traitant" in shown.split("\n")[1]
        assert next(line for line in shown.splitlines() if line.startswith("▸ RGPD"))


async def test_search_without_a_result_says_what_to_do(opened: Opened):
    async with opened() as pilot:
        assert "No paragraph has all of these words." in await press(pilot, "s", "=zzz")


async def test_the_margin_of_the_law_counts_who_cites_each_unit(opened: Opened):
    async with opened() as pilot:
        shown = await press(pilot, "g", "=rgpd 28", "enter")
        assert "4× ▌ Article 28" in " ".join(shown.split("\n")).replace("▸", "") or "4×▌ Article 28" in shown


async def test_headings_lead_to_an_article(opened: Opened):
    async with opened() as pilot:
        shown = await press(pilot, "g", "=rgpd 28", "enter", "h")
        assert "▸ Article 28" in shown
        shown = await press(pilot, "down", "down", "enter")
        assert "RGPD, article 32" in shown.splitlines()[0]
        assert "▌ Article 32" in shown
        assert "▸ Article 28" in await press(pilot, "b")


async def test_headings_are_filtered_by_words(opened: Opened):
    async with opened() as pilot:
        shown = await press(pilot, "g", "=rgpd 5", "enter", "h", "f", "=secur", "enter")
        assert "Article 32" in shown
        assert "Article 28" not in shown


async def test_related_tells_who_cites_and_leads_there(opened: Opened):
    async with opened() as pilot:
        shown = await press(pilot, "g", "=rgpd 28", "enter", "R")
        assert "Related › article 28" in shown
        assert "cited 4 times" in shown
        assert "Who cites › RGPD, article 28" in await press(pilot, "enter")


async def test_both_languages_stand_beside_each_other(opened: Opened):
    async with opened(120, 40) as pilot:
        shown = await press(pilot, "g", "=rgpd 28", "enter", "L")
        first = shown.splitlines()[0]
        assert "RGPD, article 28" in first
        assert "GDPR, Article 28" in first
        shown = await press(pilot, "n")
        assert "RGPD, article 28, paragraphe 1" in shown.splitlines()[0]
        assert "GDPR, Article 28(1)" in shown.splitlines()[0]
        assert "GDPR" not in (await press(pilot, "L")).splitlines()[0]


async def test_the_origin_of_a_page_is_told_with_its_hash(opened: Opened):
    async with opened() as pilot:
        shown = await press(pilot, "g", "=rgpd 28", "enter", "i")
        assert "unofficial synopsis" in shown
        assert "SHA-256" in shown
        assert "fr.html" in shown
        assert "Origin" not in await press(pilot, "escape")


async def test_escape_takes_the_parts_of_the_law_away_one_by_one(opened: Opened):
    async with opened() as pilot:
        await press(pilot, "g", "=rgpd 28", "enter", "R")
        assert "Related ›" not in await press(pilot, "escape")
        assert "Authorities ›" in await press(pilot, "escape")


async def test_three_columns_stand_beside_each_other_where_there_is_room(opened: Opened):
    async with opened(160, 50) as pilot:
        shown = await press(pilot, "d", "enter")
        first = shown.splitlines()[0]
        assert first.index("Citations") < first.index("avis.txt") < first.index("RGPD, article 28")
        shown = await press(pilot, "b", "v")
        first = shown.splitlines()[1]
        assert first.index("Findings ›") < first.index("zone.md ›") < first.index("« article 103 »")


async def test_the_list_of_citations_leads_the_text(opened: Opened):
    async with opened(160, 50) as pilot:
        await press(pilot, "d", "enter", "shift+tab")
        shown = await press(pilot, "down")
        assert "citation 2 of 5" in shown
        assert "[article 32]" in words(pilot)


async def test_a_resize_fills_the_panes_that_appear(opened: Opened):
    async with opened() as pilot:
        await press(pilot)
        await pilot.resize_terminal(160, 50)
        await settled(pilot)
        assert "Cited by › RGPD" in screen(pilot)
        assert "contrairement à l'[article" in words(pilot)
        assert "unofficial synopsis" in screen(pilot)


async def test_a_list_comes_back_to_the_row_and_the_line_it_was_left_at(opened: Opened):
    async with opened(80, 9) as pilot:
        await press(pilot, "down", "down", "down", "down", "down", "down", "up")
        app = pilot.app
        assert isinstance(app, CiterefApp)
        rows = app.here.query_one(Rows)
        before = screen(pilot)
        assert rows.top > 0
        await press(pilot, "enter", "b")
        assert screen(pilot) == before


async def test_the_law_comes_back_to_the_line_it_was_left_at(opened: Opened):
    async with opened() as pilot:
        await press(pilot, "g", "=rgpd 28", "enter", "down", "down", "down")
        before = screen(pilot)
        await press(pilot, "w", "b")
        assert screen(pilot) == before


async def test_a_selection_is_copied_as_it_stands_in_the_text(opened: Opened):
    async with opened(60, 24) as pilot:
        await press(pilot, "d", "enter")
        lines = screen(pilot).splitlines()
        row = next(at for at, line in enumerate(lines) if "prestataire" in line)
        await pilot.mouse_down(offset=(2, row))
        await pilot.hover(offset=(30, row + 1))
        await pilot.mouse_up(offset=(30, row + 1))
        await settled(pilot)
        selected = pilot.app.screen.get_selected_text()
        assert selected
        assert selected.startswith("Le prestataire ne garde aucune trace des")
        assert "\n" not in selected


async def test_a_second_click_selects_the_paragraph(opened: Opened):
    async with opened(60, 24) as pilot:
        await press(pilot, "d", "enter")
        lines = screen(pilot).splitlines()
        row = next(at for at, line in enumerate(lines) if "prestataire" in line)
        await pilot.click("#document", offset=(6, row - 1), times=2)
        await settled(pilot)
        selected = pilot.app.screen.get_selected_text() or ""
        assert selected.startswith("Le prestataire")
        assert selected.endswith("du RGPD.")


async def test_the_sentences_of_a_cell_are_exported_alone(opened: Opened, tmp_path: Path):
    async with opened() as pilot:
        shown = await press(pilot, "m", "down", "down", "enter", "e", "enter")
        assert "3 citations written" in words(pilot), shown
    assert "avis.txt" not in (tmp_path / "citations.csv").read_text("utf-8")
