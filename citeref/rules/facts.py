"""How an authority is built, as far as it is known: from the catalogue, else from an official page in the
cache.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from citeref import catalogue
from citeref.errors import CiterefError
from citeref.ref import Ref

if TYPE_CHECKING:
    from citeref.cache import Cache
    from citeref.model import Authority


class Place(NamedTuple):
    """The places a reference names on its way down, each empty where it names none."""

    article: str = ""
    paragraph: str = ""
    point: str = ""
    recital: str = ""


def place(ref: Ref) -> Place:
    """The article, its numbered paragraph and its point, or the recital; a subparagraph between them is
    passed over.
    """
    found: dict[str, str] = {}
    for segment in filter(None, ref.pinpoint.split("/")):
        code, _, number = segment.partition("_")
        found.setdefault(code, number)
    return Place(found.get("art", ""), found.get("par", ""), found.get("pnt", ""), found.get("rct", ""))


AMENDED = frozenset(("eu/reg/2014/910", "eu/reg/2024/1689", "eu/dir/2005/29", "eu/dir/2011/83"))
"""Acts into which later ones put paragraphs and points; the catalogue counts the text first published."""


class Facts:
    """What is known of each authority, asked once. Every answer may be None: nothing at hand to say so."""

    def __init__(self, cache: Cache | None = None) -> None:
        self._cache = cache
        self._pages: dict[Ref, dict[str, int] | None] = {}

    def articles(self, authority: Ref) -> dict[str, int] | None:
        """All articles in order, each with how many numbered paragraphs it has (0: none, -1: not counted)."""
        structure = catalogue.structure(authority)
        if structure is None:
            return self._page(authority)
        if authority in AMENDED:
            return dict.fromkeys(structure.articles, -1)
        return structure.articles

    def recitals(self, authority: Ref) -> int | None:
        """How many recitals there are."""
        structure = catalogue.structure(authority)
        return structure.recitals if structure and structure.recitals > 0 else None

    def points(self, authority: Ref, article: str, paragraph: int) -> tuple[str, ...] | None:
        """The letters or numbers of the points of a paragraph (0: of an article without numbered ones)."""
        structure = catalogue.structure(authority)
        return structure.points(article, paragraph) if structure and authority not in AMENDED else None

    def _page(self, authority: Ref) -> dict[str, int] | None:
        if authority not in self._pages:
            self._pages[authority] = self._read(authority) if self._cache else None
        return self._pages[authority]

    def _read(self, authority: Ref) -> dict[str, int] | None:
        from citeref import law

        assert self._cache is not None
        for lang in self._cache.languages(authority):
            try:
                page = self._cache.page(authority, lang)
                if page is not None and page.ref == authority and page.origin.status == "official":
                    return counted(law.authority(page, self._cache))
            except CiterefError:  # a broken page says nothing; `citeref cache verify` names it
                continue
        return None


def counted(authority: Authority) -> dict[str, int] | None:
    """The articles of an official page and their numbered paragraphs; None for a part (no article 1)."""
    paragraphs: dict[str, set[str]] = defaultdict(set)
    for passage in authority.passages:
        found = place(passage.ref)
        if found.article:
            paragraphs[found.article].update({found.paragraph} - {""})
    return {article: len(found) for article, found in paragraphs.items()} if "1" in paragraphs else None
