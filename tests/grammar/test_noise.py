"""Texts as scanners, browsers and keyboards leave them: the citation is found, and its span is that of the text as it stood.

`words` checks of every citation that `text[span]` is `citation.text`, so each test here is one of spans too.
"""

from __future__ import annotations

import unicodedata

import pytest
from reading import refs, words

from citeref.model import Document

GDPR = "eu/reg/2016/679"


@pytest.mark.parametrize("space", ["\u00a0", "\u202f", "\u2009", "\u2003", "\t", "\n", "  "])
def test_any_kind_of_space(space: str) -> None:
    text = f"Voir l'article{space}28, paragraphe{space}3, du{space}RGPD."
    assert refs(text) == [f"{GDPR}/art_28/par_3"]
    assert words(text) == [f"article{space}28, paragraphe{space}3"]


def test_soft_hyphens_stay_in_the_words_and_out_of_the_reading() -> None:
    text = "L'ar\u00adti\u00adcle 28 § 3 du R\u00adGPD, oui."
    assert refs(text) == [f"{GDPR}/art_28/par_3"]
    assert words(text) == ["ar\u00adti\u00adcle 28 § 3"]


def test_marks_of_no_width() -> None:
    text = "L'\u200barticle\u200b 9\u200d du RGPD\ufeff, oui."
    assert refs(text) == [f"{GDPR}/art_9"]
    assert words(text) == ["article\u200b 9"]


def test_accents_apart_from_their_letters() -> None:
    text = unicodedata.normalize(
        "NFD", "Le règlement général sur la protection des données et l'article 226-17 du code pénal."
    )
    assert refs(text) == [GDPR, "fr/code/penal/art_226-17"]
    assert words(text)[0] == unicodedata.normalize("NFD", "règlement général sur la protection des données")


def test_letters_of_full_width() -> None:
    text = "Ａｒｔｉｃｌｅ ２８（３） ＧＤＰＲ applies."
    assert refs(text) == [f"{GDPR}/art_28/par_3"]
    assert words(text) == ["Ａｒｔｉｃｌｅ ２８（３）"]


def test_encoded_signs_of_web_pages() -> None:
    text = "l&#39;article&nbsp;9 du RGPD, l&rsquo;article 10 du RGPD, puis rien."
    assert refs(text) == [f"{GDPR}/art_9", f"{GDPR}/art_10"]
    assert words(text)[0] == "article&nbsp;9"


def test_the_number_of_a_footnote_that_stuck_to_a_word() -> None:
    text = "Le principe de l'article 8 de la Charte vaut, comme celui de l'article 16 TFUE31 et de l'article26 du RGPD7."
    assert refs(text) == ["eu/treaty/char/art_8", "eu/treaty/tfeu/art_16", f"{GDPR}/art_26"]
    assert words(text)[2] == "article26"


def test_a_name_that_holds_the_word_article_is_no_citation() -> None:
    assert refs("Le RGPD est décrit dans `[article28].md` et à #article28.") == [GDPR]


def test_words_cut_at_the_end_of_the_line() -> None:
    text = "L'arti-\ncle 28 du RGPD et le rè-\nglement (UE) 2016/679 ; l'article\n32 du\nRGPD."
    assert refs(text) == [f"{GDPR}/art_28", GDPR, f"{GDPR}/art_32"]
    assert words(text) == ["arti-\ncle 28", "rè-\nglement (UE) 2016/679", "article\n32"]


def test_the_slips_of_a_scanner(document: Document) -> None:
    """L'artic1e 28 du RGPO et l'arlicle 9 du RGPD sont visés."""
    assert refs(document) == [f"{GDPR}/art_28", f"{GDPR}/art_9"]


def test_capitals_without_accents(document: Document) -> None:
    """L'ARTICLE 28, PARAGRAPHE 3, POINT A), DU REGLEMENT GENERAL SUR LA PROTECTION DES DONNEES EST CLAIR."""
    assert refs(document) == [f"{GDPR}/art_28/par_3/pnt_a"]


def test_emphasis_of_markdown(document: Document) -> None:
    """**article 28** du *RGPD*, l'_article 9_ du **RGPD**, et voilà."""
    assert words(document) == ["article 28", "article 9"]


def test_marks_of_footnotes_on_the_number(document: Document) -> None:
    """L'article 28¹ du RGPD² et l'article 9[3] du RGPD se répondent."""
    assert refs(document) == [f"{GDPR}/art_28", f"{GDPR}/art_9"]


def test_signs_outside_the_basic_plane_shift_nothing(document: Document) -> None:
    """⚖️ 👩‍⚖️ 𝔸 article 9 du RGPD 👍🏽 puis art. 28 RGPD 🎉."""
    assert words(document) == ["article 9", "art. 28"]


def test_quotation_marks_of_every_country(document: Document) -> None:
    """“Article 28 GDPR” and ‘Article 9 GDPR’, „Art. 6 DSGVO“, « article 7 du RGPD »."""
    assert refs(document) == [f"{GDPR}/art_{n}" for n in (28, 9, 6, 7)]


def test_dashes_of_every_length() -> None:
    text = "C‑311/18 ; C–131/12 ; C-362/14 P ; SAN—2022—009 ; article 226–17 du code pénal."
    assert refs(text) == [
        "eu/cjeu/C-311-18",
        "eu/cjeu/C-131-12",
        "eu/cjeu/C-362-14",
        "fr/cnil/SAN-2022-009",
        "fr/code/penal/art_226-17",
    ]


def test_numbers_with_stray_or_missing_spaces(document: Document) -> None:
    """Règlement (UE) 2016 / 679, règlement (UE)2016/679, directive 95/46/ CE, règlement n° 2016/679/UE."""
    assert refs(document) == [GDPR, GDPR, "eu/dir/1995/46", GDPR]


@pytest.mark.parametrize(
    "noise",
    [
        lambda text: text.replace(" ", "\u00a0"),
        lambda text: unicodedata.normalize("NFD", text),
        lambda text: text.replace("e", "e\u00ad"),
        lambda text: text.replace("'", "’"),
        lambda text: text.replace("-", "\u2011"),
        lambda text: text.replace(" ", "\u200b "),
        lambda text: text.upper(),
    ],
    ids=["no-break spaces", "accents apart", "soft hyphens", "curly", "hard hyphens", "no width", "capitals"],
)
def test_noise_changes_nothing_in_what_is_cited(noise: object) -> None:
    plain = (
        "Vu le règlement (UE) 2016/679, notamment son article 28 ; vu l'article 226-17 du code pénal ; "
        "vu la directive 95/46/CE ; vu la délibération SAN-2022-009 ; vu l'arrêt C-311/18."
    )
    assert callable(noise)
    assert refs(noise(plain)) == refs(plain)
    assert len(refs(plain)) == 6
