"""An article is called by the heading of another one.

## What it sees
Words that explain an article (in brackets behind it, after a comma or a colon in a list, after « relatif à » or "on") and that
are the heading of another article of the same act, while the article cited speaks of something else. Any fair description of
the article is left alone.

## Why it matters
Either the number is wrong or the heading is, and the reader cannot know which.

## Example
> … l'article 33 (droit à l'effacement) du RGPD …

Article 33 is on notifying a breach to the supervisory authority; erasure is in Article 17.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from citeref import catalogue
from citeref.catalogue.headings import headings, spoken_headings
from citeref.language import say, spoken
from citeref.model import Citation, Document, Finding, Span
from citeref.quotes.cues import words
from citeref.quotes.laying import EDGES
from citeref.quotes.words import Words
from citeref.ref import Ref
from citeref.rules.bare import Bare, bare
from citeref.rules.facts import Facts, place

RULE = "heading-mismatch"

MANY = 5
"""A word that so many headings of an act have tells nothing."""

_NAMED = (
    r"(?:\s*,?\s*(?:(?:du|de la|de l['’]|of the|of|der|des|del|della|do|da|van de|de|UE)\s*)?(?:même\s|same\s|said\s)?"
    r"(?:[A-Z][\w()/.°-]*(?:\s[A-Z0-9(][\w()/.°-]*){0,4}|règlement|directive|Regulation|Directive|loi)(?:\s\(?[\w°/.)-]*\d[\w°/.)-]*){0,3})?"
)
"""The act's name behind the number, at most: « du RGPD », « of Directive (EU) 2016/680 »."""

_BRACKET = re.compile(
    rf"{_NAMED}\s*\(\s*(?P<gloss>[^()\n]{{4,120}}(?:\([^()\n]{{0,60}}\)[^()\n]{{0,20}})?)\s*\)"
)
_ON = re.compile(
    rf"{_NAMED}\s*,?\s*(?:{words('citeref.rules', 'about_article')})(?:(?<=['’])|\s+)(?P<gloss>[^.;:,()\n]{{4,110}})"
)
_LISTED = re.compile(
    rf"{_NAMED}\s*(?:[,:|\t]|\s[–—-])\s*(?P<gloss>[^.;,:()|\t\n]{{4,110}})(?=[.;,|\t\n(]|\Z)"
)


LONG = 12
"""A whole heading of so many letters tells its own language."""


class _Heading(NamedTuple):
    """A heading as words: `all` of them in order, those that carry meaning as stems."""

    article: str
    text: str
    all: str
    stems: frozenset[str]


def look(document: Document, citations: Sequence[Citation], facts: Facts) -> Iterator[Finding]:
    """Every article that is called by another's heading."""
    written = [c for c in citations if c.kind != "url"]
    for one in (*(_single(c) for c in written), *bare(document, citations)):
        if one is None:
            continue
        found = _gloss(document, one.span)
        if found is None:
            continue
        gloss, end = found
        why = _other(one.ref, gloss, facts, one.span.start)
        if why is None:
            continue
        start = one.span.start
        yield Finding(
            rule=RULE,
            span=Span(start, end),
            text=document.text[start:end],
            message=_message(one.ref, why),
            ref=one.ref,
            suggest=one.ref.authority / f"art_{why.article}",
            proof=why.text,
            place=document.place(start),
        )


def _single(citation: Citation) -> Bare | None:
    """A citation of one whole article."""
    if len(citation.refs) != 1 or citation.candidates:
        return None
    ref = citation.refs[0]
    if not re.fullmatch(r"art_\w+", ref.pinpoint):
        return None
    return Bare(citation.span, ref)


def _gloss(document: Document, span: Span) -> tuple[str, int] | None:
    """The words that explain an article and where they end."""
    text, end = document.text, span.end
    block = document.block(span.start)
    stop = min(len(text), end + 260)
    bracket = _BRACKET.match(text, end, stop)
    if bracket:
        if re.match(r"\s*\?", text[bracket.end() : bracket.end() + 3]):
            return None  # only asked
        return bracket["gloss"], bracket.end()
    on = _ON.match(text, end, stop)
    if on:
        return on["gloss"].strip(), on.end("gloss")
    begins = block is not None and not text[block.span.start : span.start].strip(
        ' \t\n-*•–—·0123456789.)(|[]«"'
    )
    if begins and block is not None and block.kind in ("item", "cell", "paragraph", "heading"):
        if block.kind == "cell" and text[span.end : block.span.end].strip(" .:") == "":
            return _next_cell(document, block.span)
        listed = _LISTED.match(text, end, stop)
        if listed:
            return listed["gloss"].strip(), listed.end("gloss")
    return None


def _next_cell(document: Document, span: Span) -> tuple[str, int] | None:
    """The cell beside one, in the same row."""
    after = document.block(span.end + 1)
    if after is None or after.kind != "cell" or after.span.start < span.end:
        return None
    if "\n" in document.text[span.end : after.span.start] or after.span.end - after.span.start > 120:
        return None
    return document.text[slice(*after.span)], after.span.end


def _other(ref: Ref, gloss: str, facts: Facts, at: int) -> _Heading | None:
    """The article whose heading a gloss is, where that is not the one cited."""
    gloss = gloss.strip(" «»\"“”„*_\n\xa0'’‘")
    said = _stems(gloss)
    if not said or re.search(r"\d", gloss):
        return None
    article = place(ref).article
    likely = facts.quoting.languages_of(gloss, at)
    for lang in dict.fromkeys((*likely, *_languages(ref.authority, "".join(Words(gloss).plain)))):
        known = _headings(ref.authority, lang)
        own = next((one for one in known if one.article == article), None)
        if own is None:
            continue
        common = _common(ref.authority, lang)
        shared = bool(said & own.stems - common)
        if shared and (_begins(gloss, own) or len(said & own.stems) > 0.4 * len(own.stems)):
            return None
        best = [one for one in known if one.article != article and _is_heading(gloss, said, one, common)]
        alike = [one for one in best if "".join(Words(gloss).plain) == one.all]
        best = alike or best
        if len(best) == 1 and (
            _is_whole(gloss, said, best[0]) or not (shared or _speaks(ref, lang, said, facts))
        ):
            return best[0]
    return None


def _begins(gloss: str, own: _Heading) -> bool:
    """Whether a gloss is the beginning of the article's own heading."""
    return own.all.startswith("".join(Words(gloss).plain))


def _is_heading(gloss: str, said: frozenset[str], other: _Heading, common: frozenset[str]) -> bool:
    """Whether a gloss is the heading of an article, or the part of it that tells it from all others."""
    plain = "".join(Words(gloss).plain)
    if plain == other.all:
        return True
    if not said <= other.stems or not said - common:
        return False
    own, all_own = said - common, other.stems - common
    return (
        (len(said) >= 2 and len(said) * 2 >= len(other.stems))
        or (len(own) >= 2 and len(own) * 3 >= len(all_own) * 2)
        or len(said) == len(other.stems)
        or (len(said) == 1 and len(other.stems) <= 3 and len(next(iter(said))) >= 6)
    )


def _is_whole(gloss: str, said: frozenset[str], other: _Heading) -> bool:
    """Whether a gloss is a whole heading of some words, so that what the article cited says beside does not count."""
    return "".join(Words(gloss).plain) == other.all or (said == other.stems and len(said) > 1)


def _speaks(ref: Ref, lang: str, said: frozenset[str], facts: Facts) -> bool:
    """Whether the article cited speaks of the same thing in its own words; where these are not at hand, it may speak of a
    single word."""
    laws = facts.pages.of(ref, lang)
    passages = [(law, passage) for law in laws if (passage := law.passage(ref)) is not None]
    if not passages:
        return len(said) < 2
    for law, passage in passages:
        first, last = law.run(passage)
        there = {_stem(word) for word in law.words.plain[first:last]}
        if said <= there:
            return True
    return False


@lru_cache(maxsize=64)
def _headings(authority: str, lang: str) -> tuple[_Heading, ...]:
    rows = headings(authority, lang)
    return tuple(_Heading(a, h, "".join(Words(h).plain), _stems(h)) for a, h in rows.items())


@lru_cache(maxsize=8)
def _whole(authority: str) -> dict[str, list[str]]:
    """Every heading of some length as one run of letters, and the languages it is in."""
    found: dict[str, list[str]] = {}
    for lang in spoken_headings(authority):
        for one in _headings(authority, lang):
            if len(one.all) >= LONG:
                found.setdefault(one.all, []).append(lang)
    return found


def _languages(authority: str, letters: str) -> list[str]:
    """The languages in which some words are a whole heading: a few words tell their language no other way."""
    return _whole(authority).get(letters, []) if len(letters) >= LONG else []


@lru_cache(maxsize=64)
def _common(authority: str, lang: str) -> frozenset[str]:
    """The words that many headings of an act have, which tell none of them from another."""
    count = Counter(stem for one in _headings(authority, lang) for stem in one.stems)
    return frozenset(stem for stem, times in count.items() if times >= MANY)


@lru_cache(maxsize=4096)
def _stems(text: str) -> frozenset[str]:
    """The words that carry meaning, cut short so that endings do not count."""
    return frozenset(_stem(word) for word in Words(text).plain if word not in EDGES and len(word) > 2)


def _stem(word: str) -> str:
    return word[: max(5, len(word) - 2)]


def _message(ref: Ref, other: _Heading) -> str:
    own = catalogue.heading(ref, spoken()) or catalogue.heading(ref, "fr") or catalogue.heading(ref, "en")
    found = say("« {heading} » is Article {number}", heading=other.text, number=other.article)
    if not own:
        return found
    first = say("Article {number} is « {heading} »", number=place(ref).article, heading=own)
    return f"{first}{say('; ')}{found}"
