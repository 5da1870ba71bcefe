"""A paragraph, point or recital that is not there."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from citeref.model import Finding

Found = Callable[..., list[Finding]]


@pytest.mark.parametrize(
    ("words", "place", "message", "nearest"),
    [
        ("article 28, paragraphe 11", "art_28/par_11", "Article 28 of GDPR has 10 paragraphs", "art_28"),
        ("article 29-2", "art_29/par_2", "Article 29 of GDPR has no numbered paragraphs", "art_29"),
        (
            "Article 28(3)(k)",
            "art_28/par_3/pnt_k",
            "Article 28(3) of GDPR has points (a) to (h)",
            "art_28/par_3",
        ),
        ("article 4, point 27", "art_4/pnt_27", "Article 4 of GDPR has points (1) to (26)", "art_4"),
        ("article 28(1)(a)", "art_28/par_1/pnt_a", "Article 28(1) of GDPR has no point (a)", "art_28/par_1"),
    ],
)
def test_a_place_beyond_the_last_one_names_the_nearest(
    findings: Found, words: str, place: str, message: str, nearest: str
) -> None:
    (finding,) = findings(f"Voir {words} du RGPD.", words, place)
    assert (finding.rule, finding.message) == ("unknown-paragraph", message)
    assert finding.suggest == f"eu/reg/2016/679/{nearest}"


def test_a_recital_beyond_the_last_one(findings: Found) -> None:
    (finding,) = findings("considérant 178 du RGPD", "considérant 178 du RGPD", "rct_178")
    assert finding.message == "GDPR has 173 recitals"
    assert finding.suggest is None


@pytest.mark.parametrize(
    "place",
    [
        *(
            "art_23/par_1/pnt_j",
            "art_70/par_1/pnt_y",
            "art_4/pnt_26",
            "rct_173",
            "art_83/par_9",
            "art_4/par_11",
            "art_28/par_3/pnt_7",
            "art_29/par_1",
        ),
        *("art_6/par_1/aln_1/pnt_f", "art_9/aln_7", "art_12/par_5/aln_2"),
    ],
)
def test_places_that_are_there_and_subparagraphs_are_left_alone(findings: Found, place: str) -> None:
    assert findings("Voir ici.", "ici", place) == []


def test_an_unknown_article_is_not_also_an_unknown_paragraph(findings: Found) -> None:
    (finding,) = findings("article 105, paragraphe 3, point a)", "article 105, paragraphe 3", "art_105/par_3")
    assert finding.rule == "unknown-article"


def test_an_act_that_was_amended_may_have_got_more_paragraphs(findings: Found) -> None:
    assert findings("article 7-6", "article 7-6", "art_7/par_96", law="eu/dir/2005/29") == []


def test_a_point_whose_paragraph_is_left_out_is_looked_for_in_all(findings: Found) -> None:
    assert findings("points d) de l'article 23", "points d) de l'article 23", "art_23/pnt_d") == []
    (finding,) = findings("point k) de l'article 23", "point k) de l'article 23", "art_23/pnt_k")
    assert finding.message == "Article 23 of GDPR has no point (k)"
