"""Articles that a document names with their number alone, and that no citation covers.

The resolver leaves an article out that no act of the text can have; for a checker it is just these that count. The act is the one
under discussion: the last that the same paragraph, or the one before, names, provided that no other act named near could have
the article.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from citeref import catalogue
from citeref.model import Citation, Document, Span
from citeref.quotes.cues import pattern
from citeref.ref import Ref

NEAR = 700
"""How far, in characters, the act under discussion may have been named."""

_ARTICLE = re.compile(
    r"(?<![\w-])(?:articles?|art\.|artikel|artículos?|articol(?:o|i|ul)|artigos?|artykuł\w*|článek|článok|член|άρθρο|člen|članak)\s+(?P<number>\d{1,3})(?P<more>\.º|[ºo]\b)?(?![a-z]|[\w/.-]*\d)(?!\s?(?:bis|ter|quater|quinquies|sexies)\b)",
    re.IGNORECASE,
)
_RECITAL = re.compile(
    r"(?<![\w-])(?:considérants?|recitals?|erwägungsgr(?:und|ünde|unds|undes)|considerandos?|overweging(?:en)?|motyw\w*|skäl|betragtning"
    r"|considerentul|съображени\w*|uvodn\w+ izjav\w+)\s+(?:n[°º]\s*)?(?P<number>\d{1,3})(?![\w/]|[.,]\d)",
    re.IGNORECASE,
)
OTHER = re.compile(
    r"(?:\s*(?:,|et suivants?|et s\.|ss\.|ff?\.|and following|and seq\.|et seq\.|y siguientes|e seguenti|e segg\."
    r"|et|and|à|to|und|y|e|en|ou|or|§|paragraphes?|para\.?|alinéas?|articles?|art\.|\([\w°]{1,4}\)|\d+[a-z]?(?:er|°|\))?|[IVX]+"
    r"|[a-z]\)|sexies|bis|ter|quater|quinquies))*"
    r"\s*,?\s*(?:(?:du|de la|des|de|of|der|dell[ao]|del|do|da|van|z|v\.)\s+|(?:de l|d|dell)['’]\s*)\w",
    re.IGNORECASE,
)
"""An article « of » something: where that is an act we know, a citation covers it, so it is another text's."""

_INSIDE = re.compile(
    r"\s*,?\s*(?:(?:in|inside|within|dans|en|van|från|i)\s*(?:the|our|their|your|its|my|this|that|le|la|les|l['’]|notre|nos|votre|vos|leur|leurs"
    r"|son|sa|ce|cette|der|dem|den|unser\w*|ihr\w*|el|los|las|nuestr\w+|ons|onze|het|de|vår\w*|vores)(?:(?<=['’])|\s+)"
    r"|(?:im|ins|nel|nella|nello|no|na|w|we)\s+|nell['’])"
    r"(?!(?:context|case|event|light|cas|cadre|contexte|domaine|Rahmen|Fall|marco|caso|contesto|quadro)\b)(?=[^\W\d_]{3})",
    re.IGNORECASE,
)
"""An article « in » something: "Article 105 in the staff statute"."""

SENTENCE = 200
"""How far back, in characters, a paper is looked for whose article it may be."""

_STOP = re.compile(r"[.!?]\s+(?=[A-ZÀ-Þ«“\"„])|\n")
_PAPER = pattern("citeref.rules", "papers")
_WHOSE = re.compile(
    r"(?:,\s*(?:whose|dont l['’]|dont les?|deren|dessen|cuyo|cuya|il cui|la cui|cujo|cuja|waarvan|którego|której)"
    r"|(?<!\w)(?:son|sa|ses|leur|leurs|its|their|sein|seine|seinem|ihr|ihre|su|sus|suo|sua|seu|zijn|jego|jej))\s*\Z",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    r"[(,\[]\s*(?:(?:cf\.?|voir|v\.|see|siehe|vgl\.?|véase|zie|in|à|en|dans)\s+)?(?:son |sa |its )?(?:l['’]|the )?\s*\Z",
    re.IGNORECASE,
)

_COURT = pattern("citeref.rules", "of_a_court")
_ACRONYM = re.compile(r"\s+[A-ZÀ-Þ][\w.]*[A-ZÀ-Þ]\w*\b")
"""« Artikel 120 EGBGB »: an act by its letters, which a citation would cover if it were known."""

_CHANGED = re.compile(
    r"\s+(?:is|are|shall be|est|sont)\s+(?:replaced|amended|inserted|deleted|repealed|remplacé|modifié|inséré|supprimé|abrogé)",
    re.IGNORECASE,
)
"""An article that is changed is another act's."""

_ALONE = re.compile(
    r"(?:article|artikel|artículo|articolo|artigo|artykuł)\s+(?:\d+|premier|unique)(?:er)?\s*\w{0,9}\s*\Z",
    re.IGNORECASE,
)
"""A line that is the heading of an act's own article."""


class Bare(NamedTuple):
    """An article and the act under discussion."""

    span: Span
    ref: Ref


def bare(document: Document, citations: Sequence[Citation]) -> Iterator[Bare]:
    """Every article with a plain number that no citation covers, in the act under discussion."""
    return _bare(document, citations, _ARTICLE, "art")


def bare_recitals(document: Document, citations: Sequence[Citation]) -> Iterator[Bare]:
    """Every recital that no citation covers, likewise; those of judgments and of acts named only behind are left alone."""
    text = document.text
    named = sorted(c.span.start for c in citations if c.refs)
    for one in _bare(document, citations, _RECITAL, "rct"):
        start, end = one.span
        known = bisect_left(named, start) > bisect_left(named, start - NEAR)
        if (
            known
            and not re.match(r"\s*:", text[end : end + 3])
            and not _COURT.search(text, max(0, start - 250), min(len(text), end + 80))
        ):
            yield one


def _bare(
    document: Document, citations: Sequence[Citation], shape: re.Pattern[str], code: str
) -> Iterator[Bare]:
    text = document.text
    if own_articles(document):
        return
    covered = sorted(c.span for c in citations)
    starts = [one.start for one in covered]
    acts = [(c.span.start, c.refs[0].authority) for c in citations if c.refs and _is_act(c.refs[0].authority)]
    named = [at for at, _ in acts]
    for found in shape.finditer(text):
        at = bisect_right(starts, found.start()) - 1
        near = covered[max(0, at) : at + 2]
        if any(one.start < found.end() and found.start() < one.end for one in near):
            continue
        if (
            OTHER.match(text, found.end())
            or _inside(text, found.end(), starts)
            or _by_letters(text, found.end(), starts)
            or _of_a_paper(text, found.start(), named)
            or _CHANGED.match(text, found.end())
            or _own_heading(document, found)
        ):
            continue
        act = _act(acts, named, found.start())
        if act is not None:
            yield Bare(Span(*found.span()), act / f"{code}_{found['number']}")


def _inside(text: str, end: int, starts: list[int]) -> bool:
    """Whether an article is said to stand in something that is no act we know: one that is would be cited there."""
    found = _INSIDE.match(text, end)
    if found is None:
        return False
    at = bisect_left(starts, end)
    return at == len(starts) or starts[at] > found.end()


def _by_letters(text: str, end: int, starts: list[int]) -> bool:
    """Whether an act that we do not know stands behind an article by its letters."""
    found = _ACRONYM.match(text, end)
    if found is None:
        return False
    at = bisect_left(starts, end)
    return at == len(starts) or starts[at] >= found.end()


def _of_a_paper(text: str, at: int, named: list[int]) -> bool:
    """Whether an article is told of a private paper: « le contrat (article 102) », "the Staff Regulations, whose Article 110",
    « son article 103 » where the sentence names one. An act named in between takes it.
    """
    low = max(0, at - SENTENCE)
    before = _STOP.split(text[low:at])[-1]
    own = _WHOSE.search(before)
    low = at - len(before)
    if own is None:
        acts = [one for one in named if low <= one < at]
        before = text[acts[-1] : at] if acts else before
    return _PAPER.search(before) is not None and (own is not None or _BESIDE.search(before) is not None)


def own_articles(document: Document) -> bool:
    """Whether a document is an act itself, with articles of its own that stand as headings."""
    found = 0
    for block in document.blocks:
        found += _ALONE.match(document.text[slice(*block.span)][:40]) is not None
        if found > 2:
            return True
    return False


def _own_heading(document: Document, found: re.Match[str]) -> bool:
    """« Article 7 – Sous-traitance » heads a clause of the document itself, unless it is a row of a list."""
    block = document.block(found.start())
    start = block.span.start if block else 0
    if document.text[max(start, document.text.rfind("\n", 0, found.start()) + 1) : found.start()].strip(
        ' *#>\t"«“'
    ):
        return re.match(r"\.\s*(?:§|[-–])", document.text[found.end() : found.end() + 4]) is not None
    return block is None or block.kind in ("heading", "paragraph")


def _act(acts: list[tuple[int, Ref]], named: list[int], at: int) -> Ref | None:
    """The act under discussion; none where two acts were named near, so that the article may be either's."""
    low, high = bisect_left(named, at - NEAR), bisect_right(named, at)
    near = {act for _, act in acts[low:high]}
    if not near:
        ahead = acts[high : high + 1]
        near = {act for where, act in ahead if where - at <= NEAR // 2}
    return near.pop() if len(near) == 1 else None


def _is_act(authority: Ref) -> bool:
    """Whether an authority is an act with plainly numbered articles that are counted."""
    return catalogue.structure(authority) is not None
