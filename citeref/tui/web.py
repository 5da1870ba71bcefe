"""The program in a browser: textual-serve, with the door kept.

A page of any other site could ask this machine's address in the visitor's browser, and drive the program through
it. So a question counts only when it is asked of the address that was opened, by a page that came from there; and our
own page (`page/`) asks nobody else for anything, no font and no script.
"""

from __future__ import annotations

import base64
import hashlib
import inspect
import logging
from collections.abc import Awaitable, Callable
from pathlib import Path
from urllib.parse import urlsplit

import aiohttp_jinja2
from aiohttp import web
from textual_serve.server import Server

from citeref.tui.language import say, spoken

PAGE = Path(__file__).parent / "page"
"""Where our page lies."""

FOCUS = """
new MutationObserver((_, watch) => {
  const keys = document.querySelector(".xterm-helper-textarea");
  if (keys) { watch.disconnect(); keys.focus(); }
}).observe(document, { childList: true, subtree: true });
"""
"""Gives the keyboard to the terminal as soon as it is there: nobody has to click first."""

_SIGNED = base64.b64encode(hashlib.sha256(FOCUS.encode()).digest()).decode()

POLICY = (
    f"default-src 'self'; script-src 'self' 'wasm-unsafe-eval' 'sha256-{_SIGNED}'; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "connect-src 'self' ws: wss:; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
)
"""What the page may ask for: nothing but what is served here."""

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Served(Server):
    """A server that answers its own pages only, and says nothing by itself."""

    def initialize_logging(self) -> None:
        """Only what goes wrong is told."""
        logging.basicConfig(level="WARNING", format="%(message)s")

    async def on_startup(self, app: web.Application) -> None:
        """The command has said where it is."""

    async def handle_index(self, request: web.Request) -> web.StreamResponse:
        """The page, in the language of the interface."""
        context = await inspect.unwrap(Server.handle_index)(self, request)
        context |= {"focus": FOCUS, "lang": spoken(), "again": say("This is closed. Open it again")}
        return aiohttp_jinja2.render_template("app_index.html", request, context)

    async def _make_app(self) -> web.Application:
        app = await super()._make_app()
        app.middlewares.append(self.keep_door)
        return app

    @web.middleware
    async def keep_door(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Refuse what was asked of another name (DNS rebinding), or by a page of another site."""
        if not self.welcome(request.headers.get("Host", ""), request.headers.get("Origin", "")):
            raise web.HTTPForbidden(
                text="citeref answers the pages it has served itself, at the address it was told."
            )
        response = await handler(request)
        if not response.prepared:
            response.headers["Content-Security-Policy"] = POLICY
        return response

    def welcome(self, host: str, origin: str) -> bool:
        """Whether a question asked of `host` by a page of `origin` (empty: none) may be answered."""
        opened = urlsplit(self.public_url).netloc.lower()
        names = {opened, *(f"{name}:{self.port}" for name in _names(self.host))}
        return host.lower() in names and (not origin or urlsplit(origin).netloc.lower() in names)


def open_server(command: str, host: str, port: int, public_url: str | None) -> Served:
    """A server that runs the command for each visitor."""
    shown = f"[{host}]" if ":" in host else host
    address = (public_url or f"http://{shown}:{port}").rstrip("/")
    return Served(command, host=host, port=port, title="citeref", public_url=address, templates_path=PAGE)


def _names(host: str) -> tuple[str, ...]:
    """What a browser on this machine may call it, where it listens to this machine alone."""
    return ("127.0.0.1", "localhost", "[::1]") if host in ("127.0.0.1", "localhost", "::1") else (host,)
