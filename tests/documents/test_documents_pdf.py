"""PDF files: words in reading order, without what runs along the pages, with the page of everything."""

from __future__ import annotations

from pathlib import Path

import pytest
from hostile import pdf
from printing import Page, printed

from citeref import find, resolve
from citeref.documents import apart, read, read_bytes
from citeref.errors import UnreadableDocument
from citeref.model import Document

PROSE = (
    "Le responsable du traitement soutient que ces mesures suffisent",
    "mais il ne produit aucune pièce qui le montre, alors que l'article",
    "32 du RGPD lui impose de pouvoir en justifier à tout moment, et que",
    "les constats du contrôle disent le contraire depuis le mois de mai.",
)


def opened(*pages: Page) -> Document:
    return read_bytes(printed(pages), "avis.pdf")


def test_rows_are_joined_to_paragraphs():
    document = opened(Page().rows(PROSE).down(20).rows(("Une autre phrase.",)))
    assert document.text == " ".join(PROSE) + "\n\nUne autre phrase."
    assert str(document.place(len(document.text) - 1)) == "p. 1 §2"


def test_a_paragraph_goes_on_over_the_page_and_what_runs_along_the_pages_is_left_out():
    pages = [
        Page().row("Avis de la commission", at=800).rows(PROSE[:2], y=700).row(f"page {n}", at=30)
        for n in (1, 2, 3)
    ]
    document = opened(*pages)
    assert "commission" not in document.text
    assert "page" not in document.text
    assert document.text.startswith(f"{PROSE[0]} {PROSE[1]} {PROSE[0]}")


def test_two_columns_are_read_one_after_the_other_however_they_were_written():
    left, right = (
        [f"gauche {n} avec assez de mots ici" for n in range(8)],
        [f"droite {n} avec assez de mots là" for n in range(8)],
    )
    apart_ = Page().rows(left, x=60).rows(right, x=320, y=700)
    mixed = Page()
    for number in range(8):
        mixed.row(left[number], x=60, at=700 - 13 * number).row(right[number], x=320, at=700 - 13 * number)
    for page in (apart_, mixed):
        text = opened(page).text
        assert [word for word in text.split() if word in ("gauche", "droite")] == ["gauche"] * 8 + [
            "droite"
        ] * 8


def test_a_table_is_read_row_by_row():
    page = Page()
    for number, cells in enumerate((("Grief", "Texte"), ("Sécurité", "article 32"), ("Accès", "article 15"))):
        page.row(cells[0], x=60, at=700 - 14 * number).row(cells[1], x=300, at=700 - 14 * number)
    document = opened(page)
    assert document.text == "Grief\tTexte\nSécurité\tarticle 32\nAccès\tarticle 15"
    assert {block.kind for block in document.blocks} == {"cell"}


def test_words_cut_at_the_end_of_a_row_are_whole_again_and_numbers_keep_their_hyphen():
    rows = (
        "la formation restreinte a consi-",
        "déré que l'article L. 226-",
        "16 du code pénal et la loi n° 78-",
        "17 s'appliquent",
    )
    assert opened(Page().rows(rows)).text == (
        "la formation restreinte a considéré que l'article L. 226-16 du code pénal et la loi n° 78-17 s'appliquent"
    )


def test_a_raised_number_calls_a_note_and_is_no_part_of_the_article():
    page = Page().row("L'article 9", at=700).row("1", x=60 + Page.width("L'article 9"), at=704, size=6)
    page.row(" du RGPD s'applique ici.", x=66 + Page.width("L'article 9"), at=700)
    page.row("1", at=64, size=5).row("Voir l'article 10.", x=66, at=60, size=8)
    document = opened(page)
    assert document.text == "L'article 9[1] du RGPD s'applique ici.\n\nVoir l'article 10."
    assert str(document.place(len(document.text) - 1)) == "p. 1 n. 1"


def test_links_keep_the_words_that_carry_them():
    page = Page().row("voir le texte officiel", at=700)
    start = 60 + Page.width("voir ")
    page.link("https://eur-lex.europa.eu/eli/reg/2016/679/oj", start, start + Page.width("le texte"), at=700)
    document = opened(page)
    assert [(document.text[slice(*link.span)], link.target) for link in document.links] == [
        ("le texte", "https://eur-lex.europa.eu/eli/reg/2016/679/oj")
    ]


def test_a_scan_is_named_with_the_way_to_read_it():
    with pytest.raises(UnreadableDocument, match="a scan, pictures of pages without text") as caught:
        opened(Page().picture(), Page().picture())
    assert "ocrmypdf avis.pdf avis-ocr.pdf" in caught.value.hint


def test_scanned_pages_among_others_are_named():
    document = opened(Page().rows(PROSE), Page().picture())
    assert document.notices == ("page 2 is a scan without text; ocrmypdf makes a text layer.",)


def test_a_file_that_hangs_is_given_up_and_the_next_one_is_read(monkeypatch):
    monkeypatch.setattr(apart, "SILENCE", 0.0)
    with pytest.raises(UnreadableDocument, match="takes too long"):
        read_bytes(pdf(["article 9 du RGPD"]), "lent.pdf")
    monkeypatch.undo()
    assert read_bytes(pdf(["article 9 du RGPD"]), "avis.pdf").text == "article 9 du RGPD"


def test_a_process_that_dies_costs_one_file():
    read_bytes(pdf(["article 9 du RGPD"]), "avis.pdf")
    apart._AT_WORK[0]._process.kill()
    apart._AT_WORK[0]._process.wait()
    assert read_bytes(pdf(["article 9 du RGPD"]), "avis.pdf").text == "article 9 du RGPD"


def test_without_a_process_files_are_read_here(monkeypatch):
    monkeypatch.setattr(apart, "_AT_WORK", [])
    monkeypatch.setattr("sys.executable", "")
    assert read_bytes(pdf(["article 9 du RGPD"]), "avis.pdf").text == "article 9 du RGPD"


def test_every_page_of_a_long_document_is_read(tmp_path: Path):
    pages = [
        Page()
        .row("Rapport annuel", at=800)
        .rows(PROSE * 10, y=760)
        .rows((f"Voir l'article {n % 99 + 1} du RGPD.",))
        for n in range(60)
    ]
    path = tmp_path / "rapport.pdf"
    path.write_bytes(printed(pages))
    assert len(resolve(find(read(path)))) >= 660
