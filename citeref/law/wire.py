"""One exchange with a site: the connection, the question sent, the answer read up to a size and within a time.

The address a name leads to is looked at before asking, and once more on the connection (`connections.py`).
"""

from __future__ import annotations

import os
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from citeref import __version__
from citeref.errors import SourceUnreachable
from citeref.law import connections

if TYPE_CHECKING:
    import requests

AGENT = f"citeref/{__version__} (a person asked for this page)"
_CHUNK = 1 << 16


class HostClosed(SourceUnreachable):
    """A host that cannot be reached at all, or that wants no programs: nothing else need be asked of it now."""


class BrokenOff(SourceUnreachable):
    """An answer that stopped in the middle: the same question may fare better in a moment."""


@dataclass(frozen=True)
class Limits:
    """How long and how much one exchange may be. Times are seconds, sizes bytes after unpacking."""

    private: bool
    largest: int
    connect: float
    silence: float
    total: float
    deadline: float


@dataclass(frozen=True)
class Answer:
    """What came back: status, headers (names in lower case), body, and the address that gave it in the end."""

    status: int
    headers: dict[str, str]
    body: bytes
    address: str


@contextmanager
def session(limits: Limits) -> Iterator[requests.Session]:
    """A session without the user's cookies, passwords or surroundings, that connects to public addresses only and
    ends at its deadline.
    """
    import requests

    proxies = _proxies()
    public = not limits.private and not proxies
    with connections.watched(public, limits.deadline) as watch, requests.Session() as opened:
        opened.trust_env = False
        opened.proxies = proxies
        opened.verify = os.environ.get("REQUESTS_CA_BUNDLE") or os.environ.get("SSL_CERT_FILE") or True
        for scheme in ("http://", "https://"):
            opened.mount(scheme, connections.adapter(watch))
        yield opened


def exchange(
    opened: requests.Session, address: str, headers: dict[str, str], body: bytes | None, limits: Limits
) -> Answer:
    """The answer to a question; a POST where there is a `body`. Raises what requests raises, and
    `SourceUnreachable` for an answer too long, too slow or cut off.
    """
    if not limits.private and not opened.proxies:
        _public(host(address))
    asked = {"User-Agent": AGENT, "Accept-Encoding": "gzip, deflate", **headers}
    with opened.request(
        "GET" if body is None else "POST",
        address,
        data=body,
        headers=asked,
        stream=True,
        allow_redirects=False,
        timeout=(limits.connect, limits.silence),
    ) as response:
        kept = {name.lower(): value for name, value in response.headers.items()}
        content = b"" if response.is_redirect else _body(response, limits)
        if time.monotonic() >= limits.deadline:  # what was cut looks like an end
            raise SourceUnreachable(_slow(host(address), limits))
        return Answer(response.status_code, kept, content, address)


def host(address: str) -> str:
    """The name of the host in an address."""
    return urlsplit(address).hostname or address


def failed(address: str, error: BaseException, limits: Limits) -> SourceUnreachable:
    """What to say of an exchange that failed: whether the host is out of reach, or broke off, or was silent."""
    import requests

    if time.monotonic() >= limits.deadline:
        return SourceUnreachable(
            f"{host(address)} sends too slowly, no end after {limits.total:.0f} seconds."
        )
    chain = list(_causes(error))
    if any(isinstance(cause, socket.gaierror) for cause in chain):
        return HostClosed(f"{host(address)} does not answer (its name is not found: no network?).")
    if any(isinstance(cause, connections.Private) for cause in chain):
        return HostClosed(str(next(cause for cause in chain if isinstance(cause, connections.Private))))
    if isinstance(error, requests.exceptions.ReadTimeout):
        return SourceUnreachable(f"{host(address)} does not answer (silent for too long).")
    if isinstance(error, requests.exceptions.SSLError):
        return HostClosed(f"{host(address)} does not prove to be itself (its certificate is not accepted).")
    if isinstance(error, requests.exceptions.ConnectTimeout):
        return HostClosed(f"{host(address)} does not answer (no connection in time).")
    names = {type(cause).__name__ for cause in chain}
    if names & {"ProtocolError", "RemoteDisconnected", "ConnectionResetError", "IncompleteRead"}:
        return BrokenOff(f"{host(address)} does not answer (it closed the connection).")
    return HostClosed(f"{host(address)} does not answer (no connection).")


def _slow(name: str, limits: Limits) -> str:
    return f"{name} sends too slowly, no end after {limits.total:.0f} seconds."


def _body(response: requests.Response, limits: Limits) -> bytes:
    from http.client import HTTPException

    from urllib3.exceptions import HTTPError

    parts, size, name = [], 0, host(response.url)
    read = getattr(response.raw, "read1", response.raw.read)
    try:
        while chunk := read(_CHUNK, decode_content=True):
            parts.append(chunk)
            size += len(chunk)
            if size > limits.largest:
                raise SourceUnreachable(
                    f"{name} sends more than {limits.largest >> 20} MiB, no law is so long."
                )
            if time.monotonic() > limits.deadline:
                raise SourceUnreachable(
                    f"{name} sends too slowly, {size} bytes in {limits.total:.0f} seconds."
                )
    except (HTTPError, HTTPException, OSError) as error:
        if time.monotonic() >= limits.deadline:
            raise SourceUnreachable(_slow(name, limits)) from error
        if "timed out" in str(error).lower():
            raise SourceUnreachable(f"{name} does not answer (silent for too long).") from error
        raise BrokenOff(f"{name} broke off in the middle.") from error
    length = response.headers.get("content-length", "")
    if length.isdecimal() and response.raw.tell() < int(length):
        raise BrokenOff(f"{name} broke off after {response.raw.tell()} of {length} bytes.")
    return b"".join(parts)


def _public(name: str) -> None:
    """Refuses a host whose name leads into a private network."""
    for *_, where in socket.getaddrinfo(name, 443, proto=socket.IPPROTO_TCP):
        connections.refuse_private(name, str(where[0]))


def _proxies() -> dict[str, str]:
    proxy = os.environ.get("HTTPS_PROXY") or os.environ.get("https_proxy")
    return {"https": proxy} if proxy else {}


def _causes(error: BaseException) -> Any:
    """An error and what led to it; the libraries wrap one another's errors in several ways."""
    seen: BaseException | None = error
    for _ in range(12):
        if seen is None:
            return
        yield seen
        inner = next((arg for arg in seen.args if isinstance(arg, BaseException)), None)
        reason = getattr(seen, "reason", None)
        seen = (reason if isinstance(reason, BaseException) else None) or inner or seen.__context__
