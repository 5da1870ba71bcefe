"""The words of a link name one law, its address leads to another.

## What it sees
A link whose words name an act, a decision or an article, while the address is that of another act, decision, article or numbered
paragraph. An article on the page of its whole act, the consolidated text, and words like « cliquez ici » are all right.

## Why it matters
The reader who follows it reads the wrong text, and may not notice.

## Example
> Vous avez un droit d'effacement ([article 17](https://eur-lex.europa.eu/eli/reg/2016/679/art_32/oj)).

The address is that of Article 32.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from citeref import catalogue
from citeref.errors import RefError
from citeref.find import find
from citeref.language import say, spoken
from citeref.model import Citation, Document, Finding, Link
from citeref.ref import Ref
from citeref.rules.facts import Facts, place

RULE = "link-mismatch"

LONGEST = 120
"""Words of a link; longer ones are a title or a sentence, which may name several laws."""

_ARTICLE = re.compile(
    r"\b(?:articles?|arts?|artikel|artículos?|articol(?:o|i|ul)|artigos?|artykuł|čl(?:ánek|ánok)?|член|άρθρο|artikla|straipsnis|pants|artikkel|članak|člen|cikk|airteagal|artikolu)"
    r"\.?\s*(?:n°\s*)?([LRDA]\.?\s?)?(\d+(?:[-.]\d+)*(?:\s?(?:bis|ter|quater|[a-z])\b)?)",
    re.IGNORECASE,
)
_RECITAL = re.compile(
    r"\b(?:considérant|recital|erwägungsgrund|considerando|overweging|motyw)\s*\(?(\d+)", re.IGNORECASE
)
_INNER = re.compile(r"\A#(?:art|article|artikel)[_-]?(\d+)\Z", re.IGNORECASE)


def look(document: Document, citations: Sequence[Citation], facts: Facts) -> Iterator[Finding]:
    """Every link whose words and address disagree."""
    written = sorted((c for c in citations if c.kind != "url" and c.refs), key=lambda c: c.span)
    led = {(c.span, c.evidence[0]): c for c in citations if c.kind == "url" and c.refs and c.evidence}
    for link in document.links:
        words = document.text[slice(*link.span)]
        target = led.get((link.span, link.target))
        refs = target.refs if target else ()
        if len(words) > LONGEST:
            continue
        inside = [
            c
            for c in written
            if not c.aside and c.span.start < link.span.end and link.span.start < c.span.end
        ]
        why = _wrong(words, inside, refs[0], link) if refs else _inner(words, link)
        if not why:
            continue
        right = next((ref for c in inside for ref in _named(words, c)), None) or _meant(words, refs)
        yield Finding(
            rule=RULE,
            span=link.span,
            text=words,
            message=why,
            ref=right,
            suggest=right,
            place=document.place(link.span.start),
        )


def _inner(words: str, link: Link) -> str:
    """A link inside the page to another article than it says."""
    target, said = _INNER.match(link.target), _ARTICLE.search(words)
    if target and said and said[2].isdecimal() and len(_ARTICLE.findall(words)) == 1 and target[1] != said[2]:
        return say("the link leads to the page's article {number}", number=target[1])
    return ""


def _wrong(words: str, inside: Sequence[Citation], target: Ref, link: Link) -> str:
    """How the words and the address disagree, or an empty string."""
    named = [ref for c in inside for ref in _named(words, c)]
    if named:
        if any(_agree(ref, target) for ref in named):
            return ""
        return _leads(target)
    return _by_number(words, target)


def _leads(target: Ref) -> str:
    return say("the address is that of {place}", place=catalogue.label(target, spoken()))


def _named(words: str, citation: Citation) -> Sequence[Ref]:
    """What a citation names by itself; the act of a place counts only where the link's own words name it."""
    if citation.lean is not None or any(said not in words for said in citation.evidence):
        return ()
    if not any(ref.pinpoint for ref in citation.refs):
        return citation.refs
    return tuple(
        ref for alone in find(words) for ref in alone.refs if ref.authority == citation.refs[0].authority
    )


def _by_number(words: str, target: Ref) -> str:
    """Words that give a bare number are compared by it alone."""
    at = place(target)
    articles = [_plain(found) for found in _ARTICLE.finditer(words)]
    recitals = _RECITAL.findall(words)
    if articles and at.article and not any(_same_number(one, at.article) for one in articles):
        return _leads(target)
    if articles and at.recital:
        return _leads(target)
    if recitals and at.recital and at.recital not in recitals:
        return _leads(target)
    if recitals and at.article and not articles:
        return _leads(target)
    return ""


def _plain(found: re.Match[str]) -> str:
    return re.sub(r"[\s.]", "", (found[1] or "").upper() + found[2])


def _same_number(said: str, there: str) -> bool:
    """« 28-3 » and « 28.3 » may be a paragraph of article 28."""
    there = there.replace("-", "").lower()
    return said.replace("-", "").lower() == there or re.split(r"[-.]", said)[0].lower() == there


def _agree(ref: Ref, target: Ref) -> bool:
    """Whether an address is that of a reference, of a place in it, or of one that holds it."""
    if _law(ref) != _law(target):
        return False
    one, two = place(ref), place(target)
    if not target.pinpoint or not ref.pinpoint:
        return True
    if one.recital or two.recital:
        return one.recital == two.recital
    if not one.article or not two.article:
        return True
    if one.article != two.article:
        return False
    return not (one.paragraph and two.paragraph and one.paragraph != two.paragraph)


def _law(ref: Ref) -> str:
    """The authority under one name: a decision has several, and implementing acts are cited by their plain kind."""
    found = catalogue.decision(ref)
    return found.ref if found else re.sub(r"^(eu/\w+?)_(?:impl|del)/", r"\1/", ref.authority)


def _meant(words: str, refs: Sequence[Ref]) -> Ref | None:
    """The place that the words name, in the act that the address is of."""
    if not refs:
        return None
    found, recital = _ARTICLE.search(words), _RECITAL.search(words)
    try:
        if found:
            return Ref(f"{refs[0].authority}/art_{_plain(found)}")
        return Ref(f"{refs[0].authority}/rct_{recital[1]}") if recital else None
    except RefError:
        return None
