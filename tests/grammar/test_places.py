"""Places: articles, paragraphs, points, their lists and ranges, and which words belong to which of them."""

from __future__ import annotations

import pytest
from reading import citations, refs, words

from citeref.model import Document

GDPR = "eu/reg/2016/679"


@pytest.mark.parametrize(
    "written",
    [
        "article 28-3 a)",
        "article 28.3.a",
        "article 28, paragraphe 3, point a)",
        "article 28, § 3, sous a)",
        "article 28 § 3 a)",
        "article 28 (3) (a)",
        "art. 28(3)(a)",
        "article 28, paragraphe 3, lettre a)",
        "point a) du paragraphe 3 de l'article 28",
        "point a) de l'article 28, paragraphe 3,",
        "article 28-3-a",
    ],
)
def test_one_place_however_it_is_written(written: str) -> None:
    text = f"Le contrat suit l'{written} du RGPD."
    assert refs(text) == [f"{GDPR}/art_28/par_3/pnt_a"]


def test_a_hyphen_parts_article_and_paragraph_only_where_articles_are_numbered_plainly(
    document: Document,
) -> None:
    """L'article 28-3 du RGPD, l'article 226-17 du code pénal, l'article 6-1 de la LCEN."""
    assert refs(document) == [f"{GDPR}/art_28/par_3", "fr/code/penal/art_226-17", "fr/loi/2004-575/art_6-1"]


def test_each_member_of_a_list_has_words_of_its_own(document: Document) -> None:
    """Les articles 9, 28-3 et 29 du RGPD."""
    assert words(document) == ["articles 9", "28-3", "29"]


def test_the_act_governs_the_whole_list_before_it(document: Document) -> None:
    """Les articles 5, 6 et 9 du RGPD ainsi que les articles 8 et 82 de la loi n° 78-17."""
    assert refs(document) == [
        *(f"{GDPR}/art_{n}" for n in (5, 6, 9)),
        "fr/loi/78-17/art_8",
        "fr/loi/78-17/art_82",
    ]


def test_a_range_of_whole_numbers_is_each_of_them_and_one_citation(document: Document) -> None:
    """Les articles 15 à 22 du RGPD."""
    (citation,) = citations(document)
    assert [ref.pinpoint for ref in citation.refs] == [f"art_{n}" for n in range(15, 23)]
    assert not citation.range


def test_a_range_of_anything_else_is_its_two_ends(document: Document) -> None:
    """Les articles L. 1121-1 à L. 1121-4 du code du travail."""
    (citation,) = citations(document)
    assert citation.range
    assert [ref.pinpoint for ref in citation.refs] == ["art_L1121-1", "art_L1121-4"]


def test_an_immense_range_is_not_spelt_out(document: Document) -> None:
    """Les articles 1 à 9999 du code civil."""
    (citation,) = citations(document)
    assert citation.range
    assert len(citation.refs) == 2


def test_a_range_that_runs_backwards_is_no_range(document: Document) -> None:
    """Les articles 22 à 15 du RGPD."""
    assert all(len(citation.refs) <= 2 for citation in citations(document))


def test_digits_after_a_bracket_are_not_cut(document: Document) -> None:
    """Article 128(3) of Regulation (EU) No 575/2013 sets the buffer."""
    assert refs(document) == ["eu/reg/2013/575/art_128/par_3"]


def test_bis_is_a_range_in_german_and_a_number_in_french() -> None:
    assert refs("Die Art. 13 bis 15 DSGVO gelten.") == [f"{GDPR}/art_{n}" for n in (13, 14, 15)]
    assert refs("L'article 13 bis du règlement (UE) n° 910/2014.") == ["eu/reg/2014/910/art_13a"]
    assert refs("L'article 24 bis de la loi du 29 juillet 1881.") == ["fr/loi/1881-07-29/art_24-bis"]


def test_and_following_adds_nothing(document: Document) -> None:
    """Les articles 12 et suivants du RGPD, Art. 12 ff. DSGVO, Article 12 et seq. GDPR."""
    assert refs(document) == [f"{GDPR}/art_12"] * 3


def test_words_and_figures_for_ordinals(document: Document) -> None:
    """Le second alinéa de l'article 226-1 du code pénal, puis le troisième alinéa de l'article 226-8 du code pénal."""
    assert refs(document) == ["fr/code/penal/art_226-1/aln_2", "fr/code/penal/art_226-8/aln_3"]


def test_the_first_article_has_a_word_of_its_own(document: Document) -> None:
    """L'article premier du RGPD et l'article 1er de la loi n° 78-17."""
    assert refs(document) == [f"{GDPR}/art_1", "fr/loi/78-17/art_1"]


def test_roman_numerals_become_arabic(document: Document) -> None:
    """Le chapitre IX du RGPD et l'annexe XIII du règlement (UE) 2024/1689."""
    assert refs(document) == [f"{GDPR}/cpt_9", "eu/reg/2024/1689/anx_13"]


def test_divisions_of_french_articles(document: Document) -> None:
    """Le b du 2° du I de l'article 21 de la loi n° 2004-801."""
    assert refs(document) == ["fr/loi/2004-801/art_21/par_1/pnt_2/pnt_b"]


def test_points_are_counted_in_each_alphabet() -> None:
    assert refs("Член 28, параграф 3, буква з) от ОРЗД.") == [f"{GDPR}/art_28/par_3/pnt_h"]
    assert refs("Το άρθρο 28 παράγραφος 3 στοιχείο η) του ΓΚΠΔ.") == [f"{GDPR}/art_28/par_3/pnt_h"]


def test_a_comma_before_the_paragraph_as_belgian_authorities_write(document: Document) -> None:
    """Les articles 5,1, f) et 32 du RGPD sont violés, et l'article 6,4 du RGPD aussi."""
    assert refs(document) == [f"{GDPR}/art_5/par_1/pnt_f", f"{GDPR}/art_32", f"{GDPR}/art_6/par_4"]
