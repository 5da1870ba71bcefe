"""What the commands do beyond walking: go to, copy, open, export, help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeref import catalogue
from citeref.ref import Ref
from citeref.tui.language import say
from citeref.tui.matches import has_all
from citeref.tui.trail import Stop

if TYPE_CHECKING:
    from citeref.index import DocumentRow
    from citeref.tui.app import CiterefApp


def go_to(app: CiterefApp, words: str) -> None:
    """Go to the piece of law that the words name, or to a document that has them in its name."""
    from citeref.typed import lookup

    named = lookup(words)
    documents = [row for row in app.seen.documents if has_all(words, row.name)]
    if named:
        to_law(app, named[0])
    elif documents:
        app.read(documents[0].id, -1)
    else:
        app.tell(
            say("« {words} » names no piece of law that citeref knows; try « rgpd 28-3 a ».", words=words),
            severity="warning",
        )


def to_law(app: CiterefApp, ref: Ref) -> None:
    """Show the law at a reference."""
    app.go(Stop(view="law", ref=ref, lang=app.here.stop.lang, outer=app.here.here()))


def ask_where(app: CiterefApp) -> None:
    """The go-to line, with proposals as one types: law first, then documents by part of their name."""
    from citeref.tui.screens.goto import GoTo

    def gone(choice: Ref | DocumentRow | str | None) -> None:
        if choice is None:
            return
        if not isinstance(choice, str):
            app.read(choice.id, -1)
        elif isinstance(choice, Ref):
            to_law(app, choice)
        else:
            go_to(app, choice)

    app.push_screen(GoTo(app.seen.documents, app.here.lang), gone)


def open_address(app: CiterefApp) -> None:
    """Open the official page in a browser with a window; where there is none, copy and show its address."""
    ref = app.here.ref
    address = catalogue.address(ref, app.here.lang) if ref else ""
    if not address:
        app.tell(
            say("No official address is known for {what}.", what=catalogue.label(ref, app.here.lang))
            if ref
            else say("There is no law here to open.")
        )
    elif _has_window():
        app.open_url(address)
        app.tell(say("Opening {address}", address=address))
    else:
        app.copy_to_clipboard(address)
        app.tell(say("No browser with a window here; the address is copied: {address}", address=address))


def _has_window() -> bool:
    """Whether the browser found opens a window; one that runs in the terminal would draw over the program."""
    import webbrowser

    try:
        browser = webbrowser.get()
    except webbrowser.Error:
        return False
    return type(browser) is not webbrowser.GenericBrowser


def show_help(app: CiterefApp) -> None:
    """Every key of the place where one is."""
    from citeref.tui.screens.help import HelpSheet

    app.push_screen(HelpSheet(app))


def ask_export(app: CiterefApp) -> None:
    """Choose a format and a file, then write what one looks at."""
    from citeref.tui.screens.export import ExportDialog

    app.push_screen(ExportDialog(app))
