"""What tells one family of citations from another where they look alike."""

from __future__ import annotations

import pytest
from reading import citations, refs

from citeref.find import find
from citeref.model import Document


def test_a_sanction_and_a_plain_number(document: Document) -> None:
    """Par sa délibération SAN-2022-009, puis sa délibération n° 2018-155, la Commission a statué."""
    assert refs(document) == ["fr/cnil/SAN-2022-009", "fr/cnil/2018-155"]


def test_a_law_of_the_same_shape_goes_to_its_own_family(document: Document) -> None:
    """La loi n° 2018-493 du 20 juin 2018 modifie la loi du 6 janvier 1978."""
    assert refs(document) == ["fr/loi/2018-493", "fr/loi/78-17"]


def test_the_two_letters_ce(document: Document) -> None:
    """Le règlement (CE) n° 45/2001, puis CE, 19 juin 2020, n° 430810, puis le marquage CE du drone."""
    assert refs(document) == ["eu/reg/2001/45", "fr/ce/430810"]


def test_the_letters_cedh_are_a_court_or_a_convention(document: Document) -> None:
    """L'article 8 de la CEDH protège la vie privée."""
    assert refs(document) == ["coe/echr/art_8"]


@pytest.mark.parametrize(
    ("written", "ref"),
    [
        ("Council Regulation (EEC) No 2092/91", "eu/reg/1991/2092"),
        ("Regulation (EC) No 1049/2001", "eu/reg/2001/1049"),
        ("Regulation (EU) No 910/2014", "eu/reg/2014/910"),
        ("Regulation (EU) 2016/679", "eu/reg/2016/679"),
        ("Regulation (Euratom) No 2587/1999", "eu/reg/1999/2587"),
        ("Directive 95/46/EC", "eu/dir/1995/46"),
        ("Directive 2002/58/EC", "eu/dir/2002/58"),
        ("Directive (EU) 2015/1535", "eu/dir/2015/1535"),
        ("Commission Implementing Decision (EU) 2016/1250", "eu/dec_impl/2016/1250"),
        ("Commission Delegated Regulation (EU) 2022/30", "eu/reg_del/2022/30"),
        ("Framework Decision 2008/977/JHA", "eu/dec_framw/2008/977"),
    ],
)
def test_year_and_number_by_the_custom_of_their_time(written: str, ref: str) -> None:
    assert refs(f"It follows from {written} that notice is due.") == [ref]


@pytest.mark.parametrize(
    ("written", "ref"),
    [
        ("l'article L. 1111-8 du code de la santé publique", "fr/code/sante-publique/art_L1111-8"),
        ("l'article L1111-8 CSP", "fr/code/sante-publique/art_L1111-8"),
        ("l'article R. 625-10 du code pénal", "fr/code/penal/art_R625-10"),
        ("l'article 9 du Code civil", "fr/code/civil/art_9"),
        ("l'art. 700 du code de procédure civile", "fr/code/procedure-civile/art_700"),
        ("l'article L. 111-1 du code de la consommation", "fr/code/consommation/art_L111-1"),
        ("l'article L. 112-2 CPI", "fr/code/propriete-intellectuelle/art_L112-2"),
        ("l'article L. 251-1 du code de la sécurité intérieure", "fr/code/securite-interieure/art_L251-1"),
        (
            "l'article L. 34-5 du code des postes et des communications électroniques",
            "fr/code/postes-communications-electroniques/art_L34-5",
        ),
        ("l'article L. 561-2 du code monétaire et financier", "fr/code/monetaire-financier/art_L561-2"),
        (
            "l'article L. 2131-1 du code général des collectivités territoriales",
            "fr/code/collectivites-territoriales/art_L2131-1",
        ),
    ],
)
def test_french_codes_by_name_and_abbreviation(written: str, ref: str) -> None:
    assert refs(f"Le tribunal vise {written}, sans plus.") == [ref]


@pytest.mark.parametrize(
    ("written", "ref"),
    [
        ("§ 26 Abs. 1 BDSG", "de/bdsg/par_26/par_1"),
        ("section 155 of the Data Protection Act 2018", "uk/dpa-2018/sec_155"),
        ("Article 28 of the UK GDPR", "uk/gdpr/art_28"),
        ("el artículo 76.2 de la LOPDGDD", "es/lopdgdd/art_76/par_2"),
    ],
)
def test_laws_of_other_countries(written: str, ref: str) -> None:
    assert refs(f"Cf. {written}.") == [ref]


def test_kinds_say_how_the_authority_is_given() -> None:
    text = (
        "Règlement (UE) 2016/679. Le RGPD. Ledit règlement. Schrems II. "
        "https://eur-lex.europa.eu/eli/reg/2016/679/oj est en ligne."
    )
    assert [citation.kind for citation in citations(text)] == [
        "explicit",
        "short",
        "anaphora",
        "described",
        "url",
    ]


def test_a_heading_of_the_text_is_not_a_citation_but_its_sentence_cites(document: Document) -> None:
    """Article L. 1111-8

    Les personnes mentionnées à l'article L. 1110-4 du code de la santé publique signent."""
    assert refs(document) == ["fr/code/sante-publique/art_L1110-4"]


def test_points_of_a_decision_are_its_numbered_paragraphs(document: Document) -> None:
    """Le point 32 de la délibération SAN-2022-009 ; CJUE, C-311/18, points 88 à 90."""
    assert refs(document) == [
        "fr/cnil/SAN-2022-009/pt_32",
        *(f"eu/cjeu/C-311-18/pt_{n}" for n in (88, 89, 90)),
    ]


def test_an_arrete_keeps_its_registration_number_as_evidence() -> None:
    found = find("L'arrêté du 12 avril 2018 (NOR : ABCD1234567E) fixe le cahier des charges.")
    assert [(citation.refs, citation.evidence[-1]) for citation in found] == [
        (("fr/arrete/2018-04-12",), "ABCD1234567E")
    ]


def test_the_euratom_treaty_is_not_the_treaty_establishing_the_community(document: Document) -> None:
    """Article 31 of the Euratom Treaty, then l'article 30 du traité instituant la Communauté européenne de l'énergie atomique."""
    assert refs(document) == ["eu/treaty/eaec/art_31", "eu/treaty/eaec/art_30"]


def test_a_code_of_another_country_in_brackets_is_not_the_french_one(document: Document) -> None:
    """L'article 458 du Code pénal (Belgique) protège le secret."""
    assert "fr/code/penal/art_458" not in refs(document)
