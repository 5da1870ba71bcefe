"""A quotation laid over the law, word by word."""

from __future__ import annotations

from pathlib import Path

import lantern
import pytest

from citeref import law
from citeref.quotes.fragments import fragments
from citeref.quotes.laying import exact, lay
from citeref.quotes.wording import Wording, wording


@pytest.fixture(scope="module")
def tower(tmp_path_factory: pytest.TempPathFactory) -> Wording:
    cache = lantern.cache(Path(tmp_path_factory.mktemp("cache")), "fr")
    page = cache.page(lantern.GDPR, "fr")
    assert page is not None
    return wording(law.authority(page, cache))


def pieces(text: str) -> list[str]:
    return [one.text.replace("\u00ad", "").strip() for one in fragments(text, 0, len(text))]


def test_what_is_left_out_parts_a_quotation() -> None:
    assert pieces("La lampe […] reste (...) allumée… toujours") == [
        "La lampe",
        "reste",
        "allumée",
        "toujours",
    ]


def test_a_bracketed_letter_is_read_and_a_gloss_taken_out() -> None:
    assert pieces("[L]e gardien [M. Keravel] quitte la tour[s] [sic]") == ["Le gardien", "quitte la tours"]


@pytest.mark.parametrize(
    "text",
    [
        "Le gardien quitte la tour dès que la relève a signé le cahier.",
        "LE GARDIEN QUITTE LA TOUR, DÈS QUE LA RELÈVE A SIGNE LE CAHIER",
        "le gardien quitte la tour dès que\nla re\u00adlève a signé",
        "du gardien quitte la tour dès que la relève",
    ],
)
def test_capitals_spacing_and_a_changed_first_article_count_as_equal(text: str, tower: Wording) -> None:
    (one,) = fragments(text, 0, len(text))
    run = exact(one, tower)
    assert run is not None
    holder = tower.holder(*run)
    assert holder is not None
    assert holder.ref.endswith("art_7/par_1")


def test_a_changed_word_is_named_beside_the_law_s(tower: Wording) -> None:
    text = "un repos paisible aux équipages qui rentrent de la haute mer"
    (one,) = fragments(text, 0, len(text))
    assert exact(one, tower) is None
    laid = lay(one, tower, [(0, len(tower.words))])
    assert laid.changed == (("paisible", "convenable"),)
    assert laid.matched == laid.words - 1


def test_a_dropped_word_is_named(tower: Wording) -> None:
    text = "Le gardien quitte la tour dès que la relève a le cahier"
    (one,) = fragments(text, 0, len(text))
    assert lay(one, tower, [(0, len(tower.words))]).changed == (("", "signé"),)
