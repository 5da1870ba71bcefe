"""A PDF as it reads: its paragraphs in order, the notes, and the lines that run at the head and foot of its pages."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from citeref.law.lines import Line, kept
from citeref.law.pdf import layout, lines
from citeref.law.pdf.rows import rows

_MARK = re.compile(r"[►▼](?:[A-Z]\d*)?\s?|\s?◄")
"""The marks of amendments in consolidated texts."""

_FIRST = 60
"""Paragraphs in which a file says what it is."""

_TOP, _RUNNING = 6000, 40


class Printed(NamedTuple):
    """What a file says. `head` are its first words, `running` holds each running line of a page once."""

    lines: list[Line]
    notes: list[Line]
    running: list[str]
    head: str

    @property
    def top(self) -> str:
        """The running lines, then the first words."""
        return f"{' '.join(self.running[:_RUNNING])} {self.head}"


@lru_cache(maxsize=2)
def printed(data: bytes) -> Printed:
    """The file, read. Raises `CacheError` where it has no text or cannot be opened."""
    parted = layout.parted(rows(data))
    text = lines.joined(parted.text)
    head = " ".join(line.text for line in text[:_FIRST])[:_TOP]
    return Printed(_clean(text), _clean(lines.joined(parted.notes)), parted.running, head)


def _clean(found: list[Line]) -> list[Line]:
    return kept(line._replace(text=_MARK.sub("", line.text).strip()) for line in found)
