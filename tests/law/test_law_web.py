"""Which addresses may be asked: official sites over https, and no others whatever a redirect says."""

from __future__ import annotations

import pytest

from citeref.errors import SourceUnreachable
from citeref.law import web

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
    "inner", ["127.0.0.1", "10.0.0.1", "169.254.169.254", "::1", "::ffff:10.0.0.1", "fe80::1%eth0"]
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
