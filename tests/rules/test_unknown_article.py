"""An article that its instrument does not have."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from citeref.model import Finding

Found = Callable[..., list[Finding]]


def test_an_article_beyond_the_last_one(findings: Found) -> None:
    (finding,) = findings("Fondé sur l'article 105 du RGPD.", "article 105 du RGPD", "art_105")
    assert (finding.rule, finding.text) == ("unknown-article", "article 105 du RGPD")
    assert finding.message == "GDPR ends at Article 99"
    assert str(finding) == "§1  unknown-article  article 105 du RGPD: GDPR ends at Article 99"


def test_the_finding_lies_on_the_wrong_number_of_a_list(findings: Found) -> None:
    text = "See Articles 15, 82 and 101 of the GDPR."
    (finding,) = findings(text, "Articles 15, 82 and 101 of the GDPR", "art_15", "art_82", "art_101")
    assert finding.text == "101"
    assert text[slice(*finding.span)] == "101"


def test_a_range_that_runs_out_of_the_law_is_one_finding(findings: Found) -> None:
    (finding,) = findings(
        "articles 97 à 101 du RGPD", "articles 97 à 101 du RGPD", *(f"art_{n}" for n in range(97, 102))
    )
    assert finding.text == "101"


@pytest.mark.parametrize(
    ("words", "place", "law"),
    [
        ("article 99 du RGPD", "art_99", "eu/reg/2016/679"),
        ("article 101 TFUE", "art_101", "eu/treaty/tfeu"),
        ("§ 126 BDSG", "par_126", "de/bdsg"),
        ("article 5 bis du règlement eIDAS", "art_5a", "eu/reg/2014/910"),
        ("article 4000 du code civil", "art_4000", "fr/code/civil"),
    ],
)
def test_what_exists_or_cannot_be_known_is_left_alone(
    findings: Found, words: str, place: str, law: str
) -> None:
    assert findings(f"Selon l'{words}.", words, place, law=law) == []


def test_a_doubtful_citation_is_not_judged(findings: Found) -> None:
    assert findings("l'article 105", "article 105", "art_105", confidence=0.4) == []


def test_an_article_is_not_there_before_the_act_that_put_it_in() -> None:
    from citeref.documents import read_text
    from citeref.find import find
    from citeref.resolve import resolve
    from citeref.rules import check

    text = "L'article 5 bis du règlement (UE) n° 910/2014 fonde le portefeuille."
    for name, wrong in (("2020-03-01-note.txt", True), ("2025-03-01-note.txt", False), ("note.txt", False)):
        document = read_text(text, name)
        assert bool(check(document, resolve(find(document)))) is wrong
