"""What the dialogs share: they lie over the view, and Esc takes them away."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

Result = TypeVar("Result")


class Dialog(ModalScreen[Result]):
    """A dialog; Esc leaves things as they were."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", show=False)]

    def on_mount(self) -> None:
        """A message still on the screen would lie over the dialog."""
        self.app.clear_notifications()

    def action_leave(self) -> None:
        """Close without a result."""
        self.dismiss(None)
