"""Finding: one scan for anchor words, then each family on the windows around them.

A multi-pattern matcher passes once over the text and stops at the words with which citations of any family begin. At each
stop the families that know the word read what stands around it, and leave a mention of an authority or a place inside one.
`grammar.compose` then puts places and authorities together.
"""

from __future__ import annotations

from citeref.grammar.addresses import cited
from citeref.grammar.anchors import hits
from citeref.grammar.compose import compose
from citeref.grammar.jurisdiction import at_home
from citeref.grammar.language import Passages
from citeref.grammar.scan import Scan
from citeref.grammar.text import Text
from citeref.model import Citation, Document, Span
from citeref.ref import AUTHORITY, Ref


def find(document: Document | str, *, at: Ref | str | None = None, lang: str | None = None) -> list[Citation]:
    """Every citation of the document, in the order of the text.

    `at` tells the place in the law that the text itself is, so that « paragraphe 2, point h) » and « le présent règlement »
    mean this article and this act. `lang` (ISO 639-1) forces a language; by default it is told passage by passage. A
    citation that leans on another carries a `lean`, which `resolve` follows.
    """
    original = document if isinstance(document, str) else document.text
    if not original:
        return []
    text = Text(original)
    anchored = hits(text)
    passages = Passages(text.low, lang)
    events = at_home(text.low, Scan(text, passages).events(anchored))
    found = compose(text, original, passages, events, Ref(at) if at else None)
    if not isinstance(document, str) and document.links:
        found = _with_links(document, found)
    return found


def _with_links(document: Document, found: list[Citation]) -> list[Citation]:
    """The citations with those that the document's link targets make; a link whose words are its address makes one only."""
    linked = []
    written = {(citation.span, citation.refs) for citation in found if citation.kind == "url"}
    for link in document.links:
        refs = tuple(Ref(ref) for ref in cited(link.target) if AUTHORITY.match(ref))
        if refs and (link.span, refs) not in written:
            words = document.text[slice(*link.span)]
            linked.append(Citation(words, Span(*link.span), refs, "url", evidence=(link.target,)))
    if not linked:
        return found
    return sorted([*found, *linked], key=lambda citation: (citation.span.start, citation.kind == "url"))
