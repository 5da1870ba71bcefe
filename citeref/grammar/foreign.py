"""Laws of other countries by their number: « Ley Orgánica 3/2018 », „zákona č. 110/2019 Sb.“, « Lei n.º 58/2019 »."""

from __future__ import annotations

import re

from citeref.grammar.mention import Mention
from citeref.grammar.text import Text

_LAWS: tuple[tuple[str, str, str], ...] = (
    ("ley orgánica", r"\s+3/2018\b", "es/lopdgdd"),
    ("ley", r"\s+34/2002\b", "es/lssi"),
    ("d.lgs.", r"\s*(?:30 giugno 2003,?\s*)?(?:n\.\s*)?196(?:/2003)?\b", "it/dlgs-196-2003"),
    ("decreto legislativo", r"\s+(?:30 giugno 2003,?\s*)?(?:n\.\s*)?196(?:/2003)?\b", "it/dlgs-196-2003"),
    ("legge", r"\s+(?:20 maggio 1970,?\s*)?(?:n\.\s*)?300(?:/1970)?\b", "it/legge-300-1970"),
    ("lei", r"\s+n\.°\s*58/2019\b", "pt/lei-58-2019"),
    ("legea", r"\s+(?:nr\.\s*)?190/2018\b", "ro/legea-190-2018"),
    ("legii", r"\s+(?:nr\.\s*)?190/2018\b", "ro/legea-190-2018"),
    ("zákon", r"\w*\s+č\.\s*110/2019\b(?:\s+sb\.)?", "cz/110-2019"),
    ("zákon", r"\w*\s+č\.\s*480/2004\b(?:\s+sb\.)?", "cz/480-2004"),
    ("zákon", r"\w*\s+č\.\s*18/2018\b(?:\s+z\.\s?z\.)?", "sk/18-2018"),
    ("ν.", r"\s*4624/2019\b", "gr/4624-2019"),
    ("νόμο", r"\w*\s+4624/2019\b", "gr/4624-2019"),
    ("lag", r"(?:en)?\s+\(2018:218\)", "se/2018-218"),
    ("ustaw", r"\w*\s+z dnia 10 maja 2018\s*r\.(?:\s+o ochronie danych osobowych)?", "pl/uodo"),
    ("data protection act", r"\s+2018\b", "uk/dpa-2018"),
    ("törvény", r"", ""),
    ("2011. évi cxii.", r"\s+törvény\w*", "hu/infotv"),
    ("loi du 30 juillet 2018", r"", "be/loi-2018-07-30"),
)

ANCHORS = tuple(sorted({anchor for anchor, _, ref in _LAWS if ref}))
_TABLE: dict[str, list[tuple[re.Pattern[str], str]]] = {}
for _anchor, _pattern, _ref in _LAWS:
    if _ref:
        _TABLE.setdefault(_anchor, []).append((re.compile(_pattern), _ref))


def read(text: Text, start: int, end: int) -> Mention | None:
    """A foreign law at one of the anchor words."""
    for pattern, ref in _TABLE.get(text.low[start:end].replace("\n", " "), ()):
        found = pattern.match(text.low, end)
        if found:
            return Mention(start, found.end(), (ref,), "explicit", "foreign", holds=True)
    return None
