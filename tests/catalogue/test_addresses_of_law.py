"""Where references lead: CELEX, ELI and the official pages, by rule and by the catalogue."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest

from citeref.catalogue import address, authorities, celex, eli
from citeref.find import find

GDPR = "eu/reg/2016/679"
EURLEX = "https://eur-lex.europa.eu/legal-content/FR/TXT/?uri="


@pytest.mark.parametrize(
    ("ref", "number"),
    [
        (GDPR, "32016R0679"),
        (f"{GDPR}/art_28/par_3", "32016R0679"),
        ("eu/dir/1995/46", "31995L0046"),
        ("eu/reg/2001/45", "32001R0045"),
        ("eu/dec_framw/2008/977", "32008F0977"),
        ("eu/dec_impl/2021/914", "32021D0914"),
        ("eu/reg/2031/7", "32031R0007"),
        ("eu/cjeu/C-131-12", "62012CJ0131"),
        ("ecli/EU:C:2014:317", "62012CJ0131"),
        ("fr/loi/78-17", ""),
    ],
)
def test_the_celex_number(ref: str, number: str) -> None:
    assert celex(ref) == number


@pytest.mark.parametrize(
    ("ref", "path"),
    [
        (GDPR, "reg/2016/679/oj"),
        (f"{GDPR}/art_28/par_3", "reg/2016/679/art_28/par_3/oj"),
        ("eu/dir/2002/58/art_5", "dir/2002/58/art_5/oj"),
        ("eu/treaty/tfeu/art_16", "treaty/tfeu_2016/art_16/oj"),
    ],
)
def test_the_european_legislation_identifier(ref: str, path: str) -> None:
    assert eli(ref) == f"http://data.europa.eu/eli/{path}"


@pytest.mark.parametrize("ref", ["fr/loi/78-17", "eu/cjeu/C-131-12", "eu/wp29/248", "coe/echr/art_8"])
def test_what_has_no_european_identifier(ref: str) -> None:
    assert eli(ref) == ""


@pytest.mark.parametrize(
    ("ref", "page"),
    [
        (GDPR, EURLEX + "CELEX:32016R0679"),
        (f"{GDPR}/art_28/par_3", EURLEX + "CELEX:32016R0679#art_28"),
        (f"{GDPR}/rct_39", EURLEX + "CELEX:32016R0679#rct_39"),
        ("eu/treaty/tfeu/art_16/par_1", EURLEX + "CELEX:12016E016"),
        ("ecli/EU:C:2014:317", EURLEX + "ecli:ECLI:EU:C:2014:317"),
        ("fr/code/penal", "https://www.legifrance.gouv.fr/codes/texte_lc/LEGITEXT000006070719"),
        ("fr/loi/78-17", "https://www.legifrance.gouv.fr/loda/id/JORFTEXT000000886460"),
        ("fr/cnil/SAN-2022-009", "https://www.legifrance.gouv.fr/cnil/id/CNILTEXT000045614368"),
        ("fr/ce/430810", "https://www.conseil-etat.fr/fr/arianeweb/CE/decision/2020-06-19/430810"),
        (
            "ecli/FR:CECHR:2031:999001.20310128",
            "https://www.conseil-etat.fr/fr/arianeweb/CE/decision/2031-01-28/999001",
        ),
        ("ecli/FR:CCASS:2031:C100001", ""),
        ("fr/ce/999001", ""),
        ("xx/law", ""),
    ],
)
def test_the_official_page(ref: str, page: str) -> None:
    assert address(ref) == page


def test_the_page_is_asked_for_in_the_readers_language() -> None:
    assert address(GDPR, "de").startswith("https://eur-lex.europa.eu/legal-content/DE/TXT/")


def test_every_address_is_a_whole_secure_one() -> None:
    for ref in authorities():
        page = address(ref)
        assert not page or (urlsplit(page).scheme, bool(urlsplit(page).netloc)) == ("https", True), ref


@pytest.mark.parametrize(
    "ref",
    [f"{GDPR}/art_28", "eu/dir/1995/46", "eu/treaty/tfeu/art_16", "fr/cnil/SAN-2022-009", "fr/code/penal"],
)
def test_an_address_is_read_back_as_the_reference_it_was_made_for(ref: str) -> None:
    (citation,) = find(f"Lire {address(ref)} en ligne.")
    assert (citation.refs, citation.kind) == ((ref,), "url")
