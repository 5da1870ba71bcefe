"""Quotations without any citation, looked up in the law at hand: a newspaper quotes the decision and names no article.

Only words that stand in the law exactly as they are quoted count, and only when there are enough of them that nobody else can
have said them by chance.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

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


EVIDENCE = "the words quoted"
"""What such a citation rests on."""

Likely = Callable[[Sequence[str], str], Iterable[Wording]]
"""Answers words, in one language, with the laws that may have them."""


def look_up(
    document: Document, citations: Sequence[Citation], pages: Pages, likely: Likely | None = None
) -> Iterator[Citation]:
    """The quotations that no sentence lends to a law, as citations of the place they stand at; `evidence` says so.

    Where the document cites no law that has the words, those that are `likely` to are looked through, else the first of
    all that are at hand. A document without a long quotation costs next to nothing.
    """
    cited = tuple(dict.fromkeys(ref.authority for c in citations for ref in c.refs))
    least = SURE if cited else ALONE
    found = quotations(document)
    long = [one for one in found if len(document.text[slice(*one.span)].split()) >= least // 2]
    lending = Lending(document, citations, Sentences(document, [one.span for one in found])) if long else None
    passages = Passages(document.text.lower(), document.lang or None) if long else None
    for quotation in long:
        assert lending is not None
        assert passages is not None
        parts = fragments(document.text, *quotation.span)
        words = [word for part in parts for word in part.words.plain]
        telling = sum(word not in EDGES for word in words)
        if len(words) < least or telling < TELLING or lending.lent(quotation) is not None:
            continue
        inner = Passages(document.text[slice(*quotation.span)].lower()).at(0)
        langs = dict.fromkeys((inner, passages.at(quotation.span.start)))
        laws = [law for ref in cited for lang in langs for law in pages.of(ref, lang)]
        place = _place(parts, laws)
        if place is None and len(words) >= ALONE:
            ask = likely or (lambda _, lang: pages.everything(lang))
            place = _place(parts, [law for lang in langs for law in ask(words, lang)])
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
    return Citation(words, span, (place,), kind="described", confidence=0.9, evidence=(EVIDENCE,))
