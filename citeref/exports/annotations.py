"""W3C Web Annotations as JSON-LD, kept beside the documents: each citation found again by its words and by its offsets.

An annotation's target is a document with a `TextQuoteSelector` (the words, 32 characters before and after) and a
`TextPositionSelector` (code points of the document's plain text, the end excluded); a page, where there is one, is a
`FragmentSelector` around the words. Its body names the law by IRI, and in words. `found` puts an annotation back into a
text that has changed since.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from typing import Any

from citeref import catalogue
from citeref.exports.json import encoded
from citeref.exports.linked import iris
from citeref.exports.material import Item, Material
from citeref.exports.rows import Sink
from citeref.model import Citation, Document, Span

AROUND = 32
"""Characters of the text before and after, as annotation tools keep them."""

_PAGE = "http://tools.ietf.org/rfc/rfc3778"


def write(material: Material, out: Sink) -> None:
    """One collection with one page of annotations, an annotation a line."""
    out.write(
        '{"@context":"http://www.w3.org/ns/anno.jsonld","type":"AnnotationCollection","label":"Citations",\n'
    )
    out.write('"first":{"type":"AnnotationPage","startIndex":0,"items":[')
    total = 0
    for item in material.items():
        for annotation in listed(item, material):
            out.write((",\n" if total else "\n") + encoded(annotation))
            total += 1
    out.write(f'\n]}},\n"total":{total}}}\n')


def listed(item: Item, material: Material) -> Iterator[dict[str, Any]]:
    """The annotations of one document, in order of the text."""
    source = iris.document(item.document.name, material.options.base)
    for citation in item.citations:
        yield {
            "id": iris.annotation(source, *citation.span),
            "type": "Annotation",
            "motivation": "linking" if citation.refs else "questioning",
            "body": _bodies(citation, material.lang),
            "target": {"source": source, "selector": _selectors(item.document, citation)},
        }


def _bodies(citation: Citation, lang: str) -> list[dict[str, str]]:
    laws = [
        {"type": "SpecificResource", "source": iris.law(ref), "purpose": "linking"} for ref in citation.refs
    ]
    words = " ; ".join(catalogue.label(ref, lang) for ref in citation.refs)
    if not words:
        choice = " | ".join(catalogue.label(ref, lang) for ref in citation.candidates)
        words = f"one of {choice}" if choice else "not matched to one authority"
    told = {
        "type": "TextualBody",
        "value": words,
        "format": "text/plain",
        "language": lang,
        "purpose": "describing",
    }
    return [*laws, told]


def _selectors(document: Document, citation: Citation) -> list[dict[str, Any]]:
    start, end = citation.span
    quote = {
        "type": "TextQuoteSelector",
        "exact": document.text[start:end],
        "prefix": document.text[max(0, start - AROUND) : start],
        "suffix": document.text[end : end + AROUND],
    }
    selectors: list[dict[str, Any]] = [quote, {"type": "TextPositionSelector", "start": start, "end": end}]
    if page := document.place(start).page:
        fragment = {
            "type": "FragmentSelector",
            "conformsTo": _PAGE,
            "value": f"page={page}",
            "refinedBy": quote,
        }
        selectors.append(fragment)
    return selectors


def found(annotation: Mapping[str, Any], text: str) -> Span | None:
    """Where an annotation's words stand in a text that may have changed since; None where they are gone.

    Of several places with the same words, the one whose surroundings are most alike wins, then the nearest.
    """
    told = {one["type"]: one for one in annotation["target"]["selector"]}
    quote, position = told["TextQuoteSelector"], told["TextPositionSelector"]
    exact = quote["exact"]
    places = list(_places(exact, text))
    if not places:
        return None
    best = max(places, key=lambda at: (_alike(quote, text, at), -abs(at - position["start"])))
    return Span(best, best + len(exact))


def _places(words: str, text: str) -> Iterator[int]:
    at = text.find(words) if words else -1
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def _alike(quote: Mapping[str, str], text: str, at: int) -> float:
    after = at + len(quote["exact"])
    before = SequenceMatcher(None, quote["prefix"], text[max(0, at - AROUND) : at], autojunk=False).ratio()
    behind = SequenceMatcher(None, quote["suffix"], text[after : after + AROUND], autojunk=False).ratio()
    return round(before + behind, 2)
