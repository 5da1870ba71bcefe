"""Two versions of one act held against each other, place by place."""

from __future__ import annotations

from citeref.model import Authority, Passage
from citeref.ref import Ref
from citeref.relations.kinds import Difference, Edit
from citeref.relations.laying import Tokens, edits
from citeref.relations.places import code

_COMPARED = frozenset({"art", "par", "pnt", "rct", "anx", "idt"})


def differences(older: Authority, newer: Authority, within: Ref | None = None) -> tuple[Difference, ...]:
    """The smallest places whose words differ, in the order of the older text, then places that are new.

    Spaces, quotation marks and other signs do not count, words do. Recitals and annexes are held against each other
    only where both versions have some: a consolidated text leaves recitals out.
    """
    old, new = _words(older, within), _words(newer, within)
    kinds = {code(ref) for ref in old} & {code(ref) for ref in new}
    return tuple(
        Difference(ref, before, after, _edits(before, after))
        for ref in dict.fromkeys([*old, *new])
        if code(ref) in kinds
        for before, after in ((old.get(ref, ""), new.get(ref, "")),)
        if Tokens(before, words=True).plain != Tokens(after, words=True).plain
    )


def _edits(old: str, new: str) -> tuple[Edit, ...]:
    """What turns one text into the other, changes of mere signs left out."""
    before = Tokens(old)
    return tuple(
        edit
        for edit in edits(before, Tokens(new), before)
        if Tokens(edit.old, words=True).plain != Tokens(edit.new, words=True).plain
    )


def _words(authority: Authority, within: Ref | None) -> dict[Ref, str]:
    """What each place says itself: its text without that of the places inside it, which speak for themselves."""
    passages = [p for p in authority.passages if code(p.ref) in _COMPARED]
    found: dict[Ref, str] = {}
    for index, passage in enumerate(passages):
        if within is None or passage.ref.within(within):
            found[passage.ref] = _own(authority, passage, passages[index + 1 :])
    return found


def _own(authority: Authority, passage: Passage, after: list[Passage]) -> str:
    pieces, at = [], passage.span.start
    for inner in after:
        if inner.span.start >= passage.span.end:
            break
        if inner.span.start >= at and inner.span.end <= passage.span.end:
            pieces.append(_unlabelled(authority.text[at : inner.span.start], inner))
            at = inner.span.end
    pieces.append(authority.text[at : passage.span.end])
    return " ".join(piece.strip() for piece in pieces if piece.strip())


def _unlabelled(text: str, inner: Passage) -> str:
    """The words before a place without its label and heading, which stand at their end."""
    text = text.rstrip()
    for part in (inner.heading, inner.label):
        text = text.removesuffix(part).rstrip() if part else text
    return text
