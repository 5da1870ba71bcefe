"""Which places of a law refer to which, as our own finder reads its text.

Each article, numbered paragraph and recital is read by itself, as a text that stands there (`find(…, at=)`), so that
« paragraph 1 » means that of the same article and « this Regulation » the act. In a decision nothing stands in a law;
it is read as a document, and what it cites are the laws of others.
"""

from __future__ import annotations

from citeref.find import find
from citeref.model import Authority, Passage, Span
from citeref.ref import Ref
from citeref.relations.kinds import Reference
from citeref.relations.places import READ_WHOLE, Places
from citeref.resolve import resolve

DECISIONS = ("fr/cnil/", "ecli/", "eu/cjeu/", "coe/ecthr/", "fr/ce/", "fr/cass/", "fr/cc/", "fr/ca", "fr/ta/")
"""How the references of decisions begin."""


def references(authority: Authority) -> tuple[Reference, ...]:
    """Every reference in the text of a law or decision, in its order."""
    inner = Places(authority)
    stretches: list[tuple[Ref | None, Span]] = [(None, Span(0, len(authority.text)))]
    if not authority.ref.startswith(DECISIONS):
        stretches = [*Places(authority, READ_WHOLE).stretches(len(authority.text))]
    found = []
    for at, span in stretches:
        for citation in resolve(find(authority.text[slice(*span)], at=at, lang=authority.lang)):
            if citation.refs:
                start, end = citation.span.start + span.start, citation.span.end + span.start
                here = inner.at(start)
                found.append(Reference(here, Span(start, end), citation.text, citation.refs, citation.range))
    return tuple(found)


def outgoing(
    found: tuple[Reference, ...], passage: Passage, places: dict[Ref, Passage]
) -> tuple[Reference, ...]:
    """The references that stand in a passage and lead out of it; « this Regulation » leads nowhere."""
    return tuple(
        one
        for one in found
        if _stands(one.span, passage)
        and not all(to == passage.ref.authority or _inside(to, passage, places) for to in one.refs)
    )


def incoming(
    found: tuple[Reference, ...], passage: Passage, places: dict[Ref, Passage]
) -> tuple[Reference, ...]:
    """The references of the same law, outside a passage, that lead to it or into it."""
    return tuple(
        one
        for one in found
        if not _stands(one.span, passage) and any(_inside(to, passage, places) for to in one.refs)
    )


def _stands(span: Span, passage: Passage) -> bool:
    return passage.span.start <= span.start < passage.span.end


def _inside(to: Ref, passage: Passage, places: dict[Ref, Passage]) -> bool:
    """Whether a place is a passage or lies in it: by its reference, or (an article in a chapter) where it stands."""
    if to.within(passage.ref):
        return True
    known = places.get(to)
    return known is not None and to != passage.ref.authority and _holds(passage, known) and known != passage


def _holds(passage: Passage, other: Passage) -> bool:
    return passage.span.start <= other.span.start and other.span.end <= passage.span.end
