"""The index: which document cites what, both ways, kept on disk so that nothing is read twice.

>>> index = Index.open()
>>> index.update(["avis/"])                                  # doctest: +SKIP
Update(read=5, unchanged=0, gone=0, skipped=(), left_out=())
>>> index.who_cites(Ref("eu/reg/2016/679/art_28"))           # doctest: +SKIP
[CitationRow(id=1, document=1, name='avis.txt', ...)]
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from citeref.errors import CiterefError, IndexUnusable
from citeref.index.asking import CITATION, Asking, citation
from citeref.index.graph import Graph
from citeref.index.lists import Lists
from citeref.index.rows import (
    AuthorityRow,
    Cell,
    CitationRow,
    DocumentRow,
    SearchRow,
    Totals,
    UnitRow,
    Update,
)
from citeref.index.schema import VERSION, numbers, unpack
from citeref.index.store import Broken, Store
from citeref.index.updating import Updating
from citeref.model import Document, Progress

__all__ = [
    "AuthorityRow",
    "Cell",
    "CitationRow",
    "DocumentRow",
    "Index",
    "SearchRow",
    "Totals",
    "UnitRow",
    "Update",
]


class Index(Asking, Lists):
    """The citations of many documents. Any thread may use it; each gets a connection of its own.

    `notices` are sentences for the user: a damaged file set aside, an index that could not be kept. Methods
    raise `IndexUnusable` when the file fails them.
    """

    def __init__(self, store: Store, *, dispensable: bool = False) -> None:
        self._store = store
        self._dispensable = dispensable

    @classmethod
    def open(cls, path: Path | None = None, *, read_only: bool = False) -> Index:
        """The index in a file, made where there is none; in memory without a path. A damaged file is set
        aside.

        With `read_only` the file is left as it is, whatever its state, and may lie where nothing can be written. Any number
        of processes may open one so while another writes it; each question sees what was whole when it was asked.
        Raises `IndexUnusable` where there is none, or it is damaged, or another version of citeref made it.
        """
        return cls(Store(path, read_only=read_only and path is not None))

    @classmethod
    def for_paths(cls, paths: Iterable[str | os.PathLike[str]]) -> Index:
        """The index of this very set of paths, in the user's cache folder; in memory where nothing can be
        kept there.
        """
        from platformdirs import user_cache_path

        names = sorted(
            {os.fsencode(os.path.abspath(path) if os.fspath(path) != "-" else path) for path in paths}
        )
        name = hashlib.sha256(b"\0".join(names)).hexdigest()[:24]
        path = user_cache_path("citeref", appauthor=False) / "indexes" / f"{name}-{VERSION}.index"
        try:
            return cls(Store(path), dispensable=True)
        except IndexUnusable as error:
            return cls(_in_memory(error))

    @property
    def notices(self) -> tuple[str, ...]:
        """What the user should be told about the index file."""
        return tuple(self._store.notices)

    @property
    def read_only(self) -> bool:
        """Whether it was opened for reading alone."""
        return self._store.read_only

    @property
    def path(self) -> Path | None:
        """The file, None for an index in memory."""
        return self._store.path

    def close(self) -> None:
        """Closes the file."""
        self._store.close()

    def update(
        self,
        paths: Sequence[str],
        *,
        progress: Progress | None = None,
        stop: Callable[[], bool] | None = None,
    ) -> Update:
        """Reads what has changed among the files that the paths name, and forgets the files that are gone.

        `progress` is called before each file, `stop` asked whether to leave it at that. A file that cannot be
        read is among the `skipped`; the others go on.
        """
        if self.read_only:
            raise IndexUnusable(f"{self.path}: opened for reading alone.", "Open it without `read_only`.")
        try:
            return Updating(self._store, progress, stop).run(paths)
        except Broken as broken:
            if self._store.path is None:
                raise
            self._store.set_aside(broken.how)
        except IndexUnusable as error:
            if not self._dispensable:
                raise
            self._store = _in_memory(error)
        return Updating(self._store, progress, stop).run(paths)

    @contextmanager
    def graph(self, most: int) -> Iterator[Graph]:
        """The graph of citations as it is at this moment, row by row; `most` bounds its lists of the most cited."""
        with self._store.moment() as connection:
            yield Graph(connection, most)

    def document(self, id: int) -> Document:
        """A document as it was read. Raises `CiterefError` for a number that the index does not have."""
        found = self._rows("SELECT packed FROM contents WHERE document = ?", id)
        row = None if found else self.row(id)
        if row is not None:
            raise CiterefError(
                f"{row.name}: its text was left out of this index.",
                "The list of its citations is there.",
            )
        if not found:
            raise CiterefError(f"{id}: no such document in the index.", "It may have been removed since.")
        return unpack(found[0][0])

    def citations(
        self, document: int | None = None, *, limit: int = -1, offset: int = 0
    ) -> list[CitationRow]:
        """The citations of a document in the order of its text (`limit` of them), or of all documents by path."""
        which = [row.id for row in self.documents()] if document is None else [document]
        query = f"{CITATION} WHERE c.id BETWEEN ? AND ? ORDER BY c.id LIMIT ? OFFSET ?"
        return [
            citation(row) for number in which for row in self._rows(query, *numbers(number), limit, offset)
        ]

    def count_citations(self, document: int) -> int:
        """How many citations a document has."""
        found = self._rows("SELECT citations FROM documents WHERE id = ?", document)
        return int(found[0][0]) if found else 0


def _in_memory(why: IndexUnusable) -> Store:
    store = Store(None)
    store.notices.append(f"The index is kept for this time only. {why}")
    return store
