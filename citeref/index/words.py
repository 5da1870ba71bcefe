"""Words as people type them, as queries to the full text that stay quick in an index of millions.

Each word is looked for whole, capitals and accents aside; the last one may be only begun. SQLite would gather every
paragraph that has a begun word before it gives the first; so the words that begin so are looked up, and asked for one by
one. Words of three or four letters have a list of their own in the index.
"""

from __future__ import annotations

import re
import sqlite3
import unicodedata

LISTED = (3, 4)
"""Lengths of begun words that the index lists (`prefix` of its table of words)."""

TERMS = 400
"""So many words that begin alike are asked for one by one."""

SMALL = 200_000
"""In an index of at most so many citations even a begun word of one letter is quick."""

_LAST = re.compile(r"[0-9a-z]+\Z")


def as_query(words: str, begun: bool = False) -> str:
    """What a person typed as a query: each word quoted, so that none of its signs is an operator.

    The last word may be begun, or with `begun` every one.
    """
    parts = _parts(words)
    if begun:
        return " ".join(f"{_quoted(part)}*" for part in parts)
    return " ".join(map(_quoted, parts)) + ("*" if parts and not words[-1:].isspace() else "")


def quick_query(connection: sqlite3.Connection, words: str, citations: int) -> str:
    """The same query for the words of the documents, put so that it is quick; `citations` is the size of the index."""
    parts = _parts(words)
    if not parts or words[-1:].isspace():
        return as_query(words)
    plain = _plain(parts[-1])
    last = _LAST.search(plain)
    if last is None or not plain.isascii() or len(last[0]) in LISTED:
        return as_query(words)
    found = _beginning(connection, last[0])
    if len(found) > TERMS:
        return as_query(words if citations <= SMALL or len(last[0]) > max(LISTED) else f"{words} ")
    head = plain[: last.start()]
    ways = " OR ".join(_quoted(head + term) for term in found or [last[0]])
    return " AND ".join([*map(_quoted, parts[:-1]), f"({ways})"])


def _parts(words: str) -> list[str]:
    return [part.replace("\0", "") for part in words.split() if any(c.isalnum() for c in part)]


def _quoted(part: str) -> str:
    return '"' + part.replace('"', '""') + '"'


def _plain(part: str) -> str:
    """A word as the index has it: without capitals and accents."""
    return "".join(c for c in unicodedata.normalize("NFD", part.lower()) if not unicodedata.combining(c))


def _beginning(connection: sqlite3.Connection, begun: str) -> list[str]:
    """The words of the index that begin so, at most one more than `TERMS`: a step from each to the next, whatever the
    number of paragraphs that have it. A blank sorts before every sign of a word.
    """
    found: list[str] = []
    after, end = begun, begun + "\U0010ffff"
    while len(found) <= TERMS:
        row = connection.execute(
            "SELECT term FROM terms WHERE term >= ? AND term < ? LIMIT 1", (after, end)
        ).fetchone()
        if row is None:
            break
        found.append(row[0])
        after = row[0] + " "
    return found
