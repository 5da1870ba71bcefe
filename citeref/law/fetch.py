"""The errand to an official site: decided first, done after, and only when a person asks.

EU law comes from Cellar, the store behind EUR-Lex, which answers programs: the type and the language are
asked for in the request. Where a page cannot be had, the error says how to save it by hand.
"""

from __future__ import annotations

from datetime import UTC, datetime
from urllib.parse import quote

import msgspec

from citeref import catalogue
from citeref.cache import Cache
from citeref.errors import CacheError, SourceUnreachable
from citeref.law import identify, read, refusal, titles
from citeref.law.languages import THREE
from citeref.law.web import Answer, Web, ask
from citeref.model import Page
from citeref.ref import Ref

CELLAR = "https://publications.europa.eu/resource/celex"
"""Where acts are asked for by their CELEX number."""

TYPES = ("application/xhtml+xml", "text/html")
"""What is asked for, in turn: acts of before 2004 are HTML only."""


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """What would be asked, of whom, for one authority in one language.

    `have` is the official page already cached; `why` says, where nothing can be asked, why not.
    """

    ref: Ref
    lang: str
    asks: tuple[tuple[str, str], ...] = ()
    by_hand: str = ""
    have: Page | None = None
    why: str = ""

    def __str__(self) -> str:
        if self.have:
            return f"{self.ref} ({self.lang}): already there, {self.have.path}"
        return f"{self.ref} ({self.lang}): " + (f"ask {self.asks[0][0]}" if self.asks else self.why)


def plan(ref: Ref, lang: str, cache: Cache, *, refresh: bool = False, root: str = CELLAR) -> Plan:
    """What a fetch of a reference's authority would do; asks nobody anything."""
    whole = ref.authority
    have = cache.page(whole, lang)
    official = have if have and have.origin.status == "official" and not refresh else None
    address, number = catalogue.address(whole, lang), catalogue.celex(whole)
    found = Plan(ref=whole, lang=lang, by_hand=address, have=official)
    if not whole.startswith("eu/") or not number:
        return msgspec.structs.replace(found, why="no source that a program may ask is known here")
    if lang not in THREE:
        return msgspec.structs.replace(found, why=f"EU law is not published in « {lang} »")
    asked = f"{root}/{quote(number, safe='')}"
    return msgspec.structs.replace(found, asks=tuple((asked, kind) for kind in TYPES))


def fetch(plan: Plan, cache: Cache, *, web: Web | None = None) -> Page:
    """Brings one page into the cache and returns it; the one already there where the plan has one.

    Raises `SourceUnreachable` with the way to save the page by hand, or `CacheError` when the cache cannot
    keep it.
    """
    if plan.have:
        return plan.have
    if not plan.asks:
        raise SourceUnreachable(f"{plan.ref}: {plan.why}.", by_hand(plan))
    try:
        answer = _bring(plan, web or Web())
    except SourceUnreachable as error:
        raise SourceUnreachable(f"{plan.ref} ({plan.lang}): {error.what}", by_hand(plan)) from error
    return cache.add(
        answer.body,
        plan.ref,
        plan.lang,
        replace=True,
        address=plan.asks[0][0],
        final_address=answer.address,
        fetched=now(),
        how="fetched",
        content_type=answer.headers.get("content-type", "text/html"),
        title=read(answer.body, plan.ref, plan.lang).title,
        **identify.attribution(),
    )


def by_hand(plan: Plan) -> str:
    """How to get the page without a program."""
    where = f"open {plan.by_hand}" if plan.by_hand else "open its official page"
    return f"By hand: {where} in a browser, save the page, then `citeref cache add FILE`."


def now() -> str:
    """The present time, as an origin notes it."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _bring(plan: Plan, web: Web) -> Answer:
    """The first good answer to the questions of a plan."""
    status = 0
    for address, kind in plan.asks:
        answer = ask(address, {"Accept": kind, "Accept-Language": THREE[plan.lang]}, web)
        status = answer.status
        if status not in (404, 406):
            _judge(answer, plan)
            return answer
    raise SourceUnreachable(f"no such text in this language there (status {status}).")


def _judge(answer: Answer, plan: Plan) -> None:
    """Lets only the very page that was asked for pass."""
    if what := refusal.reason(answer.body, answer.headers):
        raise SourceUnreachable(f"the site answered with {what} (status {answer.status}).")
    if answer.status == 300:
        raise SourceUnreachable("the text comes in several parts, which are not put together here.")
    if answer.status != 200:
        raise SourceUnreachable(f"the site refused (status {answer.status}).")
    if b"</html" not in answer.body[-2000:].lower():
        raise SourceUnreachable("the page breaks off before its end.")
    kind = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind and kind not in TYPES:
        raise SourceUnreachable(f"the site sent {kind[:60]} where a page was asked for.")
    try:
        found = _identity(answer.body, plan)
        read(answer.body, plan.ref, plan.lang)
    except CacheError as error:
        raise SourceUnreachable(f"the answer is not the page asked for: {error.what}") from error
    if found != (plan.ref, plan.lang):
        raise SourceUnreachable(f"the answer is another page: {found[0]} in « {found[1]} ».")


def _identity(body: bytes, plan: Plan) -> tuple[Ref, str]:
    """What the answer is. The treaties' pages bear no number; they must bear the treaty's title."""
    if not plan.ref.startswith("eu/treaty/"):
        found = identify.identify(body)
        return found.ref, found.lang
    text = read(body, plan.ref, plan.lang).text[:20_000]
    if titles.treaty(text, plan.lang) != plan.ref:
        raise CacheError("it does not bear the title of the treaty.")
    return plan.ref, plan.lang
