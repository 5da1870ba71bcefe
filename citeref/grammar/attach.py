"""Which authority each place takes: the one behind it, the one that announces it, or that of the place it is named with."""

from __future__ import annotations

from functools import partial

from citeref.grammar.gaps import announces, coordinates, joined
from citeref.grammar.items import Item
from citeref.grammar.language import Passages
from citeref.grammar.mention import Mention
from citeref.grammar.owners import begins_anew, governed
from citeref.grammar.pattern import pattern
from citeref.grammar.places import Places
from citeref.grammar.private import internal
from citeref.grammar.reference import SECTIONED
from citeref.ref import Ref

Event = Mention | Places

FAR = 140
"""A place and an authority farther apart than this, in characters, have nothing to do with one another here."""

SUBJECT = "the act that the sentence is about"
"""The evidence of « son article 9 » where another act was named in between."""

_COUNCIL_GAP = pattern(
    r"(?:,? du \d{1,2}(?:er)? [^\W\d_]+ \d{4})?,?(?: du conseil constitutionnel)?[\s,(]*(?:(?:au|aux|le|les|son|ses|cf\.) )?"
)
"""Between a decision of the Conseil constitutionnel and its considérants."""

_CLAUSES = ("eu/dec_impl/2021/914",)
"""The standard clauses, whose plain name may stand right behind a place that is not theirs: „gemäß Artikel 93 Standardvertragsklauseln“."""

_OWNED = pattern(r"\A[^.;:\n]{0,90}\s(?:son|ses|its|sein|seine[mnrs]?|su|sus|il suo|i suoi|zijn)\s\Z")
"""« le règlement (UE) n° 182/2011 s'applique, en liaison avec **son** article 5 »."""

_ITS = pattern(r"(?<!\w)(?:its|son|ses|leurs?)\s\Z")
"""Before an article of the act named before: "its Articles 4 and 5 with Article 20 of the GDPR"."""

_BEHIND = pattern(r"(?:\s?\([^()\n]{1,40}\))?\s?,?\s")
_NEXT_ACT = pattern(r"\s?(?:[,;]|et\s(?!s(?:eq|uiv|\.))|and\s(?!following)|ainsi\s|puis\s)")
"""What stands between an act and an article told right behind it, and between that and the next."""

_MADE_UNDER = pattern(
    r"\s(?:(?:pris|adopté|édicté|ordonné|fondé)e?s? (?:en application|pour l'application|pour l'exécution|sur le fondement|sur la base|en vertu) de|"
    r"(?:adopted|made|issued|taken) (?:under|pursuant to|on the basis of))\s(?:son|ses|its)\s\Z"
)
"""« l'ordonnance prise en application de **son** article 32 »: of the act before, for none is made under its own."""

_ESPECIALLY = pattern(
    r",?\s(?:spéc\.|spécialement|notamment|en particulier|in particular|especially|esp\.|insb\.|insbesondere|en particular|in particolare|met name)\s"
)
"""What stands before the paragraph that matters most in an article just named."""

_CLAUSE = pattern(r"[,;]\s")
_SENTENCE = pattern(r"[.!?;:]\s|\n")


class Attachment:
    """The places of a text with the mention each belongs to; `used` are the mentions that a place has taken in."""

    def __init__(self, low: str, events: list[Event], passages: Passages) -> None:
        self.low = low
        self.events = events
        self.passages = passages
        self._part()
        self.target: list[Mention | None] = [None] * len(events)
        self.used: set[int] = set()
        self._backwards()
        self._forwards()

    def _part(self) -> None:
        """Part « DORA, art. 17, et l'art. 16 TFUE » where the second article begins: the first is told behind its act. So too
        « le L. 122-5-3 et l'article 4 de la directive », where the first can only be a code's."""
        events = self.events
        for i in range(len(events) - 1, 0, -1):
            place, before = events[i], events[i - 1]
            if not isinstance(place, Places) or len(place.items) < 2:
                continue
            cut = next(
                (k for k, item in enumerate(place.items) if k and self.low.startswith("art", item.start)), 0
            )
            told = isinstance(before, Mention) and _rules(before) and self._right_behind(place, before)
            if cut and (told or (_lettered(place.items[0]) and not _lettered(place.items[cut]))):
                first, second = place.items[:cut], place.items[cut:]
                events[i : i + 1] = [
                    place._replace(end=first[-1].end, items=first, pointer=None),
                    place._replace(start=second[0].start, items=second),
                ]

    def _right_behind(self, place: Places, before: Mention) -> bool:
        return self.low.startswith("art", place.start) and bool(
            _BEHIND.fullmatch(self.low, before.end, place.start)
        )

    def _backwards(self) -> None:
        """« article 28 du RGPD », « articles 7 et 8 ainsi que 52 de la Charte »: from right to left."""
        events, low = self.events, self.low
        for i in range(len(events) - 2, -1, -1):
            place, after = events[i], events[i + 1]
            if not isinstance(place, Places) or place.pointer is not None or after.start - place.end > FAR:
                continue
            gap = low[place.end : after.start]
            if not isinstance(after, Mention):
                if (
                    self.target[i + 1] is not None
                    and _series_fits(place, self.target[i + 1])
                    and coordinates(gap)
                    and _alike(place, after)
                    and not self._told_behind(i, gap)
                    and not _ITS.search(low, max(0, place.start - 8), place.start)
                ):
                    self.target[i] = self.target[i + 1]
            elif after.family == "addresses" and gap == "](" and after.refs:
                self.target[i] = after._replace(refs=(Ref.trusted(after.refs[0]).authority,), kind="short")
            elif after.holds and not self._told_behind(i, gap) and self._takes(place, after, gap):
                self.target[i] = after
                self.used.add(i + 1)

    def _told_behind(self, i: int, gap: str) -> bool:
        """Whether a place stands right behind its act, so that what comes next has places of its own: « NIS 2, **art. 21**, DORA, art. 17 »."""
        place, before = self.events[i], self.events[i - 1] if i else None
        if not isinstance(place, Places) or not isinstance(before, Mention) or not _rules(before):
            return False
        return bool(_NEXT_ACT.match(gap)) and self._right_behind(place, before)

    def _takes(self, place: Places, after: Mention, gap: str) -> bool:
        if not decides(after):
            bare = gap.strip() == ""
            if bare and (
                after.refs == _CLAUSES
                or (gap == "" and after.family == "names" and self.low[place.end - 1].isalnum())
            ):
                return False
            if begins_anew(self.low, place.end, after.start):
                return False
            return joined(gap, self.passages, place.start) and self._may_hold(place, after)
        return (
            after.family in ("courts", "cnil", "papers", "own")
            and gap.strip(" ,*_") not in ("", "(")
            and joined(gap, self.passages, place.start)
        )

    def _forwards(self) -> None:
        """« RGPD, art. 28 », "AI Act: Article 5": from left to right, where nothing behind took the place."""
        events, low = self.events, self.low
        for i in range(1, len(events)):
            place, before = events[i], events[i - 1]
            if not isinstance(place, Places) or self.target[i] is not None or place.pointer is not None:
                continue
            if place.start - before.end > FAR:
                continue
            gap = low[before.end : place.start]
            if isinstance(before, Mention):
                self._announced(i, place, before, gap)
                self._deeper(i, place, before, gap)
            elif (
                self.target[i - 1] is not None
                and (announces(gap) or coordinates(gap))
                and not self._elsewhere(place)
            ):
                self.target[i] = self.target[i - 1]

    def _deeper(self, i: int, place: Places, before: Mention, gap: str) -> None:
        """« art. 10 RIA, spéc. **§ 5** »: inside the article that the act before was named with."""
        article = self.events[i - 2] if i > 1 and self.target[i - 2] is before else None
        unit = place.items[0].paths[0][0][:4]
        if not (
            isinstance(article, Places)
            and unit in ("par_", "aln_", "pnt_")
            and _ESPECIALLY.fullmatch(gap)
            and before.start - article.end < 8
            and len(article.items[-1].paths[-1]) == 1
        ):
            return
        above = article.items[-1].paths[-1]
        items = [item._replace(paths=tuple((*above, *path) for path in item.paths)) for item in place.items]
        self.events[i] = place._replace(items=items)
        self.target[i] = before

    def _announced(self, i: int, place: Places, before: Mention, gap: str) -> None:
        council = (
            bool(before.refs)
            and before.refs[0].startswith("fr/cc/")
            and place.items[0].paths[0][0].startswith("rct_")
        )
        if (
            before.holds
            and (not decides(before) or before.pointer or council)
            and (announces(gap) or (council and _COUNCIL_GAP.fullmatch(gap)))
            and self._may_hold(place, before)
            and not self._elsewhere(place)
        ):
            self.target[i] = before
            if not council and not any(c.isalpha() for c in gap):
                self.used.add(i - 1)
        elif before.holds and before.refs and not decides(before) and _OWNED.search(gap):
            self.target[i] = self._owner(i, before, gap)

    def _owner(self, i: int, before: Mention, gap: str) -> Mention:
        """Whose article « son article 9 » is: the act just named, or, past a comma, the one that the sentence began with."""
        acts = (
            e for e in reversed(self.events[max(0, i - 6) : i - 1]) if isinstance(e, Mention) and _rules(e)
        )
        if _MADE_UNDER.search(gap):
            return next((act for act in acts if before.start - act.end < 2 * FAR), before)
        if not _CLAUSE.search(gap):
            return before
        first = before
        for act in acts:
            if before.start - act.end > FAR or _SENTENCE.search(self.low, act.end, before.start):
                break
            first = act
        begins = first.start < 20 or _SENTENCE.search(self.low, first.start - 20, first.start)
        return first._replace(evidence=(SUBJECT,)) if begins and first is not before else before

    def _may_hold(self, place: Places, mention: Mention) -> bool:
        """Whether an authority can have such a place directly: a paragraph alone belongs to an article, save where § counts."""
        first = place.items[0]
        if first.paths[0][0].startswith("rct_") and mention.refs and mention.refs[0].startswith("eu/treaty/"):
            return False
        if first.paths[0][0].startswith("art_") and mention.refs and mention.refs[0].startswith(SECTIONED):
            return False
        if first.paths[0][0].startswith(("par_", "aln_", "pnt_", "idt_")):
            return "§" in self.low[first.start : first.end] or (
                bool(mention.refs)
                and not mention.refs[0].startswith(
                    ("eu/reg", "eu/dir", "eu/treaty", "fr/code", "fr/loi", "coe/echr")
                )
            )
        return True

    def _elsewhere(self, place: Places) -> bool:
        return internal(self.low, place.end) or bool(
            governed(self.low, place.end, partial(self.passages.at, place.end))
        )


def _rules(mention: Mention) -> bool:
    """Whether a mention is of an act that has articles of its own."""
    return mention.holds and bool(mention.refs) and not decides(mention)


def decides(mention: Mention) -> bool:
    """Whether a mention is of a decision or a paper rather than of an act with articles."""
    return mention.family in ("courts", "papers", "cnil", "own", "addresses", "described") and not (
        mention.refs and mention.refs[0].startswith("coe/cets")
    )


def _series_fits(place: Places, target: Mention | None) -> bool:
    """Whether an authority can have a place of that series: « L. 122-5-3 » is an article of no act of the Union."""
    return not (_lettered(place.items[0]) and target and target.refs and target.refs[0].startswith("eu/"))


def _lettered(item: Item) -> bool:
    """Whether an article is one of a series with a letter, « L. 122-5 », as only French codes have."""
    return item.paths[0][0][4:5].isupper()


def _alike(left: Places, right: Places) -> bool:
    return (
        bool(left.items and right.items)
        and left.items[0].paths[0][0].partition("_")[0] == right.items[0].paths[0][0].partition("_")[0]
    )
