"""Decisions: numbered paragraphs at their right numbers, parts, sections and operative part, from every source."""

from __future__ import annotations

import json
import tarfile
from pathlib import Path

import foghorn
import pytest

from citeref import law
from citeref.cache import Cache, Layer
from citeref.errors import CacheError
from citeref.law import decision, read
from citeref.law.identify import identify
from citeref.law.lines import Line, of_html, of_text
from citeref.law.numbering import paragraphs
from citeref.model import Authority
from citeref.ref import Ref

REF = Ref(f"fr/cnil/{foghorn.NUMBER}")


def said(authority: Authority) -> dict[str, str]:
    """The words of each unit, white space folded; of parts and sections, the heading."""
    return {p.ref.pinpoint: p.heading or " ".join(authority.words(p).split()) for p in authority.passages[1:]}


def told(*lines: str) -> dict[str, str]:
    return said(decision.read([Line(line) for line in lines], REF, "fr"))


@pytest.mark.parametrize("source", foghorn.PAGES)
def test_every_source_gives_the_same_units(source: str) -> None:
    found = identify(foghorn.PAGES[source].encode())
    assert (found.ref, found.lang) == (REF, "en" if source == "GDPRhub" else "fr")
    authority = read(foghorn.PAGES[source].encode(), found.ref, found.lang)
    assert said(authority) == foghorn.UNITS
    assert foghorn.NUMBER in authority.title


@pytest.mark.parametrize("source", foghorn.PAGES)
def test_a_file_of_any_source_is_added_and_shown(source: str, tmp_path: Path) -> None:
    cache = Cache((Layer("user", tmp_path, True),))
    page = law.add(foghorn.PAGES[source].encode(), cache)
    authority, passage = law.show(REF / "pt_4", page.lang, cache)
    assert authority.words(passage) == foghorn.UNITS["pt_4"]
    assert page.origin.status == ("synopsis" if source == "GDPRhub" else "official")
    assert page.origin.licence
    assert cache.verify() == []


def test_a_paragraph_begins_after_the_sub_heading_of_its_number() -> None:
    found = told("1. Un fait.", "2. Sur le bruit", "2. Un autre fait, avec sa phrase.", "3. Un dernier fait.")
    assert found["pt_2"] == "Un autre fait, avec sa phrase."


def test_a_list_inside_a_paragraph_belongs_to_it() -> None:
    found = told("1. Il y a :", "a) un phare", "b) une corne", "2. C’est tout.")
    assert found["pt_1"] == "Il y a : a) un phare b) une corne"


def test_a_number_that_was_lost_does_not_end_the_count() -> None:
    lines = [f"{n}. Une phrase." for n in range(1, 30) if n != 17]
    assert {f"pt_{n}" for n in range(1, 30) if n != 17} <= set(told(*lines))


def test_rules_quoted_with_dots_do_not_hide_numbers_that_have_none() -> None:
    rules = ["The rule says:", "1. Keepers listen.", "2. Keepers sleep.", "3. Keepers wake."]
    found = told("1 A fact.", *rules, *(f"{n} A sentence on its own." for n in range(2, 14)))
    assert found["pt_1"].endswith("Keepers wake.")
    assert found["pt_2"] == "A sentence on its own."
    assert "pt_13" in found


def test_a_decision_that_numbers_nothing_has_its_paragraphs_counted() -> None:
    found = told(
        "Vu le dossier ;", "Les catégories sont :", "1. les phares ;", "2. les cornes.", "Autorise la corne."
    )
    assert found["aln_5"] == "Autorise la corne."
    assert not any(place.startswith("pt_") for place in found)


def test_the_articles_of_the_operative_part_are_places() -> None:
    found = told(
        "1. Un fait.",
        "2. Un droit.",
        "D E C I D E :",
        "Article 1er : La requête est rejetée.",
        "Article 2. - On le dira.",
    )
    assert found["art_1"] == "La requête est rejetée."
    assert found["art_2"] == "On le dira."


def test_lines_end_at_blocks_and_breaks_whichever_way_they_are_written() -> None:
    assert [line.text for line in of_html("<p>un<br/>deux</p><div>trois</div>quatre<BR></BR>cinq")] == [
        "un", "deux", "trois", "quatre", "cinq",
    ]  # fmt: skip
    assert [line.heading for line in of_html("<p><b>I. Titre</b></p><p>du <b>gras</b></p>")] == [True, False]


def test_what_the_api_refuses_is_said_to_be_refused() -> None:
    with pytest.raises(CacheError, match="no text"):
        read(b'{"executionTime": 1, "dereferenced": false, "text": null}', REF, "fr")
    with pytest.raises(CacheError, match="search results"):
        read(b'{"executionTime": 1, "results": []}', REF, "fr")


def test_the_reading_copy_of_the_gdpr_is_no_text_of_law() -> None:
    page = foghorn.cnil().replace("/fr/x", "/fr/reglement-europeen-protection-donnees/chapitre4")
    with pytest.raises(CacheError, match="reading copy"):
        identify(page.encode())


@pytest.mark.parametrize(
    ("text", "ref"),
    [
        ({"juridiction": "Conseil d'État", "num": "506507"}, "fr/ce/506507"),
        ({"juridiction": "Cour de cassation", "numeroAffaire": ["24-13.470"]}, "fr/cass/24-13.470"),
        ({"juridiction": "Conseil constitutionnel", "num": "2031-7", "nature": "QPC"}, "fr/cc/2031-7-QPC"),
        ({"juridiction": "Cour administrative", "ecli": "ECLI:FR:CAAX:2031:1.2"}, "ecli/FR:CAAX:2031:1.2"),
    ],
)
def test_a_court_s_decision_has_the_reference_of_its_number(text: dict[str, object], ref: str) -> None:
    body = {"id": "CETATEXT000000000001", "texteHtml": "1. Un fait.<br/>2. Un droit.", **text}
    found = identify(json.dumps({"text": body, "note": "x" * 400}).encode())
    assert found.ref == ref


def test_judilibre_numbers_only_the_court_s_own_paragraphs() -> None:
    parts = [
        "Pourvoi\n",
        "1. Un fait.\n2. Un droit.\nPAR CES MOTIFS, la Cour :\nREJETTE\n",
        "1. Moyen annexé.\n2. Encore.\n",
    ]
    at = [len("".join(parts[:n])) for n in range(4)]
    zones = {"motivations": [{"start": at[1], "end": at[2]}], "annexes": [{"start": at[2], "end": at[3]}]}
    value = {"id": "x", "jurisdiction": "cc", "number": "31-12.345", "text": "".join(parts), "zones": zones}
    authority = read(json.dumps(value).encode(), Ref("fr/cass/31-12.345"), "fr")
    assert said(authority)["pt_2"] == "Un droit."
    assert identify(json.dumps({**value, "pad": "x" * 400}).encode()).ref == "fr/cass/31-12.345"


def test_san_2022_009_has_its_88_paragraphs_and_three_parts(real_data: Path) -> None:
    folder = real_data / "data" / "cnil-gdprhub"
    key = json.loads((folder / "SAN-2022-009.paragraphs.en.json").read_text("utf-8"))
    data = (folder / "SAN-2022-009.gdprhub.html").read_bytes()
    authority = read(data, Ref("fr/cnil/SAN-2022-009"), "en")
    spans = {p.ref.pinpoint: p.span for p in authority.passages}
    words = said(authority)
    for row in key["paragraphs"]:
        assert words[f"pt_{row['n']}"] == " ".join(row["text"].split()), row["n"]
    assert sum(place.startswith("pt_") for place in spans) == 88
    for part, first, last in (("prt_1", 1, 26), ("prt_2", 27, 70), ("prt_3", 71, 88)):
        assert spans[part].start <= spans[f"pt_{first}"].start
        assert spans[f"pt_{last}"].end <= spans[part].end
    assert identify(data).ref == "fr/cnil/SAN-2022-009"


@pytest.mark.parametrize(
    ("page", "ref", "units"),
    [
        ("cnil-gdprhub/SAN-2021-012.gdprhub.html", "fr/cnil/SAN-2021-012", {"pt": 103, "prt": 3}),
        ("cnil-gdprhub/SAN-2021-020.gdprhub.html", "fr/cnil/SAN-2021-020", {"pt": 108, "prt": 3}),
        ("cnil-gdprhub/SAN-2024-013.gdprhub.html", "fr/cnil/SAN-2024-013", {"pt": 174, "prt": 3}),
        ("dila-xml/CNILTEXT000026026270.xml", "fr/cnil/2012-138", {"pt": 0, "aln": 39}),
        ("dila-xml/juri_cass.xml", "fr/cass/23-20.005", {"pt": 12}),
        ("piste-json/consult_cnil.json", "fr/cnil/SAN-2026-002", {"aln": 3}),
        ("piste-json/consult_juri_cetat.json", "fr/ce/506507", {"pt": 13, "art": 3}),
        ("piste-json/consult_juri_constit.json", "fr/cc/2025-1173-QPC", {"pt": 19, "art": 2}),
        ("judilibre-json/worldwidelaw-sample.json", "fr/cass/24-86.521", {"pt": 18}),
        ("judilibre-json/sample_detail_resolved.json", "fr/cass/19-19.463", {"pt": 9}),
    ],
)
def test_real_decisions_are_read_whole(real_data: Path, page: str, ref: str, units: dict[str, int]) -> None:
    data = (real_data / "data" / page).read_bytes()
    found = identify(data)
    assert found.ref == ref
    places = [p.ref.pinpoint for p in read(data, found.ref, found.lang).passages]
    for code, number in units.items():
        assert sum(place.startswith(f"{code}_") and "/" not in place for place in places) == number, code


def test_judgments_kept_as_text_are_numbered_through(real_data: Path) -> None:
    path = real_data / "data" / "bench" / "cjeu-gdpr-judgments.en.tar.xz"
    whole = 0
    with tarfile.open(path) as archive:
        for member in archive:
            file = archive.extractfile(member) if member.isfile() else None
            text = file.read().decode("utf-8") if file else ""
            numbers = [one.number for one in paragraphs(of_text(text))]
            whole += bool(numbers) and numbers == [str(n) for n in range(1, len(numbers) + 1)]
    assert whole >= 67, "of 69; the two others are short orders"


def test_plain_text_keeps_its_lines() -> None:
    assert [line.text for line in of_text("un\n\n  deux\n----\nECLI:FR:X:2031:1\n")] == ["un", "deux"]
