"""A page of the law with the place marked; beside it its headings, what the place is related to, or the other language."""

from __future__ import annotations

from functools import partial

from msgspec.structs import replace
from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widget import Widget

from citeref import catalogue
from citeref.ref import Ref
from citeref.tui.bar import Bar
from citeref.tui.language import phrase, say
from citeref.tui.law_pane import LawPane
from citeref.tui.outline import Outline
from citeref.tui.questions import related
from citeref.tui.reader import Reader
from citeref.tui.related import Lead, Note, Related, rows
from citeref.tui.rows import Rows
from citeref.tui.trail import Stop
from citeref.tui.views.view import View

PARTS = ("outline", "related", "other")


class Law(View):
    """One page of the law; `stop.part` is what is shown beside it."""

    seek_label = phrase("find")
    second = "law-related"

    def __init__(self) -> None:
        super().__init__(id="law", name="law")
        self.stop = Stop(view="law")
        self.settled_on: tuple[Ref, str] | None = None

    def compose(self) -> ComposeResult:
        """The headings, the page, what it is related to, the other language."""
        with Vertical(id="law-outline"):
            yield Bar(say("Headings"))
            yield Outline()
        yield LawPane(id="law-alone", classes="first")
        with Vertical(id="law-related"):
            yield Bar(say("Related"))
            yield Related()
        yield LawPane(id="law-other", counted=False)

    @property
    def law(self) -> LawPane:
        """The page's pane."""
        return self.query_one("#law-alone", LawPane)

    @property
    def other(self) -> LawPane:
        """The pane of the other language."""
        return self.query_one("#law-other", LawPane)

    @property
    def outline(self) -> Outline:
        """The headings."""
        return self.query_one(Outline)

    @property
    def related(self) -> Related:
        """What the place is related to."""
        return self.query_one(Related)

    @property
    def main(self) -> Widget:
        """The text, or the part one had gone to."""
        return {"outline": self.outline, "related": self.related}.get(self.stop.pane, self.law.reader)

    @property
    def enter_label(self) -> str:  # type: ignore[override]
        """Enter leads from the text to who cites it, from a row to its place."""
        return phrase("go there") if isinstance(self.app.focused, Rows) else phrase("who cites")

    @property
    def ref(self) -> Ref | None:
        """The place marked, or the one under the cursor beside it."""
        item = self.app.focused.item if isinstance(self.app.focused, (Outline, Related)) else None
        return getattr(item, "ref", None) or self.law.ref

    @property
    def lang(self) -> str:
        """The language chosen."""
        return self.stop.lang or self.desk.lang

    def open(self, stop: Stop) -> None:
        """Show a place of the law."""
        self.stop = stop
        self._arrange(stop.part)
        self.law.show(stop.ref, self.lang, top=stop.top, words=stop.words)

    def here(self) -> Stop:
        """The place looked at."""
        pane = next((name for name in PARTS[:2] if getattr(self, name).has_focus), "")
        top = self.law.reader.top if self.law.law and self.law.law.authority else -1
        return replace(self.stop, ref=self.law.ref, top=top, pane=pane, words="")

    def refresh_data(self) -> None:
        """The documents have changed: count again."""
        self.law.recount()

    def enter(self) -> None:
        """See every sentence that cites the place, or go where the row leads."""
        item = self.app.focused.item if isinstance(self.app.focused, (Outline, Related)) else None
        if item is None or (isinstance(item, Lead) and item.citing):
            self.desk.who_cites()
        elif (ref := getattr(item, "ref", None)) is not None:
            part = "" if self.stop.part == "outline" else self.stop.part
            self.desk.go(replace(self.stop, ref=ref, part=part, pane="", top=-1, words=""))
        elif isinstance(item, Note):
            self.desk.tell(item.words)

    def step(self, way: int) -> None:
        """The next match, or the next passage."""
        if self.law.reader.matches:
            self.law.reader.step_match(way)
        else:
            self.law.step(way)

    def show_part(self, part: str) -> None:
        """Show a part and go there; from there, or where it shows nothing else, take it away."""
        pane = {"outline": self.outline, "related": self.related}.get(part)
        leaving = pane.has_focus if pane is not None else self.stop.part == part
        self._arrange("" if leaving else part)
        (self.law.reader if leaving or pane is None else pane).focus()
        self.follow()

    def toggle_second(self) -> None:
        """Hide or show what stands beside the text."""
        if self.stop.part:
            self._arrange("")
        else:
            self.toggle_class("-toggled")
        self.law.reader.focus()
        self.follow()

    def seek(self, words: str) -> None:
        """Find words in the page, or keep the headings that have them."""
        if self.desk.sought is self.outline:
            self.outline.keep(words)
        else:
            self.law.reader.find(words)

    def seek_count(self) -> str:
        """Which match of how many, or how many headings are left."""
        if self.desk.sought is self.outline:
            return say("{n} row|{n} rows", n=len(self.outline.items))
        reader = self.law.reader
        if not reader.matches:
            return say("no match")
        return say("{at} of {count}", at=reader.match + 1, count=len(reader.matches))

    def leave_pane(self) -> bool:
        """Leave the rows beside, take them away, or end the search."""
        if self.outline.words:
            self.outline.keep("")
        elif isinstance(self.app.focused, (Outline, Related)):
            if self.has_class("-part-outline") or self.screen.has_class("-stacked"):
                self._arrange("")
            self.law.reader.focus()
        elif self.law.reader.matches:
            self.law.reader.find("")
        elif self.stop.part:
            self._arrange("")
        else:
            return False
        return True

    def turn_language(self) -> None:
        """The page in its other language; beside it, the one there was."""
        other = self.law.turn()
        if other:
            self.stop = replace(self.stop, lang=other)
            self.law.show(self.law.ref, other)
        else:
            self._no_other()

    def _no_other(self) -> None:
        self.desk.tell(say("The cache has no other language of this page; {key[fetch]} gets one."))

    def _arrange(self, part: str) -> None:
        self.stop = replace(self.stop, part=part)
        for name in PARTS:
            self.set_class(name == part, f"-part-{name}")

    @on(LawPane.Shown)
    def _law_shown(self, event: LawPane.Shown) -> None:
        event.stop()
        if event.pane is self.law:
            self.follow()

    def follow(self) -> None:
        """Let what stands beside the text follow the place that is marked."""
        found, ref = self.law.law, self.law.ref
        if found is None or found.asked != ref:
            return  # it is being looked up; `Shown` will say when it is there
        authority = found.authority
        page = (authority.ref, authority.lang) if authority else None
        if page != self.settled_on:
            self.settled_on = page
            self.outline.load(authority)
        if found.mark:
            self.outline.point(found.mark.start)
        if self.query_one("#law-related").display:
            self._relate(found.ref_of_page or ref, self.lang)
        if self.other.display:
            if other := self.law.turn():
                self.other.show(ref, other)
            else:
                self.other.say(say("Other language"), say("No other language of this page is at hand."))

    @work(exclusive=True, group="related")
    async def _relate(self, ref: Ref, lang: str) -> None:
        count = await self.desk.shelf.ask(lambda index: index.count_citing(ref))
        name = catalogue.pinpoint_label(ref, lang) or catalogue.name(ref, lang)
        title = say("Related › {name}", name=name)
        bar = self.query_one("#law-related Bar", Bar)
        bar.say(title, "…")
        waiting = [Note(say("looking for recitals and references…"))] if self.law.law else []
        self.related.load([*rows(ref, count, None, lang), *waiting])
        use = self.law.law.lang if self.law.law else lang
        found = await self.desk.kin.ask(partial(related, ref=ref, lang=use))
        bar.say(title, "")
        self.related.load(rows(ref, count, found, lang))

    @on(Reader.Found)
    def _found(self) -> None:
        self.desk.count_matches()
