"""What the links of a page of law name, where an address or the words that carry it say so, and which notes a passage
calls.
"""

from __future__ import annotations

import re
from urllib.parse import urljoin

from citeref.find import find
from citeref.grammar.addresses import cited
from citeref.model import Authority, Link, Span
from citeref.ref import AUTHORITY, Ref
from citeref.relations.kinds import Linked, Noted
from citeref.relations.places import Places
from citeref.resolve import resolve

_SITES = {
    "eu": "https://eur-lex.europa.eu/legal-content/EN/TXT/",
    "ecli": "https://eur-lex.europa.eu/legal-content/EN/TXT/",
    "fr": "https://www.legifrance.gouv.fr/",
    "lu": "https://data.legilux.public.lu/",
}
"""Where the relative addresses of a page lead when nothing says where the page is from."""

_UNION = re.compile(r"/eli/(reg|dir|dec)_ue/")
_ARTICLE = re.compile(r"\A([LRDA]\.?\s?\*?\s?\d|\d{1,4}(?:-\d+)*\Z)")
"""A link whose words are only the number of an article."""

_STATE = re.compile(r"\s*\([A-Z]{1,4}\)\s*\Z|,\s*v\. init\.\s*\Z")
"""What Légifrance adds to the name of an article: « (V) », « (VD) », « , v. init. »."""


def links(authority: Authority, span: Span) -> tuple[Linked, ...]:
    """The links that stand in a stretch of the text, or that the source gives for a unit inside it."""
    inside = [link for link in authority.links if span.start <= link.span.start and link.span.end <= span.end]
    places = Places(authority) if inside else None
    return tuple(
        Linked(
            places.at(link.span.start) if places else authority.ref, link, words, refs(link, words, authority)
        )
        for link in inside
        for words in (link.title or authority.text[slice(*link.span)],)
    )


def notes(authority: Authority, span: Span) -> tuple[Noted, ...]:
    """The footnotes called in a stretch of the text, in the order of their calls."""
    found = [
        Noted(at, note, authority.text[slice(*note.span)])
        for note in authority.notes
        for at in note.calls
        if span.start < at <= span.end
    ]
    return tuple(sorted(found, key=lambda noted: noted.at))


def refs(link: Link, words: str, authority: Authority) -> tuple[Ref, ...]:
    """What a link names: by its address, else by its words; empty where neither says."""
    address = _absolute(link.target, authority)
    found = tuple(Ref(ref) for ref in cited(address) if AUTHORITY.match(ref)) if "/" in address else ()
    if found and not found[0].pinpoint:
        return (
            tuple(to for to in _told(_ARTICLE.sub(r"article \1", words), found[0]) if to.within(found[0]))
            or found
        )
    return found or _told(words)


def _absolute(target: str, authority: Authority) -> str:
    """The address of a link with its site, Luxembourg's form of the Union's own identifiers put back into theirs."""
    origin = authority.origin
    base = (origin.final_address or origin.address) if origin else ""
    site = _SITES.get(authority.ref.partition("/")[0], "")
    if _UNION.search(target):
        return "https://eur-lex.europa.eu" + _UNION.sub(r"/eli/\1/", target[target.index("/eli/") :])
    if target.startswith("#"):
        return target
    try:
        return urljoin(base if base.startswith("http") else site, target)
    except ValueError:
        return target


def _told(words: str, at: Ref | None = None) -> tuple[Ref, ...]:
    """What the words of a link name, in the act `at` where they name none: the first place, else the first act."""
    found = [c for c in resolve(find(_STATE.sub("", words[:500]), at=at)) if c.refs]
    best = next((c for c in found if c.refs[0].pinpoint), found[0] if found else None)
    return best.refs if best else ()
