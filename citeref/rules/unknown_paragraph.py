"""A paragraph, point or recital that is not there.

## What it sees
A numbered paragraph beyond the last one of its article, or in an article that numbers none; a point that its
paragraph does not have; a recital beyond the last one. Unnumbered subparagraphs (alinéas) and sentences are
not judged.

## Why it matters
« article 28, paragraphe 11 » most often is a slip for 10 or 1, and only its author knows which.

## Example
> Le sous-traitant aide le responsable (article 28, paragraphe 3, point k), du RGPD).

Article 28(3) has points (a) to (h).

## When it is right to keep it
Where the number counts something else (« considérant 12 » of a judgment), name the text beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from citeref import catalogue
from citeref.language import phrase, say, spoken
from citeref.model import Citation, Document, Finding
from citeref.ref import Ref
from citeref.rules.bare import bare_recitals
from citeref.rules.facts import Facts, Place, place
from citeref.rules.judging import Wrong, judge
from citeref.rules.supposed import supposed

RULE = "unknown-paragraph"


def look(document: Document, citations: Sequence[Citation], facts: Facts) -> Iterator[Finding]:
    """Every citation of a paragraph, point or recital that is not there, with the nearest place that is."""
    yield from judge(RULE, document, citations, lambda ref: _wrong(ref, facts))
    for one in bare_recitals(document, citations):
        if (why := _recital(one.ref, place(one.ref), facts)) and not supposed(document.text, one.span):
            yield Finding(
                rule=RULE,
                span=one.span,
                text=document.text[slice(*one.span)],
                message=why.message,
                ref=one.ref,
                place=document.place(one.span.start),
            )


def _wrong(ref: Ref, facts: Facts) -> Wrong | None:
    at = place(ref)
    if at.recital:
        return _recital(ref, at, facts)
    return _paragraph(ref, at, facts) or _point(ref, at, facts)


def _recital(ref: Ref, at: Place, facts: Facts) -> Wrong | None:
    last = facts.recitals(ref.authority)
    if last is None or not at.recital.isdecimal() or 1 <= int(at.recital) <= last:
        return None
    return Wrong(at.recital, say("{law} has {n} recitals", law=_law(ref), n=last))


def _paragraph(ref: Ref, at: Place, facts: Facts) -> Wrong | None:
    last = (facts.articles(ref.authority) or {}).get(at.article, -1)
    if last < 0 or not at.paragraph.isdecimal():
        return None
    if int(at.paragraph) <= max(last, 1):  # « paragraphe 1 » of an article that numbers none is fair
        return None
    if not last and at.paragraph in (
        facts.points(ref.authority, at.article, 0) or ()
    ):  # « 4(11) » is a point
        return None
    if last:
        words = phrase(
            "Article {number} of {law} has {n} paragraph|Article {number} of {law} has {n} paragraphs"
        )
        message = say(words, number=at.article, law=_law(ref), n=last)
    else:
        message = say(
            "Article {number} of {law} has no numbered paragraphs", number=at.article, law=_law(ref)
        )
    return Wrong(at.paragraph, message, ref.authority / f"art_{at.article}")


def _point(ref: Ref, at: Place, facts: Facts) -> Wrong | None:
    if not (at.article and at.point) or (at.paragraph and not at.paragraph.isdecimal()):
        return None
    if at.paragraph and at.paragraph in (facts.points(ref.authority, at.article, 0) or ()):
        return None  # « 3(7)(a) » is a point inside point 7
    if not at.paragraph and at.point.isdecimal() and int(at.point) <= facts.count(ref.authority, at.article):
        return None  # « point 1 of Article 2 » is its paragraph 1
    points = facts.points(ref.authority, at.article, int(at.paragraph or 0))
    if points is None or at.point in points:
        return None
    if points and points[0].isdecimal() != at.point[0].isdecimal():  # « point 7) » of some other list
        return None
    if not at.paragraph and _somewhere(ref, at, facts):
        return None
    number = at.article
    if at.paragraph:
        number = say("{article}({paragraph})", article=at.article, paragraph=at.paragraph)
    holder = ref.authority / f"art_{at.article}"
    holder = holder / f"par_{at.paragraph}" if at.paragraph else holder
    if points:
        words = phrase("Article {number} of {law} has points ({first}) to ({last})")
        message = say(words, number=number, law=_law(ref), first=points[0], last=points[-1])
    else:
        words = phrase("Article {number} of {law} has no point ({point})")
        message = say(words, number=number, law=_law(ref), point=at.point)
    return Wrong(at.point, message, holder)


def _law(ref: Ref) -> str:
    return catalogue.name(ref.authority, spoken())


def _somewhere(ref: Ref, at: Place, facts: Facts) -> bool:
    """Whether some paragraph of the article has it: « article 23, point d) » leaves the paragraph out."""
    last = (facts.articles(ref.authority) or {}).get(at.article, 0)
    return any(at.point in (facts.points(ref.authority, at.article, n) or ()) for n in range(1, last + 1))
