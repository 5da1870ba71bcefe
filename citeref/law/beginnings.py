"""Where each unit of a law begins on its page: its printed label and heading stand just before its words."""

from __future__ import annotations

from citeref.model import Authority, Passage, Span

_BEFORE = 400
"""Characters before the words of a unit in which its heading is looked for, besides its own length."""

_BETWEEN = 40
"""Characters that may stand between a label and the heading under it."""


def beginning(authority: Authority, passage: Passage) -> int:
    """The offset at which a unit begins, its label and heading included; that of its words where it has none."""
    text, start = authority.text, passage.span.start
    near = passage.heading or passage.label
    if not near:
        return start
    before = text.rfind(near, max(0, start - len(near) - _BEFORE), start)
    if passage.label and passage.label != near and before > 0:
        earlier = text.rfind(passage.label, max(0, before - len(passage.label) - _BETWEEN), before)
        before = earlier if earlier >= 0 else before
    return before if before >= 0 else start


def own_words(authority: Authority) -> list[tuple[Passage, Span]]:
    """Each unit with the stretch that is its own: from its label to the first unit inside it. Empty ones are left
    out.
    """
    passages = authority.passages
    starts = [beginning(authority, passage) for passage in passages]
    found = []
    for at, passage in enumerate(passages):
        end = passage.span.end
        if at + 1 < len(passages):
            end = min(end, max(starts[at], starts[at + 1]))
        if authority.text[starts[at] : end].strip():
            found.append((passage, Span(starts[at], end)))
    return found
