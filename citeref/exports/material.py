"""What an export is made of: the rows of citations and, for some formats, the documents themselves.

Both come one after the other, as often as a format asks for them, so that no list has to be held in memory.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from citeref.errors import ExportError
from citeref.exports.options import Options
from citeref.exports.rows import Row, rows
from citeref.model import Citation, Document, Finding

if TYPE_CHECKING:
    from citeref.cache import Cache

Given = Document | tuple[Document, Sequence[Citation]] | str | os.PathLike[str]
"""What a person may hand over as a document: one that is read, one with its citations, or a file's path."""


class Item(msgspec.Struct, frozen=True):
    """A document with its citations. `path` is the file it was read from, None where that is not known."""

    document: Document
    citations: Sequence[Citation]
    path: Path | None = None


class Material:
    """Rows and documents, each behind a call that begins anew. `items` is None where only rows are at hand.

    `check` says whether tables and reports also tell findings, `select` which rules look (all by default).
    """

    def __init__(
        self,
        rows: Callable[[], Iterable[Row]],
        items: Callable[[], Iterable[Item]] | None = None,
        options: Options | None = None,
        *,
        project: Path | None = None,
        select: Sequence[str] | None = None,
    ) -> None:
        self._rows = rows
        self._items = items
        self._project = project
        self._select = select
        self.options = options or Options()
        self._cache: Cache | None = None

    @property
    def lang(self) -> str:
        """The language of labels, headings and addresses."""
        return self.options.lang

    def rows(self) -> Iterator[Row]:
        """Every citation, document by document, in order of the text."""
        return iter(self._rows())

    def items(self) -> Iterator[Item]:
        """Every document with its citations. Raises `ExportError` where only a list is at hand."""
        if self._items is None:
            raise ExportError(
                "This format needs the documents themselves, not only the list.",
                "Use `citeref export PATHS`.",
            )
        return iter(self._items())

    @property
    def has_documents(self) -> bool:
        """Whether `items` has anything to give."""
        return self._items is not None

    @property
    def cache(self) -> Cache:
        """The pages of law at hand."""
        if self._cache is None:
            from citeref.cache import Cache

            self._cache = Cache.open(self._project)
        return self._cache

    def findings(self, item: Item) -> list[Finding]:
        """What the rules notice in a document."""
        from citeref import rules
        from citeref.language import speaking

        chosen = tuple(rules.RULES) if self._select is None else self._select
        with speaking(self.options.lang):
            return rules.check(item.document, item.citations, self.cache, select=chosen)


def of_documents(given: Iterable[Given], options: Options, *, project: Path | None = None) -> Material:
    """The material of documents, read and searched where that is still to be done; held in memory."""
    items = tuple(map(_item, given))
    pairs = [(item.document, item.citations) for item in items]
    return Material(lambda: rows(pairs, options.lang), lambda: items, options, project=project)


def _item(given: Given) -> Item:
    from citeref.find import find
    from citeref.resolve import resolve

    if isinstance(given, tuple):
        return Item(*given)
    if isinstance(given, Document):
        return Item(given, resolve(find(given)))
    from citeref.documents import read

    document = read(given)
    return Item(document, resolve(find(document)), Path(given))
