"""Several errands, one after the other: what came, what was already there, what could not be had."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import msgspec

from citeref.cache import Cache
from citeref.errors import CacheError, SourceUnreachable
from citeref.law.fetch.errand import by_hand, fetch
from citeref.law.fetch.keys import Keys
from citeref.law.fetch.plans import Plan
from citeref.law.web import HostClosed, Web
from citeref.model import Page, Progress


class Missing(msgspec.Struct, frozen=True):
    """A page that could not be had, why, and how to save it by hand."""

    plan: Plan
    why: str
    hint: str


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """What became of the errands. `there` are pages that were not asked for, `same` those a site says have not changed."""

    came: tuple[Page, ...] = ()
    there: tuple[Page, ...] = ()
    same: tuple[Page, ...] = ()
    missing: tuple[Missing, ...] = ()

    def __str__(self) -> str:
        parts = [f"{len(self.came)} came", f"{len(self.there)} already there"]
        parts += [f"{len(self.same)} unchanged"] if self.same else []
        return ", ".join((*parts, f"{len(self.missing)} not to be had")) + "."


def several(
    plans: Sequence[Plan],
    cache: Cache,
    *,
    web: Web | None = None,
    keys: Keys | None = None,
    progress: Progress | None = None,
    bring: Callable[..., Page] = fetch,
) -> Summary:
    """Runs every plan, one at a time; what came before an error stays. A source that turns us away or is out
    of reach is not asked again.
    """
    rules, given = web or Web(), keys or Keys()
    came: list[Page] = []
    there: list[Page] = []
    same: list[Page] = []
    missing: list[Missing] = []
    closed: dict[str, str] = {}
    for done, plan in enumerate(plans):
        if progress:
            rules = replace(rules, heard=_telling(progress, done, len(plans), plan))
            rules.heard("")
        if plan.have is None and plan.source in closed and plan.asks:
            missing.append(Missing(plan, closed[plan.source], by_hand(plan)))
            continue
        try:
            page = bring(plan, cache, web=rules, keys=given)
        except HostClosed as error:
            closed[plan.source] = _without(plan, error.what)
            missing.append(Missing(plan, closed[plan.source], error.hint))
        except (SourceUnreachable, CacheError) as error:
            missing.append(Missing(plan, _without(plan, error.what), error.hint))
        else:
            (there if plan.have else same if plan.held and page == plan.held else came).append(page)
    return Summary(came=tuple(came), there=tuple(there), same=tuple(same), missing=tuple(missing))


def _telling(progress: Progress, done: int, number: int, plan: Plan) -> Callable[[str], None]:
    """Tells a person which text is being asked for, and how far it has come."""
    named = f"{plan.ref} ({plan.lang})"
    return lambda what: progress(done, number, ": ".join(filter(None, (named, what))))


def _without(plan: Plan, what: str) -> str:
    """A reason without the reference that it begins with."""
    return what.removeprefix(f"{plan.ref} ({plan.lang}): ").removeprefix(f"{plan.ref}: ")
