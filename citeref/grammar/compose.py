"""Places and authorities put together.

A place takes the authority that follows it (« article 28 du RGPD »), or the one that announces it (« RGPD, art. 28 »), or that
of the place it is named with (« articles 7 et 8 ainsi que 52 de la Charte »). Where the text names none, the citation leaves
here with a `Lean`, unless the text says that the place belongs to something else (« article 12 du bail »).
"""

from __future__ import annotations

import re

from citeref.catalogue.own import numbered
from citeref.catalogue.structures import structure
from citeref.grammar.backward import nouns
from citeref.grammar.definitions import definitions, uses
from citeref.grammar.gaps import announces, coordinates, governed, governing, joined, owned
from citeref.grammar.language import Passages
from citeref.grammar.mention import Mention
from citeref.grammar.numbers import settle
from citeref.grammar.pattern import pattern
from citeref.grammar.places import Item, Places
from citeref.grammar.text import Text
from citeref.model import Citation, Kind, Lean, Span
from citeref.ref import Ref

Event = Mention | Places

_INTERNAL = pattern(
    r"[\s,)]*\s(?:ci-avant|ci-après|ci-dessus|ci-dessous|supra|infra|above|below|hereof|herein|hereto|hereunder|des présentes|des présentes conditions|de la proposition de loi|du projet de loi|of the proposal|of the bill)\b"
)
_PRECEDED = pattern(
    r"(?:\b(?:this|these|présent|présente|the present|mon|ma|my|our|notre|nos|votre|your|their|amendement|amendment|produit|salle|room|poste|bureau|ext\.|lot|norme|rfc|rule|clause|clauses|page|p\.|chapitre du livre|mio|mia|meu|mein|meinem|mijn|mój|min|mitt)\s+)$"
)
_BILL = pattern(
    r"(?:amendements?|amendments?)\s(?:n°\s?|no\.?\s?)?\d{1,4}\.?\s*$|(?:amendements?|amendments?|proposition de loi|projet de loi|\bbill\b)[^.;\n]{0,60}$"
)
_HEADING = pattern(r"(?:^|\n)[ \t#>*_|\"-]*$")
_TITLE_AFTER = pattern(r"[ \t*_]*(?:\n|$|[-:.|][ \t*_]|\s-\s|\.-)")
_OWN_RULES = pattern(
    r"\s+(?:intérieur|interne|interno|do condom|del condom|di condom|de condom|de (?:la )?copropriété|du jeu|de jeu|de consultation|national|local|locale|sanitaire|disciplinaire|d'arbitrage|managériale|de service|n°|no|sur|relati|européen|general|générale?|des?|du|d'|pour|portant)"
)
_OPERATIVE = pattern(r"[.;]\s*$")
_CITED = pattern(
    r"\s+(?:précité|susvisé|susmentionné|susdit|précitée|préc\.|cited above|aforementioned)(?![\w])"
)
_COUNCIL_GAP = pattern(
    r"(?:,? du \d{1,2}(?:er)? [^\W\d_]+ \d{4})?,?(?: du conseil constitutionnel)?[\s,(]*(?:(?:au|aux|le|les|son|ses|cf\.) )?"
)
"""Between a decision of the Conseil constitutionnel and its considérants."""

_NUMBERED = (
    "eu/cjeu/",
    "eu/edpb/",
    "eu/wp29/",
    "fr/cnil/",
    "ecli/",
    "coe/ecthr/",
    "fr/ce/",
    "fr/cass/",
    "fr/cc/",
)


_CONTRACTS = frozenset("bail lease loyer statuts satzung mietvertrag mietvertrages".split())
"""Nouns of private texts that govern no data: once a place is said to be one's, the bare articles after it are its own too, until a law is named."""


_CLAUSES = ("eu/dec_impl/2021/914",)
"""The standard clauses, whose plain name may stand right behind a place that is not theirs: „gemäß Artikel 93 Standardvertragsklauseln“."""

_OWNED = pattern(r"\A[^.;:\n]{0,90}\s(?:son|ses|its|sein|seine[mnrs]?|su|sus|il suo|i suoi|zijn)\s\Z")
"""« le règlement (UE) n° 182/2011 s'applique, en liaison avec **son** article 5 »."""


def adapt(authority: str, path: tuple[str, ...]) -> tuple[str, ...]:
    """The path with the units that an authority uses: sections and schedules in British acts, §§ in German ones."""
    country = authority[:3]
    if country in ("uk/", "ie/"):
        return tuple(
            s.replace("sct_", "sec_")
            if s.startswith("sct_")
            else "sch_" + s[4:]
            if s.startswith("anx_")
            else s
            for s in path
        )
    if country == "de/" and path and path[0].startswith("sct_"):
        return ("par_" + path[0][4:], *path[1:])
    if authority.startswith("fr/cc/") and path and path[0].startswith("rct_"):
        return ("pt_" + path[0][4:], *path[1:])
    if (
        path
        and path[0].startswith(("par_", "pnt_"))
        and path[0][4:].isdecimal()
        and (authority.startswith(_NUMBERED) or numbered(authority))
    ):
        return ("pt_" + path[0][4:], *path[1:])
    return path


def refs_at(authority: str, paths: tuple[tuple[str, ...], ...]) -> tuple[Ref, ...]:
    """The references that paths name in an authority (`at` a place: inside it)."""
    found: list[Ref] = []
    for path in paths:
        for settled in settle(authority, path):
            ref = Ref.trusted("/".join((authority, *adapt(authority, settled))))
            if ref not in found:
                found.append(ref)
    return tuple(found)


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
        self.target: list[Mention | None] = [None] * len(events)
        self.used: set[int] = set()
        self.away = False
        self.said: set[int] = set()

    def attach(self) -> None:
        """Give each place the mention it belongs to, from right to left, then from left to right."""
        events, low = self.events, self.low
        for i in range(len(events) - 2, -1, -1):
            place, after = events[i], events[i + 1]
            if not isinstance(place, Places) or place.pointer is not None:
                continue
            gap = low[place.end : after.start]
            if isinstance(after, Mention):
                if after.family == "addresses" and gap == "](" and after.refs:
                    self.target[i] = after._replace(
                        refs=(Ref.trusted(after.refs[0]).authority,), kind="short"
                    )
                elif (
                    after.holds
                    and not self._decision(after)
                    and joined(gap, self.passages, place.start)
                    and self._may_hold(place, after)
                    and not (gap == "" and after.family == "names" and low[place.end - 1].isalnum())
                    and not (gap.strip() == "" and after.refs == _CLAUSES)
                ) or (
                    after.holds
                    and after.family in ("courts", "cnil", "papers", "own")
                    and joined(gap, self.passages, place.start)
                    and gap.strip(" ,*_") not in ("", "(")
                ):
                    self._take(i, i + 1)
            elif self.target[i + 1] is not None and coordinates(gap) and self._alike(place, after):
                self.target[i] = self.target[i + 1]
        for i in range(1, len(events)):
            place, before = events[i], events[i - 1]
            if not isinstance(place, Places) or self.target[i] is not None or place.pointer is not None:
                continue
            gap = low[before.end : place.start]
            if isinstance(before, Mention):
                council = (
                    bool(before.refs)
                    and before.refs[0].startswith("fr/cc/")
                    and place.items[0].paths[0][0].startswith("rct_")
                )
                if (
                    before.holds
                    and (not self._decision(before) or before.pointer or council)
                    and (announces(gap) or (council and _COUNCIL_GAP.fullmatch(gap)))
                    and self._may_hold(place, before)
                    and not self._elsewhere(place)
                ):
                    self.target[i] = before
                    if not council and not any(c.isalpha() for c in gap):
                        self.used.add(i - 1)
                elif before.holds and before.refs and not self._decision(before) and _OWNED.search(gap):
                    self.target[i] = before
            elif (
                self.target[i - 1] is not None
                and (announces(gap) or coordinates(gap))
                and not self._elsewhere(place)
            ):
                self.target[i] = self.target[i - 1]

    def _decision(self, mention: Mention) -> bool:
        return (
            mention.family in ("courts", "papers", "cnil", "own", "addresses", "described")
            and mention.refs[:1] != ("coe/cets/108",)
            and not (mention.refs and mention.refs[0].startswith("coe/cets"))
        )

    def _take(self, place: int, mention: int) -> None:
        taken = self.events[mention]
        if isinstance(taken, Mention):
            self.target[place] = taken
        self.used.add(mention)

    def _alike(self, left: Places, right: Places) -> bool:
        return (
            bool(left.items and right.items)
            and left.items[0].paths[0][0].partition("_")[0] == right.items[0].paths[0][0].partition("_")[0]
        )

    def _may_hold(self, place: Places, mention: Mention) -> bool:
        """Whether an authority can have such a place directly: a paragraph alone belongs to an article, save where § counts."""
        first = place.items[0]
        if first.paths[0][0].startswith(("par_", "aln_", "pnt_", "idt_")):
            return "§" in self.low[first.start : first.end] or (
                bool(mention.refs)
                and not mention.refs[0].startswith(
                    ("eu/reg", "eu/dir", "eu/treaty", "fr/code", "fr/loi", "coe/echr")
                )
            )
        return True

    def _elsewhere(self, place: Places) -> bool:
        return bool(_INTERNAL.match(self.low, place.end)) or bool(governed(self.low, place.end))

    # ---- citations
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
                    and gap.strip(" ") in (",", "/", "et", "and", "&", "·", "und", "y", "e", "(", "+")
                ):
                    return True
        if not isinstance(event, Mention) or event.confidence != 0.5:
            return False
        return any(
            isinstance(e, Mention) and e.holds and e is not event and (e.pointer or (e.refs and e.known))
            for e in self.events
        )

    def _span(self, start: int, end: int) -> tuple[str, Span]:
        span = Span(*self.text.span(start, end))
        return self.original[slice(*span)], span

    def _mention(self, event: Mention, terms: tuple[str, ...] = ()) -> Citation:
        words, span = self._span(event.start, event.end)
        refs = tuple(Ref.trusted(ref) for ref in event.refs)
        return Citation(
            words, span, refs, event.kind, event.confidence, event.evidence, event.range, defines=terms
        )

    def _pointed(self, event: Mention) -> Citation | None:
        kind, what = event.pointer  # type: ignore[misc]
        words, span = self._span(event.start, event.end)
        if self.at is not None and (
            kind == "self" or (kind in ("this", "that") and self._means_itself(event))
        ):
            authority = self.at.authority
            if (
                what == "any"
                or authority.split("/")[1].startswith(what)
                or authority == f"eu/treaty/{what[:4]}"
            ):
                return Citation(words, span, (authority,), "anaphora", evidence=("the text itself",))
            return None
        return Citation(words, span, (), "anaphora", lean=Lean(("",), kind, what))

    def _means_itself(self, event: Mention | Places) -> bool:
        """« dieser Verordnung », „této smlouvy“: in these languages one word serves for this and that."""
        return (event.pointer is not None and event.pointer[0] == "this") or self.passages.at(
            event.start
        ) in ("de",)

    def _place(self, place: Places, target: Mention | None) -> list[Citation]:
        if target is not None:
            return [self._targeted(item, target) for item in place.items]
        if self.at is not None:
            return self._inside(place)
        if place.pointer is not None:
            return self._leaning_place(place)
        named = self._named(place)
        if named is not None:
            return [self._leaning(item, *named) for item in place.items]
        if self._foreign(place):
            self.away = self.away or governed(self.low, place.end) in _CONTRACTS
            return []
        first = place.items[0].paths[0][0]
        if first.startswith("anx_") and not self._roman(place):
            return []
        on = (
            "context"
            if first.startswith(("art_", "rct_", "cpt_", "tis_", "sch_", "anx_", "sct_"))
            else "place"
        )
        if on == "place" and (first.startswith("prt_") or not self._bare_place(place)):
            return []
        if _CITED.match(self.low, place.end):
            on = "cited"
        elif self.away and on == "context" and not first.startswith("rct_"):
            return []
        return [self._leaning(item, on, "") for item in place.items]

    def _named(self, place: Places) -> tuple[str, str] | None:
        """A defined term, or a bare kind of act, behind the place: « article 28 du Règlement », « article 21 de la directive »."""
        found = governing(self.low, place.end)
        if found is None:
            return None
        start, end = found
        for term in self.terms:
            if self.text.raw.startswith(term, start):
                self.said.add(self.text.back(start))
                return "defined", term
        what = nouns().get(self.low[start:end])
        if what is None or what in ("any", "place") or _OWN_RULES.match(self.low, end):
            return None
        return "the", what

    def _bare_place(self, place: Places) -> bool:
        """A bare « paragraphe 2 » or "(3)": only a word for a numbered paragraph or subparagraph may lean on an article."""
        first = place.items[0].paths[0][0]
        return first.startswith(("par_", "aln_", "pnt_"))

    def _roman(self, place: Places) -> bool:
        return bool(re.search(r"(?<!\w)[IVX]{1,5}(?!\w)", self.text.raw[place.start : place.end]))

    def _foreign(self, place: Places) -> bool:
        """Whether the place is the document's own, or something else's: a heading, « article 9 ci-dessus », « article 12 du bail »."""
        low, start, end = self.low, place.start, place.end
        if _INTERNAL.match(low, end) or governed(low, end) or owned(low, start):
            return True
        before = low[max(0, start - 30) : start]
        if _PRECEDED.search(before) or _BILL.search(low[max(0, start - 90) : start]):
            return True
        if (
            _OPERATIVE.search(before)
            and len(place.items) == 1
            and self.text.raw[start] == "A"
            and re.match(r"\s?:\s", low[end : end + 3])
        ):
            return True
        own = re.match(r"art_(\d+)\.\d+\Z", place.items[0].paths[0][0])
        if own and re.match(rf"[ \t#>*_-]*{own[1]}\.\d", low[low.rfind("\n", 0, start) + 1 :][:12]):
            return True
        if own and re.search(rf"(?<![\d.]){own[1]}\.\d{{1,2}}\s+$", self.low[max(0, start - 10) : start - 2]):
            return True
        return bool(
            _HEADING.search(before)
            and len(place.items) == 1
            and _TITLE_AFTER.match(low, end)
            and self.text.raw[start].isupper()
        )

    def _named_like(self, what: str) -> bool:
        """Whether the text itself is of the kind that a noun names: a regulation is never « diese Richtlinie »."""
        authority = self.at.authority if self.at else ""
        kind = authority.split("/")[1] if authority else ""
        return what not in ("reg", "dir", "dec") or kind not in ("reg", "dir", "dec") or kind == what

    def _targeted(self, item: Item, target: Mention) -> Citation:
        words, span = self._span(item.start, item.end)
        if target.pointer is not None:
            kind, what = target.pointer
            if (
                self.at is not None
                and self._named_like(what)
                and (kind in ("self", "this") or self._means_itself(target))
            ):
                return Citation(
                    words, span, refs_at(self.at.authority, item.paths), "anaphora", range=item.range
                )
            return Citation(
                words, span, (), "anaphora", range=item.range, lean=Lean(_joined(item.paths), kind, what)
            )
        kind_: Kind = target.kind if target.kind != "url" else "short"
        return Citation(words, span, refs_at(target.refs[0], item.paths), kind_, range=item.range)

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

    # ---- inside the law
    def _inside(self, place: Places) -> list[Citation]:
        at = self.at
        assert at is not None
        if place.pointer is not None:
            base = (
                self._enclosing(place.pointer[1])
                if place.pointer[0] in ("this", "self") or self._means_itself(place)
                else None
            )
            if base is None:
                return self._leaning_place(place)
            if not place.items:
                words, span = self._span(place.start, place.end)
                return [Citation(words, span, (base,), "anaphora")]
            return [self._internal(item, base) for item in place.items]
        if (
            _HEADING.search(self.low[max(0, place.start - 30) : place.start])
            and len(place.items) == 1
            and _TITLE_AFTER.match(self.low, place.end)
            and self.text.raw[place.start].isupper()
            and place.items[0].paths[0][0].startswith(("art_", "cpt_", "sct_", "anx_"))
        ):
            return []
        found = []
        for item in place.items:
            base = self._base(item.paths[0][0].partition("_")[0])
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

    def _base(self, unit: str) -> Ref | None:
        """The place that a bare unit is looked up in: the act for an article, the article for a paragraph, and so on."""
        at = self.at
        assert at is not None
        if unit in ("art", "rct", "anx", "cpt", "tis", "prt"):
            return at.authority
        segments = at.pinpoint.split("/") if at.pinpoint else []
        if unit == "sct":
            return self._enclosing("cpt")
        if unit == "par":
            return self._up_to(segments, ("art", "anx"))
        if unit == "aln":
            return self._up_to(segments, ("par", "art"))
        return self._up_to(segments, ("par", "art", "anx"))

    def _up_to(self, segments: list[str], units: tuple[str, ...]) -> Ref | None:
        at = self.at
        assert at is not None
        for unit in units:
            for n in range(len(segments) - 1, -1, -1):
                if segments[n].startswith(unit + "_"):
                    return Ref.trusted("/".join((at.authority, *segments[: n + 1])))
        return None

    def _enclosing(self, unit: str) -> Ref | None:
        at = self.at
        assert at is not None
        segments = at.pinpoint.split("/") if at.pinpoint else []
        if unit in ("cpt", "sct", "tis"):
            known = structure(at)
            article = next((s[4:] for s in segments if s.startswith("art_")), "")
            division = known.article_chapter.get(article, "") if known else ""
            if unit == "cpt":
                division = division.split("/")[0]
            return at.authority / division if division and unit in division else None
        return self._up_to(segments, (unit,))


def _joined(paths: tuple[tuple[str, ...], ...]) -> tuple[str, ...]:
    return tuple("/".join(path) for path in paths)


def compose(
    text: Text, original: str, passages: Passages, events: list[Event], at: Ref | None
) -> list[Citation]:
    """The citations that the mentions and places of a text make, in order."""
    composer = _Composer(text, original, passages, events, at)
    composer.attach()
    return composer.citations()
