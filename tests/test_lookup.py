"""What a person types to go somewhere: generous with capitals, blanks, order and the word « article »."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citeref.catalogue import label
from citeref.ref import Ref
from citeref.typed import complete, lookup

GDPR = "eu/reg/2016/679"


@pytest.mark.parametrize(
    ("typed", "ref"),
    [
        ("rgpd", GDPR),
        ("  RGPD ", GDPR),
        ("rgpd 28-3 a", f"{GDPR}/art_28/par_3/pnt_a"),
        ("28-3 a rgpd", f"{GDPR}/art_28/par_3/pnt_a"),
        ("gdpr art 9", f"{GDPR}/art_9"),
        ("Article 9 GDPR", f"{GDPR}/art_9"),
        ("gdpr article 6(1)(f)", f"{GDPR}/art_6/par_1/pnt_f"),
        ("rgpd considérant 39", f"{GDPR}/rct_39"),
        ("considérant 39 rgpd", f"{GDPR}/rct_39"),
        ("eu/reg/2016/679/art_28", f"{GDPR}/art_28"),
        ("https://eur-lex.europa.eu/eli/reg/2016/679/oj", GDPR),
        ("32016R0679", GDPR),
        ("règlement 2016/679", GDPR),
        ("nis2 21", "eu/dir/2022/2555/art_21"),
        ("tfue 16", "eu/treaty/tfeu/art_16"),
        ("charte 8", "eu/treaty/char/art_8"),
        ("code pénal 226-17", "fr/code/penal/art_226-17"),
        ("csp L1111-8", "fr/code/sante-publique/art_L1111-8"),
        ("L. 1111-8 csp", "fr/code/sante-publique/art_L1111-8"),
        ("lil 82", "fr/loi/78-17/art_82"),
        ("san-2022-009", "fr/cnil/SAN-2022-009"),
        ("SAN 2022 009", "fr/cnil/SAN-2022-009"),
        ("san-2022-009 point 32", "fr/cnil/SAN-2022-009/pt_32"),
        ("C-311/18", "eu/cjeu/C-311-18"),
        ("ECLI:EU:C:2014:317", "ecli/EU:C:2014:317"),
    ],
)
def test_what_people_type(typed: str, ref: str) -> None:
    assert lookup(typed)[:1] == [ref]


@pytest.mark.parametrize("typed", ["", "   ", "bonjour", "art 9", "2016", "/", "eu/reg"])
def test_what_means_nothing_gives_nothing(typed: str) -> None:
    assert lookup(typed) == []


def test_a_half_typed_name_is_completed_with_its_label() -> None:
    assert ("RGPD", GDPR) in complete("rg")
    assert complete("loi inf")[0][1] == "fr/loi/78-17"
    assert complete("") == []


def test_a_half_typed_series_proposes_decisions_with_their_party() -> None:
    proposed = dict(complete("san-2022", 50))
    assert any("Dedalus" in shown for shown in proposed)
    assert all(ref.startswith("fr/cnil/SAN-2022") for ref in proposed.values())


def test_no_more_is_proposed_than_asked() -> None:
    assert len(complete("c", 3)) == 3


@given(st.text(max_size=40))
def test_whatever_is_typed_only_well_formed_references_come_back(typed: str) -> None:
    for ref in lookup(typed):
        assert Ref(str(ref)) == ref
    for shown, ref in complete(typed):
        assert shown == label(ref)
