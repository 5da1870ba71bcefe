"""The nouns of the house, as frozen values: documents, citations, pages of law, findings.

Offsets are characters of `Document.text` (Python `str` offsets) everywhere, unless a field says otherwise.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import Literal, NamedTuple

import msgspec

from citeref.ref import Ref

Kind = Literal["explicit", "short", "anaphora", "url", "described"]
"""How a citation gives its authority: by number or full name, by acronym or context, by words that point back, by an
address, or by a description only."""

Severity = Literal["error", "warning", "information"]


class Span(NamedTuple):
    """A stretch of text, `[start, end)`, in `str` characters."""

    start: int
    end: int


class Lean(msgspec.Struct, frozen=True, gc=False):
    """What a citation leans on until the resolver has found its antecedent.

    `places` are pinpoints without their authority (`art_28/par_3`). `on` says what kind of antecedent is looked for:
    "context" (a bare « article 32 »), "place" (a bare « paragraphe 2 »), "same" (« du même règlement »), "said" (« ledit
    règlement »), "that" (« cet article »), "self" (« le présent règlement »), "latter" (« ce dernier »), "ibid", "cited"
    (« article 15 précité »), "year" (« la loi de 2016 »), "the" and "capital" (« article 4 du règlement », « du Règlement »),
    "defined" (a term the document defines). `words` narrows the kind of authority or place (reg, dir, loi, code, decision,
    art, par…), or is the defined term; empty for any.
    """

    places: tuple[str, ...] = ()
    on: str = "context"
    words: str = ""
    lang: str = ""


class Citation(msgspec.Struct, frozen=True, gc=False):
    """The words that name a piece of law, and where they stand.

    `refs` are the places named, in the order of the text; two with `range` set are the ends of a range that is not spelt
    out. `candidates` are filled, and `refs` empty, where several authorities remain and a person must choose. `evidence`
    says, for anything not explicit, which words led to the authority. `confidence` runs from 0 to 1. `defines` lists the
    terms that the text gives the authority here (« ci-après "le Règlement" »). `aside` marks an act told of in passing, to
    which no bare article after it belongs: "gone" where it is only said to be repealed or replaced, "printed" where it is
    named by its place in the Official Journal.
    """

    text: str
    span: Span
    refs: tuple[Ref, ...] = ()
    kind: Kind = "explicit"
    confidence: float = 1.0
    evidence: tuple[str, ...] = ()
    range: bool = False
    candidates: tuple[Ref, ...] = ()
    lean: Lean | None = None
    defines: tuple[str, ...] = ()
    aside: Literal["", "gone", "printed"] = ""

    def __str__(self) -> str:
        refs = " … ".join(self.refs) if self.range else ", ".join(self.refs)
        return f"{self.text!r} → {refs or 'open'}"


BlockKind = Literal["paragraph", "heading", "item", "quote", "cell", "code", "note", "comment"]


class Block(msgspec.Struct, frozen=True, gc=False):
    """A paragraph, heading, list item or table cell of a document, with where it stands.

    `number` counts paragraphs from 1 through the document; `level` is that of a heading, 0 elsewhere; `page` is 0 where the
    format has no pages; `line` is the line of the source file where the block begins, from 1, or 0 where the file has no
    lines. `note` is what a footnote, endnote or comment is called where its file numbers it (« n. 4 », « comment 2 »).
    """

    span: Span
    kind: BlockKind = "paragraph"
    level: int = 0
    number: int = 0
    page: int = 0
    line: int = 0
    note: str = ""


class Link(msgspec.Struct, frozen=True, gc=False):
    """A link of a document or of a law: the words that carry it and the address it leads to, as written there.

    A source may give links beside the text it holds; they span the unit they are given for, and have a `kind` in the
    source's own words (« CITATION source ») and the `title` of what they lead to.
    """

    span: Span
    target: str
    kind: str = ""
    title: str = ""


class Place(msgspec.Struct, frozen=True, gc=False):
    """Where an offset stands, in words a person can follow: page, heading, paragraph, line, note; `line` is 0 where the
    file has no lines.
    """

    paragraph: int
    line: int
    heading: str = ""
    page: int = 0
    note: str = ""

    def __str__(self) -> str:
        page = f"p. {self.page} " if self.page else ""
        return f"{page}{self.note or f'§{self.paragraph}'}"


class Document(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """A file, read as one plain text with a way back to its paragraphs and to the file's own characters.

    `source` is the file's decoded text; `marks` are sorted pairs (offset in `text`, offset in `source`) that say
    where the two run in step. Two marks at one offset: the first is where the character before it ends in the source
    (`&nbsp;` is six characters there), the second where the next one begins. Both are empty where the text is the
    source itself. `notices` are what a person must know of a file of which a part could not be read, a sentence each.
    """

    name: str
    text: str
    format: str = "text"
    title: str = ""
    date: str = ""
    lang: str = ""
    encoding: str = ""
    blocks: tuple[Block, ...] = ()
    links: tuple[Link, ...] = ()
    source: str = ""
    marks: tuple[tuple[int, int], ...] = ()
    notices: tuple[str, ...] = ()

    def at_source(self, span: tuple[int, int]) -> Span:
        """The same stretch in the characters of the file as it was decoded (txt, md and html); of a file that is no text,
        such as a Word document, the stretch of the text that was taken from it.
        """
        if not self.marks:
            return Span(*span)
        start, end = span
        return Span(self._back(start), self._end(end) if end > start else self._back(start))

    def _back(self, offset: int) -> int:
        before = self.marks[max(0, bisect_right(self.marks, offset, key=lambda mark: mark[0]) - 1)]
        return before[1] + offset - before[0]

    def _end(self, offset: int) -> int:
        """Where, in the source, the character before an offset ends."""
        at = bisect_left(self.marks, offset, key=lambda mark: mark[0])
        two = self.marks[at : at + 2]
        return two[0][1] if len(two) == 2 and two[1][0] == offset else self._back(offset - 1) + 1

    @cached_property
    def _headings(self) -> tuple[Block, ...]:
        return tuple(block for block in self.blocks if block.kind == "heading")

    def heading(self, offset: int) -> Block | None:
        """The nearest heading at or above an offset, or None."""
        at = bisect_right(self._headings, offset, key=lambda block: block.span.start)
        return self._headings[at - 1] if at else None

    @cached_property
    def _line_ends(self) -> list[int]:
        """Where the lines of the file end; asked for by every citation of a text that may be one long paragraph."""
        return [end.start() for end in re.finditer("\n", self.source or self.text)]

    def block(self, offset: int) -> Block | None:
        """The block that holds an offset, or the last one before it."""
        at = bisect_right(self.blocks, offset, key=lambda block: block.span.start)
        return self.blocks[at - 1] if at else None

    def place(self, offset: int) -> Place:
        """Page, heading, paragraph, line and note of an offset; lines are those of the file."""
        block, heading = self.block(offset), self.heading(offset)
        if block is None:
            return Place(paragraph=1, line=self.text.count("\n", 0, offset) + 1)
        top, here = self.at_source((block.span.start, block.span.start)), self.at_source((offset, offset))
        below = bisect_left(self._line_ends, here.start) - bisect_left(self._line_ends, top.start)
        return Place(
            paragraph=block.number,
            line=block.line + below if block.line else 0,
            heading=self.text[slice(*heading.span)] if heading else "",
            page=block.page,
            note=block.note,
        )


class Origin(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Where a cached page came from: the content of its `.json` file.

    `status` is "official" for a page of an official site and "synopsis" for words of our own; `how` is "fetched", "added"
    (by hand), "imported" (from an archive) or "built in". `address` is the one asked, `final_address` the one that
    answered, `status_code` the HTTP status it answered with (0 unknown), `etag` and `last_modified` its own words for the
    state of the page. `fetched` is an ISO 8601 date and time in UTC. `version` is the date (ISO) from which the text is
    as it stands here, that of the consolidation, empty where unknown; `until` the date from which it no longer is, empty
    where unknown or still to come. `also` are other references of the same decision, as the page itself gives them (its
    ECLI beside its number). A page that holds only a `part` of its authority, a section of a code, bears the source's id of
    it; `holds` are then the articles in it (`art_L1-2`).
    """

    ref: str
    lang: str
    sha256: str
    address: str = ""
    final_address: str = ""
    fetched: str = ""
    status: Literal["official", "synopsis"] = "official"
    how: Literal["fetched", "added", "imported", "built in"] = "added"
    content_type: str = "text/html"
    version: str = ""
    until: str = ""
    status_code: int = 0
    etag: str = ""
    last_modified: str = ""
    licence: str = ""
    attribution: str = ""
    title: str = ""
    note: str = ""
    also: tuple[str, ...] = ()
    part: str = ""
    holds: tuple[str, ...] = ()


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """An official page (or a synopsis) kept in a cache, with its origin. `layer` is "project", "user" or "built in".
    `ref` is the reference it was asked by, where it answers to several (`origin.also`); else that of its origin.
    """

    ref: Ref
    lang: str
    path: Path
    origin: Origin
    layer: str


class Passage(msgspec.Struct, frozen=True, gc=False):
    """The words of the law at one reference: a stretch of `Authority.text`, with its printed label and heading."""

    ref: Ref
    span: Span
    label: str = ""
    heading: str = ""


class Note(msgspec.Struct, frozen=True, gc=False):
    """A footnote of a law: where its words stand, its printed sign (« 1 »), and the offsets at which it is called."""

    span: Span
    sign: str = ""
    calls: tuple[int, ...] = ()


class Authority(msgspec.Struct, frozen=True, kw_only=True):
    """A whole instrument or decision in one language, as one plain text with its passages in order of the text.

    `links` are those of the page inside the text, then those its source gives beside it; `notes` its footnotes, whose
    words stand in the text after the articles.
    """

    ref: Ref
    lang: str
    title: str
    text: str
    passages: tuple[Passage, ...] = ()
    origin: Origin | None = None
    links: tuple[Link, ...] = ()
    notes: tuple[Note, ...] = ()

    def passage(self, ref: str) -> Passage | None:
        """The passage at a reference, or None."""
        return next((p for p in self.passages if p.ref == ref), None)

    def words(self, passage: Passage) -> str:
        """The text of a passage."""
        return self.text[slice(*passage.span)]


class Fix(msgspec.Struct, frozen=True, gc=False):
    """A change that makes a finding go away for certain: the stretch of the document's text, and what goes there."""

    span: Span
    text: str


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """What a rule noticed, with the passage that proves it and the nearest right answer.

    `span` and `text` are the words it is about, `ref` the place cited there as written (None where the words name none).
    `proof` is what the law or the catalogue says, in its own words where a page is at hand; `passage` is where that stands,
    and `page_date` and `page_sha256` the day and the hash of that page. `suggest` is the reference most likely meant. `fix`
    is given only where it is certain. A finding of severity "information" is told, never counted as wrong.
    """

    rule: str
    span: Span
    text: str
    message: str
    ref: Ref | None = None
    severity: Severity = "error"
    proof: str = ""
    passage: Ref | None = None
    page_date: str = ""
    page_sha256: str = ""
    suggest: Ref | None = None
    fix: Fix | None = None
    place: Place | None = None

    def __str__(self) -> str:
        where = f"{self.place}  " if self.place else ""
        return f"{where}{self.rule}  {self.text}: {self.message}"


Progress = Callable[[int, int, str], None]
"""Called with (done, total, name) while a long piece of work goes on."""
