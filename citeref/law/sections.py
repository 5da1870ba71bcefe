"""A code that lies in the cache in sections, a page each: which articles a page holds, and all of them read as one.

Légifrance shows a code section by section, each page with its own date. An article is looked up in the page that
holds it; the whole code, as far as it is there, is its sections one after another.
"""

from __future__ import annotations

from collections import defaultdict

from citeref.cache import Cache, versions
from citeref.model import Authority, Link, Page, Passage, Span
from citeref.ref import Ref

_GAP = "\n\n"


def held(section: Authority) -> tuple[str, ...]:
    """The articles and annexes of a section, `art_L312-1`, in their order."""
    places = (passage.ref.pinpoint.partition("/")[0] for passage in section.passages)
    return tuple(dict.fromkeys(place for place in places if place.startswith(("art_", "anx_"))))


def together(ref: Ref, lang: str, cache: Cache, at: str = "") -> Authority:
    """The sections at hand, each as it stands on a day (today), read as one text; a place that two of them hold is
    that of the first. The origin is that of the first section.
    """
    from citeref.law import authority

    read = [authority(page, cache) for page in _of_the_day(cache.versions(ref, lang), at)]
    text, passages, links = [], list[Passage](), list[Link]()
    start, seen = 0, {ref.authority}
    for section in read:
        text.append(section.text)
        moved = [_moved(passage, start) for passage in section.passages if passage.ref not in seen]
        passages += moved
        links += [Link(_by(link.span, start), link.target, link.kind, link.title) for link in section.links]
        seen |= {passage.ref for passage in moved}
        start += len(section.text) + len(_GAP)
    first = read[0]
    whole = Passage(ref.authority, Span(0, start - len(_GAP)), "", first.title)
    return Authority(
        ref=ref.authority,
        lang=lang,
        title=first.title,
        text=_GAP.join(text),
        passages=(whole, *passages),
        origin=first.origin,
        links=tuple(links),
    )


def _of_the_day(pages: tuple[Page, ...], at: str) -> list[Page]:
    """Of each section the page of the day, in the order of the articles."""
    sections = defaultdict[str, list[Page]](list)
    for page in pages:
        if page.origin.part:
            sections[page.origin.part].append(page)
    found = [versions.choose(kept, at) if at else versions.current(kept) for kept in sections.values()]
    return sorted((page for page in found if page), key=_first)


def _first(page: Page) -> tuple[tuple[int, int, str], ...]:
    return Ref.trusted(f"{page.ref}/{next(iter(page.origin.holds), '')}").order


def _moved(passage: Passage, start: int) -> Passage:
    return Passage(passage.ref, _by(passage.span, start), passage.label, passage.heading)


def _by(span: Span, start: int) -> Span:
    return Span(span.start + start, span.end + start)
