"""Web pages in a real browser: no word from its console, no request leaves, nothing a screen reader would stumble over."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from citeref.documents import read_text

Written = Callable[..., str]
PAGES = ("report", "table-html", "annotated-html")
HOSTILE = (
    "</script><script>alert(1)</script><img src=x onerror=alert(1)> L'article 9 du RGPD \"onload='x' "
    "\x1b[2J javascript:alert(1)"
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """A headless Chromium, of this system."""
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if program is None:
        pytest.skip("Chromium is not installed here; .ci/run installs it from Debian's packages")
    with api.sync_playwright() as play:
        opened = play.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield opened
        opened.close()


class Shown:
    """A page, what its console said and what it asked the network for."""

    def __init__(self, browser: Any, path: Path, **context: Any) -> None:
        self.page = browser.new_context(reduced_motion="reduce", **context).new_page()
        self.said: list[str] = []
        self.asked: list[str] = []
        self.page.on("console", lambda message: self.said.append(message.text))
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        self.page.on("dialog", lambda dialog: (self.said.append("dialog"), dialog.dismiss()))
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.goto(path.as_uri())


@pytest.fixture
def shown(browser: Any, written: Written, tmp_path: Path) -> Callable[..., Shown]:
    def opened(format: str, *documents: Any, **context: Any) -> Shown:
        path = tmp_path / f"{format}.html"
        path.write_text(written(format, *documents), "utf-8")
        return Shown(browser, path, **context)

    return opened


@pytest.mark.parametrize("format", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious_and_nothing_leaves(
    shown: Callable[..., Shown], format: str, scheme: str
) -> None:
    axe = pytest.importorskip(
        "axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed"
    )
    seen = shown(format, color_scheme=scheme)
    result = axe.Axe().run(seen.page).response
    assert result["passes"]
    assert [one["id"] for one in result["violations"] if one["impact"] in ("serious", "critical")] == []
    assert seen.said == []
    assert [address for address in seen.asked if not address.startswith(("file:", "data:"))] == []


@pytest.mark.parametrize("format", PAGES)
def test_words_of_a_document_run_nothing(shown: Callable[..., Shown], format: str) -> None:
    seen = shown(format, read_text(HOSTILE, HOSTILE))
    assert seen.said == []
    assert seen.page.locator("img").count() == 0
    assert seen.page.locator("script").count() == (1 if format == "report" else 0)


def test_the_report_searches_filters_and_shows_the_law_beside(shown: Callable[..., Shown]) -> None:
    page = shown("report", viewport={"width": 1300, "height": 900}).page
    everything = page.locator("#list tr[data-kind]:visible").count()
    page.fill("#words", "penal")
    assert 0 < page.locator("#list tr[data-kind]:visible").count() < everything / 2
    assert all("pénal" in row for row in page.locator("#list tr[data-kind]:visible").all_inner_texts())
    page.click("button[type=reset]")
    page.select_option("#authority", "eu/reg/2016/679")
    assert 0 < page.locator("#list tr[data-kind]:visible").count() < everything
    page.check("#only")
    assert page.locator("#list tr[data-kind]:visible").count() == 1
    page.click("button[type=reset]")
    page.wait_for_selector("a.law >> nth=0", state="visible")
    page.focus("a.law >> nth=0")
    page.keyboard.press("Enter")
    page.locator("#passage", has_text="article 28, paragraphe 3").wait_for()
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.className") == "law"


def test_the_report_is_whole_without_its_program(shown: Callable[..., Shown]) -> None:
    page = shown("report", java_script_enabled=False).page
    assert not page.is_visible("#filters")
    assert page.locator("#passages article").count() > 5
    page.click("a.law >> nth=0")
    assert "#law-1" in page.url


@pytest.mark.parametrize("format", PAGES)
def test_no_page_is_wider_than_a_telephone(shown: Callable[..., Shown], format: str) -> None:
    page = shown(format, viewport={"width": 390, "height": 800}).page
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_the_report_prints(shown: Callable[..., Shown]) -> None:
    page = shown("report").page
    page.emulate_media(media="print")
    assert not page.is_visible("#filters")
    assert page.is_visible("#passages")
    assert page.pdf()[:5] == b"%PDF-"


def test_what_a_citation_says_comes_to_the_keyboard_too(shown: Callable[..., Shown]) -> None:
    page = shown("annotated-html").page
    link = page.locator(".cite a").first
    tip = page.locator(f"#{link.get_attribute('aria-describedby')}")
    assert not tip.is_visible()
    link.focus()
    assert tip.is_visible()
    assert "RGPD, article 28, paragraphe 3" in tip.inner_text()
