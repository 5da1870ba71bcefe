"""Every character of a document leads back to the file it came from."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citeref.documents import read_text
from citeref.model import Document

TAGS = """
    <p> </p> <div> </div> <b> </b> <br> <ul> <li> </ul> <table> <tr> <td> </table> <pre> </pre>
    <h1> </h1> <q> </q> <!-- --> <script> </script> <nav> </nav> <main> </main>
    <blockquote> </blockquote> <del> </del>
    <a/href='x?a&b'> </a> &nbsp; &eacute &amp; &#233; &#0; 9<sup>1</sup> < > & " ' = mot article
"""
SIGNS = """
    * ** _ ` ``` [ ] (x) ![ # - 1. > | |-| &nbsp; <b> </b> <br> \\ ~~ <!-- --> <https://x.y> [^1] [a]: --- ===
    9<sup>1</sup> mot article
"""

HTML = st.lists(
    st.sampled_from(TAGS.split()) | st.sampled_from([" ", "\n", "\r\n", "\t"]) | st.text(max_size=4),
    max_size=25,
).map("".join)

MARKDOWN = st.lists(
    st.sampled_from(SIGNS.split())
    | st.sampled_from([" ", "\n", "\n\n", "\r\n", "    "])
    | st.text(max_size=4),
    max_size=25,
).map("".join)


def source(document: Document) -> str:
    return document.source or document.text


def words_at(document: Document, words: str) -> str:
    """The characters of the file under some words of the text."""
    at = document.text.index(words)
    return source(document)[slice(*document.at_source((at, at + len(words))))]


def assert_leads_back(document: Document) -> None:
    raw, reached = source(document), 0
    for block in document.blocks:
        assert reached <= block.span.start < block.span.end <= len(document.text)
        reached = block.span.end
        for at in range(*block.span):
            start, end = document.at_source((at, at + 1))
            assert 0 <= start < end <= len(raw)
            stands, sign = raw[start:end], document.text[at]
            assert stands == sign or stands[0] in "<&" or (stands.isspace() and sign in " \n")


@given(st.text())
def test_any_plain_text_is_its_own_source(text):
    document = read_text(text)
    assert document.text == text.replace("\r\n", "\n").replace("\r", "\n")
    for at, sign in enumerate(document.text):
        raw = source(document)[slice(*document.at_source((at, at + 1)))]
        assert raw == sign or (sign == "\n" and raw == "\r")


@given(st.text())
def test_the_blocks_of_a_plain_text_hold_all_its_words(text):
    document = read_text(text)
    assert_leads_back(document)
    held = "".join(document.text[slice(*block.span)] for block in document.blocks)
    assert "".join(held.split()) == "".join(document.text.split())


@given(HTML)
def test_every_character_of_any_page_leads_back(page):
    assert_leads_back(read_text(page, format="html"))


@given(MARKDOWN)
def test_every_character_of_any_markdown_leads_back(text):
    assert_leads_back(read_text(text, format="markdown"))


@given(HTML | MARKDOWN, st.sampled_from(["text", "html", "markdown"]))
def test_a_paragraph_begins_on_the_line_that_is_said(text, form):
    document = read_text(text.replace("\r", ""), format=form)
    for block in document.blocks:
        start = document.at_source((block.span.start, block.span.start)).start
        assert block.line == source(document).count("\n", 0, start) + 1
        assert document.place(block.span.start).line == block.line


@pytest.mark.parametrize(
    ("page", "words", "raw"),
    [
        ("<p>art<b>icle</b>&nbsp;9 du texte", "article\u00a09", "art<b>icle</b>&nbsp;9"),
        ("<p>art<b>icle</b>&nbsp;<i>9</i>", "article\u00a0", "art<b>icle</b>&nbsp;"),
        ("<p>l&#8217;article 9", "l’", "l&#8217;"),
        ("<p>l&#8217;article 9", "article 9", "article 9"),
        ("<p>article\n   9", "article 9", "article\n   9"),
        ("<p>n<sup>o</sup> 5", "no 5", "n<sup>o</sup> 5"),
    ],
)
def test_words_of_a_page_lead_to_the_very_characters(page, words, raw):
    assert words_at(read_text(page, format="html"), words) == raw


def test_words_of_markdown_lead_to_the_very_characters():
    document = read_text("Voir l'**article**&nbsp;*9* du\r\n> texte", format="markdown")
    assert words_at(document, "article\u00a09") == "article**&nbsp;*9"


def test_a_place_names_its_heading_paragraph_and_line():
    document = read_text("# Un\n\nmot\n\n## Deux\n\nphrase\nsur deux lignes\n", format="markdown")
    place = document.place(document.text.index("lignes"))
    assert (place.heading, place.paragraph, place.line) == ("Deux", 4, 8)


def test_windows_line_ends_change_no_offset_of_the_words():
    unix, windows = read_text("un\n\narticle 9\n"), read_text("un\r\n\r\narticle 9\r\n")
    assert unix.text == windows.text
    assert words_at(windows, "article 9") == "article 9"
    assert windows.place(4).line == 3


def test_a_place_is_found_as_fast_in_a_long_document_as_in_a_short_one():
    document = read_text("# Titre\n\nmot\n\n" * 20_000, format="markdown")
    last = document.place(len(document.text) - 1)
    assert (last.heading, last.paragraph) == ("Titre", 40_000)
