"""A code kept section by section, and a decision kept under one of its names: all of it is found."""

from __future__ import annotations

import json

import harbour
import pilots
import pytest

from citeref.cache import Cache
from citeref.errors import CacheError
from citeref.law import add, show
from citeref.law.identify import identify, others
from citeref.ref import Ref

PORT = Ref(harbour.REF)
ONE, TWO = "LEGISCTA000000000001", "LEGISCTA000000000002"


def section(identity: str, first: str, second: str, day: str = "2031-01-01") -> bytes:
    """A page of Légifrance that shows two articles of the code of harbours."""
    page = harbour.section().replace(ONE, identity).replace("2031-01-01", day)
    return page.replace("Article 1er", f"Article {first}").replace("L212-3", second).encode()


@pytest.fixture
def sections(cache: Cache) -> Cache:
    add(section(TWO, "L300-1", "L300-2"), cache)
    add(section(ONE, "1er", "L212-3"), cache)
    return cache


def words(cache: Cache, place: str, at: str = "") -> str:
    authority, passage = show(PORT / place, "fr", cache, at)
    assert passage.ref == PORT / place
    return authority.words(passage)


def test_two_sections_of_one_day_lie_side_by_side(sections: Cache) -> None:
    names = sorted(page.path.name for page in sections.pages(PORT))
    assert names == [f"fr@2031-01-01+{ONE}.html", f"fr@2031-01-01+{TWO}.html"]
    assert sections.verify() == []
    assert sections.languages(PORT) == ("fr",)
    assert words(sections, "art_1") == words(sections, "art_L300-1") == "Le port est ouvert."
    assert "Salue le phare" in words(sections, "art_L212-3/par_1")
    page = sections.page(PORT / "art_L300-2" / "par_1", "fr")
    assert page is not None
    assert page.origin.holds == ("art_L300-1", "art_L300-2")


def test_the_same_section_again_is_one_page_and_another_text_of_it_is_refused(sections: Cache) -> None:
    assert add(section(ONE, "1er", "L212-3"), sections).path.name == f"fr@2031-01-01+{ONE}.html"
    with pytest.raises(CacheError, match="another page"):
        add(section(ONE, "1er", "L212-4"), sections)
    assert len(list(sections.pages(PORT))) == 2


def test_a_section_of_another_day_is_asked_for_by_the_day(sections: Cache) -> None:
    later = section(TWO, "L300-1", "L300-2", "2032-06-01").replace(b"ouvert", "fermé".encode())
    add(later, sections)
    assert words(sections, "art_L300-1", "2031-12-31") == "Le port est ouvert."
    assert words(sections, "art_L300-1", "2032-06-01") == "Le port est fermé."
    assert words(sections, "art_1", "2032-06-01") == "Le port est ouvert."


def test_the_whole_code_is_its_sections_one_after_another(sections: Cache) -> None:
    authority, passage = show(PORT, "fr", sections)
    assert passage.ref == PORT
    said = authority.words(passage)
    assert said.index("Article L212-3") < said.index("Article L300-1")
    for place in ("art_1", "art_L212-3/par_2/pnt_1", "art_L300-2/par_1/pnt_2/pnt_b"):
        found = authority.passage(PORT / place)
        assert found is not None
        assert authority.words(found) == words(sections, place)
    places = [passage.ref for passage in authority.passages]
    assert len(places) == len(set(places))


def test_a_page_without_a_part_holds_what_no_part_has(sections: Cache) -> None:
    whole = harbour.piste().replace("L212-3", "L900-9").encode()
    sections.add(whole, PORT, "fr", content_type="application/json", version="2031-01-01")
    assert "Salue le phare" in words(sections, "art_L900-9/par_1")
    assert "Salue le phare" in words(sections, "art_L300-2/par_1")


def test_two_sections_asked_of_the_api_lie_side_by_side(cache: Cache) -> None:
    for identity, number in ((ONE, "L212-3"), (TWO, "L300-2")):
        answer = json.loads(
            harbour.piste().replace("L212-3", number).replace('"num": "1er"', f'"num": "{number}-1"')
        )
        title = answer["sections"][0]
        title |= {"id": "LEGISCTA000000000009", "cid": "LEGISCTA000000000009", "articles": []}
        title["sections"][0] |= {"id": f"{identity}_01-01-2031", "cid": identity}
        add(json.dumps(answer).encode(), cache)
    names = sorted(page.path.name for page in cache.pages(PORT))
    assert names == [f"fr@2031-01-01+{ONE}.page.json", f"fr@2031-01-01+{TWO}.page.json"]
    assert words(cache, "art_L300-2/par_2/pnt_1") == "En français."
    assert cache.verify() == []


JUDGED = {
    "DILA": """<?xml version="1.0"?><TEXTE_JURI_JUDI><META><META_COMMUN><ID>JURITEXT000000000001</ID></META_COMMUN>
<META_SPEC><META_JURI><TITRE>Cour de cassation</TITRE><JURIDICTION>Cour de cassation</JURIDICTION></META_JURI>
<META_JURI_JUDI><NUMEROS_AFFAIRES><NUMERO_AFFAIRE>30-12345</NUMERO_AFFAIRE><NUMERO_AFFAIRE>30-12346</NUMERO_AFFAIRE>
</NUMEROS_AFFAIRES><ECLI>ECLI:FR:CCASS:2031:C100001</ECLI></META_JURI_JUDI></META_SPEC></META>
<TEXTE><BLOC_TEXTUEL><CONTENU>La cloche sonne.<br/>Rejette.</CONTENU></BLOC_TEXTUEL></TEXTE></TEXTE_JURI_JUDI>""",
    "PISTE": json.dumps(
        {
            "executionTime": 1,
            "text": {
                "id": "JURITEXT000000000001",
                "juridiction": "Cour de cassation",
                "numeroAffaire": ["30-12.345", "30-12.346"],
                "ecli": "ECLI:FR:CCASS:2031:C100001",
                "texteHtml": "<p>La cloche sonne.</p><p>Rejette.</p>",
            },
        }
    ),
    "Judilibre": json.dumps(
        {
            "id": "1",
            "jurisdiction": "cc",
            "number": "30-12.345",
            "numbers": ["30-12.345", "30-12.346"],
            "ecli": "ECLI:FR:CCASS:2031:C100001",
            "text": "La cloche sonne.\nRejette.",
        }
    ),
}
NAMES = ("fr/cass/30-12.345", "fr/cass/30-12.346", "ecli/FR:CCASS:2031:C100001")


@pytest.mark.parametrize("source", JUDGED)
def test_a_judgment_is_found_by_its_numbers_and_by_its_ecli(cache: Cache, source: str) -> None:
    data = JUDGED[source].encode()
    kept = add(data + b" " * 400, cache)
    assert (str(kept.ref), *kept.origin.also) == NAMES[:1] + NAMES[1:]
    for name in NAMES:
        authority, passage = show(Ref(name) / "aln_1", "fr", cache)
        assert (passage.ref, authority.words(passage)) == (f"{name}/aln_1", "La cloche sonne.")
    assert set(others(data + b" " * 400, Ref(NAMES[2]))) == set(NAMES[:2])


def test_a_decision_of_the_council_of_state_by_its_page_of_legifrance(cache: Cache) -> None:
    page = f"""<html lang="fr"><head><title>x</title><link rel="canonical"
href="https://www.legifrance.gouv.fr/ceta/id/CETATEXT000000000001"/></head><body><main>
<h1>Conseil d'État, 1ère chambre, 02/03/2031, 499999</h1><div class="content">ECLI:FR:CECHR:2031:499999.20310302<br/>
{"La cloche sonne.<br/>" * 30}</div></main></body></html>"""
    assert add(page.encode(), cache).ref == "fr/ce/499999"
    assert show(Ref("ecli/FR:CECHR:2031:499999.20310302"), "fr", cache)[1].ref.startswith("ecli/")


def test_a_judgment_of_the_court_of_justice_by_its_case_the_joined_one_and_its_ecli(cache: Cache) -> None:
    page = pilots.eurlex().replace("In Case C‑7/31,", "In Joined Cases C‑7/31 and C‑9/31, see C‑1/30,")
    page = page.replace("3 May 2032", "3 May 2032 ECLI:EU:C:2032:77").replace(
        "first year", "first year, ECLI:EU:C:2001:1"
    )
    assert add(page.encode(), cache).ref == "eu/cjeu/C-7-31"
    assert identify(page.encode()).also == ("ecli/EU:C:2032:77", "eu/cjeu/C-9-31")
    for name in ("eu/cjeu/C-9-31/pt_1", "ecli/EU:C:2032:77/pt_1", "eu/cjeu/C-7-31/pt_1"):
        authority, passage = show(Ref(name), "en", cache)
        assert (passage.ref, authority.words(passage)) == (name, pilots.PARAGRAPHS[0])
    assert cache.page(Ref("eu/cjeu/C-1-30"), "en") is None


def test_verify_names_what_is_wrong_with_a_section_too(sections: Cache) -> None:
    one, two = sections.pages(PORT)
    one.path.write_bytes(b"other words")
    two.path.unlink()
    (two.path.parent / f"fr@2031-01-01+{ONE}x.html").write_text("x")
    assert [problem.kind for problem in sections.verify()] == ["tampered", "orphan", "missing"]
    origin = two.path.with_suffix(".json")
    origin.rename(origin.with_name("fr@2031-01-01.json"))
    assert "malformed" in [problem.kind for problem in sections.verify()]
