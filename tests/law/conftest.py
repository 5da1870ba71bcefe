"""A cache of one's own, and the rules of asking a server that plays an official site."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer

from citeref.cache import Cache, Layer
from citeref.law import web


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
