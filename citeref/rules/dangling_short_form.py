"""A short form that leans on nothing: no act or article of its kind was named before.

## What it sees
« ledit règlement », « la directive précitée », "the said Directive", « l'article 15 précité » where nothing before names one of
that kind. A term that the document defines, or a kind of text it speaks of in other words, is enough for silence.

## Why it matters
The reader turns the pages back and finds nothing; most often the sentence was moved or copied from another document.

## Example
> Comme convenu, ledit règlement nous oblige à désigner un délégué.

No regulation was named before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from citeref import catalogue
from citeref.language import say
from citeref.model import Citation, Document, Finding, Span
from citeref.quotes.cues import pattern, words
from citeref.ref import Ref
from citeref.rules.facts import Facts, place

RULE = "dangling-short-form"

_BEHIND = pattern("citeref.rules", "cited_before", r"\s*(?:,\s*)?")
_SAID = re.compile(
    r"(?:\b(?:(?:le|la|l['’]|les|du|de la|au|the|der|die|das|des|dem|el|la|il|lo|het|de|o|a)\s*)?)\Z",
    re.IGNORECASE,
)
_KINDS = frozenset(
    (
        "reg",
        "dir",
        "dec",
        "decision",
        "judgment",
        "loi",
        "code",
        "decret",
        "ordonnance",
        "arrete",
        "convention",
        "treaty",
        "charter",
        "reco",
    )
)
"""The kinds of text that a short form may be missing; what names each is in `cues.toml`."""

_AHEAD = pattern("citeref.rules", "said_before", behind=r"\s+\Z")
OF = re.compile(r"\s*,?\s*(?:du|de la|de l['’]|des|of|der|des|del|della|do|da|van)\s", re.IGNORECASE)
"""An article « of » something: it leans on nothing before."""

_SHAPES = {
    kind: re.compile(
        rf"(?<!\w)(?:(?:{words('citeref.rules', 'said_before')})\s+(?:{words('citeref.rules', f'noun_{kind}')})"
        rf"|(?:{words('citeref.rules', f'noun_{kind}')})\s+(?:{words('citeref.rules', 'said_behind')}))(?!\w)",
        re.IGNORECASE,
    )
    for kind in ("reg", "dir")
}
"""A noun that points back, by the kind of text that it means."""

_NUMBERED = re.compile(r"\s*(?:\(\w{2,7}\)\s*)?(?:n[°orº.]+\s*)?\d")


def look(document: Document, citations: Sequence[Citation], facts: Facts) -> Iterator[Finding]:
    """Every short form with nothing before it to lean on."""
    before: set[Ref] = set()
    seen: list[Citation] = []
    yield from _nouns(document, citations)
    for citation in citations:
        if citation.lean is None and not _AHEAD.search(document.text, *_head(citation)):
            before |= _named(citation)
            seen.append(citation)
            continue
        why = _wrong(document, citation, before, seen)
        if why:
            span = _span(document.text, citation)
            ref = citation.refs[0] if citation.refs else None
            yield Finding(
                rule=RULE,
                span=span,
                text=document.text[slice(*span)],
                message=why,
                ref=ref,
                place=document.place(span.start),
            )
        else:
            before |= _named(citation)
            seen.append(citation)


def _head(citation: Citation) -> tuple[int, int]:
    """The few words before a citation."""
    return max(0, citation.span.start - 30), citation.span.start


def _nouns(document: Document, citations: Sequence[Citation]) -> Iterator[Finding]:
    """A « said » text that no citation covers, in any language: the first that is named of its kind."""
    text = document.text
    covered = [(c.span.start, c.span.end) for c in citations]
    for kind, shape in _SHAPES.items():
        first = pattern("citeref.rules", f"named_{kind}").search(text)
        if first is None:
            continue
        found = shape.search(text, max(0, first.start() - 45), first.end() + 45)
        if found is None or not found.start() <= first.start() < found.end():
            continue
        start, end = found.span()
        if _NUMBERED.match(text, end) or any(one < end and start < two for one, two in covered):
            continue
        yield Finding(
            rule=RULE,
            span=Span(start, end),
            text=found[0],
            message="nothing before names a text of this kind",
            ref=None,
            place=document.place(start),
        )


def _named(citation: Citation) -> set[Ref]:
    return {one for ref in citation.refs for one in (ref, *ref.parents)}


def _wrong(document: Document, citation: Citation, before: set[Ref], seen: Sequence[Citation]) -> str:
    lean = citation.lean
    if lean is None or (lean.on == "context" and _AHEAD.search(document.text, *_head(citation))):
        return _article(document, citation, before, seen)
    if lean.on == "cited":
        return _article(document, citation, before, seen)
    if lean.on not in ("said", "same") or citation.refs or citation.candidates or lean.words not in _KINDS:
        return ""
    if lean.on == "same" and not re.match(
        r"(?:du |de la |le |la |the )?(?:même|same)\b", citation.text, re.I
    ):
        return ""
    earlier = document.text[: citation.span.start]
    if pattern("citeref.rules", f"named_{lean.words}").search(earlier):
        return ""
    if any(ref.authority.startswith("fr/cnil") for ref in before) and lean.words in ("dec", "decision"):
        return ""
    return say("nothing before names a text of this kind")


def _article(document: Document, citation: Citation, before: set[Ref], seen: Sequence[Citation]) -> str:
    """« l'article 15 précité »: an article of that number was named, or the words name its act themselves."""
    text, end = document.text, citation.span.end
    said = _BEHIND.match(text, end) or _BEHIND.search(citation.text) or _AHEAD.search(text, *_head(citation))
    if not said or (citation.lean is None and OF.match(text, end)):
        return ""
    places = citation.lean.places if citation.lean else tuple(ref.pinpoint for ref in citation.refs)
    first = (places[0] if places else "").split("/")[0]
    number = first.partition("_")[2]
    if not first.startswith("art_") or not number:
        return ""
    if any(place(ref).article == number for ref in before):
        return ""
    earlier = document.text[: citation.span.start]
    if re.search(rf"(?<![\d.-]){re.escape(number)}(?![\d])", earlier):
        return ""
    if citation.refs and any(_covers(c, number) for c in seen):
        return ""
    return say("no article {number} was named before", number=number)


def _covers(citation: Citation, number: str) -> bool:
    """Whether a range or a chapter cited before holds the article."""
    if not number.isdecimal():
        return False
    if citation.range and len(citation.refs) == 2:
        ends = [place(ref).article for ref in citation.refs]
        return all(map(str.isdecimal, ends)) and int(ends[0]) <= int(number) <= int(ends[1])
    for ref in citation.refs:
        structure = catalogue.structure(ref)
        if ref.pinpoint.startswith("cpt_") and structure:
            chapter = ref.pinpoint.partition("/")[0]
            return structure.article_chapter.get(number, "").startswith(chapter)
    return False


def _span(text: str, citation: Citation) -> Span:
    """The short form with its article before it and « précité » behind it."""
    start, end = citation.span
    if behind := _BEHIND.match(text, end):
        end = behind.end()
    if ahead := _AHEAD.search(text, *_head(citation)):
        start = ahead.start()
    lead = _SAID.search(text[max(0, start - 8) : start])
    if lead and lead[0].strip():
        start -= len(lead[0])
    return Span(start, end)
