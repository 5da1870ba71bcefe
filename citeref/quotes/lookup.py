"""Quotations without any citation, looked up in the law at hand: a newspaper quotes the decision and names no article.

Only words that stand in the law exactly as they are quoted count, and only when there are enough of them that nobody else can
have said them by chance.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from citeref.grammar.language import Passages
from citeref.model import Citation, Document, Span
from citeref.quotes.fragments import Fragment, fragments
from citeref.quotes.laying import EDGES, everywhere
from citeref.quotes.lending import Lending
from citeref.quotes.marks import quotations
from citeref.quotes.pages import Pages
from citeref.quotes.sentences import Sentences
from citeref.quotes.wording import Wording
from citeref.ref import Ref

SURE = 8
"""Words from which a quotation can only be the law's, where the document cites that law."""

ALONE = 12
"""Words from which it can only be the law's, where the document cites none."""

TELLING = 4
"""How many of the words must carry meaning."""


def look_up(document: Document, citations: Sequence[Citation], pages: Pages) -> Iterator[Citation]:
    """The quotations that no sentence lends to a law, as citations of the place they stand at; `evidence` says so."""
    found = quotations(document)
    lending = Lending(document, citations, Sentences(document, [one.span for one in found]))
    cited = tuple(dict.fromkeys(ref.authority for c in citations for ref in c.refs))
    passages = Passages(document.text.lower(), document.lang or None)
    for quotation in found:
        parts = fragments(document.text, *quotation.span)
        size = sum(len(part.words) for part in parts)
        telling = sum(word not in EDGES for part in parts for word in part.words.plain)
        if size < SURE or telling < TELLING or lending.lent(quotation) is not None:
            continue
        inner = Passages(document.text[slice(*quotation.span)].lower()).at(0)
        langs = dict.fromkeys((inner, passages.at(quotation.span.start)))
        laws = [law for ref in cited for lang in langs for law in pages.of(ref, lang)]
        place = _place(parts, laws)
        if place is None and size >= ALONE:
            place = _place(parts, [law for lang in langs for law in pages.everything(lang)])
        if place is not None:
            yield _citation(document, quotation.span, place)


def _place(parts: Sequence[Fragment], laws: Sequence[Wording]) -> Ref | None:
    """The smallest place that has all the words; None where several acts have them, or none."""
    places: dict[Ref, Ref] = {}
    for law in laws:
        runs = [everywhere(part, law) for part in parts]
        if all(runs):
            holder = law.holder(runs[0][0][0], max(runs[0][0][1], runs[-1][0][1]))
            if holder is not None:
                places.setdefault(Ref(holder.ref).authority, Ref(holder.ref))
    return next(iter(places.values())) if len(places) == 1 else None


def _citation(document: Document, span: Span, place: Ref) -> Citation:
    words = document.text[slice(*span)]
    return Citation(words, span, (place,), kind="described", confidence=0.9, evidence=("the words quoted",))
