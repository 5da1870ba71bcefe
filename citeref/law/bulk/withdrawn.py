"""Texts that DILA has withdrawn: a daily archive lists them by their path, and their pages go.

Only what an archive brought is taken away by one; a page that a person fetched or added stays, and is counted.
"""

from __future__ import annotations

import re

from citeref.cache import Cache
from citeref.model import Page

_IDENTIFIER = re.compile(rb"(?<![A-Z])[A-Z]{8}\d{12}(?!\d)")


def is_list(name: str) -> bool:
    """Whether a file of an archive is a list of withdrawn texts, by its name."""
    last = name.lower().rpartition("/")[2]
    return last.startswith("liste_suppression") and last.endswith(".dat")


def listed(data: bytes) -> list[str]:
    """The ids in a list: each line is the path of a file, whose last part is the id."""
    found = (_IDENTIFIER.findall(line) for line in data.splitlines())
    return list(dict.fromkeys(ids[-1].decode() for ids in found if ids))


def remove(identifiers: list[str], cache: Cache) -> tuple[int, int]:
    """Takes the pages of withdrawn texts out of the cache; how many went, and how many stay because a person brought
    them.
    """
    wanted = set(identifiers)
    pages = (
        [page for page in cache.pages() if page.layer != "built in" and _names(page) & wanted]
        if wanted
        else []
    )
    going = [page for page in pages if page.origin.how == "imported"]
    for page in going:
        cache.remove(page)
    return len(going), len(pages) - len(going)


def _names(page: Page) -> set[str]:
    """The ids under which a page came: in its address, and in the name of the file it was."""
    origin = page.origin
    file = origin.note.partition(" of ")[0].removesuffix(".xml")
    return {origin.address.rpartition("/")[2], file} - {""}
