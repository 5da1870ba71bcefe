"""The words of the law at hand: every official version of an authority in a language, as words to compare with.

A synopsis is never compared with: its words are ours, not the law's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeref.errors import CiterefError
from citeref.quotes.wording import Wording, wording
from citeref.ref import Ref

if TYPE_CHECKING:
    from citeref.cache import Cache
    from citeref.model import Page

MOST = 40
"""Pages looked through for words that are quoted without any citation."""


class Pages:
    """The pages of a cache as words, each asked for once; without a cache there are none."""

    def __init__(self, cache: Cache | None = None) -> None:
        self._cache = cache
        self._kept: dict[tuple[Ref, str], tuple[Wording, ...]] = {}
        self._languages: dict[Ref, tuple[str, ...]] = {}
        self._everything: dict[str, tuple[Wording, ...]] = {}

    def languages(self, ref: Ref) -> tuple[str, ...]:
        """The languages in which an authority, or the place of it that is cited, is at hand."""
        if self._cache is None:
            return ()
        if ref not in self._languages:
            self._languages[ref] = self._cache.languages(ref)
        return self._languages[ref]

    def of(self, ref: Ref, lang: str) -> tuple[Wording, ...]:
        """Every official version of the authority that holds a place, in one language; the present one first."""
        if self._cache is None or not lang:
            return ()
        key = (ref, lang)
        whole = (ref.authority, lang)
        if key not in self._kept:
            if whole not in self._kept:
                self._kept[whole] = self._read(ref.authority, lang)
            self._kept[key] = self._kept[whole] or self._read(ref, lang)
        return self._kept[key]

    def everything(self, lang: str) -> tuple[Wording, ...]:
        """The laws at hand in a language, at most `MOST` of them."""
        if self._cache is None:
            return ()
        if lang not in self._everything:
            found: dict[str, Page] = {}
            for page in self._cache.pages():
                if page.lang == lang and page.origin.status == "official" and not page.origin.part:
                    found.setdefault(page.origin.sha256, page)
                if len(found) >= MOST:
                    break
            self._everything[lang] = self._worded(list(found.values()))
        return self._everything[lang]

    def _read(self, ref: Ref, lang: str) -> tuple[Wording, ...]:
        from citeref.cache.versions import current

        assert self._cache is not None
        try:
            pages = [page for page in self._cache.versions(ref, lang) if page.origin.status == "official"]
        except CiterefError:  # a broken page says nothing; `citeref cache verify` names it
            return ()
        first = current(pages)
        distinct = {page.origin.sha256: page for page in reversed(pages)}
        if first is not None:
            distinct = {first.origin.sha256: first, **distinct}
        return self._worded(list(distinct.values()))

    def _worded(self, pages: list[Page]) -> tuple[Wording, ...]:
        from citeref import law

        assert self._cache is not None
        found = []
        for page in pages:
            try:
                found.append(wording(law.authority(page, self._cache)))
            except CiterefError:
                continue
        return tuple(found)
