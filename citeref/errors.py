"""What can go wrong, as a tree: each error names the thing, the place and the way out.

The exit codes are part of the command line's contract:

| code | meaning |
| --- | --- |
| 0 | nothing to say |
| 1 | `check` found something to look at |
| 2 | a word of the command, a file or a reference is off |
| 3 | a source is out of reach and may answer later |
| 4 | some of the files could not be read; the others were |
| 70 | a defect of citeref itself |
"""

from __future__ import annotations


class CiterefError(Exception):
    """Anything citeref says to a person instead of showing a traceback.

    `what` is the sentence that names the thing and the place, `hint` the nearest way out.
    """

    exit_code = 2

    def __init__(self, what: str, hint: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.what} {self.hint}".strip()


class RefError(CiterefError):
    """A reference string that does not follow the grammar of references."""


class UnreadableDocument(CiterefError):
    """A document that cannot be read: missing, empty, binary, too large, wrongly encoded.

    `expected` where nobody would miss it: a picture attached to a mail.
    """

    exit_code = 4
    expected = False


class UnsupportedFormat(UnreadableDocument):
    """A document in a format that citeref does not read (yet)."""


class CacheError(CiterefError):
    """A cached page that is missing, broken or tampered with, or a cache folder that cannot be written."""


class PageNotFound(CacheError):
    """No cached page holds this reference."""


class IndexUnusable(CiterefError):
    """An index file that cannot be opened, read or written; the documents themselves are untouched."""


class SourceUnreachable(CiterefError):
    """An official site, a store or a scheduler did not answer, or refused to; it may answer later."""

    exit_code = 3


class ConfigError(CiterefError):
    """A setting in citeref.toml that is unknown or of the wrong type."""


class ExportError(CiterefError):
    """A list that could not be written where it was asked."""
