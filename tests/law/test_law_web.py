"""Which addresses may be asked: official sites over https, and no others whatever a redirect says."""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer

from citeref.errors import SourceUnreachable
from citeref.law import web
from citeref.law.turns import turn

WEB = web.Web()


@pytest.mark.parametrize(
    "address",
    [
        "http://publications.europa.eu/resource/cellar/1/DOC_1",
        "https://publications.europa.eu:443/resource/cellar/1/DOC_1",
        "https://publications.europa.eu/resource/cellar/1/DOC_1#fragment",
    ],
)
def test_an_official_address_is_asked_over_https(address: str) -> None:
    assert web.allowed(address, WEB) == "https://publications.europa.eu/resource/cellar/1/DOC_1"


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "ftp://publications.europa.eu/x",
        "gopher://publications.europa.eu/x",
        "javascript:alert(1)",
        "http://127.0.0.1/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://169.254.169.254/latest/meta-data",
        "//evil.example/x",
        "https://evil.example/publications.europa.eu",
        "https://publications.europa.eu@evil.example/",
        "https://someone@publications.europa.eu/",
        "https://publications.europa.eu.evil.example/",
        "https://publications.europa.eu:8443/",
        "https://publications.europa.eu:99999/",
        "https://publicatiоns.europa.eu/",
        "https:\\\\publications.europa.eu\\x",
        "https://publications.europa.eu\\@evil.example/",
        "https://publications.europa.eu/\r\nHost: evil.example",
        "",
    ],
)
def test_any_other_address_is_refused(address: str) -> None:
    with pytest.raises(SourceUnreachable):
        web.allowed(address, WEB)


@pytest.mark.parametrize(
    "inner",
    [
        "127.0.0.1",
        "10.0.0.1",
        "169.254.169.254",
        "::1",
        "::ffff:10.0.0.1",
        "fe80::1%eth0",
        "64:ff9b::7f00:1",
        "2002:7f00:1::1",
        "fd00::1",
        "0.0.0.0",
        "224.0.0.1",
    ],
)
def test_a_name_that_leads_into_a_private_network_is_refused(
    monkeypatch: pytest.MonkeyPatch, inner: str
) -> None:
    monkeypatch.setattr(web.socket, "getaddrinfo", lambda *_, **__: [(2, 1, 6, "", (inner, 443))])
    monkeypatch.delenv("HTTPS_PROXY", raising=False)
    monkeypatch.delenv("https_proxy", raising=False)
    with pytest.raises(SourceUnreachable, match="private"):
        web.ask("https://publications.europa.eu/x", {}, web.Web(pause=0))


def test_one_host_is_asked_with_a_pause_between() -> None:
    waits: list[float] = []
    slow = web.Web(pause=5, sleep=waits.append)
    web._take_turn("a", slow)
    web._take_turn("b", slow)
    web._take_turn("a", slow)
    assert [round(wait) for wait in waits] == [5]


def test_a_name_that_leads_elsewhere_the_second_time_is_refused_before_a_byte_is_sent(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The first look finds a public address; the connection then made leads home."""
    heard: list[bytes] = []
    listener = socket.create_server(("127.0.0.1", 0))

    def listen() -> None:
        talk, _ = listener.accept()
        heard.append(talk.recv(100))

    watch = threading.Thread(target=listen, daemon=True)
    watch.start()
    looks = iter(["93.184.216.34", "127.0.0.1"])

    def answer(*_: object, **__: object) -> list[tuple[object, ...]]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (next(looks), listener.getsockname()[1]))]

    monkeypatch.setattr(socket, "getaddrinfo", answer)
    monkeypatch.delenv("HTTPS_PROXY", raising=False)
    monkeypatch.delenv("https_proxy", raising=False)
    with pytest.raises(SourceUnreachable, match=r"private address 127\.0\.0\.1"):
        web.ask("https://publications.europa.eu/x", {}, web.Web(pause=0))
    watch.join(2)
    listener.close()
    assert heard == [b""]


@pytest.fixture
def here(httpserver: HTTPServer) -> web.Web:
    hosts = frozenset({f"{httpserver.host}:{httpserver.port}", f"localhost:{httpserver.port}"})
    return web.Web(hosts=hosts, scheme="http", private=True, pause=0, sleep=lambda _: None)


def test_a_secret_goes_to_its_own_host_and_not_where_that_one_sends_us(
    httpserver: HTTPServer, here: web.Web
) -> None:
    other = f"http://localhost:{httpserver.port}/b"
    httpserver.expect_request("/a").respond_with_data(status=302, headers={"Location": other})
    httpserver.expect_request("/b").respond_with_data("ok")
    here_first = f"http://{httpserver.host}:{httpserver.port}/a"
    if httpserver.host == "localhost":
        here_first = f"http://127.0.0.1:{httpserver.port}/a"
    rules = web.Web(hosts=here.hosts | {f"127.0.0.1:{httpserver.port}"}, scheme="http", private=True, pause=0)
    web.ask(here_first, {"Accept": "text/html"}, rules, secret={"KeyId": "planted"})
    first, second = (request for request, _ in httpserver.log)
    assert first.headers["KeyId"] == "planted"
    assert "KeyId" not in second.headers
    assert second.headers["Accept"] == "text/html"


def test_a_question_with_a_body_is_not_sent_on(httpserver: HTTPServer, here: web.Web) -> None:
    httpserver.expect_request("/a", method="POST").respond_with_data(status=307, headers={"Location": "/b"})
    with pytest.raises(SourceUnreachable, match="not sent on"):
        web.ask(httpserver.url_for("/a"), {}, here, body=b"{}")
    assert len(httpserver.log) == 1


def test_a_connection_that_drops_is_tried_again(here: web.Web) -> None:
    """The first connection is closed without a word, the second answers."""
    listener = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        listener.accept()[0].close()
        talk, _ = listener.accept()
        talk.recv(1000)
        talk.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok")
        talk.close()

    threading.Thread(target=serve, daemon=True).start()
    port = listener.getsockname()[1]
    waits: list[float] = []
    rules = web.Web(
        hosts=frozenset({f"127.0.0.1:{port}"}), scheme="http", private=True, pause=0, sleep=waits.append
    )
    assert web.ask(f"http://127.0.0.1:{port}/", {}, rules).body == b"ok"
    assert waits == [2.0]
    listener.close()


def test_a_body_shorter_than_it_said_is_tried_again_and_given_up(here: web.Web) -> None:
    listener = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        for _ in range(3):
            talk, _address = listener.accept()
            talk.recv(1000)
            talk.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 900\r\nConnection: close\r\n\r\nhalf")
            talk.close()

    threading.Thread(target=serve, daemon=True).start()
    port = listener.getsockname()[1]
    waits: list[float] = []
    rules = web.Web(
        hosts=frozenset({f"127.0.0.1:{port}"}), scheme="http", private=True, pause=0, sleep=waits.append
    )
    with pytest.raises(SourceUnreachable, match="broke off"):
        web.ask(f"http://127.0.0.1:{port}/", {}, rules)
    assert waits == [2.0, 4.0]
    listener.close()


def test_cookies_of_a_site_are_not_given_back(httpserver: HTTPServer, here: web.Web) -> None:
    httpserver.expect_request("/a").respond_with_data(
        status=302, headers={"Location": "/b", "Set-Cookie": "trace=1"}
    )
    httpserver.expect_request("/b").respond_with_data("ok")
    web.ask(httpserver.url_for("/a"), {}, here)
    assert not any("Cookie" in request.headers for request, _ in httpserver.log)


ASKER = """
import sys, time; from pathlib import Path
from citeref.law.turns import turn
for _ in range(3):
    with turn("a.example", Path(sys.argv[1]), 0.1, time.sleep):
        with open(sys.argv[2], "a") as log:
            log.write(f"{time.time()} in\\n")
        time.sleep(0.02)
        with open(sys.argv[2], "a") as log:
            log.write(f"{time.time()} out\\n")
"""


def test_several_commands_ask_one_host_one_after_the_other(tmp_path: Path) -> None:
    log = tmp_path / "log"
    command = [sys.executable, "-c", ASKER, str(tmp_path / "turns"), str(log)]
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    for asker in [subprocess.Popen(command, env=env) for _ in range(3)]:
        assert asker.wait(20) == 0
    lines = [line.split() for line in log.read_text().splitlines()]
    assert [word for _, word in lines] == ["in", "out"] * 9
    times = [float(when) for when, _ in lines]
    assert all(times[n + 1] - times[n] > 0.09 for n in range(1, 17, 2))


def test_another_host_waits_for_nobody_and_no_folder_is_no_hindrance(tmp_path: Path) -> None:
    waits: list[float] = []
    with turn("a.example", tmp_path, 60, waits.append), turn("b.example", tmp_path, 60, waits.append):
        pass
    with turn("a.example", tmp_path / "file" / "x", 60, waits.append):
        pass
    assert waits == []
    with turn("a.example", tmp_path, 60, waits.append):
        pass
    assert len(waits) == 1


def test_a_head_that_drips_without_end_is_cut_off(here: web.Web) -> None:
    """Each byte comes in time; together they would never."""
    listener = socket.create_server(("127.0.0.1", 0))
    talks: list[int] = []

    def serve() -> None:
        with contextlib.suppress(OSError):
            talk, _ = listener.accept()
            talks.append(1)
            talk.sendall(b"HTTP/1.1 200 OK\r\nX: ")
            for _ in range(200):
                talk.sendall(b"a")
                time.sleep(0.05)

    threading.Thread(target=serve, daemon=True).start()
    port = listener.getsockname()[1]
    rules = web.Web(
        hosts=frozenset({f"127.0.0.1:{port}"}), scheme="http", private=True, pause=0, silence=0.5, total=0.8
    )
    begun = time.monotonic()
    with pytest.raises(SourceUnreachable, match="too slowly"):
        web.ask(f"http://127.0.0.1:{port}/", {}, rules)
    assert time.monotonic() - begun < 2
    assert len(talks) == 1
    listener.close()
