"""What a file of DILA's open data is: a text with a reference, or something that is left out, and why.

Which text it is, its own head of metadata says (`law/dila.py`); tables of contents and texts whose number makes
no reference are left out.
"""

from __future__ import annotations

from citeref.errors import CacheError
from citeref.law import dila
from citeref.law.opened import opened
from citeref.law.told import Told


def entry(data: bytes) -> Told | str:
    """What a file tells, or why it is left out, in the plural (« tables of contents »)."""
    try:
        page = opened(data)
    except CacheError:
        return "files that are no sound XML"
    if page.kind in dila.LISTS:
        return "tables of contents"
    if page.kind not in dila.TEXTS:
        return "files of other kinds" if page.xml else "files that are no sound XML"
    found = dila.told(page)
    if found.ref is None:
        return "texts whose number makes no reference"
    if page.kind == "ARTICLE" and not found.version:
        return "articles that are not in force at any known date"
    return found if found.lines or found.nodes else "texts without words"
