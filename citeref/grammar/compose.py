"""Places and authorities put together.

A place takes the authority that follows it (« article 28 du RGPD »), or the one that announces it (« RGPD, art. 28 »), or that
of the place it is named with (« articles 7 et 8 ainsi que 52 de la Charte »). Where the text names none, the citation leaves
here with a `Lean`, unless the text says that the place belongs to something else (« article 12 du bail »).
"""

from __future__ import annotations

import re
from functools import partial
from typing import Literal

from citeref.grammar.attach import SUBJECT, Attachment
from citeref.grammar.backward import nouns
from citeref.grammar.definitions import definitions, uses
from citeref.grammar.inside import Inside
from citeref.grammar.items import Item
from citeref.grammar.language import Passages
from citeref.grammar.mention import Mention
from citeref.grammar.owners import governed, governing, kind_before
from citeref.grammar.pattern import pattern
from citeref.grammar.places import Places
from citeref.grammar.private import CONTRACTS, clause, heads, numbered_alike, private, section_headings
from citeref.grammar.proper import in_a_name
from citeref.grammar.reference import refs_at
from citeref.grammar.text import Text
from citeref.model import Citation, Kind, Lean, Span
from citeref.ref import Ref

Event = Mention | Places

_OWN_RULES = pattern(
    r"\s+(?:intérieur|interne|interno|do condom|del condom|di condom|de condom|de (?:la )?copropriété|du jeu|de jeu|de consultation|intern(?!a)|de ordine|nostr[au]\w{0,2}|noastr\w{1,2}|vlády|vlade|ministr\w{1,3}|rady ministrów|prezesa|pracy|vyriausybės|guvernului|λειτουργίας|за вътрешния|националь\w*|national|local|locale|sanitaire|disciplinaire|d'arbitrage|managériale|de service|n°|no|sur|relati|européen|general|générale?|des?|du|d'|pour|portant)"
)
_PROPER = pattern(r"\s[A-Z]{3,}[A-Za-z]*(?![\w(])")
"""A name behind a kind of act, « règlement ETIAS »: that act, known or not, and no other."""

_VAGUE = ("dec", "decision", "judgment", "place")
"""Nouns that, in the law's own text, mostly name something other than an act: « de la décision »."""

_CITED = pattern(
    r"\s+(?:précité|susvisé|susmentionné|susdit|précitée|préc\.|cited above|aforementioned)(?![\w])"
)


_GONE = pattern(
    r"(?<!\w)(?:repeal(?:s|ed|ing)?|replac(?:es|ed|ing)|supersed(?:es|ed|ing)|abrog(?:e|eant|é|ea)|remplac(?:e|ant|é|ait)|aufhebt|ersetzt|ersetzte|hob|"
    r"dero(?:ga|gó|gando)|abroga|sustituye|sostituisce|revoga|substitui|uchyla|zastępuje|vervangt|zrušuje|nahrazuje|nahrádza|ersätter|upphäver|erstatter|ophæver|korvaa|kumoaa|înlocuiește|abrogă|καταργεί|αντικαθιστά|отменя|заменя)"
    r"\s+(?:(?:the|la|le|l'|die|das|den|der|de|il|lo|el|a|o)\s*)?\Z"
)
"""Right before an act: it is repealed or replaced by the one that the sentence is about."""


_CLOSED = pattern(r"\s*(?:[.,;:)]|\Z)")
_ITS = pattern(r"(?<!\w)(?:son|ses|its|leurs?)\s\Z")
"""Before an article of what the sentence is about, which is named before, if at all."""

_AGAIN = pattern(r"(?:même|same|dudit|ledit|audit|said)\s(?:article|art\.)\s(?:[lrda]\.?\s?)?\d")
"""« le III du même article 20 »: the article of that number cited before."""


class _Composer:
    def __init__(
        self, text: Text, original: str, passages: Passages, events: list[Event], at: Ref | None
    ) -> None:
        self.text = text
        self.low = text.low
        self.original = original
        self.passages = passages
        self.events = events
        self.at = at
        self.inside = Inside(at) if at is not None else None
        attached = Attachment(text.low, events, passages)
        self.target, self.used = attached.target, attached.used
        self.lawful: bool | None = None
        self.own = self._own_articles()
        self.away = self.clauses = False
        self.said: set[int] = set()

    def citations(self) -> list[Citation]:
        found: list[Citation] = []
        terms = definitions(self.text, self.events)
        self.terms = sorted({term for group in terms.values() for term in group}, key=len, reverse=True)
        for i, event in enumerate(self.events):
            if isinstance(event, Mention) and event.holds:
                self.away = False
            if isinstance(event, Places):
                found.extend(self._place(event, self.target[i]))
            elif i in self.used:
                if terms.get(i):
                    found.append(self._mention(event, terms[i]))
            elif event.refs and (event.known or self._beside(i)):
                found.append(self._mention(event, terms.get(i, ())))
            elif event.pointer is not None and event.pointer[0] not in ("latter", "former"):
                pointed = self._pointed(event)
                if pointed:
                    found.append(pointed)
        if terms:
            found.extend(
                use for use in uses(self.text, self.original, terms, found) if use.span.start not in self.said
            )
        found.sort(key=lambda citation: citation.span)
        return found

    def _own_articles(self) -> frozenset[str]:
        """The articles that are headings of the text itself, where it is divided so: a contract's, an order's."""
        headed = {
            event.items[0].paths[0][0]
            for event, target in zip(self.events, self.target, strict=True)
            if isinstance(event, Places)
            and target is None
            and event.items
            and event.items[0].paths[0][0].startswith("art_")
            and heads(self.text, event)
        }
        return (frozenset(headed) if len(headed) > 1 else frozenset()) | section_headings(self.text)

    def _beside(self, i: int) -> bool:
        """A wary name counts when it stands in a row with other instruments: « Loi SREN, DSA, DMA, AI Act »."""
        event = self.events[i]
        for n in (i - 1, i + 1):
            if 0 <= n < len(self.events):
                other = self.events[n]
                gap = self.low[min(event.end, other.end) : max(event.start, other.start)]
                if (
                    isinstance(other, Mention)
                    and other.holds
                    and other.family not in ("courts", "cnil", "papers")
                    and other.refs
                    and gap.strip(" ")
                    in (",", "/", "et", "and", "&", "·", "und", "y", "e", "(", "+", "v", "v.", "vs", "vs.")
                ):
                    return True
        return isinstance(event, Mention) and event.confidence == 0.5 and self._speaks_of_law()

    def _speaks_of_law(self) -> bool:
        """Whether the text names an act for certain, which lends trust to its doubtful names."""
        if self.lawful is None:
            self.lawful = any(
                isinstance(e, Mention) and e.holds and (e.pointer is not None or (bool(e.refs) and e.known))
                for e in self.events
            )
        return self.lawful

    def _span(self, start: int, end: int) -> tuple[str, Span]:
        span = Span(*self.text.span(start, end))
        return self.original[slice(*span)], span

    def _mention(self, event: Mention, terms: tuple[str, ...] = ()) -> Citation:
        words, span = self._span(event.start, event.end)
        refs = tuple(Ref.trusted(ref) for ref in event.refs)
        gone = event.holds and bool(_GONE.search(self.low, max(0, event.start - 30), event.start))
        aside: Literal["", "gone", "printed"] = (
            "printed" if event.family == "journal" else "gone" if gone else ""
        )
        return Citation(
            words,
            span,
            refs,
            event.kind,
            event.confidence,
            event.evidence,
            event.range,
            defines=terms,
            aside=aside,
        )

    def _pointed(self, event: Mention) -> Citation | None:
        kind, what = event.pointer  # type: ignore[misc]
        if what == "law":
            return None
        words, span = self._span(event.start, event.end)
        if self.inside is not None and (
            kind == "self" or (kind in ("this", "that") and self._means_itself(event))
        ):
            if self.inside.called(what):
                return Citation(
                    words, span, (self.inside.at.authority,), "anaphora", evidence=("the text itself",)
                )
            return None
        return Citation(words, span, (), "anaphora", lean=Lean(("",), kind, what))

    def _means_itself(self, event: Mention | Places) -> bool:
        """« dieser Verordnung », „této smlouvy“: in these languages one word serves for this and that."""
        return (event.pointer is not None and event.pointer[0] == "this") or self.passages.at(
            event.start
        ) in ("de",)

    def _place(self, place: Places, target: Mention | None) -> list[Citation]:
        if in_a_name(self.text, place):
            return []
        if target is not None:
            return [self._targeted(item, target) for item in place.items]
        if self.inside is not None:
            other = self._named(place) if place.pointer is None else None
            if (
                other
                and other[1] not in _VAGUE
                and not (other[0] in ("the", "capital") and self.inside.called(other[1]))
            ):
                return [self._leaning(item, *other) for item in place.items]
            return self._within(place, self.inside)
        if place.pointer is not None:
            return self._leaning_place(place)
        named = self._named(place)
        if named is not None:
            return [self._leaning(item, *named) for item in place.items]
        tongue = partial(self.passages.at, place.start)
        if private(self.text, place, tongue):
            self.clauses = self.clauses or numbered_alike(self.low, place.start, place.items[0].paths[0][0])
            self.away = self.away or governed(self.low, place.end, tongue) in CONTRACTS
            return []
        first = place.items[0].paths[0][0]
        if self.clauses and clause(self.text, place):
            return []
        if first.startswith("anx_") and not self._roman(place):
            return []
        on = (
            "context"
            if first.startswith(("art_", "rct_", "cpt_", "tis_", "sch_", "anx_", "sct_"))
            else "place"
        )
        if on == "place" and (
            first.startswith("prt_")
            or not self._bare_place(place)
            or (first in self.own and self.low[place.start] == "§")
        ):
            return []
        if _CITED.match(self.low, place.end) or _AGAIN.search(self.low, max(0, place.start - 8), place.end):
            on = "cited"
        elif (self.away and on == "context" and not first.startswith("rct_")) or first in self.own:
            return []
        words = (
            "its" if on == "context" and _ITS.search(self.low, max(0, place.start - 8), place.start) else ""
        )
        return [self._leaning(item, on, words) for item in place.items]

    def _named(self, place: Places) -> tuple[str, str] | None:
        """A defined term, or a bare kind of act, behind the place: « article 28 du Règlement », « article 21 de la directive »."""
        found = governing(self.low, place.end, partial(self.passages.at, place.start))
        if found is None:
            before = kind_before(self.low, place.start)
            return ("the", before) if before else None
        start, end = found
        for term in self.terms:
            if self.text.raw.startswith(term, start):
                self.said.add(self.text.back(start))
                return "defined", term
        what = nouns().get(self.low[start:end])
        proper = _PROPER.match(self.text.raw, end) if what in ("reg", "dir", "dec", "loi") else None
        if proper:
            return "defined", self.text.raw[start : proper.end()]
        if what == "any" and self.low[start:end] in ("texte", "text") and _CLOSED.match(self.low, end):
            return "the", "any"
        if what is None or what in ("any", "place", "sanction") or _OWN_RULES.match(self.low, end):
            return None
        named = self.text.raw[start].isupper() and self.passages.at(start) != "de"
        return "capital" if named else "the", what

    def _bare_place(self, place: Places) -> bool:
        """A bare « paragraphe 2 » or "(3)": only a word for a numbered paragraph or subparagraph may lean on an article."""
        first = place.items[0].paths[0][0]
        return first.startswith(("par_", "aln_", "pnt_"))

    def _roman(self, place: Places) -> bool:
        return bool(re.search(r"(?<!\w)[IVX]{1,5}(?!\w)", self.text.raw[place.start : place.end]))

    def _targeted(self, item: Item, target: Mention) -> Citation:
        words, span = self._span(item.start, item.end)
        if target.pointer is not None:
            kind, what = target.pointer
            if (
                self.inside is not None
                and self.inside.named_like(what)
                and (kind in ("self", "this") or self._means_itself(target))
            ):
                return Citation(
                    words, span, refs_at(self.inside.at.authority, item.paths), "anaphora", range=item.range
                )
            return Citation(
                words, span, (), "anaphora", range=item.range, lean=Lean(_joined(item.paths), kind, what)
            )
        kind_: Kind = target.kind if target.kind != "url" else "short"
        evidence = target.evidence if target.evidence == (SUBJECT,) else ()
        return Citation(words, span, refs_at(target.refs[0], item.paths), kind_, 1.0, evidence, item.range)

    def _leaning(self, item: Item, on: str, words_: str) -> Citation:
        words, span = self._span(item.start, item.end)
        kind: Kind = "short" if on in ("context", "place") else "anaphora"
        return Citation(
            words, span, (), kind, 0.8, range=item.range, lean=Lean(_joined(item.paths), on, words_)
        )

    def _leaning_place(self, place: Places) -> list[Citation]:
        kind, unit = place.pointer  # type: ignore[misc]
        if kind == "self":
            return []
        if not place.items:
            words, span = self._span(place.start, place.end)
            return [Citation(words, span, (), "anaphora", lean=Lean(("",), kind, unit))]
        return [self._leaning(item, kind, unit) for item in place.items]

    def _within(self, place: Places, inside: Inside) -> list[Citation]:
        """A place without an authority in the law's own text: a part of this act, unless it is a heading."""
        if place.pointer is not None:
            own = place.pointer[0] in ("this", "self") or self._means_itself(place)
            base = inside.enclosing(place.pointer[1]) if own else None
            if base is None:
                return self._leaning_place(place)
            if not place.items:
                words, span = self._span(place.start, place.end)
                return [Citation(words, span, (base,), "anaphora")]
            return [self._internal(item, base) for item in place.items]
        if heads(self.text, place) and place.items[0].paths[0][0].startswith(
            ("art_", "cpt_", "sct_", "anx_")
        ):
            return []
        found = []
        for item in place.items:
            base = inside.base(item.paths[0][0].partition("_")[0])
            if base is not None:
                found.append(self._internal(item, base))
        return found

    def _internal(self, item: Item, base: Ref) -> Citation:
        words, span = self._span(item.start, item.end)
        authority = base.authority
        inside = tuple(base.pinpoint.split("/")) if base.pinpoint else ()
        paths = tuple((*inside, *path) for path in item.paths)
        return Citation(
            words, span, refs_at(authority, paths), "short", 0.9, ("the text itself",), item.range
        )


def _joined(paths: tuple[tuple[str, ...], ...]) -> tuple[str, ...]:
    return tuple("/".join(path) for path in paths)


def compose(
    text: Text, original: str, passages: Passages, events: list[Event], at: Ref | None
) -> list[Citation]:
    """The citations that the mentions and places of a text make, in order."""
    return _Composer(text, original, passages, events, at).citations()
