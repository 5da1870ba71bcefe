"""Words laid over the law: whether they stand there, and if not, which of them do.

An exact search comes first and costs next to nothing; only words that stand nowhere as they are quoted are aligned, word
by word.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq, MatchingBlock

from citeref.quotes.cues import listed
from citeref.quotes.fragments import Fragment
from citeref.quotes.wording import Wording
from citeref.quotes.words import Words, plain

Run = tuple[int, int]
"""Words of a law, `[first, last)`."""

EDGES = frozenset(map(plain, listed("citeref.quotes", "edges")))
"""Small words that a quotation may drop or change where it begins: « le sous-traitant » quoted after « que »."""


class Laid(NamedTuple):
    """A fragment over a run of the law: how many of its words are there in order, and the stretch they take.

    `changed` are the words that differ, as pairs (quoted, printed), each a run of words or empty; `longest` is the longest run
    of the law that is quoted without a change.
    """

    run: Run
    matched: int
    words: int
    changed: tuple[tuple[str, str], ...] = ()
    longest: Run = (0, 0)

    @property
    def share(self) -> float:
        """How much of what is quoted stands there."""
        return self.matched / self.words if self.words else 1.0


def exact(fragment: Fragment, law: Wording, within: Run | None = None) -> Run | None:
    """Where a fragment stands as it is quoted; small words at its beginning and end may differ."""
    found = _exact(fragment.words, law, within)
    if found is None and fragment.spare is not None:
        found = _exact(fragment.spare, law, within)
    return found


def _exact(words: Words, law: Wording, within: Run | None) -> Run | None:
    first, last = within or (0, len(law.words))
    for drop, cut in ((0, 0), (1, 0), (0, 1), (1, 1)):
        if len(words) - drop - cut < 1 or (drop and words.plain[0] not in EDGES):
            continue
        if cut and words.plain[-1] not in EDGES:
            continue
        if (drop or cut) and len(words) - drop - cut < 3:
            continue
        letters = words.letters[words.at[drop] : words.at[len(words) - cut]]
        found = law.words.find(letters, first, last)
        if found is not None:
            return found
    return None


def everywhere(fragment: Fragment, law: Wording) -> list[Run]:
    """Every place of the law where a fragment stands as it is quoted."""
    found = law.words.all(fragment.words.letters)
    if not found and (one := exact(fragment, law)):
        return [one]
    return found


def lay(fragment: Fragment, law: Wording, within: Sequence[Run]) -> Laid:
    """A fragment over the part of some runs of the law, read one after the other, that is most like it."""
    codes, text = law.coded
    quoted = _coded(fragment, codes)
    there = "".join(text[first:last] for first, last in within)
    at = [word for first, last in within for word in range(first, last)]
    if not there:
        return Laid((0, 0), 0, len(quoted))
    low, high = 0, len(there)
    if len(there) > len(quoted):
        best = fuzz.partial_ratio_alignment(quoted, there)
        if best is not None:
            slack = max(4, len(quoted) // 3)
            low, high = max(0, best.dest_start - slack), min(high, best.dest_end + slack)
    whole = _aligned(fragment, quoted, law, at[low:high], there[low:high])
    if len(within) < 2 or len(there) > 40 * len(quoted):
        return whole
    return max(whole, _aligned(fragment, quoted, law, at, there), key=lambda one: one.matched)


def _coded(fragment: Fragment, codes: dict[str, str]) -> str:
    """The words of a fragment as the law's characters, a word with letters in brackets without them where the law has that one."""
    plain = fragment.words.plain
    if fragment.spare is not None:
        plain = [one if one in codes else two for one, two in zip(plain, fragment.spare.plain, strict=True)]
    return "".join(codes.get(word, chr(0xF0000 + n)) for n, word in enumerate(plain))


def _aligned(fragment: Fragment, quoted: str, law: Wording, at: list[int], there: str) -> Laid:
    """The words of a fragment beside those of the law (`at`: their numbers): what is common, and what differs between."""
    blocks = [b for b in LCSseq.opcodes(quoted, there).as_matching_blocks() if b.size]
    blocks = _close(_dense(blocks), quoted, there)
    if not blocks:
        return Laid((0, 0), 0, len(quoted))
    matched = sum(block.size for block in blocks)
    start, end = blocks[0].b, blocks[-1].b + blocks[-1].size
    changed: list[tuple[str, str]] = []
    a, b = 0, start - min(blocks[0].a, start)
    for block in blocks:
        _note(changed, fragment, law, (a, block.a), at[b : block.b])
        a, b = block.a + block.size, block.b + block.size
    _note(changed, fragment, law, (a, len(quoted)), at[b : b + len(quoted) - a])
    most = max(blocks, key=lambda block: block.size)
    run = at[most.b], at[most.b + most.size - 1] + 1
    return Laid((at[start], at[end - 1] + 1), matched, len(quoted), tuple(changed), run)


def _dense(blocks: list[MatchingBlock]) -> list[MatchingBlock]:
    """The blocks without the stray words at either end that lie far from the rest."""
    while (
        len(blocks) > 1
        and blocks[0].size == 1
        and blocks[1].b - blocks[0].b > 4 + 2 * (blocks[1].a - blocks[0].a)
    ):
        blocks = blocks[1:]
    while (
        len(blocks) > 1
        and blocks[-1].size == 1
        and blocks[-1].b - (blocks[-2].b + blocks[-2].size)
        > 4 + 2 * (blocks[-1].a - blocks[-2].a - blocks[-2].size)
    ):
        blocks = blocks[:-1]
    return blocks


def _close(blocks: list[MatchingBlock], quoted: str, there: str) -> list[MatchingBlock]:
    """The blocks with a lone word moved up to the next one where the law has it there too: of two « à », the nearer is meant."""
    for at in range(len(blocks) - 2, -1, -1):
        one, two = blocks[at], blocks[at + 1]
        if one.size == 1 and one.a + 1 == two.a and one.b + 1 < two.b and there[two.b - 1] == quoted[one.a]:
            blocks[at] = MatchingBlock(one.a, two.b - 1, 1)
    return blocks


def _note(
    changed: list[tuple[str, str]], fragment: Fragment, law: Wording, quoted: Run, printed: list[int]
) -> None:
    ours = fragment.words.plain[slice(*quoted)]
    theirs = [law.words.plain[word] for word in printed]
    if "".join(ours) == "".join(theirs):
        return
    said = fragment.text[slice(*fragment.words.span(*quoted))] if ours else ""
    is_there = ""
    if theirs:
        whole = printed[-1] - printed[0] < len(printed) + 3
        is_there = (
            law.authority.text[slice(*law.words.span(printed[0], printed[-1] + 1))]
            if whole
            else " ".join(theirs)
        )
    changed.append((" ".join(said.split()), " ".join(is_there.split())))
