"""The row of a document by its number, as far as the screen holds it: of a large index only the first rows are in memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeref.index.rows import DocumentRow

if TYPE_CHECKING:
    from citeref.tui.app import CiterefApp


def row_of(app: CiterefApp, document: int) -> DocumentRow | None:
    """The row of a document in the lists, under the cursor or being read; None for one that is not in sight."""
    held = next((row for row in app.seen.documents if row.id == document), None)
    item = getattr(getattr(app.here, "rows", None), "item", None)
    read = getattr(getattr(app.here, "read", None), "row", None)
    others = (row for row in (item, read) if isinstance(row, DocumentRow) and row.id == document)
    return held or next(others, None)
