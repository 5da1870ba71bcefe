"""What the dialogs share: they lie over the view, and Esc takes them away."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import ClassVar, TypeVar

from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.css.query import NoMatches
from textual.screen import ModalScreen

Result = TypeVar("Result")


class Dialog(ModalScreen[Result]):
    """A dialog; Esc leaves things as they were."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", show=False)]

    opened = left = False
    early: tuple[Result | None] | None = None

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        """Close, once: keys typed ahead may ask for it again, or before the dialog is there."""
        if self.left:
            return AwaitComplete()
        if not self.opened:
            self.early = (result,)
            return AwaitComplete()
        self.left = True
        closing: AwaitComplete = super().dismiss(result)
        return closing

    def on_mount(self) -> None:
        """A message still on the screen would lie over the dialog."""
        self.app.clear_notifications()
        self._begin()

    def _begin(self) -> None:
        """Fill the parts once they are there; a dialog that is closing already has none."""
        if self.left or not self.is_attached:
            return
        if not self.query("Input, Rows, Reader, .jump"):
            self.call_after_refresh(self._begin)
            return
        self.opened = True
        self.ready()
        if self.early:
            self.dismiss(*self.early)

    def ready(self) -> None:
        """The parts are there: fill them, and give one the keyboard."""

    def while_there(self, show: Callable[[], None]) -> None:
        """Show what a thread has found, unless the dialog or the program is closing."""
        with suppress(NoMatches):
            show()

    def action_leave(self) -> None:
        """Close without a result."""
        self.dismiss(None)
