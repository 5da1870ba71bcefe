"""Whether an answer is the very text that was asked for; anything else is refused before it reaches the cache."""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec

from citeref.errors import CacheError, SourceUnreachable
from citeref.law import identify, opened, piste, read, refusal, titles, tree
from citeref.law.fetch.gateway import STATUTES
from citeref.law.fetch.plans import Plan
from citeref.law.fetch.sources import HTML
from citeref.law.fetch.ways import JSON
from citeref.law.web import Answer, HostClosed
from citeref.ref import Ref

CLOSED = frozenset({401, 403, 405, 429})
"""Statuses after which a host is left alone for the rest of the errand."""

ABSENT = frozenset({400, 404})
"""Statuses with which the State's gateway answers for an id it does not know."""

OPEN_END = "2999-01-01"
"""How Légifrance writes that no end is known."""

_DASHES = re.compile("[\u2010-\u2015\u2212]")
_CODE = re.compile(r"LEGITEXT\d+")
_TAG = re.compile(r"<[^<>]*>")
_HEAD, _BEGINNING = 30_000, 6_000
"""Bytes and characters in which a page says what it is; further down it may name other texts."""


class NoneThere(SourceUnreachable):
    """The source has no such text; another way to it may."""


class Verdict(msgspec.Struct, frozen=True, kw_only=True):
    """What the text says of itself: its title, from when it stands so and until when (ISO 8601, or nothing)."""

    title: str = ""
    version: str = ""
    until: str = ""


def judge(answer: Answer, plan: Plan) -> Verdict:
    """What a good answer says of itself. Raises `SourceUnreachable` for any other, saying what it is instead."""
    return _record(answer, plan) if plan.asks[0][1] == JSON else _page(answer, plan)


def _page(answer: Answer, plan: Plan) -> Verdict:
    """Lets only the very page that was asked for pass."""
    if what := refusal.reason(answer.body, answer.headers):
        kind = HostClosed if what.startswith(("a test", "a captcha", "a refusal")) else SourceUnreachable
        raise kind(f"the site answered with {what} (status {answer.status}).")
    refuse_status(answer)
    if b"</html" not in answer.body[-2000:].lower():
        raise SourceUnreachable("the page breaks off before its end.")
    _refuse_type(answer, HTML)
    _refuse_characters(answer)
    try:
        found = _identity(answer.body, plan)
        known = read(answer.body, plan.ref, plan.lang)
    except CacheError as error:
        raise SourceUnreachable(f"the answer is not the page asked for: {error.what}") from error
    if found[:2] != (plan.ref, plan.lang):
        raise SourceUnreachable(f"the answer is another page: {found[0]} in « {found[1]} ».")
    if plan.version and found[2] != plan.version:
        raise SourceUnreachable(f"the answer is another version: {found[2] or 'the one first published'}.")
    return Verdict(title=known.title, version=found[2])


def _identity(body: bytes, plan: Plan) -> tuple[Ref, str, str]:
    """What the answer is. The treaties' pages bear no number; they must bear the treaty's title."""
    if plan.ref.startswith("eu/treaty/"):
        text = read(body, plan.ref, plan.lang).text[:20_000]
        if titles.treaty(text, plan.lang) != plan.ref:
            raise CacheError("it does not bear the title of the treaty.")
        return plan.ref, plan.lang, ""
    if plan.source == "hudoc" or (plan.source == "cellar" and not plan.ref.startswith(("eu/cjeu/", "ecli/"))):
        found = identify.identify(body)
        return found.ref, found.lang, found.version
    head = tree.decode(body[:_HEAD]) + _TAG.sub("", tree.decode(body))[:_BEGINNING]
    words = _DASHES.sub("-", unicodedata.normalize("NFKC", head))
    if not any(name in words for name in _names(plan)):
        raise CacheError(f"it does not name {plan.identity} where it begins.")
    return plan.ref, _tongue(body) or plan.lang, ""


def _tongue(body: bytes) -> str:
    """The language that a page says it is in, or nothing."""
    try:
        return identify.identify(body).lang
    except CacheError:
        return ""


def _names(plan: Plan) -> tuple[str, ...]:
    """What the page of a decision must name, one of them."""
    if plan.ref.startswith("eu/cjeu/"):
        court, number, year = plan.ref.rpartition("/")[2].split("-")
        return plan.identity, f"{court}-{number}/{year}"
    return (plan.identity, plan.identity.removeprefix("ECLI:"))


def _record(answer: Answer, plan: Plan) -> Verdict:
    """Lets only the record pass whose id or number was asked for, with its words."""
    if (what := refusal.reason(answer.body, answer.headers)).startswith("a test"):
        raise HostClosed(f"the site answered with {what} (status {answer.status}).")
    refuse_status(answer)
    _refuse_type(answer, (JSON,))
    data = decoded(answer)
    inner = data.get("text") or data.get("article") if plan.source == "piste" else data
    if plan.source == "piste" and ("text" in data or "article" in data) and not isinstance(inner, dict):
        raise NoneThere(f"the source has no text under {plan.identity}.")
    record = inner if isinstance(inner, dict) else data
    keys = ("id", "cid", "num", "number", "ecli", "idConteneur", "textNumber")
    said = [record.get(key) for key in keys] + list(record.get("numbers") or ())
    names = {plain(str(name)) for name in said if name}
    if plain(plan.identity) not in names:
        raise SourceUnreachable(f"the answer is another text than {plan.identity}.")
    code = _CODE.search(plan.question)
    if code and code[0].encode() not in answer.body:
        raise SourceUnreachable(f"the answer is not of {code[0]}.")
    words = ("texteHtml", "texte", "text", "sections", "articles")
    if not any(record.get(key) for key in words):
        raise SourceUnreachable(f"the answer for {plan.identity} has no words in it.")
    try:
        read(answer.body, plan.ref, plan.lang)
    except CacheError as error:
        raise SourceUnreachable(f"the answer for {plan.identity} cannot be read: {error.what}") from error
    _refuse_other(answer, plan)
    title = next((t for key in ("titreLong", "title", "titre") if isinstance(t := record.get(key), str)), "")
    begin = _day(record.get("dateDebut") or record.get("dateDebutVersion"))
    end = _day(record.get("dateFin") or record.get("dateFinVersion"))
    if plan.at and not (begin and begin <= plan.at and (not end or plan.at < end)):
        raise SourceUnreachable(f"the answer is the version of {begin or 'no date'}, not that of {plan.at}.")
    return Verdict(title=opened.mended(title)[:500], version=begin, until="" if end >= OPEN_END else end)


def _refuse_other(answer: Answer, plan: Plan) -> None:
    """Refuses a statute whose own title and ids say that it is another one."""
    if plan.source != "piste" or not plan.ref.startswith(("fr/code/", *STATUTES)):
        return
    said = piste.told(opened.opened(answer.body)).ref
    if said is not None and said != plan.ref:
        raise SourceUnreachable(f"the answer is another text: {said}.")


def decoded(answer: Answer) -> dict[str, Any]:
    """The JSON object of an answer. Raises `SourceUnreachable`."""
    try:
        data = msgspec.json.decode(answer.body)
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError) as error:
        raise SourceUnreachable("the answer is no JSON, or breaks off.") from error
    if not isinstance(data, dict):
        raise SourceUnreachable("the answer is not of the form that the source is known for.")
    return data


def refuse_status(answer: Answer) -> None:
    """Lets only status 200 pass. Raises `HostClosed` where the site wants no more questions."""
    if answer.status == 200:
        return
    kind = (
        HostClosed if answer.status in CLOSED else NoneThere if answer.status in ABSENT else SourceUnreachable
    )
    why = {
        400: "the site does not accept the question or the key",
        401: "the site does not accept the credentials",
        404: "no such text there",
    }
    raise kind(f"{why.get(answer.status, 'the site refused')} (status {answer.status}).")


def _refuse_type(answer: Answer, kinds: tuple[str, ...]) -> None:
    kind = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind and kind not in kinds:
        raise SourceUnreachable(f"the site sent {kind[:60]} where {_called(kinds)} was asked for.")


def _refuse_characters(answer: Answer) -> None:
    """Refuses a page that is in no encoding it claims, or whose characters were lost before it came."""
    text = tree.decode(answer.body)
    if text.count("\ufffd") > 3:
        raise SourceUnreachable("the page's characters are damaged.")


def _called(kinds: tuple[str, ...]) -> str:
    return "a page" if kinds == HTML else "JSON"


def plain(name: str) -> str:
    """A number or an ECLI without what sources write differently: blanks, dashes, the date after an id."""
    return _DASHES.sub("-", name).replace(" ", "").removeprefix("ECLI:").upper().partition("_")[0]


def _day(when: object) -> str:
    """A day as Légifrance gives it, in milliseconds since 1970 or as ISO 8601."""
    if isinstance(when, str) and re.match(r"[12]\d{3}-\d\d-\d\d", when):
        return when[:10]
    if isinstance(when, int) and not isinstance(when, bool) and abs(when) < 10**14:
        return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=when)).date().isoformat()
    return ""
