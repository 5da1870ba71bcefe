"""Whose words a quotation is: the citation that governs it, and how plainly the sentence lends it.

The words lend a quotation to a law in three ways: a citation right behind it (« … » (article 5)), a citation before it that
leads to it (aux termes de l'article 5 : « … »), or one somewhere in its sentence. A contract, a witness or a court that
speaks in between takes it away.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import IntEnum
from typing import NamedTuple

from citeref.model import Citation, Document, Span
from citeref.quotes.cues import pattern, words
from citeref.quotes.marks import Quotation
from citeref.quotes.sentences import Sentences

FAR = 1500
"""Characters of a sentence looked at on each side of a quotation."""

NEAR = 45
"""Words so few between a citation and a quotation leave no room for another speaker."""

SHORT = 130
"""A lead from the citation to the quotation is at most so many characters."""


class Bond(IntEnum):
    """How plainly a quotation is lent to a citation: in one sentence; by words that lead to it; with the law as the one who
    speaks, or a colon; by the citation right behind it.
    """

    SENTENCE = 1
    LEAD = 2
    SPEAKS = 3
    BEHIND = 4


class Lent(NamedTuple):
    """The citation a quotation is lent to, how plainly, whether somebody else is said to speak, and the other citations
    of the sentence and the one before, which it may belong to as well; `asked` where the sentence only asks or imagines it.
    """

    citation: Citation
    bond: Bond
    another: bool
    others: tuple[Citation, ...]
    translated: bool = False
    gap: int = 0
    asked: bool = False


def _cue(name: str, before: str = r"\b", behind: str = r"\b") -> re.Pattern[str]:
    return pattern("citeref.quotes", name, before, behind)


_MARKS = ' \xa0\u202f«“”„"‘‚»>\n'
"""What may stand right before a quotation's first word."""

_ANOTHER, _OWN, _TRANSLATED, _CITING = map(_cue, ("another", "own", "translated", "citing"))
_LIGHT = _cue("light", behind=r"\b[^.;:]{0,12}\Z")
_MACHINE = _cue("machine")
_ONLY_THAT = re.compile(r"\s*,\s*(?:\w+\s+){0,2}(?:que|qu['’]|that|dass|che)\s*\Z", re.IGNORECASE)
"""« , que »: the verb that it hangs on stands before the citation, and so does the one who speaks."""
_THAT = re.compile(r"\w\s+(?:that|que|qu['’]|dass|che|dat|że)\s*\Z", re.IGNORECASE)
_CREDIT = _cue("credit")
_WHICH = _cue("which", r",?\s")
_SPEAKS = _cue("speaks", r'[\s»”".,)]*(?:\(|', r'\b)[^.;:«“"]{0,70}')
_SAYS = _cue("says", r"(?:[:,–—(]\s*\Z|\b", r"(?!\w))")
_SPEAKS_ITSELF = _cue(
    "says",
    r"[\s,]*(?:(?:\w+ment|ly|lui|alone|en effet|pour sa part|also|further|y|en|ne|en outre|encore|ainsi|il|elle|it)[\s,]+){0,2}(?:",
    r")\b",
)
_WHEREBY = _cue("whereby", r"\A[^;:«“\"]{0,90}?(?<!\w)", r"(?!\w)")
"""« , aux termes duquel »: the law itself is said to speak."""
_WHEREBY_ALONE = _cue("whereby")
_WHICH_SAYS = re.compile(
    rf"\A[^,;:]{{0,70}},?\s(?:{words('citeref.quotes', 'which')})\s+(?:[^\W\d_]+\s+){{0,2}}?"
    rf"(?:{words('citeref.quotes', 'says')})(?!\w)",
    re.IGNORECASE,
)
"""« , qui réprime … »: so it is where the clause is about the law."""
_KNOW = _cue("know")
_FEIGNED = _cue("feigned")
_FURTHER = _cue("further")
_IF = re.compile(
    r"\W*(?:if|si|s['’]il|wenn|falls|se|als|indien|jeśli|gdyby|om|hvis|dacă|kdyby|keby|jos|ha|αν|ако)\s",
    re.IGNORECASE,
)
_COORDINATED = re.compile(
    r"[\s,]*(?:et|and|und|y|e|en|i|a|och|og|și|ja|és|και|и|ter|mais|but)\s", re.IGNORECASE
)
"""« … invoque l'article 28 et ajoute que »: the one who adds is the subject before."""
_TELLS = _cue("tells", r"\A[\s,]*(?:(?:nous|vous|lui|leur|y)\s+)?(?:", r")(?!\w)[^.;«“\"]{0,110}\Z")
_DENIED = _cue(
    "denied",
    r"(?<!\w)",
    r"(?!\w)(?!\s+(?:seulement|uniquement|simplement|only|merely|just|nur|solo|sólo|soltanto|alleen|apenas|tylko)\b)",
)
_ACT = re.compile(
    r"\A(?:\s*,?\s*(?:(?:the|le|la|die|der|il|el|du|de la|de l['’]|de|of the|of|der|des|del|della|do|da|van de|van|UE)\s*)?"
    r"(?:même\s|same\s|said\s)?(?:[A-Z][\w()/.°-]*(?:\s[A-Z0-9(][\w()/.°-]*){0,4}|règlement|directive|code|loi|Regulation|Directive)"
    r"(?:\s(?:pénal|civil|n°|\(?[\w°/.)-]*\d[\w°/.)-]*)){0,4})"
)
"""The act's name between the number of a place and what is said of it."""
_WHOSE = _cue("behind", "", r'\b[^.;:«»“”"]{0,60}\Z')
_BRACKET = re.compile(
    r"[\s.,;:»”\"’)\]]*[(\[—–―-]\s*(?:(?:cf\.?|voir|v\.|see|siehe|vgl\.?|véase|cfr\.?|zie|selon|art)\s*)?"
    r"(?:[A-Z][\w./°()-]*(?:\s+\([A-Z]{2}\))?(?:\s+[\w/.-]+){0,3}\s*,?\s*)?(?:l['’]|le |la |les |the )?\Z"
)
"""What may stand between a quotation and the citation in brackets, or after a dash, behind it."""


class Lending:
    """Which citation of a document governs a quotation of it."""

    def __init__(self, document: Document, citations: Sequence[Citation], sentences: Sentences) -> None:
        self._text = document.text
        self._document = document
        self._sentences = sentences
        self._citations = sorted((c for c in citations if c.refs), key=lambda c: c.span)
        self._starts = [c.span.start for c in self._citations]
        self._translation = _MACHINE.search(document.text) is not None

    def lent(self, quotation: Quotation) -> Lent | None:
        """The citation that governs a quotation, or None where no sentence lends it to a law."""
        sentence = self._sentence(quotation)
        near = self._within(sentence, quotation)
        above = self._above(sentence)
        found = (
            self._behind(quotation, near, sentence)
            or self._lead(quotation, near)
            or self._some(quotation, near)
            or self._announced(quotation, sentence, above)
        )
        if found is None:
            return None
        citation, bond = found
        if self._is_denied(quotation, citation, sentence):
            return None
        others = tuple(one for one in (*near, *above) if one is not citation)
        low, high = self._around(quotation, citation, sentence)
        another = self._another(quotation, citation, sentence, low, high)
        another = another or self._noted(quotation) or self._spoken_of(quotation, citation, bond, sentence)
        translated = self._translation or bool(_TRANSLATED.search(self._text, *self._wide(quotation)))
        gap = max(quotation.span.start - citation.span.end, citation.span.start - quotation.span.end)
        return Lent(citation, bond, another, others, translated, gap, self._asked(quotation, sentence))

    def _another(self, quotation: Quotation, citation: Citation, sentence: Span, low: int, high: int) -> bool:
        """Whether somebody else than the law is said to speak: between the two, right behind, or as the sentence's subject."""
        between = self._text[low : quotation.span.start]
        if low == citation.span.end and self._tells(citation, between):
            return False
        between = _WHEREBY_ALONE.sub(" ", between)
        behind = self._text[quotation.span.end : high]
        if _CITING.search(between) or _CITING.search(behind):
            return False
        if _ANOTHER.search(between) or _OWN.search(between):
            return True
        says = _SPEAKS.match(behind)
        if says and (_ANOTHER.search(says[0]) or _OWN.search(says[0])):
            return True
        head = self._text[sentence.start : min(citation.span.start, quotation.span.start)]
        subject = _WHICH.search(head)
        return subject is not None and _ANOTHER.search(head[: subject.start()]) is not None

    def _tells(self, citation: Citation, between: str) -> bool:
        """Whether a sentence begins with the law, which tells somebody its words: "Recital 42 answers the employer: …"."""
        start = self._sentences.at(citation.span.start).start
        opening = self._text[start : citation.span.start]
        said = _ACT.sub("", between.rstrip(_MARKS), count=1)
        return len(opening.split()) <= 2 and _TELLS.match(said) is not None

    def _is_denied(self, quotation: Quotation, citation: Citation, sentence: Span) -> bool:
        """Whether the sentence says that the law does not have the words: « le RGPD ne dit nulle part que « … » »."""
        start, end = quotation.span
        if citation.span.end <= start:
            before = self._text[max(citation.span.start - 40, sentence.start) : start]
            behind = self._text[end : min(sentence.end, end + 60)]
            return bool(_DENIED.search(before) or _DENIED.search(_clause(behind)))
        return _DENIED.search(_clause(self._text[end : citation.span.end + 40])) is not None

    def _asked(self, quotation: Quotation, sentence: Span) -> bool:
        """Whether a sentence asks whether the law has the words, or imagines it: « Si l'article 5 disait que « … » »."""
        behind = self._text[quotation.span.end : min(sentence.end, quotation.span.end + 60)]
        head = self._text[sentence.start : quotation.span.start]
        asks = re.match(r"[\s»”\"'’)\]]*\?", behind) is not None and not _KNOW.search(head)
        return asks or _FEIGNED.search(head) is not None or _IF.match(head) is not None

    def _spoken_of(self, quotation: Quotation, citation: Citation, bond: Bond, sentence: Span) -> bool:
        """Whether the words before a citation name somebody who may be the one who speaks: for a plain lead, only where
        they are said to (« tel que relevé par la CJUE »).
        """
        head = self._text[sentence.start : max(sentence.start, citation.span.start)]
        if bond == Bond.LEAD:
            return _ANOTHER.search(head) is not None
        said = _ACT.sub("", self._text[citation.span.end : quotation.span.start].rstrip(_MARKS), count=1)
        if bond == Bond.SPEAKS and not said.strip(" ,") and _ANOTHER.search(head):
            return True
        if (
            bond == Bond.SPEAKS
            and said.rstrip().endswith(":")
            and _ANOTHER.search(" ".join(head.split()[:4]))
        ):
            return len(head.split()) > 4 and _FURTHER.search(head) is not None
        if bond == Bond.SPEAKS and _ONLY_THAT.match(said) and _ANOTHER.search(head):
            return True
        whereby = _WHEREBY_ALONE.search(
            self._text, citation.span.end, max(citation.span.end, quotation.span.start)
        )
        credit = _CREDIT.search(head) if bond == Bond.SPEAKS and not whereby else None
        return credit is not None and _ANOTHER.search(head, credit.end(), credit.end() + 60) is not None

    def _noted(self, quotation: Quotation) -> bool:
        """Whether a note's sign right behind the closing mark says that the source is given there."""
        return (
            re.match(r"\s?[»”\"]\s?\d{1,3}(?![\w/])", self._text[quotation.span.end : quotation.span.end + 8])
            is not None
        )

    def _sentence(self, quotation: Quotation) -> Span:
        one = self._sentences.at(quotation.span.start)
        two = self._sentences.at(max(quotation.span.start, quotation.span.end - 1))
        low = max(one.start, quotation.span.start - FAR)
        return Span(low, min(max(two.end, quotation.span.end), quotation.span.end + FAR))

    def _wide(self, quotation: Quotation) -> tuple[int, int]:
        sentence = self._sentence(quotation)
        return sentence.start, min(len(self._text), sentence.end + 80)

    def _between(self, start: int, end: int) -> list[Citation]:
        from bisect import bisect_left

        return self._citations[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def _within(self, sentence: Span, quotation: Quotation) -> list[Citation]:
        """The citations of a sentence outside the quotation; one written in words goes before the address beneath it."""
        inside = quotation.span
        found = [
            one
            for one in self._between(sentence.start, sentence.end)
            if not (inside.start <= one.span.start and one.span.end <= inside.end)
        ]
        written = [one for one in found if one.kind != "url"]
        return written + [
            one
            for one in found
            if one.kind == "url"
            and not any(w.span.start < one.span.end and one.span.start < w.span.end for w in written)
        ]

    def _above(self, sentence: Span) -> list[Citation]:
        before = self._sentences.before(sentence.start)
        return self._between(max(before.start, before.end - FAR), before.end) if before else []

    def _behind(
        self, quotation: Quotation, near: list[Citation], sentence: Span
    ) -> tuple[Citation, Bond] | None:
        """A citation right behind the quotation, in brackets, after a dash or as the one who says it; also in the line below."""
        end = quotation.span.end
        after = [one for one in near if one.span.start >= end]
        below = not after
        if below:
            after = [one for one in self._between(end, end + SHORT) if one.span.start >= sentence.end - 1]
        for one in after[:2]:
            gap = self._text[end : one.span.start]
            says = not below and _WHOSE.match(gap.lstrip(' \n.,;:»”"’)]'))
            if len(gap) > SHORT or not (says or _BRACKET.match(gap)):
                continue
            if one.refs[0].pinpoint or not self._place_before(quotation, near, one):
                return one, Bond.BEHIND
        return None

    def _place_before(self, quotation: Quotation, near: list[Citation], act: Citation) -> bool:
        """Whether the sentence names the place first, so that the act behind (« (RGPD) ») only completes it."""
        return any(
            one.span.end <= quotation.span.start
            and one.refs[0].pinpoint
            and one.refs[0].authority == act.refs[0].authority
            for one in near
        )

    def _lead(self, quotation: Quotation, near: list[Citation]) -> tuple[Citation, Bond] | None:
        """The last citation before the quotation whose words lead to it."""
        start = quotation.span.start
        before = [one for one in near if one.span.end <= start]
        if not before:
            return None
        one = before[-1]
        if not one.refs[0].pinpoint:
            placed = [c for c in before[-3:-1] if c.refs[0].pinpoint and c.refs[0].authority == one.refs[0]]
            if placed and one.span.start - placed[-1].span.end <= NEAR and (led := self._led(quotation, one)):
                return placed[-1], led
        bond = self._led(quotation, one)
        return (one, bond) if bond else None

    def _led(self, quotation: Quotation, one: Citation) -> Bond | None:
        """How plainly the words between a citation and a quotation lead from one to the other."""
        start = quotation.span.start
        gap = self._text[one.span.end : start].rstrip(_MARKS)
        if len(gap) > SHORT:
            return None
        if self._aside(one, quotation):
            return None
        said = _ACT.sub("", gap, count=1)
        start = self._sentences.at(one.span.start).start
        verb = _THAT.search(said) is not None and len(said.split()) <= 3 and not _COORDINATED.match(said)
        verb = verb or (len(said.split()) <= 3 and len(self._text[start : one.span.start].split()) <= 2)
        if (
            verb
            or not said.strip(" ,")
            or said.rstrip().endswith((":", "—", "–", "("))
            or _SPEAKS_ITSELF.match(said)
            or _WHEREBY.match(gap)
            or (_WHICH_SAYS.match(gap) and not _ANOTHER.search(gap))
            or self._tells(one, gap)
        ):
            return Bond.SPEAKS
        return Bond.LEAD if _SAYS.search(gap) or len(said) <= NEAR else None

    def _aside(self, citation: Citation, quotation: Quotation) -> bool:
        """Whether a citation only says in what light something else is said: "provides that, for the purposes of Article 45"."""
        start = self._sentences.at(citation.span.start).start
        head = self._text[start : citation.span.start]
        found = _LIGHT.search(head)
        return found is not None and len(head[: found.start()].strip()) > 25

    def _some(self, quotation: Quotation, near: list[Citation]) -> tuple[Citation, Bond] | None:
        """A citation somewhere in the sentence: the last before the quotation, else the first behind."""
        before = [one for one in near if one.span.end <= quotation.span.start]
        after = [one for one in near if one.span.start >= quotation.span.end]
        if before:
            return before[-1], Bond.SENTENCE
        return (after[0], Bond.SENTENCE) if after else None

    def _announced(
        self, quotation: Quotation, sentence: Span, above: list[Citation]
    ) -> tuple[Citation, Bond] | None:
        """A citation that the paragraph above ends with before a colon."""
        head = self._text[sentence.start : quotation.span.start].strip(' \xa0\n«“"„>')
        before = self._text[max(0, sentence.start - 40) : sentence.start].rstrip()
        if above and not head and before.endswith(":"):
            return above[-1], Bond.SPEAKS
        return None

    def _around(self, quotation: Quotation, citation: Citation, sentence: Span) -> tuple[int, int]:
        """The words that say whose the quotation is: from the citation (or the last stop) to a few words behind."""
        low = citation.span.end if citation.span.end <= quotation.span.start else sentence.start
        high = citation.span.start if citation.span.start >= quotation.span.end else sentence.end
        return max(low, quotation.span.start - 200), min(high, quotation.span.end + 70)


def _clause(behind: str) -> str:
    """The words right behind a quotation, as far as their clause goes."""
    return re.split(r"[.;:«“]\s|\n", behind, maxsplit=1)[0]
