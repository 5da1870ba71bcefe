"""What becomes of a quotation that is laid over the law: right, bent, from another place, or nowhere to be found.

One quotation has at most one verdict. It is right as soon as some official version, in some language at hand, has the words at
the place cited (or at another place that its sentence names); everything else is said only when the words come close enough to
the law to be meant as its own, or when the sentence plainly lends them to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from citeref import catalogue
from citeref.grammar.language import Passages, told
from citeref.model import Citation, Document, Finding, Passage
from citeref.quotes.cues import pattern
from citeref.quotes.fragments import Fragment, fragments
from citeref.quotes.laying import Run, everywhere, exact
from citeref.quotes.lending import Bond, Lending, Lent
from citeref.quotes.marks import Quotation, quotations
from citeref.quotes.nearness import Near, near, shared, stands
from citeref.quotes.pages import Pages
from citeref.quotes.sentences import Sentences
from citeref.quotes.wording import Wording
from citeref.ref import Ref

Kind = Literal["right", "differs", "elsewhere", "not-found", "unverified"]

FEW = 3
"""A quotation of so many words or fewer is a term, and never judged."""

LONG = 10
"""Words from which a quotation that stands nowhere is said to be nowhere."""

SPOKEN = 0.75
"""The share of quoted words that a law must have for the quotation to be in its language."""

NAMED = 400
"""Characters before a citation in which its act must have been named for a quotation to be said to be nowhere in it."""

CLOSE = 0.6
"""The share of the quoted words, and half of those that carry meaning, that must stand at the place cited for the
quotation to be the law's, bent."""


_GARBLED = re.compile(
    r"_{5}|(?<=[^\W\d_])/(?=[^\W\d_]\b)|(?<![\w])/(?=['’\w])|(?<=[^\W\d_])\d(?=[^\W\d_]|/)"
    r"|[\[{]/?[IJ](?![\]\w]\b)"
)
"""A page's rule between text and notes, or letters that a machine took for others."""

_TERM = pattern("citeref.rules", "names", behind=r"\b[^«“\"‘()]{0,40}[«“\"„‘\s]*\Z")
"""What stands before a title, or a term that a document defines."""


class Verdict(NamedTuple):
    """What became of one quotation. `laid` and `wording` say where in the law the nearest words are."""

    kind: Kind
    quotation: Quotation
    citation: Citation
    ref: Ref
    wording: Wording | None = None
    run: Run | None = None
    changed: tuple[tuple[str, str], ...] = ()
    place: Ref | None = None


class Quoting:
    """The quotations of a document, laid over the pages at hand."""

    def __init__(self, document: Document, citations: Sequence[Citation], pages: Pages) -> None:
        self.document = document
        self.pages = pages
        self.quotations = quotations(document)
        self.starts = [one.span.start for one in self.quotations]
        self.sentences = Sentences(document, [one.span for one in self.quotations])
        self._lending = Lending(document, citations, self.sentences)
        self._passages = Passages(document.text.lower(), document.lang or None)
        self._named = [(c.span.start, c.refs[0].authority) for c in citations if c.refs and not c.evidence]
        self._cited = tuple(dict.fromkeys(ref.authority for c in citations for ref in c.refs))
        self._verdicts: list[Verdict] | None = None

    def verdicts(self) -> list[Verdict]:
        """Every quotation lent to a law and what became of it, in order of the text."""
        if self._verdicts is None:
            self._verdicts = list(self._judged())
        return self._verdicts

    def _judged(self) -> Iterator[Verdict]:
        for quotation in self.quotations:
            parts = fragments(self.document.text, *quotation.span)
            size = sum(len(part.words) for part in parts)
            if size <= FEW:
                continue
            lent = self._lending.lent(quotation)
            heading = lent is not None and "/cpt_" in lent.citation.refs[0] and size < 12
            if lent is None or heading or self._is_name(quotation, size):
                continue
            verdict = self._verdict(quotation, parts, size, lent)
            if verdict is not None:
                yield verdict

    def _is_name(self, quotation: Quotation, size: int) -> bool:
        """Whether the words are a name: a few in italics, or a term that the document defines."""
        if quotation.kind == "italics":
            return size < 6
        start, end = quotation.span
        if size < 12 and self._is_defined(start, end):
            return True
        if size < 12 and re.search(r"\([«“\"„‘\s]*\Z", self.document.text[max(0, start - 6) : start]):
            return True  # in brackets behind an article: its heading, which another rule judges
        return size < 12 and _TERM.search(self.document.text[max(0, start - 80) : start]) is not None

    def _is_defined(self, start: int, end: int) -> bool:
        """Whether the words open a numbered line, and a comma or colon explains them behind: « 51) «lampes», les feux … »."""
        text = self.document.text
        line = text[text.rfind("\n", 0, start) + 1 : start]
        return (
            re.fullmatch(r"[\s«“\"„‘*(-]*(?:[\w.]{1,5}[).])[\s«“\"„‘*]*", line) is not None
            and re.match(r"[\s»”\"“’*)]*[,:=–—]", text[end : end + 8]) is not None
        )

    def language(self, quotation: Quotation) -> list[str]:
        """The languages a quotation may be in, the likeliest first: its own words' where they tell one, then those around it."""
        inner = told(re.sub(r"\[(\w{1,4})\]", r"\1", self.document.text[slice(*quotation.span)]))
        around = self._passages.at(quotation.span.start)
        return list(dict.fromkeys((inner or around, around)))

    def _spoken(
        self, quotation: Quotation, parts: Sequence[Fragment], ref: Ref, have: Sequence[str]
    ) -> list[str]:
        """The languages at hand that a quotation may be in: the one whose law has most of its words first. A few words seldom
        tell their language by themselves.
        """
        likely = [*self.language(quotation), self._passages.at(0)]
        found: dict[str, float] = {}
        for lang in dict.fromkeys((*likely, "fr", "en")):
            laws = self.pages.of(ref, lang) if lang in have else ()
            if laws:
                found[lang] = max(shared(parts, law) for law in laws)
                if found[lang] >= SPOKEN:
                    break
        best = sorted(found, key=lambda lang: -found[lang])
        return [lang for lang in best if lang in likely or found[lang] >= SPOKEN]

    def languages_of(self, words: str, offset: int = 0) -> list[str]:
        """The languages a few words of the document may be in."""
        around = self._passages.at(offset)
        if len(words.split()) < 3:
            return [around]
        return list(dict.fromkeys((around, Passages(words.lower()).at(0))))

    def _verdict(self, quotation: Quotation, parts: list[Fragment], size: int, lent: Lent) -> Verdict | None:
        cited = lent.citation.refs
        ref = cited[0]
        have = self.pages.languages(ref)
        spoken = self._spoken(quotation, parts, ref, have)
        laws = [law for lang in spoken for law in self.pages.of(ref, lang)]
        places = [one for other in lent.others for one in other.refs if _tells(one, cited)]
        if self._is_right(parts, cited, laws) or self._is_right_at(parts, places, quotation):
            return Verdict("right", quotation, lent.citation, ref)
        if not laws or lent.translated:
            return Verdict("unverified", quotation, lent.citation, ref)
        found = self._elsewhere(quotation, parts, size, lent, laws)
        if found is not None:
            return found
        apart = [lang for lang in ("fr", "en", self.document.lang) if lang in have and lang not in spoken]
        others = [law for lang in dict.fromkeys(apart) for law in self.pages.of(ref, lang)]
        best = max((near(parts, one, law) for law in laws for one in cited), key=lambda b: b.share)
        if best.share < CLOSE and self._is_right(parts, cited, others):
            return Verdict("right", quotation, lent.citation, ref)
        return self._bent(quotation, parts, size, lent, laws, best)

    # ---- right
    def _is_right(self, parts: list[Fragment], refs: Sequence[Ref], laws: Sequence[Wording]) -> bool:
        return any(stands(parts, law, ref) for law in laws for ref in refs)

    def _is_right_at(self, parts: list[Fragment], refs: Sequence[Ref], quotation: Quotation) -> bool:
        """Whether the words stand at another place that the sentence (or the one before) names."""
        for ref in dict.fromkeys(refs):
            for lang in self.language(quotation):
                for law in self.pages.of(ref, lang):
                    if stands(parts, law, ref):
                        return True
        return False

    def _broken(self, quotation: Quotation, changed: Sequence[tuple[str, str]]) -> bool:
        """Whether a quotation runs over a page's end or into a note, or was misread by a machine in several places."""
        if _GARBLED.search(self.document.text, *quotation.span):
            return True
        return any(
            re.match(r"\d{1,3}(?:\s|\Z)", said) and not re.search(r"\d", there) for said, there in changed
        )

    # ---- elsewhere
    def _elsewhere(
        self, quotation: Quotation, parts: list[Fragment], size: int, lent: Lent, laws: list[Wording]
    ) -> Verdict | None:
        """The words stand in the same law, at a place that is not the one cited."""
        for law in laws:
            runs = [everywhere(part, law) for part in parts]
            if not all(runs):
                continue
            if lent.another or lent.bond < Bond.LEAD or size < 5:
                return Verdict("right", quotation, lent.citation, lent.citation.refs[0])
            place = _holder(parts, runs, law)
            if place is None or place.ref == place.ref.authority or not lent.citation.refs[0].pinpoint:
                return Verdict("right", quotation, lent.citation, lent.citation.refs[0])
            run = (runs[0][0][0], runs[-1][0][1])
            run = run if run[1] > run[0] else runs[0][0]
            return Verdict(
                "elsewhere", quotation, lent.citation, lent.citation.refs[0], law, run, (), Ref(place.ref)
            )
        return None

    # ---- bent
    def _bent(
        self,
        quotation: Quotation,
        parts: list[Fragment],
        size: int,
        lent: Lent,
        laws: list[Wording],
        best: Near,
    ) -> Verdict | None:
        cited = lent.citation.refs[0]
        if best.share >= CLOSE and best.meaning >= 0.5 and best.matched >= 3:
            if not best.changed:
                return Verdict("right", quotation, lent.citation, cited)
            if quotation.kind == "italics" and best.share < 0.8:
                return None
            if size <= (5 if cited.pinpoint else 8) and lent.bond < Bond.LEAD:
                return None
            if not cited.pinpoint and (size < 6 or best.meaning < 0.7):
                return None
            if lent.another and lent.bond < Bond.SPEAKS and best.share < 0.8:
                return None
            if self._broken(quotation, best.changed):
                return None
            return Verdict(
                "differs", quotation, lent.citation, cited, best.law, best.run, best.changed, best.place
            )
        if quotation.kind == "italics" or (lent.another and lent.bond < Bond.BEHIND):
            return None
        if taken := self._from_another(quotation, parts, size, lent):
            return taken
        wide = max((near(parts, law.authority.ref, law) for law in laws), key=lambda b: b.share)
        if wide.share >= 0.75 and wide.meaning >= 0.7 and wide.changed and size >= 6:
            return Verdict(
                "differs", quotation, lent.citation, cited, wide.law, wide.run, wide.changed, wide.place
            )
        if self._broken(quotation, ()):
            return None
        if not cited.pinpoint and lent.gap > 60:
            return None
        if lent.asked:
            return None
        if size >= LONG and best.begun and lent.bond >= Bond.SPEAKS:
            return Verdict(
                "differs", quotation, lent.citation, cited, best.law, best.run, best.changed, best.place
            )
        if size >= LONG and wide.meaning < CLOSE and lent.bond >= Bond.SPEAKS and self._sure(lent.citation):
            if self._in_another_language(parts, cited, laws):
                return None
            return Verdict("not-found", quotation, lent.citation, cited, best.law, best.run)
        return None

    def _in_another_language(self, parts: list[Fragment], ref: Ref, laws: Sequence[Wording]) -> bool:
        """Whether the law in some other language at hand has more of the words than those it was laid over: a short text was taken
        for another language.
        """
        known = max(max(shared(parts, law) for law in laws), SPOKEN / 2)
        if known >= SPOKEN:
            return False
        tried = {law.authority.lang for law in laws}
        others = (
            law
            for lang in self.pages.languages(ref)
            if lang not in tried
            for law in self.pages.of(ref, lang)[:1]
        )
        return any(shared(parts, law) >= max(SPOKEN, known) for law in others)

    def _sure(self, citation: Citation) -> bool:
        """Whether the act of a citation is named with it, or not far: an act we do not know may be meant otherwise."""
        if not citation.evidence:
            return True
        at = citation.span.start
        before = [(start, act) for start, act in self._named if start <= at]
        if before:
            return before[-1][1] == citation.refs[0].authority and at - before[-1][0] <= NAMED
        after = next(((start, act) for start, act in self._named if start > at), None)
        return after is not None and after[1] == citation.refs[0].authority and after[0] - at <= NAMED // 4

    def _from_another(
        self, quotation: Quotation, parts: list[Fragment], size: int, lent: Lent
    ) -> Verdict | None:
        """The words of another act in this one's mouth."""
        if size < 5 or lent.another:
            return None
        for lang in self.language(quotation)[:1]:
            for law in self._kin(lent.citation.refs[0].authority, lang):
                if all(exact(part, law) for part in parts):
                    run = exact(parts[0], law)
                    assert run is not None
                    holder = law.holder(*run)
                    place = Ref(holder.ref) if holder else None
                    ref = lent.citation.refs[0]
                    return Verdict("differs", quotation, lent.citation, ref, law, run, (), place)
        return None

    def _kin(self, authority: Ref, lang: str) -> Iterator[Wording]:
        """The acts whose words may have been taken for this one's: those it repealed, and those the document cites."""
        before = [ref for ref, item in catalogue.instruments().items() if item.by == authority]
        for ref in dict.fromkeys((*map(Ref, before), *self._cited)):
            if ref != authority:
                yield from self.pages.of(ref, lang)


def _holder(parts: Sequence[Fragment], runs: Sequence[Sequence[Run]], law: Wording) -> Passage | None:
    """The first place that has the longest fragment and all the others; a phrase that stands everywhere tells none."""
    longest = max(range(len(parts)), key=lambda n: len(parts[n].words))
    for run in runs[longest]:
        place = law.holder(*run)
        if place is None:
            continue
        first, last = law.run(place)
        if all(any(first <= low and high <= last for low, high in one) for one in runs):
            return place
    return None


def _tells(other: Ref, cited: Sequence[Ref]) -> bool:
    """Whether another citation of the sentence is a place of its own, not just the act that the cited places are in."""
    return bool(other.pinpoint) or all(one.authority != other for one in cited)


def finding(rule: str, message: str, document: Document, verdict: Verdict) -> Finding:
    """A verdict as a finding, with the law's own words as its proof."""
    law = verdict.wording
    proof, passage, day, digest = "", None, "", ""
    if law is not None:
        proof, passage, day, digest = shown(law, verdict.run)
    span = verdict.quotation.span
    return Finding(
        rule=rule,
        span=span,
        text=document.text[slice(*span)],
        message=message,
        ref=verdict.ref,
        proof=proof,
        passage=passage,
        page_date=day,
        page_sha256=digest,
        suggest=verdict.place if rule == "quote-elsewhere" else None,
        place=document.place(span.start),
    )


def shown(law: Wording, run: Run | None) -> tuple[str, Ref | None, str, str]:
    """A stretch of the law with a few words around it, its place, and its page's date and hash."""
    origin = law.authority.origin
    day = (origin.version or origin.fetched[:10]) if origin else ""
    digest = origin.sha256 if origin else ""
    if run is None or run[1] <= run[0]:
        return "", None, day, digest
    first, last = max(0, run[0] - 6), min(len(law.words), run[1] + 6)
    holder = law.holder(*run)
    if holder is not None:
        low, high = law.run(holder)
        first, last = max(first, low), min(last, high)
    words = " ".join(law.authority.text[slice(*law.words.span(first, last))].split())
    return words, Ref(holder.ref) if holder else None, day, digest
