"""What a place in the law is related to: its recitals, the places it refers to and those that refer to it, its
footnotes and links, the languages it is at hand in, and what corrigenda change in it.

`relations` answers for one place. What concerns a whole act is worked out once, when it is first asked for, and kept in
memory beside the page it was read from (by the page's hash); nothing is written to the disk.
"""

from __future__ import annotations

from functools import cached_property

from citeref import law
from citeref.cache import Cache
from citeref.law import corrigendum
from citeref.law.corrigendum import Corrigendum
from citeref.model import Authority, Page, Passage, Span
from citeref.recent import Recent
from citeref.ref import Ref
from citeref.relations.kinds import (
    Correction,
    Difference,
    Edit,
    Kinship,
    Linked,
    Noted,
    Reference,
    Relations,
)
from citeref.relations.laying import edited
from citeref.relations.places import code

__all__ = [
    "Act", "Correction", "Difference", "Edit", "Kinship", "Linked", "Noted", "Reference", "Relations",
    "act", "changes", "corrected", "languages", "relations",
]  # fmt: skip

KEPT = 8
"""Acts whose relations stay in memory."""

_acts: Recent[tuple[str, ...], Act] = Recent(KEPT)


def relations(ref: Ref, lang: str, cache: Cache, at: str = "") -> Relations:
    """What a place is related to, by the page that the cache has of it (`at`: in the version of that ISO date).

    Where the page has no such place, the smallest larger one is taken, as by `law.show`, whose errors it raises.
    """
    authority, passage = law.show(ref, lang, cache, at)
    return act(authority, cache).of(passage, languages(passage.ref, lang, cache))


def act(authority: Authority, cache: Cache) -> Act:
    """The relations of a whole act, kept until others have been asked for."""
    reasons, sources = _reasons(authority, cache), corrigendum.pages(authority, cache)
    pages = [authority.origin, reasons.origin if reasons else None, *(page.origin for page in sources)]
    key = (authority.ref, authority.lang, *(page.sha256 if page else "" for page in pages))
    found = _acts.find(key) if authority.origin else None
    if found is None:
        made = Act(authority, reasons, tuple(corrigendum.kept(page, cache) for page in sources))
        found = _acts.keep(key, made)
    return found


def corrected(text: str, start: int, found: tuple[Correction, ...]) -> str:
    """The words of a passage, `start` being where they begin in the law's text, after the corrections applied there."""
    inside = [
        Edit(Span(one.span.start - start, one.span.end - start), one.old, one.new)
        for correction in found
        for one in correction.edits
        if start <= one.span.start and one.span.end <= start + len(text)
    ]
    return edited(text, inside)


def changes(ref: Ref, lang: str, cache: Cache) -> tuple[str, str, tuple[Difference, ...]]:
    """How a law, or a place in it, differs between the Journal's text and the latest consolidated one at hand: the names
    of the two versions (empty for the Journal's) and the places that differ. Raises `PageNotFound` without two.
    """
    from citeref.errors import PageNotFound
    from citeref.relations.versions import differences

    pages = {page.origin.version: page for page in reversed(cache.versions(ref, lang)) if _official(page)}
    if len(pages) < 2:
        raise PageNotFound(
            f"Only {len(pages) or 'no'} version of {ref.authority} in « {lang} » is cached: two are held against each other.",
            f"`citeref fetch {ref.authority} --lang {lang} --consolidated today` gets the consolidated one.",
        )
    first, last = min(pages), max(pages)
    older, newer = (law.authority(pages[version], cache) for version in (first, last))
    return first, last, differences(older, newer, ref if ref.pinpoint else None)


class Act:
    """The relations of one act in one language, each worked out when first asked for.

    `reasons` is another version of the act that has the recitals this one lacks, or None.
    """

    def __init__(
        self, authority: Authority, reasons: Authority | None = None, sources: tuple[Corrigendum, ...] = ()
    ) -> None:
        self.authority, self.reasons, self.sources = authority, reasons, sources

    @cached_property
    def references(self) -> tuple[Reference, ...]:
        """Every reference in the text, in its order."""
        from citeref.relations.references import references

        return references(self.authority)

    @cached_property
    def kinships(self) -> tuple[Kinship, ...]:
        """Every recital with its articles; computed, not official."""
        from citeref.relations.recitals import kinships
        from citeref.relations.references import references

        if self.reasons is None:
            return kinships(self.authority, self.references)
        return kinships(self.reasons, references(self.reasons), self.authority)

    @cached_property
    def corrections(self) -> tuple[Correction, ...]:
        """Every change of the corrigenda at hand."""
        from citeref.relations.corrections import corrections

        return corrections(self.authority, self.sources) if self.sources else ()

    def of(self, passage: Passage, languages: tuple[str, ...] = ()) -> Relations:
        """The relations of one passage of the act."""
        from citeref.relations.links import links, notes
        from citeref.relations.references import incoming, outgoing

        return Relations(
            ref=passage.ref,
            lang=self.authority.lang,
            recitals=self._kin(passage),
            outgoing=outgoing(self.references, passage, self._spans),
            incoming=incoming(self.references, passage, self._spans),
            languages=languages,
            notes=notes(self.authority, passage.span),
            links=links(self.authority, passage.span),
            corrections=self.corrections_of(passage),
        )

    def corrections_of(self, passage: Passage) -> tuple[Correction, ...]:
        """The corrections to one passage; those of a whole act or chapter are worked out with all the others."""
        head = passage.ref.pinpoint.partition("/")[0]
        if "corrections" in self.__dict__ or not head.startswith(("art_", "rct_")):
            near = self.corrections
        else:
            from citeref.relations.corrections import corrections

            near = corrections(self.authority, self.sources, head[4:]) if self.sources else ()
        return tuple(one for one in near if self._touches(one, passage))

    @cached_property
    def _spans(self) -> dict[Ref, Passage]:
        return {passage.ref: passage for passage in self.authority.passages}

    def _kin(self, passage: Passage) -> tuple[Kinship, ...]:
        """The recitals of a passage: of its article, without those nearer to another paragraph; of every article in a
        chapter; the articles of a recital.
        """
        ref, kind = passage.ref, code(passage.ref)
        if kind == "rct" or ref.pinpoint.startswith("rct_"):
            return tuple(one for one in self.kinships if ref.within(one.recital))
        if ref.pinpoint.startswith("art_"):
            article = ref.authority / ref.pinpoint.partition("/")[0]
            mine = [one for one in self.kinships if one.article == article]
            nearer = [one for one in mine if ref == article or ref.within(one.place or article)]
            return tuple(
                nearer + [one for one in mine if one not in nearer and (one.place or ref).within(ref)]
            )
        inside = {
            p.ref
            for p in self.authority.passages
            if code(p.ref) == "art" and passage.span.start <= p.span.start < passage.span.end
        }
        return tuple(one for one in self.kinships if one.article in inside)

    def _touches(self, one: Correction, passage: Passage) -> bool:
        """Whether a correction changes a passage, or names a place in it or around it where nothing could be found."""
        if one.edits:
            return any(
                passage.span.start <= edit.span.start and edit.span.end <= passage.span.end
                for edit in one.edits
            )
        return any(passage.ref.within(ref) or ref.within(passage.ref) for ref in one.refs)


def _official(page: Page) -> bool:
    return page.origin.status == "official"


def languages(ref: Ref, lang: str, cache: Cache) -> tuple[str, ...]:
    """The other languages at hand, those of official pages first."""
    found = [(other, cache.page(ref, other)) for other in cache.languages(ref) if other != lang]
    return tuple(
        other for wanted in (True, False) for other, page in found if page and _official(page) is wanted
    )


def _reasons(authority: Authority, cache: Cache) -> Authority | None:
    """Another official version of an act of the Union that has recitals, where this one has none."""
    if not authority.ref.startswith("eu/") or any(code(p.ref) == "rct" for p in authority.passages[:400]):
        return None
    mine = authority.origin.sha256 if authority.origin else ""
    for page in cache.versions(authority.ref, authority.lang):
        if page.origin.sha256 != mine and _official(page) and page.ref == authority.ref:
            other = law.authority(page, cache)
            if any(code(p.ref) == "rct" for p in other.passages):
                return other
    return None
