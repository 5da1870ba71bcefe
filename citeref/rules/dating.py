"""The document's own date: which version of the law it may cite, and whether a text was still in force.

It is what the file or page states of itself, else the date in the file's name, else the line under which it was signed. Where
nothing says it, the law of today is the measure, and a finding that depends on it says so.
"""

from __future__ import annotations

import re
from datetime import date

from citeref.grammar.dates import dates
from citeref.model import Document

_NAMED = re.compile(r"(?<!\d)((?:19|20)\d\d)[-_.]?(0[1-9]|1[0-2])[-_.]?(0[1-9]|[12]\d|3[01])(?!\d)")
_BYLINE = re.compile(
    r"(?:[^\W\d_][\w' .’-]{1,40},?\s+)?(?:fait à [\w' -]{2,40},?\s*)?(?:le|the|den|date\s*:|datum\s*:|fecha\s*:|data\s*:|publié le"
    r"|published on|updated on|mis à jour le|dernière mise à jour\s*:?)?\s*\Z",
    re.IGNORECASE,
)
_HEAD = 600


def dated(document: Document) -> str:
    """The date of a document, ISO, or an empty string where nothing says it."""
    return document.date or _in_name(document.name) or _byline(document.text)


def today() -> str:
    """The present day, ISO."""
    return date.today().isoformat()


def _in_name(name: str) -> str:
    found = _NAMED.search(name.replace("\\", "/").rpartition("/")[2])
    if not found:
        return ""
    try:
        return date(int(found[1]), int(found[2]), int(found[3])).isoformat()
    except ValueError:
        return ""


def _byline(text: str) -> str:
    """The date on a line that holds little else, at the head of a document."""
    at = 0
    for line in text[:_HEAD].split("\n")[:8]:
        low = line.lower()
        for start, end, day in dates(low):
            if end >= len(low.rstrip(" .")) and len(low) < 90 and _BYLINE.match(low[:start]):
                return day
            break
        at += len(line) + 1
    return ""
