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


class Facts:
    """What is known of each authority, asked once. Every answer may be None: nothing at hand to say so."""

    def __init__(self, cache: Cache | None = None) -> None:
        self._cache = cache
        self._pages: dict[Ref, Page | None] = {}

    def articles(self, authority: Ref) -> tuple[str, ...] | None:
        """The numbers of all articles, in order."""
        structure = catalogue.structure(authority)
        if structure is not None:
            return tuple(structure.articles) or None
        page = self._page(authority)
        return tuple(page.articles) or None if page else None

    def recitals(self, authority: Ref) -> int | None:
        """How many recitals there are."""
        structure = catalogue.structure(authority)
        return (structure.recitals or None) if structure is not None else None

    def paragraphs(self, authority: Ref, article: str) -> int | None:
        """How many numbered paragraphs an article has, 0 for none."""
        structure = catalogue.structure(authority)
        if structure is not None:
            return structure.articles.get(article)
        page = self._page(authority)
        return page.articles.get(article) if page else None

    def points(self, authority: Ref, article: str, paragraph: int) -> tuple[str, ...] | None:
        """The letters or numbers of the points of a paragraph (0: of an article without numbered ones)."""
        structure = catalogue.structure(authority)
        return structure.points(article, paragraph) if structure is not None else None

    def _page(self, authority: Ref) -> Page | None:
        if authority not in self._pages:
            self._pages[authority] = self._read(authority) if self._cache else None
        return self._pages[authority]

    def _read(self, authority: Ref) -> Page | None:
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


class Page(NamedTuple):
    """An official page that holds a whole authority: its articles with how many numbered paragraphs each
    has.
    """

    articles: dict[str, int]


def counted(authority: Authority) -> Page | None:
    """The articles of a page and their paragraphs, or None where the page is a part only (its first article
    is not 1).
    """
    paragraphs: dict[str, set[str]] = defaultdict(set)
    for passage in authority.passages:
        found = place(passage.ref)
        if found.article:
            paragraphs[found.article].update({found.paragraph} - {""})
    if "1" not in paragraphs:
        return None
    return Page({article: len(numbers) for article, numbers in paragraphs.items()})
