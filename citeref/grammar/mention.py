"""A mention: what a family's reader saw around one anchor, before articles and authorities are put together."""

from __future__ import annotations

from typing import NamedTuple

from citeref.model import Kind


class Mention(NamedTuple):
    """An authority (or an address, or a decision with its points) named in the text.

    `start` and `end` are offsets in the text that is read (`Text.raw`). `refs` are plain reference strings, two with `range`
    set where they are the ends of a range. `holds` is True where the mention can carry articles standing before or after it
    (an instrument), False where it is whole by itself (an address, an ECLI). `known` is False where the reader only guessed
    the authority's kind, or where its name means other things too, so that it counts only beside an article. `pointer` is
    (kind, type) for words that point back: ("said", "reg") for « ledit règlement ». A mention without refs and without
    pointer is a stretch that must not be read as law (« Article 29 Working Party »).
    """

    start: int
    end: int
    refs: tuple[str, ...]
    kind: Kind
    family: str
    holds: bool = False
    range: bool = False
    evidence: tuple[str, ...] = ()
    confidence: float = 1.0
    known: bool = True
    pointer: tuple[str, str] | None = None
