"""Draws the picture in the README, `docs/tui.svg`: a document of the built-in dossier beside the law.

python docs/picture.py
"""

from __future__ import annotations

import asyncio
import re
from pathlib import Path

from textual.pilot import Pilot

from citeref.cache import Cache, builtin_folder
from citeref.index import Index
from citeref.tui.app import CiterefApp

PICTURE = Path(__file__).with_name("tui.svg")
SIZE = (112, 34)
"""Columns and lines: from 110 columns the law stands beside the document."""

KEYS = ("enter", "enter")
"""From the passage to the sentences that cite it, and from the first of them to its place in the document."""

FONTS = re.compile(r"@font-face\s*\{.*?\}\s*", re.DOTALL)
"""Fonts fetched from elsewhere: the reader's own monospace font will do, and no request leaves."""


async def picture() -> str:
    """The screen as SVG, once the dossier is read and the law is found."""
    dossier = str(builtin_folder() / "dossier")
    app = CiterefApp([dossier], goto="rgpd 28-3", open_index=Index.open, open_cache=Cache.open)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        for key in KEYS:
            await pilot.press(key)
            await settled(pilot)
        return FONTS.sub("", app.export_screenshot(title="citeref"))


async def settled(pilot: Pilot[None]) -> None:
    """Wait until everything that was asked is answered and drawn."""
    for _ in range(3):
        await pilot.pause(0.1)
        await pilot.app.workers.wait_for_complete()
    await pilot.pause()


if __name__ == "__main__":
    PICTURE.write_text(asyncio.run(picture()), "utf-8")
