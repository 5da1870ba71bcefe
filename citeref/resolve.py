"""Short forms to their antecedent.

One pass forward over the citations of a document, in the order of the text. Each that stands by itself becomes a possible
antecedent; each that leans looks back for the last that fits: the same kind of act (« ladite directive »), an act that has such
an article (« article 32 »), the article or paragraph just named. Where nothing fits, the citation stays open: silence rather
than a wrong link.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import islice
from operator import itemgetter

import msgspec

from citeref.catalogue.own import numbered
from citeref.grammar.attach import SUBJECT
from citeref.grammar.holding import can_hold, has_paragraph
from citeref.grammar.reference import refs_at
from citeref.model import Citation, Lean
from citeref.ref import Ref

REACH = 6000
"""How far back, in characters, a bare « article 32 » looks for the act that governs it."""

RECALL = 12
"""How many acts back a bare article's candidates are sought, so that a long text costs no more a line than a short one."""

BESIDE = 160
"""How far after a decision's paragraphs further ones are still its own, in characters."""

NEAR = 700
"""How far back a bare « paragraphe 2 » looks for its article."""

AHEAD = 900
"""How far ahead the act may be named when nothing stands before, in characters."""

_DECISIONS = (
    "fr/cnil/",
    "ecli/",
    "eu/cjeu/",
    "eu/edpb/",
    "eu/wp29/",
    "coe/ecthr/",
    "fr/ce/",
    "fr/cass/",
    "fr/cc/",
    "fr/caa/",
    "fr/ta/",
    "fr/ca/",
)


def _type(authority: str) -> str:
    parts = authority.split("/")
    if parts[0] == "eu":
        if parts[1] == "treaty":
            return "charter" if parts[2] == "char" else "treaty"
        return (
            "decision"
            if parts[1] in ("edpb", "wp29")
            else "judgment"
            if parts[1] == "cjeu"
            else parts[1].split("_")[0]
        )
    if parts[0] == "coe":
        return "judgment" if parts[1] == "ecthr" else "convention"
    if parts[0] == "ecli":
        return "judgment"
    if parts[0] == "fr":
        if parts[1] in ("ce", "cass", "cc", "caa", "ta", "ca"):
            return "judgment"
        return "decision" if parts[1] == "cnil" else parts[1]
    return "decision" if numbered(authority) else "loi"


_YEAR = re.compile(r"(?:^eu/\w+/|-)((?:19|20)\d\d)\b|^fr/\w+/(\d{2,4})-")


def _year(authority: Ref) -> str:
    """The year in an authority's reference, in four figures, or an empty string."""
    found = _YEAR.search(authority)
    if found is None:
        return ""
    year: str = found[1] or found[2]
    return year if len(year) == 4 else "19" + year


def _decides(authority: Ref) -> bool:
    """Whether an authority is a decision or a paper, to which a bare article does not belong."""
    return authority.startswith(_DECISIONS) or numbered(authority) is not None


_FITS = {
    "dec": ("dec", "decision"),
    "law": ("loi",),
    "decision": ("decision", "dec"),
    "convention": ("convention", "treaty"),
    "treaty": ("treaty", "convention"),
}
"""Kinds of authority that a noun may mean besides its own."""


_SILENT = ("place", "self", "the", "capital", "latter", "former", "year", "defined")
"""What a citation may lean on without it being missed where nothing answers."""

_UNMISSED = ("sanction", "notice", "ddhc", "constitution")
"""Kinds of authority whose noun means other things too, so that one which nothing answers is none of ours."""

_SANCTIONS = ("fr/cnil/SAN-",)
_NOTICES = ("fr/cnil/MED-", "fr/cnil/MEDP-")


class _Resolver:
    def __init__(self, citations: list[Citation]) -> None:
        self.citations = citations
        self.acts: list[tuple[int, Ref]] = []
        self.last_of: dict[str, tuple[int, Ref]] = {}
        self.last: Ref | None = None
        self.last_at = 0
        self.places: list[tuple[int, Ref]] = []
        self.terms: dict[str, Ref] = {}
        self.sanction: tuple[int, Ref] | None = None
        self.former: tuple[int, Ref] | None = None
        self._kinds: dict[str, tuple[str, bool]] = {}
        self._holding: dict[tuple[str, tuple[tuple[str, ...], ...]], bool] = {}
        self.coming = self._coming()

    def _kind(self, authority: Ref) -> tuple[str, bool]:
        """The type of an authority and whether it is a decision, told once in a text."""
        found = self._kinds.get(authority)
        if found is None:
            found = self._kinds[authority] = _type(authority), _decides(authority)
        return found

    def _holds(self, authority: Ref, paths: tuple[tuple[str, ...], ...]) -> bool:
        """Whether an act can have such places, told once in a text."""
        found = self._holding.get((authority, paths))
        if found is None:
            found = self._holding[authority, paths] = can_hold(authority, paths)
        return found

    def _coming(self) -> list[tuple[int, Ref]]:
        """The acts named outright, with where they stand: what a bare article before all of them may mean."""
        return [
            (c.span.start, c.refs[0].authority)
            for c in self.citations
            if c.refs and c.kind != "url" and c.aside != "printed" and not self._kind(c.refs[0].authority)[1]
        ]

    def run(self) -> list[Citation]:
        found = []
        for citation in self.citations:
            done = self._one(citation)
            if done is not None:
                found.append(done)
        return found

    def _one(self, citation: Citation) -> Citation | None:
        lean = citation.lean
        if lean is None or citation.refs:
            self._remember(citation)
            return citation
        refs, evidence = self._refs(citation, lean)
        if not refs:
            if lean.on == "context":
                return self._open(citation, lean)
            return None if lean.on in _SILENT or lean.words in _UNMISSED else citation
        done = msgspec.structs.replace(citation, refs=refs, evidence=(evidence,))
        self._remember(done)
        return done

    def _remember(self, citation: Citation) -> None:
        if not citation.refs:
            return
        at = citation.span.start
        ref = citation.refs[-1]
        authority = ref.authority
        for term in citation.defines:
            self.terms[term] = authority
        if citation.kind == "url" or citation.aside == "printed":
            return
        self.last, self.last_at = ref, at
        if authority.startswith(_SANCTIONS):
            self.sanction = (at, authority)
        kind, decides = self._kind(authority)
        self.last_of[kind] = (at, authority)
        if authority.startswith(_NOTICES):
            self.last_of["notice"] = (at, authority)
        if not decides and citation.evidence != (SUBJECT,):
            if not self.acts or self.acts[-1][1] != authority:
                before = citation.aside == "gone" and self.acts and at - self.acts[-1][0] <= BESIDE
                self.acts.insert(len(self.acts) - bool(before), (at, authority))
            else:
                self.acts[-1] = (at, authority)
        if ref.pinpoint and (shared := _shared(citation.refs)):
            self.places.append((at, shared))

    # ---- antecedents
    def _refs(self, citation: Citation, lean: Lean) -> tuple[tuple[Ref, ...], str]:
        paths = tuple(tuple(place.split("/")) if place else () for place in lean.places)
        at = citation.span.start
        match lean.on:
            case "context":
                authority = self._governing(paths, at, ahead=lean.words != "its")
                return self._in(authority, paths, "the act under discussion")
            case "cited":
                authority = self._cited(paths) or self._governing(paths, at)
                return self._in(authority, paths, "the article cited before")
            case "place":
                return self._within(paths, at)
            case "defined":
                return self._in(self.terms.get(lean.words), paths, f"defined as {lean.words!r}")
            case "ibid":
                return self._ibid(paths)
            case "latter":
                last = self._latest() if lean.words in ("", "any") else self._typed(lean.words, at)
                if (
                    lean.words == "any"
                    and self.last is not None
                    and _decides(self.last.authority)
                    and paths[0]
                ):
                    last = self.last.authority if paths[0][0].startswith(("par_", "pnt_")) else last
                return self._in(last, paths, "the last act named")
            case "former":
                return self._in(self._former(at, lean.words), paths, "the first of the two acts named")
            case "year":
                return self._in(self._of_year(*lean.words.split()), paths, "the act of that year")
            case "self":
                return (), ""
        if lean.words == "sanction":
            return self._in(self._sanction(at), paths, "the sanction told of before")
        if lean.words in ("art", "par", "aln", "pnt", "rct", "cpt", "sct", "anx", "tis", "place"):
            return self._pointed(lean, paths, at)
        found = self._typed(lean.words, at)
        if found is None and lean.on == "capital":
            return self._in(self._only_one(lean.words, at), paths, "the only one of its kind")
        return self._in(found, paths, "the last of its kind")

    def _in(
        self, authority: Ref | None, paths: tuple[tuple[str, ...], ...], why: str
    ) -> tuple[tuple[Ref, ...], str]:
        if authority is None:
            return (), ""
        if not any(paths):
            return (authority,), why
        return refs_at(authority, paths), why

    def _latest(self) -> Ref | None:
        return self.acts[-1][1] if self.acts else self.last.authority if self.last else None

    def _typed(self, words: str, at: int) -> Ref | None:
        if words == "any" or (words == "law" and "loi" not in self.last_of):
            return self._latest()
        if (
            words == "convention"
            and "convention" not in self.last_of
            and any(c.refs and c.refs[0].startswith("coe/") for c in self.citations)
        ):
            return Ref.trusted("coe/echr")
        kinds = _FITS.get(words, (words,))
        found = [self.last_of[kind] for kind in kinds if kind in self.last_of]
        return max(found)[1] if found else None

    def _only_one(self, kind: str, at: int) -> Ref | None:
        """The one act of a kind that the text names further on: « l'article 4 du Règlement … Le RGPD … »."""
        ahead = {authority for where, authority in self.coming if where > at and _type(authority) == kind}
        return ahead.pop() if len(ahead) == 1 else None

    def _of_year(self, kind: str, year: str) -> Ref | None:
        """The act of that kind and year named last: « la loi de 2016 », "the 2018 Act"."""
        kinds = _FITS.get(kind, (kind,))
        for _, authority in islice(reversed(self.acts), RECALL):
            if _type(authority) in kinds and _year(authority) == year:
                return authority
        return None

    def _former(self, at: int, words: str) -> Ref | None:
        """The act before the last one; the places of one list share it, though the first has made it the last."""
        if words not in ("", "any"):
            of_kind = [
                act for _, act in reversed(self.acts[-RECALL:]) if _type(act) in _FITS.get(words, (words,))
            ]
            return next((act for act in of_kind if act != of_kind[0]), of_kind[0] if of_kind else None)
        if self.former is None or at - self.former[0] > BESIDE:
            self.former = (at, self.acts[-2][1]) if len(self.acts) > 1 else None
        return self.former[1] if self.former else None

    def _sanction(self, at: int) -> Ref | None:
        """The CNIL sanction last told of, within reach: what « cette amende » means."""
        if self.sanction is None or at - self.sanction[0] > REACH:
            return None
        return self.sanction[1]

    def _open(self, citation: Citation, lean: Lean) -> Citation | None:
        """A bare article beyond the reach of any act: kept open where several acts of the text may have it, else left out."""
        paths = tuple(tuple(place.split("/")) for place in lean.places)
        near = (*islice(reversed(self.acts), RECALL), *self.coming[:RECALL])
        acts = {authority: None for _, authority in near if self._holds(authority, paths)}
        if len(acts) < 2 or not paths[0][0].startswith("art_"):
            return None
        candidates = tuple(ref for authority in acts for ref in refs_at(authority, paths[:1]))
        return msgspec.structs.replace(citation, candidates=candidates)

    def _governing(self, paths: tuple[tuple[str, ...], ...], at: int, ahead: bool = True) -> Ref | None:
        """The latest act before, within reach, that can have these places; else the first one named soon after. One
        whose article has that many paragraphs goes before one whose article has not, and before a treaty, which is named
        at each article.
        """
        short = treaty = None
        deep = [path for path in paths if path[1:]]
        for where, authority in reversed(self.acts):
            if at - where > REACH:
                break
            if not self._holds(authority, paths):
                continue
            if all(has_paragraph(authority / path[0], (path[1:],)) for path in deep):
                if not (deep and authority.startswith("eu/treaty/")):
                    return authority
                treaty = treaty or authority
            else:
                short = short or authority
        if treaty or short:
            return treaty or short
        if ahead and not any(self._holds(authority, paths) for _, authority in self.acts[-RECALL:]):
            for _, authority in self._soon(at):
                if self._holds(authority, paths):
                    if not (deep and authority.startswith("eu/treaty/")):
                        return authority
                    treaty = treaty or authority
        return treaty

    def _soon(self, at: int) -> Iterator[tuple[int, Ref]]:
        """The acts named within reach ahead of an offset."""
        for n in range(bisect_right(self.coming, at, key=itemgetter(0)), len(self.coming)):
            if self.coming[n][0] - at > AHEAD:
                return
            yield self.coming[n]

    def _cited(self, paths: tuple[tuple[str, ...], ...]) -> Ref | None:
        first = paths[0][0]
        for _, ref in islice(reversed(self.places), 20 * RECALL):
            if ref.pinpoint.split("/")[0] == first:
                return ref.authority
        return None

    def _ibid(self, paths: tuple[tuple[str, ...], ...]) -> tuple[tuple[Ref, ...], str]:
        if self.last is None:
            return (), ""
        return (
            self._in(self.last.authority, paths, "the citation before")
            if any(paths)
            else ((self.last,), "the citation before")
        )

    def _within(self, paths: tuple[tuple[str, ...], ...], at: int) -> tuple[tuple[Ref, ...], str]:
        """A bare paragraph, subparagraph or point: inside the article last named, if that is near."""
        unit, _, number = paths[0][0].partition("_")
        if number.isdecimal() and (unit == "pnt" or (unit == "par" and self._by_paragraphs(at))):
            return self._numbered(paths, at)
        if not self.places:
            return (), ""
        where, ref = self.places[-1]
        if at - where > NEAR or _decides(ref.authority):
            return (), ""
        base = _cut(
            ref,
            {"par": ("art", "anx"), "aln": ("par", "art"), "pnt": ("par", "art", "anx")}.get(unit, ("art",)),
        )
        if base is None or not has_paragraph(base, paths):
            return (), ""
        inside = tuple(base.pinpoint.split("/"))
        return refs_at(
            base.authority, tuple((*inside, *path) for path in paths)
        ), "the article under discussion"

    def _by_paragraphs(self, at: int) -> bool:
        """Whether what was cited last goes by paragraphs: "C-252/21, para. 117; see also **paras 120-122**", or an EDPB paper."""
        if self.last is None:
            return False
        paper = self.last.startswith(("eu/edpb/", "eu/wp29/")) and at - self.last_at <= NEAR
        return paper or (self.last.pinpoint.startswith("pt_") and at - self.last_at <= BESIDE)

    def _numbered(self, paths: tuple[tuple[str, ...], ...], at: int) -> tuple[tuple[Ref, ...], str]:
        """A bare « point 45 »: the numbered paragraph of the decision or paper just named, never an article's point."""
        if self.last is None or at - self.last_at > NEAR or not _decides(self.last.authority):
            return (), ""
        return refs_at(self.last.authority, paths), "the decision under discussion"

    def _pointed(
        self, lean: Lean, paths: tuple[tuple[str, ...], ...], at: int
    ) -> tuple[tuple[Ref, ...], str]:
        """« ledit article », « du même paragraphe », "that provision": the last place of that rank."""
        unit = lean.words
        units = ("par", "art") if lean.on == "its" else (unit,)
        for where, ref in islice(reversed(self.places), 20 * RECALL):
            if unit == "place":
                base: Ref | None = ref
            else:
                base = _cut(ref, units)
            if base is not None:
                if lean.on in ("that", "this") and at - where > REACH:
                    return (), ""
                inside = tuple(base.pinpoint.split("/"))
                return refs_at(
                    base.authority, tuple((*inside, *path) for path in paths)
                ), "the place cited before"
        return (), ""


def _cut(ref: Ref, units: tuple[str, ...]) -> Ref | None:
    """The reference up to the first of the units that it has."""
    segments = ref.pinpoint.split("/")
    for unit in units:
        for n in range(len(segments) - 1, -1, -1):
            if segments[n].startswith(unit + "_"):
                return Ref.trusted("/".join((ref.authority, *segments[: n + 1])))
    return None


def _shared(refs: tuple[Ref, ...]) -> Ref | None:
    """The place that holds all the places of one citation: the paragraph of « points a) to h) »; None where it is no article."""
    if len(refs) == 1:
        return refs[0]
    parents = [(ref, *ref.parents) for ref in refs]
    common = next((ref for ref in parents[0] if all(ref in others for others in parents[1:])), None)
    return common if common is not None and common.pinpoint else None


def resolve(citations: list[Citation]) -> list[Citation]:
    """The same citations with every short form led to its antecedent.

    One that nothing answers stays in the list with no `refs` if it points at something (« ledit règlement »), and is left out
    if it was only a bare number, which may be the document's own.
    """
    return _Resolver(citations).run()
