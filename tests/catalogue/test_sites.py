"""The numbers that court sites give their pages."""

from __future__ import annotations

import pytest

from citeref.catalogue import address
from citeref.catalogue.sites import decision_on, page_of
from citeref.ref import Ref


@pytest.mark.parametrize(
    ("number", "ref"),
    [("001-177082", "coe/ecthr/61496-08"), ("5FCA277DE35A255D41CA73AB", "fr/cass/19-19.463")],
)
def test_a_page_s_number_leads_to_the_decision_and_back(number: str, ref: str) -> None:
    assert decision_on(number) == ref == Ref(ref)
    assert number.lower() in page_of(ref)
    assert address(Ref(ref)) == page_of(ref)


def test_a_number_that_nobody_knows_names_nothing() -> None:
    assert decision_on("001-999999") == ""
    assert page_of("coe/ecthr/1-99") == ""
