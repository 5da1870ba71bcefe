"""What a place of the law is related to, as rows under headings: who cites it, its recitals, the places it refers to and
those that refer to it, corrections and footnotes.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import msgspec

from citeref import catalogue
from citeref.ref import Ref
from citeref.tui.glyphs import fit, shown
from citeref.tui.language import say
from citeref.tui.rows import Rows
from citeref.tui.sheet import Piece

if TYPE_CHECKING:
    from citeref.relations import Relations
    from citeref.relations.kinds import Kinship


class Head(msgspec.Struct, frozen=True):
    """A heading among the rows."""

    words: str


class Lead(msgspec.Struct, frozen=True):
    """A row that leads somewhere: to a place of the law, or with `citing` to the sentences that cite it."""

    ref: Ref
    label: str
    note: str = ""
    citing: bool = False


class Note(msgspec.Struct, frozen=True):
    """A row that only says something."""

    words: str


Row = Head | Lead | Note


def rows(ref: Ref, count: int, found: Relations | None, lang: str) -> list[Row]:
    """The rows for a place that `count` sentences cite; `found` is None where its page cannot be read."""
    cited: list[Row] = [Head(say("In these documents"))]
    if count:
        cited.append(Lead(ref, say("cited {n} time|cited {n} times", n=count), citing=True))
    else:
        cited.append(Note(say("no sentence cites this place")))
    return [*cited, *(_relations(found, lang) if found else ())]


def _relations(found: Relations, lang: str) -> Iterator[Row]:
    recital = "/rct_" in found.ref
    if found.recitals:
        yield Head(
            say("Articles it gives reasons for (by wording)") if recital else say("Recitals (by wording)")
        )
        yield from dict.fromkeys(_kin(one, recital, lang) for one in found.recitals)
    leads = {
        say("Refers to"): [(ref, "") for one in found.outgoing for ref in one.refs],
        say("Referred to by"): [(one.at, "") for one in found.incoming],
    }
    for title, places in leads.items():
        if places:
            yield Head(title)
            yield from dict.fromkeys(_lead(ref, found.ref, note, lang) for ref, note in places)
    if found.corrections:
        yield Head(say("Corrected by corrigenda"))
        yield from (Lead(one.source, one.where or one.journal, one.date) for one in found.corrections)
    if found.notes:
        yield Head(say("Footnotes"))
        yield from (Note(f"({one.note.sign}) {one.words}") for one in found.notes)


def _kin(one: Kinship, recital: bool, lang: str) -> Lead:
    ref = (one.place or one.article) if recital else one.recital
    note = ", ".join(one.words[:3])
    return Lead(ref, catalogue.pinpoint_label(ref, lang), note)


def _lead(ref: Ref, here: Ref, note: str, lang: str) -> Lead:
    inside = ref.authority == here.authority and bool(ref.pinpoint)
    label = catalogue.pinpoint_label(ref, lang) if inside else catalogue.label(ref, lang)
    return Lead(ref, label, note or catalogue.heading(ref, lang))


class Related(Rows):
    """The rows; the cursor passes over headings."""

    def load(self, found: list[Row]) -> None:
        """Other rows; the cursor on the first that leads somewhere."""
        self.show(found, next((at for at, row in enumerate(found) if isinstance(row, Lead)), 0))

    def draw(self, item: Any, width: int) -> list[list[Piece]]:
        """One line."""
        if isinstance(item, Head):
            return [[(fit(item.words, width), "strong")]]
        if isinstance(item, Note):
            return [[("  ", ""), (fit(item.words, width - 2), "quiet")]]
        label = shown(f"  {item.label}  ")
        name = fit(label, min(len(label), width))
        return [
            [(name, "citation" if item.citing else ""), (fit(item.note, max(0, width - len(name))), "quiet")]
        ]
