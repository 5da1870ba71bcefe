"""Whether the page shown is the law of the day asked for, said as plainly as the page allows.

A page that bears no date may be of any day; a dated one stands until the next version, which may not be at hand.
"""

from __future__ import annotations

from citeref.cache import Cache
from citeref.cache.versions import stands
from citeref.errors import PageNotFound
from citeref.model import Origin
from citeref.ref import Ref


def in_force(origin: Origin | None, at: str) -> str:
    """ "yes", "no" or "unknown": whether a page is the text in force on a date (ISO).

    "yes" needs a page that tells its own end: between two versions at hand there may be one that is not.
    """
    found = stands(origin, at) if origin else None
    if origin is None or found is None or (found and not origin.until):
        return "unknown"
    return "yes" if found else "no"


def told(origin: Origin | None, at: str) -> str:
    """The sentence that says whether a page is the text in force on a date, or why that is unknown."""
    if origin is None or not origin.version:
        return f"This page bears no date: whether it is the text in force on {at} is unknown."
    if origin.until:
        return f"The version of {origin.version}, in force until {origin.until}."
    return (
        f"The version of {origin.version}, the latest at hand for {at}; whether a later one was in force by then "
        "is unknown."
    )


def none_of_then(ref: Ref, lang: str, at: str, cache: Cache) -> PageNotFound | None:
    """The error where pages are at hand, but none of the date asked for; None where there is none at all."""
    dates = sorted(page.origin.version for page in cache.versions(ref, lang) if page.origin.version)
    if not dates:
        return None
    asked = (
        f"`citeref fetch {ref.authority} --at {at}` asks for it; or save" if ref.startswith("fr/") else "Save"
    )
    return PageNotFound(
        f"No page of {ref.authority} in « {lang} » at hand stands on {at}: there is that of {', '.join(dates)}.",
        f"{asked} the version of that date in your browser and `citeref cache add` the file.",
    )
