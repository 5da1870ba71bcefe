"""What a person adds in citeref.toml is found, named and proposed as if it came with citeref."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from citeref import catalogue
from citeref.find import find
from citeref.model import Document
from citeref.resolve import resolve
from citeref.typed import complete, lookup

Added = Callable[[str], None]

OWN = """
[[instrument]]
ref = "be/loi-vie-privee"
names = ["loi belge vie privée", "LVP"]
short = "loi vie privée (BE)"
address = "https://example.org/lvp"

[[instrument]]
ref = "xx/charte"
names = { fr = "charte maison", en = ["House Charter", "our house rules"] }

[[instrument]]
ref = "xx/socle"
names = ["Socle"]
wary = true

[alias]
"texte belge" = "be/loi-vie-privee"
"règlement général vie privée" = "eu/reg/2016/679"
"affaire du laboratoire" = "fr/cnil/SAN-2022-009"

[[numbers]]
prefix = "DEC-"
number = "####-###"
ref = "xx/dec/{number}"
address = "https://example.org/dec/{number}"

[[numbers]]
prefix = "Note n° "
number = "#+/##"
ref = "xx/note/{number}"
"""


@pytest.fixture(autouse=True)
def own(added: Added) -> None:
    added(OWN)


def refs(document: Document | str) -> list[str]:
    return [ref for citation in resolve(find(document)) for ref in citation.refs]


def test_an_article_of_an_instrument_by_any_of_its_names(document: Document) -> None:
    """L'article 12 de la loi belge vie privée, puis l'article 3 de la LVP ; LOI BELGE VIE PRIVÉE, art. 4."""
    assert refs(document) == [f"be/loi-vie-privee/art_{number}" for number in (12, 3, 4)]


def test_a_name_in_each_of_its_languages(document: Document) -> None:
    """L'article 5 de la charte maison. Article 6 of the House Charter."""
    assert refs(document) == ["xx/charte/art_5", "xx/charte/art_6"]


def test_a_name_typed_with_loose_accents_and_typographic_signs_is_the_same(added: Added) -> None:
    added("""
[[instrument]]
ref = "xx/abri"
names = ["re\u0300gles d\u2019abri cent\u2011marins"]
""")
    assert refs("L'article 2 des règles d'abri cent-marins.") == ["xx/abri/art_2"]


def test_a_wary_name_counts_beside_an_article_or_after_its_determiner(document: Document) -> None:
    """L'article 2 du Socle dit tout. Socle commun des connaissances."""
    assert refs(document) == ["xx/socle/art_2"]


def test_an_alias_leads_to_a_known_law_an_own_one_and_a_decision(document: Document) -> None:
    """L'article 28-3 du règlement général vie privée, l'article 7 du texte belge, l'affaire du laboratoire."""
    assert refs(document) == [
        "eu/reg/2016/679/art_28/par_3",
        "be/loi-vie-privee/art_7",
        "fr/cnil/SAN-2022-009",
    ]


def test_a_number_is_read_with_any_dash_and_over_a_line_s_end(document: Document) -> None:
    """Les décisions DEC-2024-017 et DEC–2024–018, puis la Note n°
    1204/23."""
    assert refs(document) == ["xx/dec/2024-017", "xx/dec/2024-018", "xx/note/1204-23"]


def test_a_number_of_another_shape_or_inside_another_word_is_none(document: Document) -> None:
    """DEC-2024-0171, DEC-2024-17, XDEC-2024-017, dec-2024-017, DEC-2024-017-A et Note n° 12/2023."""
    assert refs(document) == []


def test_the_points_of_a_numbered_paper_and_its_short_form(document: Document) -> None:
    """Le point 12 de la DEC-2024-017. Ladite décision est brève."""
    assert refs(document) == ["xx/dec/2024-017/pt_12", "xx/dec/2024-017"]


def test_a_bare_article_is_never_a_numbered_paper_s(document: Document) -> None:
    """L'article 3 de la LVP. Voir la DEC-2024-017. L'article 4 suit."""
    assert refs(document) == ["be/loi-vie-privee/art_3", "xx/dec/2024-017", "be/loi-vie-privee/art_4"]


@pytest.mark.parametrize(
    ("ref", "label", "address"),
    [
        (
            "be/loi-vie-privee/art_12",
            "loi vie privée (BE), article 12",
            "https://example.org/lvp",
        ),
        ("xx/charte", "charte maison", ""),
        ("xx/dec/2024-017", "DEC-2024-017", "https://example.org/dec/2024-017"),
        ("xx/note/1204-23", "Note n° 1204/23", ""),
    ],
)
def test_labels_and_addresses_are_the_person_s(ref: str, label: str, address: str) -> None:
    assert catalogue.label(ref) == label
    assert catalogue.address(ref) == address
    assert catalogue.known(ref)


def test_a_label_keeps_to_the_language_where_the_names_do() -> None:
    assert catalogue.name("xx/charte", "en") == "House Charter"


def test_typing_is_read_generously_and_completed() -> None:
    assert lookup("lvp 12") == ["be/loi-vie-privee/art_12"]
    assert lookup("loi belge vie privee 12") == ["be/loi-vie-privee/art_12"]
    assert lookup("dec-2024-017") == ["xx/dec/2024-017"]
    assert lookup("note n° 1204/23") == ["xx/note/1204-23"]
    assert ("loi vie privée (BE)", "be/loi-vie-privee") in complete("loi bel")


def test_what_is_taken_out_is_no_longer_known(added: Added) -> None:
    added("")
    assert refs("L'article 12 de la loi belge vie privée et DEC-2024-017.") == []
    assert lookup("dec-2024-017") == []
    assert not catalogue.known("be/loi-vie-privee")
    assert "be/loi-vie-privee" not in catalogue.authorities()


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(["DEC-", "2024", "-017", "Note n° ", "1/23", " ", "\n", "–", "LVP"])))
def test_whatever_stands_around_a_number_its_words_are_where_the_span_says(parts: list[str]) -> None:
    text = "".join(parts)
    for citation in resolve(find(text)):
        assert text[slice(*citation.span)] == citation.text


@pytest.mark.parametrize("text", ["DEC-" * 20_000, "DEC-2024-" * 10_000, "Note n° " + "1" * 100_000])
def test_a_hostile_text_is_read_in_ordinary_time(text: str) -> None:
    since = time.process_time()
    assert refs(text) == []
    assert time.process_time() - since < 2
