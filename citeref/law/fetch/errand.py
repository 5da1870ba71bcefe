"""One errand: the plan's questions put to its source, the answer judged, and the page kept with its origin."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import msgspec

from citeref.cache import Cache
from citeref.errors import CacheError, SourceUnreachable
from citeref.law import identify
from citeref.law.fetch import articles, hits, judging, parts
from citeref.law.fetch.keys import Keys
from citeref.law.fetch.plans import Plan
from citeref.law.fetch.sources import SOURCES
from citeref.law.fetch.ways import FOUND, JSON, TODAY
from citeref.law.languages import THREE
from citeref.law.web import Answer, Web, ask
from citeref.model import Page

NONE_THERE = (404, 406)
"""Statuses that say: not in this type or language."""


def fetch(plan: Plan, cache: Cache, *, web: Web | None = None, keys: Keys | None = None) -> Page:
    """Brings one page into the cache and returns it; the one already there where the plan has one, or where
    the site says that it is still the same.

    Raises `SourceUnreachable` with the way to save the page by hand, or `CacheError` when the cache cannot
    keep it.
    """
    if plan.have:
        return plan.have
    if not plan.asks:
        raise SourceUnreachable(f"{plan.ref}: {plan.why}.", by_hand(plan))
    rules = (web or Web()).among(SOURCES[plan.source].hosts)
    try:
        plan, answer, verdict = _had(plan, rules, keys or Keys(), _validators(plan, cache))
    except SourceUnreachable as error:
        raise type(error)(f"{plan.ref} ({plan.lang}): {error.what}", by_hand(plan)) from error
    if answer.status == 304 and plan.held:
        return plan.held
    return cache.add(answer.body, plan.ref, plan.lang, replace=True, **_origin(plan, answer, verdict))


def by_hand(plan: Plan) -> str:
    """How to get the page without a program."""
    where = f"open {plan.by_hand}" if plan.by_hand else "open its official page"
    return f"By hand: {where} in a browser, save the page, then `citeref cache add FILE`."


def now() -> str:
    """The present time, as an origin notes it."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _had(plan: Plan, web: Web, keys: Keys, known: dict[str, str]) -> tuple[Plan, Answer, judging.Verdict]:
    """The answer and what it says of itself, with the plan by which it came: the first one, or the one to try
    instead where the first finds nothing.
    """
    try:
        now_asked = _settled(plan, web, keys)
        answer, note = _bring(now_asked, web, keys, known)
        if answer.status == 304 and plan.held:
            return plan, answer, judging.Verdict()
        return msgspec.structs.replace(now_asked, note=note), answer, judging.judge(answer, now_asked)
    except judging.NoneThere:
        if plan.instead is None:
            raise
        return _had(msgspec.structs.replace(plan, **msgspec.structs.asdict(plan.instead)), web, keys, known)


def _settled(plan: Plan, web: Web, keys: Keys) -> Plan:
    """The plan with the day and the id that a search has found in the place of their signs."""
    found = _searched(plan, web, keys) if plan.search else ""
    return msgspec.structs.replace(
        plan,
        asks=tuple((address.replace(FOUND, found), kind) for address, kind in plan.asks),
        question=plan.question.replace(FOUND, found).replace(TODAY, now()[:10]),
        identity=plan.identity.replace(FOUND, found),
    )


def _bring(plan: Plan, web: Web, keys: Keys, known: dict[str, str]) -> tuple[Answer, str]:
    """The first answer to the questions of a plan that is not « none in this type », and what to note of it."""
    status = 0
    for address, kind in plan.asks:
        headers = {"Accept": kind, "Accept-Language": THREE.get(plan.lang, plan.lang), **known}
        answer = _asked(address, headers, plan.question, plan, web, keys)
        status = answer.status
        if status == 300:
            return parts.gathered(answer, headers, web), plan.note
        if status not in NONE_THERE:
            return _completed(answer, address, plan, web, keys)
    raise judging.NoneThere(f"no such text in this language there (status {status}).")


def _completed(answer: Answer, address: str, plan: Plan, web: Web, keys: Keys) -> tuple[Answer, str]:
    """The answer with its articles' words where they come one by one, and what to note of it."""
    if plan.source != "piste":
        return answer, plan.note
    room = f"{address.rpartition('/')[0]}/getArticle"

    def one(identity: str) -> Answer:
        question = msgspec.json.encode({"id": identity}).decode()
        return _asked(room, {"Accept": JSON}, question, plan, web, keys)

    whole, number = articles.completed(answer, one, web)
    note = f"{number} of its articles came one by one, and stand here in their places." if number else ""
    return whole, " ".join(filter(None, (plan.note, note)))


def _asked(address: str, headers: dict[str, str], question: str, plan: Plan, web: Web, keys: Keys) -> Answer:
    """One question; once more with a new token where the old one is spent."""
    body = question.encode() if question else None
    kinds = {"Content-Type": JSON} if question else {}
    for anew in (False, True):
        secret = keys.headers(plan.source, web, anew=anew)
        answer = ask(address, headers | kinds, web, body=body, secret=secret)
        if answer.status != 401 or plan.source != "piste":
            break
    return answer


def _searched(plan: Plan, web: Web, keys: Keys) -> str:
    """The id that a search finds for the text asked; never that of a text that only mentions it."""
    assert plan.search is not None
    address, question = plan.search
    question = question.replace(TODAY, now()[:10])
    answer = _asked(address, {"Accept": JSON}, question, plan, web, keys)
    judging.refuse_status(answer)
    found = hits.ids(judging.decoded(answer), plan.ref, plan.identity)
    if len(found) != 1:
        named = plan.ref if FOUND in plan.identity else plan.identity
        raise judging.NoneThere(f"the source finds {'several texts' if found else 'no text'} under {named}.")
    return found.pop()


def _validators(plan: Plan, cache: Cache) -> dict[str, str]:
    """What lets a site say that the page held is still the same; nothing where the one held is damaged."""
    if plan.held is None or plan.question:
        return {}
    try:
        cache.content(plan.held)
    except CacheError:
        return {}
    origin = plan.held.origin
    told = {"If-None-Match": origin.etag, "If-Modified-Since": origin.last_modified}
    return {name: value for name, value in told.items() if value and value.isascii() and value.isprintable()}


def _origin(plan: Plan, answer: Answer, verdict: judging.Verdict) -> dict[str, Any]:
    """The fields of the origin; of the site's headers only those named here, since others may hold secrets."""
    site = SOURCES[plan.source]
    terms = {"licence": site.licence, "attribution": site.attribution}
    return {
        "address": plan.asks[0][0],
        "final_address": answer.address,
        "fetched": now(),
        "how": "fetched",
        "status_code": answer.status,
        "etag": answer.headers.get("etag", "")[:200],
        "last_modified": answer.headers.get("last-modified", "")[:100],
        "content_type": JSON if plan.asks[0][1] == JSON else answer.headers.get("content-type", "text/html"),
        "title": verdict.title,
        "version": verdict.version,
        "until": verdict.until,
        "note": plan.note,
        "also": identify.others(answer.body, plan.ref),
        **(identify.attribution() if plan.source == "cellar" else terms),
    }
