"""The scan: where a text may hold a citation, and what each family reads there."""

from __future__ import annotations

import re
from collections.abc import Callable

from citeref.catalogue.decisions import decision
from citeref.grammar import (
    addresses,
    backward,
    bare_numbers,
    case_names,
    cnil,
    courts,
    described,
    eu,
    foreign,
    journal,
    names,
    own,
    papers,
    statutes,
    tribunals,
)
from citeref.grammar.items import Item
from citeref.grammar.language import Passages
from citeref.grammar.mention import Mention
from citeref.grammar.pattern import pattern
from citeref.grammar.places import Places
from citeref.grammar.placing import Placer
from citeref.grammar.repeated import Repeated
from citeref.grammar.text import Text

Event = Mention | Places

_APART = pattern(r"[.;:]\s|\n|[^\W\d_]+ [^\W\d_]+ [^\W\d_]+ [^\W\d_]+")
"""What parts a case's name from a number: a sentence's end, or several words."""

_NUMBERED_NAME = pattern(r"(?: [^\W\d_]+)?,? \(?(?:aff\.|affaires?|case|cases|asunto|rs\.|zaak|sprawa)?\s?")
"""Between a name and the number of another case of that name: the number wins."""

_ROW = pattern(
    r"[\s,(]*(?:(?:aff\.|affaires?|case|cases|asunto|rs\.|zaak|precit\w+|précité,?|du|of|and others|e\.a\.|\d{1,2} \w+ \d{4})[\s,(]*){0,3}"
)


class Scan:
    """One pass over one text. `events()` gives the mentions and places, in order, none overlapping another."""

    def __init__(self, text: Text, passages: Passages) -> None:
        self.text = text
        self.low = text.low
        self.raw = text.raw
        self.passages = passages
        self.placer = Placer(text, passages)
        self.taken = 0
        self._read: dict[str, Callable[[int, int], list[Event]]] = {
            "trap": self._trap, "name": self._name, "spoken": self._name, "unit": self._place(Repeated(self.placer).unit), "act": self._act, "noun": self._noun, "statute": self._statute,
            "foreign": self._foreign, "paper": self._paper, "latter": self._latter, "serial": self._serial, "deliberation": self._deliberation,
            "cnil": self._cnil, "case": self._case, "ecli": self._ecli, "docket": self._docket, "constitutional": self._constitutional,
            "convention": self._convention, "cets": self._cets, "tribunal": self._tribunal, "journal": self._journal, "wp": self._wp, "ibid": self._ibid, "loose": self._loose, "bare": self._bare,
            "address": self._address, "described": self._described, "casename": self._case_name, "glued": self._place(self.placer.glued), "series": self._place(self.placer.series),
            "roman": self._place(self.placer.roman), "its": self._place(self.placer.its), "own": self._own,
        }  # fmt: skip

    def events(self, anchored: list[tuple[int, int, tuple[str, ...]]]) -> list[Event]:
        self.found = found = list[Event]()
        self.companies: list[tuple[int, int]] = []
        read = self._read
        for start, back, tags in anchored:
            if start < self.taken:
                continue
            end = -back
            for tag in tags:
                got = read[tag](start, end)
                if got:
                    while found and found[-1].end > got[0].start:
                        found.pop()
                    if len(found) > 1 and isinstance(got[0], Mention) and got[0].holds:
                        found.extend(self._more_articles(found[-2], found[-1], got[0].start))
                    found.extend(got)
                    last = got[-1]
                    if (tag != "casename" or last.end > end) and (
                        not isinstance(last, Mention) or last.known or tag == "trap"
                    ):
                        self.taken = max(self.taken, got[-1].end)
                    break
        found = self._rows(found)
        numbers = bare_numbers.said(self.low, found)
        numbers += bare_numbers.told(self.low, found)
        numbers += bare_numbers.following(self.low, found, self.placer.reader)
        if numbers:
            found = sorted([*found, *numbers], key=lambda event: event.start)
        return described.add(self.text, found, self.companies) if self.companies else found

    def _more_articles(self, place: Event, act: Event, start: int) -> list[Event]:
        """« articles 5 et 9 du RGPD ainsi que **8** de la loi … »: numbers that carry on the list, for the act named next."""
        if not (
            isinstance(place, Places) and isinstance(act, Mention) and place.items and start - act.end < 60
        ):
            return []
        if act.start - place.end > 40 or not place.items[0].paths[0][0].startswith("art_"):
            return []
        found = self.placer.carried_on(act.end, start)
        return [found] if found else []

    def _rows(self, found: list[Event]) -> list[Event]:
        """A case's name joined to the number or ECLI right behind it: « Ryneš (C-212/13) » is one citation."""
        joined: list[Event] = []
        for event in found:
            before = joined[-1] if joined else None
            if (
                isinstance(event, Mention)
                and event.family == "courts"
                and event.holds
                and isinstance(before, Mention)
                and before.evidence
                and before.family == "described"
            ):
                same = decision(event.refs[0])
                gap = self.low[before.end : event.start] if event.start - before.end <= 60 else ";"
                if same and same.ref == before.refs[0] and (_ROW.fullmatch(gap) or not _APART.search(gap)):
                    joined[-1] = event._replace(start=before.start)
                    continue
                if _NUMBERED_NAME.fullmatch(gap):
                    joined[-1] = event
                    continue
            joined.append(event)
        return joined

    def _place(self, reading: Callable[[int, int, int], list[Places]]) -> Callable[[int, int], list[Event]]:
        return lambda start, end: [*reading(start, end, self.taken)]

    # ---- one method for each kind of anchor; each returns what it read, or nothing
    def _closed(self, end: int) -> bool:
        return not self.low[end : end + 1].isalnum()

    def _trap(self, start: int, end: int) -> list[Event]:
        return [Mention(start, end, (), "explicit", "trap")] if self._closed(end) else []

    def _name(self, start: int, end: int) -> list[Event]:
        found = names.read(self.text, start, end, self.passages)
        if found is None or not found.refs:
            return [found] if found else []
        number = self.placer.numbered(start, self.taken) or (
            self.placer.plainly_numbered(start, self.taken, found.refs[0]) if found.known else None
        )
        if number is None and found.refs[0].endswith("/dpa-2018"):
            number = self.placer.section(start, self.taken)
        return [number, found] if number else [found]

    def _own(self, start: int, end: int) -> list[Event]:
        found = own.read(self.text, start, end)
        return [found] if found else []

    def _act(self, start: int, end: int) -> list[Event]:
        if not self._closed(end) and self.low[end : end + 1] != "'":
            return []
        return [*eu.read(self.text, start, end, self.taken)]

    def _noun(self, start: int, end: int) -> list[Event]:
        if not self._closed(end):
            return []
        found = backward.read(self.text, start, end, self.passages, self.taken)
        if found and found.pointer and found.pointer[1] == "judgment":
            return [found, *self._points(found)]
        number = self.placer.numbered(found.start, self.taken) if found and found.pointer else None
        return [number, found] if number and found else [found] if found else []

    def _points(self, found: Mention) -> list[Event]:
        """The points of a decision that is only pointed at: « le même arrêt, point 168 », "ibid, paras 70 and 72"."""
        whole = (
            []
            if re.match(r"\W*(?:consid|cons\.)", self.low[found.end : found.end + 12])
            else courts.points(self.text, found.end)
        )
        return [Places(start, end, [Item(start, end, paths)]) for start, end, paths in whole]

    def _statute(self, start: int, end: int) -> list[Event]:
        return [*statutes.read(self.text, start, end)] if self._closed(end) else []

    def _foreign(self, start: int, end: int) -> list[Event]:
        found = foreign.read(self.text, start, end)
        return [found] if found else []

    def _paper(self, start: int, end: int) -> list[Event]:
        return [*papers.paper(self.text, start, end, self.taken)]

    def _latter(self, start: int, end: int) -> list[Event]:
        found = backward.latter(self.text, start)
        return [found] if found else []

    def _serial(self, start: int, end: int) -> list[Event]:
        found = cnil.serial(self.text, start)
        return [found] if found else []

    def _deliberation(self, start: int, end: int) -> list[Event]:
        found = cnil.plain(self.text, start, end)
        return [found] if found else []

    def _cnil(self, start: int, end: int) -> list[Event]:
        found = cnil.beside(self.text, start, end)
        return [found] if found else []

    def _case(self, start: int, end: int) -> list[Event]:
        return [*courts.case(self.text, start, self.taken)]

    def _ecli(self, start: int, end: int) -> list[Event]:
        return [*courts.ecli(self.text, start, self.taken)]

    def _docket(self, start: int, end: int) -> list[Event]:
        return [
            *(
                courts.council_of_state(self.text, start, self.taken)
                or courts.cassation(self.text, start, self.taken)
            ),
        ] or [*courts.strasbourg(self.text, start, self.taken)]

    def _constitutional(self, start: int, end: int) -> list[Event]:
        number = re.search(
            r"(?:n\s?°s?\s?|n[o]s?\.?\s?)?(?:19|20)\d\d-[\d\s/,-]{1,24}\s?$",
            self.low[max(self.taken, start - 40) : start],
        )
        if not number or not self._closed(end):
            return []
        found = courts.constitutional(self.text, start - len(number[0]))
        return [found] if found else []

    def _convention(self, start: int, end: int) -> list[Event]:
        found = papers.convention(self.text, start, end)
        return [found] if found else []

    def _journal(self, start: int, end: int) -> list[Event]:
        found = journal.read(self.text, start)
        return [found] if found else []

    def _tribunal(self, start: int, end: int) -> list[Event]:
        found = tribunals.read(self.text, start)
        return [found] if found else []

    def _cets(self, start: int, end: int) -> list[Event]:
        found = papers.treaty_number(self.text, start)
        return [found] if found else []

    def _wp(self, start: int, end: int) -> list[Event]:
        return [*papers.working_paper(self.text, start)]

    def _ibid(self, start: int, end: int) -> list[Event]:
        found = backward.ibid(self.text, start)
        return [found, *self._points(found)] if found else []

    def _loose(self, start: int, end: int) -> list[Event]:
        found = addresses.loose(self.text, start)
        return [found] if found else []

    def _bare(self, start: int, end: int) -> list[Event]:
        if _HUNGARIAN_ACT.search(self.low, end, end + 70):
            return []
        if self.low[start] == "/":
            number = re.search(
                r"(?<![\d/])(?:19|20)?\d\d/\d{1,4}$", self.low[max(self.taken, start - 10) : start]
            )
            if not number or not self._closed(end):
                return []
            start -= len(number[0])
        found = eu.bare(self.text, start, end)
        return [found] if found else []

    def _address(self, start: int, end: int) -> list[Event]:
        close, found = addresses.read(self.text, start)
        self.taken = max(self.taken, close)
        if not found and close > start and self.found and isinstance(before := self.found[-1], Mention):
            page = addresses.page_behind(self.text, start, close, before)
            return [page] if page else []
        return [*found]

    def _described(self, start: int, end: int) -> list[Event]:
        if self._closed(end):
            self.companies.append((start, end))
        return []

    def _case_name(self, start: int, end: int) -> list[Event]:
        found = case_names.case_name(self.text, start, end)
        if found is None:
            return []
        first, *more = courts.with_points(self.text, start, end, found.refs[0])
        return [found._replace(end=first.end, refs=first.refs), *more]


_HUNGARIAN_ACT = pattern(r"\s(?:irányelv|rendelet|határozat)")
"""A kind of act that follows its number; it is read there."""
