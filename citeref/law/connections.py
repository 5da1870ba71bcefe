"""Connections that look where they lead before a byte is sent, and that are cut when their time is up.

A name may lead elsewhere the second time it is looked up, so the connection itself is looked at. A site may send
one byte of its head after another without end, each in time, so a clock of its own cuts what lasts too long.
"""

from __future__ import annotations

import ipaddress
import os
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

_TRANSLATED = ipaddress.ip_network("64:ff9b::/96")
"""Where a network translates the newer addresses into the older (RFC 6052)."""


class Private(OSError):
    """A connection that would lead into a private network."""


def refuse_private(name: str, where: str) -> None:
    """Raises `Private` for an address that the whole world cannot reach."""
    found = ipaddress.ip_address(where.partition("%")[0])
    if not all(one.is_global and not one.is_multicast for one in _meant(found)):
        raise Private(f"{name} leads to the private address {found} here; it is not asked.")


class Watch:
    """The connections made, each held by a second handle, since TLS takes the first one for itself."""

    def __init__(self, public: bool) -> None:
        self.public = public
        self._made: list[socket.socket] = []

    def made(self, name: str, connection: socket.socket) -> None:
        """Takes note of a new connection. Raises `Private`."""
        if self.public:
            refuse_private(name, str(connection.getpeername()[0]))
        self._made.append(
            socket.socket(fileno=os.dup(connection.fileno())) if os.name == "posix" else connection
        )

    def cut(self) -> None:
        """Ends every connection, whatever it is doing."""
        for connection in self._made:
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        """Gives the handles back."""
        for connection in self._made:
            connection.close()


@contextmanager
def watched(public: bool, deadline: float) -> Iterator[Watch]:
    """A watch whose connections end at a `deadline` of the monotonic clock."""
    watch = Watch(public)
    clock = threading.Timer(max(0, deadline - time.monotonic()), watch.cut)
    clock.daemon = True
    clock.start()
    try:
        yield watch
    finally:
        clock.cancel()
        watch.close()


def adapter(watch: Watch) -> Any:
    """What makes the connections of a session of requests, under watch."""
    from requests.adapters import HTTPAdapter
    from urllib3.connection import HTTPConnection, HTTPSConnection
    from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

    class Plain(HTTPConnection):
        def _new_conn(self) -> socket.socket:
            return _noted(watch, self.host, super()._new_conn())

    class Secure(HTTPSConnection):
        def _new_conn(self) -> socket.socket:
            return _noted(watch, self.host, super()._new_conn())

    class PlainPool(HTTPConnectionPool):
        ConnectionCls = Plain

    class SecurePool(HTTPSConnectionPool):
        ConnectionCls = Secure

    class Adapter(HTTPAdapter):
        def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
            super().init_poolmanager(*args, **kwargs)
            self.poolmanager.pool_classes_by_scheme = {"http": PlainPool, "https": SecurePool}

    return Adapter()


def _noted(watch: Watch, name: str, made: socket.socket) -> socket.socket:
    try:
        watch.made(name, made)
    except BaseException:
        made.close()
        raise
    return made


def _meant(found: ipaddress.IPv4Address | ipaddress.IPv6Address) -> list[Any]:
    """An address, or the older ones that lie inside a newer one (mapped, tunnelled, translated)."""
    if isinstance(found, ipaddress.IPv4Address):
        return [found]
    inner = [found.ipv4_mapped, found.sixtofour, *(found.teredo or ())]
    if found in _TRANSLATED:
        inner.append(ipaddress.IPv4Address(int(found) & 0xFFFFFFFF))
    known = [one for one in inner if one is not None]
    return known if found.ipv4_mapped or found in _TRANSLATED else [found, *known]
