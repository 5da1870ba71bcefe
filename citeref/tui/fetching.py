"""Getting official pages from inside: what would be asked is decided first, a person says yes, and Esc calls it off.

The errand runs at a desk of its own, so that one goes on reading while it runs. What came before it was called off stays.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from threading import Event
from typing import TYPE_CHECKING

import msgspec

from citeref import catalogue
from citeref.errors import CiterefError
from citeref.ref import Ref
from citeref.tui.language import say
from citeref.tui.screens.choice import Choice, Item
from citeref.visible import one_line

if TYPE_CHECKING:
    from citeref.cache import Cache
    from citeref.index import Index
    from citeref.law.fetch import Keys, Plan, Summary
    from citeref.law.web import Web
    from citeref.model import Page
    from citeref.tui.app import CiterefApp

LAWS = 2000
"""So many laws, the most cited, are looked for: to plan an errand for each takes a second."""

LANGS = ("fr", "en")


class CalledOff(Exception):
    """The person has called the errand off."""


class Errand:
    """An errand under way: what came so far, and whether it is called off."""

    def __init__(self) -> None:
        self.off = Event()
        self.came: list[Page] = []

    def look(self) -> None:
        """Raises `CalledOff` where it is; asked between two questions."""
        if self.off.is_set():
            raise CalledOff

    def wait(self, seconds: float) -> None:
        """Wait between two questions, unless called off meanwhile."""
        self.off.wait(seconds)
        self.look()


class Offer(msgspec.Struct, frozen=True):
    """What could be fetched: plans that would ask somebody, under a name."""

    name: str
    plans: tuple[Plan, ...]

    @property
    def about(self) -> str:
        """How many pages, and who would be asked."""
        hosts = sorted({plan.asks[0][0].split("/")[2] for plan in self.plans})
        return say(
            "{n} page, from {hosts}|{n} pages, from {hosts}", n=len(self.plans), hosts=", ".join(hosts)
        )


async def ask(app: CiterefApp) -> None:
    """Offer the law one looks at, in each language, and all that the documents cite; then run what is chosen."""
    if app.errand is not None:
        app.tell(say("An errand is under way; Esc calls it off."))
        return
    app.status(say("Looking what could be fetched…"))
    try:
        cited = await app.shelf.ask(units)
        ref, lang = app.here.ref, app.here.lang
        found = await app.errands.ask(lambda cache: offers(cache, ref, lang, cited))
    except CiterefError as error:
        app.tell(str(error), severity="error")
        return
    finally:
        app.status("")
    if not found:
        app.tell(say("Every official page that can be asked for is here already."))
        return
    items: list[Item] = [(offer.name, offer.about, offer) for offer in found]
    items.append((say("Nothing"), say("ask nobody"), None))

    def chosen(offer: Offer | None) -> None:
        if offer:
            app.start(partial(run, plans=offer.plans), "errand", exclusive=False)

    app.push_screen(Choice(say("Fetch from the official sites"), items), chosen)


def units(index: Index) -> list[Ref]:
    """The units of law that the documents cite, of the most cited laws of a large index: acts and decisions whole, codes by
    their articles.
    """
    from citeref.law.fetch.sources import unit

    found = set()
    for row in index.authorities_by_count(limit=LAWS):
        places = index.places(row.ref) if row.ref.startswith("fr/code/") else [row]
        found |= {unit(place.ref) for place in places}
    return sorted(found)


def offers(cache: Cache, ref: Ref | None, lang: str, cited: Sequence[Ref]) -> list[Offer]:
    """What could be fetched, each offer with the plans that would really ask somebody."""
    from citeref.law.fetch import Keys, plan

    wanted = [*cited, *([ref] if ref else [])]
    keys = Keys.found() if any(one.startswith(("fr/", "ecli/FR:")) for one in wanted) else Keys()

    def missing(one: Ref, tongue: str) -> list[Plan]:
        made = plan(one, tongue, cache, able=keys.able)
        return [made] if made.asks and made.have is None else []

    found = []
    for tongue in (lang, *(other for other in LANGS if other != lang)) if ref else ():
        if ref and tongue in tongues(ref, tongue):
            name = f"{catalogue.name(ref, lang)} ({tongue})"
            found.append(Offer(name, tuple(missing(ref, tongue))))
    every = [made for one in cited for tongue in tongues(one, lang) for made in missing(one, tongue)]
    found.append(Offer(say("All that is cited and not here"), tuple(every)))
    return [offer for offer in found if offer.plans]


def tongues(ref: Ref, lang: str) -> tuple[str, ...]:
    """French law is in French, whatever is asked for beside it."""
    return ("fr",) if ref.startswith(("fr/", "ecli/FR:")) else (lang,)


async def run(app: CiterefApp, plans: Sequence[Plan]) -> None:
    """Run the errand, with progress in the status line; then say what came and what did not."""
    errand = app.errand = Errand()
    tell = _progress(app, errand)
    try:
        summary = await app.errands.ask(lambda cache: bring(cache, plans, errand, tell))
    except CalledOff:
        return
    except CiterefError as error:
        app.tell(str(error), severity="error")
        return
    finally:
        if app.errand is errand:
            app.errand = None
            app.status("")
    app.law_came()
    report(app, summary)


def call_off(app: CiterefApp) -> None:
    """Call the errand off at once, for the eye; its thread ends after the question it waits for."""
    errand, app.errand = app.errand, None
    if errand is not None:
        errand.off.set()
        app.status("")
        app.tell(say("Called off; {n} page had come.|Called off; {n} pages had come.", n=len(errand.came)))
        app.law_came()


def bring(
    cache: Cache, plans: Sequence[Plan], errand: Errand, tell: Callable[[int, int, str], None]
) -> Summary:
    """Ask for each page in turn. Raises `CalledOff`; what came is in `errand` and in the cache."""
    from citeref.law import fetch, turns
    from citeref.law.web import Web

    def one(plan: Plan, cache: Cache, *, web: Web, keys: Keys) -> Page:
        errand.look()
        page = fetch.fetch(plan, cache, web=web, keys=keys)
        errand.came.append(page)
        return page

    keys = (
        fetch.Keys.found() if any(plan.source in ("piste", "judilibre") for plan in plans) else fetch.Keys()
    )
    web = Web(turns=turns.folder(), sleep=errand.wait)
    return fetch.several(plans, cache, web=web, keys=keys, progress=tell, bring=one)


def _progress(app: CiterefApp, errand: Errand) -> Callable[[int, int, str], None]:
    def tell(done: int, total: int, name: str) -> None:
        errand.look()
        if app.is_running and app._loop is not None:
            app._loop.call_soon_threadsafe(shown, done, total, name)

    def shown(done: int, total: int, name: str) -> None:
        if app.errand is errand:
            bar = f"▕{'█' * (12 * done // max(1, total)):<12}▏"
            app.status(
                say(
                    "Fetching {at} of {total} {bar} {name}; Esc stops",
                    at=done + 1,
                    total=total,
                    bar=bar,
                    name=name,
                )
            )

    return tell


def report(app: CiterefApp, summary: Summary) -> None:
    """What came in a toast; what did not, on a sheet that says how to get it by hand."""
    came = len(summary.came) + len(summary.same)
    words = say("{n} official page came.|{n} official pages came.", n=came)
    if not summary.missing:
        app.tell(words)
        return
    from citeref.tui.screens.report import Report

    lines = [words, ""]
    for why in dict.fromkeys(missing.why for missing in summary.missing):
        lines.append(one_line(why))
        lines += [
            f"  {missing.plan.ref} ({missing.plan.lang})  {missing.plan.by_hand}".rstrip()
            for missing in summary.missing
            if missing.why == why
        ]
        lines.append("")
    lines.append(say("Open an address in a browser, save the page, then `citeref cache add FILE`."))
    app.push_screen(Report(say("Not to be had: {n}", n=len(summary.missing)), "\n".join(lines)))
