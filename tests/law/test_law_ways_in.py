"""What a person is told who asks for a law that is not at hand."""

from __future__ import annotations

import pytest

from citeref.law import way_in
from citeref.ref import Ref

PISTE = "a free account at piste.gouv.fr (CITEREF_PISTE_CLIENT_ID, CITEREF_PISTE_CLIENT_SECRET)"


@pytest.fixture(autouse=True)
def nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    """A person without accounts."""
    for name in ("PISTE_CLIENT_ID", "PISTE_CLIENT_SECRET", "JUDILIBRE_KEY"):
        monkeypatch.delenv(f"CITEREF_{name}", raising=False)


@pytest.mark.parametrize(
    ("ref", "lang", "told"),
    [
        (
            "eu/reg/2016/679/art_28",
            "de",
            "`citeref fetch eu/reg/2016/679 --lang de` asks for it; or save https://eur-lex",
        ),
        (
            "fr/cnil/SAN-2031-001",
            "fr",
            f"`citeref fetch fr/cnil/SAN-2031-001` asks for it, only with {PISTE}; or save its",
        ),
        (
            "fr/code/penal/art_226-17/par_1",
            "fr",
            f"`citeref fetch fr/code/penal/art_226-17` asks for it, surer with {PISTE}",
        ),
        ("fr/loi/2031-12", "fr", f"`citeref fetch fr/loi/2031-12` asks for it, only with {PISTE}"),
        ("fr/cass/30-12.345", "fr", "only with a free account at piste.gouv.fr (CITEREF_JUDILIBRE_KEY)"),
        (
            "ecli/FR:CCASS:2031:C100001",
            "fr",
            "`citeref fetch ecli/FR:CCASS:2031:C100001` asks for it, only with",
        ),
        ("coe/echr/art_8", "fr", "Save https://www.echr.coe.int"),
        ("uk/dpa-2019", "en", "no authority of that name; did you mean `uk/dpa-2018`?"),
    ],
)
def test_a_law_that_is_missing_is_had_by_fetching_or_by_hand(ref: str, lang: str, told: str) -> None:
    assert told in way_in(Ref(ref), lang)


def test_a_person_with_an_account_is_not_told_to_get_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CITEREF_PISTE_CLIENT_ID", "x")
    monkeypatch.setenv("CITEREF_PISTE_CLIENT_SECRET", "y")
    told = way_in(Ref("fr/code/penal/art_226-17"), "fr")
    assert "account" not in told
    assert told.startswith(
        "`citeref fetch fr/code/penal/art_226-17` asks for it; or save https://www.legifrance"
    )
