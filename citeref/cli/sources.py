"""The citations of what a person names: files and folders through the index, standard input read directly; or an index
itself, of which nothing is read again.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from citeref.cli.terminal import progress, say
from citeref.config import Settings
from citeref.errors import IndexUnusable, UnreadableDocument
from citeref.visible import file_name

if TYPE_CHECKING:
    from citeref.documents import Skipped
    from citeref.index import AuthorityRow, DocumentRow, Index, SearchRow
    from citeref.model import Citation, Document
    from citeref.table import Cited

SOME_SKIPPED = 4
"""The exit code when some of the files could not be read."""

DEFECT = 70
"""The exit code when citeref itself failed on one of them."""

STDIN = "-"

AT_ONCE = 5_000
"""Citations of a document that are taken from the index in one go."""


class Sources:
    """What the paths hold, once gathered: citations in order of documents and text, and the files that were
    skipped.
    """

    def __init__(self, paths: Sequence[str], settings: Settings, base: str = "") -> None:
        """`base`: a folder from which the documents are named, instead of the words of the command line."""
        self.base = base
        self.file = index_among(paths)
        self.paths = tuple(path for path in paths if path != STDIN)
        self.skipped: tuple[Skipped, ...] = ()
        self.left_out: tuple[Skipped, ...] = ()
        self._stdin = self._standard_input() if STDIN in paths else None
        self._index = self._indexed() if self.paths else None

    def cited(self) -> Iterator[Cited]:
        """Every citation with its document and place; only some are held in memory, however many there are."""
        from citeref.table import Cited

        if self._index is not None:
            for document_row in self._index.each_document():
                name = self._name(document_row.path)
                for offset in range(0, document_row.citations, AT_ONCE):
                    for row in self._index.citations(document_row.id, limit=AT_ONCE, offset=offset):
                        yield Cited(name, row.citation, row.place)
        if self._stdin is not None:
            document, citations = self._stdin
            for citation in citations:
                yield Cited(document.name, citation, document.place(citation.span.start))

    def documents(self) -> Iterator[tuple[Document, list[Citation]]]:
        """Every document with its citations, named as the person did."""
        if self._index is not None:
            for row in self._index.each_document():
                document = self._index.document(row.id)
                named = msgspec.structs.replace(document, name=self._name(row.path))
                yield named, [one.citation for one in self._index.citations(row.id)]
        if self._stdin is not None:
            yield self._stdin

    def rows(self) -> list[DocumentRow]:
        """Every document with its date and counts, named as the person did."""
        from citeref.index import DocumentRow

        found = self._index.documents() if self._index else []
        rows = [msgspec.structs.replace(row, name=self.named(row)) for row in found]
        if self._stdin is not None:
            document, citations = self._stdin
            row = DocumentRow(-1, document.name, STDIN, document.title, date=document.date)
            rows.append(msgspec.structs.replace(row, citations=len(citations)))
        return rows

    def named(self, row: DocumentRow) -> str:
        """A document as the person named it."""
        return self._name(row.path)

    def authorities(self) -> list[AuthorityRow]:
        """Every authority cited, with its counts."""
        from citeref.index import AuthorityRow

        rows = {row.ref: row for row in (self._index.authorities() if self._index else [])}
        for citation in self._stdin[1] if self._stdin else ():
            for ref in {ref.authority for ref in citation.refs}:
                before = rows.get(ref, AuthorityRow(ref, 0, 0))
                rows[ref] = msgspec.structs.replace(before, citations=before.citations + 1)
        return list(rows.values())

    def search(self, words: str, limit: int) -> list[SearchRow]:
        """The paragraphs of the documents that have all the words, at most so many."""
        if self._index is None:
            return []
        found = self._index.search(words, limit)
        named = {row.document: self._index.row(row.document) for row in found}
        names = {number: self._name(row.path) for number, row in named.items() if row}
        return [msgspec.structs.replace(row, name=names.get(row.document, row.name)) for row in found]

    @property
    def index(self) -> Index | None:
        """The index that the paths are, or are kept in."""
        return self._index

    def count(self) -> int:
        """How many documents were read, those without any citation included."""
        return (self._index.count_documents() if self._index else 0) + (self._stdin is not None)

    def code(self, otherwise: int = 0) -> int:
        """Say which files were skipped and why; the exit code, `otherwise` when all could be read."""
        for name, encoding in self._encodings():
            if "damaged" in encoding:
                say(f"citeref: {file_name(name)}: read as {encoding}, shown as �. Save it again as UTF-8.")
        for skipped in self.skipped:
            say(f"citeref: skipped {_told(skipped)}")
        for skipped in self.left_out:
            say(f"citeref: left out {_told(skipped)}")
        if any(skipped.defect for skipped in self.skipped):
            return DEFECT
        return SOME_SKIPPED if self.skipped else otherwise

    def _encodings(self) -> Iterator[tuple[str, str]]:
        for row in self._index.each_document() if self._index and not self.file else ():
            yield self._name(row.path), row.encoding
        if self._stdin is not None:
            yield self._stdin[0].name, self._stdin[0].encoding

    def _indexed(self) -> Index:
        from citeref.index import Index

        if self.file:
            return Index.open(Path(self.file), read_only=True)
        index = Index.for_paths(self.paths)
        with progress("Reading") as report:
            done = index.update(self.paths, progress=report)
        for notice in index.notices:
            say(f"citeref: {notice}")
        self.skipped, self.left_out = (*self.skipped, *done.skipped), done.left_out
        return index

    def _standard_input(self) -> tuple[Document, list[Citation]] | None:
        from citeref.documents import read_stdin, skip, skip_defect
        from citeref.find import find
        from citeref.resolve import resolve

        try:
            document = read_stdin()
            return document, resolve(find(document))
        except UnreadableDocument as error:
            self.skipped = (*self.skipped, skip(STDIN, error.what, error.hint))
        except Exception as error:
            self.skipped = (*self.skipped, skip_defect(STDIN, error))
        return None

    def _name(self, path: str) -> str:
        if self.file:
            return path
        return os.path.relpath(path, self.base) if self.base else as_named(path, self.paths)


def index_among(paths: Sequence[str]) -> str:
    """The index among the paths, empty where there is none. Raises `IndexUnusable` where more than it is named."""
    from citeref.index.store import is_index

    found = next((path for path in paths if path != STDIN and is_index(path)), "")
    if found and len(paths) > 1:
        raise IndexUnusable(f"{file_name(found)}: an index is opened alone.", "Name nothing beside it.")
    return found


def as_named(path: str, paths: Sequence[str]) -> str:
    """A file's path, beginning with the words of the command line that led to it."""
    full = os.path.abspath(path)
    for given in paths:
        base = os.path.abspath(given)
        if full == base:
            return given
        if full.startswith(base.rstrip(os.sep) + os.sep):
            return os.path.join(given, os.path.relpath(full, base))
    return os.path.relpath(full) if not all(map(os.path.isabs, paths)) else full


def _told(skipped: Skipped) -> str:
    return f"{file_name(skipped.path)}: {skipped.reason} {skipped.hint}".strip()
