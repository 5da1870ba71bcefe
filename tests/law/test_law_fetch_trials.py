"""Every source put on trial: whatever a site does wrong, at whichever question, nothing enters the cache, nothing hangs,
no secret is told, and the person learns in one line what happened and how to save the page by hand.
"""

from __future__ import annotations

import gzip
import json
import re
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import lighthouse
import pytest
from gangway import KEY, SECRET, TOKEN
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from citeref.cache import Cache
from citeref.errors import SourceUnreachable
from citeref.law import fetch as errand
from citeref.law import web
from citeref.law.fetch import Keys
from citeref.model import Page
from citeref.ref import Ref

JSON, HTML = "application/json", "text/html; charset=utf-8"
BOMB = gzip.compress(b" " * 3_000_000)
WALL = b"<html><title>Just a moment...</title>" + b" " * 900 + b"</html>"
LAW = {
    "id": "LEGITEXT000006068624",
    "title": "Loi n° 78-17 du 6 janvier 1978",
    "sections": [],
    "articles": [{"id": "LEGIARTI000000000001", "num": "1", "etat": "VIGUEUR"}],
}
FOUND = {"results": [{"titles": [{"id": "LEGITEXT000099990040", "title": "Loi n° 2031-40 du 1er mai 2031"}]}]}

STEPS: dict[str, tuple[str, str, dict[str, Any]]] = {
    "Cellar": ("eu/reg/2031/7", r"/resource/celex/.*", {}),
    "a law on PISTE": ("fr/loi/78-17", r"/api/consult/(?:lawDecree|legiPart)", {}),
    "an article on the way": ("fr/loi/78-17", r"/api/consult/getArticle", {"/api/consult/lawDecree": LAW}),
    "a search on the way": ("fr/loi/2031-40", r"/api/search", {}),
    "what a search found": ("fr/loi/2031-40", r"/api/consult/(?:lawDecree|legiPart)", {"/api/search": FOUND}),
    "Judilibre": ("fr/cass/19-83.357", r"/judilibre/.*", {}),
    "the token of PISTE": ("fr/loi/78-17", r"/token", {}),
    "a judgment at HUDOC": ("coe/ecthr/58170-13", r"/app/body", {}),
    "a page of the Conseil d'État": ("fr/ce/449209", r"/fr/arianeweb/.*", {}),
}
"""Which question is answered wrongly: the reference, the path, and the right answers to the questions before it."""


def told(body: bytes | str = b"", status: int = 200, **headers: str) -> Callable[[Request], Response]:
    """A site that always says the same."""
    kept = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda _: Response(body, status, {"Content-Type": JSON, **kept})


def slow(_: Request) -> Response:
    def drips() -> Any:
        for _ in range(40):
            yield b" "
            time.sleep(0.05)

    return Response(drips(), 200, content_type=JSON)


def silent(_: Request) -> Response:
    time.sleep(1.2)
    return Response(b"{}", 200, content_type=JSON)


TRIALS: dict[str, Callable[[Request], Response]] = {
    "it drips": slow,
    "it is silent": silent,
    "it breaks off": told(b'{"text": {"id": "LEGITEXT'),
    "it says it has more": told(b"{}", Content_Length="900"),
    "it is empty": told(b""),
    "it is a bomb": told(BOMB, Content_Encoding="gzip"),
    "it is no gzip, though it says so": told(b"{}", Content_Encoding="gzip"),
    "it is endless": told(b"[" + b"0," * 200_000),
    "it is Latin that says UTF-8": told('{"text": "r\u00e8glement"}'.encode("latin-1")),
    "it is nested too deep": told(b'{"articles": ' + b"[" * 50_000),
    "it is of a wrong type": told(b"%PDF-1.7" + b" " * 900, Content_Type="application/pdf"),
    "it is a login": told(b"<html><form>password</form></html>", Content_Type=HTML),
    "it is a puzzle under a friendly status": told(WALL, Content_Type=HTML),
    "it is a puzzle said in the head": told(b"", 202, x_amzn_waf_action="challenge"),
    "it is unauthorised": told(f'{{"error": "{TOKEN}"}}', 401),
    "it is forbidden": told(WALL, 403, Content_Type=HTML),
    "it is gone": told(b"{}", 404),
    "it throttles": told(b"", 429),
    "it throttles for an hour": told(b"", 429, Retry_After="3600"),
    "it is overloaded": told(b"", 503),
    "it leads to a file": told(b"", 302, Location="file:///etc/passwd"),
    "it leads inside": told(b"", 302, Location="http://169.254.169.254/latest/meta-data"),
    "it leads to another site": told(b"", 302, Location="https://eur-lex.europa.eu.evil.example/"),
    "it leads in circles": lambda request: Response(b"", 302, {"Location": request.path}),
    "it leads nowhere": told(b"", 302),
}


@pytest.mark.parametrize("trial", TRIALS)
@pytest.mark.parametrize("step", STEPS)
def test_whatever_a_site_does_wrong_nothing_enters_the_cache(
    httpserver: HTTPServer, cache: Cache, rules: web.Web, keys: Keys, tmp_path: Path, step: str, trial: str
) -> None:
    ref, path, before = STEPS[step]
    httpserver.expect_request(re.compile(path)).respond_with_handler(TRIALS[trial])
    httpserver.expect_request("/token").respond_with_json({"access_token": TOKEN})
    for address, answer in before.items():
        httpserver.expect_request(address).respond_with_json(answer)
    sites = errand.Sites(
        cellar=httpserver.url_for("/resource/celex"),
        piste=httpserver.url_for("/api"),
        judilibre=httpserver.url_for("/judilibre"),
        hudoc=httpserver.url_for("/app/body"),
        pages=httpserver.url_for("").rstrip("/"),
    )
    able = keys.able if path.startswith(("/api", "/jud", "/tok")) else frozenset()
    plan = errand.plan(Ref(ref), "fr", cache, sites=sites, able=able)
    begun = time.monotonic()
    with pytest.raises(SourceUnreachable) as caught:
        errand.fetch(plan, cache, web=replace(rules, silence=0.4, total=0.8), keys=keys)
    assert time.monotonic() - begun < 5
    said = f"{caught.value.what} {caught.value.hint}"
    assert caught.value.exit_code == 3
    assert said.startswith(f"{ref} (fr): ")
    assert "citeref cache add" in caught.value.hint
    assert "\n" not in said
    assert not any(secret in said for secret in (SECRET, TOKEN, KEY))
    assert list(cache.pages()) == []
    assert cache.verify() == []
    kept = b"".join(file.read_bytes() for file in tmp_path.rglob("*") if file.is_file())
    assert b"planted" not in kept


def test_after_a_trial_the_next_source_is_asked_all_the_same(
    httpserver: HTTPServer, cache: Cache, rules: web.Web, keys: Keys
) -> None:
    httpserver.expect_request("/token").respond_with_data("", 403)
    page = lighthouse.journal()
    httpserver.expect_request("/resource/celex/32031R0007").respond_with_data(page, content_type=HTML)
    sites = errand.Sites(cellar=httpserver.url_for("/resource/celex"), piste=httpserver.url_for("/api"))
    plans = [
        errand.plan(Ref("fr/loi/78-17"), "fr", cache, sites=sites, able=keys.able),
        errand.plan(Ref("eu/reg/2031/7"), "en", cache, sites=sites),
    ]
    summary = errand.several(plans, cache, web=rules, keys=keys)
    assert [page.ref for page in summary.came] == ["eu/reg/2031/7"]
    assert [missing.plan.ref for missing in summary.missing] == ["fr/loi/78-17"]


def test_articles_that_grow_without_end_are_given_up(
    gateway: HTTPServer, cache: Cache, fetch: Callable[..., Page]
) -> None:
    many = LAW | {
        "articles": [{"id": f"LEGIARTI{n:012}", "num": f"{n}", "etat": "VIGUEUR"} for n in range(9)]
    }

    def article(request: Request) -> Response:
        one = {"id": json.loads(request.get_data())["id"], "texteHtml": "x" * 90_000}
        return Response(json.dumps({"article": one}), content_type=JSON)

    gateway.expect_request("/api/consult/lawDecree").respond_with_json(many)
    gateway.expect_request("/api/consult/getArticle").respond_with_handler(article)
    with pytest.raises(SourceUnreachable, match="no law is so long"):
        fetch("fr/loi/78-17")
    assert list(cache.pages()) == []
