"""What a fetch would do, decided without asking anybody anything."""

from __future__ import annotations

import msgspec

from citeref import catalogue
from citeref.cache import Cache
from citeref.cache.versions import stands
from citeref.errors import CacheError
from citeref.law.fetch.sources import SITES, Sites, route, unit
from citeref.law.fetch.ways import Route
from citeref.model import Page
from citeref.ref import Ref


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """What would be asked, of whom, for one authority in one language.

    `have` is the official page already cached, where that is enough; `held` the one a site may say is still
    the same. `version` is the date of the consolidated text wanted, `at` the day on which the text shall stand;
    empty for any. `asks`, `question`, `search`, `identity`, `instead`, `note` and `why` are as in `ways.Route`.
    """

    ref: Ref
    lang: str
    version: str = ""
    at: str = ""
    source: str = ""
    asks: tuple[tuple[str, str], ...] = ()
    question: str = ""
    search: tuple[str, str] | None = None
    identity: str = ""
    instead: Route | None = None
    note: str = ""
    by_hand: str = ""
    have: Page | None = None
    held: Page | None = None
    why: str = ""

    def __str__(self) -> str:
        if self.have:
            return f"{self.ref} ({self.lang}): already there, {self.have.path}"
        if not self.asks:
            return f"{self.ref} ({self.lang}): {self.why}."
        first = self.asks[0][0]
        if self.search:
            root = self.search[0].partition("?")[0].rpartition("/")[0]
            first = f"{self.search[0]}, then {first.removeprefix(root)}"
        return f"{self.ref} ({self.lang}): ask {first}"


def plan(
    ref: Ref,
    lang: str,
    cache: Cache,
    *,
    refresh: bool = False,
    sites: Sites = SITES,
    able: frozenset[str] = frozenset(),
    version: str = "",
    at: str = "",
) -> Plan:
    """What a fetch of a reference's authority (of a code: of its article) would do; asks nobody anything.

    `able` names the sources with an account, as `Keys.able` says. With `refresh` a page already there is
    asked for again. `version`: the text as consolidated on that date (ISO 8601), of an EU act. `at`: the French text
    as it stands on that day.
    """
    whole = unit(ref)
    official = _official(whole, lang, cache, version, at)
    way = route(whole, lang, sites, able, version, at)
    address = catalogue.address(whole, lang)
    if version and way.identity:
        address = address.replace(catalogue.celex(whole), way.identity)
    return Plan(
        ref=whole,
        lang=lang,
        version=version,
        at=at,
        by_hand=address,
        have=None if refresh else official,
        held=official,
        **msgspec.structs.asdict(way),
    )


def _official(ref: Ref, lang: str, cache: Cache, version: str, at: str) -> Page | None:
    """The official page at hand (of a version or a day, where one is named), or None where there is none, or only a
    broken one.
    """
    try:
        held = cache.page(ref, lang, at)
        if at and held and not _sure(held, at):
            held = None
        if version:
            dated = (page for page in cache.versions(ref, lang) if page.origin.version == version)
            held = next(dated, None)
    except CacheError:
        return None
    return held if held and held.origin.status == "official" else None


def _sure(page: Page, at: str) -> bool:
    """Whether a page is the text of a day: by its own end, or since it was the latest when it was fetched later."""
    return bool(stands(page.origin, at)) and bool(page.origin.until or page.origin.fetched[:10] >= at)
