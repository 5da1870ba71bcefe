"""Pages of the Conseil d'État and of the European Court of Human Rights, and judgments of the Constitutional Court of
Belgium: recognised, and read to their numbered paragraphs.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
import roadstead
from pytest_httpserver import HTTPServer

from citeref.cache import Cache
from citeref.errors import CacheError, SourceUnreachable
from citeref.law import add, read, show, sites, web
from citeref.law import fetch as errand
from citeref.law.fetch import Keys
from citeref.law.hudoc import flat
from citeref.law.identify import identify
from citeref.model import Authority, Page
from citeref.ref import Ref

STATE = Ref(f"fr/ce/{roadstead.NUMBER}")
GULL = Ref("coe/ecthr/90001-31")


def words(known: Authority, place: str) -> str:
    """The words of a unit in one line, without the sign of the paragraph."""
    passage = next(p for p in known.passages if p.ref == f"{known.ref}/{place}")
    return " ".join(known.text[passage.span.start : passage.span.end].split())


@pytest.mark.parametrize("link", [True, False])
def test_a_page_of_the_conseil_d_etat_says_which_decision_it_is(link: bool) -> None:
    found = identify(roadstead.conseil_etat(link=link).encode())
    assert (found.ref, found.lang, found.address) == (STATE, "fr", roadstead.ADDRESS if link else "")


def test_its_numbered_reasons_and_its_articles_are_units(cache: Cache) -> None:
    page = add(roadstead.conseil_etat().encode(), cache)
    known, passage = show(STATE / "pt_2", "fr", cache)
    assert (page.ref, passage.ref) == (STATE, STATE / "pt_2")
    assert {place: words(known, place) for place in roadstead.STATE} == roadstead.STATE
    assert "Contact" not in known.text
    assert page.origin.title == "Conseil d'État, lecture du mardi 28 janvier 2031, n° 999001"


def test_an_address_kept_by_the_browser_tells_the_decision_too() -> None:
    page = f"<!-- saved from url=(0072){roadstead.ADDRESS} -->\n{roadstead.conseil_etat(link=False)}"
    assert identify(page.encode()).address == roadstead.ADDRESS


@pytest.mark.parametrize("kind", ["CE/analyse", "CRP/conclusion"])
def test_what_the_site_keeps_beside_a_decision_is_turned_away(kind: str) -> None:
    with pytest.raises(CacheError, match="is no decision") as caught:
        identify(roadstead.conseil_etat(kind=kind).encode())
    assert roadstead.ADDRESS in caught.value.hint


def test_a_decision_whose_day_is_known_is_fetched_at_its_address(
    httpserver: HTTPServer, fetch: Callable[..., Page]
) -> None:
    page = roadstead.conseil_etat().replace(roadstead.NUMBER, "449209").replace(roadstead.DAY, "2022-01-28")
    path = "/fr/arianeweb/CE/decision/2022-01-28/449209"
    httpserver.expect_request(path).respond_with_data(page, content_type="text/html; charset=utf-8")
    assert fetch("fr/ce/449209", Keys()).ref == "fr/ce/449209"


def test_a_decision_cited_by_its_ecli_is_fetched_at_the_address_that_the_ecli_tells(
    httpserver: HTTPServer, fetch: Callable[..., Page], cache: Cache
) -> None:
    path = roadstead.ADDRESS.partition("conseil-etat.fr")[2]
    page = roadstead.conseil_etat()
    httpserver.expect_request(path).respond_with_data(page, content_type="text/html; charset=utf-8")
    ref = Ref(f"ecli/{roadstead.ECLI.removeprefix('ECLI:')}")
    assert fetch(ref, Keys()).ref == ref
    assert show(ref / "pt_2", "fr", cache)[1].ref == ref / "pt_2"


def test_a_page_of_hudoc_says_which_application_it_decides(cache: Cache) -> None:
    page = add(roadstead.hudoc().encode(), cache)
    assert (page.ref, page.lang, page.origin.title) == (GULL, "en", "CASE OF GULL v. RURITANIA")
    known, _ = show(GULL, "en", cache)
    assert {place: words(known, place) for place in roadstead.COURT} == roadstead.COURT


def test_a_judgment_whose_number_at_hudoc_is_known_is_fetched_there(
    httpserver: HTTPServer, cache: Cache, rules: web.Web
) -> None:
    ref, item = Ref("coe/ecthr/58170-13"), "001-210077"
    played = errand.Sites(hudoc=httpserver.url_for("/app/body"))
    page = roadstead.hudoc().replace("90001/31", "58170/13")
    httpserver.expect_request("/app/body", query_string={"library": "ECHR", "id": item}).respond_with_data(
        page, content_type="text/html"
    )
    kept = errand.fetch(errand.plan(ref, "en", cache, sites=played), cache, web=rules)
    assert (kept.ref, "Council of Europe" in kept.origin.attribution) == (ref, True)
    with pytest.raises(SourceUnreachable, match="in « en »"):
        errand.fetch(errand.plan(ref, "fr", cache, sites=played), cache, web=rules)
    assert errand.plan(GULL, "en", cache, sites=played).asks == ()


def test_another_judgment_at_the_number_of_hudoc_is_refused(
    httpserver: HTTPServer, cache: Cache, rules: web.Web
) -> None:
    httpserver.expect_request("/app/body").respond_with_data(roadstead.hudoc(), content_type="text/html")
    plan = errand.plan(
        Ref("coe/ecthr/58170-13"), "en", cache, sites=errand.Sites(hudoc=httpserver.url_for("/app/body"))
    )
    with pytest.raises(SourceUnreachable, match="another page: coe/ecthr/90001-31"):
        errand.fetch(plan, cache, web=rules)
    assert list(cache.pages()) == []


def test_a_french_page_of_hudoc_is_french() -> None:
    page = roadstead.hudoc().replace("Application no.", "Requête n<sup>o</sup>").replace("CASE OF", "AFFAIRE")
    page = page.replace("JUDGMENT", "ARRÊT").replace(
        "European Court of Human Rights", "Cour européenne des droits de l’homme"
    )
    found = identify(page.encode())
    assert (found.ref, found.lang) == (GULL, "fr")


def test_a_copy_of_a_judgment_in_one_line_is_cut_at_the_numbers_that_come_next() -> None:
    known = read(json.dumps(roadstead.copied()).encode(), Ref("ecli/CE:ECHR:2032:0503JUD009000131"), "en")
    expected = dict(roadstead.COURT)
    assert {place: words(known, place) for place in expected} == expected


def test_a_number_lost_by_the_copy_is_passed_over_and_an_article_is_no_paragraph() -> None:
    text = "1. The first. 3. The third, see Article 4. The fourth is Rule 5. The end. 4. It closes."
    assert [line.text[:2] for line in flat(text)] == ["1.", "3.", "4."]


def test_the_lettered_reasons_of_the_belgian_constitutional_court_are_units() -> None:
    record = {"_id": "x", "_source": "BE/CourConstitutionnelle", "title": "Arrêt", "language": "fr"}
    record |= {"ecli": "ECLI:BE:GHCC:2031:9", "text": "\n".join(roadstead.BELGIAN)}
    known = read(json.dumps(record).encode(), Ref("ecli/BE:GHCC:2031:9"), "fr")
    assert {place: words(known, place) for place in roadstead.CONSIDERANTS} == roadstead.CONSIDERANTS
    assert not any("B.8." in passage.ref for passage in known.passages)


def test_real_judgments_have_every_paragraph_that_their_text_numbers(real_data: Path) -> None:
    belgian = real_data / "data" / "dpa-fr" / "CourConst-BE.119-2025.json"
    strasbourg = real_data / "data" / "hudoc" / "001-248845.json"
    if not belgian.is_file() or not strasbourg.is_file():
        pytest.skip("no such judgments among the real data")
    counted = []
    for path in (belgian, strasbourg):
        known = read(path.read_bytes(), Ref("ecli/XX:X:2031:1"), "fr")
        counted.append(sum("/pt_" in passage.ref for passage in known.passages))
    assert counted == [155, 29]


def test_the_application_of_an_ecli_is_another_name_of_its_judgment() -> None:
    found = identify(json.dumps(roadstead.copied()).encode())
    assert (found.ref, found.also) == ("ecli/CE:ECHR:2032:0503JUD009000131", (GULL,))


@pytest.mark.parametrize(
    ("source", "title", "ref"),
    [
        ("BE/APD", "Avertissement n° 30/2031 du 13 février 2031", "be/apd/30-2031"),
        ("LU/CNPD", "Délibération N° 3FR/2031 du 20 novembre 2031 – amende", "lu/cnpd/3FR-2031"),
    ],
)
def test_decisions_of_neighbouring_authorities_are_known_by_their_numbers(
    source: str, title: str, ref: str
) -> None:
    record = {
        "_id": "x",
        "_source": source,
        "title": title,
        "language": "fr",
        "text": "1. Un.\n2. Deux." * 40,
    }
    assert identify(json.dumps(record).encode()).ref == ref


def test_the_number_of_a_page_at_a_court_s_site_leads_to_its_decision(cache: Cache) -> None:
    sign = "5fca7e0a7ec5c2c5b5a6d2a3"
    address = f"https://www.courdecassation.fr/decision/{sign}"
    api = (
        f"https://api.piste.gouv.fr/cassation/judilibre/v1.0/decision?id={sign[::-1]}&resolve_references=true"
    )
    cache.add(b"{}", Ref("fr/cass/19-83.357"), "fr", address=address)
    cache.add(b"[]", Ref("fr/cass/19-83.358"), "fr", address=api)
    cache.add(b"<p>", GULL, "en", address="https://hudoc.echr.coe.int/eng?i=001-999999")
    cache.add(b"<q>", Ref("fr/loi/78-17"), "fr", address=address)
    assert sites.numbers(cache) == {
        sign: "fr/cass/19-83.357",
        sign[::-1]: "fr/cass/19-83.358",
        "001-999999": GULL,
    }
    assert sites.number("https://www.courdecassation.fr/decision/abc") == ""
