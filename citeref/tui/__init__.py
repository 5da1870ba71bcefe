"""The terminal program: from a sentence to the law, and from the law to every sentence.

Textual is imported when it is called.
"""

from __future__ import annotations

from collections.abc import Sequence


def browse(paths: Sequence[str], *, goto: str | None = None) -> None:
    """Open documents, folders or globs in the terminal program, at the authorities or at `goto` (« rgpd 28-3
    a »).
    """
    from citeref.tui.app import CiterefApp

    CiterefApp(paths, goto=goto).run()
