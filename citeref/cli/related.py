"""How `citeref show` tells the relations of a passage, its corrections, and what changed between two versions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from citeref.cli.terminal import put, say
from citeref.visible import one_line

if TYPE_CHECKING:
    from citeref.ref import Ref
    from citeref.relations import Correction, Difference, Kinship, Linked, Noted, Reference, Relations

MOST = 12
"""Lines of one kind that are printed; `--format json` has all."""


def relations(found: Relations) -> None:
    """Print the relations of a place, a heading for each kind that it has."""
    _part("Recitals (computed from wording and order; not official)", _kin(found))
    _part("Refers to", _leading(found.outgoing, found))
    _part("Referred to by", _leading(found.incoming, found, back=True))
    _part("Footnotes", map(_note, found.notes))
    _part("Links of the page", (f"{one_line(one.words)[:80]} → {_target(one)}" for one in found.links))
    if found.languages:
        put(f"Also at hand in: {', '.join(found.languages)}")


def corrections(found: Iterable[Correction]) -> None:
    """Say on stderr what corrigenda change in the words just printed."""
    for one in found:
        source = f"the corrigendum of {one.date} ({one_line(one.journal)})"
        if one.state == "applied":
            say(f"Corrected by {source}: {'; '.join(_edits(one))}.")
        elif one.state == "already there":
            say(f"As corrected by {source}.")
        else:
            say(
                f"Not shown: {source} changes « {one_line(one.where)[:160]} », and its words were not found here."
            )


def changes(older: str, newer: str, found: tuple[Difference, ...], lang: str) -> None:
    """Print the places that differ between two versions, with the words that changed."""
    from citeref import catalogue

    for one in found:
        put(catalogue.pinpoint_label(one.ref, lang) or one.ref)
        if not one.old or not one.new:
            put(f"  {'new' if one.new else 'gone'}: {one_line(one.new or one.old)}")
            continue
        for edit in one.edits:
            put(f"  {_gone(edit.old)} → {_gone(edit.new)}")
    kinds = [f"consolidated {version}" if version else "the Official Journal" for version in (older, newer)]
    how = "1 place differs" if len(found) == 1 else f"{len(found)} places differ"
    say(f"{how} between {kinds[0]} and {kinds[1]}.")


def _part(heading: str, lines: Iterable[str]) -> None:
    told = list(lines)
    if told:
        put(f"{heading}:")
        for line in told[:MOST]:
            put(f"  {line}")
        if len(told) > MOST:
            put(f"  … and {len(told) - MOST} more")
        put("")


def _kin(found: Relations) -> Iterator[str]:
    recital = found.ref.pinpoint.startswith("rct_")
    for one in found.recitals:
        other = (one.place or one.article) if recital else one.recital
        yield f"{_label(found)(other)}  {_why(one)}"


def _why(one: Kinship) -> str:
    words = ", ".join(map(one_line, one.words))
    told = {"named": "names it", "wording": "like wording", "order": "by its turn only"}[one.grounds]
    return f"{one.score:.2f} {told}" + (f": {words}" if words else "")


def _leading(references: tuple[Reference, ...], found: Relations, back: bool = False) -> Iterator[str]:
    """A line for each place at the other end, with the places at this end."""
    ends: dict[str, list[str]] = {}
    label = _label(found)
    for one in references:
        far = [label(one.at)] if back else [label(to) for to in one.refs]
        near = [label(to) for to in one.refs if to.within(found.ref)] if back else [label(one.at)]
        for end in far:
            ends.setdefault(end, []).extend(near)
    for end, places in ends.items():
        here = ", ".join(dict.fromkeys(places))
        yield f"{end} (to {here})" if back else f"{end} (in {here})"


def _label(found: Relations) -> Callable[[Ref], str]:
    """How places are named: without the act where it is the one shown."""
    from citeref import catalogue

    def label(ref: Ref) -> str:
        own = ref.authority == found.ref.authority
        return (catalogue.pinpoint_label(ref, found.lang) if own else "") or catalogue.label(ref, found.lang)

    return label


def _note(one: Noted) -> str:
    return f"({one_line(one.note.sign)}) {one_line(one.words)}"


def _target(one: Linked) -> str:
    return ", ".join(one.refs) or one_line(one.link.target)


def _edits(one: Correction) -> Iterator[str]:
    return (f"{_gone(edit.old)} → {_gone(edit.new)}" for edit in one.edits)


def _gone(words: str) -> str:
    """Words in quotation marks, or a sign for none."""
    text = one_line(words)
    return f"« {text} »" if text else "∅"
