"""How near a quotation comes to a place of the law: where it stands word for word, and else which of its words differ.

What a list's letters, a note's number, a pointing word or a slip of the pen make different is no difference; and a word that the
law is full of tells little of what is quoted.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz.distance import Indel

from citeref.quotes.fragments import Fragment
from citeref.quotes.laying import EDGES, Laid, Run, exact, lay
from citeref.quotes.wording import Wording
from citeref.quotes.words import Words
from citeref.ref import Ref

BEGUN = 5
"""Words of the law in a row, with telling ones among them, that make an invented rest a bent quotation."""

SLIP = 0.85
"""How alike the letters of a word must be to the law's for it to be a slip of the pen."""

OFTEN = 0.003
"""A word that makes up so much of a law is one of its stock words, and tells little of what is quoted."""

_POINTING = frozenset(
    "this that these those ce cet cette ces le la les the présent présente dieser diese dieses der die das".split()  # noqa: SIM905
)
"""Words that point: « this Regulation » is « that Regulation » where somebody else speaks."""


class Near(NamedTuple):
    """A quotation over a place: the share of its words that stand there, and of those that carry meaning."""

    law: Wording
    run: Run
    share: float
    meaning: float
    matched: int
    changed: tuple[tuple[str, str], ...] = ()
    place: Ref | None = None
    begun: bool = False


def near(parts: list[Fragment], ref: Ref, law: Wording) -> Near:
    """The quotation over the place cited, in whole."""
    passage = law.passage(ref) or law.passage(ref.authority)
    while passage is None and ref.pinpoint:
        ref = Ref(ref.rpartition("/")[0])
        passage = law.passage(ref)
    if passage is None:
        return Near(law, (0, 0), 0.0, 0.0, 0)
    runs = [law.run(passage)]
    if "/pnt_" in passage.ref and (parent := law.passage(passage.ref.rpartition("/")[0])):
        runs = [*law.own(parent)[:1], *runs]
    laid = [lay(part, law, runs) for part in parts]
    return together(parts, laid, law)


def together(parts: list[Fragment], laid: list[Laid], law: Wording) -> Near:
    words = sum(one.words for one in laid)
    matched = sum(one.matched for one in laid)
    telling = sum(_weight(word, law) for part in parts for word in part.words.plain)
    lost = sum(_weight(word, law) for one in laid for said, _ in one.changed for word in _words(said))
    meaning = 1 - lost / telling if telling else 1.0
    told = [pair for one in laid for pair in one.changed if _matters(*pair)]
    slips = _misread(told, law)
    changed = tuple(pair for pair in told if pair not in slips)
    best = max(laid, key=lambda one: one.matched)
    whole = [law.words.plain[slice(*one.longest)] for one in laid]
    begun = any(len(run) >= BEGUN and sum(_weight(word, law) for word in run) >= 2 for run in whole)
    holder = law.holder(*best.run) if best.run[1] > best.run[0] else None
    return Near(
        law, best.run, matched / words, meaning, matched, changed, Ref(holder.ref) if holder else None, begun
    )


def shared(parts: Sequence[Fragment], law: Wording) -> float:
    """How many of the quoted words a law has anywhere."""
    known, _ = law.coded
    plain = [word for part in parts for word in part.words.plain]
    return sum(word in known for word in plain) / len(plain)


def _words(text: str) -> list[str]:
    return Words(text).plain


def _weight(word: str, law: Wording) -> float:
    """How much a word tells: nothing where it is a small one, a little where the law is full of it."""
    if word in EDGES:
        return 0.0
    return 0.3 if law.often(word) > OFTEN else 1.0


def _misread(pairs: Sequence[tuple[str, str]], law: Wording) -> set[tuple[str, str]]:
    """The words that are slips of the pen or of the machine that read the page: the law does not have them at all, and its own
    have nearly the same letters and the same ending. One such slip excuses others that are less alike.
    """
    alike = {pair: _alike(*pair, law) for pair in pairs}
    least = 0.6 if any(one >= SLIP for one in alike.values()) else SLIP
    return {pair for pair, one in alike.items() if one >= least}


def _alike(said: str, printed: str, law: Wording) -> float:
    """How alike the letters of a word that the law does not have are to the word in its place; 0 where it is no slip."""
    ours, theirs = "".join(_words(said)), "".join(_words(printed))
    known, _ = law.coded
    if min(len(ours), len(theirs)) < 3 or ours[-2:] != theirs[-2:] or all(w in known for w in _words(said)):
        return 0.0
    return Indel.normalized_similarity(ours, theirs)


def _matters(said: str, printed: str) -> bool:
    """Whether a difference is one of words: a list's letters and the numbers of notes, left out or put in, are not."""
    if said.lower() in _POINTING and printed.lower() in _POINTING:
        return False
    if "\u00ad" in said:  # letters in square brackets are the author's own
        return False
    ours = [word for word in _words(said) if len(word) > 1 and not (word.isdecimal() and len(word) < 3)]
    theirs = [word for word in _words(printed) if len(word) > 1 and not (word.isdecimal() and len(word) < 3)]
    if said and printed:
        ours, theirs = _words(said), _words(printed)
    return ours != theirs


def stands(parts: list[Fragment], law: Wording, ref: Ref) -> bool:
    """Whether every fragment stands at a place, or in the words of the larger place that hold it together."""
    passage = law.passage(ref)
    if passage is None and not ref.pinpoint:
        return all(exact(part, law) for part in parts)
    while passage is None and ref.pinpoint:
        ref = Ref(ref.rpartition("/")[0])
        passage = law.passage(ref)
    if passage is None:
        return False
    runs = [law.run(passage)]
    for holder in Ref(passage.ref).parents[:-1]:
        parent = law.passage(holder)
        runs += law.own(parent) if parent is not None and "/art_" in holder else []
    return all(any(exact(part, law, run) for run in runs) for part in parts) or _across(parts, law, ref)


def _across(parts: list[Fragment], law: Wording, ref: Ref) -> bool:
    """Whether words quoted in one go stand at a place but for the letters of its list."""
    passage = law.passage(ref)
    if passage is None:
        return False
    for part in parts:
        laid = lay(part, law, [law.run(passage)])
        if laid.share < 0.8 or any(_matters(*pair) for pair in laid.changed):
            return False
    return True
