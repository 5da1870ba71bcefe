"""A small dossier and a page of law of our own, opened in the program without a terminal."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from pathlib import Path

import pytest
from textual.app import App
from textual.pilot import Pilot
from textual.worker import WorkerCancelled

from citeref import rules
from citeref.cache import Cache, Layer
from citeref.index import Index
from citeref.ref import Ref
from citeref.tui.app import CiterefApp
from citeref.tui.memory import Memory
from citeref.tui.views.view import View
from tests.tui.dossier import DOCUMENTS, GDPR

Opened = Callable[..., AbstractAsyncContextManager[Pilot[None]]]


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> bool | None:
    """Run a coroutine test in a loop of its own."""
    if not inspect.iscoroutinefunction(pyfuncitem.obj):
        return None
    wanted = {name: pyfuncitem.funcargs[name] for name in pyfuncitem._fixtureinfo.argnames}
    asyncio.run(pyfuncitem.obj(**wanted))
    return True


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """What stands beside a list follows the cursor after a twentieth of a second, tests wait no longer; messages stay until
    the next one, since a busy machine may take longer than a person to read them.
    """
    monkeypatch.setattr(View, "STILL", 0.05)
    monkeypatch.setattr(CiterefApp, "STAYS", 600.0)


@pytest.fixture(autouse=True)
def _one_rule(monkeypatch: pytest.MonkeyPatch) -> None:
    """Screens show what one rule notices, so that a new rule changes none of them."""
    monkeypatch.setattr(rules, "select", lambda *_: ("unknown-article",))


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    """The documents, in a folder."""
    folder = tmp_path / "dossier"
    folder.mkdir()
    for name, text in DOCUMENTS.items():
        (folder / name).write_text(text, "utf-8")
    (folder / "scan.pdf").write_bytes(b"%PDF-1.7\n\x00\x01")
    return folder


@pytest.fixture
def pages(tmp_path: Path) -> Cache:
    """A cache with our synopsis of a few articles, in French and English."""
    cache = Cache((Layer("project", tmp_path / "pages", True),))
    for lang, html in GDPR.items():
        cache.add(html.encode(), Ref("eu/reg/2016/679"), lang, status="synopsis")
    return cache


@pytest.fixture
def opened(dossier: Path, pages: Cache, monkeypatch: pytest.MonkeyPatch) -> Opened:
    """Open the program on the dossier at a size, read through; gives the pilot."""
    monkeypatch.chdir(dossier.parent)

    @asynccontextmanager
    async def open_at(
        width: int = 80,
        height: int = 24,
        paths: tuple[str, ...] = ("dossier",),
        goto: str | None = None,
        memory: Memory | None = None,
        index: Path | None = None,
    ) -> AsyncIterator[Pilot[None]]:
        app = CiterefApp(
            paths,
            goto=goto,
            open_index=None if index else Index.open,
            open_cache=lambda: pages,
            memory=memory,
            index_file=index,
        )
        async with app.run_test(size=(width, height), notifications=True) as pilot:
            await settled(pilot)
            yield pilot

    return open_at


async def settled(pilot: Pilot[None]) -> None:
    """Wait until everything that was asked is answered and drawn."""
    for wait in (
        0.0,
        0.055,
        0.0,
    ):  # what stands beside a list follows the cursor after a twentieth of a second
        await pilot.pause(wait or None)
        await _at_rest(pilot.app)
    await pilot.pause()


async def _at_rest(app: App[None]) -> None:
    """Wait for every worker, also those that begin meanwhile; one that gave way to a later one of its group is done with.

    Textual's own `wait_for_complete` raises for such a one, and waits for none of the others then.
    """
    while running := [worker for worker in app.workers if not worker.is_finished]:
        for worker in running:
            with suppress(WorkerCancelled):
                await worker.wait()


async def until(pilot: Pilot[None], said: str) -> None:
    """Wait until the screen says it, however busy the machine; what never comes fails."""
    for _ in range(1000):
        if said in words(pilot):
            return
        await pilot.pause(0.01)
    raise AssertionError(f"never said: {said}\n{screen(pilot)}")


async def press(pilot: Pilot[None], *keys: str) -> str:
    """Press keys one after the other, as a person does who looks before the next; the screen at the end.

    « =words » is typed without looking up.
    """
    for key in keys:
        await pilot.press(*(key[1:] if key.startswith("=") and len(key) > 1 else (key,)))
        await settled(pilot)
    return screen(pilot)


def words(pilot: Pilot[None]) -> str:
    """The words of the screen on one line, without signs of the frame."""
    return " ".join(screen(pilot).translate(dict.fromkeys(map(ord, "▌▏▸│▁▂▃▄▅▆▇█"), " ")).split())


def screen(pilot: Pilot[None]) -> str:
    """The screen as text. Textual's compositor is private: this is the one place that knows of it."""
    strips = pilot.app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips) + "\n"
