"""What comes with the project: five documents, and the law pages they lead to."""

from __future__ import annotations

import hashlib
import html
import re
import string
from functools import cache
from pathlib import Path

import msgspec
import pytest
from lxml import etree

from citeref import catalogue, find, read, resolve
from citeref.cache import builtin_folder
from citeref.model import Origin
from citeref.ref import Ref

BUILTIN = Path(__file__).parents[1] / "cache"
GDPR, SANCTION = "eu/reg/2016/679", "fr/cnil/SAN-2022-009"
PAGES = [(ref, lang) for ref in (GDPR, SANCTION) for lang in ("fr", "en")]
DOSSIER = ("01-agence.txt", "02-presse-locale.html", "03-daily.md", "04-avocat.html", "05-blog-securite.txt")
TOLD = (4, 5, 9, 24, 28, 29, 32, 33, 34, 58, 83)
"""The articles of the GDPR that have a synopsis."""

every_page = pytest.mark.parametrize(("ref", "lang"), PAGES)
both_languages = pytest.mark.parametrize("lang", ["fr", "en"])


@cache
def page(ref: str, lang: str) -> etree._Element:
    parser = etree.HTMLParser(encoding="utf-8")
    return etree.fromstring((BUILTIN / ref / f"{lang}.html").read_bytes(), parser)


def places(ref: str, lang: str) -> list[str]:
    return [unit.get("data-place") for unit in page(ref, lang).iterfind(".//*[@data-place]")]


def unit(ref: str, lang: str, place: str) -> etree._Element:
    return page(ref, lang).find(f".//*[@data-place='{place}']")


def words(element: etree._Element) -> str:
    return re.sub(r"\s+", " ", "".join(element.itertext())).strip()


def count(lang: str, article: int) -> str:
    return words(unit(GDPR, lang, f"art_{article}").find("p[@class='count']"))


def origin(ref: str, lang: str) -> Origin:
    return msgspec.json.decode((BUILTIN / ref / f"{lang}.json").read_bytes(), type=Origin)


@every_page
def test_a_page_says_on_its_face_that_it_is_no_law_and_how_to_get_the_law(ref, lang):
    root = page(ref, lang)
    notice = words(root.find(".//p[@class='notice']"))
    assert (root.get("lang"), root.get("data-ref"), root.get("data-status")) == (lang, ref, "synopsis")
    assert {"fr": "Résumé non officiel", "en": "Unofficial synopsis"}[lang] in notice
    assert f"citeref fetch {ref}" in notice


@every_page
def test_a_page_leads_to_its_official_address(ref, lang):
    links = [link.get("href") for link in page(ref, lang).iterfind(".//a[@href]")]
    assert links == [origin(ref, lang).address] == [catalogue.address(Ref(ref), lang)]


@every_page
def test_the_origin_beside_a_page_tells_its_hash_and_that_it_is_a_synopsis(ref, lang):
    beside = origin(ref, lang)
    assert beside.sha256 == hashlib.sha256((BUILTIN / ref / f"{lang}.html").read_bytes()).hexdigest()
    assert (beside.ref, beside.lang, beside.status, beside.how) == (ref, lang, "synopsis", "built in")
    assert beside.title == words(page(ref, lang).find(".//title"))
    assert beside.licence == "Apache-2.0"


@every_page
def test_every_place_is_a_reference_and_stands_once(ref, lang):
    here = places(ref, lang)
    assert len(here) == len(set(here))
    assert [str(Ref(f"{ref}/{place}")) for place in here] == [f"{ref}/{place}" for place in here]


@pytest.mark.parametrize("ref", [GDPR, SANCTION])
def test_french_and_english_have_the_same_places_in_the_same_order(ref):
    assert places(ref, "fr") == places(ref, "en")


@every_page
def test_no_unit_is_empty(ref, lang):
    empty = [u.get("data-place") for u in page(ref, lang).iterfind(".//*[@data-place]") if not words(u)]
    assert empty == []


@both_languages
def test_the_99_articles_stand_in_order_under_11_chapters(lang):
    here = places(GDPR, lang)
    assert [p for p in here if re.fullmatch(r"art_\d+", p)] == [f"art_{n}" for n in range(1, 100)]
    assert [p for p in here if re.fullmatch(r"cpt_\d+", p)] == [f"cpt_{n}" for n in range(1, 12)]
    assert sum("/sct_" in p for p in here) == 15


@both_languages
def test_paragraphs_and_points_are_as_many_as_the_catalogue_counts(lang):
    structure = catalogue.structure(Ref(GDPR))
    here = places(GDPR, lang)
    for article, paragraphs in structure.articles.items():
        found = [p for p in here if re.fullmatch(rf"art_{article}/par_\d+", p)]
        assert found == [f"art_{article}/par_{n}" for n in range(1, paragraphs + 1)]
        for n in range(1, paragraphs + 1):
            points = [p for p in here if re.fullmatch(rf"art_{article}/par_{n}/pnt_\w+", p)]
            counted = structure.points(article, n) or ()
            assert points == [f"art_{article}/par_{n}/pnt_{letter}" for letter in counted]


@both_languages
def test_an_article_carries_its_official_heading(lang):
    for n in range(1, 100):
        heading = unit(GDPR, lang, f"art_{n}").find("*[@class='heading']")
        assert words(heading) == catalogue.heading(Ref(f"{GDPR}/art_{n}"), lang)


def test_an_article_states_how_many_paragraphs_and_points_it_has():
    assert (
        count("fr", 28) == "10 paragraphes ; le paragraphe 3 compte 8 points, a) à h), et un second alinéa."
    )
    assert count("en", 58).startswith("6 paragraphs; paragraph 1 has 6 points, (a) to (f);")


@both_languages
def test_an_article_without_a_synopsis_says_so_and_no_other_does(lang):
    without = {"fr": "Pas de résumé ici.", "en": "No synopsis here."}[lang]
    assert [n for n in range(1, 100) if without not in count(lang, n)] == list(TOLD)


@both_languages
def test_definitions_and_the_processors_duties_are_told_one_by_one(lang):
    told = [unit(GDPR, lang, f"art_4/pnt_{n}") for n in range(1, 27)]
    told += [unit(GDPR, lang, f"art_28/par_3/pnt_{letter}") for letter in string.ascii_lowercase[:8]]
    assert min(len(words(definition).split()) for definition in told) > 6


def test_the_decision_tells_its_three_parts_and_its_fine():
    here = places(SANCTION, "fr")
    assert [p for p in here if p.startswith("prt_")] == ["prt_1", "prt_2", "prt_3"]
    assert [p for p in here if p.startswith("pt_")] == [f"pt_{n}" for n in range(1, 89)]
    assert "1 500 000 €" in words(unit(SANCTION, "fr", "pt_86"))
    assert unit(SANCTION, "en", "pt_52").getparent().get("data-place") == "prt_2"


def test_the_decision_and_the_catalogue_agree():
    decision, face = catalogue.decision(Ref(SANCTION)), words(page(SANCTION, "fr"))
    assert (decision.number, decision.date, decision.fine_eur) == ("SAN-2022-009", "2022-04-15", 1_500_000)
    assert "délibération du 15 avril 2022" in face
    assert "1 500 000 €" in face


def test_the_dossier_holds_five_documents_in_three_formats():
    assert sorted(path.name for path in (BUILTIN / "dossier").iterdir()) == sorted(DOSSIER)


@pytest.mark.parametrize("name", DOSSIER)
def test_a_document_of_the_dossier_is_short_and_says_that_it_is_a_demonstration(name):
    text = (BUILTIN / "dossier" / name).read_text("utf-8")
    assert 150 < len(re.sub(r"<[^>]+>", " ", text).split()) < 400
    assert re.search(r"(?i)texte de démonstration de citeref|demonstration text for citeref", text)


def test_what_the_local_paper_quotes_stands_word_for_word_in_the_synopsis():
    paper = html.unescape((BUILTIN / "dossier" / DOSSIER[1]).read_text("utf-8"))
    quoted = [re.sub(r"\s+", " ", quotation).strip() for quotation in re.findall("«([^»]+)»", paper)]
    assert len(quoted) == 2
    assert all(quotation in words(page(SANCTION, "fr")) for quotation in quoted)


def test_the_lawyer_links_to_the_deliberation_and_never_writes_its_number():
    post = (BUILTIN / "dossier" / DOSSIER[3]).read_text("utf-8")
    assert 'href="https://www.legifrance.gouv.fr/cnil/id/CNILTEXT000045614368"' in post
    assert "2022-009" not in post


def test_the_blog_on_the_court_order_holds_the_trap_and_no_sanction():
    blog = (BUILTIN / "dossier" / DOSSIER[4]).read_text("utf-8")
    assert "Cet article va aussi vous intéresser" in blog
    assert not re.search("2022|sanction|amende|million", blog)


def test_every_citation_of_the_dossier_that_comes_along_is_matched() -> None:
    for path in sorted((builtin_folder() / "dossier").iterdir()):
        document = read(path)
        assert [c.text for c in resolve(find(document)) if not c.refs] == [], path.name
