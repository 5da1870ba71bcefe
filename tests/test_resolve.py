"""Short forms to their antecedent: the nearest that fits, within reach, and silence where nothing does."""

from __future__ import annotations

import pytest
from reading import citations, refs

from citeref.find import find
from citeref.model import Document
from citeref.resolve import REACH, resolve

GDPR = "eu/reg/2016/679"
POLICE = "eu/dir/2016/680"


def test_the_said_act_is_the_last_of_its_kind(document: Document) -> None:
    """Le règlement (UE) 2016/679 et la directive (UE) 2016/680. Ladite directive vise la police ; ledit règlement, le reste."""
    assert refs(document)[2:] == [POLICE, GDPR]


def test_that_and_this_in_english(document: Document) -> None:
    """Regulation (EU) 2016/679 and Directive (EU) 2016/680. That Directive covers the police. Article 9 of that Regulation not."""
    assert refs(document)[2:] == [POLICE, f"{GDPR}/art_9"]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("L'article 28 du RGPD oblige. Le paragraphe 3 du même article détaille.", f"{GDPR}/art_28/par_3"),
        ("L'article 226-17 du code pénal. L'article 226-18 du même code.", "fr/code/penal/art_226-18"),
        ("La loi n° 78-17 du 6 janvier 1978. L'article 82 de la même loi.", "fr/loi/78-17/art_82"),
        ("Der Verordnung (EU) 2016/679 folgt vieles. Artikel 9 derselben Verordnung auch.", f"{GDPR}/art_9"),
        ("El Reglamento (UE) 2016/679 rige. El artículo 9 del mismo Reglamento también.", f"{GDPR}/art_9"),
    ],
)
def test_the_same(text: str, last: str) -> None:
    assert refs(text)[-1] == last


def test_its_article_is_that_of_the_act_just_named(document: Document) -> None:
    """Le RGPD encadre la sous-traitance à son article 28."""
    assert refs(document) == [GDPR, f"{GDPR}/art_28"]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("La convention 108+ ne dit rien du RGPD, mais son article 9 protège.", "coe/cets/223/art_9"),
        (
            "La loi n° 2018-493 et l'ordonnance n° 2018-1125 prise en application de son article 32.",
            "fr/loi/2018-493/art_32",
        ),
        ("Le RGPD renvoie à la directive 2002/58/CE en liaison avec son article 5.", "eu/dir/2002/58/art_5"),
    ],
)
def test_whose_article_it_is_where_two_acts_are_named(text: str, last: str) -> None:
    assert refs(text)[-1] == last


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Le RGPD abroge la directive 95/46/CE. L'article 12 porte sur la transparence.", f"{GDPR}/art_12"),
        (
            "NIS 2 repeals Directive (EU) 2016/1148. Art. 20(1) is for managers.",
            "eu/dir/2022/2555/art_20/par_1",
        ),
        ("La directive 95/46/CE est abrogée. L'article 12 y portait sur l'accès.", "eu/dir/1995/46/art_12"),
    ],
)
def test_an_act_that_is_only_repealed_takes_no_article(text: str, last: str) -> None:
    assert refs(text)[-1] == last


def test_a_bare_article_takes_the_act_under_discussion(document: Document) -> None:
    """Le RGPD fixe les règles. L'article 32 impose la sécurité. Les articles 33 et 34 suivent."""
    assert refs(document) == [GDPR, f"{GDPR}/art_32", f"{GDPR}/art_33", f"{GDPR}/art_34"]


def test_an_act_too_short_for_the_article_is_passed_over(document: Document) -> None:
    """Le TFUE est ancien. Le RGPD est récent. L'article 263 ouvre un recours."""
    assert refs(document)[-1] == "eu/treaty/tfeu/art_263"


def test_a_lettered_article_is_a_code_s(document: Document) -> None:
    """Le code du travail protège. Le RGPD aussi. L'article L. 1121-1 le dit."""
    assert refs(document)[-1] == "fr/code/travail/art_L1121-1"


def test_a_bare_article_looks_back_only_so_far() -> None:
    far = "Le RGPD fixe les règles. " + "Le temps passe sans que rien ne soit dit du droit. " * (REACH // 40)
    assert refs(far + "L'article 32 impose la sécurité.") == [GDPR]


def test_a_bare_article_may_be_explained_a_moment_later(document: Document) -> None:
    """L'article 32 impose la sécurité : c'est l'un des articles du RGPD les plus cités."""
    assert refs(document)[0] == f"{GDPR}/art_32"


def test_a_bare_number_that_nothing_answers_is_left_out(document: Document) -> None:
    """L'article 32 impose la sécurité."""
    assert refs(document) == []


def test_a_pointing_word_that_nothing_answers_stays_open(document: Document) -> None:
    """Ladite directive est commentée par tous."""
    (citation,) = citations(document)
    assert (citation.refs, citation.text, citation.kind) == ((), "Ladite directive", "anaphora")


def test_a_contract_in_between_keeps_its_own_articles(document: Document) -> None:
    """Le RGPD s'applique. L'article 12 du présent contrat organise l'audit."""
    assert refs(document) == [GDPR]


def test_what_led_to_the_antecedent_is_said(document: Document) -> None:
    """Le RGPD fixe les règles. L'article 32 impose la sécurité."""
    assert citations(document)[-1].evidence


def test_ibid_repeats_the_citation_before(document: Document) -> None:
    """Article 17 GDPR grants erasure. Ibid., Article 19."""
    assert refs(document)[-1] == f"{GDPR}/art_19"


def test_the_latter_is_the_act_named_last(document: Document) -> None:
    """Le RGPD et la directive (UE) 2016/680 cohabitent. L'article 10 de cette dernière est plus bref."""
    assert refs(document)[-1] == f"{POLICE}/art_10"


def test_what_stands_by_itself_is_left_alone() -> None:
    found = find("L'article 9 du RGPD et la directive 95/46/CE.")
    assert resolve(found) == found


def test_resolving_twice_changes_nothing() -> None:
    once = resolve(find("Le RGPD. Ledit règlement. L'article 32. Ladite loi. Ibid."))
    assert resolve(once) == once


def test_the_citations_given_are_not_changed() -> None:
    found = find("Le RGPD. Ledit règlement.")
    before = list(found)
    resolve(found)
    assert found == before


def test_nothing_resolves_to_nothing() -> None:
    assert resolve([]) == []


def test_a_bare_article_goes_to_the_act_whose_article_has_that_paragraph(document: Document) -> None:
    """Article 6 of the GDPR asks for a basis, Article 8 of the Charter protects data. Under Article 9(2), some is processed."""
    assert refs(document)[-1] == "eu/reg/2016/679/art_9/par_2"
