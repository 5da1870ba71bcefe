"""Laws, decrees, orders and codes from the API of Légifrance: whole, article by article, searched for, of a day; all
played here.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from gangway import consult
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from citeref.cache import Cache
from citeref.errors import PageNotFound, SourceUnreachable
from citeref.law import fetch as errand
from citeref.law import show, web
from citeref.law.fetch import Keys
from citeref.law.fetch.gateway import number_of
from citeref.law.identify import identify
from citeref.model import Page
from citeref.ref import Ref

LEGITEXT, JORFTEXT = "LEGITEXT000006068624", "JORFTEXT000000886460"
"""The ids of the law 78-17, which the catalogue knows."""

FORTY = {"id": "LEGITEXT000099990040", "cid": "JORFTEXT000099990040"}
"""The ids of an invented law 2031-40."""


def law(**more: Any) -> dict[str, Any]:
    """An invented text of two articles, as `consult/lawDecree` answers."""
    articles = [
        {
            "id": "LEGIARTI000000000001",
            "num": "1er",
            "etat": "VIGUEUR",
            "content": "<p>Le phare est allumé.</p>",
        },
        {
            "id": "LEGIARTI000000000008",
            "num": "8",
            "etat": "VIGUEUR",
            "content": "<p>I. - Le gardien veille :</p><p>1° La nuit ;</p><p>2° Le jour.</p>",
        },
    ]
    whole = {"id": f"{LEGITEXT}_01-06-2019", "cid": JORFTEXT, "title": "Loi n° 78-17 du 6 janvier 1978"}
    dates = {"dateDebutVersion": "2019-06-01", "dateFinVersion": "2999-01-01", "nature": "LOI"}
    sections = [
        {"id": "LEGISCTA000000000001", "title": "Titre Ier : Du phare", "articles": articles, "sections": []}
    ]
    return {"executionTime": 1, **whole, **dates, "articles": [], "sections": sections, **more}


def forty(**more: Any) -> dict[str, Any]:
    return law(
        id=f"{FORTY['id']}_01-06-2031",
        cid=FORTY["cid"],
        title="LOI n° 2031-40 du 1er mai 2031 relative aux phares (1)",
        **more,
    )


def hits(*titles: tuple[str, str, str], nature: str = "LOI") -> dict[str, Any]:
    """Results of a search: ids, Journal's ids and titles."""
    results = [
        {"titles": [{"id": id_, "cid": cid, "title": title, "nature": None}], "nature": nature}
        for id_, cid, title in titles
    ]
    return {"results": results, "totalResultNumber": len(results)}


def asked(server: HTTPServer, room: str) -> list[dict[str, Any]]:
    """The questions that were put to a room of the API."""
    return [json.loads(request.get_data()) for request, _ in server.log if request.path.endswith(f"/{room}")]


def test_a_law_comes_whole_in_one_question_and_is_read_at_its_article(
    gateway: HTTPServer, cache: Cache, fetch: Callable[..., Page]
) -> None:
    consult(gateway, "lawDecree", law())
    page = fetch("fr/loi/78-17/art_8")
    assert (page.ref, page.origin.version, page.origin.until) == ("fr/loi/78-17", "2019-06-01", "")
    found, passage = show(Ref("fr/loi/78-17/art_8/par_1/pnt_2"), "fr", cache)
    assert found.text[passage.span.start : passage.span.end] == "Le jour."
    assert [len(asked(gateway, room)) for room in ("lawDecree", "search", "getArticle")] == [1, 0, 0]


def test_a_law_whose_articles_come_without_words_is_put_together_article_by_article(
    gateway: HTTPServer, cache: Cache, fetch: Callable[..., Page]
) -> None:
    bare = law()
    for article in bare["sections"][0]["articles"]:
        article.pop("content")
    bare["sections"][0]["articles"].append({"id": "LEGIARTI000000000009", "num": "9", "etat": "ABROGE"})

    def article(request: Request) -> Response:
        identity = json.loads(request.get_data())["id"]
        one = {"id": identity, "num": "?", "texteHtml": f"<p>Words of {identity[-1]}.</p>", "dateDebut": 0}
        return Response(json.dumps({"article": one}), content_type="application/json")

    consult(gateway, "lawDecree", bare)
    gateway.expect_request("/api/consult/getArticle").respond_with_handler(article)
    page = fetch("fr/loi/78-17")
    assert asked(gateway, "getArticle") == [{"id": "LEGIARTI000000000001"}, {"id": "LEGIARTI000000000008"}]
    assert page.origin.note.startswith("2 of its articles came one by one")
    found, passage = show(Ref("fr/loi/78-17/art_8"), "fr", cache)
    assert found.text[passage.span.start : passage.span.end] == "Words of 8."


@pytest.mark.parametrize(
    "lie", [{"article": None}, {"article": {"id": "LEGIARTI000000000077", "texte": "x"}}, {}]
)
def test_where_one_article_cannot_be_had_the_law_is_not_kept(
    gateway: HTTPServer, cache: Cache, fetch: Callable[..., Page], lie: dict[str, Any]
) -> None:
    bare = law()
    bare["sections"][0]["articles"][1].pop("content")
    consult(gateway, "lawDecree", bare)
    consult(gateway, "getArticle", lie)
    with pytest.raises(SourceUnreachable, match="article 1 of 1 cannot be had"):
        fetch("fr/loi/78-17")
    assert list(cache.pages()) == []


def test_a_law_that_the_catalogue_does_not_know_is_searched_for_by_its_number(
    gateway: HTTPServer, cache: Cache, fetch: Callable[..., Page]
) -> None:
    found = hits(
        ("LEGITEXT000099990001_01-01-2032", "JORFTEXT000099990001", "Décret n° 2031-40 du 3 mai 2031"),
        ("LEGITEXT000099990002", "JORFTEXT000099990002", "Loi n° 2031-401 du 4 mai 2031"),
        ("JORFTEXT000099990040", FORTY["cid"], "LOI n° 2031-40 du 1er mai 2031"),
        (
            f"{FORTY['id']}_01-06-2031",
            FORTY["cid"],
            "LOI n° <mark>2031-40</mark> du 1er mai 2031 relative aux phares",
        ),
        (f"{FORTY['id']}_07-07-2033", FORTY["cid"], "LOI nÂ° 2031-40 du 1er mai 2031 relative aux phares"),
    )
    consult(gateway, "search", found)
    consult(gateway, "lawDecree", forty())
    page = fetch("fr/loi/2031-40/art_1")
    assert (page.ref, page.origin.title) == (
        "fr/loi/2031-40",
        "LOI n° 2031-40 du 1er mai 2031 relative aux phares (1)",
    )
    (search,) = asked(gateway, "search")
    assert (search["fond"], search["recherche"]["champs"][0]["typeChamp"]) == ("LODA_DATE", "NUM")
    assert asked(gateway, "lawDecree")[0]["textId"] == FORTY["id"]


def test_an_answer_that_is_another_law_than_the_search_promised_is_refused(
    gateway: HTTPServer, cache: Cache, fetch: Callable[..., Page]
) -> None:
    consult(gateway, "search", hits((FORTY["id"], FORTY["cid"], "Loi n° 2031-40 du 1er mai 2031")))
    consult(gateway, "lawDecree", forty() | {"title": "Loi n° 2031-41 du 1er mai 2031"})
    with pytest.raises(SourceUnreachable, match="another text: fr/loi/2031-41"):
        fetch("fr/loi/2031-40")
    assert list(cache.pages()) == []


def test_an_order_without_a_number_is_searched_for_by_its_date(
    gateway: HTTPServer, fetch: Callable[..., Page]
) -> None:
    one = (FORTY["id"], FORTY["cid"], "Arrêté du 1er mai 2031 relatif aux phares")
    consult(gateway, "lawDecree", forty() | {"title": one[2], "nature": "ARRETE"})
    gateway.expect_oneshot_request("/api/search").respond_with_json(hits(one, nature="ARRETE"))
    assert fetch("fr/arrete/2031-05-01").ref == "fr/arrete/2031-05-01"
    (search,) = asked(gateway, "search")
    assert search["recherche"]["filtres"] == [
        {"facette": "DATE_SIGNATURE", "dates": {"start": "2031-05-01", "end": "2031-05-01"}}
    ]
    assert search["recherche"]["champs"][0]["criteres"][0]["valeur"] == "arrêté du 1er mai 2031"


def test_several_orders_of_one_day_are_not_guessed_at(
    gateway: HTTPServer, fetch: Callable[..., Page]
) -> None:
    lights = (FORTY["id"], FORTY["cid"], "Arrêté du 1er mai 2031 relatif aux phares")
    quays = ("LEGITEXT000099990041", "JORFTEXT000099990041", "Arrêté du 1er mai 2031 relatif aux quais")
    consult(gateway, "search", hits(lights, quays, nature="ARRETE"))
    with pytest.raises(SourceUnreachable, match="several texts under fr/arrete/2031-05-01"):
        fetch("fr/arrete/2031-05-01")


def test_a_text_that_is_not_consolidated_is_kept_as_the_journal_printed_it_and_says_so(
    gateway: HTTPServer, fetch: Callable[..., Page]
) -> None:
    known = "JORFTEXT000037085952"
    printed = law(id=known, cid=known, title="LOI n° 2018-493 du 20 juin 2018 (1)")
    del printed["dateDebutVersion"], printed["dateFinVersion"]
    consult(gateway, "search", hits())
    consult(gateway, "jorf", printed)
    page = fetch("fr/loi/2018-493")
    assert (page.origin.version, "first printed it" in page.origin.note) == ("", True)
    assert page.origin.address.endswith("/consult/jorf")
    assert asked(gateway, "jorf") == [{"textCid": known}]


def test_the_other_room_is_asked_where_the_first_has_no_such_text(
    gateway: HTTPServer, fetch: Callable[..., Page]
) -> None:
    consult(gateway, "lawDecree", {"error": 404}, status=404)
    consult(gateway, "legiPart", law())
    assert fetch("fr/loi/78-17").ref == "fr/loi/78-17"


def test_a_law_is_asked_for_as_it_stood_on_a_day_and_kept_beside_the_others(
    gateway: HTTPServer, cache: Cache, fetch: Callable[..., Page]
) -> None:
    def answer(request: Request) -> Response:
        day = json.loads(request.get_data())["date"]
        old = {"dateDebutVersion": "2004-08-07", "dateFinVersion": "2019-06-01"}
        told = law(**old) if day < "2019-06-01" else law()
        return Response(json.dumps(told), content_type="application/json")

    gateway.expect_request("/api/consult/lawDecree").respond_with_handler(answer)
    now = fetch("fr/loi/78-17")
    then = fetch("fr/loi/78-17/art_8", at="2010-01-31")
    assert (then.origin.version, then.origin.until) == ("2004-08-07", "2019-06-01")
    assert {page.origin.version for page in cache.pages()} == {now.origin.version, "2004-08-07"}
    assert show(Ref("fr/loi/78-17/art_8"), "fr", cache, "2010-01-31")[0].origin == then.origin
    assert errand.plan(Ref("fr/loi/78-17"), "fr", cache, at="2012-02-02").have == then
    assert errand.plan(Ref("fr/loi/78-17"), "fr", cache, at="2020-02-02").have == now
    assert errand.plan(Ref("fr/loi/78-17"), "fr", cache, at="2003-02-02").have is None


def test_the_version_of_another_day_is_refused(
    gateway: HTTPServer, cache: Cache, fetch: Callable[..., Page]
) -> None:
    consult(gateway, "lawDecree", law())
    with pytest.raises(SourceUnreachable, match="version of 2019-06-01, not that of 2010-01-31"):
        fetch("fr/loi/78-17", at="2010-01-31")
    assert list(cache.pages()) == []


CODE = "LEGITEXT000006070721"


def article(identity: str, number: str = "9", **more: Any) -> dict[str, Any]:
    texts = [{"id": CODE, "titre": "Code civil", "nature": "CODE"}]
    one = {"id": identity, "num": number, "texteHtml": "<p>Chacun a sa lampe.</p>", "textTitles": texts}
    return {"article": {**one, "dateDebut": "1994-07-30", "dateFin": "2999-01-01", **more}}


def quoted(*extracts: tuple[str, str]) -> dict[str, Any]:
    """Results of a search among the articles of codes."""
    found = [{"id": identity, "num": number} for identity, number in extracts]
    ours = {"titles": [{"id": f"{CODE}_01-01-2031"}], "sections": [{"sections": [{"extracts": found}]}]}
    other = {"titles": [{"id": "LEGITEXT1"}], "sections": [{"extracts": [{"id": "LEGIARTI9", "num": "9"}]}]}
    return {"results": [other, ours]}


def test_an_article_of_a_code_on_a_day_is_searched_for_and_asked_for_by_its_id(
    gateway: HTTPServer, fetch: Callable[..., Page]
) -> None:
    consult(gateway, "search", quoted(("LEGIARTI000000000009", "9"), ("LEGIARTI000000000091", "9-1")))
    consult(gateway, "getArticle", article("LEGIARTI000000000009"))
    page = fetch("fr/code/civil/art_9", at="2001-02-03")
    assert (page.ref, page.origin.version) == ("fr/code/civil/art_9", "1994-07-30")
    (search,) = asked(gateway, "search")
    assert {"facette": "DATE_VERSION", "singleDate": "2001-02-03"} in search["recherche"]["filtres"]
    assert asked(gateway, "getArticle") == [{"id": "LEGIARTI000000000009"}]


def test_an_article_that_its_number_alone_does_not_find_is_searched_for(
    gateway: HTTPServer, fetch: Callable[..., Page]
) -> None:
    consult(gateway, "getArticleWithIdAndNum", {"article": None})
    consult(gateway, "search", quoted(("LEGIARTI000000000009", "9 bis")))
    consult(gateway, "getArticle", article("LEGIARTI000000000009", "9 bis"))
    assert fetch("fr/code/civil/art_9-bis").ref == "fr/code/civil/art_9-bis"
    assert asked(gateway, "getArticleWithIdAndNum") == [{"id": CODE, "num": "9 bis"}]


def test_a_whole_code_is_asked_for_as_it_stands(gateway: HTTPServer, fetch: Callable[..., Page]) -> None:
    consult(gateway, "code", law(id=CODE, cid=CODE, title="Code civil", nature="CODE"))
    page = fetch("fr/code/civil")
    assert (page.ref, page.origin.title) == ("fr/code/civil", "Code civil")
    assert asked(gateway, "code")[0]["textId"] == CODE


def test_a_decision_of_a_supreme_court_is_searched_for_by_its_number(
    gateway: HTTPServer, fetch: Callable[..., Page]
) -> None:
    found = hits(
        ("CETATEXT000099990001", "", "CAA de PARIS, 2ème chambre, 01/02/2031, 31PA999001"),
        ("CETATEXT000099990002", "", "Conseil d'État, 10ème chambre, 02/03/2031, 999001"),
    )
    consult(gateway, "search", found)
    text = {
        "id": "CETATEXT000099990002",
        "num": "999001",
        "juridiction": "Conseil d'État",
        "texteHtml": "<p>1. Vu.</p>",
    }
    consult(gateway, "juri", {"text": text})
    assert fetch("fr/ce/999001").ref == "fr/ce/999001"


def test_a_judgment_of_an_administrative_court_of_appeal_is_searched_for_and_kept_under_its_number(
    gateway: HTTPServer, cache: Cache, fetch: Callable[..., Page]
) -> None:
    found = hits(
        ("CETATEXT000099990003", "", "CAA de PARIS, 2ème chambre, 01/02/2031, 31PA99901"),
        ("CETATEXT000099990004", "", "CAA de PARIS, 2ème chambre, 01/02/2031, 31PA99902"),
    )
    court = "Cour administrative d'appel de Paris"
    text = {"id": "CETATEXT000099990004", "num": "31PA99902", "juridiction": court, "nature": "texte"}
    consult(gateway, "search", found)
    consult(gateway, "juri", {"text": text | {"texteHtml": "<p>1. Vu.</p><p>2. Lu.</p>" * 20}})
    page = fetch("fr/caa/31PA99902")
    assert identify(cache.content(page)).ref == page.ref == "fr/caa/31PA99902"


@pytest.mark.parametrize(
    ("segment", "number"),
    [
        ("8", "8"),
        ("8-bis", "8 bis"),
        ("1649-quater-B", "1649 quater B"),
        ("L1111-8", "L1111-8"),
        ("226-17", "226-17"),
    ],
)
def test_numbers_of_articles_are_written_as_the_source_writes_them(segment: str, number: str) -> None:
    assert number_of(segment) == number


def test_a_day_is_asked_for_of_french_law_only_and_a_consolidation_of_the_union_only(cache: Cache) -> None:
    assert "--consolidated" in errand.plan(Ref("eu/reg/2016/679"), "fr", cache, at="2020-01-01").why
    able = frozenset({"piste"})
    assert "--at" in errand.plan(Ref("fr/loi/78-17"), "fr", cache, able=able, version="2020-01-01").why
    assert errand.plan(Ref("fr/loi/78-17"), "fr", cache, at="2020-01-01").asks == ()


def test_a_law_that_comes_article_by_article_says_how_far_it_is(
    gateway: HTTPServer, cache: Cache, rules: web.Web, keys: Keys
) -> None:
    bare = law()
    for article in bare["sections"][0]["articles"]:
        article.pop("content")

    def one(request: Request) -> Response:
        answer = {"id": json.loads(request.get_data())["id"], "texteHtml": "<p>Words.</p>"}
        return Response(json.dumps({"article": answer}), content_type="application/json")

    consult(gateway, "lawDecree", bare)
    gateway.expect_request("/api/consult/getArticle").respond_with_handler(one)
    sites = errand.Sites(piste=gateway.url_for("/api"))
    plan = errand.plan(Ref("fr/loi/78-17"), "fr", cache, sites=sites, able=keys.able)
    said: list[str] = []
    errand.several([plan], cache, web=rules, keys=keys, progress=lambda *what: said.append(str(what[2])))
    named = "fr/loi/78-17 (fr)"
    assert said == [named, f"{named}: article 1 of 2", f"{named}: article 2 of 2"]


def test_a_day_that_no_page_at_hand_stands_on_can_be_asked_for(cache: Cache) -> None:
    dated = {"version": "2019-06-01", "content_type": "application/json"}
    cache.add(json.dumps(law()).encode(), Ref("fr/loi/78-17"), "fr", **dated)
    with pytest.raises(PageNotFound) as caught:
        show(Ref("fr/loi/78-17/art_8"), "fr", cache, "2010-01-31")
    assert "citeref fetch fr/loi/78-17 --at 2010-01-31" in caught.value.hint
