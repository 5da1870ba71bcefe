"""The errand to an official site, played here by a server that behaves, dawdles, breaks off or lies."""

from __future__ import annotations

import gzip
import time
from collections.abc import Callable
from pathlib import Path

import lighthouse
import msgspec
import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from citeref.cache import Cache, Layer
from citeref.errors import SourceUnreachable
from citeref.law import fetch as errand
from citeref.law import web
from citeref.law.fetch import Plan
from citeref.model import Page
from citeref.ref import Ref

LAW = Ref(lighthouse.LAW)
PATH = "/resource/celex/32031R0007"
XHTML = "application/xhtml+xml; charset=utf-8"


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache((Layer("user", tmp_path / "user", True), Layer("built in", tmp_path / "builtin", False)))


@pytest.fixture
def waits() -> list[float]:
    """The waits that were asked for, none of them waited."""
    return []


@pytest.fixture
def rules(httpserver: HTTPServer, waits: list[float]) -> web.Web:
    return web.Web(
        hosts=frozenset({f"{httpserver.host}:{httpserver.port}"}),
        scheme="http",
        private=True,
        pause=0,
        silence=0.5,
        total=1.5,
        largest=200_000,
        sleep=waits.append,
    )


@pytest.fixture
def fetch(httpserver: HTTPServer, cache: Cache, rules: web.Web) -> Callable[..., Page]:
    def go(refresh: bool = False, lang: str = "en") -> Page:
        plan = errand.plan(
            LAW,
            lang,
            cache,
            refresh=refresh,
            sites=errand.Sites(cellar=httpserver.url_for("/resource/celex")),
        )
        return errand.fetch(plan, cache, web=rules)

    return go


def serve(httpserver: HTTPServer, body: str | bytes, **how: object) -> None:
    how.setdefault("content_type", XHTML)
    httpserver.expect_request(PATH).respond_with_data(body, **how)  # type: ignore[arg-type]


def test_a_plan_asks_nobody(cache: Cache) -> None:
    plan = errand.plan(Ref("eu/reg/2016/679/art_28"), "fr", cache)
    assert plan.ref == "eu/reg/2016/679"
    assert plan.asks[0] == (
        "https://publications.europa.eu/resource/celex/32016R0679",
        "application/xhtml+xml",
    )
    assert "ask https://publications.europa.eu" in str(plan)


def test_a_law_without_a_source_is_planned_as_such(cache: Cache) -> None:
    plan = errand.plan(Ref("fr/code/penal"), "fr", cache)
    assert plan.asks == ()
    with pytest.raises(SourceUnreachable, match="no source") as caught:
        errand.fetch(plan, cache)
    assert "citeref cache add" in caught.value.hint


def test_a_language_the_union_does_not_publish_is_not_asked_for(cache: Cache) -> None:
    assert "not published" in errand.plan(LAW, "ru", cache).why


def test_the_page_is_asked_for_by_type_and_language_and_kept_with_its_origin(
    httpserver: HTTPServer, cache: Cache, fetch: Callable[..., Page]
) -> None:
    final = "/resource/cellar/1234.0006.03/DOC_1"
    httpserver.expect_request(
        PATH, headers={"Accept": "application/xhtml+xml", "Accept-Language": "eng"}
    ).respond_with_data(status=303, headers={"Location": final})
    httpserver.expect_request(final).respond_with_data(lighthouse.journal(), content_type=XHTML)
    page = fetch()
    assert cache.content(page).decode() == lighthouse.journal()
    origin = page.origin
    assert (origin.status, origin.how, origin.lang, origin.title) == (
        "official",
        "fetched",
        "en",
        lighthouse.TITLE,
    )
    assert origin.address.endswith(PATH)
    assert origin.final_address.endswith(final)
    assert origin.fetched.endswith("Z")
    assert "2011/833/EU" in origin.licence
    assert "European Union" in origin.attribution
    assert not any("Cookie" in request.headers for request, _ in httpserver.log)


def test_a_page_already_there_is_not_asked_for_again(
    httpserver: HTTPServer, fetch: Callable[..., Page]
) -> None:
    serve(httpserver, lighthouse.journal())
    assert fetch() == fetch()
    assert len(httpserver.log) == 1
    fetch(refresh=True)
    assert len(httpserver.log) == 2


def test_an_act_that_is_html_only_is_asked_for_again_as_html(
    httpserver: HTTPServer, fetch: Callable[..., Page]
) -> None:
    old = {"Accept": "text/html"}
    httpserver.expect_request(PATH, headers=old).respond_with_data(
        lighthouse.legacy(), content_type="text/html"
    )
    httpserver.expect_request(PATH).respond_with_data("none", status=404)
    assert fetch().origin.content_type.startswith("text/html")


REFUSALS = {
    "a challenge under 202": {"status": 202, "headers": {"x-amzn-waf-action": "challenge"}, "body": ""},
    "a challenge under 200": {"body": "<html><script>window.gokuProps={}</script>" + " " * 900 + "</html>"},
    "a captcha": {"status": 405, "body": "<html>" + " " * 900 + "</html>"},
    "a refusal": {"status": 403, "body": "<html>" + " " * 900 + "</html>"},
    "an empty page": {"body": ""},
    "a short page": {"body": "<html>ok</html>"},
    "another type": {"body": "%PDF-1.7" + " " * 900 + "</html>", "content_type": "application/pdf"},
    "no such text": {"status": 404, "body": "no"},
    "parts": {"status": 300, "body": "<ul><li>one<li>two</ul>" + " " * 900 + "</html>"},
    "a login": {"body": "<html><title>Sign in</title><form></form>" + " " * 900 + "</html>"},
    "the home page": {"body": "<html><title>EUR-Lex</title><p>Welcome" + " " * 900 + "</html>"},
    "another law": {"body": lighthouse.journal().replace("2031/7", "2031/8")},
    "another language": {"body": lighthouse.journal().replace(">EN<", ">DE<")},
    "a corrigendum": {
        "body": lighthouse.journal().replace(">REGULATION (EU)", ">Corrigendum to Regulation (EU)")
    },
    "a law without articles": {
        "body": lighthouse.HEAD + "<body><p class='oj-hd-lg'>EN</p><p class='oj-doc-ti'>"
        "REGULATION (EU) 2031/7</p>" + "<p>words</p>" * 60 + "</body></html>"
    },
    "another site": {"status": 302, "headers": {"Location": "https://example.org/"}, "body": ""},
}


@pytest.mark.parametrize("answer", REFUSALS)
def test_what_is_not_the_page_never_enters_the_cache(
    httpserver: HTTPServer, cache: Cache, fetch: Callable[..., Page], answer: str
) -> None:
    how = dict(REFUSALS[answer])
    serve(httpserver, how.pop("body"), **how)  # type: ignore[arg-type]
    with pytest.raises(SourceUnreachable) as caught:
        fetch()
    assert caught.value.exit_code == 3
    assert str(LAW) in caught.value.what
    assert "citeref cache add" in caught.value.hint
    assert "\n" not in str(caught.value)
    assert list(cache.pages()) == []
    assert cache.verify() == []


def test_a_recorded_challenge_is_recognised(
    real_data: Path, httpserver: HTTPServer, cache: Cache, fetch: Callable[..., Page]
) -> None:
    page = real_data / "data" / "eurlex-errors" / "aws-waf-challenge.html"
    serve(httpserver, page.read_bytes(), content_type="text/html")
    with pytest.raises(SourceUnreachable, match="test for robots"):
        fetch()


def test_a_busy_site_is_waited_for_as_long_as_it_asks(
    httpserver: HTTPServer, fetch: Callable[..., Page], waits: list[float]
) -> None:
    httpserver.expect_ordered_request(PATH).respond_with_data(status=503, headers={"Retry-After": "7"})
    httpserver.expect_ordered_request(PATH).respond_with_data(status=202)
    httpserver.expect_ordered_request(PATH).respond_with_data(lighthouse.journal(), content_type=XHTML)
    assert fetch().ref == LAW
    assert waits == [7.0, 4.0]


@pytest.mark.parametrize("after", ["3600", "Fri, 31 Dec 2099 23:59:59 GMT", "", "soon"])
def test_a_site_that_asks_for_too_long_a_wait_is_left_alone(
    httpserver: HTTPServer, fetch: Callable[..., Page], waits: list[float], after: str
) -> None:
    serve(httpserver, "", status=429, headers={"Retry-After": after})
    with pytest.raises(SourceUnreachable, match="busy"):
        fetch()
    assert waits == []
    assert len(httpserver.log) == 1


def test_a_site_that_stays_busy_is_given_up(httpserver: HTTPServer, fetch: Callable[..., Page]) -> None:
    serve(httpserver, "", status=503)
    with pytest.raises(SourceUnreachable, match="after 3 tries"):
        fetch()
    assert len(httpserver.log) == 3


def test_a_silent_site_is_given_up(httpserver: HTTPServer, fetch: Callable[..., Page]) -> None:
    def silent(_: Request) -> Response:
        time.sleep(0.9)
        return Response("late")

    httpserver.expect_request(PATH).respond_with_handler(silent)
    with pytest.raises(SourceUnreachable, match="silent for too long"):
        fetch()


def test_a_site_that_drips_is_given_up_in_the_end(httpserver: HTTPServer, fetch: Callable[..., Page]) -> None:
    def drip(_: Request) -> Response:
        def drops():  # type: ignore[no-untyped-def]
            for _ in range(30):
                yield b"x" * 10
                time.sleep(0.1)

        return Response(drops(), content_type=XHTML)

    httpserver.expect_request(PATH).respond_with_handler(drip)
    begun = time.monotonic()
    with pytest.raises(SourceUnreachable, match="too slowly"):
        fetch()
    assert time.monotonic() - begun < 2.8


def test_an_endless_page_is_cut_off(httpserver: HTTPServer, fetch: Callable[..., Page]) -> None:
    serve(httpserver, "x" * 300_000)
    with pytest.raises(SourceUnreachable, match="more than"):
        fetch()


def test_a_page_that_unpacks_without_end_is_cut_off(
    httpserver: HTTPServer, fetch: Callable[..., Page]
) -> None:
    bomb = gzip.compress(b"\0" * 50_000_000)
    serve(httpserver, bomb, headers={"Content-Encoding": "gzip"})
    with pytest.raises(SourceUnreachable, match="more than"):
        fetch()


def test_a_page_that_breaks_off_is_not_kept(
    httpserver: HTTPServer, cache: Cache, fetch: Callable[..., Page]
) -> None:
    serve(
        httpserver, gzip.compress(lighthouse.journal().encode())[:-400], headers={"Content-Encoding": "gzip"}
    )
    with pytest.raises(SourceUnreachable):
        fetch()
    assert list(cache.pages()) == []


def test_redirects_without_end_are_given_up(httpserver: HTTPServer, fetch: Callable[..., Page]) -> None:
    serve(httpserver, "", status=302, headers={"Location": PATH})
    with pytest.raises(SourceUnreachable, match="without end"):
        fetch()
    assert len(httpserver.log) < 10


def test_no_network_is_said_in_one_line(cache: Cache, rules: web.Web, httpserver: HTTPServer) -> None:
    plan = errand.plan(LAW, "en", cache, sites=errand.Sites(cellar="http://127.0.0.1:9/resource/celex"))
    closed = web.Web(hosts=frozenset({"127.0.0.1:9"}), scheme="http", private=True, pause=0)
    with pytest.raises(SourceUnreachable, match="does not answer") as caught:
        errand.fetch(plan, cache, web=closed)
    assert "https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:32031R0007" in caught.value.hint
    assert "citeref cache add" in str(caught.value)


def test_a_name_that_is_not_found_is_no_network(cache: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object, **__: object) -> None:
        raise web.socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(web.socket, "getaddrinfo", unknown)
    monkeypatch.delenv("HTTPS_PROXY", raising=False)
    monkeypatch.delenv("https_proxy", raising=False)
    with pytest.raises(SourceUnreachable, match="no network"):
        errand.fetch(errand.plan(LAW, "en", cache), cache)


def test_a_plan_says_what_is_there(cache: Cache, httpserver: HTTPServer, fetch: Callable[..., Page]) -> None:
    serve(httpserver, lighthouse.journal())
    page = fetch()
    plan: Plan = errand.plan(LAW, "en", cache)
    assert plan.have == page
    assert "already there" in str(plan)
    assert "already there" not in str(msgspec.structs.replace(plan, have=None))
