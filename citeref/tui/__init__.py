"""The terminal program: from a sentence to the law, and from the law to every sentence.

Textual is imported when it is called.
"""

from __future__ import annotations

import atexit
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from citeref.cache import Cache
    from citeref.config import Settings
    from citeref.tui.app import CiterefApp

PATIENCE = 2.0
"""Seconds that the end of the program waits for work in hand."""

DEFECT = 70
"""The exit code when the program broke off; Textual has shown where."""


def browse(
    paths: Sequence[str],
    *,
    goto: str | None = None,
    ui_lang: str = "",
    keys: Mapping[str, str | Sequence[str]] | None = None,
    settings: str = "citeref.toml",
    cache: Path | None = None,
    index: Path | None = None,
    checking: Settings | None = None,
) -> None:
    """Open documents, folders or globs in the terminal program, at the authorities or where `goto` says.

    `goto` is what a person types: « rgpd 28-3 a ». `ui_lang` is the language of the interface, « fr » or « en »;
    empty for that of the locale. `keys` are those a person gives to commands, as written in the file `settings`;
    `cache` is the folder of official pages that comes first; `index` an index that is shown in place of documents;
    `checking` are the settings of what is checked, and where it is kept that a finding was accepted.
    Raises `ConfigError` for keys that make no sense, and `SystemExit` with code 70 when the program broke off.
    """
    from citeref.tui import keymap, language
    from citeref.tui.app import CiterefApp

    language.use(ui_lang or language.by_locale())
    keymap.use(keymap.checked(keys or {}, settings))
    from citeref.tui.memory import Memory
    from citeref.tui.visit import ends_with_server

    app = CiterefApp(
        paths,
        goto=goto,
        memory=Memory.of(paths),
        open_cache=lambda: open_cache(cache),
        index_file=index,
        settings=checking,
    )
    ends_with_server()
    app.run()
    atexit.register(_leave, app)
    if app.return_code:
        raise SystemExit(DEFECT)


def _leave(app: CiterefApp) -> None:
    """Let the desks end their work when Python ends, and end without ceremony when one takes too long.

    Python would pull its thread out of the code of a library, which aborts with a message of its own.
    """
    for desk in app.desks:
        desk.wait(PATIENCE / len(app.desks))
    if any(desk.at_work for desk in app.desks):
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(DEFECT if app.return_code else 0)


def open_cache(project: Path | None) -> Cache:
    """The cache of pages, the project's folder first."""
    from citeref.cache import Cache

    return Cache.open(project)
