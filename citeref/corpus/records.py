"""One document of a corpus on its way: what is read, what could not be read, and what is found in it."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from citeref.model import Citation, Document


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """A document as it is read. `id` names it in the results; `text` is what offsets count in, character for character.

    `lang` (ISO 639-1) forces its language, empty to have it told from the words; `at` is the place in the law that the text
    itself is. `document` holds paragraphs, pages and links where the input was a file of some kind.
    """

    id: str
    text: str
    lang: str = ""
    at: str = ""
    title: str = ""
    date: str = ""
    document: Document | None = None


class Bad(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A document, or a piece of the input, that could not be read: what it is called, why, and what can be done.

    `defect` where the fault is citeref's own; `expected` where nobody would miss it: the tables of contents of an archive.
    """

    id: str
    reason: str
    hint: str = ""
    defect: bool = False
    expected: bool = False


class Found(msgspec.Struct, frozen=True):
    """A document with its citations, in the order of the text, and the language it is in."""

    record: Record
    citations: Sequence[Citation]
    lang: str
