"""A cache of one's own, and the rules of asking a server that plays an official site."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from gangway import KEY, SECRET, TOKEN
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from citeref.cache import Cache, Layer
from citeref.law import fetch as errand
from citeref.law import web
from citeref.law.fetch import Keys
from citeref.model import Page
from citeref.ref import Ref


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
def keys(httpserver: HTTPServer) -> Keys:
    """What a person would have been given for the gateway played here."""
    return Keys("me", SECRET, KEY, httpserver.url_for("/token"))


@pytest.fixture
def gateway(httpserver: HTTPServer) -> HTTPServer:
    """The gateway gives a token for the right id and secret."""

    def token(request: Request) -> Response:
        form = parse_qs(request.get_data(as_text=True))
        right = form["client_id"] == ["me"] and form["client_secret"] == [SECRET]
        given = {"access_token": TOKEN, "token_type": "Bearer", "expires_in": 3600}
        return Response(json.dumps(given), 200 if right else 401, content_type="application/json")

    httpserver.expect_request("/token", method="POST").respond_with_handler(token)
    return httpserver


@pytest.fixture
def fetch(httpserver: HTTPServer, cache: Cache, rules: web.Web, keys: Keys) -> Callable[..., Page]:
    """Fetches one French text from the sites played here."""
    sites = errand.Sites(
        piste=httpserver.url_for("/api"),
        judilibre=httpserver.url_for("/judilibre"),
        pages=httpserver.url_for("").rstrip("/"),
    )

    def go(ref: str, given: Keys = keys, at: str = "") -> Page:
        plan = errand.plan(Ref(ref), "fr", cache, sites=sites, able=given.able, at=at)
        return errand.fetch(plan, cache, web=rules, keys=given)

    return go
