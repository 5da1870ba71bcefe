"""The findings: what deserves a second look, document by document, with the law that proves it and the place in the text."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widget import Widget

from citeref import catalogue
from citeref.ref import Ref
from citeref.tui.bar import Bar
from citeref.tui.detail import Detail, sign
from citeref.tui.findings import Noticed
from citeref.tui.glyphs import fit
from citeref.tui.language import phrase, say
from citeref.tui.law_pane import LawPane
from citeref.tui.matches import has_all
from citeref.tui.rows import Rows
from citeref.tui.sheet import Piece
from citeref.tui.text_pane import TextPane
from citeref.tui.trail import Stop
from citeref.tui.views.view import View


class FindingRows(Rows):
    """Findings, three lines each: where and which rule, what is wrong, what proves it."""

    tall = 3
    lang = "fr"

    def draw(self, item: Any, width: int) -> list[list[Piece]]:
        """The three lines."""
        noticed: Noticed = item
        finding = noticed.finding
        where = f"{noticed.name} › {finding.place}" if finding.place else noticed.name
        rule = f" {finding.rule} "
        loud = "strong" if noticed.wrong else "quiet"
        said = say("« {words} »: {message}", words=finding.text, message=finding.message)
        return [
            [(fit(f"{sign(noticed)} {where}", width - len(rule)), loud), (rule, "quiet")],
            [("  ", ""), (fit(said, width - 2), "quiet" if noticed.reason else "")],
            [("  ", ""), (fit(self._proof(noticed), width - 2), "quiet")],
        ]

    def _proof(self, noticed: Noticed) -> str:
        finding = noticed.finding
        if noticed.reason:
            return say("accepted: {reason}", reason=noticed.reason)
        if finding.proof and finding.passage is None:  # what the catalogue knows
            return say("{place}: {words}", place=say("known"), words=finding.proof)
        if finding.proof:
            return say("The law says: {words}", words=finding.proof)
        if finding.suggest:
            return say("Nearest: {place}", place=catalogue.label(finding.suggest, self.lang))
        return catalogue.label(finding.ref, self.lang) if finding.ref else ""


class Findings(View):
    """The list, the law that is the proof and, where there is room, the sentence in its document."""

    second = "findings-proof"

    def __init__(self) -> None:
        super().__init__(id="findings", name="findings")
        self.stop = Stop(view="findings")
        self.words = ""

    def compose(self) -> ComposeResult:
        """The list, the text, the law."""
        with Vertical(classes="first"):
            yield Bar(say("Findings"), id="findings-title")
            yield FindingRows()
        yield TextPane(id="findings-text", classes="third")
        with Vertical(id="findings-proof"):
            yield Detail()
            yield LawPane()

    @property
    def rows(self) -> FindingRows:
        """The list."""
        return self.query_one(FindingRows)

    @property
    def law(self) -> LawPane:
        """The law beside."""
        return self.query_one(LawPane)

    @property
    def main(self) -> Widget:
        """The list."""
        return self.rows

    @property
    def enter_label(self) -> str:  # type: ignore[override]
        """Enter leads to the place in the document; from the law, to who cites it."""
        return phrase("who cites") if self.law.reader.has_focus else phrase("read it there")

    @property
    def ref(self) -> Ref | None:
        """The law that the finding is about."""
        return self.law.ref or self._about()

    @property
    def noticed(self) -> Noticed | None:
        """The finding under the cursor."""
        item: Noticed | None = self.rows.item
        return item

    def open(self, stop: Stop) -> None:
        """Show the list, the cursor where it was."""
        self.stop, self.words = stop, stop.words
        self._rebuild(stop.row, stop.top)

    def here(self) -> Stop:
        """The list with its cursor."""
        return Stop(view="findings", row=self.rows.cursor, top=self.rows.top, words=self.words)

    def refresh_data(self) -> None:
        """Other documents: the names may have changed."""
        self._rebuild(self.rows.cursor, self.rows.top)

    def refresh_findings(self) -> None:
        """More has been noticed."""
        self._rebuild(self.rows.cursor, self.rows.top)

    def enter(self) -> None:
        """Go to the words in the document."""
        item: Noticed | None = self.rows.item
        if self.law.reader.has_focus:
            self.desk.who_cites()
        elif item is not None:
            self.desk.read(item.document, item.finding.span.start)

    def seek(self, words: str) -> None:
        """Keep the findings that have the words."""
        self.words = words
        self._rebuild(0)

    def seek_count(self) -> str:
        """How many are left."""
        return say("{n} row|{n} rows", n=len(self.rows.items))

    def leave_pane(self) -> bool:
        """Leave the law or the text, or end the filter."""
        if self.in_aside:
            self.rows.focus()
        elif self.words:
            self.seek("")
        else:
            return False
        return True

    def _about(self) -> Ref | None:
        item: Noticed | None = self.rows.item
        return (item.finding.suggest or item.finding.passage or item.finding.ref) if item else None

    def _rebuild(self, cursor: int, top: int = -1) -> None:
        checked = self.desk.checked
        found = checked.all(accepted=self.desk.accepted_too)
        items = [one for one in found if has_all(self.words, _searched(one))]
        self.rows.lang = self.desk.lang
        self.rows.show(items, cursor, self._note(), top)
        left = (
            ""
            if checked.complete
            else say("checking {done} of {total}…", done=checked.done, total=checked.total)
        )
        if checked.complete and checked.all_documents > checked.total:
            left = say(
                "in the first {done} of {total} documents", done=checked.total, total=checked.all_documents
            )
        what = _counted(items, checked.all(accepted=True))
        self.query_one("#findings-title", Bar).say(f"{say('Findings')} › {self.desk.place} › {what}", left)
        if not items:
            self.query_one(Detail).tell(None)
            self.law.say(say("Law"), say("The passage that proves a finding is shown here."))

    def _note(self) -> list[str]:
        if self.words:
            return [
                "",
                say("No finding has « {words} » in it.", words=self.words),
                say("Press Esc to see all of them."),
            ]
        if not self.desk.checked.complete or self.desk.busy:
            return ["", say("Checking the citations…"), say("What deserves a second look appears here.")]
        if self.desk.checked.problem:
            return ["", self.desk.checked.problem]
        if self.desk.checked.all(accepted=True):
            return ["", say("Everything was accepted; {key[show-accepted]} shows it.")]
        return [
            "",
            say("Nothing to report: every place cited exists, as far as the laws are known here."),
            say("`citeref explain` lists what is checked."),
        ]

    @on(Rows.Moved)
    def _moved(self) -> None:
        """The law and the text follow the cursor."""
        item = self.rows.item
        if item is not None:
            self.set_timer(self.STILL, partial(self._preview_if_still, item))

    def _preview_if_still(self, item: Noticed) -> None:
        if item is not self.rows.item:
            return
        finding = item.finding
        self.query_one(Detail).tell(item)
        about = self._about()
        if about is not None:
            self.law.show(about, self.desk.lang)
        else:
            self.law.say(say("Law"), finding.message)
        text = self.query_one(TextPane)
        if text.display:
            text.show(item.document, finding.span)


def _counted(shown: Sequence[Noticed], every: Sequence[Noticed]) -> str:
    """« 3 findings, 1 for information, 2 accepted »."""
    told = sum(not one.reason and not one.wrong for one in shown)
    accepted = sum(bool(one.reason) for one in every)
    parts = [
        say("{n} finding|{n} findings", n=sum(one.wrong for one in shown)),
        say("{n} for information", n=told) if told else "",
        say("{n} accepted|{n} accepted", n=accepted) if accepted else "",
    ]
    return ", ".join(filter(None, parts))


def _searched(one: Noticed) -> str:
    return f"{one.name} {one.finding.rule} {one.finding.text} {one.finding.message}"
