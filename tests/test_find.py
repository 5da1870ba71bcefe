"""Finding as a whole: order, spans, settings, and texts that nobody would write."""

from __future__ import annotations

import os
import subprocess
import sys
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading import citations, refs

from citeref.find import find
from citeref.model import Citation, Document
from citeref.ref import Ref
from citeref.resolve import resolve

GDPR = "eu/reg/2016/679"

PIECES = (
    "article ", "articles ", "l'article ", "Art. ", "§ ", "paragraphe ", "point ", "considérant ", "recital ", "alinéa ",
    "28", "28-3", "6(1)(f)", "L. 1111-8", "226-17", "a)", "(f)", "IX", "bis ", "premier ", "deuxième ", "9999999999",
    " du RGPD", " GDPR", " DSGVO", " de la loi n° 78-17", " du code pénal", " règlement (UE) 2016/679", " directive 95/46/CE",
    "SAN-2022-009", "C-311/18", "ECLI:EU:C:2014:317", "CE, 19 juin 2020, n° 430810", "Schrems II", "Dedalus Biologie",
    "1,5 million d'euros", "ledit ", "du même ", "ibid. ", "cet ", "that ", "le présent règlement", "(ci-après « le Règlement »)",
    " et ", ", ", " à ", " bis ", "-", "–", ". ", "\n", "\n\n", "« ", " »", "(", ")", "[", "](",
    "https://", "eur-lex.europa.eu/eli/",
    "reg/2016/679/oj", "%2F", "&nbsp;", "\u00ad", "\u200b", "\u00a0", "e\u0301", "İ", "ß", "Ａ",
    "👩‍⚖️", "член ", "άρθρο ", "cikk ", "artiklan ",
)  # fmt: skip
"""Words that begin, continue and break citations, to be thrown together."""

PATCHWORK = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
ANY = st.text(st.characters(codec=None), max_size=80)
TEXTS = st.one_of(PATCHWORK, ANY, st.tuples(PATCHWORK, ANY, PATCHWORK).map("".join))
PLACES = st.sampled_from(
    [None, GDPR, f"{GDPR}/art_28", f"{GDPR}/rct_39", "fr/code/penal/art_226-17", "fr/loi/78-17"]
)


def in_order(found: list[Citation]) -> bool:
    return all(a.span.start <= b.span.start for a, b in pairwise(found))


@given(TEXTS, PLACES, st.sampled_from([None, "fr", "en", "bg", "hu", "xx"]))
@settings(max_examples=300, deadline=None)
def test_of_any_text_at_all_citations_point_into_it_in_order(
    text: str, at: str | None, lang: str | None
) -> None:
    found = find(text, at=at, lang=lang)
    assert in_order(found)
    for citation in [*found, *resolve(found)]:
        start, end = citation.span
        assert 0 <= start < end <= len(text)
        assert text[start:end] == citation.text
        assert not citation.range or len(citation.refs) == 2 or citation.lean
        assert 0 < citation.confidence <= 1


@given(TEXTS)
@settings(max_examples=200, deadline=None)
def test_the_same_text_gives_the_same_citations(text: str) -> None:
    assert resolve(find(text)) == resolve(find(text))


@given(PATCHWORK)
@settings(max_examples=200, deadline=None)
def test_a_document_is_read_like_its_text(text: str) -> None:
    assert find(Document(name="x", text=text)) == find(text)


HOSTILE = {
    "the same word": "article ",
    "words and numbers": "article 28 ",
    "digits without end": "9",
    "lists without end": "28, ",
    "ranges without end": "1 à ",
    "open brackets": "(",
    "nested points": "article 1(a)(",
    "open quotes": "« ",
    "definitions": '(ci-après "le Règlement") ',
    "capitals": "A",
    "addresses": "https://",
    "percent signs": "%25",
    "entities": "&nbsp;",
    "combining marks": "\u0301",
    "soft hyphens": "\u00ad",
    "cut words": "a-\n",
    "companies": "Google ",
    "anaphora": "ledit article du même règlement ",
    "hyphens": "1-",
    "ordinals": "premier deuxième ",
    "romans": "IVXIVX",
}


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_text_of_any_length_is_read(unit: str) -> None:
    """Twice the text gives at most twice the citations and a little; nothing is made out of repetition."""
    short, long = (resolve(find(unit * times)) for times in (1000, 2000))
    assert in_order(long)
    assert len(long) <= 2 * len(short) + 10
    assert sum(len(c.refs) for c in long) <= 2 * sum(len(c.refs) for c in short) + 400
    assert all(c.span.end - c.span.start <= len(unit) * 2000 for c in long)


def test_nothing_is_found_in_nothing() -> None:
    assert find("") == []
    assert find(" \n\t") == []


def test_a_lone_surrogate_is_a_character_like_others() -> None:
    assert refs("\udce9 article 9 du RGPD, \ud800 fin.") == [f"{GDPR}/art_9"]


def test_a_forced_language_reads_what_could_be_either() -> None:
    text = "art. 6 lid 1 AVG en art. 9 AVG"
    assert refs(text + ".", lang="nl") == [f"{GDPR}/art_6/par_1", f"{GDPR}/art_9"]


def test_two_languages_in_one_document(document: Document) -> None:
    """L'article 28, paragraphe 3, du RGPD s'impose.

    Die Verarbeitung stützt sich auf Art. 6 Abs. 1 lit. f DSGVO.

    Opiera się to na art. 9 ust. 2 lit. a RODO.
    """
    assert refs(document) == [
        f"{GDPR}/{place}" for place in ("art_28/par_3", "art_6/par_1/pnt_f", "art_9/par_2/pnt_a")
    ]


class TestATextOfLaw:
    """`at=` says which place in the law the text is."""

    @pytest.mark.parametrize(
        ("at", "text", "expected"),
        [
            (f"{GDPR}/art_35", "Le cas visé au paragraphe 3 demeure.", [f"{GDPR}/art_35/par_3"]),
            (f"{GDPR}/art_35/par_3", "The case under paragraph 1 remains.", [f"{GDPR}/art_35/par_1"]),
            (f"{GDPR}/art_6", "The case of paragraph 1, point (f), remains.", [f"{GDPR}/art_6/par_1/pnt_f"]),
            (f"{GDPR}/art_83", "Subject to Article 58(2), fines follow.", [f"{GDPR}/art_58/par_2"]),
            (
                f"{GDPR}/rct_171",
                "Le présent règlement abroge la directive 95/46/CE.",
                [GDPR, "eu/dir/1995/46"],
            ),
            ("eu/dir/2016/680/art_3", "Les autorités au sens de la présente directive.", ["eu/dir/2016/680"]),
            (
                "fr/loi/78-17/art_8",
                "Les missions prévues à l'article 9 de la présente loi.",
                ["fr/loi/78-17/art_9"],
            ),
        ],
    )
    def test_what_it_says_of_itself(self, at: str, text: str, expected: list[str]) -> None:
        assert refs(text, at=at) == expected

    def test_without_it_the_same_words_are_nobody_s(self) -> None:
        assert refs("Le présent règlement s'applique.") == []
        assert refs("Le cas visé au paragraphe 3 demeure.") == []

    def test_another_act_named_outright_is_that_act(self) -> None:
        text = "Les articles 7 et 8 de la directive 95/46/CE ont vécu."
        assert refs(text, at=f"{GDPR}/art_94") == ["eu/dir/1995/46/art_7", "eu/dir/1995/46/art_8"]

    def test_the_act_itself_named_outright_is_not_dropped(self) -> None:
        assert refs("L'article 9 du RGPD.", at=f"{GDPR}/art_6") == [f"{GDPR}/art_9"]

    def test_a_place_given_as_a_reference_is_as_good_as_its_string(self) -> None:
        text = "Le paragraphe 3 demeure."
        assert find(text, at=Ref(f"{GDPR}/art_35")) == find(text, at=f"{GDPR}/art_35")


def test_one_citation_s_words_are_never_in_two(document: Document) -> None:
    """Vu le RGPD, ses articles 5, 6, paragraphe 1, points a) et f), et 9 ; vu l'article 82 de la loi n° 78-17 du
    6 janvier 1978 ; vu l'arrêt du 16 juillet 2020, Schrems II (C-311/18), point 45 ; vu SAN-2022-009.
    """
    found = citations(document)
    assert len(found) >= 8
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))


def test_the_same_text_gives_the_same_citations_in_every_process() -> None:
    text = "Članak 6. stavak 1. točka (a) Uredbe (EU) 2016/679; člen 9(2) in točka (b); § 3; art. 5 ust. 1."
    script = f"from citeref import find; print([(c.text, c.refs, c.lean) for c in find({text!r})])"
    told = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(told) == 1
