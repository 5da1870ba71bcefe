"""Addresses: what they say themselves, plain or percent-encoded, is the citation."""

from __future__ import annotations

import pytest
from reading import citations, refs

from citeref.model import Document, Link, Span

GDPR = "eu/reg/2016/679"


@pytest.mark.parametrize(
    ("address", "ref"),
    [
        ("https://eur-lex.europa.eu/legal-content/FR/TXT/?uri=CELEX:32016R0679", GDPR),
        ("https://eur-lex.europa.eu/legal-content/EN/TXT/HTML/?uri=CELEX%3A32016R0679&from=EN", GDPR),
        ("https://eur-lex.europa.eu/legal-content/FR/TXT/?uri=CELEX:02016R0679-20160504", GDPR),
        ("https://eur-lex.europa.eu/eli/reg/2016/679/oj", GDPR),
        ("http://data.europa.eu/eli/reg/2016/679/art_28/oj", f"{GDPR}/art_28"),
        ("https://eur-lex.europa.eu/legal-content/FR/TXT/?uri=CELEX:62012CJ0131", "eu/cjeu/C-131-12"),
        ("https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=ecli:ECLI:EU:C:2014:317", "ecli/EU:C:2014:317"),
        ("https://curia.europa.eu/juris/liste.jsf?num=C-311/18", "eu/cjeu/C-311-18"),
        ("https://www.legifrance.gouv.fr/codes/texte_lc/LEGITEXT000006070719/", "fr/code/penal"),
        ("https://www.legifrance.gouv.fr/cnil/id/CNILTEXT000045614368", "fr/cnil/SAN-2022-009"),
        (
            "https://www.cnil.fr/fr/reglement-europeen-protection-donnees/chapitre4#Article28",
            f"{GDPR}/art_28",
        ),
        ("https://gdpr-info.eu/art-28-gdpr/", f"{GDPR}/art_28"),
        ("https%3A%2F%2Feur-lex.europa.eu%2Feli%2Freg%2F2016%2F679%2Foj", GDPR),
    ],
)
def test_what_an_address_says(address: str, ref: str) -> None:
    (citation,) = citations(f"À lire : {address} (en ligne).")
    assert (citation.refs, citation.kind, citation.text) == ((ref,), "url", address)


@pytest.mark.parametrize(
    "address",
    [
        "https://exemple.fr/rgpd/article-9",
        "https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI999999999999",
        "https://exemple.fr/a?next=SAN-2022",
        "https://www.lemonde.fr/article/2018/05/25/rgpd_1234.html",
        "dpo@rgpd.exemple.fr",
        "C:\\dossier\\article-28\\gdpr.docx",
    ],
)
def test_an_address_that_says_nothing_of_ours(address: str) -> None:
    assert refs(f"À lire : {address} (en ligne).") == []


def test_the_full_stop_of_the_sentence_is_not_the_address_s(document: Document) -> None:
    """Voir https://eur-lex.europa.eu/eli/reg/2016/679/oj."""
    (citation,) = citations(document)
    assert citation.text.endswith("/oj")


def test_words_and_address_of_a_markdown_link_are_two_citations(document: Document) -> None:
    """[l'article 9 du RGPD](https://eur-lex.europa.eu/eli/reg/2016/679/oj)"""
    assert [(c.kind, *c.refs) for c in citations(document)] == [("short", f"{GDPR}/art_9"), ("url", GDPR)]


def test_a_link_of_the_document_cites_by_its_target() -> None:
    text = "Le texte officiel est en ligne."
    link = Link(Span(3, 17), "https://eur-lex.europa.eu/eli/reg/2016/679/oj")
    (citation,) = citations(Document(name="page.html", text=text, links=(link,)))
    assert (citation.text, citation.refs, citation.kind) == ("texte officiel", (GDPR,), "url")
    assert citation.evidence == (link.target,)


def test_numbers_of_the_journal_stand_without_an_address(document: Document) -> None:
    """Recherchez 32016R0679 ou ECLI:EU:C:2014:317 dans la base."""
    assert refs(document) == [GDPR, "ecli/EU:C:2014:317"]
