"""One polite question to an official site, and the answer or the reason there is none.

Only hosts of a fixed list are asked, over https, whatever a redirect says; private addresses never. The
answer is read up to a size and within a time. A site that says « later » is waited for as long as it asks,
within reason; one that refuses is left alone.
"""

from __future__ import annotations

import ipaddress
import os
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http.client import HTTPException
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit, urlunsplit

from citeref import __version__
from citeref.errors import SourceUnreachable

if TYPE_CHECKING:
    import requests

HOSTS = frozenset({"publications.europa.eu", "eur-lex.europa.eu"})
"""The hosts that may be asked."""

AGENT = f"citeref/{__version__} (a person asked for this page)"
_HOPS = 6
_CHUNK = 1 << 16


@dataclass(frozen=True)
class Web:
    """The rules of asking. Times are seconds, sizes bytes after unpacking."""

    hosts: frozenset[str] = HOSTS
    scheme: str = "https"
    private: bool = False
    largest: int = 32 * 1024 * 1024
    connect: float = 10
    silence: float = 20
    total: float = 90
    patience: float = 60
    tries: int = 3
    pause: float = 1
    sleep: Callable[[float], None] = time.sleep
    asked: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Answer:
    """What came back: status, headers, body, and the address that gave it in the end."""

    status: int
    headers: dict[str, str]
    body: bytes
    address: str


def ask(address: str, headers: dict[str, str], web: Web) -> Answer:
    """The answer to one question, after redirects and waits. Raises `SourceUnreachable`."""
    for attempt in range(1, web.tries + 1):
        answer = _follow(address, headers, web)
        if answer.status not in (202, 429, 500, 502, 503, 504) or "x-amzn-waf-action" in answer.headers:
            return answer
        wait = _asked_to_wait(answer, attempt)
        if wait is None or wait > web.patience:
            later = f" and asks to wait {wait:.0f} seconds" if wait else ""
            raise SourceUnreachable(f"{_host(address)} is busy (status {answer.status}){later}.")
        if attempt < web.tries:
            web.sleep(wait)
    raise SourceUnreachable(
        f"{_host(address)} still answers with status {answer.status} after {web.tries} tries."
    )


def allowed(address: str, web: Web) -> str:
    """The address as it may be asked: a host of the list, the right scheme. Raises `SourceUnreachable`."""
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        raise SourceUnreachable(f"« {address[:80]} » is no address.") from None
    host = parts.hostname or ""
    place = host if port in (None, 443, 80) else f"{host}:{port}"
    plain = "\\" not in address and "@" not in parts.netloc and all(sign.isprintable() for sign in address)
    if parts.scheme not in ("http", "https") or place not in web.hosts or not plain:
        raise SourceUnreachable(
            f"The site leads to « {host or address[:80]} », which is not on the list of official hosts."
        )
    return urlunsplit((web.scheme, place, parts.path, parts.query, ""))


def _follow(address: str, headers: dict[str, str], web: Web) -> Answer:
    import requests

    with requests.Session() as session:
        session.trust_env = False
        session.proxies = _proxies()
        session.verify = os.environ.get("REQUESTS_CA_BUNDLE") or os.environ.get("SSL_CERT_FILE") or True
        deadline = time.monotonic() + web.total
        for _ in range(_HOPS):
            address = allowed(address, web)
            try:
                answer = _once(session, address, headers, web, deadline)
            except (requests.RequestException, HTTPException, OSError) as error:
                raise SourceUnreachable(f"{_host(address)} does not answer ({_why(error)}).") from error
            target = answer.headers.get("location")
            if answer.status not in (301, 302, 303, 307, 308) or not target:
                return answer
            address = urljoin(address, target)
    raise SourceUnreachable(f"{_host(address)} sends from one address to the next without end.")


def _once(
    session: requests.Session, address: str, headers: dict[str, str], web: Web, deadline: float
) -> Answer:
    if not web.private and not session.proxies:
        _public(_host(address))
    _take_turn(_host(address), web)
    asked = {"User-Agent": AGENT, "Accept-Encoding": "gzip, deflate", **headers}
    with session.get(
        address, headers=asked, stream=True, allow_redirects=False, timeout=(web.connect, web.silence)
    ) as response:
        kept = {name.lower(): value for name, value in response.headers.items()}
        body = b"" if response.is_redirect else _body(response, web, deadline)
        return Answer(response.status_code, kept, body, address)


def _body(response: requests.Response, web: Web, deadline: float) -> bytes:
    from urllib3.exceptions import HTTPError

    parts, size = [], 0
    read = getattr(response.raw, "read1", response.raw.read)
    try:
        while chunk := read(_CHUNK, decode_content=True):
            parts.append(chunk)
            size += len(chunk)
            if size > web.largest:
                raise SourceUnreachable(
                    f"{_host(response.url)} sends more than {web.largest >> 20} MiB, no law is so long."
                )
            if time.monotonic() > deadline:
                raise SourceUnreachable(
                    f"{_host(response.url)} sends too slowly, {size} bytes in {web.total:.0f} seconds."
                )
    except (HTTPError, HTTPException) as error:
        raise SourceUnreachable(f"{_host(response.url)} broke off in the middle ({_why(error)}).") from error
    length = response.headers.get("content-length", "")
    if length.isdecimal() and response.raw.tell() < int(length):
        raise SourceUnreachable(
            f"{_host(response.url)} broke off after {response.raw.tell()} of {length} bytes."
        )
    return b"".join(parts)


def _public(host: str) -> None:
    """Refuses a host whose name leads into a private network."""
    for *_, where in socket.getaddrinfo(host, 443, proto=socket.IPPROTO_TCP):
        found = ipaddress.ip_address(str(where[0]).partition("%")[0])
        if not (getattr(found, "ipv4_mapped", None) or found).is_global:
            raise SourceUnreachable(f"{host} leads to the private address {found} here; it is not asked.")


def _take_turn(host: str, web: Web) -> None:
    """One host is asked one thing at a time, with a pause between."""
    wait = web.asked.get(host, 0) + web.pause - time.monotonic() if host in web.asked else 0
    if wait > 0:
        web.sleep(wait)
    web.asked[host] = time.monotonic()


def _asked_to_wait(answer: Answer, attempt: int) -> float | None:
    """Seconds to wait before asking again; None for a refusal that names no time."""
    told = answer.headers.get("retry-after", "").strip()
    if told.isdecimal() and len(told) < 8:
        return float(told)
    if told:
        try:
            return max(0.0, (parsedate_to_datetime(told) - datetime.now(UTC)).total_seconds())
        except (TypeError, ValueError):
            pass
    return None if answer.status == 429 else 2.0**attempt


def _proxies() -> dict[str, str]:
    proxy = os.environ.get("HTTPS_PROXY") or os.environ.get("https_proxy")
    return {"https": proxy} if proxy else {}


def _host(address: str) -> str:
    return urlsplit(address).hostname or address


def _why(error: BaseException) -> str:
    """The cause of a failure in a few words, without the library's own."""
    seen: BaseException | None = error
    while seen is not None:
        if isinstance(seen, socket.gaierror):
            return "its name is not found: no network?"
        seen = (
            getattr(seen, "reason", None)
            if isinstance(getattr(seen, "reason", None), BaseException)
            else seen.__context__
        )
    name = type(error).__name__
    return {"ConnectTimeout": "no connection in time", "ReadTimeout": "silent for too long"}.get(
        name, "no connection"
    )
