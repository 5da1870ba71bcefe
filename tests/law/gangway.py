"""The State's gateway (PISTE) as the tests play it: its token, its secret, and what it answers."""

from __future__ import annotations

from typing import Any

from pytest_httpserver import HTTPServer

SECRET, TOKEN, KEY = "planted-secret-1", "planted-token-2", "planted-key-3"
"""Words that must be found nowhere afterwards."""


def consult(server: HTTPServer, room: str, answer: Any, **how: Any) -> None:
    """The gateway answers every question to a room of the API, when it bears the token."""
    bearer = {"Authorization": f"Bearer {TOKEN}"}
    server.expect_request(
        f"/api/{room if room == 'search' else f'consult/{room}'}", method="POST", headers=bearer
    ).respond_with_json(answer, **how)
