"""Terms that a document defines for an act, and their later uses."""

from __future__ import annotations

import pytest
from reading import refs

AI = "eu/reg/2024/1689"


@pytest.mark.parametrize(
    ("opening", "use"),
    [
        (
            "Le règlement (UE) 2024/1689 (ci-après « le Règlement ») arrive.",
            "L'article 50 du Règlement exige un signal.",
        ),
        (
            "Le règlement (UE) 2024/1689 (ci-après, le « Règlement IA ») arrive.",
            "L'article 50 du Règlement IA exige un signal.",
        ),
        (
            'Regulation (EU) 2024/1689 (hereinafter "the Regulation") arrives.',
            "Article 50 of the Regulation asks for a sign.",
        ),
        (
            'Regulation (EU) 2024/1689 ("the Regulation") arrives.',
            "Article 50 of the Regulation asks for a sign.",
        ),
        (
            "Die Verordnung (EU) 2024/1689 (im Folgenden „die Verordnung“) kommt.",
            "Artikel 50 der Verordnung verlangt ein Zeichen.",
        ),
    ],
)
def test_a_defined_term_carries_its_articles(opening: str, use: str) -> None:
    found = refs(f"{opening} {use}")
    assert found[0] == AI
    assert f"{AI}/art_50" in found
    assert {ref.split("/art_")[0] for ref in found} == {AI}


def test_a_term_is_known_with_its_capital_only() -> None:
    text = (
        "La directive (UE) 2022/2555 (ci-après « la Directive ») arrive. La directive du chef de projet suit."
    )
    assert refs(text)[0] == "eu/dir/2022/2555"
    assert len(refs(text)) <= 2


def test_what_nobody_defined_is_no_citation() -> None:
    assert refs("Le Règlement entre en vigueur. Le Contrat aussi.") == []
