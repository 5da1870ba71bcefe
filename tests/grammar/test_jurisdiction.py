"""Acts without a country's mark belong to the country whose text it is."""

from __future__ import annotations

from reading import refs

from citeref.model import Document


def test_a_belgian_judgment_means_belgian_acts(document: Document) -> None:
    """En Belgique, la Chambre contentieuse et le Moniteur belge citent l'article 22 de la Constitution et la loi du 30 mai 2019."""
    assert refs(document) == ["be/constitution/art_22", "be/loi-2019-05-30"]


def test_an_opinion_from_luxembourg_means_the_grand_duchys_acts(document: Document) -> None:
    """La CNPD, au Luxembourg, rappelle l'article 45 du Code civil, le règlement grand-ducal et le Mémorial A."""
    assert refs(document) == ["lu/code-civil/art_45"]


def test_a_french_text_that_mentions_belgium_stays_french(document: Document) -> None:
    """La CNIL, autorité française, cite l'article 9 du code civil ; la Belgique en a un autre, dit la presse de France."""
    assert refs(document) == ["fr/code/civil/art_9"]


def test_a_french_number_stays_french_everywhere(document: Document) -> None:
    """En Belgique, le Moniteur belge et la Chambre contentieuse citent la loi n° 78-17."""
    assert refs(document) == ["fr/loi/78-17"]
