"""Draws the picture in the README, `docs/tui.svg`: a document of the built-in dossier beside the law.

python docs/picture.py
"""

from __future__ import annotations

import asyncio
import re
from pathlib import Path

from citeref.cache import Cache, builtin_folder
from citeref.index import Index
from citeref.tui.app import CiterefApp

PICTURE = Path(__file__).with_name("tui.svg")
SIZE = (112, 34)
"""Columns and lines: from 110 columns the law stands beside the document."""

FONTS = re.compile(r"@font-face\s*\{.*?\}\s*", re.DOTALL)
"""Fonts fetched from elsewhere: the reader's own monospace font will do, and no request leaves."""


async def picture() -> str:
    """The screen as SVG, once the dossier is read and the law is found."""
    app = CiterefApp([str(builtin_folder() / "dossier")], open_index=Index.open, open_cache=Cache.open)
    async with app.run_test(size=SIZE) as pilot:
        while app.busy:
            await pilot.pause(0.05)
        for key in ("enter", "enter", "n", "n"):
            await pilot.press(key)
            await pilot.pause(0.3)
        return FONTS.sub("", app.export_screenshot(title="citeref"))


if __name__ == "__main__":
    PICTURE.write_text(asyncio.run(picture()), "utf-8")
