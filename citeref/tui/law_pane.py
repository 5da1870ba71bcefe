"""The law, as a pane: its title says which page it is, its text marks the very passage."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical

from citeref import catalogue
from citeref.model import Authority, Origin
from citeref.ref import Ref
from citeref.tui.bar import Bar
from citeref.tui.language import phrase, say
from citeref.tui.questions import Law, law
from citeref.tui.reader import Reader

if TYPE_CHECKING:
    from citeref.tui.app import CiterefApp

MONTHS = phrase("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec")


class LawPane(Vertical):
    """The passage of the law at a reference; `ref` is what was asked for, also where no page is to be had."""

    def __init__(self, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.ref: Ref | None = None
        self.law: Law | None = None
        self.lang = "fr"
        self.extra = ""
        self._asked: tuple[Ref, str] | None = None

    def compose(self) -> ComposeResult:
        """A title and a reader."""
        yield Bar(rule="─", keep=18)
        yield Reader(bracketed=False)

    @property
    def reader(self) -> Reader:
        """The text of the law."""
        return self.query_one(Reader)

    def say(self, title: str, *note: str) -> None:
        """No law to show: why, and what to do next."""
        self.ref, self.law, self._asked = None, None, None
        self.query_one(Bar).say(title)
        self.reader.say("", *note)

    def show(self, ref: Ref | None, lang: str, extra: str = "", candidates: Sequence[Ref] = ()) -> None:
        """Show a place of the law, where possible in this language. `extra` is said after its name.

        `candidates` are said where no single place is meant.
        """
        if ref is None:
            named = [f"  {catalogue.label(one, lang)}" for one in candidates]
            maybe = [say("It may be one of these; g goes to the one you choose:"), *named] if named else []
            self.say(
                say("Law not known"),
                say("No single law is known for this citation."),
                *maybe,
                say("n goes to the next citation."),
            )
            return
        self.ref, self.extra, self.lang = ref, extra, lang
        if self._asked != (ref, lang):
            self._asked = (ref, lang)
            self.query_one(Bar).say(self._called(), "…")
            self._look_up(ref, lang)
        else:
            self._titled()

    @work(exclusive=True, group="law")
    async def _look_up(self, ref: Ref, lang: str) -> None:
        app = cast("CiterefApp", self.app)
        found = await app.stacks.ask(lambda cache: law(cache, ref, lang))
        if self._asked == (ref, lang):
            self._shown(found)

    def _shown(self, found: Law) -> None:
        before, self.law = self.law, found
        if found.authority is None:
            self.reader.say("", *_folded(found.problem), "", *_folded(found.way_out), "", *self._help())
        else:
            if before is None or before.authority is not found.authority:
                self.reader.show(found.authority.text, found.headings)
            self.reader.look_at(found.mark)
            if found.mark is None:
                self.reader.go_to_line(0)
        self._titled()

    def step(self, way: int) -> None:
        """The next passage of the law, or the one before."""
        if self.law is None or self.law.authority is None:
            return
        places = [passage.ref for passage in self.law.authority.passages if passage.ref.pinpoint]
        here = self.law.ref_of_page
        at = places.index(here) + way if here in places else 0
        if places:
            self.show(places[max(0, min(at, len(places) - 1))], self.lang)

    def turn(self) -> str:
        """Another language that the cache has for this law; an empty string where there is none."""
        others = [
            lang for lang in (self.law.languages if self.law else ()) if self.law and lang != self.law.lang
        ]
        if self.ref is None or self.law is None or not others:
            return ""
        later = [lang for lang in others if lang > self.law.lang]
        return (later or others)[0]

    @on(Reader.Clicked)
    def _clicked(self, event: Reader.Clicked) -> None:
        """Put the mark on the smallest passage that was clicked."""
        event.stop()
        if self.law and self.law.authority:
            holding = [p for p in self.law.authority.passages if p.span.start <= event.offset < p.span.end]
            if holding:
                self.show(min(holding, key=lambda p: p.span.end - p.span.start).ref, self.lang)

    def _called(self) -> str:
        return f"{catalogue.label(self.ref, self.lang)}{self.extra}" if self.ref else ""

    def _titled(self) -> None:
        name, found = self._called(), self.law
        if found is None or found.authority is None:
            self.query_one(Bar).say(name, say("no page"))
            return
        if found.asked.pinpoint and not found.ref_of_page:
            name += say(": not on this page")
        elif found.ref_of_page and not found.exact:
            there = catalogue.label(found.ref_of_page, self.lang)
            missing = name.removeprefix(there).lstrip(", ")
            name = say("{there} (nearest to {missing})", there=there, missing=missing)
        tongue = f"{found.lang}, " if found.lang != self.lang else ""
        self.query_one(Bar).say(name, tongue + origin_words(found.authority))

    def _help(self) -> list[str]:
        if self.ref is None:
            return []
        heading = catalogue.heading(self.ref, self.lang)
        named = f"{catalogue.label(self.ref, self.lang)}{': ' + heading if heading else ''}"
        address = catalogue.address(self.ref, self.lang)
        return [
            say("This is {named}.", named=named),
            *([say("Press o to open its official page in the browser:"), address] if address else []),
        ]


def origin_words(authority: Authority) -> str:
    """What kind of page it is, and of which day, for its title."""
    origin = authority.origin
    if origin is None:
        return ""
    kind = say("unofficial synopsis") if origin.status == "synopsis" else say("official page")
    return f"{kind} {_day(origin)}".strip()


def _day(origin: Origin) -> str:
    day = origin.version or (origin.fetched if origin.status == "official" else "")
    year, month, date = (*day[:10].split("-"), "", "", "")[:3]
    if not (month.isdecimal() and date.isdecimal()):
        return ""
    written = f"{int(date)} {say(MONTHS).split()[int(month) - 1]} {year}"
    return say("as of {day}", day=written) if origin.version else say("of {day}", day=written)


def _folded(text: str, width: int = 66) -> list[str]:
    from citeref.tui.lines import Lines

    lines = Lines(text, width)
    lines.reach(len(text))
    return [text[slice(*lines.span(line))] for line in range(len(lines))] if text else []
