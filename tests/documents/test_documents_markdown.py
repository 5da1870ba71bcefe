"""Markdown: the marks are gone, the words, headings, quotes and links are there."""

from __future__ import annotations

import pytest

from citeref.documents import read_text
from citeref.model import Document

NOTE = """\
---
title: "Avis : un contrat"
date: 3 mars 2023
lang: fr-FR
---

# Sur le *contrat* #

Voir l'**article 28-3** du [RGPD](https://exemple.eu/rgpd "le texte"), `code *brut*`
et snake_case_word, 2 * 3 * 4, \\*étoiles\\*.

> Une phrase citée
> sur deux lignes.

- un [site][s] connu
- deux
  - trois

1. premier
2. second[^1]

| lieu | date |
|------|:----:|
| Paris | *2023* |

~~~
if a | b: pass
~~~

Suite
-----

Une fin ![image](i.png)avec l'article 9<sup>1</sup>.<br>Et <https://exemple.fr>, [crochets] [2].

<!-- caché

encore --> visible

[s]: https://exemple.fr/site
[^1]: Note de *bas*.
"""


def markdown(text: str) -> Document:
    return read_text(text, format="markdown")


def kinds(document: Document) -> list[tuple[str, str]]:
    return [(block.kind, document.text[slice(*block.span)]) for block in document.blocks]


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_a_whole_note(line_end):
    assert kinds(markdown(NOTE.replace("\n", line_end))) == [
        ("heading", "Sur le contrat"),
        ("paragraph", "Voir l'article 28-3 du RGPD, code *brut*\net snake_case_word, 2 * 3 * 4, *étoiles*."),
        ("quote", "Une phrase citée\nsur deux lignes."),
        ("item", "un site connu"),
        ("item", "deux"),
        ("item", "trois"),
        ("item", "1. premier"),
        ("item", "2. second[1]"),
        ("cell", "lieu"),
        ("cell", "date"),
        ("cell", "Paris"),
        ("cell", "2023"),
        ("code", "if a | b: pass"),
        ("heading", "Suite"),
        ("paragraph", "Une fin avec l'article 9[1].\nEt https://exemple.fr, [crochets] [2]."),
        ("paragraph", "visible"),
        ("note", "Note de bas."),
    ]


def test_front_matter_states_title_date_and_language():
    document = markdown(NOTE)
    assert (document.title, document.date, document.lang) == ("Avis : un contrat", "2023-03-03", "fr")


def test_without_front_matter_the_first_heading_is_the_title():
    document = markdown("# L'*avis*\n\nmot\n")
    assert (document.title, document.date, document.lang) == ("L'avis", "", "")


def test_a_rule_on_top_is_no_front_matter():
    assert kinds(markdown("---\n\nmot\n")) == [("paragraph", "mot")]


def test_links_keep_their_words_and_targets():
    document = markdown(NOTE)
    assert [(document.text[slice(*link.span)], link.target) for link in document.links] == [
        ("RGPD", "https://exemple.eu/rgpd"),
        ("site", "https://exemple.fr/site"),
    ]


def test_a_link_may_hold_emphasis_and_parentheses():
    document = markdown("[l'**arrêt** (n° 1)](https://exemple.fr/a_(b)?x=1&amp;y=2)")
    (link,) = document.links
    assert (document.text[slice(*link.span)], link.target) == (
        "l'arrêt (n° 1)",
        "https://exemple.fr/a_(b)?x=1&y=2",
    )


def test_cells_of_a_row_stand_side_by_side_and_rows_one_below_the_other():
    assert markdown("| a | b |\n|---|---|\n| c | d |\n").text == "a\tb\nc\td"


def test_numbers_of_paragraphs_stay():
    assert (
        markdown("32. La société soutient.\n\n33. En défense.\n").text
        == "32. La société soutient.\n33. En défense."
    )


def test_a_year_at_the_head_of_a_line_begins_no_item():
    assert kinds(markdown("Le texte date de\n2016. Il vaut encore.\n")) == [
        ("paragraph", "Le texte date de\n2016. Il vaut encore.")
    ]


@pytest.mark.parametrize(
    "hostile",
    [
        "*a ",
        "[a",
        "[a](b ",
        "`",
        "<a ",
        "_a*b",
        "![[",
        "> ",
        "- ",
        "<!--\n",
        "a\n-\n",
        "***",
        "| a",
        "[x]: y\n",
        "&amp",
        "](a",
    ],
)
def test_time_grows_with_length_alone(hostile, steady):
    steady(lambda size: markdown(hostile * size), 4000)
