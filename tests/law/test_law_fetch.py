"""The errand to an official site, played here by a server that behaves, dawdles, breaks off or lies."""

from __future__ import annotations

import gzip
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import lighthouse
import msgspec
import pilots
import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from citeref.cache import Cache
from citeref.errors import SourceUnreachable
from citeref.law import fetch as errand
from citeref.law import show, web
from citeref.law.fetch import Plan
from citeref.law.fetch.sources import SOURCES
from citeref.model import Page
from citeref.ref import Ref

LAW = Ref(lighthouse.LAW)
PATH = "/resource/celex/32031R0007"
XHTML = "application/xhtml+xml; charset=utf-8"


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
    "a list of nothing": {"status": 300, "body": "<ul><li>one<li>two</ul>" + " " * 900 + "</html>"},
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


def test_a_page_still_the_same_is_not_sent_again(
    httpserver: HTTPServer, cache: Cache, fetch: Callable[..., Page]
) -> None:
    marks = {"ETag": '"a1"', "Last-Modified": "Wed, 01 Jan 2031 00:00:00 GMT"}
    serve(httpserver, lighthouse.journal(), headers=marks)
    page = fetch()
    assert (page.origin.etag, page.origin.last_modified, page.origin.status_code) == (*marks.values(), 200)
    httpserver.clear()
    known = {"If-None-Match": '"a1"', "If-Modified-Since": marks["Last-Modified"]}
    httpserver.expect_request(PATH, headers=known).respond_with_data(status=304)
    assert fetch(refresh=True) == page
    assert cache.content(page).decode() == lighthouse.journal()


def test_a_page_that_has_changed_takes_the_place_of_the_old_one(
    httpserver: HTTPServer, cache: Cache, fetch: Callable[..., Page]
) -> None:
    serve(httpserver, lighthouse.journal(), headers={"ETag": '"a1"'})
    fetch()
    httpserver.clear()
    newer = lighthouse.journal().replace("has a keeper", "has two keepers")
    serve(httpserver, newer, headers={"ETag": '"a2"'})
    assert cache.content(fetch(refresh=True)).decode() == newer
    assert len(list(cache.pages())) == 1


def test_a_damaged_page_is_asked_for_whole(
    httpserver: HTTPServer, cache: Cache, fetch: Callable[..., Page]
) -> None:
    """« Unchanged » would be true of the site's page and false of ours."""
    serve(httpserver, lighthouse.journal(), headers={"ETag": '"a1"'})
    page = fetch()
    page.path.write_text("tampered")
    fetch(refresh=True)
    assert "If-None-Match" not in httpserver.log[-1][0].headers
    assert cache.content(page).decode() == lighthouse.journal()


def test_an_unchanged_that_nobody_asked_about_is_a_refusal(
    httpserver: HTTPServer, cache: Cache, fetch: Callable[..., Page]
) -> None:
    serve(httpserver, "", status=304)
    with pytest.raises(SourceUnreachable):
        fetch()


def test_the_page_counts_and_not_what_the_site_says_of_its_characters(
    httpserver: HTTPServer, cache: Cache, fetch: Callable[..., Page]
) -> None:
    accented = lighthouse.journal().replace("Every lighthouse", "Évery lighthouse")
    serve(httpserver, accented, content_type="application/xhtml+xml; charset=iso-8859-1")
    page = fetch()
    assert "Évery lighthouse" in show(Ref(f"{LAW}/art_1/par_1"), "en", cache)[0].text
    assert page.origin.content_type.startswith("application/xhtml+xml")


def test_a_page_whose_characters_are_lost_is_refused(
    httpserver: HTTPServer, cache: Cache, fetch: Callable[..., Page]
) -> None:
    damaged = lighthouse.journal().replace("keeper", "k\ufffd\ufffdper")
    serve(httpserver, damaged)
    with pytest.raises(SourceUnreachable, match="damaged"):
        fetch()


def test_a_page_cached_but_broken_does_not_stand_in_the_way(
    httpserver: HTTPServer, cache: Cache, fetch: Callable[..., Page]
) -> None:
    serve(httpserver, lighthouse.journal())
    page = fetch()
    page.path.with_suffix(".json").write_text("{")
    assert fetch().origin.sha256 == page.origin.sha256


def test_errands_go_on_after_one_fails_and_are_summed_up(
    httpserver: HTTPServer, cache: Cache, rules: web.Web
) -> None:
    sites = errand.Sites(cellar=httpserver.url_for("/resource/celex"))
    serve(httpserver, lighthouse.journal())
    refs = (Ref("eu/reg/2031/9"), LAW, Ref("coe/echr"))
    told: list[tuple[int, int, str]] = []
    plans = [errand.plan(ref, "en", cache, sites=sites) for ref in refs]
    summary = errand.several(plans, cache, web=rules, progress=lambda *step: told.append(step))
    assert [page.ref for page in summary.came] == [LAW]
    assert [missing.plan.ref for missing in summary.missing] == ["eu/reg/2031/9", "coe/echr"]
    assert str(summary) == "1 came, 0 already there, 2 not to be had."
    assert told[1] == (1, 3, f"{LAW} (en)")
    again = errand.several([errand.plan(LAW, "en", cache, sites=sites)], cache, web=rules)
    assert [page.ref for page in again.there] == [LAW]


@pytest.mark.parametrize(
    "answer",
    [
        {"status": 403, "response_data": "<html>" + " " * 900 + "</html>"},
        {"status": 429, "response_data": ""},
        {"status": 202, "response_data": "", "headers": {"x-amzn-waf-action": "challenge"}},
    ],
)
def test_a_site_that_turns_us_away_is_asked_for_nothing_more(
    httpserver: HTTPServer, cache: Cache, rules: web.Web, answer: dict[str, object]
) -> None:
    sites = errand.Sites(cellar=httpserver.url_for("/resource/celex"))
    httpserver.expect_request(re.compile(".*")).respond_with_data(**answer)  # type: ignore[arg-type]
    plans = [errand.plan(Ref(f"eu/reg/2031/{n}"), "en", cache, sites=sites) for n in range(7, 12)]
    summary = errand.several(plans, cache, web=rules)
    assert len(summary.missing) == 5
    assert len({missing.why for missing in summary.missing}) == 1
    assert len(httpserver.log) == 1


def test_a_judgment_comes_from_cellar_by_its_number(cache: Cache) -> None:
    plan = errand.plan(Ref("eu/cjeu/C-131-12"), "en", cache)
    assert plan.asks[0][0] == "https://publications.europa.eu/resource/celex/62012CJ0131"
    by_ecli = errand.plan(Ref("ecli/EU:C:2031:7"), "en", cache)
    assert by_ecli.asks[0][0] == "https://publications.europa.eu/resource/ecli/ECLI%3AEU%3AC%3A2031%3A7"


def test_each_source_is_held_to_its_own_hosts(cache: Cache) -> None:
    """A redirect from one official site to another is no way in either."""
    legifrance = web.Web().among(SOURCES["legifrance"].hosts)
    with pytest.raises(SourceUnreachable, match="not on the list"):
        web.allowed("https://publications.europa.eu/x", legifrance)


WORKER = """
import sys; from pathlib import Path
from citeref.cache import Cache, Layer
from citeref.law import fetch, web
from citeref.ref import Ref
cache = Cache((Layer("user", Path(sys.argv[1]), True),))
rules = web.Web(hosts=frozenset({sys.argv[2]}), scheme="http", private=True, pause=0)
sites = fetch.Sites(cellar=f"http://{sys.argv[2]}/resource/celex")
plans = [fetch.plan(Ref("eu/reg/2031/7"), "en", cache, refresh=True, sites=sites) for _ in range(500)]
fetch.several(plans, cache, web=rules)
"""


def test_a_fetch_killed_at_any_moment_leaves_a_sound_cache(
    httpserver: HTTPServer, cache: Cache, tmp_path: Path
) -> None:
    """A sample of the kills; `CITEREF_KILLS=200` makes as many as one has time for."""
    count = iter(range(10**9))

    def changing(_: Request) -> Response:
        words = lighthouse.journal().replace("has a keeper", f"has {next(count)} keepers")
        return Response(words, content_type=XHTML)

    httpserver.expect_request(PATH).respond_with_handler(changing)
    command = [sys.executable, "-c", WORKER, str(tmp_path / "user"), f"{httpserver.host}:{httpserver.port}"]
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    for turn in range(int(os.environ.get("CITEREF_KILLS", "3"))):
        before, begun = len(httpserver.log), time.monotonic()
        worker = subprocess.Popen(command, env=env)
        while len(httpserver.log) <= before + 1 and time.monotonic() - begun < 10:
            time.sleep(0.001)
        time.sleep(0.0013 * (turn % 23))
        worker.kill()
        worker.wait()
        assert cache.verify() == []
    assert all(cache.content(page) for page in cache.pages())


def test_a_consolidated_text_is_asked_for_by_its_date_and_kept_beside_the_first(
    httpserver: HTTPServer, cache: Cache, rules: web.Web, fetch: Callable[..., Page]
) -> None:
    serve(httpserver, lighthouse.journal())
    first = fetch()
    sites = errand.Sites(cellar=httpserver.url_for("/resource/celex"))
    httpserver.expect_request("/resource/celex/02031R0007-20320301").respond_with_data(
        lighthouse.consolidated(), content_type=XHTML
    )
    plan = errand.plan(LAW, "en", cache, sites=sites, version="2032-03-01")
    assert plan.by_hand.endswith("CELEX:02031R0007-20320301")
    page = errand.fetch(plan, cache, web=rules)
    assert page.origin.version == "2032-03-01"
    assert cache.content(first) != cache.content(page)
    assert errand.plan(LAW, "en", cache, sites=sites, version="2032-03-01").have == page
    httpserver.expect_request("/resource/celex/02031R0007-20330101").respond_with_data(
        lighthouse.consolidated(), content_type=XHTML
    )
    other = errand.plan(LAW, "en", cache, sites=sites, version="2033-01-01")
    with pytest.raises(SourceUnreachable, match="another version"):
        errand.fetch(other, cache, web=rules)


def test_what_has_no_consolidated_text_is_not_asked_for_one(cache: Cache) -> None:
    for ref in ("eu/cjeu/C-131-12", "eu/treaty/tfeu", "fr/loi/78-17"):
        assert errand.plan(Ref(ref), "fr", cache, version="2020-01-01").asks == ()


def in_parts() -> tuple[str, str]:
    """The regulation as it is handed out in two files: the act, and the annex."""
    head, _, rest = lighthouse.journal().partition('<div id="anx_1">')
    annex, _, end = rest.rpartition("</body>")
    return f"{head}</body>{end}", f'{lighthouse.HEAD}<body><div id="anx_1">{annex}</body></html>'


def listing(httpserver: HTTPServer, *links: str) -> None:
    items = "".join(f'<li><a href="{link}" title="part">{link}</a></li>' for link in links)
    serve(httpserver, f"<html><body><ul>{items}</ul></body></html>", status=300, content_type="text/html")


def test_a_text_in_parts_is_put_together_in_their_order(
    httpserver: HTTPServer, cache: Cache, fetch: Callable[..., Page]
) -> None:
    act, annex = in_parts()
    listing(httpserver, "/cellar/1/DOC_1", "/cellar/1/DOC_2", "/cellar/1/DOC_1")
    httpserver.expect_request("/cellar/1/DOC_1").respond_with_data(act, content_type=XHTML)
    httpserver.expect_request("/cellar/1/DOC_2").respond_with_data(annex, content_type=XHTML)
    fetch()
    whole, passage = show(Ref(f"{LAW}/anx_1/pnt_1/pnt_b"), "en", cache)
    assert whole.words(passage).strip() == "electric."
    assert show(Ref(f"{LAW}/art_1/par_2/pnt_b"), "en", cache)[1].ref == f"{LAW}/art_1/par_2/pnt_b"
    assert len(httpserver.log) == 3


@pytest.mark.parametrize(
    "links",
    [
        (),
        ("/cellar/1/DOC_1", "/cellar/1/gone"),
        ("/cellar/1/DOC_1", "https://evil.example/DOC_2"),
        ("/cellar/1/DOC_1", "/cellar/1/half"),
        ("/cellar/1/DOC_1", "/cellar/1/puzzle"),
        ("/cellar/1/DOC_1", "/cellar/1/pdf"),
        tuple(f"/cellar/{n}" for n in range(90)),
        ("javascript:alert(1)",),
    ],
)
def test_a_text_that_lacks_a_part_is_not_kept(
    httpserver: HTTPServer, cache: Cache, fetch: Callable[..., Page], links: tuple[str, ...]
) -> None:
    act, annex = in_parts()
    listing(httpserver, *links)
    act = act.replace("</body>", f"<!--{'x' * 70_000}--></body>")  # longer than any puzzle
    httpserver.expect_request("/cellar/1/DOC_1").respond_with_data(act, content_type=XHTML)
    httpserver.expect_request("/cellar/1/half").respond_with_data(annex[:200], content_type=XHTML)
    puzzle = "<html><body><script>gokuProps</script></body></html>"
    httpserver.expect_request("/cellar/1/puzzle").respond_with_data(puzzle, content_type=XHTML)
    httpserver.expect_request("/cellar/1/pdf").respond_with_data(annex, content_type="application/pdf")
    httpserver.expect_request("/cellar/1/gone").respond_with_data("", status=404)
    with pytest.raises(SourceUnreachable):
        fetch()
    assert list(cache.pages()) == []


@pytest.mark.parametrize(
    "page", [pilots.infocuria(), f"<html>{pilots.eurlex('coj-').partition('?>')[2]}</html>"]
)
def test_a_judgment_is_kept_where_it_names_its_case_and_no_other(
    httpserver: HTTPServer, cache: Cache, rules: web.Web, page: str
) -> None:
    sites = errand.Sites(cellar=httpserver.url_for("/resource/celex"))
    for number in ("62031CJ0007", "62031CJ0008"):
        address = f"/resource/celex/{number}"
        httpserver.expect_request(address).respond_with_data(page, content_type="text/html; charset=utf-8")
    errand.fetch(errand.plan(Ref("eu/cjeu/C-7-31"), "en", cache, sites=sites), cache, web=rules)
    assert show(Ref("eu/cjeu/C-7-31/pt_3"), "en", cache)[1].ref == "eu/cjeu/C-7-31/pt_3"
    with pytest.raises(SourceUnreachable, match="does not name"):
        errand.fetch(errand.plan(Ref("eu/cjeu/C-8-31"), "en", cache, sites=sites), cache, web=rules)
    with pytest.raises(SourceUnreachable, match="in « en »"):
        errand.fetch(errand.plan(Ref("eu/cjeu/C-7-31"), "fr", cache, sites=sites), cache, web=rules)
