"""Corrigenda laid over the text they correct: which words change, where, and what could not be found.

A change is looked for in the places that the corrigendum names, as our finder reads them, then in their article; the
words to be corrected must stand there as quoted. Nothing is guessed: what is not found is told as not located.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from citeref.law import nearest
from citeref.law.corrigendum import Change, Corrigendum
from citeref.model import Authority, Span
from citeref.ref import Ref
from citeref.relations.kinds import Correction, Edit
from citeref.relations.laying import Tokens, edits

_GAP = re.compile(r"\s*(?:[\[(]\s*(?:…|\.\.\.)\s*[\])]|…|\.\.\.)\s*")
_SIGN = re.compile(r"\A\s*(?:\(\w{1,4}\)|\w{1,4}[).])\s+")


def corrections(
    authority: Authority, corrigenda: Iterable[Corrigendum], place: str = ""
) -> tuple[Correction, ...]:
    """Every change of the corrigenda to an act, laid over its text, the oldest corrigendum first.

    With the number of an article or recital as `place`, only the changes whose own words for where they belong hold that
    number: enough for one passage, and most often there are none, so that the finder is not even loaded.
    """
    return tuple(
        _laid(authority, source, number, change)
        for source in sorted(corrigenda, key=lambda one: one.date)
        for number, change in enumerate(source.changes, 1)
        if not place or re.search(rf"(?<!\w){re.escape(place)}(?!\d)", change.where)
    )


def _laid(authority: Authority, source: Corrigendum, number: int, change: Change) -> Correction:
    from citeref.find import find

    refs = tuple(
        dict.fromkeys(
            to
            for one in find(change.where, at=source.ref, lang=source.lang)
            for to in one.refs
            if to.within(source.ref) and to.pinpoint
        )
    )
    told = Correction(
        refs, change.where, change.old, change.new, source.date, source.journal, source.place / f"pt_{number}"
    )
    if not change.old:
        return told
    exact = Tokens(change.old).plain == Tokens(change.new).plain
    for span in _stretches(authority, refs):
        there = _there(authority.text, span, change.new, exact)
        changed = _changed(authority.text, span, change, True) or _changed(
            authority.text, span, change, exact
        )
        longer = len(change.new) >= len(change.old)
        if there and (longer or not changed):
            return _state(told, "already there", ())
        if changed:
            return _state(told, "applied", changed)
    return told


def _state(told: Correction, state: str, changed: tuple[Edit, ...]) -> Correction:
    import msgspec

    return msgspec.structs.replace(told, state=state, edits=changed)


def _stretches(authority: Authority, refs: tuple[Ref, ...]) -> list[Span]:
    """Where the words of a change are looked for: the places named, then the articles that hold them."""
    if not refs:
        return []
    named = [nearest(authority, ref).span for ref in refs]
    wider = [nearest(authority, ref.authority / ref.pinpoint.partition("/")[0]).span for ref in refs]
    both = [Span(min(s.start for s in spans), max(s.end for s in spans)) for spans in (named, wider)]
    return [span for span in dict.fromkeys(both) if span != Span(0, len(authority.text))]


def _parts(text: str) -> list[str]:
    """What is quoted of a place, without its sign and what the corrigendum leaves out."""
    parts = [part.strip(" \n\u00a0") for part in _GAP.split(_SIGN.sub("", text))]
    return [part for part in parts if re.search(r"\w", part)]


def _there(text: str, span: Span, words: str, exact: bool) -> bool:
    """Whether the words of a place stand in a stretch; `exact` where quotation marks and apostrophes count too."""
    place = Tokens(text, span, marks=exact)
    found = [place.find(Tokens(part, marks=exact)) for part in _parts(words)]
    return bool(found) and all(found)


def _changed(text: str, span: Span, change: Change, exact: bool) -> tuple[Edit, ...]:
    """What turns the stretch into what the corrigendum says; empty where the old words do not stand there once."""
    place = Tokens(text, span, marks=exact)
    old, new = _parts(change.old), _parts(change.new)
    if len(old) != len(new):
        return ()
    found: list[Edit] = []
    for before, after in zip(old, new, strict=True):
        tokens = Tokens(before, marks=exact)
        at = place.find(tokens)
        if len(at) != 1:
            return ()
        found += edits(tokens, Tokens(after, marks=exact), place, at[0])
    return tuple(found)
