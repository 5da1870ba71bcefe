"""Lines are stretches of the text: nothing is lost, nothing moves, and brackets find room."""

from __future__ import annotations

from time import process_time

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from citeref.model import Span
from citeref.tui.glyphs import shown
from citeref.tui.lines import Lines


def laid(text: str, width: int) -> Lines:
    lines = Lines(text, width)
    lines.reach(len(text))
    return lines


def drawn(lines: Lines) -> list[str]:
    return [lines.text[slice(*lines.span(line))] for line in range(len(lines))]


def test_words_go_to_the_next_line_whole():
    assert drawn(laid("un mot puis un autre\n\nfin", 10)) == ["un mot", "puis un", "autre", "", "fin"]


def test_a_word_too_long_is_cut_at_the_width():
    assert drawn(laid("https://exemple.fr/a", 8)) == ["https://", "exemple.", "fr/a"]


@given(st.text(st.sampled_from("ab é\n\t-💶漢e\u0301\u200b\x1b\u202e"), max_size=120), st.integers(4, 20))
def test_no_character_is_lost_and_no_line_is_too_wide(text: str, width: int):
    lines = laid(text, width)
    starts = [*lines.starts, len(text)]
    assert starts[0] == 0
    assert starts == sorted(set(starts)) or not text
    for line in range(len(lines)):
        start, end = lines.span(line)
        assert text[end : starts[line + 1]].strip(" \t\n") == ""
        assert cell_len(shown(text[start:end])) <= width


@given(st.text(st.sampled_from("ab é\n漢"), min_size=1, max_size=80), st.integers(4, 12), st.data())
def test_brackets_come_and_go_without_a_trace(text: str, width: int, data: st.DataObject):
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    lines = laid(text, width)
    before = list(lines.starts)
    lines.bracket(span)
    for line in range(len(lines)):
        here = Span(*lines.span(line))
        extra = (here.start <= span.start < here.end) + (here.start < span.end <= here.end)
        assert cell_len(shown(text[slice(*here)])) + extra <= max(width, 4)
    lines.bracket(None)
    assert list(lines.starts) == before


def test_an_offset_finds_its_line_at_any_width():
    text = "Un niveau de sécurité adapté au risque. " * 50
    for width in (20, 33, 76, 200):
        lines = laid(text, width)
        for offset in range(0, len(text), 7):
            start = lines.starts[lines.at(offset)]
            assert start <= offset < start + width + 2


def test_a_million_lines_are_opened_at_once_and_finished_soon():
    text = "une ligne de texte assez longue pour compter\n" * 1_000_000
    lines = Lines(text, 76)
    begun = process_time()
    lines.reach(2_000_000)
    assert process_time() - begun < 0.5
    lines.reach(len(text))
    assert len(lines) == 1_000_000
