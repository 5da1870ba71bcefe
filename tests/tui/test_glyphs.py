"""What others wrote is shown and never obeyed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from citeref.tui.glyphs import SIZES, cut, fit, shown
from citeref.tui.matches import has_all, matches, plain


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("\x1b[2J", "␛[2J"),
        ("a\x07\x00\x7f", "a␇␀␡"),
        ("\u202eabc\u202c", "�abc�"),
        ("a\tb\u00a0c", "a b c"),
        ("[bold]x[/]", "[bold]x[/]"),
        ("soft\u00adhy\u200bphen", "softhyphen"),
        ("1\ufe0f\u20e3 👩\u200d⚖\ufe0f", "1 👩⚖"),
        ("\ud800\x9b", "��"),
    ],
)
def test_a_character_has_its_sign(written: str, seen: str):
    assert shown(written) == seen


@given(st.text())
def test_nothing_that_a_terminal_obeys_is_left(text: str):
    signs = shown(text)
    assert all(sign.isprintable() or sign == "\ufffd" or ord(sign) >= 0xE000 for sign in signs)
    assert cell_len(signs) == sum(SIZES[character] for character in text)


@given(st.text(st.sampled_from("aé 漢💶\n\x1b"), max_size=40), st.integers(0, 20))
def test_a_text_fits_its_cells_exactly(text: str, cells: int):
    assert cell_len(fit(text, cells)) == cells
    assert cell_len(cut(shown(text), cells)) == cells


@given(st.text())
def test_a_plain_text_keeps_every_offset(text: str):
    assert len(plain(text)) == len(text)


def test_words_are_found_whatever_their_accents_and_blanks():
    text = "L’article\u00a032 du Règlement\nL'ARTICLE 32 DU REGLEMENT"
    assert [
        text[slice(*span)] for part in matches(text, "l'article 32 du reglement") for span in part
    ] == text.split("\n")


def test_a_match_across_two_chunks_is_found_once():
    text = "x" * 98 + "mot" + "x" * 99 + "mot"
    assert [span.start for part in matches(text, "mot", chunk=100) for span in part] == [98, 200]


def test_a_filter_wants_every_word():
    assert has_all("sous 28", "Article 28 Sous-traitant")
    assert not has_all("sous 29", "Article 28 Sous-traitant")
