"""Corrigenda of the Official Journal: what they say is to be changed, place by place, in the words they say it in.

Under a line that names a place (« Page 14, au considérant 71: ») stand the words to be replaced after « au lieu de: »
and the new ones after « lire: ». A corrigendum is kept under the act that it corrects, by its date (`cor_2018-05-23`),
each of its changes being a `pt_`.
"""

from __future__ import annotations

import re
from functools import cache

import msgspec
from lxml import etree

from citeref.cache import Cache
from citeref.errors import CacheError
from citeref.law import titles
from citeref.law.draft import Draft
from citeref.law.identify import Identity, attribution
from citeref.law.opened import Opened, opened
from citeref.law.tree import words
from citeref.model import Authority, Origin, Page
from citeref.ref import Ref

_FOR = """
for au~lieu~de anstatt statt donde~dice anziché onde~se~lê in~plaats~van i~stället~för i~stedet~for zamiast místo namiesto umjesto
în~loc~de вместо αντί yra minflok on asemel besedilo tekstu a~következő~szövegrész in~ionad
"""
_READ = """
read lire muss~es~heißen debe~decir leggasi deve~ler-se lezen te~lezen ska~det~stå læses powinno~być má~být má~být~správně má~byť
treba~stajati se~citește да~се~чете διάβαζε turi~būti aqra pitää~olla peab~olema se~glasi lasīt lasīt~šādi helyesen léitear
"""
FOR = frozenset(word.replace("~", " ") for word in _FOR.split())
READ = frozenset(word.replace("~", " ") for word in _READ.split())
"""The lines, in the languages of the Union, that stand before the words to be replaced and before the new ones."""

_DATE = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})")
_SKIPPED = frozenset({"hd-date", "hd-lg", "hd-ti", "hd-oj", "doc-ti", "note"})
_CLOSED = re.compile(r"\s?[’”“»]\s?[.,;]{0,2}\Z")
_AROUND = " \u00a0‘’“”„«»‹›'\"."


class Change(msgspec.Struct, frozen=True):
    """What is to be changed at one place: `where` is the line that names it, `old` the words to be replaced (empty where
    the change is told in another way), `new` those that take their place.
    """

    where: str
    old: str
    new: str


class Corrigendum(msgspec.Struct, frozen=True):
    """A corrigendum to an act in one language: its date (ISO) and journal (« L 127/2 »), and its changes."""

    ref: Ref
    lang: str
    title: str
    date: str
    journal: str
    changes: tuple[Change, ...]

    @property
    def place(self) -> Ref:
        """The reference it is kept under."""
        return self.ref / f"cor_{self.date}"


def is_page(page: Opened) -> bool:
    """Whether a page is a corrigendum by its title."""
    root = page.html
    return root is not None and titles.is_correction(_title(root))


def identity(page: Opened) -> Identity | None:
    """What a corrigendum corrects, in which language and of which day; None where its head does not say."""
    found = told(page)
    if found is None:
        return None
    terms = attribution()
    return Identity(
        ref=found.place, lang=found.lang, licence=terms["licence"], attribution=terms["attribution"]
    )


def read(page: Opened, ref: Ref, lang: str, origin: Origin | None = None) -> Authority:
    """The changes of a corrigendum as passages. Raises `CacheError` where its head or its changes cannot be read."""
    found = told(page)
    if found is None or not found.changes:
        raise CacheError(f"{ref}: this is a corrigendum, and it names no act, or no change to it.")
    draft = Draft(ref, lang)
    draft.title = found.title
    draft.line(found.title)
    draft.open(found.place)
    for number, change in enumerate(found.changes, 1):
        draft.open(found.place / f"pt_{number}", f"{number}.")
        draft.line(change.where)
        for part in filter(None, (change.old and f"– {change.old}", change.new and f"+ {change.new}")):
            draft.line(part)
        draft.close()
    return draft.authority(origin)


def pages(authority: Authority, held: Cache) -> tuple[Page, ...]:
    """The pages of corrigenda to an act in its language, the oldest first; none for an unofficial text."""
    unofficial = authority.origin is not None and authority.origin.status != "official"
    if unofficial or not authority.ref.startswith("eu/"):
        return ()
    own = (page for page in held.pages(authority.ref) if page.lang == authority.lang)
    found = {page.ref: page for page in own if page.ref.pinpoint.startswith("cor_")}
    return tuple(found[ref] for ref in sorted(found))


def kept(page: Page, held: Cache) -> Corrigendum:
    """What a page in the cache says, one of `pages`. Raises `CacheError` where it is broken."""
    found = told(opened(held.content(page)))
    if found is None:
        raise CacheError(
            f"{page.path}: this corrigendum names no act, or no date.", "Delete it and add it again."
        )
    return found


def told(page: Opened) -> Corrigendum | None:
    """What a corrigendum says, or None where its head names no act or no date."""
    root = page.html
    assert root is not None
    title = _title(root)
    ref = titles.act_named(title.partition(" ")[2])
    head = {role: _first(root, role) for role in ("hd-date", "hd-lg", "hd-oj")}
    date = _DATE.search(head["hd-date"])
    if ref is None or date is None or not head["hd-lg"]:
        return None
    day = f"{date[3]}-{int(date[2]):02d}-{int(date[1]):02d}"
    lines = [words(p) for p in root.iter("p") if _role(p) not in _SKIPPED]
    return Corrigendum(ref, head["hd-lg"].lower(), title, day, head["hd-oj"], tuple(changes(lines)))


def changes(lines: list[str]) -> list[Change]:
    """The changes that the lines of a corrigendum tell, in order; what is told in no way known here has no `old`."""
    plain = [line.casefold().rstrip(" :\u00a0") for line in lines]
    begun = [at for at in range(1, len(lines)) if plain[at] in FOR and at + 1 < len(lines)]
    found: list[Change] = []
    past = 0
    for index, at in enumerate(begun):
        end = begun[index + 1] - 1 if index + 1 < len(begun) else len(lines)
        turn = next((n for n in range(at + 1, end) if plain[n] in READ), end)
        found += map(_alone, lines[past : at - 1])
        past = _last(lines, turn + 1, end)
        old, new = "\n".join(lines[at + 1 : turn]), "\n".join(lines[turn + 1 : past])
        found.append(Change(lines[at - 1], _unquoted(old), _unquoted(new)))
    return found + [_alone(line) for line in lines[past:]]


def _alone(line: str) -> Change:
    """The change that one line tells by itself (« page 3: au lieu de «…», lire «…» »), or only speaks of."""
    before, after = _inline()
    first = before.search(line)
    then = after.search(line, first.end()) if first else None
    if first is None or then is None:
        return Change(line, "", "")
    where = line[: first.start()].rstrip(" ,:")
    return Change(where, line[first.end() : then.start()].strip(_AROUND), line[then.end() :].strip(_AROUND))


@cache
def _inline() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands before the old and before the new words where one line tells both."""
    old, new = ("|".join(map(re.escape, sorted(words, key=len, reverse=True))) for words in (FOR, READ))
    return (
        re.compile(rf"\b(?:{old})\s?:?\s?(?=[‘“„«])", re.IGNORECASE),
        re.compile(rf"[’”“»]\s?[,;]?\s?(?:{new})\s?:?\s?(?=[‘“„«])", re.IGNORECASE),
    )


def _last(lines: list[str], start: int, end: int) -> int:
    """Where the words quoted from a line on are at their end: at a closing mark, pointed ones as many as were opened;
    round ones are apostrophes too, and cannot be counted.
    """
    opened = 0
    for n in range(start, end):
        opened += lines[n].count("«") - lines[n].count("»")
        if opened <= 0 and _CLOSED.search(lines[n]):
            return n + 1
    return end


def _unquoted(text: str) -> str:
    """The words without the marks they are quoted in, and what stands after those."""
    text = re.sub(r"\A[‘“„«]\s*", "", text.strip())
    return _CLOSED.sub("", text)


def _title(root: etree._Element) -> str:
    return next((words(p) for p in root.iter("p") if _role(p) == "doc-ti"), "")


def _first(root: etree._Element, role: str) -> str:
    return next((words(p) for p in root.iter("p") if _role(p) == role), "")


def _role(element: etree._Element) -> str:
    return (element.get("class") or "").removeprefix("oj-")
