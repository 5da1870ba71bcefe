"""What the rules noticed in the documents: looked for one document after the other while one reads, and kept as long
as the documents stay as they are. Beside it, the words of the law that a document quotes without citing anything.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from citeref.errors import CiterefError
from citeref.findings.accepted import Accepted
from citeref.index.rows import CitationRow
from citeref.model import Citation, Document, Finding, Span
from citeref.ref import Ref

if TYPE_CHECKING:
    from citeref.cache import Cache
    from citeref.index import DocumentRow, Index
    from citeref.index.laws import Laws
    from citeref.quotes.pages import Pages
    from citeref.quotes.wording import Wording
    from citeref.tui.app import CiterefApp

SHOW_EVERY = 0.5
"""Seconds between two looks at what has been noticed so far."""

FIRST = 1000
"""So many documents are checked by themselves; of a corpus, more would keep a core busy for hours."""

NO_CITATION = -1
"""The number of a row that is no citation of the index: words of the law, quoted without citing anything."""


class Checker(NamedTuple):
    """What is needed to check a document: the citations of the documents, the pages of law and their words, the rules, the
    severity from which they are told, the file of accepted findings, and whether to leave it at that.
    """

    documents: Index
    pages: Cache
    laws: Callable[[], Laws]
    select: tuple[str, ...]
    severity: str
    accepted: Path
    stop: Callable[[], bool]


class Noticed(msgspec.Struct, frozen=True):
    """A finding and the document it is in; `reason` says why a person has accepted it, empty where none has."""

    document: int
    name: str
    path: str
    finding: Finding
    reason: str = ""

    @property
    def wrong(self) -> bool:
        """Whether it counts: information does not, nor does what was accepted."""
        return not self.reason and self.finding.severity != "information"


class Found(NamedTuple):
    """What there is in one document: findings, and quotations without a citation, as rows."""

    noticed: tuple[Noticed, ...] = ()
    quoted: tuple[CitationRow, ...] = ()


class Checked:
    """The findings so far; `done` of `total` documents are checked, and `problem` says why one could not be.

    `all_documents` may be more than `total`: only the first of a large index are checked. `undo` are the findings accepted
    since the documents were checked, the last one last.
    """

    def __init__(self) -> None:
        self.found: dict[int, Found] = {}
        self.done = self.total = self.all_documents = 0
        self.problem = ""
        self.undo: list[Noticed] = []
        self._about: Counter[Ref] = Counter()
        self._inside: Counter[Ref] = Counter()

    @property
    def complete(self) -> bool:
        """Whether all documents are checked."""
        return self.done >= self.total

    def add(self, document: int, found: Found) -> None:
        """Keep what there is in a document."""
        self.found[document] = found
        self.done += 1
        self._count(found.noticed, 1)

    def judge(self, noticed: Noticed, reason: str) -> Noticed:
        """The same finding accepted for a reason, or no longer (without one), wherever it is kept."""
        judged = msgspec.structs.replace(noticed, reason=reason)
        found = self.found[noticed.document]
        self._count(found.noticed, -1)
        rows = tuple(judged if one.finding == noticed.finding else one for one in found.noticed)
        self.found[noticed.document] = Found(rows, found.quoted)
        self._count(rows, 1)
        return judged

    def all(self, *, accepted: bool = False) -> list[Noticed]:
        """Every finding, document by document; those that were accepted only where they are asked for."""
        return [one for found in self.found.values() for one in found.noticed if accepted or not one.reason]

    def of(self, document: int) -> tuple[Noticed, ...]:
        """The findings in a document, in the order of its text, the accepted ones among them."""
        return self.found.get(document, Found()).noticed

    def wrong(self, document: int) -> int:
        """How many findings in a document count."""
        return sum(one.wrong for one in self.of(document))

    def marks(self, document: int) -> tuple[list[Span], list[Span]]:
        """Where something is wrong in a document, and where something is only to be told."""
        left = [one for one in self.of(document) if not one.reason]
        return [one.finding.span for one in left if one.wrong], [
            one.finding.span for one in left if not one.wrong
        ]

    def about(self, ref: Ref) -> int:
        """How many findings are about this very place of the law."""
        return self._about[ref]

    def inside(self, ref: Ref) -> int:
        """How many findings are about a place of the law or one inside it."""
        return self._inside[ref]

    def quoted(self, document: int) -> tuple[CitationRow, ...]:
        """The words of the law that a document quotes without citing anything."""
        return self.found.get(document, Found()).quoted

    def quoting(self, ref: Ref, document: int = 0) -> tuple[CitationRow, ...]:
        """Where documents (or one) quote a place of the law, or one inside it, without citing anything."""
        return tuple(
            row
            for number in ([document] if document else self.found)
            for row in self.quoted(number)
            if any(one.within(ref) for one in row.citation.refs)
        )

    def _count(self, rows: Sequence[Noticed], sign: int) -> None:
        for one in rows:
            if one.wrong and (ref := one.finding.ref):
                for place in (ref, *ref.parents):
                    self._inside[place] += sign
                self._about[ref] += sign


class Round:
    """One going through all documents: what was accepted, and whether the words of the laws are up to date."""

    def __init__(self, accepted: Accepted) -> None:
        self.accepted = accepted
        self.fresh = False
        self._official: bool | None = None

    def official(self, pages: Cache) -> bool:
        """Whether there is any official page at hand that a document may quote."""
        if self._official is None:
            self._official = any(page.origin.status == "official" for page in pages.pages())
        return self._official


async def check_all(app: CiterefApp) -> None:
    """Check every document, and let the screen know now and then."""
    checked = Checked()
    documents = app.seen.documents[:FIRST]
    checked.total, checked.all_documents = len(documents), app.seen.read
    loop = asyncio.get_running_loop()
    shown = loop.time()
    going = await _begun(app)
    for row in documents:
        try:
            checked.add(row.id, await app.checks.ask(partial(found_in, row=row, going=going)))
        except (CiterefError, LookupError) as error:
            checked.add(row.id, Found())
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


async def _begun(app: CiterefApp) -> Round:
    """What was accepted, read anew; where its file is broken a person is told, and nothing counts as accepted."""
    try:
        return Round(await app.checks.ask(lambda checker: Accepted.load(checker.accepted)))
    except CiterefError as error:
        app.tell(str(error), severity="error")
        return Round(Accepted(Path()))


def found_in(checker: Checker, row: DocumentRow, going: Round) -> Found:
    """What there is in one document. Runs on the desk's thread."""
    from citeref import rules
    from citeref.findings import RANK
    from citeref.rules.facts import Facts

    citations = [one.citation for one in checker.documents.citations(row.id)]
    document = checker.documents.document(row.id)
    facts = Facts(checker.pages, document, citations)
    told = [
        finding
        for finding in rules.check(document, citations, select=checker.select, facts=facts)
        if RANK[finding.severity] >= RANK[checker.severity]
    ]
    noticed = tuple(
        Noticed(row.id, row.name, row.path, one, going.accepted.reason(row.path, document, one))
        for one in told
    )
    if not going.official(checker.pages):
        return Found(noticed)
    return Found(noticed, tuple(_quoted(checker, row, document, citations, facts.pages, going)))


def _quoted(
    checker: Checker,
    row: DocumentRow,
    document: Document,
    citations: Sequence[Citation],
    pages: Pages,
    going: Round,
) -> Iterator[CitationRow]:
    """The words of the law that no citation goes with. The words of the laws at hand are read when the first long quotation
    asks for them, and kept from one time to the next.
    """
    from citeref.index.snippets import snippet
    from citeref.quotes.lookup import look_up

    def likely(words: Sequence[str], lang: str) -> list[Wording]:
        laws = checker.laws()
        if not going.fresh:
            laws.update(checker.pages, stop=checker.stop)
            going.fresh = True
        return [law for ref in laws.having(words, lang) for law in pages.of(ref, lang)]

    for citation in look_up(document, citations, pages, likely):
        block = document.block(citation.span.start)
        start, end = block.span if block else (citation.span.start, citation.span.end)
        around = document.text[start : max(end, citation.span.end)]
        words, where = snippet(around, (citation.span.start - start, citation.span.end - start))
        place = document.place(citation.span.start)
        yield CitationRow(NO_CITATION, row.id, row.name, citation, place, words, where, True)
