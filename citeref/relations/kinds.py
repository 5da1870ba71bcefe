"""What the relations of a place in the law are, as frozen values.

Spans are characters of the `Authority.text` that was asked about, unless a field says otherwise.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from citeref.model import Link, Note, Span
from citeref.ref import Ref

Grounds = Literal["named", "wording", "order"]
"""Why a recital is said to belong to an article: it names it; their rare words agree; or it is like no article and stands,
in the order of the act, where that article's recitals stand."""


class Kinship(msgspec.Struct, frozen=True):
    """A recital and an article that belong together, **as computed here: no official table exists**.

    `score` is the measured likeness of their wording (0 to 1 without the order of the act, up to 2 with it), `words` the
    words that weigh most in it, as the recital prints them. `place` is the paragraph, point or definition of the article
    whose own words are nearest, where one stands out; else the article.
    """

    recital: Ref
    article: Ref
    grounds: Grounds
    score: float
    words: tuple[str, ...] = ()
    place: Ref | None = None


class Reference(msgspec.Struct, frozen=True):
    """Words of the law that refer to a place of this or another law.

    `at` is the smallest place in which the words stand, `refs` what they name (the two ends of a range where `range`).
    """

    at: Ref
    span: Span
    text: str
    refs: tuple[Ref, ...]
    range: bool = False


class Linked(msgspec.Struct, frozen=True):
    """A link of the page, with what it names where that can be read."""

    at: Ref
    link: Link
    words: str
    refs: tuple[Ref, ...] = ()


class Noted(msgspec.Struct, frozen=True):
    """A footnote called in a passage; `at` is where, an offset between two characters."""

    at: int
    note: Note
    words: str


class Edit(msgspec.Struct, frozen=True):
    """Characters `span` of a text that become `new`; `old` is what they were."""

    span: Span
    old: str
    new: str


class Correction(msgspec.Struct, frozen=True):
    """One change that a corrigendum makes, laid over the text at hand.

    `where` is the place in the corrigendum's own words, `refs` the places it names there. `state` is "applied" where the
    words to be corrected stand in the text (`edits` say which), "already there" where the text has the new words, and
    "not located" where neither is found, or the change is told in another way than "for … read …".
    """

    refs: tuple[Ref, ...]
    where: str
    old: str
    new: str
    date: str
    journal: str
    source: Ref
    state: Literal["applied", "already there", "not located"] = "not located"
    edits: tuple[Edit, ...] = ()


class Difference(msgspec.Struct, frozen=True):
    """A place whose words differ between two versions; an empty `old` or `new` means that one lacks the place.

    The spans of `edits` are characters of `old`.
    """

    ref: Ref
    old: str
    new: str
    edits: tuple[Edit, ...] = ()


class Relations(msgspec.Struct, frozen=True, kw_only=True):
    """What a place of the law is related to, in one language.

    `recitals` are those of the article it lies in (of a recital: the articles). `outgoing` are references that stand in
    it and lead out of it, `incoming` those in the same law that lead to it or to a place inside it. `languages` are the
    other languages whose page is at hand, official ones first. `corrections` are the changes to this place that
    corrigenda at hand make.
    """

    ref: Ref
    lang: str
    recitals: tuple[Kinship, ...] = ()
    outgoing: tuple[Reference, ...] = ()
    incoming: tuple[Reference, ...] = ()
    languages: tuple[str, ...] = ()
    notes: tuple[Noted, ...] = ()
    links: tuple[Linked, ...] = ()
    corrections: tuple[Correction, ...] = ()
