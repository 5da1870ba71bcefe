"""Which of several versions of one act is the law of a day.

A dated version stands from its date until the next one; the cache may lack the next one, so what it answers is
« the latest at hand ». A page without a date may be of any day, and is never said to be of one.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from citeref.model import Origin, Page


def today() -> str:
    """The present day, ISO."""
    return date.today().isoformat()


def stands(origin: Origin, at: str) -> bool | None:
    """Whether a page is the law of a day, as far as it says itself; None where it bears no date."""
    if not origin.version:
        return None if not origin.until or at < origin.until else False
    return origin.version <= at and not (origin.until and origin.until <= at)


def choose(pages: Sequence[Page], at: str) -> Page | None:
    """The page of a day among those at hand, the first layers first: the latest dated one that stands, else
    one without a date (official before a synopsis), else None.
    """
    dated = [page for page in pages if stands(page.origin, at)]
    if dated:
        return max(dated, key=lambda page: page.origin.version)
    undated = [page for page in pages if stands(page.origin, at) is None]
    return min(undated, key=lambda page: page.origin.status == "synopsis", default=None)


def current(pages: Sequence[Page]) -> Page | None:
    """The page to read when nobody names a day: today's, else the latest there is."""
    return choose(pages, today()) or max(pages, key=lambda page: page.origin.version, default=None)
