"""Names, labels and headings: what a reference is called, in French and in English."""

from __future__ import annotations

import pytest

from citeref.catalogue import authorities, heading, known, label, name, pinpoint_label, title
from citeref.ref import Ref

GDPR = "eu/reg/2016/679"


@pytest.mark.parametrize(
    ("ref", "french", "english"),
    [
        (GDPR, "RGPD", "GDPR"),
        (f"{GDPR}/art_28/par_3/pnt_a", "RGPD, article 28, paragraphe 3, point a)", "GDPR, Article 28(3)(a)"),
        (
            f"{GDPR}/art_6/par_1/aln_2",
            "RGPD, article 6, paragraphe 1, alinéa 2",
            "GDPR, Article 6(1), subparagraph 2",
        ),
        (f"{GDPR}/rct_39", "RGPD, considérant 39", "GDPR, recital 39"),
        (f"{GDPR}/cpt_4/sct_2", "RGPD, chapitre IV, section 2", "GDPR, Chapter IV, Section 2"),
        ("eu/reg/2001/45", "règlement (CE) n° 45/2001", "Regulation (EC) No 45/2001"),
        ("eu/treaty/tfeu/art_16/par_1", "TFUE, article 16, paragraphe 1", "TFEU, Article 16(1)"),
        ("fr/code/penal/art_226-17", "Code pénal, article 226-17", "Code pénal, Article 226-17"),
        ("coe/echr/art_8", "CEDH, article 8", "ECHR, Article 8"),
        (
            "fr/cnil/SAN-2022-009/pt_32",
            "délibération SAN-2022-009 (Dedalus Biologie), point 32",
            "délibération SAN-2022-009 (Dedalus Biologie), paragraph 32",
        ),
    ],
)
def test_a_reference_in_words(ref: str, french: str, english: str) -> None:
    assert label(ref) == french
    assert label(ref, "en") == english


@pytest.mark.parametrize(
    ("ref", "french", "english"),
    [
        ("eu/reg/2031/7", "règlement (UE) 2031/7", "Regulation (EU) 2031/7"),
        ("eu/reg/2011/9999", "règlement (UE) n° 9999/2011", "Regulation (EU) No 9999/2011"),
        ("eu/dir/1996/999", "directive 96/999/CE", "Directive 96/999/EC"),
        ("eu/cjeu/C-999-30", "CJUE, C-999/30", "Case C-999/30"),
        ("fr/loi/1849-02-13", "loi du 13 février 1849", "loi du 13 février 1849"),
        ("fr/decret/2031-12", "décret n° 2031-12", "décret n° 2031-12"),
        ("fr/arrete/2031-04-02", "arrêté du 2 avril 2031", "arrêté du 2 avril 2031"),
        ("fr/cc/2031-9-QPC", "CC, n° 2031-9 QPC", "CC, n° 2031-9 QPC"),
        ("coe/ecthr/99999-31", "CEDH, n° 99999/31", "ECtHR, no. 99999/31"),
        ("xx/law", "xx/law", "xx/law"),
    ],
)
def test_an_authority_the_catalogue_does_not_know_is_named_by_rule(
    ref: str, french: str, english: str
) -> None:
    assert not known(ref)
    assert (name(ref), name(ref, "en")) == (french, english)


def test_the_place_alone() -> None:
    assert pinpoint_label(f"{GDPR}/art_28/par_3") == "article 28, paragraphe 3"
    assert pinpoint_label(f"{GDPR}/art_28/par_3", "en") == "Article 28(3)"
    assert pinpoint_label(GDPR) == ""


@pytest.mark.parametrize(
    ("place", "french", "english"),
    [
        ("art_28", "Sous-traitant", "Processor"),
        ("art_28/par_3/pnt_a", "Sous-traitant", "Processor"),
        ("cpt_2", "Principes", "Principles"),
        ("rct_39", "", ""),
        ("art_999", "", ""),
    ],
)
def test_the_official_heading_of_a_place(place: str, french: str, english: str) -> None:
    assert (heading(f"{GDPR}/{place}"), heading(f"{GDPR}/{place}", "en")) == (french, english)


def test_the_long_title_is_there_for_those_who_ask() -> None:
    assert title(GDPR).startswith("Règlement (UE) 2016/679")
    assert title("xx/law") == ""


@pytest.mark.parametrize("lang", ["fr", "en", "de", "bg"])
def test_every_authority_has_a_name_in_whatever_language(lang: str) -> None:
    for ref in authorities():
        assert Ref(str(ref)) == ref
        assert name(ref, lang)
        assert label(ref / "art_1", lang) != label(ref, lang)
