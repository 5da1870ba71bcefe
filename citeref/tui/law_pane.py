"""The law, as a pane: its title says which page it is, its text marks the very passage, and the margin tells how often
each unit is cited.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message

from citeref import catalogue
from citeref.model import Authority, Origin, Passage
from citeref.ref import Ref
from citeref.tui.bar import Bar
from citeref.tui.dates import day
from citeref.tui.language import say
from citeref.tui.questions import Law, law, margin
from citeref.tui.reader import Reader

if TYPE_CHECKING:
    from citeref.tui.app import CiterefApp


ROOM = 70
"""Cells of a title that has room for the day of the page beside a pinpoint."""


class LawPane(Vertical):
    """The passage of the law at a reference; `ref` is what was asked for, also where no page is to be had."""

    class Shown(Message):
        """Another place of the law is shown, or the reason why it cannot be."""

        def __init__(self, pane: LawPane) -> None:
            super().__init__()
            self.pane = pane

    def __init__(self, id: str | None = None, classes: str | None = None, counted: bool = True) -> None:
        """`counted`: whether the margin tells how often each unit is cited."""
        super().__init__(id=id, classes=classes)
        self.counted = counted
        self.ref: Ref | None = None
        self.law: Law | None = None
        self.lang = "fr"
        self.extra = ""
        self._asked: tuple[Ref, str] | None = None
        self._top, self._words = -1, ""
        self._waits = False

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
        self.ref, self.law, self._asked, self._waits = None, None, None, False
        self.query_one(Bar).say(title)
        self.reader.say("", *note)

    def show(
        self,
        ref: Ref | None,
        lang: str,
        extra: str = "",
        candidates: Sequence[Ref] = (),
        top: int = -1,
        words: str = "",
    ) -> None:
        """Show a place of the law, where possible in this language. `extra` is said after its name.

        `candidates` are said where no single place is meant. With `top`, the screen begins with that character;
        `words` are marked.
        """
        if ref is None:
            named = [f"  {catalogue.label(one, lang)}" for one in candidates]
            maybe = (
                [say("It may be one of these; {key[go-to]} goes to the one you choose:"), *named]
                if named
                else []
            )
            self.say(
                say("Law not known"),
                say("No single law is known for this citation."),
                *maybe,
                say("{key[next]} goes to the next citation."),
            )
            return
        self.ref, self.extra, self.lang = ref, extra, lang
        self._top, self._words = top, words
        if self._asked != (ref, lang) or top >= 0 or words:
            self._asked = (ref, lang)
            self._waits = True
            self._titled()
            if self.law is None:
                self.reader.say("", say("Reading the page…"))
            self._look_up(ref, lang)
        else:
            self._titled()

    @work(exclusive=True, group="law")
    async def _look_up(self, ref: Ref, lang: str) -> None:
        app = cast("CiterefApp", self.app)
        found = await app.stacks.ask(lambda cache: law(cache, ref, lang))
        if self._asked == (ref, lang):
            self._shown(found)
            if found.authority is not None and self.counted:
                await self._annotate(found.authority)

    async def _annotate(self, authority: Authority) -> None:
        app = cast("CiterefApp", self.app)
        notes = await app.shelf.ask(lambda index: margin(index, authority, app.checked.about))
        if self.law is not None and self.law.authority is authority:
            self.reader.annotate(notes)

    @work(exclusive=True, group="margin")
    async def recount(self) -> None:
        """The documents have changed: count again who cites each unit."""
        if self.law and self.law.authority and self.counted:
            await self._annotate(self.law.authority)

    def _shown(self, found: Law) -> None:
        before, self.law, self._waits = self.law, found, False
        if found.authority is None:
            self.reader.say("", *self._missing(found), "", *self._help())
        else:
            if before is None or before.authority is not found.authority:
                self.reader.show(found.authority.text, found.headings)
            self.reader.look_at(found.mark, self._top)
            if found.mark is None and self._top < 0:
                self.reader.go_to_line(0)
            if self._words:
                at = found.passage.span.start if found.passage else 0
                self.reader.find(self._words, each=True, at=found.mark.start if found.mark else at)
        self._titled()
        self.post_message(self.Shown(self))

    def again(self) -> None:
        """Look the page up again: another one may have come."""
        ref, lang, extra, self._asked, self.law = self.ref, self.lang, self.extra, None, None
        if ref is not None:
            self.show(ref, lang, extra)

    def step(self, way: int) -> None:
        """The next passage of the law, or the one before."""
        if self.law is None or self.law.authority is None:
            return
        places = [passage for passage in self.law.authority.passages if passage.ref.pinpoint]
        if places:
            at = max(0, min(self._beside(places, way), len(places) - 1))
            self.show(places[at].ref, self.lang)

    def _beside(self, places: Sequence[Passage], way: int) -> int:
        """The passage after or before the one marked; where that is out of sight, the first one in sight."""
        assert self.law is not None
        reader, mark = self.reader, self.law.mark
        marked = [passage.ref for passage in places]
        if mark is not None and self.law.ref_of_page in marked:
            line = reader.lines.at(mark.start) - reader.scroll_offset.y
            if -1 <= line < max(1, reader.size.height):
                return marked.index(self.law.ref_of_page) + way
        top = reader.top
        return next((at for at, passage in enumerate(places) if passage.span.start >= top), len(places) - 1)

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
        if self._waits:
            self.query_one(Bar).say(name, "…")
            return
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
        self.query_one(Bar).say(name, tongue + self._origin(found.authority))

    def _origin(self, authority: Authority) -> str:
        """What kind of page it is; of which day too, where the title has room for it."""
        if authority.origin is None or self.size.width >= ROOM:
            return origin_words(authority)
        return kind_words(authority.origin)

    def on_resize(self) -> None:
        """Another width has room for other words."""
        if self.ref is not None:
            self._titled()

    def _missing(self, found: Law) -> list[str]:
        """Why there is no page, and how to get one."""
        if not found.missing:
            return [found.problem, "", found.way_out]
        return [
            say("No page of it is here yet."),
            "",
            say(
                "{key[fetch]} asks the official site for it, and asks you first. A page saved in a browser is taken in with"
            ),
            "citeref cache add FILE",
        ]

    def _help(self) -> list[str]:
        if self.ref is None:
            return []
        heading = catalogue.heading(self.ref, self.lang)
        named = f"{catalogue.label(self.ref, self.lang)}{': ' + heading if heading else ''}"
        address = catalogue.address(self.ref, self.lang)
        return [
            say("This is {named}.", named=named),
            *(
                [say("Press {key[open-address]} to open its official page in the browser:"), address]
                if address
                else []
            ),
        ]


def origin_words(authority: Authority) -> str:
    """What kind of page it is, and of which day, for its title."""
    return f"{kind_words(authority.origin)} {_day(authority.origin)}".strip() if authority.origin else ""


def kind_words(origin: Origin) -> str:
    """What kind of page it is: the Official Journal's, a consolidated one, another official one, or our synopsis."""
    if origin.status == "synopsis":
        return say("unofficial synopsis")
    if origin.ref.startswith(("eu/reg", "eu/dir", "eu/dec", "eu/treaty")):
        return say("consolidated text") if origin.version else say("text of the Official Journal")
    return say("official page")


def _day(origin: Origin) -> str:
    if origin.version:
        return say("as of {day}", day=day(origin.version)) if day(origin.version) else ""
    fetched = day(origin.fetched) if origin.status == "official" else ""
    return say("(page of {day})", day=fetched) if fetched else ""
