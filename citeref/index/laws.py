"""The words of the law at hand, to search in: every page of the cache, unit by unit, in one file beside the indexes.

A page is known by its file and hash, so that only new and changed pages are read; pages that are gone are forgotten.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from hashlib import sha256
from typing import TYPE_CHECKING

from citeref.errors import CiterefError, IndexUnusable
from citeref.index.asking import Asking, marked
from citeref.index.rows import UnitRow
from citeref.index.schema import SHIFT, VERSION, numbers
from citeref.index.store import Broken, Store
from citeref.index.words import as_query
from citeref.model import Progress
from citeref.ref import Ref

if TYPE_CHECKING:
    from pathlib import Path

    from citeref.cache import Cache
    from citeref.model import Page

READER = "1"
"""Counts up when units are cut otherwise, so that the pages are read again."""

RUN, LAWS = 6, 8
"""Words in a row by which a quotation is looked for, and the laws that are looked through for it."""

_UNITS = f"""
    SELECT u.ref, l.lang, u.start, u.text, highlight(law_words, 0, char(2), char(3))
    FROM law_words JOIN units u ON u.id = law_words.rowid JOIN laws l ON l.id = law_words.rowid >> {SHIFT}
"""


class Laws(Asking):
    """The units of the cached pages and their words. `notices` are sentences for the user."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.notices: list[str] = []

    @classmethod
    def open(cls, path: Path | None = None) -> Laws:
        """The words kept in a file, made where there is none; in memory without a path."""
        return cls(Store(path))

    @classmethod
    def of_cache(cls, cache: Cache) -> Laws:
        """The words of the pages in the layers of a cache, kept in the user's cache folder; in memory where nothing
        can be kept there.
        """
        from platformdirs import user_cache_path

        folders = b"\0".join(os.fsencode(layer.folder.absolute()) for layer in cache.layers)
        name = f"laws-{sha256(folders).hexdigest()[:16]}-{VERSION}.index"
        path = user_cache_path("citeref", appauthor=False) / "indexes" / name
        try:
            return cls(Store(path))
        except IndexUnusable:
            return cls(Store(None))

    def update(
        self, cache: Cache, *, progress: Progress | None = None, stop: Callable[[], bool] = lambda: False
    ) -> int:
        """Reads the pages that are new or changed; how many. A page that cannot be read has no words."""
        try:
            return self._update(cache, progress, stop)
        except Broken as broken:
            if self._store.path is None:
                raise
            self._store.set_aside(broken.how)
        return self._update(cache, progress, stop)

    def search_laws(self, words: str, limit: int = 100, offset: int = 0) -> list[UnitRow]:
        """The units of law that hold all these words, page by page in the order of the law."""
        asked = as_query(words)
        if not asked:
            return []
        query = f"{_UNITS} WHERE law_words MATCH ? ORDER BY law_words.rowid LIMIT ? OFFSET ?"
        found = []
        for ref, lang, start, text, shown in self._rows(query, asked, limit, offset):
            span, snippet, where = marked(text, start, shown)
            found.append(UnitRow(Ref.trusted(ref), lang, span, snippet, where))
        return found

    def count_laws(self, words: str) -> int:
        """How many units `search_laws` finds."""
        asked = as_query(words)
        query = "SELECT count(*) FROM law_words WHERE law_words MATCH ?"
        return int(self._rows(query, asked)[0][0]) if asked else 0

    def having(self, words: Sequence[str], lang: str) -> list[Ref]:
        """The laws, at most `LAWS` of them, that have a run of these words in one of their units, in one language.

        A run that goes over the end of a unit is found by its beginning, its middle or its end.
        """
        runs = {
            tuple(words[at : at + RUN]) for at in (0, (len(words) - RUN) // 2, len(words) - RUN) if at >= 0
        }
        asked = " OR ".join('"' + " ".join(run).replace('"', "") + '"' for run in sorted(runs) if any(run))
        query = f"""
            SELECT DISTINCT l.ref FROM law_words JOIN laws l ON l.id = law_words.rowid >> {SHIFT}
            WHERE law_words MATCH ? AND l.lang = ? LIMIT ?
        """
        return [Ref.trusted(ref) for (ref,) in self._rows(query, asked, lang, LAWS)] if asked else []

    def _update(self, cache: Cache, progress: Progress | None, stop: Callable[[], bool]) -> int:
        pages = {str(page.path): page for page in cache.pages()}
        known = {path: tuple(rest) for path, *rest in self._rows("SELECT path, sha256, reader, id FROM laws")}
        for path, (digest, reader, number) in known.items():
            if path not in pages or (pages[path].origin.sha256, READER) != (digest, reader):
                self._forget(number)
            else:
                del pages[path]
        for done, page in enumerate(pages.values()):
            if stop():
                return done
            if progress:
                progress(done, len(pages), page.ref)
            self._read(page, cache)
        return len(pages)

    def _read(self, page: Page, cache: Cache) -> None:
        from citeref import law
        from citeref.law.beginnings import own_words

        try:
            found = law.authority(page, cache)
        except CiterefError:  # `citeref cache verify` says what is wrong with it
            units = []
        else:
            units = [
                (str(passage.ref), span.start, found.text[slice(*span)]) for passage, span in own_words(found)
            ]
        with self._store.transaction() as connection:
            number = connection.execute(
                "INSERT INTO laws (ref, lang, path, sha256, reader) VALUES (?, ?, ?, ?, ?)",
                (str(page.ref), page.lang, str(page.path), page.origin.sha256, READER),
            ).lastrowid
            assert number is not None
            first = number << SHIFT
            rows = [(first + at, *unit) for at, unit in enumerate(units)]
            connection.executemany("INSERT INTO units VALUES (?, ?, ?, ?)", rows)
            connection.executemany(
                "INSERT INTO law_words (rowid, text) VALUES (?, ?)", ((row[0], row[3]) for row in rows)
            )

    def _forget(self, number: int) -> None:
        span = numbers(number)
        with self._store.transaction() as connection:
            connection.execute(
                "INSERT INTO law_words (law_words, rowid, text)"
                " SELECT 'delete', id, text FROM units WHERE id BETWEEN ? AND ?",
                span,
            )
            connection.execute("DELETE FROM units WHERE id BETWEEN ? AND ?", span)
            connection.execute("DELETE FROM laws WHERE id = ?", (number,))
