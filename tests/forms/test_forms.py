"""A reference in each form, as a lawyer would write it by hand."""

from __future__ import annotations

import pytest

from citeref.catalogue import authorities
from citeref.forms import FORMS, cite
from citeref.ref import Ref

GDPR = "eu/reg/2016/679/art_28/par_3/pnt_a"
SPAIN = "ecli/EU:C:2014:317/pt_80"

WRITTEN = {
    ("usage", "fr", GDPR): "article 28, paragraphe 3, point a), du règlement (UE) 2016/679 (RGPD)",
    ("usage", "fr", "eu/reg/2016/679/rct_39"): "considérant 39 du règlement (UE) 2016/679 (RGPD)",
    ("usage", "fr", "eu/dir/2002/58/art_5"): "article 5 de la directive 2002/58/CE (directive ePrivacy)",
    ("usage", "fr", "fr/code/penal/art_226-16"): "article 226-16 du code pénal",
    ("usage", "fr", "fr/code/civil/art_1"): "article 1er du code civil",
    ("usage", "fr", "fr/loi/78-17/art_8"): "article 8 de la loi n° 78-17 du 6 janvier 1978",
    ("usage", "fr", "fr/ordonnance/2018-1125/art_2"): "article 2 de l'ordonnance n° 2018-1125 du 12 décembre 2018",
    ("usage", "fr", "fr/constitution/art_66"): "article 66 de la Constitution du 4 octobre 1958",
    ("usage", "fr", "eu/treaty/tfeu/art_16"): "article 16 du traité sur le fonctionnement de l'Union européenne (TFUE)",
    ("usage", "fr", SPAIN): "CJUE, 13 mai 2014, Google Spain and Google, C-131/12, EU:C:2014:317, point 80",
    ("usage", "fr", "fr/cnil/SAN-2022-009/pt_32"):
        "CNIL, 15 avril 2022, Dedalus Biologie, délibération n° SAN-2022-009, point 32",
    ("usage", "fr", "ecli/FR:CECHR:2019:433069.20191016"): "CE, 16 octobre 2019, n° 433069",
    ("usage", "en", GDPR): "Article 28(3)(a) of Regulation (EU) 2016/679 (GDPR)",
    ("usage", "en", "fr/code/penal/art_226-16"): "Article 226-16 of the Code pénal",
    ("usage", "en", "fr/cnil/SAN-2022-009"): "CNIL, deliberation No SAN-2022-009, Dedalus Biologie, 15 April 2022",
    ("oscola", "en", GDPR): "Regulation (EU) 2016/679 (GDPR) [2016] OJ L119/1, art 28(3)(a)",
    ("oscola", "en", SPAIN): "Case C-131/12 Google Spain and Google EU:C:2014:317, para 80",
    ("oscola", "en", "eu/reg/2024/1689/art_6"): "Regulation (EU) 2024/1689 (AI Act) [2024] OJ L2024/1689, art 6",
    ("oscola", "en", "fr/loi/78-17/art_8"): "Loi n° 78-17 du 6 janvier 1978, art 8",
    ("oscola", "en", "coe/ecthr/12345-06"): "App no 12345/06 (ECtHR)",
    ("oscola", "en", "fr/cnil/SAN-2022-009/pt_32"): "Dedalus Biologie, Délibération SAN-2022-009 (CNIL, 15 April 2022), para 32",
    ("eu", "fr", GDPR): "article 28, paragraphe 3, point a), du règlement (UE) 2016/679",
    ("eu", "en", GDPR): "Article 28(3)(a) of Regulation (EU) 2016/679",
    ("eu", "fr", "eu/dir/1995/46/art_1"): "article 1er de la directive 95/46/CE",
    ("eu", "fr", SPAIN): "arrêt du 13 mai 2014, Google Spain and Google, C-131/12, point 80",
    ("eu", "en", "fr/code/penal/art_226-16"): "Article 226-16 of the Code pénal",
    ("bluebook", "en", GDPR): "Regulation 2016/679, art. 28(3)(a)",
    ("bluebook", "fr", GDPR): "Règlement 2016/679, art. 28(3)(a)",
    ("bluebook", "en", "eu/dir/1995/46/art_1"): "Directive 95/46, art. 1",
    ("bluebook", "en", "eu/reg/2001/45"): "Regulation 45/2001",
    ("bluebook", "en", SPAIN): "Case C-131/12, Google Spain & Google, ¶ 80",
    ("eli", "fr", GDPR): "http://data.europa.eu/eli/reg/2016/679/art_28/par_3/pnt_a/oj",
    ("celex", "fr", GDPR): "32016R0679",
    ("celex", "fr", SPAIN): "62012CJ0131",
    ("ecli", "fr", SPAIN): "ECLI:EU:C:2014:317",
    ("ecli", "fr", "eu/cjeu/C-131-12"): "ECLI:EU:C:2014:317",
    ("ecli", "fr", GDPR): "",
    ("eli", "fr", "fr/code/penal"): "",
    ("label", "fr", GDPR): "RGPD, article 28, paragraphe 3, point a)",
    ("address", "en", GDPR): "https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:32016R0679#art_28",
    ("markdown", "fr", GDPR):
        "[RGPD, article 28, paragraphe 3, point a)](https://eur-lex.europa.eu/legal-content/FR/TXT/?uri=CELEX:32016R0679#art_28)",
    ("markdown", "fr", "fr/ddhc/art_16"): "DDHC, article 16",
}  # fmt: skip


@pytest.mark.parametrize(("form", "lang", "ref"), WRITTEN)
def test_a_reference_is_written_as_by_hand(form: str, lang: str, ref: str):
    assert cite(Ref(ref), form, lang) == WRITTEN[form, lang, ref]


def test_the_long_form_says_who_made_the_act_and_when():
    assert cite(Ref("eu/reg/2016/679/art_5"), "usage", long=True) == (
        "article 5 du règlement (UE) 2016/679 du Parlement européen et du Conseil du 27 avril 2016 (RGPD)"
    )
    assert cite(Ref("ecli/FR:CECHR:2019:433069.20191016"), "usage", long=True).startswith("Conseil d'État, ")


def test_the_long_forms_of_the_institutions_and_of_the_bluebook_end_in_the_official_journal():
    ref = Ref("eu/reg/2016/679/art_5")
    told = {lang: cite(ref, "eu", lang, long=True) for lang in ("fr", "en")}
    assert told["fr"].startswith(
        "article 5 du règlement (UE) 2016/679 du Parlement européen et du Conseil du 27 avril 2016"
    )
    assert told["fr"].endswith("(JO L 119 du 4.5.2016, p. 1)")
    assert told["en"].endswith("(OJ L 119, 4.5.2016, p. 1)")
    assert cite(ref, "bluebook", "en", long=True).endswith(", art. 5, 2016 O.J. (L 119) 1 (EU)")
    assert cite(Ref("eu/dir/1995/46"), "bluebook", "en", long=True).endswith("1995 O.J. (L 281) 31 (EC)")
    assert cite(Ref(SPAIN), "eu", "en", long=True).endswith("C-131/12, EU:C:2014:317, paragraph 80")
    assert cite(Ref(SPAIN), "bluebook", "en", long=True) == (
        "Case C-131/12, Google Spain & Google, ECLI:EU:C:2014:317, ¶ 80 (May 13, 2014)"
    )


def test_a_link_survives_what_an_address_may_hold():
    link = cite(Ref("coe/ecthr/12345-06"), "markdown", "en")
    assert not set(link.partition("](")[2][:-1]) & set('()"{}<> ')


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_no_authority_is_too_odd_for_a_form(form: str, lang: str):
    for authority in authorities():
        for long in (False, True):
            written = cite(authority / "art_1", form, lang, long=long)
            assert written == " ".join(written.split())
            assert form in ("eli", "celex", "ecli", "address") or written
