"""Which recitals belong to which article: computed, since no act of the Union says so and no official table exists.

Three things count. A recital that names an article of its own act belongs to it. Else the wording decides: the recital
and the article share words that are rare in this act, and pairs of words more than single ones (the cosine of their
word weights, tf-idf over the articles and recitals of this act and language). And recitals stand in the order of the
articles they give reasons for: among all ways through the act that never go back, the one with the most likeness is
taken, and pairs near it count up to twice as much.

On the GDPR, held against pairs that practice takes for settled (`benchmarks.recitals`), 87 % of those are found in
English and 85 % in French, and 94 of 100 pairs given are right. The thresholds below were chosen on that act; other
acts have been looked at, not measured.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from itertools import pairwise
from typing import NamedTuple

from citeref.model import Authority
from citeref.ref import Ref
from citeref.relations.kinds import Grounds, Kinship, Reference
from citeref.relations.places import code

ENOUGH = 0.20
"""The least likeness, with the order of the act counted in, at which a pair is given."""

BESIDE = 0.6
"""How near to a recital's best article another one must come to be given too, as a share of the best."""

STRONG = 0.35
"""A likeness at which a pair is given however much better another article does."""

FAINT = 0.08
"""The least likeness at which a recital that is like no article is given to the one whose turn it is in the act."""

NEAR = 3
"""Articles from the turn of the act within which the order still counts for much."""

RARE = math.log(3)
"""How rare (logarithm of one over the share of texts that have it) a word is that is shown as evidence."""

_STEM = 5
"""Letters that count of a word: « controller » and « controllers », « traitement » and « traitements » are one."""

_EVIDENCE = 5
_WORD = re.compile(r"[^\W\d_]{3,}")


class Text(NamedTuple):
    """The words of one article or recital: how much each weighs, with `length` 1 taken together."""

    ref: Ref
    weights: dict[str, float]
    printed: dict[str, str]


def kinships(
    authority: Authority, found: tuple[Reference, ...], articles: Authority | None = None
) -> tuple[Kinship, ...]:
    """Every recital with its articles, in the order of the recitals; the articles are taken from another version where
    one is given (a consolidated text has no recitals).
    """
    whole = articles or authority
    recitals = [p for p in authority.passages if code(p.ref) == "rct"]
    own = [p for p in whole.passages if code(p.ref) == "art" and p.span.end > p.span.start]
    if not recitals or not own:
        return ()
    counted = [_counted(authority.words(p)) for p in recitals]
    counted += [_counted(f"{p.heading} . {p.heading} . {whole.words(p)}") for p in own]
    common = _common(counted)
    texts = [
        Text(p.ref, _weighed(words, common), printed)
        for p, (words, printed) in zip([*recitals, *own], counted, strict=True)
    ]
    reasons, laws = texts[: len(recitals)], texts[len(recitals) :]
    likeness = _likeness(reasons, laws)
    turns = _turns(likeness)
    named = _named(found)
    nearer = _Nearer(whole, common)
    return tuple(
        nearer.placed(reason, laws[at], grounds, score)
        for row, reason in enumerate(reasons)
        for at, grounds, score in _chosen(likeness[row], turns[row], named.get(reason.ref, set()), laws)
    )


def _counted(text: str) -> tuple[Counter[str], dict[str, str]]:
    """How often each stem and each pair of neighbouring stems stands in a text, and how it is printed first."""
    words = _WORD.findall(text)
    words += [f"{word} {after}" for word, after in pairwise(words)]
    stems = [" ".join(part.casefold()[:_STEM] for part in word.split()) for word in words]
    return Counter(stems), dict(zip(reversed(stems), reversed(words), strict=True))


def _common(texts: list[tuple[Counter[str], dict[str, str]]]) -> dict[str, float]:
    """How rare each word is in the act: the logarithm of one over the share of texts that have it; words of a single
    text bind nothing and are left out.
    """
    held = Counter(word for words, _ in texts for word in words)
    return {word: math.log(len(texts) / n) for word, n in held.items() if 1 < n < len(texts)}


def _weighed(words: Counter[str], common: dict[str, float]) -> dict[str, float]:
    weights = {word: (1 + math.log(n)) * common[word] for word, n in words.items() if word in common}
    length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    return {word: weight / length for word, weight in weights.items()}


def _likeness(reasons: list[Text], laws: list[Text]) -> list[list[float]]:
    """The cosine of every recital (row) with every article (column)."""
    holders: dict[str, list[tuple[int, float]]] = {}
    for column, law in enumerate(laws):
        for word, weight in law.weights.items():
            holders.setdefault(word, []).append((column, weight))
    rows = []
    for reason in reasons:
        row = [0.0] * len(laws)
        for word, weight in reason.weights.items():
            for column, other in holders.get(word, ()):
                row[column] += weight * other
        rows.append(row)
    return rows


def _turns(likeness: list[list[float]]) -> list[int]:
    """The article (column) whose turn it is at each recital, along the way through the act that gathers most likeness
    without going back.
    """
    best = likeness[0]
    steps: list[list[int]] = []
    for row in likeness[1:]:
        arrived, came, top, at = [], [], -1.0, 0
        for column, here in enumerate(row):
            if best[column] > top:
                top, at = best[column], column
            arrived.append(top + here)
            came.append(at)
        best = arrived
        steps.append(came)
    turn = max(range(len(best)), key=best.__getitem__)
    turns = [turn]
    for came in reversed(steps):
        turn = came[turn]
        turns.append(turn)
    return turns[::-1]


def _named(found: tuple[Reference, ...]) -> dict[Ref, set[Ref]]:
    """The articles of the same act that each recital names."""
    named: dict[Ref, set[Ref]] = {}
    for one in found:
        if code(one.at) == "rct":
            for to in one.refs:
                if to.authority == one.at.authority and to.pinpoint.startswith("art_"):
                    named.setdefault(one.at, set()).add(to.authority / to.pinpoint.partition("/")[0])
    return named


def _chosen(
    row: list[float], turn: int, named: set[Ref], laws: list[Text]
) -> list[tuple[int, Grounds, float]]:
    """The articles (columns) of one recital, why, and how alike they are; the best first."""
    scores = [score * (1 + math.exp(-abs(at - turn) / NEAR)) for at, score in enumerate(row)]
    best = max(scores)
    chosen: list[tuple[int, Grounds, float]] = []
    for at, score in enumerate(scores):
        if laws[at].ref in named and score >= FAINT:
            chosen.append((at, "named", score))
        elif score >= ENOUGH and (score >= BESIDE * best or score >= STRONG):
            chosen.append((at, "wording", score))
    if not chosen and scores[turn] >= FAINT:
        chosen.append((turn, "order", scores[turn]))
    return sorted(chosen, key=lambda one: (one[1] != "named", -one[2], one[0]))


class _Nearer:
    """The paragraph, point or definition of an article that a recital is nearest to."""

    def __init__(self, authority: Authority, common: dict[str, float]) -> None:
        self._authority, self._common = authority, common
        self._inside: dict[Ref, list[Ref]] = {}
        for passage in authority.passages:
            parts = passage.ref.pinpoint.split("/")
            if len(parts) == 2 and parts[0].startswith("art_") and parts[1][:4] in ("par_", "pnt_"):
                self._inside.setdefault(authority.ref / parts[0], []).append(passage.ref)
        self._spans = {passage.ref: passage for passage in authority.passages}
        self._known: dict[Ref, dict[str, float]] = {}

    def placed(self, reason: Text, law: Text, grounds: Grounds, score: float) -> Kinship:
        """The pair, with the words that weigh most in it."""
        shared = sorted(
            (-(weight * law.weights[word]), word)
            for word, weight in reason.weights.items()
            if word in law.weights
        )
        telling = [word for _, word in shared if all(self._rare(stem) for stem in word.split())]
        words = _told(telling, reason.printed)
        place = self._place(reason, law.ref)
        return Kinship(reason.ref, law.ref, grounds, round(score, 3), words, place)

    def _rare(self, stem: str) -> bool:
        """Whether a word says something of its own: two of three articles and recitals do without it."""
        return self._common.get(stem, 0.0) > RARE

    def _place(self, reason: Text, article: Ref) -> Ref:
        scored = sorted(
            (
                -sum(weight * reason.weights.get(word, 0.0) for word, weight in self._weights(ref).items()),
                at,
                ref,
            )
            for at, ref in enumerate(self._inside.get(article, []))
        )
        if (
            not scored
            or -scored[0][0] < ENOUGH / 2
            or (len(scored) > 1 and scored[0][0] * 0.8 > scored[1][0])
        ):
            return article
        return scored[0][2]

    def _weights(self, ref: Ref) -> dict[str, float]:
        if ref not in self._known:
            words = _counted(self._authority.words(self._spans[ref]))[0]
            self._known[ref] = _weighed(words, self._common)
        return self._known[ref]


def _told(shared: list[str], printed: dict[str, str]) -> tuple[str, ...]:
    """The first few of the shared words as printed, a word left out where a pair has told it."""
    told: list[str] = []
    for word in shared:
        text = printed[word]
        if not any(text in other or other in text for other in told):
            told.append(text)
        if len(told) == _EVIDENCE:
            break
    return tuple(told)
