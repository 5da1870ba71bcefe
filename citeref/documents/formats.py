"""What kind of document a file is, from its name and its first bytes, and what to do with the kinds not read
yet.
"""

from __future__ import annotations

import re
from pathlib import PurePath

from citeref.errors import UnreadableDocument, UnsupportedFormat

READ = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".mdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
}
"""The file names that a folder is searched for, and the reader of each."""

_AS_TEXT = "Save it as text (.txt) or as a web page (.html) from the program that opens it."

UNREAD = {
    ".pdf": ("PDF", "Take its text out first: pdftotext -layout NAME.pdf NAME.txt"),
    ".docx": ("Word document", _AS_TEXT),
    ".doc": ("Word document", _AS_TEXT),
    ".odt": ("OpenDocument text", _AS_TEXT),
    ".rtf": ("RTF document", _AS_TEXT),
    ".epub": ("EPUB book", "Take its text out first, with a book reader's « save as text »."),
    ".eml": ("e-mail", "Save the message as text (.txt) from the mail program."),
    ".mbox": ("mailbox", "Save the messages as text (.txt) from the mail program."),
    ".msg": ("Outlook message", "Save the message as text (.txt) from the mail program."),
    ".mht": ("web archive", "Save the page as « web page, HTML only »."),
    ".mhtml": ("web archive", "Save the page as « web page, HTML only »."),
    ".pages": ("Pages document", _AS_TEXT),
}
"""The documents that a person would expect to be read, by their file name: what they are and what to do."""

MOST_TAGS = 2_000_000
"""A page with more tags is no text: the longest consolidated acts have a quarter of that."""

MOST_MARKDOWN = 32_000_000
"""Characters that Markdown may have, which nobody writes by hand and takes longest to read."""

_MAGIC = (
    (b"%PDF-", ".pdf"),
    (b"{\\rtf", ".rtf"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ".doc"),
)
_ZIPPED = ((b"word/", ".docx"), (b"opendocument.text", ".odt"), (b"epub+zip", ".epub"))
_OTHER = (
    (b"PK\x03\x04", "a zip archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"SQLite format 3\0", "a database"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
)
_HTML = re.compile(
    r"\ufeff?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.I | re.S
)


def refuse_unread(name: str, head: bytes, shown: str) -> None:
    """Raises `UnsupportedFormat` where the first bytes, or else the name, tell a kind that is not read."""
    suffix = _magic(head) or PurePath(name).suffix.lower()
    if suffix in UNREAD:
        raise unread(suffix, shown)
    for magic, what in _OTHER:
        if head.startswith(magic):
            hint = "Unpack it and give the documents inside." if "archive" in what else "Leave it out."
            raise UnsupportedFormat(f"{shown}: {what}, not a document.", hint)


def unread(suffix: str, shown: str) -> UnsupportedFormat:
    """The error for a kind of document that is not read yet, with the way round."""
    what, hint = UNREAD[suffix]
    stem = shown.removesuffix(suffix)
    return UnsupportedFormat(
        f"{shown}: citeref does not read this format yet ({what}).", hint.replace("NAME", stem)
    )


def refuse_dense(form: str, text: str, shown: str) -> None:
    """Raises `UnreadableDocument` for a page or a Markdown text with more marks than can be read in time."""
    if form == "html" and (tags := text.count("<")) > MOST_TAGS:
        raise UnreadableDocument(f"{shown}: {tags} tags in one page.", "Save its text as .txt, or split it.")
    if form == "markdown" and len(text) > MOST_MARKDOWN:
        raise UnreadableDocument(
            f"{shown}: {len(text) // 1_000_000} million characters of Markdown.",
            "Rename it to .txt, or split it.",
        )


def _magic(head: bytes) -> str:
    for magic, suffix in _MAGIC:
        if head.startswith(magic):
            return suffix
    if head.startswith(b"PK\x03\x04"):
        return next((suffix for sign, suffix in _ZIPPED if sign in head), "")
    return ""


def told(name: str, text: str) -> str:
    """The reader that a decoded file goes to: by its name, unless it begins as a web page whatever its name
    says.
    """
    known = READ.get(PurePath(name).suffix.lower(), "text")
    return "html" if known == "text" and _HTML.match(text[:2000]) else known
