"""What is known while a document is checked: how authorities are built, the pages at hand, the document's own date.

How an authority is built comes from the catalogue, else from an official page in the cache.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from citeref import catalogue
from citeref.errors import CiterefError
from citeref.quotes.pages import Pages
from citeref.ref import Ref
from citeref.rules.dating import dated, today

if TYPE_CHECKING:
    from citeref.cache import Cache
    from citeref.model import Authority, Citation, Document
    from citeref.quotes.sentences import Sentences
    from citeref.rules.quoting import Quoting, Verdict


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


AMENDED = {
    "eu/reg/2014/910": "2024-05-20",
    "eu/reg/2024/1689": "2026-07-08",
    "eu/dir/2005/29": "2019-11-27",
    "eu/dir/2011/83": "2015-11-25",
}
"""Acts into which later ones put articles, paragraphs and points, and since when; the catalogue counts the text first published."""

UNTOUCHED = {
    "eu/reg/2016/679": "",
    "eu/dir/2016/680": "",
    "eu/treaty/char": "",
    "eu/reg/2024/1689": "2026-07-08",
    "eu/reg/2014/910": "2024-04-11",
    "eu/reg/2022/2065": "2025-07-01",
    "eu/reg/2022/1925": "2025-07-01",
    "eu/reg/2022/2554": "2025-07-01",
    "eu/reg/2023/2854": "2025-07-01",
    "eu/dir/2022/2555": "2025-07-01",
}
"""Acts into which no article had been put (« 46 bis ») before a day, as far as is known; empty: none to this day."""

_EIDAS = """5a 5b 5c 5d 5e 5f 11a 12a 12b 19a 24a 29a 32a 39a 40a 45a 45b 45c 45d 45e 45f 45g 45h 45i 45j 45k 45l 46a 46b 46c 46d
46e 48a"""
INSERTED = {
    "eu/reg/2014/910": ("2024-05-20", tuple(_EIDAS.split())),
    "fr/loi/78-17": ("2022-01-26", ("22-1",)),
}
"""Articles that a later act put into one whose articles the catalogue counts as first published, and since when."""


def inserted(ref: Ref) -> bool:
    """Whether a later act put the article of a reference into its act, whenever that was."""
    return place(ref).article in INSERTED.get(ref.authority, ("", ()))[1]


class Facts:
    """What is known of each authority, asked once. Every answer may be None: nothing at hand to say so."""

    def __init__(
        self,
        cache: Cache | None = None,
        document: Document | None = None,
        citations: Sequence[Citation] = (),
    ) -> None:
        self._cache = cache
        self._pages: dict[Ref, dict[str, int] | None] = {}
        self._document = document
        self._citations = citations
        self.pages = Pages(cache)

    @cached_property
    def date(self) -> str:
        """The document's own date, ISO, or an empty string where nothing says it."""
        return dated(self._document) if self._document else ""

    @property
    def day(self) -> str:
        """The day by which the law is judged: the document's, else today."""
        return self.date or today()

    @cached_property
    def quoting(self) -> Quoting:
        """The quotations of the document, laid over the pages at hand."""
        from citeref.rules.quoting import Quoting

        assert self._document is not None
        return Quoting(self._document, self._citations, self.pages)

    @property
    def verdicts(self) -> Sequence[Verdict]:
        """What became of each quotation that is lent to a law; a document without citations lends none."""
        return self.quoting.verdicts() if any(one.refs for one in self._citations) else ()

    @property
    def sentences(self) -> Sentences:
        """The sentences of the document."""
        return self.quoting.sentences

    def articles(self, authority: Ref) -> dict[str, int] | None:
        """All articles in order, each with how many numbered paragraphs it has (0: none, -1: not counted)."""
        structure = catalogue.structure(authority)
        if structure is None:
            return self._page(authority)
        if self.amended(authority):
            return dict.fromkeys((*structure.articles, *self._inserted(authority)), -1)
        return structure.articles

    def amended(self, authority: Ref) -> bool:
        """Whether a later act had put something into an act by the day of the document."""
        since = AMENDED.get(authority)
        return since is not None and self.day >= since

    def untouched(self, authority: Ref) -> bool:
        """Whether no article had been put between those of an act by the day of the document, as far as is known."""
        until = UNTOUCHED.get(authority)
        return until is not None and (not until or self.day < until)

    def too_early(self, authority: Ref, article: str) -> str:
        """Since when (ISO) an article has been in an act, where the document is older than that; else an empty string."""
        since, articles = INSERTED.get(authority, ("", ()))
        return since if article in articles and self.date and self.date < since else ""

    def _inserted(self, authority: Ref) -> tuple[str, ...]:
        """The articles that a later act had put in by the day of the document."""
        since, articles = INSERTED.get(authority, ("", ()))
        return articles if since and self.day >= since else ()

    def count(self, authority: Ref, article: str) -> int:
        """How many numbered paragraphs an article has; 0 where it has none or nobody counted."""
        return max(0, (self.articles(authority) or {}).get(article, 0))

    def recitals(self, authority: Ref) -> int | None:
        """How many recitals there are."""
        structure = catalogue.structure(authority)
        return structure.recitals if structure and structure.recitals > 0 else None

    def points(self, authority: Ref, article: str, paragraph: int) -> tuple[str, ...] | None:
        """The letters or numbers of the points of a paragraph (0: of an article without numbered ones)."""
        structure = catalogue.structure(authority)
        return structure.points(article, paragraph) if structure and not self.amended(authority) else None

    def _page(self, authority: Ref) -> dict[str, int] | None:
        if authority not in self._pages:
            self._pages[authority] = self._read(authority) if self._cache else None
        return self._pages[authority]

    def _read(self, authority: Ref) -> dict[str, int] | None:
        """The articles of every version of a page at hand: one that some version has is not unknown."""
        from citeref import law

        assert self._cache is not None
        found: dict[str, int] = {}
        for lang in self._cache.languages(authority):
            try:
                for page in self._cache.versions(authority, lang):
                    if page.ref == authority and page.origin.status == "official" and not page.origin.part:
                        found = _wider(found, counted(law.authority(page, self._cache)) or {})
            except CiterefError:  # a broken page says nothing; `citeref cache verify` names it
                continue
            if found:
                return found
        return None


def _wider(one: dict[str, int], two: dict[str, int]) -> dict[str, int]:
    return {key: max(one.get(key, 0), two.get(key, 0)) for key in (*one, *two)}


def counted(authority: Authority) -> dict[str, int] | None:
    """The articles of an official page and their numbered paragraphs; None for a part (no first article)."""
    paragraphs: dict[str, set[str]] = defaultdict(set)
    for passage in authority.passages:
        found = place(passage.ref)
        if found.article:
            paragraphs[found.article].update({found.paragraph} - {""})
    whole = "1" in paragraphs or len(paragraphs) > 200
    return {article: len(found) for article, found in paragraphs.items()} if whole else None
