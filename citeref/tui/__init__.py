"""The terminal program: from a sentence to the law, and from the law to every sentence.

Textual is imported when it is called.
"""

from __future__ import annotations

from collections.abc import Sequence

DEFECT = 70
"""The exit code when the program broke off; Textual has shown where."""


def browse(paths: Sequence[str], *, goto: str | None = None, ui_lang: str = "") -> None:
    """Open documents, folders or globs in the terminal program, at the authorities or where `goto` says.

    `goto` is what a person types: « rgpd 28-3 a ». `ui_lang` is the language of the interface, « fr » or « en »;
    empty for that of the locale. Raises `SystemExit` with code 70 when the program broke off.
    """
    from citeref.tui import language
    from citeref.tui.app import CiterefApp

    language.use(ui_lang or language.by_locale())
    app = CiterefApp(paths, goto=goto)
    app.run()
    if app.return_code:
        raise SystemExit(DEFECT)
