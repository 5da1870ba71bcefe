"""A page becomes an authority and its passages, whatever the layout it came in.

`show` answers with the passage at a reference, or the smallest larger place that the page has. The span of a
passage holds its words and those of the units inside it; its own label and heading (`Passage.label`,
`Passage.heading`) stand just before.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import msgspec

from citeref.cache import Cache
from citeref.errors import CacheError, PageNotFound
from citeref.model import Authority, Page, Passage
from citeref.recent import Recent
from citeref.ref import Ref

if TYPE_CHECKING:
    from citeref.law.identify import Identity

KEPT = 16
"""Authorities kept in memory once read: a walk through the law comes back to the same few. Their pages are
checked against their hash each time all the same."""

_read: Recent[tuple[str, str, str], Authority] = Recent(KEPT)


def authority(page: Page, cache: Cache) -> Authority:
    """A cached page, read into passages. Raises `CacheError` where it is broken or in a layout nobody here
    can read.
    """
    data = cache.content(page)
    key = (str(page.ref), page.lang, page.origin.sha256)
    found = _read.get(key, lambda: read(data, page.ref, page.lang, page))
    return found if found.origin == page.origin else msgspec.structs.replace(found, origin=page.origin)


def read(data: bytes, ref: Ref, lang: str, page: Page | None = None) -> Authority:
    """The bytes of a page, read into passages; the format is told from the content."""
    from citeref.law import formats
    from citeref.law.opened import opened

    holds, where = opened(data), page.path if page else ref
    known = formats.of(holds)
    try:
        found = known.read(holds, ref.authority, lang, page.origin if page else None)
    except RecursionError:
        raise CacheError(f"{where}: elements lie too deep inside one another for a page of law.") from None
    if len(found.passages) > 1 or known.name == "our own synopses":
        return found
    raise CacheError(
        f"{where}: no article, recital or paragraph can be told in this page.",
        f"It was read as one of {known.name}; these are read too: {formats.names()}.",
    )


def show(ref: Ref, lang: str, cache: Cache, at: str = "") -> tuple[Authority, Passage]:
    """The authority of a reference and its passage there, or that of the smallest larger place the page has.

    `at` (an ISO date) asks for the version of that day. Raises `PageNotFound` where no such page in this
    language is cached, and says how to get it.
    """
    page = cache.page(ref, lang, at)
    if page is None:
        from citeref.law.standing import none_of_then

        if at and (missing := none_of_then(ref, lang, at, cache)):
            raise missing
        raise PageNotFound(
            f"No page of {ref.authority} in « {lang} » is cached{_others(ref, cache)}.", way_in(ref, lang)
        )
    if page.origin.part and not ref.pinpoint:
        from citeref.law.sections import together

        found = together(ref, lang, cache, at)
    else:
        found = authority(page, cache)
    if ref.pinpoint.startswith("rct_") and nearest(found, ref).ref == ref.authority:
        found = _with_recitals(ref, lang, cache) or found
    return found, nearest(found, ref)


def _with_recitals(ref: Ref, lang: str, cache: Cache) -> Authority | None:
    """The version at hand that has a recital: consolidated texts leave them out."""
    for page in sorted(cache.versions(ref, lang), key=lambda page: page.origin.status != "official"):
        found = authority(page, cache)
        if found.passage(ref.authority / ref.pinpoint.partition("/")[0]):
            return found
    return None


def nearest(found: Authority, ref: Ref) -> Passage:
    """The passage at a reference; « premier alinéa, point a) » is also the paragraph's point (a); else a
    larger place.
    """
    plain = ref.authority
    for segment in filter(None, ref.pinpoint.split("/")):
        plain = plain if segment.startswith("aln_") else plain / segment
    have = {passage.ref: passage for passage in found.passages}
    places = (ref, *((plain,) if not ref.rpartition("/")[2].startswith("aln_") else ()), *ref.parents)
    return next((have[place] for place in places if place in have), found.passages[0])


def way_in(ref: Ref, lang: str) -> str:
    """How a person gets the page: by asking for it, with what account, or by saving it from a browser."""
    from citeref.law import ways_in

    return ways_in.told(ref, lang)


def _others(ref: Ref, cache: Cache) -> str:
    have = cache.languages(ref)
    return f" (there is one in {', '.join(have)})" if have else ""


def add(
    data: bytes,
    cache: Cache,
    *,
    ref: Ref | None = None,
    lang: str = "",
    replace: bool = False,
    told: Mapping[str, Any] | None = None,
) -> Page:
    """Files a page saved by hand under the reference that its own content names, and returns it.

    `ref` and `lang` speak for pages that say nothing; where the page contradicts them, or is no page of law
    at all, raises `CacheError` saying so. `told` are fields of its origin that the file it came in gives.
    """
    from citeref.law import formats
    from citeref.law.fetch import now
    from citeref.law.identify import attribution
    from citeref.law.opened import opened

    found = _named(data, ref, lang)
    terms = ("until", "licence", "attribution", "note")
    official = attribution() if found.ref.startswith("eu/") and not found.synopsis else {}
    content = read(data, found.ref, found.lang)
    status = "synopsis" if found.synopsis else "official"
    origin = {
        "address": found.address,
        "fetched": now(),
        "how": "added",
        "title": content.title,
        "content_type": formats.of(opened(data)).content_type,
        **official,
        **{name: getattr(found, name) for name in terms if getattr(found, name)},
        **(told or {}),
        "status": status,
    }
    for name in ("version", "also", "part"):
        if told_so := getattr(found, name):
            origin[name] = told_so
    if found.part:
        from citeref.law.sections import held

        origin["holds"] = held(content)
    return cache.add(data, found.ref, found.lang, replace=replace, **origin)


def _named(data: bytes, ref: Ref | None, lang: str) -> Identity:
    """What a page is: what it says itself, or what a person says of a page that says nothing."""
    from citeref.law.identify import Identity, identify
    from citeref.law.refusal import of_a_file

    try:
        found = identify(data)
    except CacheError:
        if ref is None or not lang or of_a_file(data):
            raise
        return Identity(ref=ref, lang=lang)
    if (ref or found.ref, lang or found.lang) != (found.ref, found.lang):
        said = f"{ref or found.ref} in « {lang or found.lang} »"
        raise CacheError(f"This page is {found.ref} in « {found.lang} », not {said}.")
    return found
