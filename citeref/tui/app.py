"""The app: one screen, its views, the desks behind it, the trail through it all.

The screen only draws and asks. The index and the cache of pages stand behind desks, each a thread, so that
nothing that is read from the disk can make the screen wait.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from rich.text import Text
from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import Input

from citeref import __version__
from citeref.config import Settings
from citeref.tui import doing, intake, keymap, looks
from citeref.tui.bar import Bar
from citeref.tui.commands import bindings
from citeref.tui.commands.places import PLACES
from citeref.tui.desk import Desk, Once
from citeref.tui.findings import Checked, Checker
from citeref.tui.footer import Keys
from citeref.tui.glyphs import shown
from citeref.tui.keys import Command
from citeref.tui.language import say
from citeref.tui.law_pane import LawPane
from citeref.tui.manners import Manners
from citeref.tui.memory import Memory
from citeref.tui.prompt import Prompt
from citeref.tui.questions import Overview
from citeref.tui.reader import Reader
from citeref.tui.rows import Rows
from citeref.tui.strip import Views
from citeref.tui.trail import Stop, Trail
from citeref.tui.views import SOON, view
from citeref.tui.views.view import View

if TYPE_CHECKING:
    from citeref.cache import Cache
    from citeref.documents import Skipped
    from citeref.index import Index
    from citeref.index.laws import Laws


class CiterefApp(Manners):
    """The terminal program on a set of paths.

    `open_index` and `open_cache` are called on the threads of their desks, when they are first needed. An `index_file` is
    shown as it is, in place of documents. The `settings` say what is checked.
    """

    TITLE = "citeref"
    CSS_PATH = "app.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings()]
    ENABLE_COMMAND_PALETTE = False
    STAYS: ClassVar[float] = 4.0
    """Seconds that a message stays on the screen."""

    HORIZONTAL_BREAKPOINTS = [(0, "-stacked"), (110, "-beside"), (150, "-wide")]  # noqa: RUF012

    def __init__(
        self,
        paths: Sequence[str],
        *,
        goto: str | None = None,
        open_index: Callable[[], Index] | None = None,
        open_cache: Callable[[], Cache] | None = None,
        open_laws: Callable[[], Laws] | None = None,
        memory: Memory | None = None,
        index_file: Path | None = None,
        settings: Settings | None = None,
    ) -> None:
        super().__init__(ansi_color=looks.terminal_only())
        self.paths = list(paths)
        self.goto = goto
        self.index_file = index_file
        self.settings = settings or Settings()
        self.begin_manners(memory, open_cache or _cache)
        index = Once(open_index or self._index)
        self.shelf: Desk[Index] = Desk(index, "questions to the index")
        self.scan: Desk[Index] = Desk(index, "reading documents")
        pages, laws = open_cache or _cache, Once(open_laws or (lambda: _laws(pages())))
        self.stacks: Desk[Cache] = Desk(pages, "pages of law")
        self.kin: Desk[Cache] = Desk(pages, "relations of the law")
        self.checks: Desk[Checker] = Desk(lambda: self._checker(index(), pages(), laws), "checking citations")
        self.laws: Desk[Laws] = Desk(laws, "questions to the words of the law")
        self.digest: Desk[tuple[Laws, Cache]] = Desk(
            lambda: (laws(), pages()), "reading the words of the law"
        )
        self.checked, self.accepted_too = Checked(), False
        self.stopping = Event()
        self.trail = Trail()
        self.here: View = view("authorities")
        self.seen = Overview()
        self.skipped: tuple[Skipped, ...] = ()
        self.lang = "fr"
        self.busy = True
        self.sought: Widget | None = None
        self._wanted: Stop | None = None
        self._making = asyncio.Lock()

    @property
    def place(self) -> str:
        """What was opened, in a word or two."""
        first = (
            self.paths[0].rstrip("/").rpartition("/")[2] or self.paths[0] if self.paths else say("nothing")
        )
        return (
            first if len(self.paths) < 2 else say("{first} and {n} more", first=first, n=len(self.paths) - 1)
        )

    def compose(self) -> ComposeResult:
        """The first view; the others come once it is on the screen."""
        yield Views(self)
        yield self.here
        yield Bar(id="status")
        yield Prompt()
        yield Keys(self)

    def on_mount(self) -> None:
        """Show the authorities at once, then read the documents."""
        self.set_keymap(keymap.in_force())
        self.open(self.trail.visit(Stop(view="authorities")))
        self.call_after_refresh(self._settle)

    @work
    async def _settle(self) -> None:
        """What can wait until there is something to look at."""
        await intake.begin(self)
        self.restore()
        await self.drawn()
        self.start(intake.opened if self.index_file else intake.take_in, "intake")
        for name in SOON:
            await self._made(name)
        self.begin_to_keep()
        if self.goto:
            doing.go_to(self, self.goto)

    @property
    def desks(self) -> tuple[Desk[Any], ...]:
        """Every desk with a thread of its own."""
        return (
            self.shelf,
            self.scan,
            self.stacks,
            self.kin,
            self.checks,
            self.laws,
            self.digest,
            self.errands,
        )

    def on_unmount(self) -> None:
        """Let the threads end."""
        self.stopping.set()
        if self.errand is not None:
            self.errand.off.set()
        for desk in self.desks:
            desk.close()

    # Walking

    def go(self, stop: Stop) -> None:
        """Go to a new stop of the trail."""
        if self._wanted is None:
            self.trail.keep(self.here.here())
            self.open(self.trail.visit(stop))

    def open(self, stop: Stop) -> None:
        """Show a stop, at once where its view is there already."""
        self._close_prompt()
        shown_view = self._view(stop.view)
        if shown_view is None:
            self._wanted = stop
            self._bring(stop)
        else:
            self._show(shown_view, stop)

    @work
    async def _bring(self, stop: Stop) -> None:
        await self._made(stop.view)
        self._wanted = None
        self.open(stop)

    async def _made(self, name: str) -> None:
        """See that a view is there; one is made at a time, so that none is made twice."""
        async with self._making:
            if self._view(name) is None:
                waiting = view(name)
                waiting.display = False
                await self.screen_stack[0].mount(waiting, before="#status")

    def _view(self, name: str) -> View | None:
        return next(
            (one for one in self.screen_stack[0].query(View) if one.name == name and one.is_mounted), None
        )

    def _show(self, shown_view: View, stop: Stop) -> None:
        for other in self.screen_stack[0].query(View):
            other.display = other is shown_view
        self.here = shown_view
        strip = self.screen_stack[0].query_one(Views)
        strip.display = shown_view.name in PLACES
        strip.refresh()
        shown_view.open(stop)
        shown_view.main.focus()
        self._look()

    def walk(self, way: int) -> None:
        """Along the trail, back or forward."""
        if self.trail.before(way) is None:
            self.tell(say("This is where you began.") if way < 0 else say("You have been no further."))
            return
        self.trail.keep(self.here.here())
        stop = self.trail.step(way)
        if stop is not None:
            self.open(stop)

    def step_out(self) -> None:
        """Outwards: a search, an inner pane, then the stop one came in from."""
        if self.asking:
            self._close_prompt()
            self.here.seek("")
            return
        if self.call_off():
            return
        if self.here.leave_pane():
            return
        outer = self.here.stop.outer
        if outer is None and self.here.name != "authorities":
            outer = Stop(view="authorities")
        if outer is None:
            self.tell(say("You are at the outermost list; {key[quit]} leaves citeref."))
        elif self.trail.before(-1) == outer:
            self.walk(-1)
        else:
            self.go(outer)

    def show_list(self, name: str) -> None:
        """One of the outer lists, as it was left."""
        if self.here.name != name:
            past = reversed(self.trail.stops[: self.trail.at + 1])
            self.go(next((stop for stop in past if stop.view == name), Stop(view=name)))

    def read(self, document: int, offset: int, words: str = "") -> None:
        """Open a document at a character, or at its first citation (-1); words that were searched are marked."""
        here = self.here.here()
        self.go(
            Stop(view="reading", document=document, offset=offset, lang=here.lang, words=words, outer=here)
        )

    def who_cites(self) -> None:
        """List the sentences that cite what one looks at; from the tree, also those that are not known."""
        ref, here = self.here.ref, self.here.here()
        if ref is not None or (self.here.name == "authorities" and self.seen.open):
            part = "" if ref is not None else getattr(self.here, "part", "")
            self.go(Stop(view="citing", ref=ref, part=part, lang=self.here.stop.lang, outer=here))
        else:
            self.tell(say("There is no passage of the law here; choose one first."))

    def show_findings(self, checked: Checked) -> None:
        """What the rules have noticed so far."""
        self.checked = checked
        self.here.refresh_findings()
        if checked.complete:
            for pane in self.here.query(LawPane):
                pane.recount()
            self._look()

    def turn_names(self) -> None:
        """Call the laws by their names in the other language, in every list."""
        self.lang = "en" if self.lang == "fr" else "fr"

    # Asking and telling

    @property
    def asking(self) -> bool:
        """Whether one is typing words to find or filter by."""
        return self.is_running and any(prompt.display for prompt in self.screen_stack[0].query(Prompt))

    def ask_words(self) -> None:
        """Open the line for words to find or filter by."""
        if self.here.name == "search":
            self.here.ask()
            return
        self.sought = self.focused
        self.query_one(Prompt).ask(say(self.here.seek_label), getattr(self.here, "words", ""))
        self._look()

    def ask_search(self) -> None:
        """Type the words of a search, once its view is there."""
        if self.here.name == "search":
            self.here.ask()
        else:
            self.call_after_refresh(self.ask_search)

    @on(Input.Changed, "#prompt-words")
    def _typed(self, event: Input.Changed) -> None:
        self.here.seek(event.value)
        self.count_matches()

    @on(Input.Submitted, "#prompt-words")
    def _submitted(self) -> None:
        self._close_prompt()

    def count_matches(self) -> None:
        """Say in the prompt, or afterwards in the status line, how many were found."""
        if self.asking:
            self.query_one(Prompt).count(self.here.seek_count())
        elif not self.busy:
            found = isinstance(self.focused, Reader) and bool(self.focused.matches)
            self.status(
                say(
                    "Match {at}: {key[next]} next, {key[previous]} before, Esc ends the search",
                    at=self.here.seek_count(),
                )
                if found
                else ""
            )

    def _close_prompt(self) -> None:
        prompt = self.query_one(Prompt)
        if prompt.display:
            prompt.display = False
            (self.sought or self.here.main).focus()
            self._look()
            self.call_after_refresh(self.count_matches)

    def tell(
        self, words: str, *, severity: Literal["information", "warning", "error"] = "information"
    ) -> None:
        """A short message in place of the one before; its words are shown as they are, whatever they contain."""
        self.clear_notifications()
        self.notify(shown(words), severity=severity, timeout=self.STAYS, markup=False)

    def status(self, words: str) -> None:
        """What goes on, in the line above the keys; without words, what has changed on the disk, if anything."""
        words = words or self.notice
        bar = self.query_one("#status", Bar)
        bar.say(words)
        bar.set_class(bool(words), "-busy")

    def empty_note(self, words: str) -> list[str]:
        """What an empty list says: that reading goes on, or what to do next."""
        if self.busy:
            return ["", say("Reading the documents…"), say("What they cite appears here as it is found.")]
        leave = say("Add a file or a folder with {key[add-documents]},")
        return ["", words, leave, say("or press {key[go-to]} to go to a piece of law, as in « rgpd 28 ».")]

    def _fatal_error(self) -> None:
        """Leave with a sentence; Textual would print its own account, with pieces of the documents in it."""
        if os.environ.get("CITEREF_DEBUG"):
            super()._fatal_error()
            return
        error = getattr(self._exception, "error", self._exception)  # a worker wraps what befell it
        self.panic(
            Text(
                f"citeref {__version__}: {say('a defect of citeref itself')}: "
                f"{shown(f'{type(error).__name__}: {error}')[:300]}\n"
                + say("Run it again with CITEREF_DEBUG=1 for the full account, and please report it.")
            )
        )

    # Commands

    def action_command(self, name: str) -> None:
        """Do what a key stands for."""
        Command.all[name].run(self)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A key means nothing where its command is not offered."""
        return Command.all[str(parameters[0])].offered(self) if action == "command" else True

    # Small signs

    @on(Rows.Chosen)
    def _chosen(self) -> None:
        self.here.enter()

    @on(Rows.Moved)
    def _moved(self) -> None:
        """Another row may offer other things to do."""
        self.renew_keys()

    def on_descendant_focus(self) -> None:
        """Another pane has the keyboard."""
        self._look()

    def _look(self) -> None:
        self.here.wake_titles()
        self.renew_keys()

    def renew_keys(self) -> None:
        """Say again what the keys do here."""
        for keys in self.screen_stack[0].query(Keys):
            keys.refresh()

    def _checker(self, documents: Index, pages: Cache, laws: Callable[[], Laws]) -> Checker:
        from citeref import rules
        from citeref.findings.accepted import file_of

        check = self.settings.check
        select = rules.select(check.allow)
        accepted = file_of(self.settings)
        return Checker(documents, pages, laws, select, check.severity, accepted, self.stopping.is_set)

    def _index(self) -> Index:
        from citeref.index import Index

        if self.index_file:
            return Index.open(self.index_file, read_only=True)
        return Index.for_paths(self.paths)


def _laws(cache: Cache) -> Laws:
    from citeref.index.laws import Laws

    return Laws.of_cache(cache)


def _cache() -> Cache:
    from citeref.cache import Cache

    return Cache.open()
