"""Quotations without a citation are looked up in the law at hand."""

from __future__ import annotations

from pathlib import Path

import lantern
import pytest

from citeref.documents import read_text
from citeref.find import find
from citeref.quotes.lookup import look_up
from citeref.quotes.pages import Pages
from citeref.resolve import resolve


def places(text: str, folder: Path) -> list[str]:
    document = read_text(text, "presse.txt")
    found = look_up(document, resolve(find(document)), Pages(lantern.cache(folder)))
    return [str(ref) for one in found for ref in one.refs]


def test_a_long_quotation_is_found_and_its_place_named(tmp_path: Path) -> None:
    text = "Le journal écrit : « Les goélands du large annoncent le mauvais temps bien avant les baromètres ». Fin."
    assert places(text, tmp_path) == ["eu/reg/2016/679/rct_2"]


@pytest.mark.parametrize(
    "text",
    [
        "Le journal écrit : « la tour est gardée ». Fin.",
        "Le journal écrit : « les pêcheurs du port annoncent le mauvais temps bien avant les touristes de l'été ». Fin.",
        "L'article 7 du RGPD dit : « Le gardien quitte la tour dès que la relève a signé le cahier ».",
    ],
)
def test_a_short_one_another_s_words_and_one_with_a_citation_are_not(text: str, tmp_path: Path) -> None:
    assert places(text, tmp_path) == []
