"""What the rules noticed in the documents: looked for one document after the other while one reads, and kept as long
as the documents stay as they are.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from citeref.errors import CiterefError
from citeref.model import Finding
from citeref.ref import Ref

if TYPE_CHECKING:
    from citeref.cache import Cache
    from citeref.index import DocumentRow, Index
    from citeref.tui.app import CiterefApp

SHOW_EVERY = 0.5
"""Seconds between two looks at what has been noticed so far."""

FIRST = 1000
"""So many documents are checked by themselves; of a corpus, more would keep a core busy for hours."""


class Checker(NamedTuple):
    """What is needed to check a document: the citations of the documents, and the pages of law."""

    documents: Index
    pages: Cache


class Noticed(msgspec.Struct, frozen=True):
    """A finding and the document it is in."""

    document: int
    name: str
    finding: Finding


class Checked:
    """The findings so far; `done` of `total` documents are checked, and `problem` says why one could not be.

    `all_documents` may be more than `total`: only the first of a large index are checked.
    """

    def __init__(self) -> None:
        self.found: dict[int, tuple[Noticed, ...]] = {}
        self.done = self.total = self.all_documents = 0
        self.problem = ""
        self._inside: Counter[Ref] = Counter()

    @property
    def complete(self) -> bool:
        """Whether all documents are checked."""
        return self.done >= self.total

    def add(self, document: int, noticed: tuple[Noticed, ...]) -> None:
        """Keep what was noticed in a document."""
        self.found[document] = noticed
        self.done += 1
        for one in noticed:
            if ref := one.finding.ref:
                self._inside.update((ref, *ref.parents))

    def all(self) -> list[Noticed]:
        """Every finding, document by document."""
        return [one for document in self.found for one in self.found[document]]

    def of(self, document: int) -> list[Finding]:
        """The findings in a document, in the order of its text."""
        return [one.finding for one in self.found.get(document, ())]

    def inside(self, ref: Ref) -> int:
        """How many findings are about a place of the law or one inside it."""
        return self._inside[ref]


async def check_all(app: CiterefApp) -> None:
    """Check every document, and let the screen know now and then."""
    checked = Checked()
    documents = app.seen.documents[:FIRST]
    checked.total, checked.all_documents = len(documents), app.seen.read
    loop = asyncio.get_running_loop()
    shown = loop.time()
    for row in documents:
        try:
            checked.add(row.id, await app.checks.ask(partial(noticed, row=row)))
        except (CiterefError, LookupError) as error:
            checked.add(row.id, ())
            checked.problem = str(error)
            if not await app.checks.ask(lambda checker: checker.documents.has_texts):
                checked.done = checked.total = checked.all_documents = 0
                break
        if app.stopping.is_set():
            return
        if loop.time() - shown > SHOW_EVERY:
            shown = loop.time()
            app.show_findings(checked)
    app.show_findings(checked)


def noticed(checker: Checker, row: DocumentRow) -> tuple[Noticed, ...]:
    """What the rules notice in one document. Runs on the desk's thread."""
    from citeref import rules

    citations = [one.citation for one in checker.documents.citations(row.id)]
    if not citations:
        return ()
    found = rules.check(checker.documents.document(row.id), citations, checker.pages)
    return tuple(Noticed(row.id, row.name, finding) for finding in found)
