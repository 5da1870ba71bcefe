"""One polite question to an official site, and the answer or the reason there is none.

Only hosts of a fixed list are asked, over https, whatever a redirect says; private addresses never. The
answer is read up to a size and within a time. A site that says « later » is waited for as long as it asks,
within reason; one that refuses is left alone. What is secret in a question goes to the host it is meant for
and to no other.
"""

from __future__ import annotations

import socket
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http.client import HTTPException
from pathlib import Path
from urllib.parse import urljoin, urlsplit, urlunsplit

from citeref.errors import SourceUnreachable
from citeref.law import wire
from citeref.law.turns import turn
from citeref.law.wire import Answer, BrokenOff, HostClosed, Limits

__all__ = ["HOSTS", "Answer", "BrokenOff", "HostClosed", "Web", "allowed", "ask", "socket"]

HOSTS = frozenset({"publications.europa.eu", "eur-lex.europa.eu"})
"""The hosts that may be asked, where a source names no others."""

BUSY = frozenset({202, 429, 500, 502, 503, 504})
"""Statuses that say « later »; 202 is Cellar's word for a page still being made."""

_HOPS = 6


@dataclass(frozen=True)
class Web:
    """The rules of asking. Times are seconds, sizes bytes after unpacking. `turns` is the folder through which
    several commands take turns, as in `turns.py`; none, and this one alone keeps the pace. `heard` is told how far
    an errand of many questions has come.
    """

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
    turns: Path | None = None
    heard: Callable[[str], None] = lambda _: None

    def among(self, hosts: frozenset[str]) -> Web:
        """The same rules for the hosts of one source; a list of one's own stays as it is."""
        return replace(self, hosts=hosts) if self.hosts is HOSTS else self


def ask(
    address: str,
    headers: dict[str, str],
    web: Web,
    *,
    body: bytes | None = None,
    secret: dict[str, str] | None = None,
) -> Answer:
    """The answer to one question, after redirects and waits. Raises `SourceUnreachable`.

    A question with a `body` is a POST, and is not carried on by a redirect. `secret` are headers for the host
    of `address` alone.
    """
    for attempt in range(1, web.tries + 1):
        try:
            answer = _follow(address, headers, web, body, secret or {})
        except BrokenOff:
            if attempt == web.tries:
                raise
            web.sleep(2.0**attempt)
            continue
        if answer.status not in BUSY or "x-amzn-waf-action" in answer.headers:
            return answer
        wait = _asked_to_wait(answer, attempt)
        if wait is None or wait > web.patience:
            later = f" and asks to wait {wait:.0f} seconds" if wait else ""
            raise HostClosed(f"{wire.host(address)} is busy (status {answer.status}){later}.")
        if attempt < web.tries:
            web.sleep(wait)
    raise SourceUnreachable(
        f"{wire.host(address)} still answers with status {answer.status} after {web.tries} tries."
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


def _follow(
    address: str, headers: dict[str, str], web: Web, body: bytes | None, secret: dict[str, str]
) -> Answer:
    import requests

    limits = Limits(
        web.private, web.largest, web.connect, web.silence, web.total, time.monotonic() + web.total
    )
    meant = urlsplit(address).netloc
    with wire.session(limits) as opened:
        for _ in range(_HOPS):
            address = allowed(address, web)
            _take_turn(wire.host(address), web)
            mine = headers | secret if urlsplit(address).netloc == meant else headers
            try:
                with turn(wire.host(address), web.turns, web.pause, web.sleep):
                    answer = wire.exchange(opened, address, mine, body, limits)
            except (requests.RequestException, HTTPException, OSError) as error:
                raise wire.failed(address, error, limits) from error
            opened.cookies.clear()
            target = answer.headers.get("location")
            if answer.status not in (301, 302, 303, 307, 308) or not target:
                return answer
            if body is not None:
                raise SourceUnreachable(
                    f"{wire.host(address)} sends the question elsewhere; it is not sent on."
                )
            address = urljoin(address, target)
    raise SourceUnreachable(f"{wire.host(address)} sends from one address to the next without end.")


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
