"""One errand: the plan's questions put to its source, the answer judged, and the page kept with its origin."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from citeref.cache import Cache
from citeref.errors import CacheError, SourceUnreachable
from citeref.law import identify
from citeref.law.fetch import judging, parts
from citeref.law.fetch.keys import Keys
from citeref.law.fetch.plans import Plan
from citeref.law.fetch.sources import FOUND, JSON, SOURCES, TODAY
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
        answer = _bring(plan, rules, keys or Keys(), _validators(plan, cache))
        if answer.status == 304 and plan.held:
            return plan.held
        verdict = judging.judge(answer, plan)
    except SourceUnreachable as error:
        raise type(error)(f"{plan.ref} ({plan.lang}): {error.what}", by_hand(plan)) from error
    return cache.add(answer.body, plan.ref, plan.lang, replace=True, **_origin(plan, answer, verdict))


def by_hand(plan: Plan) -> str:
    """How to get the page without a program."""
    where = f"open {plan.by_hand}" if plan.by_hand else "open its official page"
    return f"By hand: {where} in a browser, save the page, then `citeref cache add FILE`."


def now() -> str:
    """The present time, as an origin notes it."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _bring(plan: Plan, web: Web, keys: Keys, known: dict[str, str]) -> Answer:
    """The first answer to the questions of a plan that is not « none in this type »."""
    found = _searched(plan, web, keys) if plan.search else ""
    status = 0
    for address, kind in plan.asks:
        headers = {"Accept": kind, "Accept-Language": THREE.get(plan.lang, plan.lang), **known}
        question = plan.question.replace(FOUND, found).replace(TODAY, now()[:10])
        answer = _asked(address.replace(FOUND, found), headers, question, plan, web, keys)
        status = answer.status
        if status == 300:
            return parts.gathered(answer, headers, web)
        if status not in NONE_THERE:
            return answer
    raise SourceUnreachable(f"no such text in this language there (status {status}).")


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
    """The id that a search finds for the number asked; never that of a text that only mentions it."""
    assert plan.search is not None
    address, question = plan.search
    answer = _asked(address, {"Accept": JSON}, question, plan, web, keys)
    judging.refuse_status(answer)
    data = judging.decoded(answer)
    found = _hits(data, judging.plain(plan.identity))
    if len(found) != 1:
        many = "several texts" if found else "no text"
        raise SourceUnreachable(f"the source finds {many} under {plan.identity}.")
    return found.pop()


def _hits(data: dict[str, Any], wanted: str) -> set[str]:
    """The ids among the results of a search whose own number, or title, is the one asked."""
    found = set()
    for result in data.get("results") or ():
        if not isinstance(result, dict):
            continue
        for title in result.get("titles") or (result,):
            own = [title.get(key) for key in ("number", "ecli", "num")] + list(title.get("numbers") or ())
            named = judging.plain(str(title.get("title") or "").replace("<mark>", "").replace("</mark>", ""))
            right = wanted in {judging.plain(str(name)) for name in own if name} or _in_title(wanted, named)
            identity = str(title.get("id") or "").partition("_")[0]
            if right and identity.isalnum():
                found.add(identity)
    return found


def _in_title(wanted: str, title: str) -> bool:
    """« DÉLIBÉRATIONSAN-2022-009DU15AVRIL2022 » bears SAN-2022-009, and not SAN-2022-00."""
    before, found, after = title.partition(wanted)
    return (
        bool(found)
        and before.endswith(("DÉLIBÉRATION", "DÉLIBÉRATIONN°", "DÉCISION", "DÉCISIONN°"))
        and (not after[:1].isdigit())
    )


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
        **(identify.attribution() if plan.source == "cellar" else terms),
    }
