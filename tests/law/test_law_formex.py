"""Formex 4: the same units as the pages, footnotes apart, and the GDPR in every language of the Union."""

from __future__ import annotations

import json
import lzma
import re
import tarfile
from collections.abc import Iterator
from pathlib import Path

import lighthouse
import lighthouse_formex
import pytest
from test_law_gdpr import GDPR, folded, own, place

from citeref.errors import CacheError
from citeref.law import read
from citeref.law.identify import identify
from citeref.model import Authority
from citeref.ref import Ref

LAW = Ref(lighthouse.LAW)
KEYS = [
    ("L_2016119EN.01000101.xml", "oj.en"),
    ("L_2016119DE.01000101.xml", "oj.de"),
    ("CL2016R0679EN0000020.0001.xml", "consolidated.en"),
    ("CL2016R0679FR0000020.0001.xml", "consolidated.fr"),
]


def acted(terms: str) -> Authority:
    """A Formex file with these enacting terms, read."""
    return read(
        f"<?xml version='1.0'?><ACT><ENACTING.TERMS>{terms}</ENACTING.TERMS></ACT>".encode(), LAW, "da"
    )


def places(authority: Authority) -> list[str]:
    return [passage.ref.pinpoint for passage in authority.passages]


@pytest.mark.parametrize(
    ("page", "version"), [(lighthouse_formex.act(), ""), (lighthouse_formex.consolidated(), "2032-03-01")]
)
def test_a_file_says_itself_what_it_is(page: str, version: str) -> None:
    found = identify(page.encode())
    assert (found.ref, found.lang, found.version) == (LAW, "en", version)


def test_footnotes_are_told_after_the_act() -> None:
    authority = read(lighthouse_formex.act().encode(), LAW, "en")
    assert authority.text.rstrip().endswith("(2) OJ L 1, 1.1.2030, p. 1.")
    assert "2030" not in authority.words(authority.passage(LAW / "rct_2") or authority.passages[0])


def test_terms_and_what_they_mean_are_points() -> None:
    items = "".join(
        f"<DLIST.ITEM><PREFIX>{n})</PREFIX><TERM>{term}</TERM><DEFINITION>{said}</DEFINITION></DLIST.ITEM>"
        for n, term, said in ((1, "lampe", "noget lyst"), (2, "tåge", "<P>noget gråt</P>"))
    )
    authority = acted(
        f'<ARTICLE IDENTIFIER="004"><ALINEA><P>Der forstås ved:</P><DLIST SEPARATOR=":">{items}</DLIST></ALINEA></ARTICLE>'
    )
    words = {p.ref.pinpoint: authority.words(p) for p in authority.passages}
    assert words["art_4/pnt_1"] == "lampe: noget lyst"
    assert words["art_4/pnt_2"] == "tåge: noget gråt"


def test_a_letter_printed_twice_counts_by_its_place() -> None:
    items = "".join(
        f"<ITEM><NP><NO.P>{sign})</NO.P><TXT>{at}</TXT></NP></ITEM>" for at, sign in enumerate("abbc")
    )
    authority = acted(
        f'<ARTICLE IDENTIFIER="001"><ALINEA><LIST TYPE="alpha">{items}</LIST></ALINEA></ARTICLE>'
    )
    assert places(authority)[2:] == [f"art_1/pnt_{letter}" for letter in "abcd"]


def test_another_act_quoted_inside_opens_no_article() -> None:
    inner = '<ARTICLE IDENTIFIER="009"><TI.ART>Article 9</TI.ART><PARAG IDENTIFIER="009.001"><NO.PARAG>1.</NO.PARAG>'
    inner += "<ALINEA>Quoted.</ALINEA></PARAG></ARTICLE>"
    authority = acted(
        f'<ARTICLE IDENTIFIER="001"><ALINEA><P>Read:</P><QUOT.S>{inner}</QUOT.S></ALINEA></ARTICLE>'
    )
    assert [p for p in places(authority) if "aln" not in p] == ["", "art_1"]
    assert "Quoted." in authority.text


@pytest.mark.parametrize(
    ("label", "place_"),
    [
        ("I SKYRIUS", "cpt_1"),
        ("IV. FEJEZET", "cpt_4"),
        ("ΚΕΦΑΛΑΙΟ II", "cpt_2"),
        ("2 JAGU", "sct_2"),
        ("???", "cpt_1"),
    ],
)
def test_a_division_is_known_in_any_language_and_order(label: str, place_: str) -> None:
    authority = acted(
        f"<DIVISION><TITLE><TI><P>{label}</P></TI></TITLE><ARTICLE IDENTIFIER='003'/></DIVISION>"
    )
    assert place_ in places(authority)


def test_entities_of_its_own_are_refused() -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<?xml version="1.0"?><!DOCTYPE ACT [<!ENTITY l0 "ha">{laughs}]><ACT><TITLE>&l11;</TITLE></ACT>'
    with pytest.raises(CacheError, match="entit"):
        read(bomb.encode(), LAW, "en")
    outside = (
        '<?xml version="1.0"?><!DOCTYPE ACT [<!ENTITY f SYSTEM "file:///etc/passwd">]><ACT><P>&f;</P></ACT>'
    )
    with pytest.raises(CacheError, match="entities"):
        read(outside.encode("utf-16"), LAW, "en")


@pytest.mark.parametrize(
    "page",
    [
        "<?xml version='1.0'?><ACT>" + "<P>" * 5000,
        "<?xml version='1.0'?><ACT><P>cut",
        "<?xml version='1.0'?><SHIPS/>",
    ],
)
def test_what_is_too_deep_cut_or_of_another_kind_is_refused(page: str) -> None:
    with pytest.raises(CacheError):
        read(page.encode(), LAW, "en")


@pytest.mark.parametrize(("file", "key"), KEYS, ids=[file for file, _ in KEYS])
def test_every_unit_of_the_gdpr_is_word_for_word_the_answer_keys(
    real_data: Path, file: str, key: str
) -> None:
    def plain(text: str) -> str:
        return re.sub(r"(?<=[„]) | (?=[“,;)])", "", folded(text)) if key == "oj.de" else folded(text)

    rows = (
        (real_data / "data" / "gdpr-structured" / f"gdpr-units.{key}.jsonl").read_text("utf-8").splitlines()
    )
    authority = read((real_data / "data" / "formex-gdpr" / file).read_bytes(), GDPR, key[-2:])
    found = {passage.ref.pinpoint: passage for passage in authority.passages}
    wrong = []
    for row in map(json.loads, rows):
        where, heading = place(row["unit"])
        passage = found.get(where)
        words = "" if passage is None else passage.heading if heading else own(authority, passage)
        if plain(words) != plain(row["text"]):
            wrong.append(row["unit"])
    assert wrong == []


@pytest.fixture(scope="module")
def in_every_language(real_data: Path) -> dict[str, Authority]:
    with tarfile.open(real_data / "data" / "gdpr-24" / "gdpr-24.fmx4.tar.xz") as archive:
        return dict(_languages(archive))


def _languages(archive: tarfile.TarFile) -> Iterator[tuple[str, Authority]]:
    for member in archive:
        if member.isfile() and (file := archive.extractfile(member)):
            data = file.read()
            lang = identify(data).lang
            yield lang, read(data, GDPR, lang)


def test_the_gdpr_has_the_same_structure_in_all_languages(in_every_language: dict[str, Authority]) -> None:
    shapes = {
        lang: {place for place in places(authority) if "aln_" not in place}
        for lang, authority in in_every_language.items()
    }
    assert len(shapes) == 24
    assert {lang for lang in shapes if shapes[lang] != shapes["fr"]} == set()
    articles = [place for place in shapes["fr"] if re.fullmatch(r"art_\d+", place)]
    numbered = [place for place in shapes["fr"] if re.fullmatch(r"art_\d+/par_\d+", place)]
    whole = [article for article in articles if f"{article}/par_1" not in numbered]
    recitals = [place for place in shapes["fr"] if place.startswith("rct_")]
    assert (len(recitals), len(numbered), len(whole), len(articles)) == (173, 372, 17, 99)


def test_every_unit_in_every_language_has_the_words_of_the_answer_key(
    real_data: Path, in_every_language: dict[str, Authority]
) -> None:
    def letters(text: str) -> str:
        return re.sub(r"[\W_]", "", text)

    words = {
        (lang, p.ref.pinpoint): p.label * ("/par" in p.ref or "rct" in p.ref) + authority.words(p)
        for lang, authority in in_every_language.items()
        for p in authority.passages
    }
    with lzma.open(real_data / "data" / "gdpr-24" / "gdpr-24.units.jsonl.xz", "rt", encoding="utf-8") as key:
        rows = [json.loads(line) for line in key]
    assert len(rows) == 24 * 562
    wrong = [
        (r["lang"], r["unit"]) for r in rows if letters(words[r["lang"], r["unit"]]) != letters(r["text"])
    ]
    assert wrong == []
