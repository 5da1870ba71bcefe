"""A rule speaks only where the mistake must be the author's."""

from __future__ import annotations

from citeref.documents import read_text
from citeref.model import Citation, Finding, Span
from citeref.ref import Ref
from citeref.rules import check

GDPR = "eu/reg/2016/679"


def judged(
    between: str, words: str = "article 28, paragraphe 11", place: str = "art_28/par_11"
) -> list[Finding]:
    """What is said of a place that leans on « RGPD », named before the text `between`."""
    text = f"Le RGPD{between}{words}."
    at = text.index(words)
    named = Citation("RGPD", Span(3, 7), (Ref(GDPR),), kind="short")
    leaning = Citation(
        words, Span(at, at + len(words)), (Ref(f"{GDPR}/{place}"),), kind="short", evidence=("RGPD",)
    )
    return check(read_text(text, "avis.txt"), [named, leaning])


def test_a_place_that_leans_on_a_law_named_near_is_judged() -> None:
    assert [finding.rule for finding in judged(" impose, en son ")] == ["unknown-paragraph"]


def test_a_place_that_leans_on_a_law_named_far_away_is_probably_anothers() -> None:
    assert judged(" s'applique. " + "La loi belge dit autre chose. " * 30) == []


def test_a_point_without_its_article_is_probably_of_some_other_list() -> None:
    assert judged(" prime ; voir ", "point z", "art_28/par_3/pnt_z") == []
    assert judged(" prime ; voir ", "ce point", "art_28/par_3/pnt_z") == []
