"""Copying a citation in the form one needs, through the terminal (OSC 52), which also works over ssh."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeref.forms import FORMS, cite
from citeref.ref import Ref
from citeref.tui.language import phrase, say

if TYPE_CHECKING:
    from citeref.tui.app import CiterefApp

NAMES = {
    "label": phrase("Short name and place"),
    "usage": phrase("As sentences name it"),
    "oscola": phrase("OSCOLA"),
    "eli": phrase("ELI"),
    "celex": phrase("CELEX"),
    "ecli": phrase("ECLI"),
    "markdown": phrase("Link for Markdown"),
    "address": phrase("Address"),
}
"""What a person calls the forms; one that is not here goes by its own name."""


def copy(app: CiterefApp) -> None:
    """Copy the citation in the form chosen last; in the short one where it has no such form."""
    ref = app.here.ref
    if ref is None:
        app.tell(say("There is no citation here to copy."))
    else:
        _copied(app, cite(ref, app.memory.form, _lang(app)) or cite(ref, "label", _lang(app)))


def copy_as(app: CiterefApp) -> None:
    """Choose a form among those that the citation has, each shown as it would be copied."""
    from citeref.tui.screens.choice import Choice

    ref = app.here.ref
    if ref is None:
        app.tell(say("There is no citation here to copy."))
        return
    written = written_forms(ref, _lang(app))
    items = [(say(NAMES[name]) if name in NAMES else name, text, name) for name, text in written.items()]
    at = list(written).index(app.memory.form) if app.memory.form in written else 0

    def chosen(name: str | None) -> None:
        if name:
            app.memory.form = name
            _copied(app, written[name])

    app.push_screen(Choice(say("Copy as"), items, at=at), chosen)


def written_forms(ref: Ref, lang: str) -> dict[str, str]:
    """Every form that a reference has, by name."""
    every = {name: cite(ref, name, lang) for name in FORMS}
    return {name: text for name, text in every.items() if text}


def _copied(app: CiterefApp, text: str) -> None:
    app.copy_to_clipboard(text)
    app.tell(say("Copied: {what}", what=text))


def _lang(app: CiterefApp) -> str:
    """The forms are written in French and English; law read in another language is cited in English."""
    return "fr" if app.here.lang == "fr" else "en"
