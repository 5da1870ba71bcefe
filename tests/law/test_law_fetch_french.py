"""French law from the State's gateway (PISTE), from Judilibre and from pages at their own address, all played here."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import foghorn
import msgspec
import pytest
from gangway import KEY, TOKEN, consult
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from citeref.cache import Cache
from citeref.errors import SourceUnreachable
from citeref.law import fetch as errand
from citeref.law import show, web
from citeref.law.fetch import Keys, Plan
from citeref.model import Page
from citeref.ref import Ref

SANCTION = Ref("fr/cnil/SAN-2022-009")
ID = "CNILTEXT000045614368"
TEXT = {"id": ID, "num": "SAN-2022-009", "titre": "A title", "texteHtml": "<p>1. Lamps were out.</p>"}


def test_a_deliberation_comes_by_its_id_and_is_kept_as_the_source_gave_it(
    gateway: HTTPServer, cache: Cache, fetch: Callable[..., Page]
) -> None:
    consult(gateway, "cnil", {"text": TEXT, "executionTime": 3})
    page = fetch(SANCTION)
    assert (page.ref, page.lang, page.origin.title) == (SANCTION, "fr", "A title")
    assert (page.origin.content_type, page.origin.how) == ("application/json", "fetched")
    assert "Licence Ouverte" in page.origin.licence
    assert json.loads(cache.content(page))["text"]["id"] == ID
    assert json.loads(gateway.log[-1][0].get_data()) == {"textId": ID}


def test_no_secret_is_ever_written_or_shown(
    gateway: HTTPServer, tmp_path: Path, fetch: Callable[..., Page], keys: Keys
) -> None:
    consult(gateway, "cnil", {"text": TEXT})
    fetch(SANCTION)
    written = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert b"planted" not in written
    assert "planted" not in repr(keys)


@pytest.mark.parametrize(
    ("status", "why"), [(401, "credentials"), (403, "refused"), (400, "the question or the key")]
)
def test_a_refusal_of_the_gateway_is_said_without_the_secret(
    gateway: HTTPServer, cache: Cache, fetch: Callable[..., Page], status: int, why: str
) -> None:
    consult(gateway, "cnil", {"error": TOKEN}, status=status)
    with pytest.raises(SourceUnreachable, match=why) as caught:
        fetch(SANCTION)
    assert "planted" not in str(caught.value)
    assert list(cache.pages()) == []


def test_a_wrong_secret_is_said_and_not_shown(gateway: HTTPServer, fetch: Callable[..., Page]) -> None:
    wrong = Keys("me", "planted-wrong", "", gateway.url_for("/token"))
    with pytest.raises(SourceUnreachable, match="does not accept the id and the secret") as caught:
        fetch(SANCTION, wrong)
    assert "planted" not in str(caught.value)


@pytest.mark.parametrize("answer", ["", "{", "[]", '{"access_token": 3}', '{"access_token": "a\\nb"}'])
def test_a_gateway_that_gives_no_token_is_no_defect_of_ours(
    httpserver: HTTPServer, fetch: Callable[..., Page], answer: str
) -> None:
    httpserver.expect_request("/token").respond_with_data(answer, content_type="application/json")
    with pytest.raises(SourceUnreachable):
        fetch(SANCTION)


def test_one_token_serves_many_questions_and_a_spent_one_is_renewed_once(
    httpserver: HTTPServer, fetch: Callable[..., Page]
) -> None:
    tokens = iter(["old", "new"])

    def token(_: Request) -> Response:
        return Response(json.dumps({"access_token": next(tokens)}), content_type="application/json")

    def answer(request: Request) -> Response:
        spent = request.headers["Authorization"] == "Bearer old"
        return Response(json.dumps({"text": TEXT}), 401 if spent else 200, content_type="application/json")

    httpserver.expect_request("/token").respond_with_handler(token)
    httpserver.expect_request("/api/consult/cnil").respond_with_handler(answer)
    assert fetch(SANCTION).ref == SANCTION
    assert len(httpserver.log) == 4


LIES: dict[str, Any] = {
    "nothing under the id": {"text": None},
    "another text": {"text": TEXT | {"id": "CNILTEXT000000000001", "num": "SAN-2022-010"}},
    "no words": {"text": TEXT | {"texteHtml": ""}},
    "a list": [TEXT],
    "a number": 7,
}


@pytest.mark.parametrize("lie", LIES)
def test_a_record_that_is_not_the_one_asked_for_is_refused(
    gateway: HTTPServer, cache: Cache, fetch: Callable[..., Page], lie: str
) -> None:
    consult(gateway, "cnil", LIES[lie])
    with pytest.raises(SourceUnreachable):
        fetch(SANCTION)
    assert list(cache.pages()) == []


@pytest.mark.parametrize("body", ['{"text": {"id"', "[" * 100_000, "<html>", "\ud83d", '{"text": NaN}'])
def test_what_is_no_json_is_refused(gateway: HTTPServer, fetch: Callable[..., Page], body: str) -> None:
    gateway.expect_request("/api/consult/cnil").respond_with_data(
        body.encode("utf-8", "surrogatepass"), content_type="application/json"
    )
    with pytest.raises(SourceUnreachable):
        fetch(SANCTION)


def found(*titles: tuple[str, str]) -> dict[str, Any]:
    return {"results": [{"titles": [{"id": id_, "title": title}]} for id_, title in titles]}


def test_a_deliberation_without_a_known_id_is_searched_for_by_its_number(
    gateway: HTTPServer, fetch: Callable[..., Page]
) -> None:
    hits = found(
        ("CNILTEXT000000000001", "Délibération SAN-2031-0011 du 3 mars 2031"),
        ("CNILTEXT000000000002", "Délibération <mark>SAN-2031-001</mark> du 2 mars 2031"),
        ("CNILTEXT000000000003", "Avis sur la délibération SAN-2031-00"),
    )
    gateway.expect_request("/api/search", method="POST").respond_with_json(hits)
    consult(gateway, "cnil", {"text": TEXT | {"id": "CNILTEXT000000000002", "num": "SAN-2031-001"}})
    assert fetch("fr/cnil/SAN-2031-001").ref == "fr/cnil/SAN-2031-001"
    assert json.loads(gateway.log[-1][0].get_data()) == {"textId": "CNILTEXT000000000002"}


@pytest.mark.parametrize(
    "hits",
    [
        {},
        {"results": None},
        {"results": ["x"]},
        found(("CNILTEXT1", "Délibération 2031-9")),
        found(("../../x", "Délibération SAN-2031-001")),
    ],
)
def test_a_search_that_does_not_find_the_number_is_not_guessed_at(
    gateway: HTTPServer, fetch: Callable[..., Page], hits: dict[str, Any]
) -> None:
    gateway.expect_request("/api/search").respond_with_json(hits)
    with pytest.raises(SourceUnreachable, match="finds no text"):
        fetch("fr/cnil/SAN-2031-001")


def test_an_article_of_a_code_comes_alone_and_must_be_of_that_code(
    gateway: HTTPServer, cache: Cache, fetch: Callable[..., Page]
) -> None:
    article = {
        "id": "LEGIARTI1",
        "num": "226-17",
        "texte": "Lamps.",
        "dateDebut": 978307200000,
        "dateFin": 32472144000000,
    }
    ours = article | {"textTitles": [{"id": "LEGITEXT000006070719"}]}
    consult(gateway, "getArticleWithIdAndNum", {"article": ours})
    page = fetch("fr/code/penal/art_226-17/aln_2")
    assert (page.ref, page.origin.version, page.origin.until) == (
        "fr/code/penal/art_226-17",
        "2001-01-01",
        "",
    )
    assert json.loads(gateway.log[-1][0].get_data()) == {"id": "LEGITEXT000006070719", "num": "226-17"}
    gateway.clear()
    gateway.expect_request("/token").respond_with_json({"access_token": TOKEN})
    other = article | {"num": "226-16", "textTitles": [{"id": "LEGITEXT9"}]}
    consult(gateway, "getArticleWithIdAndNum", {"article": other})
    with pytest.raises(SourceUnreachable, match="is not of LEGITEXT000006070719"):
        fetch("fr/code/penal/art_226-16")


def test_an_act_is_asked_for_as_it_stands_today(gateway: HTTPServer, fetch: Callable[..., Page]) -> None:
    identity = "LEGITEXT000006068624"
    articles = [
        {"id": "LEGIARTI000000000001", "num": "1", "content": "<p>Lamps are lit.</p>", "etat": "VIGUEUR"}
    ]
    act = {"id": f"{identity}_01-01-2031", "title": "An act", "sections": [], "articles": articles}
    consult(gateway, "lawDecree", act)
    assert fetch("fr/loi/78-17").origin.title == "An act"
    asked = json.loads(gateway.log[-1][0].get_data())
    assert asked["textId"] == identity
    assert len(asked["date"]) == 10


def test_a_judgment_is_searched_for_and_read_at_judilibre(
    httpserver: HTTPServer, cache: Cache, fetch: Callable[..., Page]
) -> None:
    key = {"KeyId": KEY}
    hits = {"results": [{"id": "a2", "number": "19-83.358"}, {"id": "a1", "numbers": ["19-83.357"]}]}
    httpserver.expect_request(
        "/judilibre/search", query_string={"query": "19-83.357"}, headers=key
    ).respond_with_json(hits)
    text = {"id": "a1", "number": "19-83.357", "text": "The court.", "ecli": "ECLI:FR:CCASS:2031:CR00001"}
    httpserver.expect_request("/judilibre/decision", headers=key).respond_with_json(text)
    page = fetch("fr/cass/19-83.357")
    assert json.loads(cache.content(page))["id"] == "a1"
    assert httpserver.log[-1][0].args["id"] == "a1"
    assert "Cour de cassation" in page.origin.attribution


def test_without_an_account_the_page_is_asked_for_at_its_address_and_a_challenge_is_told(
    httpserver: HTTPServer, cache: Cache, fetch: Callable[..., Page]
) -> None:
    wall = "<html><title>Just a moment...</title>" + " " * 900 + "</html>"
    httpserver.expect_request(f"/cnil/id/{ID}").respond_with_data(wall, status=403, content_type="text/html")
    with pytest.raises(SourceUnreachable, match="test for robots") as caught:
        fetch(SANCTION, Keys())
    assert f"https://www.legifrance.gouv.fr/cnil/id/{ID}" in caught.value.hint
    assert list(cache.pages()) == []


def test_a_page_at_the_right_address_that_is_another_is_refused(
    httpserver: HTTPServer, cache: Cache, fetch: Callable[..., Page]
) -> None:
    home = "<html><title>Légifrance</title><p>Accueil" + " x" * 900 + "</html>"
    httpserver.expect_request(f"/cnil/id/{ID}").respond_with_data(home, content_type="text/html")
    with pytest.raises(SourceUnreachable, match="does not name"):
        fetch(SANCTION, Keys())


def test_french_law_is_asked_for_in_french_only(cache: Cache) -> None:
    assert "in French" in errand.plan(SANCTION, "en", cache).why


def test_keys_come_from_the_environment_and_then_from_the_keyring() -> None:
    ring = {"CITEREF_PISTE_CLIENT_SECRET": "s", "CITEREF_PISTE_CLIENT_ID": "not this one"}
    keys = Keys.found({"CITEREF_PISTE_CLIENT_ID": " me "}, lambda name: ring.get(name, ""))
    assert (keys.client, keys.secret, keys.able) == ("me", "s", frozenset({"piste"}))
    assert Keys.found({}, lambda _: "").able == frozenset()
    assert Keys.found({"CITEREF_JUDILIBRE_KEY": "a\r\nHost: x"}, lambda _: "").able == frozenset()


@pytest.mark.parametrize(
    ("source", "identity", "page"),
    [
        ("legifrance", "CNILTEXT000099990004", foghorn.legifrance()),
        ("cnil", foghorn.NUMBER, foghorn.cnil()),
    ],
)
def test_a_page_that_its_site_does_hand_out_is_kept_and_read(
    httpserver: HTTPServer, cache: Cache, rules: web.Web, source: str, identity: str, page: str
) -> None:
    httpserver.expect_request("/page").respond_with_data(page, content_type="text/html; charset=utf-8")
    asks = ((httpserver.url_for("/page"), "text/html"),)
    ref = Ref(f"fr/cnil/{foghorn.NUMBER}")
    plan = Plan(ref=ref, lang="fr", source=source, asks=asks, identity=identity)
    assert errand.fetch(plan, cache, web=rules).ref == ref
    assert show(Ref(f"{ref}/pt_2"), "fr", cache)[1].ref == f"{ref}/pt_2"
    other = msgspec.structs.replace(plan, identity="SAN-2031-005")
    with pytest.raises(SourceUnreachable, match="does not name"):
        errand.fetch(other, cache, web=rules)
