"""`citeref serve`: on this machine only unless told otherwise, to its own pages only."""

from __future__ import annotations

import importlib.util
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

pytest.importorskip("textual_serve")

from citeref.tui.web import FOCUS, PAGE, POLICY, Served, open_server

Run = Callable[..., Result]


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> list[Served]:
    """The servers that would have been started."""
    started: list[Served] = []
    monkeypatch.setattr(Served, "serve", lambda self, debug=False: started.append(self))
    return started


def test_it_listens_to_this_machine_and_says_where(run: Run, dossier: Path, served: list[Served]):
    ran = run("serve", "dossier")
    assert ran.exit_code == 0
    assert "Open http://127.0.0.1:8000 in a browser." in ran.stderr
    assert "Careful" not in ran.stderr
    assert served[0].host == "127.0.0.1"


def test_letting_others_in_is_said_plainly(run: Run, dossier: Path, served: list[Served]):
    ran = run("serve", "dossier", "--host", "0.0.0.0")
    assert "Whoever reaches this address reads these documents" in ran.stderr


def test_each_visitor_gets_the_program_on_these_paths(run: Run, home: Path, served: list[Served]):
    (home / "my notes").mkdir()
    (home / "my notes" / "-x;rm.md").write_text("L'article 5 du RGPD.", "utf-8")
    run("serve", "my notes", "--goto", "rgpd 5", "--ui-lang", "fr")
    words = shlex.split(served[0].command)
    assert words[-2:] == ["--", "my notes"]
    assert words[3:-2] == ["browse", "--goto", "rgpd 5", "--ui-lang", "fr"]


def test_what_is_not_there_is_refused_before_anything_is_served(run: Run, served: list[Served]):
    assert run("serve", "nowhere").exit_code == 4
    assert served == []


def test_without_the_extra_the_way_to_get_it_is_named(run: Run, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    ran = run("serve")
    assert ran.exit_code == 2
    assert 'pip install "citeref[serve]"' in ran.stderr


@pytest.mark.parametrize(
    ("host", "origin", "welcome"),
    [
        ("127.0.0.1:8000", "", True),
        ("localhost:8000", "http://localhost:8000", True),
        ("127.0.0.1:8000", "http://127.0.0.1:8000", True),
        ("evil.example:8000", "", False),
        ("127.0.0.1:8000", "https://evil.example", False),
        ("127.0.0.1:8000", "null", False),
        ("127.0.0.1:9999", "", False),
        ("", "", False),
    ],
)
def test_only_its_own_pages_are_answered(host: str, origin: str, welcome: bool):
    assert open_server("true", "127.0.0.1", 8000, None).welcome(host, origin) is welcome


def test_behind_a_proxy_the_address_it_was_told_counts():
    server = open_server("true", "0.0.0.0", 8000, "https://archive.example/")
    assert server.welcome("archive.example", "https://archive.example")
    assert not server.welcome("localhost:8000", "")


def test_the_page_asks_nobody_else_for_anything():
    page = (PAGE / "app_index.html").read_text("utf-8")
    assert "http" not in page
    assert "default-src 'self'" in POLICY


async def _answers() -> dict[str, Any]:
    from aiohttp.test_utils import TestClient, TestServer

    server = open_server("true", "127.0.0.1", 8000, None)
    async with TestClient(TestServer(await server._make_app())) as client:
        fine = await client.get("/", headers={"Host": "127.0.0.1:8000"})
        strange = await client.get(
            "/ws", headers={"Host": "127.0.0.1:8000", "Origin": "https://evil.example"}
        )
        return {
            "page": await fine.text(),
            "policy": fine.headers["Content-Security-Policy"],
            "strange": strange.status,
        }


def test_a_page_of_another_site_cannot_drive_the_program():
    import asyncio

    told = asyncio.run(_answers())
    assert 'data-session-websocket-url="ws://127.0.0.1:8000/ws"' in told["page"]
    assert told["policy"] == POLICY
    assert f"<script>{FOCUS}</script>" in told["page"], "the policy knows the script by its very words"
    assert told["strange"] == 403
