"""How tests read a document: what is found in it, in words that fit on the right of an `==`."""

from __future__ import annotations

from citeref.find import find
from citeref.model import Citation, Document
from citeref.resolve import resolve


def citations(document: Document | str, *, at: str | None = None, lang: str | None = None) -> list[Citation]:
    """Every citation with its antecedent, each checked to stand where it says."""
    text = document if isinstance(document, str) else document.text
    found = resolve(find(document, at=at, lang=lang))
    for citation in found:
        assert text[slice(*citation.span)] == citation.text != ""
    return found


def refs(document: Document | str, *, at: str | None = None, lang: str | None = None) -> list[str]:
    """The references, in the order of the text; a range as « first … last », one without antecedent as "open"."""
    told: list[str] = []
    for citation in citations(document, at=at, lang=lang):
        if citation.range:
            told.append(" … ".join(citation.refs))
        else:
            told.extend(citation.refs or ["open"])
    return told


def words(document: Document | str, *, at: str | None = None, lang: str | None = None) -> list[str]:
    """The words of each citation, in the order of the text."""
    return [citation.text for citation in citations(document, at=at, lang=lang)]
