"""Plain text: what counts as a paragraph, an item, a heading, a quote."""

from __future__ import annotations

from citeref.documents import read_text


def kinds(text: str) -> list[tuple[str, str]]:
    document = read_text(text)
    return [(block.kind, document.text[slice(*block.span)]) for block in document.blocks]


def test_blank_lines_part_paragraphs():
    assert kinds("Une phrase\nsur deux lignes.\n\n\nUne autre.\n") == [
        ("paragraph", "Une phrase\nsur deux lignes."),
        ("paragraph", "Une autre."),
    ]


def test_long_lines_are_paragraphs_without_a_blank_line_between():
    long = "Une phrase assez longue pour n'avoir jamais été coupée à la main. " * 3
    assert [kind for kind, _ in kinds(f"{long}\n{long}\nCourte.\n")] == ["paragraph"] * 3


def test_bullets_numbers_and_emoji_begin_items():
    text = (
        "Il retient :\n- un manquement ;\n- un autre,\nen deux lignes ;\n\n1️⃣ le premier ;\n\n⚠️ attention.\n"
    )
    assert kinds(text) == [
        ("paragraph", "Il retient :"),
        ("item", "- un manquement ;"),
        ("item", "- un autre,\nen deux lignes ;"),
        ("item", "1️⃣ le premier ;"),
        ("item", "⚠️ attention."),
    ]


def test_a_short_first_line_and_numbered_or_capital_lines_are_headings():
    text = (
        "Un avis sur un contrat\n\nIl suit.\n\nII. Sur la compétence\n\nElle est.\n\nPAR CES MOTIFS\n\nFin."
    )
    assert [words for kind, words in kinds(text) if kind == "heading"] == [
        "Un avis sur un contrat",
        "II. Sur la compétence",
        "PAR CES MOTIFS",
    ]


def test_a_sentence_alone_is_no_heading():
    assert kinds("Une seule phrase.\n\nUne seconde phrase sans point mais qui suit\n") == [
        ("paragraph", "Une seule phrase."),
        ("paragraph", "Une seconde phrase sans point mais qui suit"),
    ]


def test_quoted_lines_of_a_message_are_a_quote():
    assert [kind for kind, _ in kinds("Il écrivait :\n> une chose\n> puis une autre\nJe réponds.")] == [
        "paragraph",
        "quote",
        "paragraph",
    ]
