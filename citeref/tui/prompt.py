"""The line one types in at the bottom: words to find in a text, or to filter a list by, with the count as one
types.
"""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Input

from citeref.tui.bar import Bar


class Prompt(Horizontal):
    """« find » or « filter », shown while one types."""

    def compose(self) -> ComposeResult:
        """What it asks, where one types, what was found."""
        yield Bar(id="prompt-label")
        yield Input(compact=True, id="prompt-words", select_on_focus=False)
        yield Bar(id="prompt-count")

    def ask(self, what: str, words: str) -> None:
        """Open with a word that says what is asked, and the words there were."""
        self.query_one("#prompt-label", Bar).say(what)
        line = self.query_one(Input)
        with line.prevent(Input.Changed):
            line.value = words
        line.cursor_position = len(words)
        self.count("")
        self.display = True
        line.focus()

    def count(self, words: str) -> None:
        """Say how many were found."""
        self.query_one("#prompt-count", Bar).say("", words)
