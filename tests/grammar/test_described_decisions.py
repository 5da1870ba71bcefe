"""Decisions known by party, date, amount or name only: two independent signs, and the words that led there."""

from __future__ import annotations

import pytest
from reading import citations, refs

from citeref.find import find
from citeref.model import Document


def test_party_and_amount(document: Document) -> None:
    """L'éditeur Dedalus Biologie a écopé de 1,5 million d'euros d'amende de la CNIL."""
    (citation,) = citations(document)
    assert (citation.refs, citation.kind) == (("fr/cnil/SAN-2022-009",), "described")
    assert "Dedalus Biologie" in citation.evidence
    assert citation.confidence < 1


@pytest.mark.parametrize(
    "amount", ["1,5 million d'euros", "1,5 M€", "1 500 000 euros", "1.500.000 €", "1 500 000 €"]
)
def test_an_amount_in_every_notation(amount: str) -> None:
    text = f"La CNIL a prononcé une amende de {amount} contre Dedalus Biologie."
    assert refs(text) == ["fr/cnil/SAN-2022-009"]


def test_party_and_date_in_english(document: Document) -> None:
    """On 15 April 2022 the French regulator fined Dedalus Biologie."""
    assert refs(document) == ["fr/cnil/SAN-2022-009"]


def test_the_name_everybody_gives_a_judgment(document: Document) -> None:
    """Since Schrems II, exporters assess the law of the third country."""
    (citation,) = citations(document)
    assert (citation.refs, citation.kind, citation.evidence) == (
        ("ecli/EU:C:2020:559",),
        "described",
        ("Schrems II",),
    )


def test_its_number_beside_it_is_the_same_citation(document: Document) -> None:
    """L'arrêt Schrems II (C-311/18) a invalidé le bouclier."""
    assert refs(document) == ["eu/cjeu/C-311-18"]


@pytest.mark.parametrize(
    "text",
    [
        "Dedalus Biologie recrute à Lyon.",
        "Dedalus Biologie a levé 12 millions d'euros.",
        "Le tribunal de Paris a ordonné de bloquer un site où traînaient les fichiers de Dedalus Biologie.",
        "La CNIL ouvre une enquête ; Google publie ses résultats.",
        "Max Schrems donne une conférence à Vienne.",
    ],
)
def test_one_sign_is_not_enough(text: str) -> None:
    assert refs(text) == []


def test_another_amount_is_another_matter(document: Document) -> None:
    """La CNIL aurait pu infliger 20 millions d'euros à Dedalus Biologie."""
    assert refs(document) == []


def test_a_description_cut_by_another_citation_keeps_to_its_own_words() -> None:
    text = "Cette amende a été décidée au regard du chiffre d'affaires de la société Dedalus Biologie, dit la CNIL."
    found = [citation for citation in find(text) if citation.kind == "described"]
    assert [text[slice(*citation.span)] for citation in found] == ["Dedalus Biologie, dit la CNIL"]
