"""A finding in its document, with where it stands in the file: what every report is made of."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from citeref.language import phrase
from citeref.model import Document, Finding, Span

RANK = {phrase("information"): 0, phrase("warning"): 1, phrase("error"): 2}
"""The severities, from what is only told to what is wrong."""

LINED = ("text", "markdown", "html")
"""Formats of documents whose files have lines a person can count."""


class Spot(NamedTuple):
    """Where a finding stands in the file: lines and columns from 1, offsets in its characters; all 0 where it has no lines."""

    line: int = 0
    column: int = 0
    end_line: int = 0
    end_column: int = 0
    start: int = 0
    end: int = 0


class Told(NamedTuple):
    """A finding, the document it is in (named as a person named it), and where in the file; `reason` says why it was accepted."""

    name: str
    document: Document
    finding: Finding
    spot: Spot
    reason: str = ""


def told(name: str, document: Document, findings: Iterable[Finding]) -> Iterator[Told]:
    """The findings of a document with their places in its file."""
    lined = document.format in LINED
    text = document.source or document.text
    ends = [found.start() for found in re.finditer("\n", text)] if lined else []
    for finding in findings:
        yield Told(
            name, document, finding, _spot(document.at_source(finding.span), ends) if lined else Spot()
        )


def _spot(span: Span, ends: list[int]) -> Spot:
    first, last = bisect_left(ends, span.start), bisect_left(ends, span.end)
    begins = [ends[line - 1] + 1 if line else 0 for line in (first, last)]
    return Spot(
        first + 1, span.start - begins[0] + 1, last + 1, span.end - begins[1] + 1, span.start, span.end
    )
