"""Fetching from inside: it asks first, tells how far it is, can be called off, and shows what came."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event
from typing import Any

import pytest

from citeref.cache import Cache
from citeref.errors import SourceUnreachable
from citeref.law import fetch
from citeref.model import Page
from tests.tui.conftest import Opened, press, screen, settled, until, words
from tests.tui.dossier import GDPR

Site = Callable[..., Page]


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Callable[[Site], None]:
    """An official site that answers as one is told to; nobody else is asked."""
    for name in ("CITEREF_PISTE_CLIENT_ID", "CITEREF_JUDILIBRE_KEY"):
        monkeypatch.delenv(name, raising=False)
    return lambda answer: monkeypatch.setattr(fetch, "fetch", answer)


def official(plan: Any, cache: Cache, **_: Any) -> Page:
    data = GDPR[plan.lang].replace('data-status="synopsis"', "").encode()
    return cache.add(
        data, plan.ref, plan.lang, replace=True, status="official", fetched="2026-01-02T00:00:00Z"
    )


async def test_it_says_who_would_be_asked_and_asks_nobody_without_a_yes(
    opened: Opened, site: Callable[[Site], None]
):
    asked: list[object] = []
    site(lambda plan, cache, **_: asked.append(plan))
    async with opened(120, 40, goto="rgpd 28") as pilot:
        shown = await press(pilot, "F")
        assert "RGPD (fr)" in shown
        assert "1 page, from publications.europa.eu" in shown
        for answer in ("escape", "d"):
            await press(pilot, answer)
            await press(pilot, "F")
        await press(pilot, "escape")
        assert asked == []


async def test_the_page_that_came_is_shown_at_once(opened: Opened, site: Callable[[Site], None]):
    site(official)
    async with opened(120, 40, goto="rgpd 28") as pilot:
        assert "unofficial synopsis" in screen(pilot)
        await press(pilot, "F", "enter")
        assert "1 official page came." in words(pilot)
        assert "page of 2 Jan 2026" in words(pilot)


async def test_what_cannot_be_had_is_told_with_the_way_to_get_it_by_hand(
    opened: Opened, site: Callable[[Site], None]
):
    def closed(plan: Any, cache: Cache, **_: Any) -> Page:
        raise SourceUnreachable("the site [bold]sleeps[/].", "By hand.")

    site(closed)
    async with opened(120, 40, goto="rgpd 28") as pilot:
        shown = await press(pilot, "F", "enter")
        assert "Not to be had: 1" in shown
        assert "the site [bold]sleeps[/]." in shown
        assert "eu/reg/2016/679 (fr)" in shown
        assert "Not to be had" not in await press(pilot, "escape")


async def test_an_errand_shows_how_far_it_is_and_escape_calls_it_off(
    opened: Opened, site: Callable[[Site], None]
):
    begun, go_on = Event(), Event()

    def slow(plan: Any, cache: Cache, **_: Any) -> Page:
        begun.set()
        go_on.wait(10)
        return official(plan, cache)

    site(slow)
    async with opened(120, 40, goto="rgpd 28") as pilot:
        await pilot.press("F")
        await settled(pilot)
        await pilot.press("enter")
        while not begun.is_set():
            await pilot.pause(0.01)
        await until(pilot, "Fetching 1 of 1")
        await pilot.press("F")
        await until(pilot, "An errand is under way; Esc calls it off.")
        await pilot.press("escape")
        await until(pilot, "Called off; 0 pages had come.")
        assert "Fetching" not in words(pilot)
        go_on.set()
        await settled(pilot)
        assert pilot.app.is_running


async def test_all_that_is_cited_is_offered_with_its_number(opened: Opened, site: Callable[[Site], None]):
    site(official)
    async with opened(120, 40) as pilot:
        assert "All that is cited and not here" in await press(pilot, "F")
